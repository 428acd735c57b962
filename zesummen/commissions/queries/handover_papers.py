"""The handover file as a document: French is the reference, German is written in full."""

from collections.abc import Iterable

from django.utils.translation import override

from zesummen.documents.queries import letterhead_of
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Column, Document
from zesummen.kernel.words import Text

from .handover import HandoverFile
from .report_facts import figures_of
from .report_papers import coming_table, fate, money_blocks
from .report_words import words as report_words

# fmt: off
# ruff: noqa: E501 - a line of words is a row of a table
_ROWS = {
    "title": ("Dossier de remise", "Übergabeakte"),
    "lead": ("Ce que la commission laisse à celle qui lui succède : ce qui est ouvert, promis et décidé, et où sont les documents.", "Was die Kommission ihrer Nachfolgerin hinterlässt: was offen, versprochen und beschlossen ist und wo die Unterlagen liegen."),
    "draft": ("État provisoire avant la remise", "Vorläufiger Stand vor der Übergabe"),
    "term": ("Mandat", "Amtszeit"),
    "from_to": ("du {first} au {last}", "vom {first} bis zum {last}"),
    "to": ("Remis à", "Übergeben an"),
    "nobody": ("aucune commission ne suit ; ce qui est ouvert reste inscrit ici", "keine Kommission folgt; was offen ist, bleibt hier verzeichnet"),
    "archive": ("Les procès-verbaux, les avis et les décisions restent dans le dossier de la commission et sont à proposer aux archives de la commune. Les coordonnées et les codes des anciens membres sont effacés selon les délais de la commune ; leurs noms restent où un procès-verbal ou une décision les porte.", "Protokolle, Stellungnahmen und Beschlüsse bleiben in der Akte der Kommission und sind dem Archiv der Gemeinde anzubieten. Kontaktdaten und Codes früherer Mitglieder werden nach den Fristen der Gemeinde gelöscht; ihre Namen bleiben, wo ein Protokoll oder ein Beschluss sie trägt."),
    "open_opinions": ("Avis demandés ou en préparation", "Angefragte oder begonnene Stellungnahmen"),
    "no_open_opinions": ("Aucun avis n’est ouvert.", "Keine Stellungnahme ist offen."),
    "about": ("Objet", "Gegenstand"),
    "standing": ("État", "Stand"),
    "asked": ("demandé", "angefragt"),
    "drafted": ("en préparation", "in Vorbereitung"),
    "wished_by": ("Souhaité pour le", "Gewünscht bis"),
    "promises": ("Réponses que le collège doit encore donner", "Antworten, die der Schöffenrat noch schuldet"),
    "no_promises": ("Aucune réponse n’est attendue.", "Keine Antwort steht aus."),
    "sent": ("Envoyé", "Versandt"),
    "owed": ("due pour le {day}", "geschuldet bis {day}"),
    "wished": ("souhaitée pour le {day}", "gewünscht bis {day}"),
    "no_day": ("sans date", "ohne Datum"),
    "answer": ("Réponse", "Antwort"),
    "programme": ("Programme de travail ouvert", "Offenes Arbeitsprogramm"),
    "no_programme": ("Le programme est achevé.", "Das Programm ist erledigt."),
    "tasks": ("Tâches promises", "Versprochene Aufgaben"),
    "no_tasks": ("Aucune tâche n’est ouverte.", "Keine Aufgabe ist offen."),
    "task": ("Tâche", "Aufgabe"),
    "who": ("Qui", "Wer"),
    "by": ("Pour le", "Bis"),
    "points": ("Points qui attendent une séance", "Punkte, die auf eine Sitzung warten"),
    "no_points": ("Aucun point n’attend.", "Kein Punkt wartet."),
    "decisions": ("Décisions du mandat", "Beschlüsse der Amtszeit"),
    "no_decisions": ("Aucune décision n’est inscrite.", "Kein Beschluss ist verzeichnet."),
    "day": ("Jour", "Tag"),
    "decision": ("Décision", "Beschluss"),
    "papers": ("Documents", "Unterlagen"),
    "no_papers": ("Aucun document.", "Keine Unterlagen."),
    "paper": ("Document", "Unterlage"),
    "where": ("Où", "Wo"),
    "minutes": ("Séance {number}", "Sitzung {number}"),
    "report": ("Rapport {number}", "Bericht {number}"),
    "figures": ("Le mandat en chiffres", "Die Amtszeit in Zahlen"),
    "people": ("Changements de composition", "Änderungen der Zusammensetzung"),
    "came_left": ("entrées : {came}, sorties : {left}", "Eintritte: {came}, Austritte: {left}"),
    "seats_taken": ("Sièges occupés aux séances", "Besetzte Sitze in den Sitzungen"),
    "no_quorum": ("Séances sans quorum", "Sitzungen ohne Quorum"),
    "points_treated": ("Points traités", "Behandelte Punkte"),
}
# fmt: on
LANGUAGES = ("fr", "de")


def paper(made: HandoverFile, language: str, *, is_final: bool) -> Document:
    """The file in French or German; a provisional one until the day of the handover."""
    place, space = LANGUAGES.index(language), made.commission.space
    told = {key: row[place] for key, row in _ROWS.items()}
    with override(language):
        return Document(
            title=f"{told['title']} – {made.commission.name.piece(language).text}",
            language=language,
            blocks=tuple(_blocks(made, told, language)),
            author=space.name_in(language),
            header=letterhead_of(space),
            date=dates.long_date(made.day, language),
            demo=space.is_demo,
            draft_mark="" if is_final else told["draft"],
            made_on=made.day.isoformat(),
        )


