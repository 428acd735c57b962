"""Requests: what is offered to whom, the list of the desk with its filters and its file, and one request in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zesummen.accounts.queries import by_role
from zesummen.commissions.models import MemberCard
from zesummen.council.models import Official
from zesummen.kernel.exports.sheet import SheetColumn, Workbook, Worksheet, worksheet
from zesummen.kernel.templatetags.words import language_name, language_within
from zesummen.kernel.tenancy import across
from zesummen.kernel.together import Asked, asking
from zesummen.kernel.words import active_language
from zesummen.plans.models import Plan
from zesummen.territory.models import Commune, Space

from ..case import Case
from ..catalogue import TOPICS
from ..models import Course, DateWish, Note, Participant
from ..states import CourseState, Part, RequestState
from . import participants as people
from . import wishes
from .cases import bodies
from .commission_facts import count_languages
from .courses import format_words
from .next_steps import Row

WEEKS = (2, 4, 8, 13, 26)


@dataclass(frozen=True, slots=True)
class Offer:
    """A course that a commission can ask for, of one training body."""

    course: Course
    body: Space

    @property
    def pk(self) -> int:
        return self.course.pk

    @property
    def format(self) -> str:
        """How many sessions of which length."""
        return format_words(self.course)

    @property
    def label(self) -> str:
        """Title, form and who gives it."""
        return _("%(title)s – %(form)s, given by %(body)s") % {
            "title": self.course.title, "form": format_words(self.course), "body": self.body,
        }  # fmt: skip

    @property
    def address(self) -> str:
        """The public page of the course."""
        return f"/{active_language()}/training/{self.body.slug}/{self.course.code}/"


def offers(regime: str = "") -> list[Offer]:
    """The offered courses of all training bodies; those meant for the regime first. Two statements."""
    where = bodies()
    if not where:
        return []
    with across(where):
        courses = list(Course.objects.filter(state=CourseState.OFFERED).select_related("space").order_by("-pk"))
    courses.sort(key=lambda row: bool(regime and row.regimes and regime not in row.regimes))
    return [Offer(row, row.space) for row in courses]


def communes() -> list[Commune]:
    """The communes of the country, by name."""
    return list(Commune.objects.order_by("name_fr"))


# The list of the desk


def choices(rows: Iterable[Row]) -> dict[str, list[tuple[str, Any]]]:
    """What can be filtered by, from the rows there are."""
    rows = list(rows)
    states = {row.request.state for row in rows}
    courses = {row.request.course.code: str(row.request.course) for row in rows}
    cantons = {
        row.host.commune.canton_id: row.host.commune.canton.name_in(active_language()) for row in rows if row.host
    }
    spoken = {code for row in rows for code in row.request.languages}
    return {
        "state": [(value, label) for value, label in RequestState.choices if value in states],
        "course": sorted(courses.items(), key=lambda pair: pair[1]),
        "canton": sorted(((str(key), name) for key, name in cantons.items()), key=lambda pair: pair[1]),
        "language": [(code, language_name(code)) for code, _name in settings.LANGUAGES if code in spoken],
        "weeks": [
            (str(n), ngettext("%(count)d week or more", "%(count)d weeks or more", n) % {"count": n}) for n in WEEKS
        ],
    }


def narrowed(rows: Iterable[Row], wanted: dict[str, str], today: date) -> list[Row]:
    """The rows that fit the filters."""
    found = list(rows)
    if wanted.get("state"):
        found = [row for row in found if row.request.state == wanted["state"]]
    if wanted.get("course"):
        found = [row for row in found if row.request.course.code == wanted["course"]]
    if wanted.get("canton"):
        found = [row for row in found if row.host and str(row.host.commune.canton_id) == wanted["canton"]]
    if wanted.get("language"):
        found = [row for row in found if wanted["language"] in row.request.languages]
    if wanted.get("weeks"):
        before = today - timedelta(weeks=int(wanted["weeks"]))
        found = [row for row in found if row.request.asked_on and row.request.asked_on <= before]
    return found


def worksheet_of(rows: Iterable[Row]) -> Worksheet:
    """The list as a sheet: one request a row."""
    columns = (
        *(SheetColumn(words, width=18) for words in (_("Reference"), _("Communes"), _("Canton"))),
        SheetColumn(_("Commission"), width=30),
        SheetColumn(_("Course"), width=26),
        *(SheetColumn(words, width=18) for words in (_("Standing"), _("Next step"), _("Who owes it"))),
        SheetColumn(_("Due on"), "date", 12),
        SheetColumn(_("Asked on"), "date", 12),
        *(SheetColumn(words) for words in (_("It came by"), _("Why now"), _("Languages"))),
        SheetColumn(_("Full members"), "number", 10),
        SheetColumn(_("Substitute members"), "number", 10),
        SheetColumn(_("Rank"), "number", 8),
        *(SheetColumn(words, width=20) for words in (_("Whom to call"), _("Telephone"), _("E-mail address"))),
        SheetColumn(_("Next evening"), "date", 12),
    )
    title = _("Requests for trainings")
    return worksheet(title, title, columns, [_cells(row) for row in rows])


def workbook(rows: Iterable[Row], body: Space, today: date, marks: Iterable[str] = ()) -> Workbook:
    """The same as a workbook, with the marks of a demonstration where it is one."""
    sheet = worksheet_of(rows)
    return Workbook(
        sheet.title, (sheet,), body.name_in(active_language()), marks=tuple(marks), made_on=today.isoformat()
    )


def _cells(row: Row) -> tuple:
    one, host = row.request, row.host
    return (
        one.reference, row.communes, host.commune.canton.name_in(active_language()) if host else "", host.commission_name if host else "",
        str(one.course), one.get_state_display(), row.step.what if row.step else "", row.step.who if row.step else "",
        row.step.on if row.step else None, one.asked_on, one.get_asked_by_display(), one.get_reason_display(),
        ", ".join(language_within(code) for code in one.languages), one.expected_full, one.expected_substitutes, one.rank,
        one.contact_name, one.contact_phone, one.contact_email, row.evening.day if row.evening else None,
    )  # fmt: skip


# One request


@dataclass(frozen=True, slots=True)
class Sheet:
    """A request in words, for its page and for *check answers*."""

    languages: str
    understood: tuple[tuple[str, int], ...]  # (language, how many members understand it)
    dates: tuple[str, ...]
    refusals: tuple[str, ...]
    house_rule: str
    topics: tuple[str, ...]
    plan: str  # the running plan of the host
    rows: tuple[DateWish, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the request knows of the people: counted from its list, and whom the commune could still invite."""

    seats: int
    full: int
    substitutes: int
    president: str
    officers: str
    councillors: int
    unreached: str = ""  # presidents without an e-mail address: somebody has to tell them


