"""Progress by its lead, for somebody, or through a mail; and actions that are opened again."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no

from .. import states
from ..models import Action, ActionOwner, Progress, ProgressAsk
from ..queries.carrying_out import is_own
from ..rules import carrying_out as rules
from ..states import ActionState, Health


@transaction.atomic
def report(
    *,
    action: Action,
    percent: int,
    health: str,
    reason: str = "",
    note: str = "",
    people_reached: int | None = None,
    is_finished: bool = False,
    really_from_on: date | None = None,
    really_until_on: date | None = None,
    on_behalf: ActionOwner | None = None,
    how: str = "",
    by,
) -> Progress:
    """Report on an action. ``on_behalf`` says for whom it is typed, ``how`` how it was said: phone, counter, letter.

    Starts the action with its first per cent or real start, finishes it where ``is_finished``; answers every question
    that waits. ``Refused`` where the action is not open for reports or the days do not fit.
    """
    granted = grants(by, action.space)
    own = is_own(action, by, standing_in_for=granted.standing_in_for)
    insist(rules.may_report(granted, action, is_own=own))
    told = {"percent": percent, "health": health, "reason": reason, "note": note, "people_reached": people_reached}
    days = {"really_from_on": really_from_on, "really_until_on": really_until_on}
    name = on_behalf.name if on_behalf else str(by)
    made = write_progress(
        action, told, days, is_finished=is_finished, by=by, by_name=name, channel=how if on_behalf else "page"
    )
    for_whom = (on_behalf.person or on_behalf.name) if on_behalf else None
    tell(action, made, is_finished=is_finished, by=by, on_behalf=for_whom, how=how if on_behalf else "")
    return made


def write_progress(
    action: Action, told: dict, days: dict, *, is_finished: bool, by, by_name: str, channel: str
) -> Progress:
    """The report, the action as it stands now, and the questions answered. No right of its own."""
    if is_finished:
        told = {**told, "percent": 100, "health": Health.GOOD, "reason": ""}
    if told["health"] != Health.GOOD and not told["reason"].strip():
        raise Refused(no(_("Write in a sentence what stands in the way. The steering committee reads it.")))
    made = Progress.objects.create(
        space=action.space,
        action=action,
        reported_at=timezone.now(),
        by=by,
        by_name=by_name[:200],
        channel=channel,
        **told,
    )
    _move(action, told, days, is_finished=is_finished)
    waiting = ProgressAsk.objects.filter(action=action, answered_at=None)
    waiting.update(answered_at=made.reported_at, progress=made)
    return made


def _move(action: Action, told: dict, days: dict, *, is_finished: bool) -> None:
    today = timezone.localdate()
    start = days.get("really_from_on") or action.really_from_on
    end = days.get("really_until_on")
    _insist_days(start, end, today)
    also = {
        "percent": told["percent"],
        "health": told["health"],
        "health_reason": told["reason"] if told["health"] != Health.GOOD else "",
        "reported_on": today,
    }
    if is_finished:
        moves.apply(
            action,
            states.FINISH,
            **also,
            really_from_on=start or min(action.from_on or today, today),
            really_until_on=end or today,
        )
        return
    if action.state == ActionState.PLANNED and (told["percent"] or start):
        moves.apply(action, states.START, **also, really_from_on=start or today)
    else:
        Action.objects.filter(pk=action.pk).update(
            **also, really_from_on=start, really_until_on=end or action.really_until_on
        )
        action.refresh_from_db()


def _insist_days(start: date | None, end: date | None, today: date) -> None:
    if (start and start > today) or (end and end > today):
        raise Refused(no(_("Real dates lie in the past. Enter a day up to today, or leave it empty.")))
    if start and end and end < start:
        raise Refused(no(_("The end comes before the start. Enter a later day.")))


def tell(action: Action, made: Progress, *, is_finished: bool, by, on_behalf=None, how: str = "") -> None:
    """One line of the journal about a report."""
    verb = "progress.finished" if is_finished else "progress.reported"
    journal.note(
        verb,
        action,
        space=action.space,
        by=by,
        on_behalf=on_behalf,
        how=how,
        title=rules.told_title(action),
        percent=made.percent,
        health=made.health,
    )


@transaction.atomic
def reopen_action(*, action: Action, reason: str, by) -> Action:
    """Open a finished or stopped action again, with the reason; its reports stay."""
    insist(rules.may_reopen(grants(by, action.space), action))
    moves.apply(
        action,
        states.REOPEN,
        stopped_on=None,
        stopped_by=None,
        stopped_reason="",
        really_until_on=None,
        percent=min(action.percent, 95),
        health_reason="",
        health=Health.GOOD,
    )
    journal.note("action.reopened", action, space=action.space, by=by, title=rules.told_title(action), reason=reason)
    return action
