"""The public page of a plan, from the frozen public sheet: where it stands, what it costs, why each action exists."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils import timezone

from zesummen.kernel import tenancy
from zesummen.kernel.money import euros
from zesummen.kernel.words import Text
from zesummen.plans.catalogue import label, labels
from zesummen.plans.measures import TEMPLATES
from zesummen.plans.models import Plan, PlanVersion
from zesummen.plans.queries import budget
from zesummen.plans.queries.public_sheet import public_sheet
from zesummen.plans.queries.sheet import (
    ActionSheet,
    EvidenceSheet,
    IndicatorSheet,
    NeedSheet,
    ObjectiveSheet,
    PlanSheet,
    ResultSheet,
)
from zesummen.plans.queries.standings import Rail, rail_of
from zesummen.plans.states import ActionState, EvidenceKind, OwnerKind, PartnerKind, PartyState, PlanState

from .spaces import SHOWN_STATES

TONES = {"planned": "to_start", "running": "under_way", "done": "completed", "stopped": "plain"}
PARTY_TONES = {"waiting": "to_start", "adopted": "completed", "amended": "completed", "refused": "to_correct"}
RESULT_TONES = {"reached": "completed", "partly": "under_way", "missed": "to_correct", "unknown": "plain"}


def public_plan(slug: str, pk: int) -> Plan | None:
    """The plan if its space opened it to the public by today; with its space, in one statement."""
    rows = Plan._base_manager.select_related("space__commune", "space__grouping")
    return rows.filter(pk=pk, space__slug=slug, public_from__lte=timezone.localdate()).first()


def open_sheet(plan: Plan) -> PlanSheet:
    """The frozen plan for everybody: page, files and API are all drawn from it (inside the space).

    Beyond ``public_sheet``: the coordinator is an office and not a name, parts of the daily work, remarks on councils
    and how well an action fares stay inside the commune.
    """
    sheet = public_sheet(plan)
    coordinator = replace(sheet.coordinator, name="") if sheet.coordinator else None
    parties = tuple(replace(party, note="") for party in sheet.parties)
    actions = tuple(
        replace(action, parts=(), health="", material_needed="", rooms_needed="") for action in sheet.actions
    )
    return replace(sheet, coordinator=coordinator, parties=parties, actions=actions)


def sheet_of(plan: Plan) -> PlanSheet:
    """The same, opening the space."""
    with tenancy.inside(plan.space):
        return open_sheet(plan)


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action in the page: who answers for it, its money, its results."""

    sheet: ActionSheet
    planned: Decimal
    spent: Decimal

    @property
    def tone(self) -> str:
        return TONES[self.sheet.state]

    @property
    def state_label(self):
        return ActionState(self.sheet.state).label

    @property
    def field_label(self):
        return label(self.sheet.field) if self.sheet.field else ""

    @property
    def group_labels(self) -> list:
        return labels(self.sheet.groups)

    @property
    def owners(self) -> list[tuple]:
        """(kind, name) of elected owners and services."""
        return [(OwnerKind(owner.kind).label, owner.name) for owner in self.sheet.owners if owner.name]

    @property
    def partners(self) -> list[tuple]:
        return [(partner.name, PartnerKind(partner.kind).label) for partner in self.sheet.partners]

    @property
    def who(self) -> str:
        """The service that does the work, else whoever answers for it."""
        names = {owner.kind: owner.name for owner in self.sheet.owners if owner.name}
        return names.get("working") or names.get("administrative") or names.get("political") or ""

    @property
    def results(self) -> list[tuple[ResultSheet, str]]:
        return [(result, RESULT_TONES[result.verdict]) for result in self.sheet.results]


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence in words."""

    sheet: EvidenceSheet

    @property
    def kind_label(self):
        return EvidenceKind(self.sheet.kind).label


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator in a line: last reading (or baseline) and target, without needless zeros."""

    title: Text
    unit: str
    value: Decimal | None
    on: date | None
    target: Decimal | None
    target_on: date | None


def _measured(row: IndicatorSheet) -> Measured:
    last = row.readings[-1] if row.readings else None
    value, on = (last.value, last.read_on) if last else (row.baseline, row.baseline_on)
    return Measured(row.title, row.unit, _short(value), on, _short(row.target), row.target_on)


def _short(value: Decimal | None) -> Decimal | None:
    """60 and not 60.00; 2.5 and not 2.50."""
    if value is None:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


@dataclass(frozen=True, slots=True)
class Branch:
    """An objective with the actions that serve it; ``needs`` it answers, for the way back."""

    objective: ObjectiveSheet
    actions: tuple[ActionLine, ...]
    needs: tuple[NeedSheet, ...]

    @property
    def indicators(self) -> list[Measured]:
        return [_measured(row) for row in self.objective.indicators]


@dataclass(frozen=True, slots=True)
class Root:
    """A need with its evidence and what answers it."""

    need: NeedSheet
    evidence: tuple[Proof, ...]
    objectives: tuple[Branch, ...]

    @property
    def group_labels(self) -> list:
        return labels(self.need.groups)


