"""What lies on a day: shown before a date is asked about, proposed or kept, never hidden.

Everything about many days is read in at most six statements.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from zesummen.commissions.models import Commission
from zesummen.council.models import CouncilDate
from zesummen.kernel import public_holidays, school_holidays
from zesummen.kernel.dates import day_with_weekday, short_date
from zesummen.kernel.tenancy import across
from zesummen.kernel.together import fill
from zesummen.season import travel
from zesummen.season.model import Place, Rules
from zesummen.season.travel import straight_km
from zesummen.sittings.models import Sitting
from zesummen.sittings.states import BodyKind, SittingState

from ..case import Case
from ..models import Absence, DateWish, Evening, Trainer
from ..rules import evenings as rules
from ..rules import requests as request_rules
from ..states import EveningState

Slot = tuple[date, time, time]
NAMES = {
    "past": lambda: _("in the past"),
    "holiday": lambda: _("public holiday"),
    "school": lambda: _("school holidays"),
    "school_unknown": lambda: _("school holidays not known"),
    "council": lambda: _("council sits"),
    "sitting": lambda: _("commission sits"),
    "trainer": lambda: _("trainer not free"),
    "load": lambda: _("trainer not free"),
    "refused": lambda: _("excluded by the commission"),
    "short": lambda: _("shorter than the course"),
    "house": lambda: _("not a usual day of the course"),
    "season": lambda: _("outside the season"),
    "gap": lambda: _("too near or too far from the other evening"),
}
#: what a proposal avoids; the others are only said
AVOIDED = frozenset({"past", "holiday", "school", "council", "sitting", "trainer", "refused", "season", "gap", "short"})


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that lies on a day. ``code`` is a key of ``NAMES``; the sentence is for people."""

    code: str
    sentence: str

    @property
    def name(self) -> str:
        """The same in two words."""
        return NAMES[self.code]()


@dataclass(slots=True)
class Diary:
    """Trainers of the open training body, with what keeps them from an evening within some days."""

    trainers: list[Trainer]
    away: dict[int, list[tuple[date, date]]]
    busy: dict[int, list[dict[str, Any]]] = field(default_factory=dict)

    def clash(self, trainer: int, slot: Slot) -> dict[str, Any] | None:
        """The other evening of this trainer that overlaps."""
        day, starts, ends = slot
        rows = self.busy.get(trainer, ())
        return next((r for r in rows if r["day"] == day and r["starts"] < ends and starts < r["ends"]), None)

    def in_week(self, trainer: int, day: date) -> int:
        """How many evenings this trainer has already in the week of this day."""
        monday = day - timedelta(days=day.weekday())
        return sum(monday <= row["day"] < monday + timedelta(days=7) for row in self.busy.get(trainer, ()))

    def out_of_reach(self, trainer: int, slot: Slot, here: Any) -> dict[str, Any] | None:
        """Another evening of the same day from which, or to which, this trainer cannot drive in time."""
        day, starts, ends = slot
        for row in self.busy.get(trainer, ()):
            pause = _minutes(starts) - _minutes(row["ends"]) if row["ends"] <= starts else None
            pause = _minutes(row["starts"]) - _minutes(ends) if row["starts"] >= ends else pause
            road = travel.minutes(_place(row["lau2"], row["lat"], row["lon"]), _place_of(here), ROAD)
            if row["day"] == day and pause is not None and road and pause < road + ROAD.spare_minutes:
                return row
        return None

    def strains(self, trainer: Trainer, slot: Slot, here: Any, *, week: bool = True) -> list[str]:
        """What the planner would not ask of this trainer, in sentences: it is said, not refused."""
        found = []
        if other := self.out_of_reach(trainer.pk, slot, here):
            words = {"trainer": trainer.name, "other": other["place"]}
            found.append(_("%(trainer)s cannot come from %(other)s to this evening in time.") % words)
        most = trainer.per_week
        if week and most is not None and self.in_week(trainer.pk, slot[0]) >= most:
            words = {"trainer": trainer.name, "on": day_with_weekday(slot[0]), "most": most}
            found.append(_("%(trainer)s gives more evenings in the week of %(on)s than agreed (%(most)s).") % words)
        return found

    def is_free(self, trainer: Trainer, slot: Slot) -> bool:
        """Within the own windows, not away, on no other evening at that hour."""
        day = slot[0]
        if any(first <= day <= last for first, last in self.away.get(trainer.pk, ())):
            return False
        return _within(trainer.windows, slot, empty=True) and self.clash(trainer.pk, slot) is None


ROAD = Rules()


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _place(code: str, lat: float, lon: float) -> Place:
    return Place(code, "", lat, lon)


def _place_of(commune: Any) -> Place:
    return _place(commune.lau2, commune.lat, commune.lon)


