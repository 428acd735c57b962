"""Where the adoption of a plan stands: each council, what it has before it, for whom the plan runs, what is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from zesummen.council.models import Deliberation
from zesummen.council.queries import next_step
from zesummen.council.states import DecisionState
from zesummen.kernel.access import ROLES
from zesummen.kernel.due import Due
from zesummen.kernel.together import asking

from ..models import MinistryLetter, Opinion, Party, Plan, PlanVersion, Submission
from ..states import PartyState, PlanState
from .versions import versions_of

LATE_AFTER = timedelta(days=60)  # house default: the others have adopted for two months
LETTER_WITHIN = timedelta(days=30)  # house default
LATE = gettext_lazy("%(council)s has not decided on the plan yet")
TELL = gettext_lazy("Tell the ministry of the adoption")
DECIDED = (PartyState.ADOPTED, PartyState.AMENDED)
TONES = {
    PartyState.WAITING: "to_start",
    PartyState.ADOPTED: "completed",
    PartyState.AMENDED: "completed",
    PartyState.REFUSED: "to_correct",
}


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One council: what it decides on, where that stands, and what returns to whom."""

    party: Party
    submission: Submission | None
    version: PlanVersion | None  # before it, or adopted by it
    left_out: int
    amendments: int
    late: bool

    @property
    def decision(self) -> Deliberation | None:
        return self.submission.deliberation if self.submission else self.party.adopt_decision

    @property
    def decision_state(self) -> str:
        return self.decision.state if self.decision else ""

    @property
    def next_step(self):
        """What the decision on the agenda waits for: its convocation, its day, or the record of the vote."""
        return next_step(self.decision) if self.decision_state == DecisionState.AGENDA else None

    @property
    def tone(self) -> str:
        if self.party.state == PartyState.WAITING and self.decision_state in (
            DecisionState.DRAFT,
            DecisionState.AGENDA,
        ):
            return "under_way"
        return TONES[PartyState(self.party.state)]

    @property
    def label(self) -> str:
        """The state in words; a waiting council tells how far its decision is."""
        if self.party.state != PartyState.WAITING or not self.decision:
            return str(self.party.get_state_display())
        return _("%(state)s: decision %(decision)s") % {
            "state": self.party.get_state_display(),
            "decision": self.decision.get_state_display(),
        }

    @property
    def returns(self) -> str:
        """What comes back to whom, in a sentence; empty where nothing does."""
        note = self.party.note
        if self.party.state == PartyState.REFUSED:
            return _("What it asks for returns to the steering committee: %(note)s") % {"note": note or "–"}
        if self.party.state == PartyState.AMENDED:
            return _("Its changes are offered to the other councils.")
        if self.decision_state == DecisionState.POSTPONED:
            return _("Postponed: %(reason)s It returns to the college for a later sitting.") % {
                "reason": self.decision.outcome_reason
            }
        return _("Late: the others have adopted. Ask for a date.") if self.late else ""

    @property
    def needs_draft(self) -> bool:
        """Is there no decision under way?"""
        over = (DecisionState.REJECTED, DecisionState.WITHDRAWN)
        return self.party.state in (PartyState.WAITING, PartyState.REFUSED) and (
            not self.decision or self.decision_state in over
        )


@dataclass(frozen=True, slots=True)
class Adoption:
    """The whole picture of the page."""

    plan: Plan
    rows: tuple[PartyRow, ...]
    versions: tuple[PlanVersion, ...]
    letters: tuple[MinistryLetter, ...]

    @property
    def adopted(self) -> list[PartyRow]:
        return [row for row in self.rows if row.party.state in DECIDED]

    @property
    def count(self) -> str:
        """“Adopted by 2 of 3 councils”."""
        named = {"done": len(self.adopted), "total": len(self.rows)}
        return (
            ngettext(
                "Adopted by %(done)d of %(total)d council", "Adopted by %(done)d of %(total)d councils", named["total"]
            )
            % named
        )

    @property
    def runs_for(self) -> str:
        """For whom the plan runs, in a sentence."""
        names = ", ".join(str(row.party) for row in self.adopted)
        if not names:
            return _("The plan runs for nobody yet.")
        return _("The plan runs for: %(names)s.") % {"names": names}

    @property
    def version(self) -> PlanVersion | None:
        return self.versions[0] if self.versions else None

    @property
    def amended(self) -> list[PartyRow]:
        """Councils whose changes can be offered to the others."""
        return [row for row in self.rows if row.amendments and row.party.state == PartyState.AMENDED]


