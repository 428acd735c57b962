"""The annual report as a document. Page, Word and PDF come from one frozen document; French is the reference.

Names stand only in the composition, its changes and the offices, each alone in its cell: ``for_public`` takes those
away that their people do not show.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.utils.translation import override

from zesummen.documents import queries as files
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Column, Document, Letterhead
from zesummen.kernel.money import euros
from zesummen.kernel.words import Text

from ..catalogue import mission_label
from ..models import Report
from ..states import EndKind, OfficeKind, OpinionState, Part, Visibility
from .opinion_papers import paragraphs
from .opinion_words import LANGUAGES
from .report_facts import SEAT, Figures, Place, YearFacts, figures_of, missions_of
from .report_words import words

__all__ = ["LANGUAGES", "for_public", "header_of", "paper"]
DASH = "–"
NAMED = ("name", "full", "substitute")  # columns that hold names of people, and nothing else


def header_of(space) -> Letterhead:
    """The head of the paper. One statement."""
    return files.letterhead_of(space)


def paper(
    report: Report, facts: YearFacts, language: str, header: Letterhead | None, *, adopted_on: date | None
) -> Document:
    """The report of a year in one of five languages; a draft until the commission adopted it."""
    told, space = words(language), report.space
    with override(language):
        name = report.commission.name.piece(language).text
        return Document(
            title=f"{told['title'].format(year=report.year)} – {name}",
            language=language,
            blocks=tuple(_blocks(report, facts, told, language, adopted_on)),
            subject=name,
            author=space.name_in(language),
            header=header,
            demo=space.is_demo,
            date=dates.long_date(adopted_on, language) if adopted_on else "",
            information_only=language not in ("fr", "de"),
            draft_mark="" if adopted_on else told["draft"],
            made_on=(adopted_on or facts.last).isoformat(),
        )


def _blocks(report: Report, facts: YearFacts, told, language: str, adopted_on: date | None) -> Iterable:
    found = figures_of(facts)
    yield from _words(told["foreword"], report.foreword, language)
    yield from _short(facts, found, told, language)
    yield from _composition(facts, told, language)
    yield from _sittings(facts, found, told, language)
    yield from _missions(facts, found, told)
    yield from _opinions(facts, found, told, language)
    yield from _activities(facts, found, told, language)
    yield from money_blocks(found, told, language)
    yield from _programme(facts, found, told, language)
    yield from _plans(facts, told, language)
    yield from _next_year(facts, told, language)
    yield from _words(told["outlook"], report.outlook, language)
    if adopted_on:
        yield doc.paragraph(told["adopted"].format(day=dates.long_date(adopted_on, language)))
        yield doc.Signatures(((told["sign_president"], ""), (told["sign_secretary"], "")))


def _words(title: str, text: Text, language: str) -> Iterable:
    if not text:
        return
    yield doc.heading(1, title)
    yield from paragraphs(text, language)


def _short(facts: YearFacts, found: Figures, told, language: str) -> Iterable:
    yield doc.heading(1, told["short"])
    held = told["of_minimum"].format(held=found.held, minimum=found.minimum) if found.minimum else str(found.held)
    money = found.money
    yield doc.facts(
        [
            (told["held"], held),
            (told["seats_taken"], told["of"].format(part=found.filled, all=found.seats)),
            (told["opinions"], fate(found, told)),
            (
                told["activities"],
                told["reached_many"].format(count=found.activities.count, reached=found.activities.reached),
            ),
            (told["programme"], _programme_told(found, told)),
            *_spent_of(money, told, language),
        ]
    )
    day = told["until"].format(day=dates.long_date(facts.last, language))
    yield doc.paragraph(f"{day} {told['outside']}" if facts.commission.is_wider else day, style="small")


def fate(found: Figures, told: Mapping[str, str]) -> str:
    """So many opinions given, answered, and become actions."""
    count = found.opinions
    return told["fate"].format(given=count.given, answered=count.answered, actions=count.became_actions)


def _spent_of(money, told, language: str) -> list:
    if money.planned is None or money.spent is None:
        return []
    amounts = {"spent": euros(money.spent, language), "planned": euros(money.planned, language)}
    return [(told["money"], told["spent_of"].format(**amounts))]


def _composition(facts: YearFacts, told, language: str) -> Iterable:
    now = facts.sitting_now
    yield doc.heading(1, told["composition"])
    offices = [(told[row.what], row.name) for row in now if row.what in OfficeKind.values]
    if offices:
        yield doc.table(told["offices"], (Column(told["office"], share=2), Column(told["name"], share=3)), offices)
    yield from _seats(now, facts.last, told, language)
    if not facts.changes:
        yield doc.paragraph(f"{told['changes']}{' : ' if language == 'fr' else ': '}{told['no_changes']}")
        return
    columns = (
        Column(told["day"], share=2),
        Column(told["seat"], "end", 1),
        Column(told["name"], share=3),
        Column(told["change"], share=4),
    )
    rows = [
        (dates.short_date(day, language), _seat_no(row, told), row.name, _change(row, came, told, language))
        for day, came, row in facts.changes
    ]
    yield doc.table(told["changes"], columns, rows)


def _seats(now: tuple[Place, ...], day: date, told, language: str) -> Iterable:
    numbers = [row for row in now if row.what == SEAT]
    if not numbers:
        yield doc.paragraph(told["no_seats"])
        return
    by_seat = {(row.what, row.number): row.name for row in now if row.what in Part.values and row.number}
    has_substitutes = any(row.what == Part.SUBSTITUTE for row in now)
    columns = [Column(told["seat"], share=2), Column(told["full"], share=3)]
    rows = []
    for row in numbers:
        seat = f"{row.number} ({row.label})" if row.label else str(row.number)
        cells = [seat, by_seat.get((Part.FULL, row.number)) or doc.emphasis(told["vacant"])]
        rows.append([*cells, by_seat.get((Part.SUBSTITUTE, row.number), DASH)] if has_substitutes else cells)
    pool = [row.name for row in now if row.what == Part.SUBSTITUTE and row.number is None]
    rows += [[told["pool"], DASH, name] for name in pool]
    if has_substitutes:
        columns.append(Column(told["substitute"], share=3))
    yield doc.table(told["on_day"].format(day=dates.long_date(day, language)), columns, rows)


def _seat_no(row: Place, told) -> str:
    return str(row.number) if row.number else told["pool"]


def _change(row: Place, came: bool, told, language: str) -> str:
    if came:
        part = told[row.what]
        return f"{told['came']} ({part if language in ('de', 'lb') else part.lower()})"
    reasons = {kind: told["gone" if kind == EndKind.LEFT else kind] for kind in EndKind.values}
    return f"{told['left']} ({reasons[row.end_kind]})" if row.end_kind else told["left"]


def _sittings(facts: YearFacts, found: Figures, told, language: str) -> Iterable:
    yield doc.heading(1, told["sittings"])
    yield doc.paragraph(" ".join(_against_rules(facts, found, told, language)))
    if not facts.sittings:
        yield doc.paragraph(told["no_sittings"])
        return
    columns = (
        Column(told["sitting"], share=2),
        Column(told["day"], share=3),
        *(Column(told[key], "end", 2) for key in ("seats_short", "present", "excused", "absent", "guests")),
    )
    yield doc.table(told["sittings"], columns, [_sitting(facts, row, told, language) for row in facts.sittings])
    if found.places:
        yield doc.paragraph(told["average"].format(taken=found.taken, places=found.places), style="small")


def _against_rules(facts: YearFacts, found: Figures, told, language: str) -> Iterable[str]:
    whole = facts.first.timetuple().tm_yday == 1 and (facts.last.month, facts.last.day) == (12, 31)
    if not found.minimum:
        yield told["no_minimum"].format(held=found.held)
    else:
        source = facts.rules.rule("min_meetings_per_year").source_words
        yield told["minimum_reached"].format(minimum=found.minimum, source=source, held=found.held)
        if found.missing and whole:
            yield told["missing"].format(missing=found.missing)
    if not whole:
        days = {"first": dates.long_date(facts.first, language), "last": dates.long_date(facts.last, language)}
        yield told["part_year"].format(**days)


def _source(rule, told) -> str:
    if rule.source == "law":
        return rule.source_words
    return f"{told['own_rules']}, {rule.article}" if rule.source == "rules" and rule.article else told[rule.source]


def _sitting(facts: YearFacts, row, told, language: str) -> list:
    day = dates.short_date(row.day, language)
    if row.state in ("no_quorum", "cancelled"):
        return [f"{row.number}/{row.year}", f"{day} ({told[row.state]})", *[DASH] * 5]
    mark = f"{day} ({told['not_counted']})" if row.is_outside else day
    taken = told["of"].format(part=row.filled, all=facts.seats_on(row.day)) if row.filled else DASH
    counts = (row.present, row.excused, row.absent, row.guest_count)
    return [f"{row.number}/{row.year}", mark, taken, *(str(number) for number in counts)]


def _missions(facts: YearFacts, found: Figures, told) -> Iterable:
    rows = missions_of(facts)
    if not rows:
        return
    yield doc.heading(1, told["missions"])
    columns = (
        Column(told["mission"], share=6),
        *(Column(told[key], "end", 2) for key in ("points", "opinions", "activities", "programme_short")),
    )
    lines = [
        (
            f"{row.mission} – {mission_label(row.mission)}" if row.mission else told["no_mission"],
            *(str(number) for number in (row.points, row.opinions, row.activities, row.programme)),
        )
        for row in rows
    ]
    sums = (found.points, found.opinions.given, found.activities.count, found.programme.planned)
    yield doc.table(told["missions"], columns, lines, [(told["all"], *(str(number) for number in sums))])


def _opinions(facts: YearFacts, found: Figures, told, language: str) -> Iterable:
    yield doc.heading(1, told["opinions_fate"])
    if not facts.opinions:
        yield doc.paragraph(told["no_opinions"])
        return
    count = found.opinions
    yield doc.paragraph(
        told["fate_told"].format(
            given=count.given,
            answered=count.answered,
            followed=count.followed,
            partly=count.partly,
            not_followed=count.not_followed,
            silent=count.silent,
            actions=count.became_actions,
        )
    )
    columns = (
        Column("N°" if language == "fr" else "Nr." if language in ("de", "lb") else "No.", share=2),
        Column(told["opinion_about"], share=5),
        Column(told["sense"], share=3),
        Column(told["sent"], share=3),
        Column(told["answer"], share=3),
        Column(told["became"], share=2),
    )
    yield doc.table(told["opinions_fate"], columns, [_opinion(row, told, language) for row in facts.opinions])


def _opinion(row, told, language: str) -> list:
    answer = told[f"opinion:{row.answer}"] if row.answered_on else told["no_answer"]
    return [
        f"{row.number}/{row.year}",
        doc.said(row.title, language),
        told[f"opinion:{row.leaning}"],
        dates.short_date(row.sent_on, language) if row.sent_on else told["not_sent"],
        answer if row.state != OpinionState.ADOPTED else DASH,
        told["yes"] if row.became_action else DASH,
    ]


def _activities(facts: YearFacts, found: Figures, told, language: str) -> Iterable:
    yield doc.heading(1, told["activities"])
    rows = [row for row in facts.activities if not row.is_outside]
    if not rows:
        yield doc.paragraph(told["no_activities"])
        return
    columns = (
        Column(told["day"], share=2),
        Column(told["activity"], share=5),
        Column(told["mission"], share=2),
        Column(told["reached"], "end", 2),
        Column(told["cost"], "end", 2),
    )
    lines = [
        (
            dates.short_date(row.day, language),
            doc.said(row.title, language),
            row.mission or DASH,
            DASH if row.reached is None else str(row.reached),
            DASH if row.cost is None else euros(row.cost, language),
        )
        for row in rows
    ]
    count = found.activities
    foot = (told["all"], "", "", str(count.reached), euros(count.cost, language))
    yield doc.table(told["activities"], columns, lines, [foot])


def money_blocks(found: Figures, told: Mapping[str, str], language: str) -> Iterable:
    """The commission's own budget: planned, spent, left."""
    yield doc.heading(1, told["budget"])
    money = found.money
    amounts = ((told["planned"], money.planned), (told["spent"], money.spent), (told["rest"], money.left))
    pairs = [(label, euros(amount, language)) for label, amount in amounts if amount is not None]
    if money.note:
        pairs.append((told["note"], money.note))
    yield doc.facts(pairs) if pairs else doc.paragraph(told["no_money"])