def diary(
    slots: Iterable[Slot], *, without: Evening | None = None, named: bool = False, also: QuerySet | None = None
) -> Diary:
    """Who is taken when, in the weeks of these days; no trainers where they are ``named`` already. One statement, which
    reads the rows of ``also`` too."""
    days = [slot[0] for slot in slots] or [timezone.localdate()]
    first, last = min(days), max(days)
    first, last = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
    absent = Absence.objects.filter(first__lte=last, last__gte=first)
    taken = Evening.objects.filter(day__gte=first, day__lte=last, request__parties__is_host=True)
    taken = taken.exclude(state=EveningState.CANCELLED).exclude(pk=getattr(without, "pk", None))
    evenings = taken.order_by("day", "starts", "pk").values(
        "day", "starts", "ends", "lead_id", "second_id", place=F("request__parties__commune__name_fr"),
        lau2=F("request__parties__commune__lau2"), lat=F("request__parties__commune__lat"),
        lon=F("request__parties__commune__lon"),
    )  # fmt: skip
    trainers = Trainer.objects.filter(is_active=True).select_related("base")
    trainers = trainers.none() if named else trainers
    fill(absent, evenings, trainers, *([] if also is None else [also]))
    away: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for row in absent:
        away[row.trainer_id].append((row.first, row.last))
    busy: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for found in evenings:
        for trainer in {found["lead_id"], found["second_id"]} - {None}:
            busy[trainer].append(found)
    return Diary(list(trainers), dict(away), dict(busy))


def suitable(case: Case, trainers: Iterable[Trainer], *, lead: bool = True) -> list[Trainer]:
    """Those who give this course in a language of the request, the nearest to the host first."""
    wanted, code = set(case.request.languages or ["fr"]), case.request.course.code
    fitting = [
        row
        for row in trainers
        if (row.leads or not lead) and (not row.courses or code in row.courses) and wanted & set(row.languages)
    ]
    here: Any = case.host.commune
    return sorted(fitting, key=lambda row: (straight_km(row.base, here), row.name, row.pk))  # type: ignore[arg-type]


def free_trainers(case: Case, slot: Slot, *, without: Evening | None = None, prefer: int | None = None):
    """Who could lead at that hour: whoever leads the other evening first, then the nearest; last whom it strains. Three statements."""
    found = diary([slot], without=without)
    free = [row for row in suitable(case, found.trainers) if found.is_free(row, slot)]
    here = case.host.commune
    return sorted(free, key=lambda row: (bool(found.strains(row, slot, here)), row.pk != prefer))


def conflicts(
    case: Case,
    day: date,
    starts: time,
    ends: time,
    *,
    evening: Evening | None = None,
    number: int | None = None,
    trainers: Iterable[Trainer | None] = (),
) -> list[Conflict]:
    """What lies on one date. ``evening``: the one to be moved; it is not in its own way, and its trainers are looked at
    unless others are chosen (``trainers``)."""
    slot = (day, starts, ends)
    return conflicts_of(case, [slot], evening=evening, number=number, trainers=trainers)[slot]


def conflicts_of(
    case: Case,
    slots: Iterable[Slot],
    *,
    evening: Evening | None = None,
    number: int | None = None,
    trainers: Iterable[Trainer | None] = (),
    refusals: list[DateWish] | None = None,
    others: dict[int, date] | None = None,
) -> dict[Slot, list[Conflict]]:
    """What lies on each of these dates, the gravest first. Inside the training body's space; at most four statements.

    ``number``: the order and gap to the other evenings is looked at too. ``refusals`` and ``others`` where they are known.
    """
    slots = list(dict.fromkeys(slots))
    if not slots:
        return {}
    today, agreed = timezone.localdate(), evening is not None and evening.state == EveningState.CONFIRMED
    named = [row for row in trainers if row] or [
        row for row in (evening and evening.lead, evening and evening.second) if row
    ]
    series = _series(case, number) if number and others is None else None
    taken, book = _taken(case, slots), diary(slots, without=evening, named=bool(named), also=series)
    able = suitable(case, book.trainers)
    if refusals is None:  # what was agreed in the meantime is no longer held against a wish
        refusals = [] if agreed else list(DateWish.objects.filter(request=case.request, is_refusal=True))
    if others is None:
        others = {} if series is None else {row["number"]: row["day"] for row in series}
    found: dict[Slot, list[Conflict]] = {}
    for slot in slots:
        found[slot] = [
            *_of_calendar(slot, today, None if agreed and evening and evening.day == slot[0] else case.request.season),
            *taken.get(slot[0], ()),
            *_of_trainers(case, slot, book, able, named),
            *_refused(slot, refusals),
            *_of_course(case, slot, number, others),
        ]
    return found


