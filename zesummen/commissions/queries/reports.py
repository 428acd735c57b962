"""Reports of a commission: the list by year, one report with its paper, what is public, and what is due."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.accounts.rules import role_label
from zesummen.documents import queries as files
from zesummen.kernel.due import Due
from zesummen.kernel.exports.document import Document
from zesummen.kernel.together import asking
from zesummen.sittings.models import BodyMember, Sitting

from ..models import Commission, MemberCard, Opinion, Report, RulesVersion
from ..states import CommissionState, ReportKind, ReportState, Visibility
from . import report_facts, report_papers, rulebook
from .addressees import addressees
from .facts import HELD
from .seats import last_day_of_work, replaced_from

LANGUAGES = report_papers.LANGUAGES
FROZEN = ("fr", "de")  # the languages that are kept as adopted
DUE = (3, 31)  # month and day by which last year's report should be adopted: house default
TONES = {ReportState.DRAFT: "under_way", ReportState.ADOPTED: "to_start", ReportState.SENT: "completed"}


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A year of the term with its report, if it was begun."""

    year: int
    report: Report | None
    tone: str = ""

    @property
    def sent_to(self) -> str:
        """To whom it went, in the language of the page."""
        return addressees(self.report.sent_to) if self.report else ""


def reports(commission: Commission, kind: str = ReportKind.ANNUAL) -> list[Report]:
    """The reports of the commission, newest first. One statement."""
    return list(Report.objects.filter(commission=commission, kind=kind).order_by("-year", "-pk"))


def rows(commission: Commission, last: int) -> list[ReportRow]:
    """Every year in which the commission worked, up to ``last_year``, newest first. One statement."""
    made = {report.year: report for report in reports(commission)}
    every = sorted({*range(commission.from_on.year, last + 1), *made}, reverse=True)
    return [ReportRow(year, made.get(year), TONES[made[year].state] if year in made else "") for year in every]


@asking
def last_year(commission: Commission, today: date):
    """The last year in which the commission worked. One statement."""
    following = Commission.objects.filter(pk=commission.pk).annotate(replaced_from=replaced_from()).order_by()
    versions = rulebook.version_rows(commission)
    yield following, versions
    return _last_day(next(iter(following)), versions, today).year


def _last_day(commission: Commission, versions: Iterable[RulesVersion], today: date) -> date:
    day = min(commission.until_on or today, today)
    sits_on = rulebook.book_on(versions, commission.regime, day).sits_until_replaced
    return last_day_of_work(commission, sits_on, commission.replaced_from, today)  # type: ignore[attr-defined]


def find(commission_pk: int, pk: int) -> Report | None:
    """One annual report of the open space with its commission and its frozen papers."""
    found = Report.objects.filter(commission_id=commission_pk, pk=pk, kind=ReportKind.ANNUAL)
    return found.select_related("commission", "commission__body", "document", "document_de", "folder").first()


def document(report: Report, language: str, today: date, *, is_page: bool = False) -> Document:
    """The report as it was adopted, in French or German; else as it is compiled from the rows of today.

    Another language of an adopted report is compiled for its own days; it is for information only.
    """
    kept = {"fr": report.document, "de": report.document_de}.get(language)
    return files.opened(kept) if kept is not None else compiled(report, language, today, is_page=is_page)


def compiled(report: Report, language: str, today: date, *, is_page: bool = False) -> Document:
    """The report out of the rows as they stand. Seven statements; six on a page, which carries no letterhead."""
    facts = report_facts.read(report.commission, report.year, today)
    header = None if is_page else report_papers.header_of(report.space)
    return report_papers.paper(report, facts, language, header, adopted_on=report.adopted_on)


def papers(report: Report, languages: Iterable[str], today: date, *, adopted_on: date) -> list[Document]:
    """The same in several languages; the rows are read once."""
    facts = report_facts.read(report.commission, report.year, today)
    header = report_papers.header_of(report.space)
    return [report_papers.paper(report, facts, code, header, adopted_on=adopted_on) for code in languages]


def public_reports(commissions: Iterable[Commission]) -> list[Report]:
    """The annual reports that are open to everybody, newest first. One statement."""
    found = Report.objects.filter(commission__in=list(commissions), published_on__isnull=False)
    return list(found.select_related("commission", "commission__body", "document", "document_de").order_by("-year"))


