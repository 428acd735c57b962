"""Attendance fees of a half-year: who filled a seat at how many sittings, at the fee of each sitting's day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.rules import role_label
from zesummen.documents import queries as files
from zesummen.kernel import dates, money
from zesummen.kernel.due import Due
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports import sheet
from zesummen.kernel.exports.document import Document
from zesummen.kernel.together import asking
from zesummen.sittings.models import Sitting

from ..models import Commission, FeeList, RulesVersion, SeatFilling
from . import rulebook
from .facts import HELD

GRACE = timedelta(days=31)  # after the half-year, until its list is due at the treasurer: house default
WORDS: dict[str, dict[str, Any]] = {
    "fr": {
        "title": "Jetons de présence – {name}, {half} semestre {year}",
        "halves": ("1er", "2e"),
        "name": "Nom",
        "sittings": "Séances",
        "fee": "Jeton",
        "amount": "Montant",
        "sum": "Total",
        "draft": "Projet",
        "caption": "Jetons par personne",
        "note": "Un jeton par séance et par siège occupé, au montant en vigueur le jour de la séance.",
        "replaces": "Cette liste remplace celle du {day} : {reason}",
        "secretary": "Pour le secrétariat",
        "treasurer": "Vu, le receveur communal",
        "none": "Aucun jeton pour ce semestre.",
    },
    "de": {
        "title": "Sitzungsgelder – {name}, {half} Halbjahr {year}",
        "halves": ("1.", "2."),
        "name": "Name",
        "sittings": "Sitzungen",
        "fee": "Sitzungsgeld",
        "amount": "Betrag",
        "sum": "Summe",
        "draft": "Entwurf",
        "caption": "Sitzungsgelder nach Personen",
        "note": "Ein Sitzungsgeld je Sitzung und besetztem Sitz, in der am Tag der Sitzung geltenden Höhe.",
        "replaces": "Diese Liste ersetzt die vom {day}: {reason}",
        "secretary": "Für das Sekretariat",
        "treasurer": "Gesehen, der Gemeindeeinnehmer",
        "none": "Kein Sitzungsgeld in diesem Halbjahr.",
    },
}


@dataclass(frozen=True, slots=True)
class FeeRow:
    """One person at one fee: whoever sat before and after the fee changed has two rows."""

    name: str
    sittings: int
    fee: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class FeeSheet:
    """The list of a half-year, as it is counted now or as it was sent."""

    commission: Commission
    year: int
    half: int
    rows: tuple[FeeRow, ...]
    sent: FeeList | None = None

    @property
    def total(self) -> Decimal:
        """The sum of all amounts."""
        return sum((row.amount for row in self.rows), Decimal("0.00"))

    @property
    def sittings(self) -> int:
        """How many fees in all."""
        return sum(row.sittings for row in self.rows)


def span(year: int, half: int) -> tuple[date, date]:
    """First and last day of a half-year."""
    return (date(year, 1, 1), date(year, 6, 30)) if half == 1 else (date(year, 7, 1), date(year, 12, 31))


def counted(commission: Commission, year: int, half: int) -> FeeSheet:
    """The list as it is counted now, from the seats filled. Two statements."""
    begin, end = span(year, half)
    filled = SeatFilling.objects.filter(
        sitting__body=commission.body_id, sitting__state__in=HELD, sitting__day__range=(begin, end)
    )
    rows = filled.order_by("member__name", "member_id").values_list("member_id", "member__name", "sitting__day")
    versions = rulebook.versions(commission)
    fees: dict[date, Decimal] = {}
    found: dict[tuple, int] = {}
    for member, name, day in rows:
        if day not in fees:
            fees[day] = rulebook.book_on(versions, commission.regime, day).fee
        if fees[day]:
            found[(name, member, fees[day])] = found.get((name, member, fees[day]), 0) + 1
    made = [FeeRow(name, count, fee, fee * count) for (name, _member, fee), count in found.items()]
    return FeeSheet(commission, year, half, tuple(made))


def lists(commission: Commission, year: int, half: int) -> list[FeeList]:
    """Every list of this half-year that was sent, the newest first."""
    found = FeeList.objects.filter(commission=commission, year=year, half=half).select_related("sent_by", "replaces")
    return list(found.order_by("-pk"))


def as_sent(commission: Commission, row: FeeList) -> FeeSheet:
    """A list as it went to the treasurer."""
    made = [FeeRow(r["name"], r["sittings"], Decimal(r["fee"]), Decimal(r["amount"])) for r in row.rows]
    return FeeSheet(commission, row.year, row.half, tuple(made), row)


def differs(before: FeeSheet, now: FeeSheet) -> bool:
    """Would a list made now say something else than the one that was sent?"""
    return sorted(map(_plain, before.rows)) != sorted(map(_plain, now.rows))


def _plain(row: FeeRow) -> tuple:
    return row.name, row.sittings, row.fee, row.amount


@dataclass(frozen=True, slots=True)
class HalfYear:
    """A half-year with held sittings or a sent list."""

    year: int
    half: int
    sittings: int
    last: FeeList | None


def half_years(commission: Commission) -> list[HalfYear]:
    """Every half-year in which the commission sat, the newest first. Two statements."""
    found: dict[tuple[int, int], int] = {}
    held = Sitting.objects.filter(body=commission.body_id, state__in=HELD).order_by()
    for day in held.values_list("day", flat=True):
        key = (day.year, 1 if day.month < 7 else 2)
        found[key] = found.get(key, 0) + 1
    last: dict[tuple[int, int], FeeList] = {}
    for row in FeeList.objects.filter(commission=commission).order_by("pk"):
        last[(row.year, row.half)] = row
    keys = sorted(set(found) | set(last), reverse=True)
    return [HalfYear(*key, found.get(key, 0), last.get(key)) for key in keys]


@asking
def due(spaces: Iterable, today: date):
    """The list of the half-year that is over, where a seat earned a fee and nobody sent it. Two statements."""
    year, half = (today.year - 1, 2) if today.month < 7 else (today.year, 1)
    begin, end = span(year, half)
    lists = FeeList.objects.filter(year=year, half=half)
    owing = Commission.objects.filter(space__in=list(spaces)).exclude(Exists(lists.filter(commission=OuterRef("pk"))))
    sat = SeatFilling.objects.filter(
        sitting__body=OuterRef("body"), sitting__state__in=HELD, sitting__day__range=(begin, end)
    ).order_by("-sitting__day")
    found = owing.annotate(sat_on=Subquery(sat.values("sitting__day")[:1])).filter(sat_on__isnull=False)
    found = found.select_related("space", "body").order_by("pk")
    versions = RulesVersion.objects.filter(commission__in=owing.order_by().values("pk")).order_by("-number")
    yield found, versions
    rules = defaultdict(list)
    for version in versions:
        rules[version.commission_id].append(version)
    paid = [row for row in found if rulebook.book_on(rules[row.pk], row.regime, row.sat_on).fee]  # type: ignore[attr-defined]
    return [_due(commission, year, half, end + GRACE, today) for commission in paid]


def _due(commission: Commission, year: int, half: int, on: date, today: date) -> Due:
    what = _("Send the attendance fees of %(half)s/%(year)s to the treasurer") % {"half": half, "year": year}
    link = f"{commission.path}fees/{year}/{half}/"
    return Due(commission.space, what, on, role_label("officer"), link, "fees", on < today)


def _title(made: FeeSheet, words: dict, language: str) -> str:
    name = made.commission.name.piece(language).text
    return words["title"].format(name=name, half=words["halves"][made.half - 1], year=made.year)


def paper(made: FeeSheet, language: str = "fr") -> Document:
    """The list on paper: to sign, with a draft mark until it was sent."""
    words, space = WORDS[language], made.commission.space
    columns = (
        doc.Column(words["name"], share=6),
        doc.Column(words["sittings"], "end", 2),
        doc.Column(words["fee"], "end", 2),
        doc.Column(words["amount"], "end", 3),
    )
    rows = [(r.name, str(r.sittings), money.euros(r.fee, language), money.euros(r.amount, language)) for r in made.rows]
    foot = [(words["sum"], str(made.sittings), "", money.euros(made.total, language))]
    blocks: list = [
        doc.table(words["caption"], columns, rows, foot, note=words["note"]) if rows else doc.paragraph(words["none"])
    ]
    if made.sent and made.sent.replaces_id:
        day = dates.long_date(made.sent.replaces.sent_on, language)
        blocks.insert(0, doc.note(words["replaces"].format(day=day, reason=made.sent.reason)))
    blocks.append(doc.Signatures(((words["secretary"], ""), (words["treasurer"], ""))))
    return Document(
        _title(made, words, language),
        language,
        tuple(blocks),
        subject=made.commission.name.piece(language).text,
        author=space.name_in(language),
        header=files.letterhead_of(space),
        date=dates.long_date(made.sent.sent_on, language) if made.sent else "",
        demo=space.is_demo,
        draft_mark="" if made.sent else words["draft"],
        information_only=language != "fr",
        made_on=made.sent.sent_on.isoformat() if made.sent else "",
    )


def workbook(made: FeeSheet, language: str = "fr", marks: Iterable[str] = ()) -> sheet.Workbook:
    """The list for the treasurer's spreadsheet."""
    words, space = WORDS[language], made.commission.space
    columns = (
        sheet.SheetColumn(words["name"], width=36),
        sheet.SheetColumn(words["sittings"], "number", 12),
        sheet.SheetColumn(words["fee"], "money", 14),
        sheet.SheetColumn(words["amount"], "money", 16),
    )
    rows = [(row.name, row.sittings, row.fee, row.amount) for row in made.rows]
    tab = f"{made.year}-{made.half}"
    title = _title(made, words, language)
    sums = (words["sum"], made.sittings, None, made.total)
    one = sheet.worksheet(tab, title, columns, rows, sums, notes=(words["note"],), landscape=False)
    shown = [*marks, *([] if made.sent else [words["draft"]])]
    return sheet.Workbook(title, (one,), space.name_in(language), marks=tuple(shown))
