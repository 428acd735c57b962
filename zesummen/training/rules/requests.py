"""Verdicts and sentences about requests for a training. Rules of a case take what the person may do where she looks from."""

from datetime import date, time, timedelta

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.dates import short_date
from zesummen.kernel.journal import tell
from zesummen.kernel.moves import may_move
from zesummen.territory.models import Space
from zesummen.territory.states import SpaceKind

from .. import states
from ..case import Case
from ..models import Course, Party
from ..states import Channel, CourseState, RequestReason, RequestState

CHANGEABLE = (RequestState.DRAFT, RequestState.ASKED, RequestState.WAITING, RequestState.DATING)
BEFORE_DATES = (RequestState.DRAFT, RequestState.ASKED, RequestState.WAITING)
FARTHEST = timedelta(days=3 * 366)


def may_ask(granted: Grants, viewer: Space, course: Course) -> Verdict:
    """A commune may ask for a course that is offered."""
    verdict = may(granted, "training.ask")
    if verdict and viewer.kind != SpaceKind.COMMUNE:
        return no(_("A training is asked for by the commission of a commune: open the space of that commune."))
    return verdict and is_offered(course)


def is_offered(course: Course) -> Verdict:
    """The course can be asked for today."""
    if course.state != CourseState.OFFERED:
        return no(_("This course is not offered at the moment."))
    return YES


def may_record(granted: Grants, course: Course) -> Verdict:
    """The desk keys in what came by telephone, mail or on paper."""
    return may(granted, "training.desk") and is_offered(course)


def _side(granted: Grants, case: Case) -> Verdict:
    return may(granted, "training.desk" if case.is_body else "training.ask")


def may_change(granted: Grants, case: Case) -> Verdict:
    """Change what a request says, until its dates are confirmed."""
    verdict = _side(granted, case)
    if verdict and case.request.state not in CHANGEABLE:
        return no(_("The dates are confirmed: this request no longer changes. Write a note instead."))
    return verdict


def may_send(granted: Grants, case: Case) -> Verdict:
    """Send a draft: the commune that began it, or the desk that keys it in."""
    return _side(granted, case) and may_move(case.request, states.SEND_REQUEST)


def may_withdraw(granted: Grants, case: Case) -> Verdict:
    """The commune that holds the evening takes the request back; the desk does it for one that it keyed in."""
    verdict = _side(granted, case)
    if not verdict:
        return verdict
    if case.is_body and case.request.asked_by == Channel.PLATFORM:
        return no(_("The commune withdraws its own request. The training body may decline it, with the reason."))
    if not case.is_body and case.party is not None and not case.party.is_host:
        return no(_("The commune where the evening takes place may withdraw the request. You may leave it."))
    return may_move(case.request, states.WITHDRAW_REQUEST)


def may_decline(granted: Grants, case: Case) -> Verdict:
    """The desk declines, with a reason."""
    return may(granted, "training.desk") and may_move(case.request, states.DECLINE_REQUEST)


def may_queue(granted: Grants, case: Case) -> Verdict:
    """The desk puts a request on the waiting list."""
    return may(granted, "training.desk") and may_move(case.request, states.QUEUE_REQUEST)


def may_requeue(granted: Grants, case: Case) -> Verdict:
    """The desk takes a request from the waiting list to look for dates again."""
    verdict = may(granted, "training.desk")
    if verdict and case.request.state != RequestState.WAITING:
        return no(_("This request is not on the waiting list."))
    return verdict


def may_change_parties(granted: Grants, case: Case) -> Verdict:
    """Name other communes for a common evening, choose where it takes place: until dates are being agreed."""
    verdict = _side(granted, case)
    if verdict and not case.is_body and not (case.party and case.party.confirmed_on):
        return no(_("Agree to the common evening first."))
    if verdict and case.request.state not in BEFORE_DATES:
        return no(_("Dates are being agreed: who takes part in the common evening no longer changes."))
    return verdict


def may_host(party: Party) -> Verdict:
    """The evening takes place in a commune that agreed to it."""
    if party.confirmed_on is None:
        return no(_("%(commune)s has not agreed to the common evening yet.") % {"commune": party.commune})
    return YES


