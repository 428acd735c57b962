"""What a commission hands over: what is open and moves, what it promised and decided, and its term in figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Q

from zesummen.documents.models import Attachment
from zesummen.kernel.words import Text
from zesummen.sittings.models import AgendaItem, Sitting, Task
from zesummen.sittings.states import SittingState, TaskState

from ..models import Commission, Holding, Opinion, ProgrammeItem, Report
from ..states import CommissionState, OpinionState, ReportKind
from . import rulebook
from .facts import COMING, HELD
from .opinions import GIVEN
from .programme import OPEN
from .report_facts import YearFacts, read
from .seats import last_day_of_work

BEGUN = (OpinionState.ASKED, OpinionState.DRAFT)
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


def moving(commission: Commission) -> Moving:
    """What is open. Four statements."""
    return _moving(commission, list(Opinion.objects.filter(commission=commission, state__in=BEGUN)))


def _moving(commission: Commission, opinions: list[Opinion]) -> Moving:
    items = ProgrammeItem.objects.filter(commission=commission, state__in=OPEN).select_related("member")
    tasks = Task.objects.filter(body=commission.body_id, state=TaskState.OPEN).select_related("owner", "service")
    points = AgendaItem.objects.filter(body=commission.body_id, sitting=None)
    return Moving(
        tuple(sorted(opinions, key=lambda row: (row.wished_by or date.max, row.pk))),
        tuple(items.order_by("year", "due_on", "pk")),
        tuple(tasks.order_by("due_on", "pk")),
        tuple(points.order_by("position", "pk")),
    )


def page(commission: Commission, today: date) -> HandoverPage:
    """What the page of the handover shows. Seven statements."""
    standing = _standing(commission)
    reported = {row.year for row in standing if row.what == ReportKind.ANNUAL}
    successor = successor_of(commission)
    sits_on = rulebook.rules_on(commission, today).sits_until_replaced
    replaced_from = successor.from_on if successor and successor.seated else None  # type: ignore[attr-defined]
    years = range(commission.from_on.year, last_day_of_work(commission, sits_on, replaced_from, today).year + 1)
    opinions = list(Opinion.objects.filter(commission=commission, state__in=(*BEGUN, OpinionState.SENT)))
    begun = [row for row in opinions if row.state in BEGUN]
    return HandoverPage(
        moving=_moving(commission, begun),
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
    """Everything the file tells, as it stands now. A number of statements that does not grow."""
    items = AgendaItem.objects.filter(body=commission.body_id, kind="decision", sitting__state__in=HELD)
    decided = [
        row for row in items.select_related("sitting").order_by("sitting__day", "position", "pk") if row.decision
    ]
    waits = Opinion.objects.filter(commission=commission, state=OpinionState.SENT).order_by("answer_wished_by", "pk")
    return HandoverFile(
        commission=commission,
        successor=successor,
        day=day,
        facts=read(commission, None, day),
        moving=moving(commission),
        promises=tuple(waits),
        decisions=tuple(decided),
        papers=tuple(_papers(commission)),
    )


def _papers(commission: Commission) -> list[tuple[date, Text | str, str]]:
    """Minutes, opinions, reports and files, by day: what there is and where it lies."""
    body = commission.body
    sittings = list(Sitting.objects.filter(body=body, state__in=HELD).defer("minutes", "invitation").order_by("day"))
    opinions = list(Opinion.objects.filter(commission=commission, state__in=GIVEN).order_by("adopted_on", "pk"))
    reports = list(Report.objects.filter(commission=commission).exclude(state="draft").order_by("year"))
    owners: list = [commission, body, *sittings, *opinions, *reports]
    places = {owner.folder_id: owner for owner in owners if owner.folder_id}
    files = Attachment.objects.filter(folder__in=list(places), removed_at=None, replaced_by=None)
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