@asking
def adoption_of(plan: Plan, today: date):
    """The adoption of a plan. One statement, whatever the number of councils."""
    parties = (
        Party.objects.filter(plan=plan)
        .select_related("commune", "adopt_decision__sitting")
        .annotate(left=Count("left_out"))
        .order_by("position", "pk")  # a counted query forgets the model's own order
    )
    submissions, versions = _submissions().filter(party__plan=plan).order_by("pk"), versions_of(plan)
    letters = MinistryLetter.objects.filter(plan=plan).defer("document").select_related("sent_by")
    yield parties, submissions, versions, letters
    last = {s.party_id: s for s in submissions}
    own = {v.adopted_by_party_id: v for v in reversed(versions) if v.adopted_by_party_id}
    first = min((p.decided_on for p in parties if p.state in DECIDED and p.decided_on), default=None)
    rows = []
    for party in parties:
        submission = last.get(party.pk)
        late = bool(party.state == PartyState.WAITING and first and today > first + LATE_AFTER)
        version = own.get(party.pk) or (submission.version if submission else None)
        rows.append(PartyRow(party, submission, version, party.left, submission.changed if submission else 0, late))
    return Adoption(plan, tuple(rows), tuple(versions), tuple(letters))


def _submissions():
    found = Submission.objects.select_related("version__adopted_by_party__commune", "deliberation__sitting").defer(
        "version__payload"
    )
    return found.annotate(changed=Count("amendments"))


def row_of(plan: Plan, party: Party, today: date) -> PartyRow:
    """The row of one council."""
    return row_by_id(plan, party.pk, today)


def row_by_id(plan: Plan, party_pk: int, today: date) -> PartyRow | None:
    """The row of the council with this id, or nothing."""
    return next((row for row in adoption_of(plan, today).rows if row.party.pk == party_pk), None)


def opinions_of(plan: Plan) -> list[Opinion]:
    """Opinions on the plan, which the decision quotes."""
    return list(Opinion.objects.filter(plan=plan).select_related("source").order_by("given_on", "pk"))


def references_of(plan: Plan) -> dict[int, str]:
    """The reference number of each council's decision, by council."""
    rows = Party.objects.filter(plan=plan, adopt_decision__isnull=False).values_list("pk", "adopt_decision__reference")
    return dict(rows)


@asking
def due(spaces: Iterable, today: date):
    """What the adoption owes: councils that are late, and the letter. One statement, whatever the spaces."""
    spaces = {space.pk: space for space in spaces}
    parties = Party.objects.filter(
        space__in=spaces, plan__state=PlanState.RUNNING, plan__is_taken_over=False
    ).select_related("plan", "commune")
    letters = MinistryLetter.objects.filter(space__in=spaces).values_list("plan_id", "sent_on")
    yield parties, letters
    written: dict[int, bool] = {}
    for plan_id, sent_on in letters:
        written[plan_id] = written.get(plan_id, False) or sent_on is not None
    by_plan: dict[int, list[Party]] = {}
    for party in parties:
        by_plan.setdefault(party.plan_id, []).append(party)
    found = [item for group in by_plan.values() for item in _due_of(group, spaces, written, today)]
    return sorted(found, key=lambda item: item.on)


def _due_of(parties: list[Party], spaces: dict[int, Any], written: dict[int, bool], today: date) -> list[Due]:
    plan, space = parties[0].plan, spaces[parties[0].space_id]
    first = min((p.decided_on for p in parties if p.state in DECIDED and p.decided_on), default=None)
    if first is None:
        return []
    link = f"plans/{plan.pk}/adoption/"
    asked, told = first + LATE_AFTER, first + LETTER_WITHIN
    owner = ROLES["secretary"].label
    found = [
        Due(space, LATE % {"council": str(p)}, asked, owner, link, "adoption", asked < today, bool(p.adopt_decision_id))
        for p in parties
        if p.state == PartyState.WAITING
    ]
    if plan.uses_ministry_letter and not written.get(plan.pk):
        owner, begun = ROLES["officer"].label, plan.pk in written
        found.append(Due(space, TELL, told, owner, f"{link}letter/", "letter", told < today, begun))
    return found
