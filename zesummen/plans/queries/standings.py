"""Where the measures of a plan stand: facts in one statement, then pure thinking."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from django.db import connection
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import ngettext

from zesummen.council.models import Deliberation
from zesummen.council.states import DecisionState
from zesummen.kernel.tenancy import inside
from zesummen.kernel.together import Statement, asking, side_by_side
from zesummen.sittings.models import Body, BodyMember, Sitting
from zesummen.sittings.states import BodyKind, SittingState
from zesummen.territory.models import Space

from ..measures import TEMPLATES, Declared, MeasureStanding, PlanFacts, Template, standings
from ..models import (
    Action,
    ActionObjective,
    ActionOwner,
    ActionResult,
    Ask,
    BiergerpaktCount,
    BudgetLine,
    Change,
    Coordinator,
    Cycle,
    Evaluation,
    Evidence,
    FieldChoice,
    GroupChoice,
    Indicator,
    InventoryItem,
    KickOff,
    MeasureMark,
    MinistryLetter,
    Need,
    Notice,
    Objective,
    ObjectiveNeed,
    Pact,
    Party,
    Plan,
    PlanVersion,
    ProgressAsk,
    Reading,
    Stakeholder,
    StateOfPlay,
)
from ..states import ActionState, EvaluationState, EvidenceKind, PartyState


@dataclass(frozen=True, slots=True)
class Rail:
    """The plan's way as every page of the plan shows it."""

    plan: Plan
    template: Template
    rows: tuple[MeasureStanding, ...]
    cycle: Cycle | None = None
    facts: PlanFacts | None = None

    @property
    def councils(self) -> str:
        """“Adopted by 2 of 3 councils”, while some of several have; empty otherwise."""
        if self.facts is None or not 0 < self.facts.adopted < self.facts.parties:
            return ""
        named = {"done": self.facts.adopted, "total": self.facts.parties}
        return (
            ngettext(
                "Adopted by %(done)d of %(total)d council", "Adopted by %(done)d of %(total)d councils", named["total"]
            )
            % named
        )

    @property
    def completed(self) -> int:
        return sum(row.is_over for row in self.rows)

    @property
    def stages(self) -> list[tuple]:
        """(label, rows) per stage."""
        return [
            (label, [row for row in self.rows if row.measure.stage == index])
            for index, label in enumerate(self.template.stages, 1)
        ]

    def row(self, key: str) -> MeasureStanding | None:
        return next((row for row in self.rows if row.key == key), None)

    @property
    def open_rows(self) -> list[MeasureStanding]:
        """Measures on which something can be done now, what must be corrected first."""
        rank = {"to_correct": 0, "under_way": 1, "to_start": 2}
        rows = [row for row in self.rows if not row.is_over and row.standing.value in rank]
        return sorted(rows, key=lambda row: (rank[row.standing.value], row.number))


@asking
def rail_of(plan: Plan, cycle: Cycle | None = None):
    """The standings of all measures of a plan (of its open cycle, for a pact). Two statements at most."""
    template = TEMPLATES[plan.template]
    if template.in_cycles and cycle is None:
        cycles = plan.cycles.order_by("-number")
        yield cycles
        cycle = next((one for one in cycles if one.closed_on is None), None) or next(iter(cycles), None)
    facts, declared = yield from side_by_side(facts_of.asked(plan, cycle), declared_of.asked(plan, cycle))
    return Rail(plan, template, standings(template, facts, declared, base=facts.base), cycle, facts)


@asking
def declared_of(plan: Plan, cycle: Cycle | None = None):
    """What was declared about each measure; of a pact, about the pact and this cycle."""
    marks = (
        MeasureMark.objects.filter(plan=plan)
        .filter(Q(cycle=None) | Q(cycle=cycle))
        .select_related("declared_by", "early_by")
        .order_by("cycle_id", "pk")
    )
    yield marks
    said: dict[str, Declared] = {}
    for mark in marks:  # said before the first cycle began, a word still holds within it
        before = said.get(mark.key, Declared())
        values = _declared(mark)
        said[mark.key] = replace(before, **{name: value for name, value in values.items() if value})
    return said