def _blocks(made: HandoverFile, told: dict[str, str], language: str) -> Iterable:
    first, last = (dates.long_date(day, language) for day in (made.commission.from_on, made.day))
    to = made.successor.name.piece(language).text if made.successor else told["nobody"]
    yield doc.paragraph(told["lead"], style="lead")
    yield doc.facts([(told["term"], told["from_to"].format(first=first, last=last)), (told["to"], to)])
    yield from _opinions(made, told, language)
    yield from _promises(made, told, language)
    yield from _programme(made, told, language)
    yield from _tasks(made, told, language)
    yield from _points(made, told, language)
    yield from _decisions(made, told, language)
    yield from _papers(made, told, language)
    yield from _figures(made, told, language)
    yield doc.note(told["archive"])


def _cell(text: Text | str, language: str) -> doc.Span:
    if isinstance(text, str):
        return doc.Span(doc.clean(text))
    return doc.said(text, language)


def _section(title: str, nothing: str, columns: Iterable[tuple[str, int]], rows: list) -> Iterable:
    yield doc.heading(1, title)
    if not rows:
        yield doc.paragraph(nothing)
        return
    yield doc.table(title, [Column(label, share=share) for label, share in columns], rows)


def _opinions(made: HandoverFile, told, language: str) -> Iterable:
    columns = ((told["about"], 6), (told["standing"], 3), (told["wished_by"], 3))
    rows = [
        (
            _cell(row.title, language),
            told["asked" if row.state == "asked" else "drafted"],
            dates.short_date(row.wished_by, language) if row.wished_by else "–",
        )
        for row in made.moving.opinions
    ]
    return _section(told["open_opinions"], told["no_open_opinions"], columns, rows)


def _promises(made: HandoverFile, told, language: str) -> Iterable:
    columns = ((told["about"], 6), (told["sent"], 3), (told["answer"], 4))
    rows = []
    for row in made.promises:
        key = "owed" if row.is_answer_owed else "wished"
        wished = row.answer_wished_by
        answer = told[key].format(day=dates.short_date(wished, language)) if wished else told["no_day"]
        title = doc.spans(f"{row.number}/{row.year} ", _cell(row.title, language))
        rows.append((title, dates.short_date(row.sent_on, language), answer))
    return _section(told["promises"], told["no_promises"], columns, rows)


def _programme(made: HandoverFile, told, language: str) -> Iterable:
    yield doc.heading(1, told["programme"])
    if not made.moving.programme:
        yield doc.paragraph(told["no_programme"])
        return
    yield coming_table(told["programme"], made.moving.programme, report_words(language), language)


def _tasks(made: HandoverFile, told, language: str) -> Iterable:
    columns = ((told["task"], 6), (told["who"], 4), (told["by"], 2))
    rows = [
        (row.title, row.owner_words or "–", dates.short_date(row.due_on, language) if row.due_on else "–")
        for row in made.moving.tasks
    ]
    return _section(told["tasks"], told["no_tasks"], columns, rows)


def _points(made: HandoverFile, told, language: str) -> Iterable:
    yield doc.heading(1, told["points"])
    rows = [_cell(row.title, language) for row in made.moving.points]
    yield doc.bullets(rows) if rows else doc.paragraph(told["no_points"])


def _decisions(made: HandoverFile, told, language: str) -> Iterable:
    columns = ((told["day"], 2), (told["about"], 4), (told["decision"], 6))
    rows = [
        (dates.short_date(row.sitting.day, language), _cell(row.title, language), _cell(row.decision, language))
        for row in made.decisions
    ]
    return _section(told["decisions"], told["no_decisions"], columns, rows)


def _papers(made: HandoverFile, told, language: str) -> Iterable:
    columns, base = ((told["day"], 2), (told["paper"], 6), (told["where"], 4)), f"/s/{made.commission.space.slug}/"
    rows = [
        (dates.short_date(day, language), _paper_name(title, where, told, language), f"{base}{where}")
        for day, title, where in made.papers
    ]
    return _section(told["papers"], told["no_papers"], columns, rows)


def _paper_name(title: Text | str, where: str, told, language: str) -> doc.Span:
    """A sitting and a report have only a number; a file has its own name."""
    if isinstance(title, str) and title.replace("/", "").isdigit():
        return doc.Span(told["minutes" if where.startswith("sittings/") else "report"].format(number=title))
    return _cell(title, language)


def _figures(made: HandoverFile, told, language: str) -> Iterable:
    found, words = figures_of(made.facts), report_words(language)
    yield doc.heading(1, told["figures"])
    count = found.activities
    yield doc.facts(
        [
            (words["held"], str(found.held)),
            (told["no_quorum"], str(found.no_quorum)),
            (told["seats_taken"], words["of"].format(part=found.taken, all=found.places)),
            (told["points_treated"], str(found.points)),
            (words["opinions"], fate(found, words)),
            (words["activities"], words["reached_many"].format(count=count.count, reached=count.reached)),
            (told["people"], told["came_left"].format(came=found.came, left=found.left)),
        ]
    )
    yield from money_blocks(found, words, language)