def _of_calendar(slot: Slot, today: date, season) -> list[Conflict]:
    day, told = slot[0], {"day": short_date(slot[0])}
    found = []
    if day < today:
        found.append(Conflict("past", _("%(day)s is in the past.") % told))
    if name := public_holidays.name_of(day):
        found.append(Conflict("holiday", _("%(day)s is a public holiday: %(name)s.") % {**told, "name": name}))
    if name := school_holidays.name_of(day):
        found.append(Conflict("school", _("%(day)s is in the school holidays: %(name)s.") % {**told, "name": name}))
    elif not school_holidays.is_known(day):
        found.append(Conflict("school_unknown", _("The school holidays around %(day)s are not known here yet.") % told))
    if verdict := rules.in_season(season, day):
        return found
    return [*found, Conflict("season", str(verdict.why))]


def _taken(case: Case, slots: list[Slot]) -> dict[date, list[Conflict]]:
    """Sittings of the parties' councils and commissions on these days. One statement."""
    spaces = {row.party_space_id: row for row in case.parties if row.party_space_id}
    if not spaces:
        return {}
    days = {slot[0] for slot in slots}
    refs = [row.commission_ref for row in spaces.values() if row.commission_ref]
    found: dict[date, list[Conflict]] = defaultdict(list)
    with across(case.spaces):
        own = Commission.objects.filter(pk__in=refs).values("body_id")
        sittings = Sitting.objects.filter(day__in=days).filter(Q(body__kind=BodyKind.COUNCIL) | Q(body__in=own))
        sittings = sittings.exclude(state=SittingState.CANCELLED).order_by()
        council = Value(str(BodyKind.COUNCIL), output_field=CharField())
        councils = CouncilDate.objects.filter(day__in=days, cancelled_on=None).order_by()
        rows = sorted(
            sittings.values_list("day", "space_id", "body__kind", "starts_at").union(
                councils.annotate(kind=council).values_list("day", "space_id", "kind", "starts_at")
            ),
            key=lambda row: (row[0], row[1], row[2], row[3] is None, row[3]),
        )
    seen = set()
    for day, space, kind, at in rows:
        key = (day, space, kind)
        if key in seen or space not in spaces:
            continue
        seen.add(key)
        told = {"commune": spaces[space].commune.name_fr, "hour": f"{at:%H:%M}" if at else "–"}
        if kind == BodyKind.COUNCIL:
            found[day].append(Conflict("council", _("The council of %(commune)s sits on this day (%(hour)s).") % told))
        else:
            found[day].append(
                Conflict("sitting", _("The commission of %(commune)s sits on this day (%(hour)s).") % told)
            )
    return found


def _of_trainers(case: Case, slot: Slot, book: Diary, able: list[Trainer], named: list[Trainer]) -> list[Conflict]:
    if not named:
        if any(book.is_free(row, slot) for row in able):
            return []
        return [Conflict("trainer", _("No trainer for this course and these languages is free at that hour."))]
    found = []
    for trainer in named:
        if clash := book.clash(trainer.pk, slot):
            verdict = rules.busy(trainer.name, slot[0], clash["place"], clash["starts"], clash["ends"])
            found.append(Conflict("trainer", str(verdict.why)))
        elif not book.is_free(trainer, slot):
            words = _("%(trainer)s is not available at that hour.")
            found.append(Conflict("trainer", words % {"trainer": trainer.name}))
        strains = book.strains(trainer, slot, case.host.commune, week=case.is_body)
        found += [Conflict("load", sentence) for sentence in strains]
    return found


def _refused(slot: Slot, refusals: list[DateWish]) -> list[Conflict]:
    for wish in refusals:
        in_days = not wish.days or slot[0].weekday() in wish.days
        in_span = (wish.first is None or wish.first <= slot[0]) and (wish.last is None or slot[0] <= wish.last)
        in_hours = wish.starts is None or wish.ends is None or (wish.starts < slot[2] and slot[1] < wish.ends)
        if in_days and in_span and in_hours:
            why = f" ({wish.why})" if wish.why else ""
            return [Conflict("refused", _("The commission excludes this day%(why)s.") % {"why": why})]
    return []


def _of_course(case: Case, slot: Slot, number: int | None, others: dict[int, date]) -> list[Conflict]:
    found = []
    if others and number and not (verdict := rules.order_fits(case.request.course, number, slot[0], others)):
        found.append(Conflict("gap", str(verdict.why)))
    least = case.request.course.minutes
    if not request_rules.hours_fit(starts=slot[1], ends=slot[2], minutes=least) and slot[1] < slot[2]:
        told = {"minutes": least}
        found.append(Conflict("short", _("These hours are too short: the training takes %(minutes)s minutes.") % told))
    if not _within(case.request.course.windows, slot, empty=True):
        found.append(
            Conflict("house", _("This is not one of the usual days and hours of the course; it can be agreed."))
        )
    return found