def _declared(mark: MeasureMark) -> dict:
    """What one mark says, as the fields of ``Declared``."""
    return {
        "complete_on": mark.declared_on,
        "complete_by": str(mark.declared_by or ""),
        "complete_reason": mark.declared_reason,
        "early_on": mark.early_on,
        "early_by": str(mark.early_by or ""),
        "early_reason": mark.early_reason,
        "begun_on": mark.begun_on,
    }


@asking
def facts_of(plan: Plan, cycle: Cycle | None = None, today: date | None = None):
    """Everything the proofs read, in one statement of scalar subqueries.

    Writing that statement takes Django longer than the database needs to answer it, and every page of a plan shows
    its rail: so it is written once a process, with marks where plan, space, cycle and day go.
    """
    today = today or timezone.localdate()
    names, sql, places = _statement(connection.vendor)
    values = {PLAN: plan.pk, SPACE: plan.space_id, DAY: today, **_cycle_values(cycle)}
    counted = Statement(sql, [values.get(place, place) for place in places], [f"n_{name}" for name in names])
    yield counted
    row = dict(zip(names, counted.rows[0], strict=True))
    due = _yearly_due(plan, today)
    return PlanFacts(
        plan_id=plan.pk,
        state=plan.state,
        is_taken_over=plan.is_taken_over,
        uses_letter=plan.uses_ministry_letter,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        today=today,
        snapshots_due=due,
        reports_due=due,
        cycle=cycle.pk if cycle else 0,
        **row,
    )


def _cycle_values(cycle: Cycle | None) -> dict:
    if cycle is None:
        return {CYCLE: 0, FROM: date.max, UNTIL: date.min, UNDATED: "none"}
    kind = EvidenceKind.WORKSHOP.value if cycle.number == 1 else "none"
    return {CYCLE: cycle.pk, FROM: cycle.from_on, UNTIL: cycle.closed_on or date.max, UNDATED: kind}


# Marks that no row can have, put where the statement wants a value.
PLAN, SPACE, CYCLE = -1_000_001, -1_000_002, -1_000_003
DAY, FROM, UNTIL = date(1, 1, 1), date(1, 1, 2), date(1, 1, 3)
UNDATED = "mark of the first cycle"


@cache
def _statement(vendor: str) -> tuple[list[str], str, list]:
    """(names, statement, its parameters with marks) for this kind of database."""
    the_plan, the_cycle = Plan(pk=PLAN), Cycle(pk=CYCLE)
    with inside(Space(pk=SPACE)):
        columns = {
            **_councils(DAY),
            **_people(the_plan),
            **_diagnosis(the_plan),
            **_content(),
            **_doing(DAY),
            **_evaluating(),
            **_pact(the_cycle, DAY),
        }
        found = Plan.objects.filter(pk=PLAN).values(**{f"n_{name}": column for name, column in columns.items()})
        sql, parameters = found.query.get_compiler(connection=connection).as_sql()
    days = {str(day): day for day in (DAY, FROM, UNTIL)}  # SQLite is handed days as text
    return list(columns), sql, [days.get(str(value), value) for value in parameters]


