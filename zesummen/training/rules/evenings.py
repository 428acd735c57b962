"""Verdicts and sentences about evenings: who agrees on a date, confirms, moves, cancels, and tells how the room is."""

from collections.abc import Iterable
from datetime import date, time

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.dates import day_with_weekday, short_date
from zesummen.kernel.journal import tell
from zesummen.kernel.moves import may_move

from .. import states
from ..case import Case
from ..models import Course, Evening, Participant, Party, Season
from ..states import EveningState, RequestState

LIVE = (EveningState.PROPOSED, EveningState.OFFERED, EveningState.CONFIRMED)
AGREEING = (RequestState.ASKED, RequestState.DATING, RequestState.WAITING, RequestState.DATED, RequestState.RUNNING)


def may_agree(granted: Grants, case: Case) -> Verdict:
    """Deal with dates: who may ask in the commune, trainers and desk in the training body; while the request runs."""
    verdict = may(granted, "training.lead" if case.is_body else "training.ask")
    if not verdict:
        return verdict
    if case.request.state == RequestState.DRAFT:
        return no(_("This request has not been sent yet. Send it first; then dates can be agreed."))
    if case.request.state not in AGREEING:
        return no(_("This training is over. Its dates no longer change."))
    return YES


def may_offer(granted: Grants, case: Case, evening: Evening) -> Verdict:
    """The training body offers a date to the commune."""
    if not case.is_body:
        return no(_("The training body offers dates. Propose one instead."))
    return may_agree(granted, case) and may_move(evening, states.OFFER_EVENING)


def may_print(granted: Grants, case: Case) -> Verdict:
    """Print the letters of an evening for those without an e-mail address, also once the training is over."""
    return may(granted, "training.lead" if case.is_body else "training.ask")


def owing(parties: Iterable[Party], evening: Evening) -> list[Party]:
    """The communes whose yes to the date is still missing: each that takes part in the evening, the host first."""
    rows = [row for row in parties if row.is_host or row.confirmed_on]
    return [row for row in rows if str(row.pk) not in evening.agreed]


def may_confirm(granted: Grants, case: Case, evening: Evening) -> Verdict:
    """The other side confirms: each commune what it was offered, the training body what the commune proposed.

    The training body may also record what a commune said on the telephone.
    """
    verdict = may_agree(granted, case) and may_move(evening, states.CONFIRM_EVENING)
    if not verdict or case.is_body:
        return verdict
    if evening.state == EveningState.PROPOSED:
        return no(_("This date waits for the training body, which confirms it with a trainer."))
    waiting = owing(case.parties, evening)
    if waiting and case.party not in waiting:
        return no(_("This was noted already. Reload the page to see."))
    return YES


def has_lead(evening: Evening) -> Verdict:
    """Nobody comes to an evening that nobody leads."""
    return YES if evening.lead_id else no(_("Choose the trainer first: without one the date cannot be confirmed."))


def may_move_evening(granted: Grants, case: Case, evening: Evening) -> Verdict:
    """Another date for an evening that has not been held."""
    verdict = may_agree(granted, case)
    if verdict and evening.state not in LIVE:
        return no(_("This evening was held or cancelled. It cannot be moved."))
    return verdict


def may_cancel(granted: Grants, case: Case, evening: Evening) -> Verdict:
    """Either side may cancel what has not been held."""
    return may_agree(granted, case) and may_move(evening, states.CANCEL_EVENING)


def may_hold(granted: Grants, case: Case, evening: Evening, today: date) -> Verdict:
    """The trainer notes that the evening took place, on its day or later."""
    if not case.is_body:
        return no(_("The trainer notes that the evening was held."))
    verdict = may(granted, "training.lead") and may_move(evening, states.HOLD_EVENING)
    if verdict and evening.day > today:
        return no(_("This evening is on %(day)s: it cannot have been held yet.") % {"day": short_date(evening.day)})
    return verdict


def may_tell_room(granted: Grants, case: Case, evening: Evening) -> Verdict:
    """Say where the evening is and how the room is: the commune, or the training body that heard it by telephone."""
    verdict = may_agree(granted, case)
    if verdict and evening.state not in LIVE:
        return no(_("This evening was held or cancelled. Its room no longer matters."))
    return verdict


def is_own(participant: Participant, person) -> Verdict:
    """A page opened by link belongs to its participant: another signed-in person is told so."""
    if not person.is_authenticated or participant.person_id in (None, person.pk):
        return YES
    return no(
        _(
            "This link belongs to somebody else. You are signed in as %(name)s: open your own page, or sign out to use the link."
        )
        % {"name": person}
    )


