"""Keep the council's rules, its dates, and who holds which office."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, may, no
from zesummen.kernel.exports.ics import Event

from .. import rules
from ..models import CouncilDate, CouncilRules, Deliberation, Official
from ..states import DecisionState


@transaction.atomic
def save_rules(*, space, values: dict, expected: int, by) -> CouncilRules:
    """Write the council's rules; ``expected`` 0 is the first time. ``moves.Stale`` when somebody else saved first."""
    insist(may(grants(by, space), "council.settings"))
    insist(rules.reference_pattern_problem(values["reference_pattern"]))
    row, made = CouncilRules.objects.get_or_create(space=space)
    changed = moves.edit(row, expected=row.version if made else expected, **values)
    if changed or made:
        journal.note("council.rules_changed", row, space=space, by=by, title=str(space), fields=sorted(changed))
    return row


# Dates


@transaction.atomic
def add_dates(
    *, space, days: Iterable[date], starts_at=None, place: str = "", body_name: str = "", note: str = "", by
) -> list[CouncilDate]:
    """Add several sittings; a day that is there already is left as it is. Returns those that are new."""
    insist(may(grants(by, space), "council.write"))
    known = set(CouncilDate.objects.filter(cancelled_on=None, body_name=body_name).values_list("day", flat=True))
    new = sorted(set(days) - known)
    made = [
        CouncilDate.objects.create(
            space=space, day=day, starts_at=starts_at, place=place, body_name=body_name, note=note
        )
        for day in new
    ]
    if made:
        journal.note(
            "council.dates_added",
            space=space,
            by=by,
            title=str(space),
            days=[row.day.isoformat() for row in made],
        )
    return made


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import changed: sittings added, moved or given other details, cancelled; and how many were known."""

    added: int
    changed: int
    cancelled: int
    known: int


@transaction.atomic
def import_dates(*, space, events: Iterable[Event], by) -> ImportResult:
    """Take over the entries of a calendar. The same file twice adds nothing; a cancelled entry cancels its sitting."""
    insist(may(grants(by, space), "council.write"))
    outcomes = [(event, _take(space, event)) for event in events]
    counts = Counter(outcome for _event, outcome in outcomes)
    result = ImportResult(counts["added"], counts["changed"], counts["cancelled"], counts["known"])
    days = sorted({_day_of(event).isoformat() for event, outcome in outcomes if outcome != "known"})
    if days:
        journal.note("council.dates_imported", space=space, by=by, title=str(space), days=days)
    return result


def _day_of(event: Event) -> date:
    return event.starts.date() if isinstance(event.starts, datetime) else event.starts


def _take(space, event: Event) -> str:
    instant = isinstance(event.starts, datetime)
    day = _day_of(event)
    values = {"starts_at": event.starts.time().replace(tzinfo=None) if instant else None, "place": event.place[:200]}
    uid = f"{event.uid}#{day.isoformat()}"[:255]
    rows = CouncilDate.objects.filter(body_name="")
    row = rows.filter(uid=uid).first() or rows.filter(day=day, cancelled_on=None).first()
    if event.cancelled:
        if row is None or row.cancelled_on or _in_use(row):
            return "known"
        CouncilDate.objects.filter(pk=row.pk).update(cancelled_on=timezone.localdate())
        return "cancelled"
    if row is None:
        CouncilDate.objects.create(space=space, day=day, uid=uid, note=event.title[:200], **values)
        return "added"
    changed = {name: value for name, value in values.items() if value and getattr(row, name) != value}
    if not row.uid:
        changed["uid"] = uid
    if not changed or (row.cancelled_on and not changed):
        return "known"
    CouncilDate.objects.filter(pk=row.pk).update(**changed)
    return "changed" if set(changed) - {"uid"} else "known"


def _in_use(row: CouncilDate) -> bool:
    return Deliberation.objects.filter(sitting=row).exists()


@transaction.atomic
def change_date(*, council_date: CouncilDate, values: dict, by) -> CouncilDate:
    """Change day, time, place or note of a sitting; the day only while nothing has been decided in it."""
    insist(may(grants(by, council_date.space), "council.write"))
    day = values.get("day", council_date.day)
    decided = council_date.deliberations.exclude(state__in=[DecisionState.DRAFT, DecisionState.AGENDA])
    if day != council_date.day and decided.exists():
        raise Refused(no(_("Decisions were taken in this sitting: its day cannot change any more.")))
    try:
        with transaction.atomic():
            CouncilDate.objects.filter(pk=council_date.pk).update(**values)
    except IntegrityError:
        raise Refused(no(_("There is a sitting of the council on this day already.")))
    council_date.refresh_from_db()
    journal.note("council.date_changed", council_date, space=council_date.space, by=by)
    return council_date


@transaction.atomic
def cancel_date(*, council_date: CouncilDate, by) -> None:
    """Cancel a sitting. Points on its agenda must be moved first; pressing twice changes nothing more."""
    insist(may(grants(by, council_date.space), "council.write"))
    if _in_use(council_date):
        raise Refused(no(_("Deliberations stand on the agenda of this sitting. Move them to another sitting first.")))
    if CouncilDate.objects.filter(pk=council_date.pk, cancelled_on=None).update(cancelled_on=timezone.localdate()):
        council_date.refresh_from_db()
        journal.note("council.date_cancelled", council_date, space=council_date.space, by=by)


@transaction.atomic
def note_convocation(*, council_date: CouncilDate, convened_on: date, by) -> int:
    """Note when the council was convened, for all points of the agenda. Returns how many points that concerns."""
    insist(may(grants(by, council_date.space), "council.write"))
    if convened_on > council_date.day:
        raise Refused(no(_("The convocation cannot come after the sitting. Check the date.")))
    points = list(Deliberation.objects.filter(sitting=council_date, state=DecisionState.AGENDA))
    if not points:
        raise Refused(no(_("Nothing stands on the agenda of this sitting yet.")))
    for point in points:
        Deliberation.objects.filter(pk=point.pk).update(convened_on=convened_on)
        journal.note("deliberation.convened", point, space=council_date.space, by=by, day=convened_on.isoformat())
    return len(points)


# Offices


@transaction.atomic
def add_officials(*, space, rows: Iterable[dict], by) -> list[Official]:
    """Enter people with their offices (name, office, title, from_on, until_on); somebody known is left as they are."""
    insist(may(grants(by, space), "council.settings"))
    known = {(row.name.casefold(), row.office, row.from_on) for row in Official.objects.all()}
    start = Official.objects.count()
    made = []
    for row in rows:
        key = (row["name"].casefold(), row["office"], row["from_on"])
        if key in known:
            continue
        known.add(key)
        made.append(Official.objects.create(space=space, order=start + len(made) + 1, **row))
    if made:
        journal.note("council.officials_added", space=space, by=by, title=str(space), names=[row.name for row in made])
    return made


@transaction.atomic
def change_official(*, official: Official, values: dict, by) -> Official:
    """Mend an entry of the register. What was frozen before keeps the words it had."""
    insist(may(grants(by, official.space), "council.settings"))
    if values["until_on"] and values["until_on"] < values["from_on"]:
        raise Refused(no(_("The last day lies before the first. Check the dates.")))
    Official.objects.filter(pk=official.pk).update(**values)
    official.refresh_from_db()
    journal.note("council.official_changed", official, space=official.space, by=by)
    return official


@transaction.atomic
def end_officials(*, space, until_on: date, by) -> int:
    """End every office that is still open, on one day: the council changes. Returns how many ended."""
    insist(may(grants(by, space), "council.settings"))
    rows = list(Official.objects.filter(until_on=None, from_on__lte=until_on))
    for row in rows:
        Official.objects.filter(pk=row.pk).update(until_on=until_on)
        journal.note("council.official_ended", row, space=space, by=by, until=until_on.isoformat())
    return len(rows)