def _series(case: Case, number: int) -> QuerySet:
    """The days of the request's other evenings."""
    rows = Evening.objects.filter(request=case.request).exclude(state=EveningState.CANCELLED).exclude(number=number)
    return rows.order_by("number").values("number", "day")


def _within(windows: list[dict[str, Any]], slot: Slot, *, empty: bool) -> bool:
    """Whether a date lies in one of the windows as rows keep them; ``empty`` where there are none."""
    day, starts, ends = slot
    if not windows:
        return empty
    return any(
        (not row.get("days") or day.weekday() in row["days"])
        and row["from"] <= f"{starts:%H:%M}"
        and f"{ends:%H:%M}" <= row["until"]
        for row in windows
    )


# Proposals

LEAD_DAYS = 10  # nobody is asked for tomorrow
REACH_DAYS = 120  # how far ahead proposals go where no season and no wish says otherwise
USUAL = ({"days": [1, 3], "from": "18:30", "until": "22:00"},)  # where neither course nor commission names hours


@dataclass(frozen=True, slots=True)
class Proposal:
    """A date that could be asked about, with what lies on it. ``preference`` 3 as wished … 0 if need be."""

    day: date
    starts: time
    ends: time
    preference: int
    conflicts: tuple[Conflict, ...] = ()

    @property
    def value(self) -> str:
        """The date as a form sends it."""
        return f"{self.day.isoformat()} {self.starts:%H:%M} {self.ends:%H:%M}"

    @property
    def is_clear(self) -> bool:
        """Nothing lies on it that a proposal avoids."""
        return not any(row.code in AVOIDED for row in self.conflicts)


def proposals(case: Case, number: int, *, most: int = 12) -> list[Proposal]:
    """Dates within the commission's wishes, or by the house rule of the course, best first: nothing lies on them, as
    wished, soon. Where too few are clear, days with a remark follow. Four statements."""
    today = timezone.localdate()
    all_wishes = list(DateWish.objects.filter(request=case.request))
    wishes = [row for row in all_wishes if not row.is_refusal]
    others = {row["number"]: row["day"] for row in _series(case, number)}
    first, last = _span(case, number, today, wishes, others)
    windows = _windows(case, wishes)
    found: dict[Slot, int] = {}
    for offset in range(max((last - first).days, -1) + 1):
        day = first + timedelta(days=offset)
        for days, begins, until, preference, since, up_to in windows:
            slot = _slot(day, begins, until, case.request.course.minutes)
            if slot and (not days or day.weekday() in days) and since <= day <= up_to:
                found[slot] = max(preference, found.get(slot, 0))
    refusals = [row for row in all_wishes if row.is_refusal]
    lying = conflicts_of(case, found, number=number, refusals=refusals, others=others)
    rows = [Proposal(*slot, preference, tuple(lying[slot])) for slot, preference in found.items()]
    rows.sort(
        key=lambda row: (not row.is_clear, len(row.conflicts) if not row.is_clear else 0, -row.preference, row.day)
    )
    return rows[:most]


def _span(case: Case, number: int, today: date, wishes: list[DateWish], others: dict[int, date]) -> tuple[date, date]:
    """The days among which proposals are looked for."""
    course, season = case.request.course, case.request.season
    first, last = today + timedelta(days=LEAD_DAYS), today + timedelta(days=REACH_DAYS)
    if season is not None:
        first, last = max(first, season.first), season.last
    dated = [wish for wish in wishes if wish.first]
    if dated and len(dated) == len(wishes):
        last = max(last, *(wish.last or wish.first for wish in dated))
    if before := others.get(number - 1):
        first = max(first, before + timedelta(days=course.gap_min))
        last = (
            min(last, before + timedelta(days=course.gap_max))
            if first <= before + timedelta(days=course.gap_max)
            else last
        )
    if after := others.get(number + 1):
        last = min(last, after - timedelta(days=course.gap_min))
    return first, last


def _windows(case: Case, wishes: list[DateWish]) -> list[tuple]:
    if wishes:
        return [
            (w.days, w.starts, w.ends, w.preference, w.first or date.min, w.last or w.first or date.max) for w in wishes
        ]
    rows = case.request.course.windows or USUAL
    clock = time.fromisoformat
    return [(row.get("days"), clock(row["from"]), clock(row["until"]), 1, date.min, date.max) for row in rows]


def _slot(day: date, begins: time, until: time, minutes: int) -> Slot | None:
    """The date that begins with the window; ``None`` where the evening does not fit in."""
    end = begins.hour * 60 + begins.minute + minutes
    if end >= 24 * 60 or end > until.hour * 60 + until.minute:
        return None
    return day, begins, time(end // 60, end % 60)