def _programme_told(found: Figures, told) -> str:
    count = found.programme
    return told["programme_told"].format(planned=count.planned, done=count.done, dropped=count.dropped, open=count.open)


def _programme(facts: YearFacts, found: Figures, told, language: str) -> Iterable:
    yield doc.heading(1, told["programme"])
    rows = [row for row in facts.programme if not row.is_outside and row.state != "proposed"]
    if not rows:
        yield doc.paragraph(told["no_programme"])
        return
    told_words = _programme_told(found, told)
    yield doc.paragraph(f"{told_words[:1].upper()}{told_words[1:]}.")
    columns = (Column(told["what"], share=6), Column(told["mission"], share=2), Column(told["standing"], share=4))
    lines = [
        (doc.said(row.title, language), row.mission or DASH, told[f"item_{row.state}"].format(reason=row.reason))
        for row in rows
    ]
    yield doc.table(told["programme"], columns, lines)


def _plans(facts: YearFacts, told, language: str) -> Iterable:
    yield doc.heading(1, told["plan"])
    if not facts.plans:
        yield doc.paragraph(told["no_plan"])
        return
    lines = []
    for plan in facts.plans:
        counts = {"under_way": plan.under_way, "finished": plan.finished, "actions": plan.actions}
        parts = [told["plan_told"].format(**counts)]
        if plan.stopped:
            parts.append(told["plan_stopped"].format(stopped=plan.stopped))
        lines.append((doc.said(plan.title, language), ": " if language != "fr" else " : ", ", ".join(parts)))
    yield doc.bullets(lines)


