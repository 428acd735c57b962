"""Actions as the list shows them, and one action with everything that hangs on it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as made
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from zesummen.kernel.access import ROLES
from zesummen.kernel.due import Due
from zesummen.kernel.numbers import whole
from zesummen.kernel.together import asking
from zesummen.kernel.words import Text, plain

from ..catalogue import label
from ..models import Action, ActionOwner, BudgetLine, Milestone, Plan, SubAction
from ..states import ActionState, Health
from .sheet import ActionSheet, action_of
from .sheet_rows import amount, day, rows_of_action, text

ZERO = Decimal("0.00")
TONES = {"idea": "not_open", "planned": "to_start", "running": "under_way", "done": "completed", "stopped": "plain"}
HEALTH_TONES = {"good": "good", "at_risk": "warn", "blocked": "late"}


@dataclass(frozen=True)
class ActionRow:
    """One line of the list. ``money`` is planned expense by year in euros; ``owners`` names by kind."""

    pk: int
    number: int
    title: Text
    field: str
    state: str
    health: str
    percent: int
    from_on: date | None
    until_on: date | None
    is_recurring: bool
    search: str
    owners: dict[str, str] = made(default_factory=dict)
    money: dict[int, Decimal] = made(default_factory=dict)

    @property
    def field_label(self):
        return label(self.field) if self.field else ""

    @property
    def state_label(self):
        return ActionState(self.state).label

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def health_label(self):
        return Health(self.health).label

    @property
    def health_tone(self) -> str:
        return HEALTH_TONES[self.health]

    @property
    def owner(self) -> str:
        """Who does the work; before that is known, whoever answers for it."""
        return self.owners.get("working") or self.owners.get("administrative") or self.owners.get("political") or ""

    @property
    def planned(self) -> Decimal:
        return sum(self.money.values(), ZERO)

    @property
    def years(self) -> frozenset[int]:
        """Years in which it runs or costs."""
        found = set(self.money)
        if self.from_on:
            found |= set(range(self.from_on.year, (self.until_on or self.from_on).year + 1))
        return frozenset(found)


COLUMNS = (
    "pk",
    "number",
    "title",
    "field",
    "state",
    "health",
    "percent",
    "from_on",
    "until_on",
    "is_recurring",
    "search",
)


def action_rows(plan: Plan) -> list[ActionRow]:
    """All actions of a plan in three statements, whatever their number."""
    owners: dict[int, dict[str, str]] = defaultdict(dict)
    for action_id, kind, name in (
        ActionOwner.objects.filter(action__plan=plan).order_by().values_list("action_id", "kind", "name")
    ):
        owners[action_id][kind] = name
    money: dict[int, dict[int, Decimal]] = defaultdict(dict)
    lines = BudgetLine.objects.filter(action__plan=plan, flow="expense").order_by()
    for action_id, year, planned in (
        lines.values("action_id", "year").annotate(sum=Sum("planned")).values_list("action_id", "year", "sum")
    ):
        money[action_id][year] = amount(planned)
    return [
        ActionRow(*values, owners=owners.get(values[0], {}), money=money.get(values[0], {}))
        for values in Action.objects.filter(plan=plan).values_list(*COLUMNS)
    ]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the list is narrowed to and how it is sorted; empty means all, by number."""

    field: str = ""
    state: str = ""
    owner: str = ""
    year: str = ""
    q: str = ""
    sort: str = ""

    @classmethod
    def of(cls, data) -> "Choice":
        """From the address; unknown words are left out."""
        found = cls(**{name: str(data.get(name, ""))[:100].strip() for name in cls.__slots__})
        return (
            found
            if found.sort.removeprefix("-") in SORTS
            else cls(found.field, found.state, found.owner, found.year, found.q)
        )

    @property
    def is_narrow(self) -> bool:
        return any((self.field, self.state, self.owner, self.year, self.q))


SORTS = {
    "number": lambda row: row.number,
    "title": lambda row: plain(str(row.title)),
    "field": lambda row: (plain(str(row.field_label)), row.number),
    "owner": lambda row: (not row.owner, plain(row.owner), row.number),
    "start": lambda row: (row.from_on is None, row.from_on or date.max, row.number),
    "planned": lambda row: (row.planned, row.number),
}


def choose(rows: Iterable[ActionRow], choice: Choice) -> list[ActionRow]:
    """The rows that match every word and choice, sorted. Accents and capitals do not matter."""
    words = plain(choice.q).split()
    found = [
        row
        for row in rows
        if (not choice.field or row.field == choice.field)
        and (not choice.state or row.state == choice.state)
        and (not choice.owner or choice.owner in row.owners.values())
        and (not choice.year or whole(choice.year) in row.years)
        and all(word in row.search or word == str(row.number) for word in words)
    ]
    if choice.sort:
        found.sort(key=SORTS[choice.sort.removeprefix("-")], reverse=choice.sort.startswith("-"))
    return found


