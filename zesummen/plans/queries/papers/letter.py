"""The letter that tells the ministry (until 2019 OLAI) that the plan was adopted. In French, the reference language."""
# ruff: noqa: E501 - sentences of official papers stand whole

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.council.texts import typeset
from zesummen.documents.states import ModelField, model_kind
from zesummen.kernel import dates, money
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document, Letterhead

from .. import budget
from ..decision_text import INSTRUMENT
from ..sheet import PlanSheet

MODEL = "ministry_letter"
ADDRESSEES = {
    "2011": "Office luxembourgeois de l’accueil et de l’intégration",
    "2023": "Ministère de la Famille, des Solidarités, du Vivre ensemble et de l’Accueil\nDivision du vivre-ensemble interculturel",
}
ADOPTED = ("adopted", "amended")
CLOSING = "Veuillez agréer, Madame, Monsieur, l’expression de notre considération distinguée."


@dataclass(frozen=True, slots=True)
class Letter:
    """What stands in the letter: addressee (lines), subject, paragraphs, annexes, who signs."""

    addressee: str
    subject: str
    paragraphs: tuple[str, ...]
    annexes: tuple[str, ...]
    signatories: tuple[tuple[str, str], ...]
    place: str
    day: date


def declare_model(label) -> None:
    """Tell the documents app which fields a commune's own Word model of the letter may use."""
    model_kind(
        MODEL,
        label,
        (
            ModelField("addressee", _("addressee")),
            ModelField("subject", _("subject")),
            ModelField("paragraphs", _("paragraphs"), required=True, parts=("text",)),
            ModelField("annexes", _("annexes"), parts=("text",)),
            ModelField("place", _("place")),
            ModelField("signatory_one", _("first office that signs")),
            ModelField("signatory_one_name", _("name of the first signatory")),
            ModelField("signatory_two", _("second office that signs")),
            ModelField("signatory_two_name", _("name of the second signatory")),
        ),
    )


def letter_paragraphs(sheet: PlanSheet, *, references: dict[int, str], contact: str = "") -> list[str]:
    """The proposed body, from the facts. ``references``: reference number of the decision per council id."""
    return [
        typeset(part)
        for part in (_decisions(sheet, references), _content(sheet), _others(sheet), _contact(contact), CLOSING)
        if part
    ]


def subject_of(sheet: PlanSheet) -> str:
    """The subject line."""
    instrument = INSTRUMENT[sheet.template]
    return f"Adoption du {instrument} – {sheet.space_name}"


def _decisions(sheet: PlanSheet, references: dict[int, str]) -> str:
    told = []
    for party in sheet.parties:
        if party.state in ADOPTED and party.decided_on:
            number = f", réf. {references[party.pk]}" if references.get(party.pk) else ""
            amended = ", avec des modifications" if party.state == "amended" else ""
            told.append(f"{party.name} (décision du {dates.long_date(party.decided_on, 'fr')}{number}{amended})")
    if not told:
        return ""
    what = f"le {INSTRUMENT[sheet.template]} annexé à la présente"
    if len(sheet.parties) == 1:
        return f"Nous avons l’honneur de vous informer que {what} a été adopté : {told[0]}."
    return f"Nous avons l’honneur de vous informer que {what} a été adopté par {len(told)} des {len(sheet.parties)} conseils : {' ; '.join(told)}."


def _content(sheet: PlanSheet) -> str:
    total = budget.plan_total(sheet)
    period = (
        f", pour la période du {dates.long_date(sheet.starts_on, 'fr')} au {dates.long_date(sheet.ends_on, 'fr')}"
        if sheet.starts_on and sheet.ends_on
        else ""
    )
    actions = _count(len(sheet.live_actions), "action", "actions")
    goals = _count(len(sheet.objectives), "objectif", "objectifs")
    return f"Il compte {goals} et {actions}{period}. Les dépenses prévues s’élèvent à {money.euros(total.expense, 'fr')}, dont {money.euros(total.own_share, 'fr')} à charge communale."


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number < 2 else many}"