def may_join(granted: Grants, case: Case) -> Verdict:
    """A commune that was named agrees to the common evening, by its own people; the desk for one that does not work here."""
    verdict = _side(granted, case)
    if verdict and case.request.state in (RequestState.DONE, RequestState.DECLINED, RequestState.WITHDRAWN):
        return no(_("This request is closed."))
    return verdict


def may_answer_for(case: Case, party: Party) -> Verdict:
    """Only the commune itself answers for itself; the desk notes the answer of one that does not work here."""
    own = not case.is_body and party.party_space_id == case.viewer.pk
    if own or (case.is_body and party.party_space_id is None):
        return YES
    return no(_("%(commune)s answers for itself.") % {"commune": party.commune})


def may_leave(granted: Grants, case: Case, party: Party) -> Verdict:
    """Leave a common evening, or be taken off it, before dates are confirmed."""
    verdict = _side(granted, case)
    if not verdict:
        return verdict
    if party.is_host:
        return no(_("The evening takes place in this commune. Choose another place first, or withdraw the request."))
    if case.request.state not in CHANGEABLE:
        return no(_("The dates are confirmed. Call the training body: %(contact)s") % {"contact": _contact(case.body)})
    return YES


def _contact(body: Space) -> str:
    return ", ".join(part for part in (body.contact_phone, body.contact_email) if part) or body.name


def wish_fits(*, first: date | None, last: date | None, starts: time, ends: time, minutes: int, today: date) -> Verdict:
    """Hours that hold a session of so many minutes, on days that lie ahead."""
    return hours_fit(starts=starts, ends=ends, minutes=minutes) and span_fits(first=first, last=last, today=today)


def hours_fit(*, starts: time, ends: time, minutes: int) -> Verdict:
    """The hours hold a session of so many minutes."""
    if ends <= starts:
        return no(_("The evening ends before it begins. Enter a later end."))
    if (ends.hour - starts.hour) * 60 + ends.minute - starts.minute < minutes:
        return no(_("These hours are too short: the training takes %(minutes)s minutes.") % {"minutes": minutes})
    return YES


def span_fits(*, first: date | None, last: date | None, today: date) -> Verdict:
    """Days in order that do not lie behind."""
    if first and last and last < first:
        return no(_("The last day comes before the first. Enter a later last day."))
    if last and last <= today:
        return no(_("%(day)s has passed. Choose a day that lies ahead.") % {"day": short_date(last)})
    if (first and first > today + FARTHEST) or (last and last > today + FARTHEST):
        return no(_("This day lies more than three years ahead. Check the year."))
    return YES


def has_reason(reason: str) -> Verdict:
    """A refusal says why."""
    return YES if reason.strip() else no(_("Write the reason in a few words: the commune will read it."))


def reason_label(key: str):
    """The reason of a request in words, for the journal."""
    return dict(RequestReason.choices).get(key, key)


def channel_label(key: str):
    """How a request came, in words."""
    return dict(Channel.choices).get(key, key)


tell("training_request.begun", _("%(by)s began request %(title)s for a training"))
tell(
    "training_request.recorded",
    _("%(by)s keyed in request %(title)s for a training (%(channel)s)"),
    channel=channel_label,
)
tell("training_request.changed", _("%(by)s changed request %(title)s"))
tell("training_request.sent", _("%(by)s asked for a training: request %(title)s"))
tell("training_request.party_added", _("%(by)s named %(commune)s for a common evening (%(title)s)"))
tell("training_request.party_joined", _("%(commune)s agreed to the common evening (%(title)s; noted by %(by)s)"))
tell(
    "training_request.party_left",
    _("%(commune)s no longer takes part in the common evening (%(title)s; noted by %(by)s)"),
)
tell("training_request.host", _("%(by)s chose %(commune)s as the place of the common evening (%(title)s)"))
tell("training_request.declined", _("%(by)s declined request %(title)s: %(reason)s"))
tell("training_request.queued", _("%(by)s put request %(title)s on the waiting list"))
tell("training_request.unqueued", _("%(by)s took request %(title)s from the waiting list: dates are looked for again"))
tell("training_request.withdrawn", _("%(by)s withdrew request %(title)s: %(reason)s"))