def _next_year(facts: YearFacts, told, language: str) -> Iterable:
    if facts.year is None:
        return
    title = told["next_year"].format(year=facts.year + 1)
    yield doc.heading(1, title)
    if not facts.coming:
        yield doc.paragraph(told["no_next"])
        return
    yield coming_table(title, facts.coming, told, language)


def coming_table(title: str, items: Iterable, told: Mapping[str, str], language: str) -> doc.Table:
    """Items of the programme that are still to do: what, for which mission, where it stands, by when."""
    columns = (
        Column(told["what"], share=6),
        Column(told["mission"], share=2),
        Column(told["standing"], share=2),
        Column(told["by"], share=2),
    )
    lines = [
        (
            doc.said(row.title, language),
            row.mission or DASH,
            told[f"item_{row.state}"],
            dates.short_date(row.due_on, language) if row.due_on else str(row.year),
        )
        for row in items
    ]
    return doc.table(title, columns, lines)


def for_public(document: Document, shown: Mapping[str, set[str]], closed: Collection[str] = ()) -> Document:
    """The copy for everybody: a name stays only where its person lets the public read it.

    ``shown``: each name of the commission with what its people chose, as of today; of two people of one name the more
    reserved choice holds; a name that nobody bears any more stays out. An office is named only where its holder shows
    name and office. Why somebody left a seat is nobody's business. ``closed``: numbers ("3/2025") of opinions that are not open to the public; they are counted,
    their subjects are left out.
    """
    told = words(document.language)

    def copy(block):
        if not isinstance(block, doc.Table):
            return block
        if block.caption == told["opinions_fate"]:
            return _unsaid(block, closed, told)
        block = _shown(block, shown, told)
        return _without_reasons(block, told) if block.caption == told["changes"] else block

    return replace(document, blocks=tuple(copy(block) for block in document.blocks))