@dataclass(frozen=True)
class PlanPage:
    """Everything the page shows."""

    sheet: PlanSheet
    rail: Rail
    kind: object
    state_label: object
    actions: tuple[ActionLine, ...]
    roots: tuple[Root, ...]
    loose: tuple[Branch, ...]  # objectives that answer no need
    alone: tuple[ActionLine, ...]  # actions that serve no objective
    years: tuple[tuple[int, budget.Sum], ...]
    sources: tuple[tuple[str, budget.Sum], ...]
    total: budget.Sum
    parties: tuple[tuple, ...]  # (party, state, tone)
    news: tuple[ActionLine, ...]

    @property
    def tone(self) -> str:
        return SHOWN_STATES[PlanState(self.sheet.state)]

    def count(self, state: str) -> int:
        return sum(line.sheet.state == state for line in self.actions)

    @property
    def done(self) -> int:
        return self.count("done")

    @property
    def running(self) -> int:
        return self.count("running")

    @property
    def live(self) -> int:
        """Actions that count: all but the stopped ones."""
        return len(self.actions) - self.count("stopped")

    @property
    def planned(self) -> str:
        """The planned expense of the whole plan in whole euros, for the headline."""
        return euros(self.total.expense, cents=False)

    @property
    def spent(self) -> str:
        """What was really spent so far, in whole euros."""
        return euros(self.total.real_expense, cents=False)

    @property
    def knots(self) -> list[tuple]:
        return self.rail.stages


def plan_page(plan: Plan) -> PlanPage:
    """The page of an open plan. Nine statements, ten for a pact, whatever its rows."""
    with tenancy.inside(plan.space):
        sheet, rail = open_sheet(plan), rail_of(plan)
    return page_of(sheet, rail)


def page_of(sheet: PlanSheet, rail: Rail) -> PlanPage:
    """The page from the frozen sheet."""
    lines = action_lines(sheet)
    branches = {objective.number: branch_of(sheet, objective, lines) for objective in sheet.objectives}
    roots = tuple(
        Root(
            need,
            tuple(Proof(row) for row in need.evidence),
            tuple(b for b in branches.values() if need.number in b.objective.needs),
        )
        for need in sheet.needs
    )
    sums = budget.by_source(sheet)
    told = sorted(
        (line for line in lines if line.sheet.reported_on), key=lambda line: line.sheet.reported_on, reverse=True
    )
    return PlanPage(
        sheet,
        rail,
        TEMPLATES[sheet.template].name,
        PlanState(sheet.state).label,
        lines,
        roots,
        tuple(branch for branch in branches.values() if not branch.objective.needs),
        tuple(line for line in lines if not line.sheet.objectives),
        tuple(budget.by_year(sheet).items()),
        tuple(sums.items()),
        budget.plan_total(sheet),
        tuple((party, PartyState(party.state).label, PARTY_TONES[party.state]) for party in sheet.parties),
        tuple(told[:5]),
    )


def action_lines(sheet: PlanSheet) -> tuple[ActionLine, ...]:
    """Each action with its planned and real expense."""
    sums = budget.by_action(sheet)
    nothing = budget.Sum()
    return tuple(
        ActionLine(action, sums.get(action.number, nothing).expense, sums.get(action.number, nothing).real_expense)
        for action in sheet.actions
    )


def branch_of(sheet: PlanSheet, objective: ObjectiveSheet, lines: tuple[ActionLine, ...]) -> Branch:
    """An objective with the actions that serve it and the needs it answers."""
    serving = tuple(
        line for line in lines if any(share.objective == objective.number for share in line.sheet.objectives)
    )
    return Branch(objective, serving, tuple(need for need in sheet.needs if need.number in objective.needs))


@dataclass(frozen=True)
class ActionPage:
    """One action between why it exists and what became of it."""

    sheet: PlanSheet
    line: ActionLine
    needs: tuple[tuple[NeedSheet, str], ...]  # with its anchor on the plan's page
    objectives: tuple[ObjectiveSheet, ...]
    years: tuple[tuple[int, budget.Sum], ...]
    left_out_by: tuple[str, ...]


def action_page(sheet: PlanSheet, number: int) -> ActionPage | None:
    """The public page of one action; ``None`` for an idea or a number that does not exist."""
    line = next((line for line in action_lines(sheet) if line.sheet.number == number), None)
    if line is None:
        return None
    objectives = tuple(o for o in (sheet.objective(share.objective) for share in line.sheet.objectives) if o)
    numbers = {need for objective in objectives for need in objective.needs}
    by_year = defaultdict(list)
    for row in line.sheet.lines:
        by_year[row.year].append((line.sheet, row))
    return ActionPage(
        sheet,
        line,
        tuple((need, f"#need-{need.number}") for need in sheet.needs if need.number in numbers),
        objectives,
        tuple((year, budget.total(rows)) for year, rows in sorted(by_year.items())),
        tuple(party.name for party in sheet.parties if number in party.left_out),
    )


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version that a council adopted."""

    number: int
    name: str
    adopted_on: date


def adopted_versions(plan: Plan) -> list[VersionLine]:
    """The adopted versions, newest first (inside the space)."""
    rows = PlanVersion.objects.filter(plan=plan, adopted_on__isnull=False).defer("payload")
    rows = rows.select_related("adopted_by_party__commune")
    return [VersionLine(row.number, row.name, row.adopted_on) for row in rows]


def folders_of(plan: Plan) -> list[int]:
    """The folders of the plan, its actions and its measures: their public files are shown (inside the space)."""
    own = [plan.folder_id] if plan.folder_id else []
    actions = plan.actions.order_by().exclude(folder=None).exclude(state="idea").values_list("folder", flat=True)
    marks = plan.marks.order_by().exclude(folder=None).values_list("folder", flat=True)
    return [*own, *actions.union(marks, all=True)]
