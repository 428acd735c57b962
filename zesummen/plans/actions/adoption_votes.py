"""What a council's decision does to the plan: freeze what it adopted, note who adopted, run the plan."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from zesummen.accounts.queries import grants
from zesummen.council.actions import on_result, on_supervision, withdraw_draft
from zesummen.council.models import Deliberation
from zesummen.council.states import DecisionState, Supervision
from zesummen.kernel import dates, journal, moves
from zesummen.kernel.access import Refused, insist, no

from .. import states
from ..compare import amended
from ..models import Amendment, LeftOut, Party, PlanVersion, Submission
from ..queries import adoption as queries
from ..queries.versions import sheet_of, text_of
from ..rules import adoption as rules
from ..states import OPEN_PARTY, PartyState, PlanState
from .versions import current_version, freeze_sheet, mark_adopted


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a council decided: on which day, recorded by whom, and what it said."""

    on: date
    by: object
    note: str = ""
    was_amended: bool = False
    decision: Deliberation | None = None


@transaction.atomic
def record_decision(*, party: Party, result: str, on: date, note: str = "", today: date, by) -> Party:
    """Record what a council decided on its own papers: adopted, amended or refused. The scan goes to the files."""
    row = queries.row_of(party.plan, party, today)
    insist(rules.may_record(grants(by, party.space), party.plan, party, row.decision_state))
    if on > today:
        raise Refused(no(_("This day has not come yet. Enter the day on which the council decided.")))
    if result in ("amended", "refused") and not note.strip():
        raise Refused(no(_("Say in the note what the council changed or why it refused.")))
    _withdraw_draft(row, on, by)
    outcome = Outcome(on, by, note.strip(), result == "amended")
    if result == "refused":
        refuse(party, outcome)
    else:
        adopt(party, row.submission, outcome)
    party.refresh_from_db()
    return party


def _withdraw_draft(row: queries.PartyRow, on: date, by) -> None:
    """A draft that was never put on the agenda here is withdrawn: the council decided on its own paper."""
    if row.decision_state == DecisionState.DRAFT:
        day = dates.long_date(on, "fr")
        withdraw_draft(
            deliberation=row.decision, reason=f"Le conseil a délibéré le {day} sur ses propres documents.", by=by
        )
    Party.objects.filter(pk=row.party.pk).update(adopt_decision=None)


def on_vote(deliberation: Deliberation) -> None:
    """The council app tells of a recorded vote on an adoption."""
    submission = submission_of(deliberation)
    if submission is None:
        return
    party = submission.party
    if deliberation.state == DecisionState.ACCEPTED:
        note = deliberation.amendment_note if deliberation.was_amended else ""
        adopt(
            party,
            submission,
            Outcome(deliberation.voted_on, deliberation.voted_by, note, deliberation.was_amended, deliberation),
        )
    elif deliberation.state == DecisionState.REJECTED and party.state == PartyState.WAITING:
        refuse(
            party,
            Outcome(deliberation.voted_on, deliberation.voted_by, deliberation.outcome_reason, decision=deliberation),
        )


def submission_of(deliberation: Deliberation) -> Submission | None:
    """What this decision is about. A correction stands for the decision it replaces and gets a line of its own."""
    before: Deliberation | None = deliberation
    while before is not None:
        found = Submission.objects.filter(deliberation=before).select_related("party__plan", "version").first()
        if found is not None:
            if before.pk == deliberation.pk:
                return found
            return Submission.objects.create(
                space=found.space,
                party=found.party,
                version=found.version,
                deliberation=deliberation,
                made_by=deliberation.voted_by,
            )
        before = before.replaces
    return None


def adopt(party: Party, submission: Submission | None, outcome: Outcome) -> PlanVersion:
    """Freeze what this council adopted, note it, and let the plan run for its commune."""
    base = submission.version if submission else current_version(party.plan, by=outcome.by)
    version = adopted_text(party, base, submission, by=outcome.by)
    mark_adopted(version, outcome.on, by=outcome.by)
    changed = outcome.was_amended or version.pk != base.pk
    values = {"decided_on": outcome.on, "decided_by": outcome.by, "note": outcome.note, "version": party.version + 1}
    if outcome.decision:
        values["adopt_decision"] = outcome.decision
    if party.state in OPEN_PARTY:
        moves.apply(party, states.PARTY_AMEND if changed else states.PARTY_ADOPT, **values)
    else:  # a correction of an adoption
        Party.objects.filter(pk=party.pk).update(**values)
        party.refresh_from_db()
    verb = "party.amended" if changed else "party.adopted"
    journal.note(verb, party, space=party.space, by=outcome.by, day=outcome.on.isoformat(), number=version.number)
    _run(party, outcome)
    return version


def adopted_text(party: Party, base: PlanVersion, submission: Submission | None, *, by) -> PlanVersion:
    """The version this council adopted: the one before it, or that with its own changes, frozen anew."""
    values = dict(Amendment.objects.filter(submission=submission).values_list("passage", "value")) if submission else {}
    left = tuple(
        LeftOut.objects.filter(party=party).order_by("action__number").values_list("action__number", flat=True)
    )
    before = sheet_of(base)
    after = amended(before, values, party=party.pk, left_out=left)
    if text_of(after) == text_of(before):
        return base
    own = PlanVersion.objects.filter(plan=party.plan, adopted_by_party=party).order_by("-number").first()
    if own is not None and text_of(sheet_of(own)) == text_of(after):
        return own
    return freeze_sheet(party.plan, after, "", by=by, amends=base, party=party)


def _run(party: Party, outcome: Outcome) -> None:
    plan = party.plan
    if plan.state != PlanState.PREPARATION:
        return
    moves.apply(plan, states.RUN, starts_on=plan.starts_on or outcome.on)
    journal.note("plan.ran", plan, space=plan.space, by=outcome.by, day=plan.starts_on.isoformat())


def refuse(party: Party, outcome: Outcome) -> None:
    """Note the refusal with what the council said: it returns to the steering committee."""
    values = {"decided_on": outcome.on, "decided_by": outcome.by, "note": outcome.note, "version": party.version + 1}
    moves.apply(party, states.PARTY_REFUSE, **values)
    journal.note(
        "party.refused", party, space=party.space, by=outcome.by, day=outcome.on.isoformat(), reason=outcome.note or "–"
    )


def on_answer(deliberation: Deliberation) -> None:
    """The authority answered: an annulled adoption no longer counts; without any other the plan stops running."""
    if deliberation.supervision != Supervision.ANNULLED:
        return
    submission = submission_of(deliberation)
    if submission is None or submission.party.state not in rules.DECIDED:
        return
    party, plan = submission.party, submission.party.plan
    note = deliberation.supervision_note
    moves.apply(party, states.PARTY_ANNUL, decided_on=None, decided_by=None, note=note, version=party.version + 1)
    journal.note("party.annulled", party, space=party.space, reason=note or "–")
    still = Party.objects.filter(plan=plan, state__in=rules.DECIDED).exists()
    if plan.state == PlanState.RUNNING and not still and not plan.is_taken_over:
        moves.apply(plan, states.UNDO_RUN)
        journal.note("plan.stopped_running", plan, space=plan.space)


on_result("adopt_plan", on_vote)
on_supervision("adopt_plan", on_answer)