@asking
def about(case: Case) -> Asked[tuple[Sheet, Known]]:
    """The request in words and what it knows of the people. One statement; seats, languages, plan and officials are
    read in the communes' own spaces."""
    asked, present = DateWish.objects.filter(request=case.request), people.rows_of(case.request)
    seats, cards, plans, council = people.seat_rows(case), _cards(case), _plans(case), _council(case)
    yield [rows for rows in (asked, present, seats, cards, plans, council) if isinstance(rows, QuerySet)]
    rows = people.arranged(present)
    return _sheet(case, list(asked), cards, plans), _known(case, rows, seats, council)


def lacks_officer(case: Case, known: Known, today: date) -> bool:
    """Whether nothing says who the host's integration officer is: neither the list of people nor the commune's roles."""
    space = case.host.party_space
    return not known.officers and not (space is not None and by_role(space, "officer", today))


def _sheet(case: Case, rows: list[DateWish], cards: Iterable, plans: Iterable[Plan]) -> Sheet:
    request = case.request
    plan = next(iter(plans), None)
    return Sheet(
        languages=", ".join(language_within(code) for code in request.languages),
        understood=tuple((language_within(code), count) for code, count in count_languages(cards)),
        dates=tuple(wishes.sentence(row) for row in rows if not row.is_refusal),
        refusals=tuple(wishes.sentence(row) for row in rows if row.is_refusal),
        house_rule=wishes.house_rule(request.course),
        topics=tuple(str(TOPICS[key]) for key in request.topics if key in TOPICS),
        plan=str(plan.title) if plan else "",
        rows=tuple(rows),
    )


def _known(case: Case, rows: list[Participant], seats: Iterable, council: Iterable[Official]) -> Known:
    parts = [row.part for row in rows]
    present = {row.name.casefold() for row in rows}
    return Known(
        seats=sum(len(found) for found in people.seats_of(case, rows, seats).values()),
        full=parts.count(Part.FULL),
        substitutes=parts.count(Part.SUBSTITUTE),
        president=", ".join(row.name for row in rows if "president" in row.function.split(", ")),
        officers=", ".join(row.name for row in rows if row.part == Part.OFFICER),
        unreached=", ".join(row.name for row in rows if "president" in row.function.split(", ") and not row.email),
        councillors=len({row.name.casefold() for row in council} - present),
    )


def _cards(case: Case):
    refs = [row.commission_ref for row in case.parties if row.commission_ref and row.confirmed_on]
    if not refs:
        return []
    with across(case.spaces):
        cards = MemberCard.objects.filter(commission__in=refs, space__in=[space.pk for space in case.spaces])
        return cards.order_by().values_list("languages", flat=True)


def _plans(case: Case):
    if case.host.party_space is None:
        return []
    with across([case.host.party_space]):
        return Plan.objects.filter(state__in=("preparation", "running")).order_by("-pk")[:1]


def _council(case: Case):
    """The college and the council of the viewer's own commune."""
    if case.party is None:
        return []
    today = timezone.localdate()
    with across([case.viewer]):
        held = Official.objects.filter(Q(until_on=None) | Q(until_on__gte=today), from_on__lte=today)
        return held.filter(office__in=("mayor", "alderman", "councillor")).order_by("pk")


@asking
def notes_of(case: Case) -> Asked[list[Note]]:
    """The notes on the request and on steps, the oldest first. One statement."""
    rows = Note.objects.filter(request=case.request).select_related("step__session")
    yield rows
    return list(rows)
