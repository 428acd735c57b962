"""The act in German, for information, composed from the same sheet as the French extract.

French is the reference, so nothing is frozen here: the German reading follows the sheet, and what stands in it only in
French (names, reasons and passages people typed) is marked as French.
"""

import dataclasses
import re
from collections.abc import Iterable

from zesummen.kernel import dates, money
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document, Span

from .. import texts
from ..states import DecisionState, Supervision
from ..texts import german as models
from . import french
from .papers import as_frozen, letterhead_for, public_document
from .sheets import HIDDEN, DeliberationSheet, Passage

ARTICLE = "Artikel "
OFFICES = {
    "mayor": ("Bürgermeister/in", "Bürgermeister/innen"),
    "president": ("Vorsitzende/r", "Vorsitzende"),
    "alderman": ("Schöffe/Schöffin", "Schöffen"),
    "councillor": ("Gemeinderatsmitglied", "Gemeinderatsmitglieder"),
    "secretary": ("Gemeindesekretär/in", "Gemeindesekretäre"),
    "treasurer": ("Gemeindeeinnehmer/in", "Gemeindeeinnehmer"),
}
SIGNING = {
    "le bourgmestre": "Der Bürgermeister",
    "la bourgmestre": "Die Bürgermeisterin",
    "le président": "Der Vorsitzende",
    "la présidente": "Die Vorsitzende",
    "le secrétaire": "Der Gemeindesekretär",
    "la secrétaire": "Die Gemeindesekretärin",
    "le secrétaire communal": "Der Gemeindesekretär",
    "la secrétaire communale": "Die Gemeindesekretärin",
    "le receveur": "Der Gemeindeeinnehmer",
    "la receveuse": "Die Gemeindeeinnehmerin",
}
PRESENCE = {
    "present": "Anwesend",
    "excused": "Entschuldigt",
    "absent": "Unentschuldigt abwesend",
    "proxy": "Vollmachten",
    "left": "Haben den Saal verlassen (persönliches Interesse)",
}
AUTHORITIES = {
    "l’autorité supérieure": "die Aufsichtsbehörde",
    "Ministère des Affaires intérieures": "das Innenministerium",
    "le Ministère des Affaires intérieures": "das Innenministerium",
}
NOTICE = (
    "Dieser Text dient der Information; maßgeblich ist der französische Text des Beschlusses. "
    "Stellen, für die es nur den französischen Wortlaut gibt, stehen auf Französisch."
)


def extract(sheet: DeliberationSheet, space, *, draft: bool = False) -> Document:
    """The extract in German, for information. Of a public sheet it holds no more than that sheet does."""
    subject = doc.plain(wording(sheet.subject, sheet, space))
    return Document(
        title=f"{_name(sheet)}: {subject}",
        language="de",
        blocks=tuple(_blocks(sheet, space)),
        subject=subject,
        author=sheet.space_name,
        reference=sheet.reference,
        header=letterhead_for(sheet, space),
        demo=sheet.demo,
        information_only=True,
        date=dates.long_date(sheet.day, "de") if sheet.day else "",
        show_title=False,
        draft_mark="Entwurf" if draft else "",
        made_on=sheet.day.isoformat() if sheet.day else "",
    )


def public_german(deliberation, full: DeliberationSheet, public: DeliberationSheet, space) -> Document:
    """The public copy in German, for information, from the public sheet: what was hidden is not in it."""
    return extract(as_frozen(public, public_document(deliberation, full)), space)


def _name(sheet: DeliberationSheet) -> str:
    if sheet.state == DecisionState.ACCEPTED:
        return "Gemeinderatsbeschluss" if _is_council(sheet) else "Beschluss"
    return "Auszug aus dem Register" if sheet.result else "Entwurf eines Beschlusses"


def _is_council(sheet: DeliberationSheet) -> bool:
    return sheet.body_name.casefold().startswith("conseil communal")


def _body(sheet: DeliberationSheet) -> list:
    """The body that decides, in German where it is a council; another body keeps the name it has."""
    if not _is_council(sheet):
        return [_in_french(sheet.body_name)]
    of = re.sub(r"^conseil communal\s*(?:de la commune )?(?:de |d’|d')?", "", sheet.body_name, flags=re.IGNORECASE)
    return ["Gemeinderat" + (f" {of}" if of else "")]


