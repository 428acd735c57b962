"""Writing the actions of a sheet: all rows, or none."""

from django.db import transaction

from zesummen.accounts.queries import grants
from zesummen.kernel import journal
from zesummen.kernel.access import insist

from ..models import Action, ActionOwner, BudgetLine, Objective, Partner, Plan
from ..rules.plans import may_write
from ..states import ActionState, OwnerKind, PartnerKind
from .actions import TEXTS, write_row

PLAIN = (*TEXTS, "field", "groups", "languages", "accessibility", "state", "from_on", "until_on", "is_recurring")


@transaction.atomic
def import_actions(*, plan: Plan, rows: list[dict], source: str, by) -> list[Action]:
    """Write each row with its owners, partners, objective and one budget line; ``source`` where the row names none.

    ``rows`` are values as ``forms.action_sheet`` reads them.
    """
    insist(may_write(grants(by, plan.space), plan))
    objectives = {objective.number: objective for objective in Objective.objects.filter(plan=plan)}
    made = [_write(plan, row, objectives.get(row["objective"]), source) for row in rows]
    for action in made:
        journal.note("action.imported", action, space=plan.space, by=by)
    return made


def _write(plan: Plan, row: dict, objective: Objective | None, source: str) -> Action:
    values = {name: row[name] for name in PLAIN}
    if row["state"] == ActionState.DONE:
        values["percent"] = 100
    action = write_row(plan, objective, **values)
    for kind in OwnerKind:
        if row[kind.value]:
            ActionOwner.objects.create(space=plan.space, action=action, kind=kind, name=row[kind.value])
    for name in filter(None, (part.strip() for part in row["partners"].split(";"))):
        Partner.objects.create(space=plan.space, action=action, kind=PartnerKind.SOCIETY, name=name[:200])
    if row["planned"] is not None:
        BudgetLine.objects.create(
            space=plan.space,
            action=action,
            year=row["year"] or row["from_on"].year,
            category=BudgetLine.Category.MATERIAL,
            source=row["source"] or source,
            article=row["article"],
            planned=row["planned"],
        )
    return action
