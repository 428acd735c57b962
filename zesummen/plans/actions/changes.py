"""Stopping or changing what the council adopted: the reason is kept, and what matters goes back to the council."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zesummen.accounts.queries import grants
from zesummen.council import texts
from zesummen.council.actions import draft_deliberation, on_result
from zesummen.council.models import Deliberation
from zesummen.council.states import DecisionKind, DecisionState
from zesummen.kernel import dates, journal, moves, thread
from zesummen.kernel.access import insist

from .. import states
from ..models import Action, Change, Party, Plan
from ..queries.decision_text import body_name_of, instrument_of
from ..rules import carrying_out as rules
from ..states import ActionState, PlanState


@transaction.atomic
def record_change(
    *, plan: Plan, what: str, reason: str, matters: bool, action: Action | None = None, stops: bool = False, by
) -> list[Change]:
    """Keep a change of an adopted plan with its reason; one that matters has a row for each council that decides."""
    insist(rules.may_change(grants(by, plan.space), plan))
    parties = list(Party.objects.filter(plan=plan)) if matters else []
    several = parties if len(parties) > 1 else [parties[0] if parties else None]
    rows = [
        Change.objects.create(
            space=plan.space,
            plan=plan,
            action=action,
            what=what[:300],
            reason=reason,
            matters=matters,
            party=party,
            stops=stops,
            made_on=timezone.localdate(),
            made_by=by,
        )
        for party in several
    ]
    journal.note("change.recorded", rows[0], space=plan.space, by=by, reason=reason)
    return rows


@transaction.atomic
def stop_action(*, action: Action, reason: str, matters: bool = False, by) -> Action:
    """Stop an action with a reason. Where it matters, the stop waits for the council's vote and the action goes on."""
    insist(rules.may_stop(grants(by, action.space), action))
    plan = action.plan
    if plan.state == PlanState.RUNNING:
        with override(plan.space.languages[0]):
            what = _("Action %(title)s is stopped") % {"title": rules.told_title(action)}
        record_change(plan=plan, what=what, reason=reason, matters=matters, action=action, stops=True, by=by)
        if matters:
            return action
    _stop(action, reason, by)
    return action


def _stop(action: Action, reason: str, by) -> None:
    moves.apply(action, states.STOP, stopped_on=timezone.localdate(), stopped_by=by, stopped_reason=reason)
    journal.note("action.stopped", action, space=action.space, by=by, title=rules.told_title(action), reason=reason)


def on_vote(decision: Deliberation) -> None:
    """The council app tells of a vote: an action stops once every council that decides on its stop has agreed.

    A correction that was accepted takes the place of the decision that it corrects.
    """
    held = [decision.pk, decision.replaces_id] if decision.replaces_id else [decision.pk]
    for change in Change.objects.filter(decision__in=held).select_related("plan", "action__plan", "space"):
        accepted = decision.state == DecisionState.ACCEPTED
        if change.decision_id != decision.pk and accepted:
            Change.objects.filter(pk=change.pk).update(decision=decision)
        journal.note("change.voted", change, space=change.space, state=decision.state)
        if accepted and change.stops and change.action is not None and _all_agreed(change):
            _stop(change.action, change.reason, decision.voted_by)


def _all_agreed(change: Change) -> bool:
    """Have all councils said yes? A change that matters has a row for each, written at once."""
    same = Change.objects.filter(
        action=change.action, stops=True, matters=True, made_on=change.made_on, reason=change.reason
    )
    waiting = same.exclude(decision__state=DecisionState.ACCEPTED)
    return not waiting.exists() and change.action.state in (ActionState.IDEA, *rules.LIVE)


@transaction.atomic
def send_to_council(*, change: Change, by) -> Deliberation:
    """Draft the council's decision on a change; from there it goes the way of every deliberation."""
    insist(rules.may_send_to_council(grants(by, change.space), change))
    plan = change.plan
    model = texts.model_text(DecisionKind.CHANGE_PLAN, plan.regime, budget=False, contact=False)
    made = draft_deliberation(
        space=plan.space,
        kind=DecisionKind.CHANGE_PLAN,
        regime=plan.regime,
        about=f"change:{change.pk}",
        body_name=body_name_of(change.party, plan.space) if change.party else "",
        visas=_visas(model["visas"], change),
        reasons=[f"Considérant la raison suivante : {_bare(change.reason)} ;"],
        articles=[f"modifie le {{instrument}} comme suit : {_bare(change.what)} ;", *model["articles"][1:]],
        instrument=instrument_of(plan),
        by=by,
    )
    Change.objects.filter(pk=change.pk).update(decision=made, version=change.version + 1)
    change.refresh_from_db()
    if change.action is not None and change.action.node_id:
        thread.link(made, change.action)
    journal.note("change.to_council", change, space=change.space, by=by)
    return made


def _bare(words: str) -> str:
    """A person's words on one line, without signs that would be read as named fields."""
    return " ".join(words.split()).translate({ord("{"): "(", ord("}"): ")"}).rstrip(" .;")


def _visas(model: list[str], change: Change) -> list[str]:
    """The model's visas with the day of the adoption filled in where it is known."""
    parties = Party.objects.filter(plan=change.plan, adopt_decision__voted_on__isnull=False)
    party = change.party or parties.select_related("adopt_decision").first()
    voted = party.adopt_decision.voted_on if party and party.adopt_decision_id else None
    day = voted or (party.decided_on if party else None)
    if day is None:
        return list(model)
    return [visa.replace("[à compléter : date]", dates.long_date(day, "fr")) for visa in model]


on_result(DecisionKind.CHANGE_PLAN, on_vote)