def _others(sheet: PlanSheet) -> str:
    waiting = [p.name for p in sheet.parties if p.state == "waiting"]
    refused = [p.name for p in sheet.parties if p.state == "refused"]
    told = []
    if waiting:
        told.append(f"N’ont pas encore délibéré : {', '.join(waiting)}.")
    if refused:
        told.append(f"N’ont pas adopté le plan : {', '.join(refused)}.")
    return " ".join(told)


def _contact(contact: str) -> str:
    return f"Pour toute question, {contact} se tient à votre disposition." if contact else ""


def letter_document(
    letter: Letter, *, header: Letterhead | None, author: str, demo: bool, reference: str = ""
) -> Document:
    """The letter as a document."""
    blocks = (
        *(doc.paragraph(line) for line in letter.addressee.splitlines() if line.strip()),
        doc.paragraph(
            f"{letter.place}, le {dates.long_date(letter.day, 'fr')}"
            if letter.place
            else dates.long_date(letter.day, "fr"),
            style="indented",
        ),
        doc.paragraph(doc.strong(f"Objet\u00a0: {letter.subject}")),
        doc.paragraph("Madame, Monsieur,"),
        *(doc.paragraph(text) for text in letter.paragraphs),
        doc.Signatures(letter.signatories),
        *_annexes(letter.annexes),
    )
    return Document(
        title=f"Lettre : {letter.subject}",
        language="fr",
        blocks=blocks,
        subject=letter.subject,
        author=author,
        header=header,
        demo=demo,
        reference=reference,
        show_title=False,
        made_on=letter.day.isoformat(),
    )


def _annexes(annexes: Iterable[str]) -> list[doc.Block]:
    found = list(annexes)
    return [doc.paragraph(doc.strong("Annexes")), doc.bullets(found)] if found else []


def model_values(document: Document) -> dict:
    """The fields of a commune's own Word model, read back from the frozen letter."""
    paragraphs = [doc.plain(b.spans) for b in document.blocks if isinstance(b, doc.Paragraph)]
    start = paragraphs.index("Madame, Monsieur,") + 1
    signed = next(b for b in document.blocks if isinstance(b, doc.Signatures)).people
    lists = [b for b in document.blocks if isinstance(b, doc.Bullets)]
    body = [text for text in paragraphs[start:] if text != "Annexes"]
    one, two = (*signed, ("", ""), ("", ""))[:2]
    return {
        "addressee": "\n".join(paragraphs[: start - 3]),
        "subject": document.subject,
        "place": paragraphs[start - 3].split(", le ")[0],
        "paragraphs": [{"text": text} for text in body],
        "annexes": [{"text": doc.plain(item)} for block in lists for item in block.items],
        "signatory_one": one[0],
        "signatory_one_name": one[1],
        "signatory_two": two[0],
        "signatory_two_name": two[1],
    }


def empty_letter(regime: str, *, header: Letterhead | None = None) -> Document:
    """The empty model for download: the same letter with its gaps marked."""
    gap = "[à compléter : {}]".format
    letter = Letter(
        ADDRESSEES[regime],
        f"Adoption du {'Plan communal intégration' if regime == '2011' else 'Gemengepakt'} – {gap('commune')}",
        (
            f"Nous avons l’honneur de vous informer que le conseil communal a adopté le {gap('date')} le plan annexé à la présente.",
            f"Il compte {gap('nombre')} objectifs et {gap('nombre')} actions, pour la période du {gap('début')} au {gap('fin')}. Les dépenses prévues s’élèvent à {gap('montant')}.",
            f"Pour toute question, {gap('personne de contact')} se tient à votre disposition.",
            CLOSING,
        ),
        ("délibération du conseil communal", "plan adopté"),
        (("Le bourgmestre", ""), ("Le secrétaire", "")),
        gap("lieu"),
        date(2026, 1, 1),
    )
    made = letter_document(letter, header=header, author="", demo=False)
    blocks = tuple(
        doc.paragraph(f"{gap('lieu')}, le {gap('date')}", style="indented")
        if isinstance(b, doc.Paragraph) and "1er janvier 2026" in doc.plain(b.spans)
        else b
        for b in made.blocks
    )
    import dataclasses

    return dataclasses.replace(made, blocks=blocks, made_on="")
