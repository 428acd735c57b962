"""The list of members for the ministry: seats, offices, and the pair elected for the Conseil supérieur."""

from dataclasses import dataclass
from datetime import date

from zesummen.documents import queries as files
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports import marks, sheet
from zesummen.kernel.exports.document import Document

from ..models import Commission
from ..states import OfficeKind, Part
from . import seats, votes

#: the last day that is known on which the ministry asked for the lists; the next one is a setting of the commission
LAST_KNOWN = date(2024, 3, 31)
WORDS = {
    "fr": {
        "title": "Liste des membres – {name}",
        "members": "Membres",
        "seat": "Siège",
        "name": "Nom",
        "part": "Qualité",
        "office": "Fonction",
        "since": "Depuis le",
        "full": "membre effectif",
        "substitute": "membre suppléant",
        "none": "hors siège",
        "president": "présidence",
        "vice_president": "vice-présidence",
        "secretary": "secrétariat",
        "pair": "Candidats au Conseil supérieur du vivre-ensemble interculturel",
        "elected": "Paire élue au vote secret le {day} : {name} et {partner}.",
        "no_pair": "La commission n’a pas encore élu de paire de candidats.",
        "on": "État au {day}",
        "signed": "Pour le secrétariat",
    },
    "de": {
        "title": "Mitgliederliste – {name}",
        "members": "Mitglieder",
        "seat": "Sitz",
        "name": "Name",
        "part": "Eigenschaft",
        "office": "Amt",
        "since": "Seit",
        "full": "Vollmitglied",
        "substitute": "Ersatzmitglied",
        "none": "ohne Sitz",
        "president": "Vorsitz",
        "vice_president": "stellvertretender Vorsitz",
        "secretary": "Sekretariat",
        "pair": "Kandidaten für den Hohen Rat für interkulturelles Zusammenleben",
        "elected": "In geheimer Wahl am {day} gewähltes Paar: {name} und {partner}.",
        "no_pair": "Die Kommission hat noch kein Kandidatenpaar gewählt.",
        "on": "Stand am {day}",
        "signed": "Für das Sekretariat",
    },
}
COLUMNS = ("seat", "name", "part", "office", "since")


@dataclass(frozen=True, slots=True)
class MemberLine:
    """Somebody on the list: seat, full member or substitute, offices, since when."""

    seat: int | None
    name: str
    part: str
    offices: tuple[str, ...]
    since: date


@dataclass(frozen=True, slots=True)
class MemberList:
    """The list on a day."""

    commission: Commission
    day: date
    rows: tuple[MemberLine, ...]
    elects: bool
    pair: tuple[date, str, str] | None  # day of the vote, both names


def member_list(commission: Commission, day: date) -> MemberList:
    """Who sits in the commission on that day, and whom it elected. Six statements at most."""
    found = seats.composition(commission, day)
    rows = [
        MemberLine(
            row.seat.number if row.seat_id else None,
            row.member.name,
            row.part,
            tuple(office.kind for office in found.offices_of(row.member_id)),
            row.from_on,
        )
        for row in found.holdings
    ]
    seated = {row.member_id for row in found.holdings}
    rows += [
        MemberLine(None, office.member.name, "none", (office.kind,), office.from_on)
        for office in found.offices
        if office.member_id not in seated
    ]
    vote = votes.superior_council(commission) if found.rules.elects_representatives else None
    chosen = votes.line(vote).elected if vote else ()
    pair = (vote.item.sitting.day, chosen[0].name, chosen[0].partner) if vote and chosen else None
    return MemberList(commission, day, tuple(rows), found.rules.elects_representatives, pair)


def _cells(row: MemberLine, words: dict[str, str], language: str) -> tuple:
    kinds = [kind.value for kind in OfficeKind if kind in row.offices]
    return (
        str(row.seat or "–"),
        row.name,
        words[row.part if row.part in Part.values else "none"],
        ", ".join(words[kind] for kind in kinds),
        dates.short_date(row.since, language),
    )


def paper(made: MemberList, language: str = "fr") -> Document:
    """The list on paper, to sign."""
    words, space = WORDS[language], made.commission.space
    columns = [doc.Column(words[key], share=share) for key, share in zip(COLUMNS, (1, 4, 3, 3, 2), strict=True)]
    rows = [_cells(row, words, language) for row in made.rows]
    blocks: list = [doc.table(words["members"], columns, rows)]
    if made.elects:
        blocks += [doc.heading(1, words["pair"]), doc.paragraph(_pair(made, words, language))]
    blocks.append(doc.Signatures(((words["signed"], ""),)))
    day = dates.long_date(made.day, language)
    return Document(
        words["title"].format(name=made.commission.name.piece(language).text),
        language,
        tuple(blocks),
        subject=words["on"].format(day=day),
        author=space.name_in(language),
        header=files.letterhead_of(space),
        date=day,
        demo=space.is_demo,
        information_only=language != "fr",
        made_on=made.day.isoformat(),
    )


def _pair(made: MemberList, words: dict[str, str], language: str) -> str:
    if made.pair is None:
        return words["no_pair"]
    day, name, partner = made.pair
    return words["elected"].format(day=dates.long_date(day, language), name=name, partner=partner)


def workbook(made: MemberList, language: str = "fr") -> sheet.Workbook:
    """The list as a sheet."""
    words, space = WORDS[language], made.commission.space
    widths = (8, 34, 20, 24, 14)
    columns = [sheet.SheetColumn(words[key], width=width) for key, width in zip(COLUMNS, widths, strict=True)]
    title = words["title"].format(name=made.commission.name.piece(language).text)
    notes = [words["on"].format(day=dates.long_date(made.day, language))]
    notes += [_pair(made, words, language)] if made.elects else []
    rows = [_cells(row, words, language) for row in made.rows]
    one = sheet.worksheet(words["members"], title, columns, rows, notes=tuple(notes))
    shown = (marks.DEMO[language],) if space.is_demo else ()
    return sheet.Workbook(title, (one,), space.name_in(language), marks=shown)