def _blocks(sheet: DeliberationSheet, space) -> Iterable[doc.Block]:
    body = doc.plain(doc.spans(_body(sheet)))
    yield doc.heading(1, f"Auszug aus dem Beschlussregister – {body}")
    yield doc.note(NOTICE)
    yield from (doc.note(*told) for told in _fate(sheet))
    yield doc.facts(_head(sheet))
    yield doc.heading(2, f"Gegenstand: {doc.plain(wording(sheet.subject, sheet, space))}")
    if sheet.replaces_pk:
        yield doc.note(*_replaces(sheet))
    yield doc.paragraph("Der Gemeinderat," if _is_council(sheet) else [*_body(sheet), ","])
    for passage in (*sheet.visas, *sheet.reasons, *sheet.heard):
        yield doc.paragraph(*wording(passage.text, sheet, space), style="indented")
    yield doc.paragraph(*_vote_line(sheet))
    if sheet.was_amended and sheet.result == DecisionState.ACCEPTED:
        more = [": ", _in_french(sheet.amendment_note)] if sheet.amendment_note else ["."]
        yield doc.paragraph(doc.emphasis("Text in der Sitzung geändert"), *more)
    if sheet.has_articles:
        yield doc.numbered([_article(p, sheet, space) for p in sheet.articles], prefix=ARTICLE)
    if sheet.quorum_note:
        yield doc.paragraph("Beschlussfähigkeit: ", _in_french(sheet.quorum_note), style="small")
    yield doc.Signatures(tuple((signing(office), name) for office, name in sheet.signatories), _closing(sheet))
    if sheet.contact_person:
        yield doc.paragraph(f"Ansprechperson: {sheet.contact_person}", style="small")


def signing(office: str) -> str:
    """The office over a signature, in German where it is one of the usual ones."""
    return SIGNING.get(office.casefold(), office)


def _article(passage: Passage, sheet: DeliberationSheet, space) -> list:
    said = list(wording(passage.text, sheet, space))
    if not passage.annulled:
        return said
    return [Span("[aufgehoben] ", "emphasis"), *(dataclasses.replace(span, kind="struck") for span in said)]


def _in_french(words: str) -> Span:
    return Span(doc.clean(words), language="fr")


def wording(text: str, sheet: DeliberationSheet, space) -> doc.Spans:
    """A paragraph of the act in German, or in French and marked so where a person wrote it."""
    known = _known(text, sheet.regime)
    if known is None or HIDDEN in known[1].get("de_commune", ""):
        return doc.spans(_in_french(text))
    german, found, names = known
    names = {**names, "commune": space.name_in("de")}
    parts: list = []
    end = 0
    for hole in texts.fields.FIELD.finditer(german):
        parts.append(german[end : hole.start()])
        parts.append(names.get(hole[1]) or _filled(hole[1], found[hole[1]]))
        end = hole.end()
    return doc.spans(*parts, german[end:])


def _known(text: str, regime: str) -> tuple[str, dict[str, str], dict[str, str]] | None:
    """The German wording, what stood in its fields, and the names it uses; a PCI may go on under the law of 2023."""
    found = []
    for called in sorted(models.NAMES, key=lambda known: known != regime):
        names = {**texts.names(regime), "instrument": texts.names(called)["instrument"]}
        if known := models.german_of(text, names):
            forms = {form: models.NAMES[called][form] for form in models.PLAN_FORMS}
            found.append((*known, {**models.NAMES[regime], **forms}))
    # A paragraph with nothing left open says more than a frame around French words.
    return min(found, key=lambda known: "luecke" in known[1], default=None)


def _filled(name: str, words: str) -> str | Span:
    """What stood in a field: days and amounts as German writes them, other words in the language they have."""
    kind = name.partition("_")[0]
    if name == "autorite" and words in AUTHORITIES:
        return AUTHORITIES[words]
    if kind in ("zahl", "exercice", "article", "contact"):
        return words
    if kind in ("tag", "luecke") and (day := _day(words)):
        return day
    if kind in ("eur", "montant") and (amount := _amount(words)):
        return amount
    return _in_french(words)


def _day(words: str) -> str:
    """A day written out in French, written out in German; empty where it is not just a day."""
    found = re.fullmatch(r"(\d{1,2})(?:er)? (\S+) (\d{4})", words)
    months = dates.MONTHS["fr"]
    if not found or found[2] not in months:
        return ""
    return f"{found[1]}. {dates.MONTHS['de'][months.index(found[2])]} {found[3]}"


def _amount(words: str) -> str:
    """An amount as French writes it, as German writes it; empty where it is none."""
    try:
        return money.euros(money.parse_amount(words, "fr"), "de")
    except ValueError:
        return ""