@dataclass(frozen=True, slots=True)
class Facets:
    """What can be chosen above the list: only what occurs."""

    fields: list[tuple[str, Any]]
    states: list[tuple[str, Any]]
    owners: list[str]
    years: list[int]


def facets(rows: Iterable[ActionRow]) -> Facets:
    """The values that occur among these rows."""
    rows = list(rows)
    fields = sorted({row.field for row in rows if row.field}, key=lambda key: plain(str(label(key))))
    used = {row.state for row in rows}
    return Facets(
        fields=[(key, label(key)) for key in fields],
        states=[(state.value, state.label) for state in ActionState if state.value in used],
        owners=sorted({name for row in rows for name in row.owners.values()}, key=plain),
        years=sorted({year for row in rows for year in row.years}),
    )


# One action


@dataclass(frozen=True, slots=True)
class Step:
    """A part or milestone with its id, to tick it."""

    pk: int
    kind: str
    title: str
    due_on: date | None
    done_on: date | None
    owner: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Served:
    """An objective that the action serves, with its share in per cent."""

    pk: int
    number: int
    title: Text
    share: Decimal


@dataclass(frozen=True)
class ActionPage:
    """One action: the row that people edit, the frozen sheet, and the rows with their ids."""

    action: Action
    sheet: ActionSheet
    parts: tuple[Step, ...]
    milestones: tuple[Step, ...]
    served: tuple[Served, ...]
    rows: dict[str, list[dict]]


def find_action(plan_pk: int, pk: int) -> Action | None:
    """The action with this id of this plan, and the plan with it: one statement for the whole page."""
    related = ("plan", "folder", "cycle", "previous", "node")
    return Action.objects.filter(plan=plan_pk, pk=pk).select_related(*related).first()


def action_page(action: Action, today: date | None = None) -> ActionPage:
    """Everything of one action in one more statement."""
    today = today or timezone.localdate()
    rows = rows_of_action(action)
    return ActionPage(
        action=action,
        sheet=action_of(action, rows),
        rows=rows,
        parts=tuple(_step("part", row, "done_on", today) for row in rows.get("part", ())),
        milestones=tuple(_step("milestone", row, "reached_on", today) for row in rows.get("milestone", ())),
        served=tuple(
            Served(row["objective_id"], row["objective"], text(row["title"]), amount(row["share"]))
            for row in rows.get("share", ())
        ),
    )


def _step(kind: str, row: dict, done: str, today: date) -> Step:
    due, over = day(row["due_on"]), day(row[done])
    return Step(
        row["pk"], kind, row["title"], due, over, row.get("owner_name", ""), bool(due and not over and due < today)
    )


def find_step(action: Action, kind: str, pk: int):
    """A part or milestone of this action, or ``None``."""
    model = {"part": SubAction, "milestone": Milestone}.get(kind)
    return model.objects.filter(action=action, pk=pk).first() if model else None


# What is due

AHEAD = timedelta(days=30)


@asking
def due(spaces, today: date | None = None):
    """Milestones, parts and starts of running plans that are late or come within a month. Constant statements.

    Call it inside ``tenancy.across(spaces)``.
    """
    today = today or timezone.localdate()
    names = {space.pk: space for space in spaces}
    live = Q(action__plan__state="running", action__state__in=["planned", "running"], due_on__lte=today + AHEAD)
    milestones = Milestone.objects.filter(live, reached_on=None, space__in=names).select_related("action")
    parts = SubAction.objects.filter(live, done_on=None, space__in=names).select_related("action")
    waiting = _waiting(names, today)
    yield milestones, parts, waiting
    found = []
    for rows, kind, sentence in (
        (milestones, "milestone", _("Milestone: %(what)s")),
        (parts, "part", _("Part: %(what)s")),
    ):
        for step in rows:
            found.append(_due(names[step.space_id], sentence % {"what": step.title}, step, kind, today))
    return found + _starts(waiting, names, today)


def _due(space, what, step, kind: str, today: date) -> Due:
    owner = getattr(step, "owner_name", "") or _("lead of the action")
    return Due(
        space,
        what,
        step.due_on,
        owner,
        step.action.thread_link(),
        kind,
        late=step.due_on < today,
        begun=step.action.state == ActionState.RUNNING,
    )


def _waiting(names: dict, today: date):
    """How many planned actions of each plan should begin."""
    waiting = Action.objects.filter(plan__state="running", state="planned", from_on__lte=today, space__in=names)
    counted = waiting.order_by().values("space_id", "plan_id").annotate(n=Count("pk"))
    return counted.values_list("space_id", "plan_id", "n")


def _starts(rows: Iterable[tuple], names: dict, today: date) -> list[Due]:
    """Planned actions that should begin: one line per plan, so that a new plan does not fill the page."""
    return [
        Due(
            names[space_id],
            ngettext_lazy("%(n)d action should have started", "%(n)d actions should have started", n) % {"n": n},
            today,
            ROLES["officer"].label,
            f"plans/{plan_id}/actions/?state=planned&sort=start",
            "start",
        )
        for space_id, plan_id, n in rows
    ]