def public_document(report: Report, language: str = "fr") -> Document | None:
    """What the public reads of a published report, in French or German: names only by each member's choice of today.

    Opinions that are not public are counted there without their subjects. ``None`` where the report is not public.
    Three statements.
    """
    if report.published_on is None or report.document is None:
        return None
    kept = report.document_de if language == "de" and report.document_de else report.document
    return report_papers.for_public(
        files.opened(kept), shown_names(report.commission), closed_opinions(report.commission)
    )


def closed_opinions(commission: Commission) -> set[str]:
    """The numbers of opinions that are not open to the public."""
    rows = Opinion.objects.filter(commission=commission, number__isnull=False, published_on=None).order_by()
    return {f"{number}/{year}" for number, year in rows.values_list("number", "year")}


def shown_names(commission: Commission) -> dict[str, set[str]]:
    """Each name of the commission with what its people let the public read; hidden where nobody chose."""
    cards = MemberCard.objects.filter(commission=commission).order_by().values_list("member_id", "visibility")
    chosen, found = dict(cards), {}
    members = BodyMember.objects.filter(body=commission.body_id).order_by().values_list("pk", "name")
    for pk, name in members:
        found.setdefault(name, set()).add(chosen.get(pk, Visibility.HIDDEN))
    return found


@asking
def due(spaces: Iterable, today: date):
    """The report of the year before that nobody adopted, and adopted ones that were not sent. Two statements.

    A commission owes it for each year in which it worked, also after it handed over; for a part of a year only where
    it sat in it.
    """
    last = today.year - 1
    begun = Commission.objects.filter(space__in=list(spaces), from_on__year__lte=last)
    owing = begun.exclude(state=CommissionState.SETTING_UP).exclude(until_on__year__lt=last)
    found = owing.annotate(replaced_from=replaced_from()).select_related("space", "body").order_by("pk")
    chosen = owing.order_by().values("pk")
    made = Report.objects.filter(commission__in=chosen, kind=ReportKind.ANNUAL, year=last)
    versions = RulesVersion.objects.filter(commission__in=chosen).order_by("-number")
    sat = Sitting.objects.filter(body__in=owing.order_by().values("body"), state__in=HELD, day__year=last).order_by()
    yield found, made, versions, sat.only("space", "body")
    rules, reported = defaultdict(list), {report.commission_id: report for report in made}
    for version in versions:
        rules[version.commission_id].append(version)
    sitting = {row.body_id for row in sat}
    listed = [
        _due(commission, reported.get(commission.pk), last, today)
        for commission in found
        if _reports(commission, rules[commission.pk], last, today, commission.body_id in sitting)
    ]
    return [item for item in listed if item is not None]


def _reports(commission: Commission, versions: Iterable[RulesVersion], year: int, today: date, has_sat: bool) -> bool:
    """Has the commission something to report of that year?"""
    until = _last_day(commission, versions, today)
    is_whole = commission.from_on <= date(year, 1, 1) and until >= date(year, 12, 31)
    return is_whole or (has_sat and until.year >= year)


def _due(commission: Commission, report: Report | None, year: int, today: date) -> Due | None:
    if report is not None and report.state == ReportState.SENT:
        return None
    on = date(year + 1, *DUE)
    link = f"{commission.path}reports/{report.pk}/" if report else f"{commission.path}reports/"
    words = {"year": year, "commission": commission}
    if report is not None and report.state == ReportState.ADOPTED:
        what = _("Send the annual report %(year)s of “%(commission)s”") % words
    else:
        what = _("Adopt the annual report %(year)s of “%(commission)s”") % words
    return Due(commission.space, what, on, role_label("officer"), link, "report", on < today, report is not None)


@dataclass(frozen=True, slots=True)
class Sendable:
    """To whom a report goes: key, words in French and roles that get the mail."""

    key: str
    french: str
    roles: tuple[str, ...] = field(default=())


TO = {
    "council": Sendable("council", "conseil communal", ("mayor", "alderman", "councillor", "secretary")),
    "college": Sendable("college", "collège des bourgmestre et échevins", ("mayor", "alderman", "secretary")),
}
