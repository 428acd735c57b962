"""The empty models that anybody may download: each with its legal regime, the days it is good for, and its date."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils import translation

from zesummen.council.queries import empty_model
from zesummen.council.queries.models import CURRENT, PERIODS, REVISED_ON
from zesummen.council.states import DecisionKind, Regime
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document
from zesummen.kernel.exports.sheet import SheetColumn, Workbook, worksheet
from zesummen.plans.queries.helpers import MODEL_WORDS
from zesummen.plans.queries.papers.letter import empty_letter

from .empty_texts import PAPERS, Paper

LETTER = "ministry_letter"
KINDS = {kind.value: kind.label for kind in DecisionKind}
NAMES = {**KINDS, **{key: words for key, words in MODEL_WORDS.items()}}
REGIMES = sorted(Regime, key=lambda regime: regime != CURRENT)
#: Pacts came with the law of 2023; there was none before.
SINCE_2023 = frozenset({DecisionKind.APPROVE_PACT})
#: A paper without legal form is good under both laws, from the first day of the older regulation.
SINCE = min(start for start, _end in PERIODS.values())


@dataclass(frozen=True, slots=True)
class Edition:
    """One file of a model: regime (empty: it has no legal form), language, days it is good for, last look."""

    key: str
    regime: str
    regime_label: object
    language: str
    from_on: date
    until_on: date | None
    revised_on: date
    formats: tuple[str, ...]

    @property
    def stem(self) -> str:
        """What stands in the address, and names the file for who fetches it by program: ``adopt_plan_2023-fr``."""
        return f"{self.key}_{self.regime}-{self.language}" if self.regime else f"{self.key}-{self.language}"

    @property
    def file_name(self) -> str:
        """How the file is called where it lands: what it is, the law it is for, its language."""
        with translation.override(self.language):
            law = f" – {self.regime_label}" if self.regime else ""
            return f"{str(NAMES[self.key]).capitalize()}{law} ({self.language})"


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A model with its editions, the law in force first."""

    key: str
    label: object
    group: str  # council | letter | paper
    editions: tuple[Edition, ...]


def models() -> tuple[ModelRow, ...]:
    """All models: decisions of the council, the letter, then registers and sheets."""
    council = [ModelRow(key, label, "council", _editions(key)) for key, label in KINDS.items()]
    letter = ModelRow(LETTER, NAMES[LETTER], "letter", _editions(LETTER))
    papers = [ModelRow(key, NAMES[key], "paper", _paper_editions(key)) for key in PAPERS]
    return (*council, letter, *papers)


def model(key: str) -> ModelRow | None:
    """One model by its key."""
    return next((row for row in models() if row.key == key), None)


def edition(key: str, stem: str) -> Edition | None:
    """One file by its address."""
    row = model(key)
    return next((found for found in row.editions if found.stem == stem), None) if row else None


def _editions(key: str) -> tuple[Edition, ...]:
    return tuple(
        Edition(key, regime.value, regime.label, "fr", *PERIODS[regime], REVISED_ON, ("docx", "pdf"))
        for regime in REGIMES
        if key not in SINCE_2023 or regime == CURRENT
    )


def _paper_editions(key: str) -> tuple[Edition, ...]:
    formats = ("docx", "xlsx", "pdf") if PAPERS[key].rows and not PAPERS[key].text[1:] else ("docx", "pdf")
    return tuple(Edition(key, "", "", language, SINCE, None, REVISED_ON, formats) for language in ("fr", "de"))


def document_of(found: Edition) -> Document:
    """The empty model as a document, its period and date on it."""
    if found.key in KINDS:
        return empty_model(found.key, found.regime)
    if found.key == LETTER:
        return _dated(empty_letter(found.regime), found)
    return paper_document(PAPERS[found.key], found)


_WORDS = {
    "fr": {
        "free": (
            "Modèle sans forme légale, utilisable sous la loi du 16 décembre 2008 comme sous celle du 23 août 2023, "
            "du {a} à ce jour."
        ),
        "period": "Modèle pour un acte du {a} {b}.",
        "until": "au {}",
        "still": "à ce jour",
        "mark": "Modèle",
        "read": "Relu le {}.",
        "gap": "à compléter",
    },
    "de": {
        "free": (
            "Muster ohne gesetzliche Form, verwendbar unter dem Gesetz vom 16. Dezember 2008 wie unter dem vom "
            "23. August 2023, vom {a} bis heute."
        ),
        "period": "Muster für einen Akt vom {a} {b}.",
        "until": "bis zum {}",
        "still": "bis heute",
        "mark": "Muster",
        "read": "Durchgesehen am {}.",
        "gap": "auszufüllen",
    },
}


def period_words(found: Edition) -> str:
    """The legal period and the date of the model, in its own language."""
    words = _WORDS[found.language]
    read = words["read"].format(dates.long_date(found.revised_on, found.language))
    start = dates.long_date(found.from_on, found.language)
    if not found.regime:
        return f"{words['free'].format(a=start)} {read}"
    until = words["still"]
    if found.until_on:
        until = words["until"].format(dates.long_date(found.until_on, found.language))
    return f"{words['period'].format(a=start, b=until)} {read}"


def _dated(document: Document, found: Edition) -> Document:
    return replace(
        document, blocks=(doc.note(period_words(found)), *document.blocks), draft_mark=_WORDS[found.language]["mark"]
    )


def paper_document(paper: Paper, found: Edition) -> Document:
    """A register or sheet with its gaps and empty rows."""
    at, words = 0 if found.language == "fr" else 1, _WORDS[found.language]
    gap = f"[{words['gap']}]"
    blocks: list[doc.Block] = [doc.note(period_words(found)), doc.paragraph(paper.purpose[at], style="lead")]
    if paper.facts:
        blocks.append(doc.facts((pair[at], gap) for pair in paper.facts))
    if paper.columns:
        empty = [["\u00a0"] * len(paper.columns)] * paper.rows
        blocks.append(doc.table(paper.title[at], [pair[at] for pair in paper.columns], empty, small=paper.landscape))
    blocks += [doc.paragraph(pair[at]) for pair in paper.text]
    return Document(
        title=paper.title[at],
        language=found.language,
        blocks=tuple(blocks),
        author="Zesummen",
        landscape=paper.landscape,
        draft_mark=words["mark"],
        made_on=REVISED_ON.isoformat(),
    )


def workbook_of(found: Edition) -> Workbook:
    """The table of a register as a spreadsheet, to be filled in and read back by the import pages."""
    paper, at = PAPERS[found.key], 0 if found.language == "fr" else 1
    columns = [SheetColumn(pair[at], "text", 24) for pair in paper.columns]
    made = worksheet(
        paper.title[at], paper.title[at], columns, [[""] * len(columns)] * 20, notes=(period_words(found),)
    )
    return Workbook(paper.title[at], (made,), "Zesummen", made_on=REVISED_ON.isoformat())
