"""Choosing fields of action and target groups, with rank and reason."""

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.words import Text

from ..catalogue import ALL_FIELDS, GROUPS, label
from ..models import FieldChoice, GroupChoice, Plan
from ..rules.plans import may_write

KINDS = {"field": (FieldChoice, "field", ALL_FIELDS), "group": (GroupChoice, "group", GROUPS)}


@transaction.atomic
def choose(*, plan: Plan, kind: str, key: str, reason: Text, by):
    """Take a field or a target group (``kind``) into the plan, at the last rank."""
    insist(may_write(grants(by, plan.space), plan))
    model, column, entries = KINDS[kind]
    if key not in {entry.key for entry in entries}:
        raise Refused(no(_("This entry is not in the list.")))
    last = model.objects.filter(plan=plan).aggregate(last=Max("rank"))["last"] or 0
    choice, made = model.objects.get_or_create(
        space=plan.space, plan=plan, **{column: key}, defaults={"rank": last + 1, "reason": reason}
    )
    if made:
        journal.note(f"{kind}.chosen", plan, space=plan.space, by=by, title=str(label(key)), reason=str(reason))
    return choice


@transaction.atomic
def change_reason(*, choice, expected: int, reason: Text, by):
    """Rewrite the reason of a choice."""
    insist(may_write(grants(by, choice.space), choice.plan))
    moves.edit(choice, expected=expected, reason=reason)
    kind = "field" if isinstance(choice, FieldChoice) else "group"
    journal.note(
        f"{kind}.chosen",
        choice.plan,
        space=choice.space,
        by=by,
        title=str(label(getattr(choice, kind))),
        reason=str(reason),
    )
    return choice


@transaction.atomic
def move_choice(*, choice, up: bool, by):
    """Change places with the neighbour; at the end of the list nothing happens."""
    insist(may_write(grants(by, choice.space), choice.plan))
    kind = "field" if isinstance(choice, FieldChoice) else "group"
    model = type(choice)
    rows = list(model.objects.filter(plan=choice.plan).order_by("rank", "pk"))
    place = next(index for index, row in enumerate(rows) if row.pk == choice.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(rows):
        return choice
    rows[place], rows[other] = rows[other], rows[place]
    for rank, row in enumerate(rows, 1):
        model.objects.filter(pk=row.pk).update(rank=rank, version=F("version") + 1)
    journal.note(
        f"{kind}.ranked",
        choice.plan,
        space=choice.space,
        by=by,
        title=str(label(getattr(choice, kind))),
        rank=other + 1,
    )
    return choice


@transaction.atomic
def drop_choice(*, choice, by) -> None:
    """Take a field or group out of the plan. The journal keeps its reason."""
    insist(may_write(grants(by, choice.space), choice.plan))
    kind = "field" if isinstance(choice, FieldChoice) else "group"
    journal.note(
        f"{kind}.dropped",
        choice.plan,
        space=choice.space,
        by=by,
        title=str(label(getattr(choice, kind))),
        reason=str(choice.reason),
    )
    choice.delete()