def _vote_line(sheet: DeliberationSheet) -> list:
    begin = "nach Beratung"
    match sheet.result:
        case "postponed":
            return [doc.strong("Der Punkt wird auf eine spätere Sitzung vertagt. Grund: "), _reason(sheet)]
        case "withdrawn":
            return [doc.strong("Der Punkt wird von der Tagesordnung genommen. Grund: "), _reason(sheet)]
        case "accepted":
            return [doc.strong(f"{begin}, {vote_words(sheet)},")]
        case "rejected":
            return [doc.strong(f"{begin}, {vote_words(sheet)}, nimmt folgenden Vorschlag nicht an:")]
        case _:
            return [doc.strong(f"{begin},")]


def _reason(sheet: DeliberationSheet) -> Span:
    return doc.strong(sheet.outcome_reason, "fr")


def vote_words(sheet: DeliberationSheet) -> str:
    """The vote in German words: unanimous, or how many for, against, abstaining."""
    if sheet.is_unanimous:
        return f"einstimmig unter den anwesenden{' oder vertretenen' if sheet.proxy_count else ''} Mitgliedern"
    votes_for = french.number_of(sheet.votes_for or 0, "Stimme", "Stimmen") if sheet.votes_for else "keiner Stimme"
    against = f"{sheet.votes_against or 0} {'Gegenstimme' if sheet.votes_against == 1 else 'Gegenstimmen'}"
    abstentions = f"{sheet.abstentions or 0} {'Enthaltung' if sheet.abstentions == 1 else 'Enthaltungen'}"
    return f"mit {votes_for} dafür, {against} und {abstentions}"


def _closing(sheet: DeliberationSheet) -> str:
    return "So beschlossen am oben genannten Tag." if sheet.result else ""


def _replaces(sheet: DeliberationSheet) -> list:
    before = f"Nr. {sheet.replaces_reference}" if sheet.replaces_reference else ""
    on = f"vom {dates.long_date(sheet.replaces_on, 'de')}" if sheet.replaces_on else ""
    which = " ".join(part for part in ("den Beschluss", before, on) if part)
    return [f"Dieser Beschluss ersetzt {which}. Grund: ", _in_french(sheet.correction_reason)]


def _fate(sheet: DeliberationSheet) -> list[list]:
    """What happened to the decision since: annulled in whole or part, replaced."""
    found: list[list] = []
    on = f" am {dates.long_date(sheet.supervision_on, 'de')}" if sheet.supervision_on else ""
    why = [" Grund: ", _in_french(sheet.supervision_note)] if sheet.supervision_note else []
    if sheet.supervision == Supervision.ANNULLED:
        found.append([f"Von der Aufsichtsbehörde{on} ganz aufgehoben.", *why])
    elif sheet.supervision == Supervision.ANNULLED_PART:
        numbers = ", ".join(str(n) for n in sheet.annulled_articles)
        found.append([f"Von der Aufsichtsbehörde{on} teilweise aufgehoben: Artikel {numbers}.", *why])
    if sheet.replaced_by_pk:
        found.append(["Durch einen neueren Beschluss ersetzt; nur der neueste zählt."])
    return found


def _hour(at) -> str:
    return f"{at.hour}.{at.minute:02d} Uhr"


def _head(sheet: DeliberationSheet) -> list[tuple[str, str]]:
    hours = [f"{word} {_hour(at)}" for word, at in (("Beginn", sheet.opened_at), ("Ende", sheet.closed_at)) if at]
    kind = "nicht öffentlich" if sheet.is_closed else "öffentlich"
    pairs = [
        ("Sitzung", f"{kind}, {dates.day_with_weekday(sheet.day, 'de')}" if sheet.day else "[Datum]"),
        ("Punkt der Tagesordnung", sheet.agenda_number),
        ("Öffentliche Ankündigung und Einberufung", dates.long_date(sheet.convened_on, "de")),
        ("Zeiten", ", ".join(hours)),
        *_presence_lines(sheet),
    ]
    return [(term, words) for term, words in pairs if words]


def _presence_lines(sheet: DeliberationSheet) -> list[tuple[str, str]]:
    if not sheet.presences:
        if sheet.present_count is None:
            return []
        words = f"{sheet.present_count} {'Mitglied' if sheet.present_count == 1 else 'Mitglieder'}"
        count = sheet.proxy_count or 0
        more = f", {count} {'Vollmacht' if count == 1 else 'Vollmachten'}" if count else ""
        return [(PRESENCE["present"], f"{words}{more}")]
    found = []
    for kind, term in PRESENCE.items():
        rows = [row for row in sheet.presences if row.presence == kind]
        if kind == "proxy":
            words = "; ".join(f"{row.name} an {row.proxy_to}" for row in rows)
        else:
            words = _people(rows)
        if words:
            found.append((term, words))
    return found


def _people(rows) -> str:
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(row.office, []).append(row.name)
    return "; ".join(f"{OFFICES[office][len(names) > 1]}: {', '.join(names)}" for office, names in groups.items())