def _shown(table: doc.Table, shown: Mapping[str, set[str]], told) -> doc.Table:
    wanted = {Visibility.OFFICE} if table.caption == told["offices"] else {Visibility.OFFICE, Visibility.NAME}
    hidden = {name for name, choices in shown.items() if not choices <= wanted}
    known = {*shown, told["vacant"], told["unnamed"], DASH}
    names = {place for place, column in enumerate(table.columns) if column.label in {told[key] for key in NAMED}}

    def cell(place: int, spans: doc.Spans) -> doc.Spans:
        words = doc.plain(spans)
        is_left_out = words in hidden or (place in names and words not in known)
        return doc.spans(doc.emphasis(told["unnamed"])) if is_left_out else spans

    return replace(table, rows=tuple(tuple(cell(*one) for one in enumerate(row)) for row in table.rows))


def _without_reasons(table: doc.Table, told) -> doc.Table:
    """Somebody left the seat; the report for everybody does not say why."""
    left = doc.spans(told["left"])
    rows = ((*row[:-1], left if doc.plain(row[-1]).startswith(told["left"]) else row[-1]) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _unsaid(table: doc.Table, closed: Collection[str], told) -> doc.Table:
    left_out = doc.spans(doc.emphasis(told["not_public"]))
    rows = (
        (row[0], left_out, *row[2:]) if doc.plain(row[0]) in closed else row  # number, subject, what became of it
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))
