"""Days of a plan: actions, milestones, council dates and public holidays; and its lines over time."""

import calendar
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zesummen.council.models import CouncilDate
from zesummen.kernel import dates, public_holidays
from zesummen.kernel.drawing import Entry, Line, Mark, Span
from zesummen.kernel.exports.ics import Event
from zesummen.kernel.words import Text

from ..models import Action, Milestone, Plan
from ..states import ActionState

FEAST_DAYS = 7
KNOTS = {"planned": "to_start", "running": "under_way", "done": "completed", "idea": "not_open", "stopped": "not_open"}


@dataclass(frozen=True, slots=True)
class Happening:
    """Something on the calendar. ``kind``: action, feast, start, end, milestone, council or holiday."""

    kind: str
    on: date
    title: Text
    link: str = ""
    until: date | None = None
    is_over: bool = False
    uid: str = ""

    @property
    def words(self) -> str:
        """What it is, in the reader's language."""
        pattern = _WORDS.get(self.kind)
        return pattern() % {"title": str(self.title)} if pattern else str(self.title)


_WORDS = {
    "start": lambda: _("Start: %(title)s"),
    "end": lambda: _("End: %(title)s"),
    "milestone": lambda: _("Milestone: %(title)s"),
    "council": lambda: _("Council: %(title)s"),
}
TONES = {"holiday": "holiday", "council": "council", "milestone": "milestone"}


def is_feast(is_recurring: bool, from_on: date | None, until_on: date | None) -> bool:
    """A single event of a few days: not what returns, not what runs for months."""
    return bool(from_on and until_on and not is_recurring and (until_on - from_on).days <= FEAST_DAYS)


def happenings(plan: Plan, first: date, last: date) -> list[Happening]:
    """All that falls into these days, by day. Three statements."""
    found = [
        *_of_actions(plan),
        *_milestones(plan, first, last),
        *_council(first, last),
        *holidays_between(first, last),
    ]
    return sorted(
        (h for h in found if h.on <= last and (h.until or h.on) >= first), key=lambda h: (h.on, h.kind, h.words)
    )


def _of_actions(plan: Plan) -> Iterable[Happening]:
    live = Action.objects.filter(plan=plan).exclude(state__in=[ActionState.IDEA, ActionState.STOPPED])
    for pk, _number, title, start, end, returns, state in live.values_list(
        "pk", "number", "title", "from_on", "until_on", "is_recurring", "state"
    ):
        link, over, uid = f"plans/{plan.pk}/actions/{pk}/", state == ActionState.DONE, f"action-{pk}"
        if is_feast(returns, start, end):
            yield Happening("feast", start, title, link, end, over, uid)
            continue
        if start:
            yield Happening("start", start, title, link, None, over or state == ActionState.RUNNING, f"{uid}-start")
        if end:
            yield Happening("end", end, title, link, None, over, f"{uid}-end")


def _milestones(plan: Plan, first: date, last: date) -> Iterable[Happening]:
    rows = Milestone.objects.filter(action__plan=plan, due_on__range=(first, last)).exclude(
        action__state=ActionState.STOPPED
    )
    for pk, action_pk, title, due, reached in rows.values_list("pk", "action_id", "title", "due_on", "reached_on"):
        yield Happening(
            "milestone",
            due,
            _plain(title),
            f"plans/{plan.pk}/actions/{action_pk}/",
            None,
            bool(reached),
            f"milestone-{pk}",
        )


def _council(first: date, last: date) -> Iterable[Happening]:
    for row in CouncilDate.objects.filter(day__range=(first, last), cancelled_on=None):
        yield Happening(
            "council",
            row.day,
            _plain(row.body_name or row.place or _("sitting")),
            "council/",
            None,
            False,
            f"council-{row.pk}",
        )


def _plain(words: str) -> Text:
    return Text(get_language() or "fr", {(get_language() or "fr"): words})


