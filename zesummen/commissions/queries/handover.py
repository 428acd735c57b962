"""What a commission hands over: what is open and moves, what it promised and decided, and its term in figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Q

from zesummen.documents import queries as files
from zesummen.documents.models import Attachment
from zesummen.kernel.access import Grants
from zesummen.kernel.exports.document import Document
from zesummen.kernel.together import asking, listed, read
from zesummen.kernel.words import Text
from zesummen.sittings.models import AgendaItem, Body, Sitting, Task
from zesummen.sittings.queries import papers as sitting_papers
from zesummen.sittings.queries.sittings import sitting_sheets
from zesummen.sittings.states import SittingState, TaskState

from ..models import Commission, Holding, MinutesPaper, Opinion, ProgrammeItem, Report, RulesVersion
from ..states import CommissionState, MinutesKind, OpinionState, ReportKind
from . import fillings, minutes_papers, rulebook
from .facts import COMING, HELD
from .opinions import GIVEN
from .programme import OPEN
from .report_facts import YearFacts
from .report_facts import read as facts_of
from .seats import last_day_of_work

BEGUN = (OpinionState.ASKED, OpinionState.DRAFT)
VALID = (MinutesKind.APPROVED, MinutesKind.CORRECTION)
UNWRITTEN = (SittingState.HELD, SittingState.DRAFT)


@dataclass(frozen=True, slots=True)
class Moving:
    """What is open: it goes to the next commission in one act, or stays here where there is none."""

    opinions: tuple[Opinion, ...]  # asked for or begun, not adopted
    programme: tuple[ProgrammeItem, ...]
    tasks: tuple[Task, ...]
    points: tuple[AgendaItem, ...]  # wait for the next agenda


class Standing(NamedTuple):
    """A sitting that is to come or has no approved minutes (``what``: its state), or an adopted annual report."""

    what: str
    pk: int
    day: date
    year: int


@dataclass(frozen=True, slots=True)
class HandoverPage:
    """What stands before the act: what moves, and what should be settled first."""

    moving: Moving
    successor: Commission | None  # with ``seated``: how many hold a seat there
    waiting: int  # opinions that the college still owes an answer
    coming: tuple[Standing, ...]  # planned or convened: hold or cancel them first
    unwritten: int  # sittings whose minutes are not approved
    unreported: tuple[int, ...]  # years without an adopted report

    @property
    def is_seated(self) -> bool:
        """Does somebody hold a seat in the next commission?"""
        return bool(self.successor and self.successor.seated)  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class HandoverFile:
    """Everything on paper about the handover of one commission."""

    commission: Commission
    successor: Commission | None
    day: date
    facts: YearFacts
    moving: Moving
    promises: tuple[Opinion, ...]  # sent, and the college has not answered
    decisions: tuple[AgendaItem, ...]
    papers: tuple[tuple[date, Text | str, str], ...]  # day, what, where it lies inside the space


def successor_of(commission: Commission) -> Commission | None:
    """The commission that follows, unless it has handed over itself; ``seated`` counts who holds a seat there."""
    found = Commission.objects.filter(predecessor=commission).exclude(state=CommissionState.HANDED_OVER)
    return found.select_related("body").annotate(seated=Count("holdings", filter=Q(holdings__until_on=None))).first()


@asking
def moving(commission: Commission, begun: Iterable[Opinion] | None = None):
    """What is open; ``begun`` are the opinions that are not adopted, where they were read already. One statement."""
    opinions = Opinion.objects.filter(commission=commission, state__in=BEGUN) if begun is None else begun
    items = ProgrammeItem.objects.filter(commission=commission, state__in=OPEN).select_related("member")
    tasks = Task.objects.filter(body=commission.body_id, state=TaskState.OPEN).select_related("owner", "service")
    points = AgendaItem.objects.filter(body=commission.body_id, sitting=None).order_by("position", "pk")
    items, tasks = items.order_by("year", "due_on", "pk"), tasks.order_by("due_on", "pk")
    yield items, tasks, points, *([opinions] if begun is None else [])
    advice = sorted(opinions, key=lambda row: (row.wished_by or date.max, row.pk))
    return Moving(tuple(advice), tuple(items), tuple(tasks), tuple(points))


def page(commission: Commission, today: date) -> HandoverPage:
    """What the page of the handover shows. A number of statements that does not grow."""
    standing = _standing(commission)
    reported = {row.year for row in standing if row.what == ReportKind.ANNUAL}
    successor = successor_of(commission)
    sits_on = rulebook.rules_on(commission, today).sits_until_replaced
    replaced_from = successor.from_on if successor and successor.seated else None  # type: ignore[attr-defined]
    years = range(commission.from_on.year, last_day_of_work(commission, sits_on, replaced_from, today).year + 1)
    opinions = list(Opinion.objects.filter(commission=commission, state__in=(*BEGUN, OpinionState.SENT)))
    begun = [row for row in opinions if row.state in BEGUN]
    return HandoverPage(
        moving=moving(commission, begun),
        successor=successor,
        waiting=len(opinions) - len(begun),
        coming=tuple(row for row in standing if row.what in COMING),
        unwritten=sum(row.what in UNWRITTEN for row in standing),
        unreported=tuple(year for year in years if year not in reported),
    )


def _standing(commission: Commission) -> list[Standing]:
    """Sittings that are not settled, and annual reports that are, in one statement, by day."""
    sittings = Sitting.objects.filter(body=commission.body_id, state__in=(*COMING, *UNWRITTEN)).order_by()
    reports = Report.objects.filter(commission=commission, kind=ReportKind.ANNUAL).exclude(state="draft").order_by()
    rows = sittings.values_list("state", "pk", "day", "year").union(
        reports.values_list("kind", "pk", "adopted_on", "year"), all=True
    )
    return sorted((Standing(*row) for row in rows), key=lambda row: (row.day, row.pk))


def file(commission: Commission, day: date, successor: Commission | None) -> HandoverFile:
    """Everything the file tells, as it stands now. Two statements."""
    items = AgendaItem.objects.filter(body=commission.body_id, kind="decision", sitting__state__in=HELD)
    items = items.select_related("sitting").order_by("sitting__day", "position", "pk")
    waits = Opinion.objects.filter(commission=commission, state=OpinionState.SENT).order_by("answer_wished_by", "pk")
    facts, moves, papers, decided, promises = read(
        facts_of.asked(commission, None, day),
        moving.asked(commission),
        _papers.asked(commission),
        listed.asked(items),
        listed.asked(waits),
    )
    return HandoverFile(
        commission=commission,
        successor=successor,
        day=day,
        facts=facts,
        moving=moves,
        promises=tuple(promises),
        decisions=tuple(row for row in decided if row.decision),
        papers=tuple(papers),
    )


@asking
def _papers(commission: Commission):
    """Minutes, opinions, reports and files, by day: what there is and where it lies."""
    body = commission.body
    sittings = Sitting.objects.filter(body=body, state__in=HELD).defer("minutes", "invitation").order_by("day")
    opinions = Opinion.objects.filter(commission=commission, state__in=GIVEN).order_by("adopted_on", "pk")
    reports = Report.objects.filter(commission=commission).exclude(state="draft").order_by("year")
    yield sittings, opinions, reports
    owners: list = [commission, body, *sittings, *opinions, *reports]
    places = {owner.folder_id: owner for owner in owners if owner.folder_id}
    files = Attachment.objects.filter(folder__in=list(places), removed_at=None, replaced_by=None)
    yield files
    found = [(row.dated_on, row.title, _place(places[row.folder_id], commission)) for row in files]
    found += [(row.adopted_on, row.title, row.thread_link()) for row in opinions]
    found += [(row.adopted_on, f"{row.year}", _place(row, commission)) for row in reports]
    found += [(row.day, f"{row.number}/{row.year}", f"sittings/{row.pk}/") for row in sittings]
    return sorted(found, key=lambda row: (row[0], row[2], str(row[1])))


def _place(owner, commission: Commission) -> str:
    if isinstance(owner, Opinion):
        return owner.thread_link()
    if isinstance(owner, Sitting):
        return f"sittings/{owner.pk}/"
    return f"{commission.path}reports/{owner.pk}/" if isinstance(owner, Report) else commission.path


def late_holdings(commission: Commission, day: date) -> Iterable[Holding]:
    """Seats that somebody takes only after this day."""
    return Holding.objects.filter(commission=commission, from_on__gt=day, until_on=None).select_related("member")


def handover_report(commission: Commission) -> Report | None:
    """The file as it was frozen on the day of the handover."""
    found = Report.objects.filter(commission=commission, kind=ReportKind.HANDOVER)
    return found.select_related("document", "document_de").first()


def archive_papers(commission: Commission) -> dict[str, Document]:
    """Everything the commission adopted, as documents by file name: approved minutes, opinions, reports, in French.

    Minutes that were approved before they could be frozen are set from their rows.
    """
    found: dict[str, Document] = {}
    held = Sitting.objects.filter(body=commission.body_id, state=SittingState.APPROVED)
    kept = MinutesPaper.objects.filter(
        version__sitting__in=held.order_by().values("pk"), language="fr", version__kind__in=VALID
    ).select_related("version", "document")
    minutes = {row.version.sitting_id: row.document for row in kept.order_by("version__number")}
    sittings = list(held.order_by("day", "pk"))
    rest = _unfrozen(commission, [sitting for sitting in sittings if sitting.pk not in minutes])
    for sitting in sittings:
        frozen = minutes.get(sitting.pk)
        paper = files.opened(frozen) if frozen else rest[sitting.pk]
        found[f"minutes/{sitting.day.isoformat()}-{sitting.number}-{sitting.year}.pdf"] = paper
    opinions = Opinion.objects.filter(commission=commission, state__in=GIVEN).select_related("document")
    for opinion in opinions.order_by("adopted_on", "pk"):
        if opinion.document:
            found[f"opinions/{opinion.year}-{opinion.number}.pdf"] = files.opened(opinion.document)
    for report in _frozen_reports(commission):
        found[f"reports/{report.year}.pdf"] = files.opened(report.document)
    return found


def _unfrozen(commission: Commission, sittings: list[Sitting]) -> dict[int, Document]:
    """Minutes in French from their rows, by sitting. A number of statements that does not grow with the sittings."""
    if not sittings:
        return {}
    for sitting in sittings:  # one object of each, so that what is kept with it is read once
        sitting.body, sitting.space = commission.body, commission.space
    fillings.read_rooms(commission, sittings)
    sheets = sitting_sheets(sittings)
    parts = minutes_papers.parts_of(sheets, "fr")
    return {
        sheet.sitting.pk: sitting_papers.minutes(sheet, language="fr", parts=own)
        for sheet, own in zip(sheets, parts, strict=True)
    }


def _frozen_reports(commission: Commission):
    found = Report.objects.filter(commission=commission, kind=ReportKind.ANNUAL, document__isnull=False)
    return found.select_related("document").order_by("year")


def archive_files(commission: Commission, granted: Grants, by) -> list[Attachment]:
    """The files kept with the commission, its rules, sittings, opinions and reports that this person may read."""
    owners = (
        Commission.objects.filter(pk=commission.pk),
        Body.objects.filter(pk=commission.body_id),
        Sitting.objects.filter(body=commission.body_id),
        AgendaItem.objects.filter(body=commission.body_id),
        RulesVersion.objects.filter(commission=commission),
        Opinion.objects.filter(commission=commission),
        Report.objects.filter(commission=commission),
    )
    folders = {pk for rows in owners for pk in rows.order_by().values_list("folder_id", flat=True) if pk}
    readable = files.files_by_folder(folders, granted, by)
    chosen = [row.pk for rows in readable.values() for row in rows]
    return list(Attachment.objects.filter(pk__in=chosen).select_related("stored").order_by("dated_on", "pk"))
