"""Writing action sheets: a new one, from the library, from the inventory, a copy; and changing one."""

import calendar
from datetime import date
from decimal import Decimal

from django.db import transaction

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves, thread
from zesummen.kernel.access import insist
from zesummen.kernel.words import Text, searchable

from .. import states
from ..library import ModelAction
from ..models import Action, ActionObjective, ActionOwner, BudgetLine, InventoryItem, Objective, Partner, Plan
from ..rules import actions as rules
from ..rules.plans import may_write
from .numbers import next_number

TEXTS = ("title", "description", "newcomers_part", "commune_part", "expected_result")
FIELDS = frozenset({
    *TEXTS, "field", "groups", "missions", "is_recurring", "cycle", "from_on", "until_on", "people_needed", "rooms_needed",
    "material_needed", "depends_on_call", "call_decided_on", "languages", "accessibility", "channels", "risks", "origin",
    "origin_note", "evaluation_note",
})  # fmt: skip


def _searchable(action: Action) -> str:
    return searchable(*(getattr(action, name) for name in TEXTS))


def write_row(plan: Plan, objective: Objective | None = None, **values) -> Action:
    """The row, its knot, and the objective it serves with all of its money."""
    action = Action(space=plan.space, plan=plan, number=next_number(Action, plan), **values)
    action.search = _searchable(action)
    action.save()
    thread.tie(action)
    if objective is not None:
        ActionObjective.objects.create(space=plan.space, action=action, objective=objective, share=100)
        thread.link(objective, action)
    return action


@transaction.atomic
def make_action(
    *, plan: Plan, title: Text, objective: Objective | None = None, is_idea: bool = False, by, **values
) -> Action:
    """Write a new action, or note an idea for one. Serves ``objective`` with all of its money where one is given."""
    insist(may_write(grants(by, plan.space), plan))
    state = states.ActionState.IDEA if is_idea else states.ActionState.PLANNED
    action = write_row(plan, objective, title=title, state=state, **_known(values))
    journal.note("action.made", action, space=plan.space, by=by)
    return action


def _known(values: dict) -> dict:
    if strange := set(values) - FIELDS:
        raise TypeError(f"An action has no such field: {', '.join(sorted(strange))}.")
    return values


@transaction.atomic
def edit_action(*, action: Action, expected: int, by, **values) -> Action:
    """Change fields of the sheet. Raises ``Stale`` when somebody else saved first, and writes nothing then."""
    insist(rules.may_write_action(grants(by, action.space), action))
    changes = moves.edit(action, expected=expected, **_known(values))
    if changes:
        Action.objects.filter(pk=action.pk).update(search=_searchable(action))
        thread.tie(action)
        journal.note("action.edited", action, space=action.space, by=by, changed=sorted(changes))
    return action


@transaction.atomic
def take_in(*, action: Action, by) -> Action:
    """Take an idea into the plan."""
    insist(rules.may_take_in(grants(by, action.space), action))
    moves.apply(action, states.PLAN_ACTION)
    journal.note("action.taken_in", action, space=action.space, by=by)
    return action


@transaction.atomic
def from_library(
    *, plan: Plan, model: ModelAction, year: int, partners: list[str], note: str, cost_label: str, cost_source: str, by
) -> Action:
    """Take over a model action for a year: its five texts, season, languages, partners and a cost that says "estimate".

    ``partners`` are names in the reader's language, in the order of ``model.partners``.
    """
    insist(may_write(grants(by, plan.space), plan))
    first, last = model.season(year)
    action = write_row(
        plan,
        title=model.title,
        description=model.description,
        newcomers_part=model.newcomers,
        commune_part=model.commune,
        field=model.field,
        groups=list(model.groups),
        languages=list(model.languages),
        is_recurring=model.is_recurring,
        missions=list(model.missions) if plan.regime == "2023" else [],
        from_on=first,
        until_on=last,
        origin="library",
        origin_note=note[:300],
    )
    for (kind, _name), name in zip(model.partners, partners, strict=True):
        Partner.objects.create(space=plan.space, action=action, kind=kind, name=name[:200])
    _estimate(action, year=year, planned=Decimal(model.cost_to), label=cost_label, source=cost_source)
    journal.note("action.from_library", action, space=plan.space, by=by, model=model.key, year=year)
    return action


def _estimate(action: Action, *, year: int, planned: Decimal, label: str, source: str) -> None:
    BudgetLine.objects.create(
        space=action.space,
        action=action,
        year=year,
        category=BudgetLine.Category.SERVICE,
        label=label[:200],
        source=source[:200],
        planned=planned,
    )


@transaction.atomic
def from_inventory(*, plan: Plan, item: InventoryItem, year: int, cost_label: str, cost_source: str, by) -> Action:
    """Take something that exists already into the plan, with its season, languages, groups and last cost."""
    insist(may_write(grants(by, plan.space), plan))
    months = sorted(int(month) for month in item.months) or [1, 12]
    action = write_row(
        plan,
        title=item.title,
        description=item.description,
        field=item.field,
        groups=list(item.groups),
        languages=list(item.languages),
        is_recurring=item.kind == InventoryItem.Kind.ACTION,
        origin="inventory",
        inventory_item=item,
        from_on=date(year, months[0], 1),
        until_on=end_of_month(year, months[-1]),
    )
    if item.organiser:
        society = item.kind == InventoryItem.Kind.ASSOCIATION
        kind = states.PartnerKind.SOCIETY if society else states.PartnerKind.COMMUNE
        Partner.objects.create(
            space=plan.space, action=action, kind=kind, name=item.organiser, stakeholder=item.stakeholder
        )
    if item.cost is not None:
        _estimate(action, year=year, planned=item.cost, label=cost_label, source=cost_source)
    journal.note("action.from_inventory", action, space=plan.space, by=by, item=item.pk, year=year)
    return action


def end_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


COPIED = sorted(FIELDS - {"title", "evaluation_note", "origin", "origin_note", "call_decided_on"})


@transaction.atomic
def copy_action(*, action: Action, by) -> Action:
    """A copy to start another action from: texts, owners, partners, objectives and planned money; nothing that happened."""
    insist(may_write(grants(by, action.space), action.plan))
    title = Text(action.title.original, {code: f"{text} (2)" for code, text in action.title.texts.items()})
    copy = write_row(
        action.plan,
        title=title,
        inventory_item=action.inventory_item,
        origin=action.origin,
        origin_note=action.origin_note,
        **{name: getattr(action, name) for name in COPIED},
    )
    for model in (ActionOwner, Partner, ActionObjective, BudgetLine):
        for row in model.objects.filter(action=action):
            row.pk, row._state.adding, row.action = None, True, copy
            if isinstance(row, BudgetLine):
                row.real, row.version = None, 1
            row.save()
    for row in ActionObjective.objects.filter(action=copy).select_related("objective"):
        thread.link(row.objective, copy)
    journal.note("action.copied", copy, space=copy.space, by=by, of=action.number)
    return copy
