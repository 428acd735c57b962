"""Calls for candidates: begun, published, closed, opened again, archived; or none, with the reason."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no

from .. import states
from ..models import Application, Call, Commission
from ..queries import applications as files
from ..queries import calls as queries
from ..rules import calls as rules
from ..states import ApplicationState, CallState
from . import candidate_mail

WAITING = (ApplicationState.RECEIVED, ApplicationState.ELIGIBLE, ApplicationState.PROPOSED)
FIELDS = (
    "seats_full",
    "seats_substitute",
    "introduction",
    "eligibility",
    "proofs",
    "opens_on",
    "closes_on",
    "takes_late",
    "contact",
)


@transaction.atomic
def begin(*, commission: Commission, seat_numbers=(), by, **values) -> Call:
    """Begin a call as a draft. ``seat_numbers`` names seats that fell vacant; empty: any free seat.

    Refused while another call may fill the same seats, and where a named seat is not there.
    """
    insist(rules.may_call(grants(by, commission.space), commission))
    insist(rules.dates_fit(values.get("opens_on"), values.get("closes_on")))
    Commission.objects.select_for_update().get(pk=commission.pk)  # two calls at once: the second sees the first
    numbers = sorted({int(number) for number in seat_numbers})
    _insist_free(commission, numbers)
    _insist_no_other(commission, numbers)
    call = Call.objects.create(
        space=commission.space,
        commission=commission,
        seat_numbers=numbers,
        is_for_vacancy=bool(numbers),
        **{name: value for name, value in values.items() if name in FIELDS},
    )
    journal.note("call.made", call, space=commission.space, by=by)
    return call


def _insist_free(commission: Commission, numbers: list[int]) -> None:
    """The seats are there, and no call of the same kind is under way for them."""
    present = queries.seat_numbers(commission, timezone.localdate())
    if missing := [number for number in numbers if number not in present]:
        raise Refused(
            no(_("The commission has no seat %(number)s. Reload the page to see its seats.") % {"number": missing[0]})
        )
    for other in Call.objects.filter(commission=commission, state__in=rules.OPEN):
        both = set(other.seat_numbers) & set(numbers)
        if not other.seat_numbers and not numbers:
            raise Refused(no(_("A call for this commission is under way already. Reload the page to see it.")))
        if both:
            raise Refused(no(_("A call for seat %(number)s is under way already.") % {"number": min(both)}))


def _insist_no_other(commission: Commission, numbers: list[int]) -> None:
    """A call for the whole commission may fill any free seat, so it and a call for named seats never run together."""
    for other in Call.objects.filter(commission=commission, state__in=rules.OPEN):
        if numbers and not other.seat_numbers:
            raise Refused(no(_("A call for this commission is under way already. Reload the page to see it.")))
        if other.seat_numbers and not numbers:
            words = {"number": min(other.seat_numbers)}
            raise Refused(no(_("A call for seat %(number)s is under way already.") % words))


@transaction.atomic
def record_none(*, commission: Commission, reason: str, by) -> Call:
    """Record that there is no call for this commission, with the reason: a row that is archived at once."""
    insist(rules.may_call(grants(by, commission.space), commission))
    insist(rules.names_reason(reason))
    today = timezone.localdate()
    Commission.objects.select_for_update().get(pk=commission.pk)
    _insist_free(commission, [])
    call = Call.objects.create(
        space=commission.space,
        commission=commission,
        state=CallState.ARCHIVED,
        no_call_reason=reason.strip(),
        archived_on=today,
    )
    journal.note("call.none", call, space=commission.space, by=by, reason=reason.strip())
    return call


@transaction.atomic
def change(*, call: Call, expected: int, by, **values) -> Call:
    """Change words, seats and days; a published call keeps its promise. ``moves.Stale`` when somebody saved first."""
    insist(rules.may_change(grants(by, call.space), call))
    values = {name: value for name, value in values.items() if name in FIELDS}
    if "opens_on" in values:
        insist(rules.dates_fit(values["opens_on"], values["closes_on"]))
        insist(rules.keeps_promise(call, values))
    if call.state == CallState.PUBLISHED:
        insist(rules.has_text(values.get("eligibility", call.eligibility)))
    if changed := moves.edit(call, expected=expected, **values):
        journal.note("call.changed", call, space=call.space, by=by, changed=", ".join(sorted(changed)))
    return call


@transaction.atomic
def publish(*, call: Call, by) -> Call:
    """Publish the call: its page is open to everybody, and people apply from ``opens_on`` on."""
    today = timezone.localdate()
    insist(rules.may_publish(grants(by, call.space), call, today))
    moves.apply(call, states.PUBLISH_CALL, published_on=today, published_by=by, version=call.version + 1)
    journal.note("call.published", call, space=call.space, by=by, until=call.closes_on.isoformat())
    return call


@transaction.atomic
def close(*, call: Call, by) -> Call:
    """Close the call on the day after its last day."""
    today = timezone.localdate()
    insist(rules.may_close(grants(by, call.space), call, today))
    moves.apply(call, states.CLOSE_CALL, closed_on=today, version=call.version + 1)
    journal.note("call.closed", call, space=call.space, by=by)
    return call


@transaction.atomic
def reopen(*, call: Call, closes_on: date, by) -> Call:
    """Open a closed call again until another day; what was chosen so far stands until the selection goes on."""
    drafted = queries.decision_in_work(call) is not None
    insist(rules.may_reopen(grants(by, call.space), call, is_decided=drafted))
    if closes_on < timezone.localdate():
        raise Refused(no(_("Choose a last day that lies ahead.")))
    moves.apply(
        call,
        states.REOPEN_CALL,
        closes_on=closes_on,
        closed_on=None,
        published_on=call.published_on or timezone.localdate(),
        version=call.version + 1,
    )
    journal.note("call.reopened", call, space=call.space, by=by, until=closes_on.isoformat())
    return call


@transaction.atomic
def start_selection(*, call: Call, by) -> Call:
    """Begin the selection: from now on no application is taken."""
    insist(rules.may_call(grants(by, call.space), call.commission))
    moves.apply(call, states.START_SELECTION, version=call.version + 1)
    journal.note("call.selection", call, space=call.space, by=by)
    return call


@transaction.atomic
def archive(*, call: Call, by) -> Call:
    """Archive a call. Of a call that led to nothing, everybody who waits is told that it ended."""
    insist(rules.may_archive(grants(by, call.space), call))
    today, rows = timezone.localdate(), files.of_call(call)
    if call.state == CallState.APPOINTED and any(row.state == ApplicationState.PROPOSED for row in rows):
        raise Refused(no(_("Somebody is still proposed to the council. Record first what the council decided.")))
    moves.apply(call, states.ARCHIVE_CALL, archived_on=today, version=call.version + 1)
    journal.note("call.archived", call, space=call.space, by=by)
    for row in rows:
        if row.told_on is None and row.state != ApplicationState.WITHDRAWN:
            state = ApplicationState.DECLINED if row.state in WAITING else row.state
            day = row.decided_on or today  # whoever waits for a letter was decided upon on the day of the decision
            Application.objects.filter(pk=row.pk).update(state=state, decided_on=day, version=row.version + 1)
            row.refresh_from_db()
            row.call, row.space = call, call.space
            candidate_mail.outcome(row)
    return call