def _many(queryset, *, of: str = "plan", what: str = "pk"):
    """How many rows of ``queryset`` (or different ``what``) hang on the plan, as a column."""
    counted = (
        queryset.filter(**{of: OuterRef("pk")}).order_by().values(of).annotate(n=Count(what, distinct=True)).values("n")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def _all(queryset):
    """How many rows of the space match, whatever the plan."""
    counted = queryset.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def _councils(today: date) -> dict:
    parties = Party.objects.all()
    agenda = DecisionState.AGENDA
    later = Deliberation.objects.filter(replaces=OuterRef("start_decision"))
    failed = [DecisionState.REJECTED, DecisionState.WITHDRAWN]
    return {
        "parties": _many(parties),
        "start_drafted": _many(parties.filter(start_decision__isnull=False)),
        "start_accepted": _many(parties.filter(start_decision__state=DecisionState.ACCEPTED)),
        "start_failed": _many(parties.filter(start_decision__state__in=failed).exclude(Exists(later))),
        "start_postponed": _many(parties.filter(start_decision__state=DecisionState.POSTPONED)),
        "start_votable": _many(parties.filter(start_decision__state=agenda, start_decision__sitting__day__lte=today)),
        "start_published": _many(parties.filter(start_decision__published_on__isnull=False)),
        "adopt_drafted": _many(parties.filter(adopt_decision__isnull=False)),
        "adopt_votable": _many(parties.filter(adopt_decision__state=agenda, adopt_decision__sitting__day__lte=today)),
        "adopted": _many(parties.filter(state__in=[PartyState.ADOPTED, PartyState.AMENDED])),
        "refused": _many(parties.filter(state=PartyState.REFUSED)),
        "versions": _many(PlanVersion.objects.all()),
        "letters": _many(MinistryLetter.objects.all()),
        "letters_sent": _many(MinistryLetter.objects.filter(sent_on__isnull=False)),
    }


def _people(plan: Plan) -> dict:
    asks = Ask.objects.all()
    services = Stakeholder.objects.filter(kind=Stakeholder.Kind.SERVICE, ended_on=None)
    asked = Exists(Ask.objects.filter(plan=plan, stakeholder=OuterRef("pk"), how=Ask.How.NOTE))
    steering = Body.objects.filter(kind=BodyKind.STEERING, until_on=None)
    sittings = Sitting.objects.filter(body__kind=BodyKind.STEERING)
    held = [SittingState.HELD, SittingState.DRAFT, SittingState.APPROVED]
    return {
        "stakeholders": _all(Stakeholder.objects.filter(ended_on=None)),
        "asked": _many(asks),
        "answered": _many(asks.exclude(answer="none")),
        "services": _all(services),
        "services_asked": _all(services.filter(asked)),
        "services_answered": _many(asks.filter(how=Ask.How.NOTE).exclude(answer="none")),
        "notices": _many(Notice.objects.all()),
        "notices_distributed": _many(Notice.objects.filter(distributed_on__isnull=False)),
        "kick_offs": _many(KickOff.objects.all()),
        "committees": _all(steering),
        "committee_members": _all(
            BodyMember.objects.filter(body__kind=BodyKind.STEERING, body__until_on=None, until_on=None)
        ),
        "committee_has_rules": _all(steering.exclude(decision_rule="").filter(rhythm_months__gt=0)),
        "committee_sittings": _all(sittings.exclude(state=SittingState.CANCELLED)),
        "committee_held": _all(sittings.filter(state__in=held)),
    }


def _diagnosis(plan: Plan) -> dict:
    needs = Need.objects.filter(dropped_on=None)
    notes = StateOfPlay.objects.all()
    return {
        "inventory": _all(InventoryItem.objects.filter(ended_on=None)),
        "needs": _many(needs),
        "needs_with_evidence": _many(needs.filter(Exists(Evidence.objects.filter(need=OuterRef("pk"))))),
        "states_of_play": _many(notes),
        "states_of_play_noted": _many(notes.filter(noted_on__isnull=False)),
        "fields": _many(FieldChoice.objects.all()),
        "groups": _many(GroupChoice.objects.all()),
    }


def _content() -> dict:
    leaves = Objective.objects.filter(~Exists(Objective.objects.filter(parent=OuterRef("pk"))))
    full = (
        Indicator.objects.filter(
            objective=OuterRef("pk"),
            baseline__isnull=False,
            baseline_on__isnull=False,
            target__isnull=False,
            target_on__isnull=False,
        )
        .exclude(unit="")
        .exclude(source="")
    )
    actions = Action.objects.exclude(state=ActionState.IDEA)
    live = actions.exclude(state=ActionState.STOPPED)
    owners = (
        ActionOwner.objects.filter(action=OuterRef("pk"))
        .order_by()
        .values("action")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return {
        "objectives": _many(Objective.objects.all()),
        "leaf_objectives": _many(leaves),
        "objectives_measured": _many(leaves.filter(Exists(full))),
        "objectives_with_need": _many(leaves.filter(Exists(ObjectiveNeed.objects.filter(objective=OuterRef("pk"))))),
        "actions": _many(actions),
        "actions_owned": _many(live.annotate(owners_n=Subquery(owners)).filter(owners_n=3)),
        "actions_dated": _many(live.filter(from_on__isnull=False, until_on__isnull=False)),
        "actions_budgeted": _many(live.filter(Exists(BudgetLine.objects.filter(action=OuterRef("pk"))))),
        "actions_linked": _many(live.filter(Exists(ActionObjective.objects.filter(action=OuterRef("pk"))))),
        "indicators": _many(Indicator.objects.all(), of="objective__plan"),
        "indicators_read": _many(
            Indicator.objects.filter(Exists(Reading.objects.filter(indicator=OuterRef("pk")))), of="objective__plan"
        ),
    }


def _doing(today: date) -> dict:
    actions = Action.objects.all()
    silent = ProgressAsk.objects.filter(action=OuterRef("pk"), answered_at=None, answer_by__lt=today)
    return {
        "actions_done": _many(actions.filter(state=ActionState.DONE)),
        "actions_stopped": _many(actions.filter(state=ActionState.STOPPED)),
        "actions_started": _many(actions.filter(state__in=[ActionState.RUNNING, ActionState.DONE])),
        "actions_reported": _many(actions.filter(reported_on__isnull=False)),
        "actions_silent": _many(actions.filter(Exists(silent), state=ActionState.RUNNING)),
        "changes_open": _many(Change.objects.filter(matters=True).exclude(decision__state=DecisionState.ACCEPTED)),
    }


def _evaluating() -> dict:
    evaluations = Evaluation.objects.all()
    kinds = Evaluation.Kind
    return {
        "midterms": _many(evaluations.filter(kind=kinds.MIDTERM)),
        "midterms_closed": _many(evaluations.filter(kind=kinds.MIDTERM, state=EvaluationState.CLOSED)),
        "finals": _many(evaluations.filter(kind=kinds.FINAL)),
        "finals_closed": _many(evaluations.filter(kind=kinds.FINAL, state=EvaluationState.CLOSED)),
        "results": _many(ActionResult.objects.all(), of="action__plan", what="action"),
        "reports": _many(evaluations.filter(kind=kinds.ANNUAL, state=EvaluationState.CLOSED)),
    }


def _pact(cycle: Cycle | None, today: date) -> dict:
    in_cycle = Q(cycle=cycle) if cycle else Q(pk__in=[])
    actions = Action.objects.filter(in_cycle).exclude(state=ActionState.IDEA)
    in_office = Q(until_on=None) | Q(until_on__gte=today)
    return {
        "coordinators": _many(Coordinator.objects.filter(in_office)),
        "pact_drafted": _many(Pact.objects.all()),
        "pact_signed": _many(Pact.objects.filter(signed_on__isnull=False)),
        "cycles": _many(Cycle.objects.all()),
        "workshops": _many(Evidence.objects.filter(_during(), kind=EvidenceKind.WORKSHOP)),
        "cycle_objectives": _many(Objective.objects.filter(in_cycle)),
        "cycle_actions": _many(actions),
        "cycle_actions_started": _many(actions.filter(state__in=[ActionState.RUNNING, ActionState.DONE])),
        "cycle_actions_over": _many(actions.filter(state__in=[ActionState.DONE, ActionState.STOPPED])),
        "cycle_closed": _many(Cycle.objects.filter(closed_on__isnull=False, pk=cycle.pk)),
        "snapshots": _many(BiergerpaktCount.objects.all()),
    }


def _during() -> Q:
    """Dated within the cycle; what has no date belongs to the first one (``UNDATED`` is no kind for the others)."""
    return Q(dated_on__gte=FROM, dated_on__lte=UNTIL) | Q(dated_on=None, kind=UNDATED)


def _yearly_due(plan: Plan, today: date) -> int:
    """How many 31 Decembers the running plan has seen."""
    if not plan.starts_on:
        return 0
    last = min(today, plan.ends_on or today)
    return max(0, last.year - plan.starts_on.year)