def hours_fit(day: date, starts: time, ends: time, today: date) -> Verdict:
    """A date to come, with an end after its beginning."""
    if day < today:
        return no(_("%(day)s is in the past. Choose a day to come.") % {"day": short_date(day)})
    if ends <= starts:
        return no(
            _("The evening would end at %(ends)s, before it begins at %(starts)s. Enter a later end.")
            % {"ends": f"{ends:%H:%M}", "starts": f"{starts:%H:%M}"}
        )
    return YES


def in_season(season: Season | None, day: date) -> Verdict:
    """An evening of a season lies in it."""
    if season is None or season.first <= day <= season.last:
        return YES
    return no(
        _("%(day)s lies outside the season “%(season)s”, which runs from %(first)s to %(last)s. Choose a day in it.")
        % {
            "day": short_date(day),
            "season": season.name,
            "first": short_date(season.first),
            "last": short_date(season.last),
        }
    )


def order_fits(course: Course, number: int, day: date, others: dict[int, date]) -> Verdict:
    """Linked evenings come in order and as far apart as the course says. ``others``: day by number."""
    for other, its_day in sorted(others.items()):
        gap = (day - its_day).days if number > other else (its_day - day).days
        if gap <= 0:
            return no(
                _(
                    "Evening %(first)s would no longer come before evening %(second)s (%(day)s). Choose another day, or another one for that evening first."
                )
                % {"first": min(number, other), "second": max(number, other), "day": short_date(its_day)}
            )
        if abs(number - other) == 1 and not course.gap_min <= gap <= course.gap_max:
            return no(
                _(
                    "Evenings %(first)s and %(second)s would be %(gap)s days apart; the course wants %(least)s to %(most)s."
                )
                % {
                    "first": min(number, other),
                    "second": max(number, other),
                    "gap": gap,
                    "least": course.gap_min,
                    "most": course.gap_max,
                }
            )
    return YES


def series_fits(course: Course, days: dict[int, date]) -> Verdict:
    """All evenings of a request stand in order and as far apart as the course says."""
    for number, day in sorted(days.items(), reverse=True):
        others = {other: its_day for other, its_day in days.items() if other < number}
        if not (verdict := order_fits(course, number, day, others)):
            return verdict
    return YES


def busy(name: str, day: date, other: str, starts: time, ends: time) -> Verdict:
    """A trainer is on another evening at that hour."""
    return no(
        _("%(trainer)s is already at %(other)s on %(day)s, %(starts)s to %(ends)s. Choose another hour or trainer.")
        % {
            "trainer": name,
            "other": other,
            "day": day_with_weekday(day),
            "starts": f"{starts:%H:%M}",
            "ends": f"{ends:%H:%M}",
        }
    )


tell("training_evening.proposed", _("%(by)s proposed %(day)s for evening %(number)s of training %(title)s"))
tell("training_evening.offered", _("%(by)s offered %(day)s for evening %(number)s of training %(title)s"))
tell(
    "training_evening.agreed",
    _("%(commune)s agreed to %(day)s for evening %(number)s of training %(title)s (noted by %(by)s)"),
)
tell("training_evening.confirmed", _("%(by)s confirmed %(day)s for evening %(number)s of training %(title)s"))
tell("training_evening.moved", _("%(by)s moved evening %(number)s of training %(title)s from %(before)s to %(day)s"))
tell(
    "training_evening.cancelled",
    _("%(by)s cancelled evening %(number)s of training %(title)s on %(day)s: %(reason)s"),
)
tell("training_evening.held", _("%(by)s noted that evening %(number)s of training %(title)s was held on %(day)s"))
tell("training_evening.trainers", _("%(by)s chose who leads evening %(number)s of training %(title)s: %(lead)s"))
tell("training_evening.room", _("%(by)s told about the room of evening %(number)s of training %(title)s"))
tell("training_evening.room_confirmed", _("%(by)s confirmed the room of evening %(number)s of training %(title)s"))
tell("training_evening.room_reminded", _("%(by)s asked for the room of evening %(number)s of training %(title)s again"))
tell("training_evening.reminded", _("%(by)s reminded of evening %(number)s of training %(title)s"))
tell(
    "training_evening.missed",
    _(
        "%(by)s told people who missed evening %(number)s of training %(title)s where they can make up for it (%(count)s)"
    ),
)
tell(
    "training_evening.letters_printed",
    _("%(by)s noted that the letters about evening %(number)s of training %(title)s are printed"),
)
tell(
    "training_evening.visit", _("%(name)s comes to evening %(number)s of training %(title)s, after missing the own one")
)
tell(
    "training_evening.visit_dropped", _("%(name)s does not come to evening %(number)s of training %(title)s after all")
)
tell(
    "training_code.renewed", _("%(by)s gave %(name)s a new code for training %(title)s; the former one no longer works")
)
