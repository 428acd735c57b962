"""What a council changes in the plan at the table: typed passage by passage, frozen for it, offered to the others."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from zesummen.accounts.queries import grants
from zesummen.council.states import DecisionState
from zesummen.kernel import journal, moves, thread
from zesummen.kernel.access import Refused, insist, no

from .. import states
from ..compare import amended, passage_of
from ..compare.passages import Passage, read
from ..models import Action, Amendment, BudgetLine, Objective, Party, Plan, Submission
from ..queries.sheet import PlanSheet, to_json
from ..queries.versions import sheet_of
from ..rules import adoption as rules
from ..rules.plans import may_write
from ..states import OPEN_PARTY, PartyState
from .adoption_votes import adopted_text
from .adoption_words import say_changes
from .versions import mark_adopted


@transaction.atomic
def amend_passage(*, submission: Submission, key: str, value: Any, by) -> Amendment:
    """Type a passage as the council changed it. After a vote that amended, a new version is frozen at once."""
    _insist(submission, by)
    passage = passage_of(sheet_of(submission.version), key)
    if passage is None:
        raise Refused(no(_("This passage does not stand in the version before the council. Choose it from the list.")))
    if value == passage.value:
        raise Refused(no(_("This is what the version says already. Type what the council changed.")))
    known = dict(Amendment.objects.filter(submission=submission).values_list("passage", "value"))
    _insist_order(amended(sheet_of(submission.version), {**known, key: to_json(value)}))
    amendment, _made = Amendment.objects.update_or_create(
        space=submission.space, submission=submission, passage=key, defaults={"value": to_json(value), "made_by": by}
    )
    journal.note("party.passage_changed", submission.party, space=submission.space, by=by, passage=passage.name)
    _freeze_again(submission, by)
    return amendment


@transaction.atomic
def take_back_passage(*, amendment: Amendment, by) -> None:
    """A change that was typed by mistake. What was frozen already stays readable."""
    submission = amendment.submission
    _insist(submission, by)
    passage = passage_of(sheet_of(submission.version), amendment.passage)
    amendment.delete()
    journal.note(
        "party.passage_taken_back",
        submission.party,
        space=submission.space,
        by=by,
        passage=passage.name if passage else "–",
    )
    _freeze_again(submission, by)


def _insist_order(sheet: PlanSheet) -> None:
    spans = [(sheet.starts_on, sheet.ends_on), *((action.from_on, action.until_on) for action in sheet.actions)]
    if any(start and end and end < start for start, end in spans):
        raise Refused(no(_("The end comes before the start. Type the other day first.")))


def _insist(submission: Submission, by) -> None:
    party, decision = submission.party, submission.deliberation
    state = "" if decision.state in (DecisionState.REJECTED, DecisionState.WITHDRAWN) else decision.state
    insist(rules.may_amend(grants(by, submission.space), party.plan, party, state, decision.was_amended))


def _freeze_again(submission: Submission, by) -> None:
    party = submission.party
    if party.state in OPEN_PARTY:
        say_changes(party, by=by)
        return  # frozen with the vote
    version = adopted_text(party, submission.version, submission, by=by)
    mark_adopted(version, party.decided_on, by=by)
    if party.state == PartyState.ADOPTED and version.pk != submission.version_id:
        Party.objects.filter(pk=party.pk).update(state=states.PARTY_AMEND.target)


@transaction.atomic
def take_into_plan(*, submission: Submission, by) -> list[str]:
    """Write what a council changed into the plan of today, so that the other councils get it too. Returns the names.

    A passage that somebody changed in the meantime is refused by name: nothing is overwritten.
    """
    party = submission.party
    plan = party.plan
    insist(may_write(grants(by, submission.space), plan))
    base = sheet_of(submission.version)
    done: list[str] = []
    rows: dict[tuple, tuple[Model, dict]] = {}
    for amendment in Amendment.objects.filter(submission=submission):
        passage = passage_of(base, amendment.passage)
        if passage is not None:
            row, field, value = _wanted(plan, base, passage, read(passage.kind, amendment.value))
            rows.setdefault((type(row), row.pk), (row, {}))[1][field] = value
            done.append(passage.name)
    for row, values in rows.values():
        _write(row, values)
    if done:
        journal.note("plan.took_amendments", plan, space=plan.space, by=by, council=str(party), passages=done)
    return done


def _wanted(plan: Plan, base: PlanSheet, passage: Passage, value: Any) -> tuple[Any, str, Any]:
    """(row, field, new value) where the row still says what the version said; ``Refused`` by name otherwise."""
    row, field = _target(plan, base, passage.key.split(":"))
    present = getattr(row, field, None) if row is not None else None
    if row is None or present not in (passage.value, value):
        raise Refused(
            no(_("“%(passage)s” has changed since. Take this change over by hand.") % {"passage": passage.name})
        )
    return row, field, value


def _write(row: Any, values: dict) -> None:
    try:
        with transaction.atomic():
            moves.edit(row, expected=row.version, **values)
    except IntegrityError:
        raise Refused(no(_("The plan’s dates have moved since, and these no longer fit. Take them over by hand.")))
    if isinstance(row, Action | Objective):
        thread.tie(row)


def _target(plan: Plan, base: PlanSheet, key: list[str]) -> tuple[Model | None, str]:
    if key[0] == "plan":
        return Plan.objects.get(pk=plan.pk), key[1]
    if key[0] == "objective":
        found = base.objective(int(key[1]))
        return Objective.objects.filter(plan=plan, pk=found.pk if found else 0).first(), key[2]
    sheet = base.action(int(key[1]))
    action = Action.objects.filter(plan=plan, pk=sheet.pk if sheet else 0).first()
    if key[2] != "line" or action is None:
        return action, key[2]
    lines = list(BudgetLine.objects.filter(action=action).order_by("year", "flow", "pk"))
    index = int(key[3])
    return (lines[index] if index < len(lines) and len(lines) == len(sheet.lines) else None), "planned"
