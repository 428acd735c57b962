"""Numbers that people say aloud: action 7, need 3."""

from django.db.models import Max

from ..models import Plan


def next_number(model, plan: Plan) -> int:
    """The next free number among the rows of this plan. Call it inside the transaction that writes the row.

    The plan's row is locked first, so that two people who add one at the same moment get two numbers.
    """
    Plan.objects.select_for_update().get(pk=plan.pk)
    return (model.objects.filter(plan=plan).aggregate(last=Max("number"))["last"] or 0) + 1
