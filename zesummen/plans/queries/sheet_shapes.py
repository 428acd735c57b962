"""The shapes of the frozen plan: plain dataclasses, read by pages, papers, comparison and API."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from zesummen.kernel.words import Text

SCHEMA = 1


@dataclass(frozen=True)
class PartySheet:
    pk: int
    name: str
    commune: str  # lau2 code, empty for a syndicate's committee
    state: str
    decided_on: date | None = None
    note: str = ""
    left_out: tuple[int, ...] = ()  # numbers of the actions this council left out
    weight: Decimal | None = None  # of the chosen cost key
    inhabitants: int | None = None  # on 1 January of the last year known


@dataclass(frozen=True)
class ChoiceSheet:
    key: str
    rank: int
    reason: Text


@dataclass(frozen=True)
class EvidenceSheet:
    kind: str
    title: Text
    source: str
    dated_on: date | None = None
    people: int | None = None
    figure: dict = field(default_factory=dict)


@dataclass(frozen=True)
class NeedSheet:
    pk: int
    number: int
    title: Text
    description: Text
    field: str
    groups: tuple[str, ...]
    priority: int
    evidence: tuple[EvidenceSheet, ...] = ()


@dataclass(frozen=True)
class ReadingSheet:
    read_on: date
    value: Decimal
    source: str


@dataclass(frozen=True)
class IndicatorSheet:
    pk: int
    title: Text
    unit: str
    baseline: Decimal | None
    baseline_on: date | None
    target: Decimal | None
    target_on: date | None
    lower_is_better: bool
    source: str
    readings: tuple[ReadingSheet, ...] = ()


@dataclass(frozen=True)
class ObjectiveSheet:
    pk: int
    number: int
    parent: int | None  # number of the objective above
    title: Text
    description: Text
    field: str
    needs: tuple[int, ...] = ()  # numbers
    indicators: tuple[IndicatorSheet, ...] = ()


@dataclass(frozen=True)
class OwnerSheet:
    kind: str
    name: str
    is_service: bool


@dataclass(frozen=True)
class PartnerSheet:
    kind: str
    name: str
    agreed: bool


@dataclass(frozen=True)
class StepSheet:
    title: str
    due_on: date | None
    done_on: date | None
    owner: str = ""


@dataclass(frozen=True)
class LineSheet:
    year: int
    category: str
    label: str
    source: str
    article: str
    kind: str
    flow: str
    planned: Decimal
    real: Decimal | None
    is_secured: bool


@dataclass(frozen=True)
class ShareSheet:
    objective: int  # number
    share: Decimal


@dataclass(frozen=True)
class ResultSheet:
    verdict: str
    title: Text
    people_reached: int | None


@dataclass(frozen=True)
class ActionSheet:
    pk: int
    number: int
    title: Text
    description: Text
    newcomers_part: Text
    commune_part: Text
    expected_result: Text
    field: str
    groups: tuple[str, ...]
    missions: tuple[str, ...]
    state: str
    is_recurring: bool
    from_on: date | None
    until_on: date | None
    really_from_on: date | None
    really_until_on: date | None
    people_needed: str
    rooms_needed: str
    material_needed: str
    languages: tuple[str, ...]
    accessibility: str
    channels: str
    risks: str
    origin: str
    origin_note: str
    depends_on_call: str
    percent: int
    health: str
    health_reason: str
    reported_on: date | None
    stopped_reason: str
    owners: tuple[OwnerSheet, ...] = ()
    partners: tuple[PartnerSheet, ...] = ()
    parts: tuple[StepSheet, ...] = ()
    milestones: tuple[StepSheet, ...] = ()
    objectives: tuple[ShareSheet, ...] = ()
    lines: tuple[LineSheet, ...] = ()
    results: tuple[ResultSheet, ...] = ()


@dataclass(frozen=True)
class CoordinatorSheet:
    kind: str
    name: str
    body: str
    office: str
    phone: str
    hours: Text


@dataclass(frozen=True)
class PlanSheet:
    """The plan. ``schema`` grows when the shape changes; old versions stay readable."""

    pk: int
    space: str  # slug
    space_name: str
    template: str
    regime: str
    title: Text
    summary: Text
    state: str
    starts_on: date | None
    ends_on: date | None
    cost_key: str
    parties: tuple[PartySheet, ...] = ()
    coordinator: CoordinatorSheet | None = None
    fields_chosen: tuple[ChoiceSheet, ...] = ()
    groups_chosen: tuple[ChoiceSheet, ...] = ()
    needs: tuple[NeedSheet, ...] = ()
    objectives: tuple[ObjectiveSheet, ...] = ()
    actions: tuple[ActionSheet, ...] = ()
    schema: int = SCHEMA

    def action(self, number: int) -> ActionSheet | None:
        return next((action for action in self.actions if action.number == number), None)

    def objective(self, number: int) -> ObjectiveSheet | None:
        return next((objective for objective in self.objectives if objective.number == number), None)

    def need(self, number: int) -> NeedSheet | None:
        return next((need for need in self.needs if need.number == number), None)

    @property
    def live_actions(self) -> tuple[ActionSheet, ...]:
        """Actions that count: neither ideas nor stopped ones."""
        return tuple(action for action in self.actions if action.state not in ("idea", "stopped"))

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the plan and of its budget lines, in order."""
        found = {line.year for action in self.actions for line in action.lines}
        if self.starts_on and self.ends_on:
            found |= set(range(self.starts_on.year, self.ends_on.year + 1))
        return tuple(sorted(found))