def holidays_between(first: date, last: date) -> list[Happening]:
    """The public holidays of Luxembourg; two on one day stand as two."""
    return [Happening("holiday", day, _plain(name)) for day, name in public_holidays.between(first, last)]


@dataclass(frozen=True)
class MonthPage:
    """A month of the year view: what is in it, and whether feasts pile up."""

    first: date
    items: tuple[Happening, ...]
    feasts: int
    is_piled: bool

    @property
    def name(self) -> str:
        """The month's name, with a capital."""
        words = dates.month_and_year(self.first)
        return words[:1].upper() + words[1:]


def year_of(found: Iterable[Happening], year: int, most_feasts: int = 2) -> list[MonthPage]:
    """Twelve months, each with what begins in it or goes on from the month before."""
    found = list(found)
    pages = []
    for number in range(1, 13):
        first = date(year, number, 1)
        last = date(year, number, calendar.monthrange(year, number)[1])
        items = tuple(h for h in found if h.on <= last and (h.until or h.on) >= first)
        feasts = sum(h.kind == "feast" for h in items)
        pages.append(MonthPage(first, items, feasts, feasts > most_feasts))
    return pages


def entries(found: Iterable[Happening], base: str) -> list[Entry]:
    """For the drawing of a month; ``base`` is the address of the space."""
    return [Entry(h.on, h.words, f"{base}{h.link}" if h.link else "", TONES.get(h.kind, ""), h.until) for h in found]


def events(found: Iterable[Happening], address: str, host: str) -> list[Event]:
    """For a calendar file: whole days; public holidays are in everybody's calendar already."""
    day = timedelta(days=1)
    return [
        Event(f"{h.uid}@{host}", h.words, h.on, (h.until or h.on) + day, url=f"{address}{h.link}")
        for h in found
        if h.kind != "holiday"
    ]


def years_of(plan: Plan) -> list[int]:
    """Years to look at: those of the plan, or this one."""
    start = plan.starts_on or plan.created_on
    end = plan.ends_on or start.replace(year=start.year + 2, day=1)
    return list(range(start.year, end.year + 1))


# Over time


def lines(plan: Plan, base: str, year: int | None = None) -> list[Line]:
    """One line per action with dates, its milestones on it; of one year, or of the whole plan. Two statements."""
    today = timezone.localdate()
    marks: dict[int, list[Mark]] = {}
    rows = Milestone.objects.filter(action__plan=plan).values_list("action_id", "title", "due_on", "reached_on")
    for action_pk, title, due, reached in rows:
        state = "completed" if reached else "late" if due < today else "to_start"
        marks.setdefault(action_pk, []).append(Mark(due, title, "", state))
    live = Action.objects.filter(plan=plan, from_on__isnull=False, until_on__isnull=False)
    live = live.exclude(state__in=[ActionState.IDEA, ActionState.STOPPED])
    if year:
        live = live.filter(from_on__lte=date(year, 12, 31), until_on__gte=date(year, 1, 1))
    return [_line(action, marks.get(action.pk, []), base) for action in live.order_by("from_on", "until_on", "number")]


def _line(action: Action, marks: list[Mark], base: str) -> Line:
    tone = {"done": "done", "planned": "expected"}.get(action.state, "")
    span = Span(action.from_on, action.until_on, str(action.title), tone=tone)
    days = f"{dates.short_date(action.from_on)}–{dates.short_date(action.until_on)}"
    told = [f"{mark.label}: {dates.short_date(mark.on)}" for mark in marks]
    return Line(
        f"{action.number}. {action.title}",
        (span,),
        tuple(marks),
        "; ".join([days, *told]),
        f"{base}{action.thread_link()}",
        KNOTS[action.state],
        action.get_state_display(),
    )


def feasts_by_month(pairs: Iterable[tuple[bool, date | None, date | None]]) -> Counter:
    """How many single events begin in each (year, month); ``pairs`` are (returns, from, until)."""
    return Counter((start.year, start.month) for returns, start, end in pairs if is_feast(returns, start, end))
