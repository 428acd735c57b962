"""The report of an evaluation, from facts read once: indicators, results, money, how the plan worked, six questions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Block, Document, Letterhead
from zesummen.kernel.together import listed, nothing, read

from ... import states
from ...models import ActionResult, BiergerpaktCount, Cycle, Evaluation, Progress
from .. import budget
from ..evaluation import ResultRow, Spread, Working, period_of, story_of
from ..readings import IndicatorRow, indicator_rows
from ..sheet import PlanSheet, plan_sheet
from .evaluation_words import ReportTongue
from .words import REFERENCE


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the report says."""

    evaluation: Evaluation
    sheet: PlanSheet
    period: tuple[date, date]
    indicators: tuple[IndicatorRow, ...]
    results: tuple[ResultRow, ...]
    working: Working
    spreads: tuple[Spread, ...]
    counts: tuple[BiergerpaktCount, ...]
    cycles: tuple[Cycle, ...]
    reports: dict[int, Progress]  # the last report on each action, for an annual report


def facts_of(evaluation: Evaluation) -> Facts:
    """Read the facts, in two statements."""
    plan = evaluation.plan
    is_pact = plan.template != "pci"
    sheet, indicators, story, counts, cycles, reports = read(
        plan_sheet.asked(plan),
        indicator_rows.asked(plan),
        story_of.asked(evaluation, plan),
        listed.asked(BiergerpaktCount.objects.filter(plan=plan)) if is_pact else nothing(()),
        listed.asked(Cycle.objects.filter(plan=plan)) if is_pact else nothing(()),
        listed.asked(Progress.objects.filter(action__plan=plan).order_by("reported_at", "id")),
    )
    return Facts(
        evaluation,
        sheet,
        period_of(evaluation, plan),
        tuple(indicators),
        tuple(story.results),
        story.working,
        tuple(story.spreads),
        tuple(counts),
        tuple(cycles),
        {row.action_id: row for row in reports},
    )


def evaluation_document(
    facts: Facts,
    language: str,
    *,
    header: Letterhead | None = None,
    demo: bool = False,
    made_on: date | None = None,
    is_draft: bool = False,
) -> Document:
    """The report in French or German."""
    t = ReportTongue(language)
    blocks = (
        *_opening(facts, t),
        *_indicators(facts, t),
        *_results(facts, t),
        *_money(facts, t),
        *_pact(facts, t),
        *_working(facts, t),
        *_questions(facts, t),
        *_lessons(facts, t),
    )
    return Document(
        title=f"{t(facts.evaluation.kind)} – {t.plain(facts.sheet.title)}",
        language=language,
        blocks=blocks,
        subject=t.plain(facts.sheet.title),
        author=facts.sheet.space_name,
        header=header,
        demo=demo,
        information_only=language != REFERENCE,
        draft_mark=t("draft_report") if is_draft else "",
        date=t.day(made_on) if made_on else "",
        made_on=made_on.isoformat() if made_on else "",
    )


def _opening(f: Facts, t: ReportTongue) -> Iterable[Block]:
    actions = [a for a in f.sheet.actions if a.state != "idea"]
    done = sum(a.state == "done" for a in actions)
    read = [row.standing for row in f.indicators if row.last]
    money = budget.plan_total(f.sheet)
    yield doc.facts(
        [
            (t("about"), t.plain(f.sheet.title)),
            (t("territory"), ", ".join(p.name for p in f.sheet.parties) or f.sheet.space_name),
            (t("reported_period"), t.span_of_days(*f.period)),
            (t("actions_over"), t("of", a=done, b=len(actions))),
            (t("actions_stopped"), str(sum(a.state == "stopped" for a in actions))),
            (t("indicators_read"), t("of", a=len(read), b=len(f.indicators))),
            (t("indicators_reached"), t("of", a=sum(bool(s.reached) for s in read), b=len(f.indicators))),
            (t("spent"), t("of", a=t.euros(money.real_expense), b=t.euros(money.expense))),
        ]
    )


def _indicators(f: Facts, t: ReportTongue) -> Iterable[Block]:
    if not f.indicators:
        return
    yield doc.heading(1, t("objectives"))
    columns = (
        doc.Column(t("indicator"), share=5),
        doc.Column(t("baseline"), "end", 2),
        doc.Column(t("target"), "end", 2),
        doc.Column(t("last"), "end", 3),
        doc.Column(t("way"), "end", 2),
    )
    yield doc.table(t("indicators"), columns, [_indicator(row, t) for row in f.indicators], small=True)


def _indicator(row: IndicatorRow, t: ReportTongue) -> tuple:
    i, standing = row.indicator, row.standing
    last = f"{t.number(row.last.value)} ({t.day(row.last.read_on)})" if row.last else t("not_read")
    way = t("reached") if standing.reached else f"{standing.percent}\u00a0%" if standing.percent is not None else "–"
    return (
        [f"{i.objective.number}. ", t.said(i.title), " (", t.beside(i.unit, i.title), ")"],
        t.number(i.baseline),
        t.number(i.target),
        last,
        way,
    )


def _results(f: Facts, t: ReportTongue) -> Iterable[Block]:
    if not f.results:
        return
    if f.evaluation.kind == Evaluation.Kind.ANNUAL:
        yield from _progress(f, t)
        return
    yield doc.heading(1, t("results"))
    columns = (
        doc.Column(t("action"), share=4),
        doc.Column(t("state"), share=2),
        doc.Column(t("verdict"), share=2),
        doc.Column(t("result"), share=5),
        doc.Column(t("people"), "end", 2),
    )
    yield doc.table(t("results"), columns, [_result(row, t) for row in f.results], small=True)


def _progress(f: Facts, t: ReportTongue) -> Iterable[Block]:
    """An annual report says what was reported on each action, not what became of it in the end."""
    yield doc.heading(1, t("progress"))
    columns = (
        doc.Column(t("action"), share=4),
        doc.Column(t("state"), share=3),
        doc.Column(t("last_word"), share=6),
        doc.Column(t("people"), "end", 2),
    )
    yield doc.table(
        t("progress"), columns, [_word(row, f.reports.get(row.action.pk), t) for row in f.results], small=True
    )


def _word(row: ResultRow, last: Progress | None, t: ReportTongue) -> tuple:
    action = row.action
    name = [f"{action.number}. ", t.said(action.title)]
    state = f"{t.label(states.ActionState(action.state).label)} ({action.percent}\u00a0%)"
    if action.state == "stopped":
        return name, state, t("stopped_because", reason=action.stopped_reason), "–"
    if last is None:
        return name, state, "–", "–"
    health = t.label(states.Health(last.health).label)
    trouble = f"{health}{t.colon()}{last.reason}" if last.health != "good" else ""
    said = " – ".join(part for part in (trouble, last.note) if part) or health
    return name, state, f"{t.day(last.reported_at.date())}{t.colon()}{said}", t.number(last.people_reached)


def _result(row: ResultRow, t: ReportTongue) -> tuple:
    action, result = row.action, row.result
    state = t.label(states.ActionState(action.state).label)
    name = [f"{action.number}. ", t.said(action.title)]
    more = (
        t("stopped_because", reason=action.stopped_reason) if action.state == "stopped" else f"{action.percent}\u00a0%"
    )
    if result is None:
        return name, f"{state} ({action.percent}\u00a0%)", "–", more if action.state == "stopped" else "–", "–"
    verdict = t.label(ActionResult.Verdict(result.verdict).label) + (f" ({t('goes_on')})" if result.goes_on else "")
    said = [t.said(result.title)] + ([f" ({more})"] if action.state == "stopped" else [])
    return name, f"{state} ({action.percent}\u00a0%)", verdict, said, t.number(result.people_reached)


def _money(f: Facts, t: ReportTongue) -> Iterable[Block]:
    yield doc.heading(1, t("money_real"))
    years = budget.by_year(f.sheet)
    if not years:
        yield doc.paragraph(t("no_money"))
        return
    columns = (
        doc.Column(t("year")),
        doc.Column(t("planned_expense"), "end", 2),
        doc.Column(t("real_expense"), "end", 2),
        doc.Column(t("planned_revenue"), "end", 2),
        doc.Column(t("real_revenue"), "end", 2),
    )
    rows = [(str(year), *_sums(found, t)) for year, found in years.items()]
    yield doc.table(t("money_real"), columns, rows, [(t("total"), *_sums(budget.plan_total(f.sheet), t))])


def _sums(found: budget.Sum, t: ReportTongue) -> tuple:
    return t.euros(found.expense), t.euros(found.real_expense), t.euros(found.revenue), t.euros(found.real_revenue)


def _pact(f: Facts, t: ReportTongue) -> Iterable[Block]:
    if f.cycles:
        yield doc.heading(1, t("cycles"))
        rows = [
            (
                str(c.number),
                [t.said(c.theme)],
                t.span_of_days(c.from_on, c.until_on),
                t("closed", day=t.day(c.closed_on)) if c.closed_on else t("running"),
            )
            for c in f.cycles
        ]
        yield doc.table(
            t("cycles"),
            (
                doc.Column("", "end"),
                doc.Column(t("theme"), share=4),
                doc.Column(t("period"), share=3),
                doc.Column(t("state"), share=3),
            ),
            rows,
        )
    if f.counts:
        yield doc.heading(1, t("biergerpakt"))
        counted = [
            (str(c.year), t.number(c.residents), t.number(c.cross_border_workers), c.source)
            for c in sorted(f.counts, key=lambda c: c.year)
        ]
        columns = (
            doc.Column(t("year")),
            doc.Column(t("residents"), "end"),
            doc.Column(t("workers"), "end"),
            doc.Column(t("source"), share=3),
        )
        yield doc.table(t("biergerpakt"), columns, counted)


def _working(f: Facts, t: ReportTongue) -> Iterable[Block]:
    w = f.working
    pairs = [
        (t("sittings"), str(w.sittings)),
        (t("attendance"), _share(w.attendance, t)),
        (t("groups_reached"), t.names(w.groups)),
        (t("groups_missed"), t.names(w.groups_missed)),
        (t("on_time"), _share(w.on_time, t)),
        (t("answered"), _share(w.answered, t)),
    ]
    if f.evaluation.kind != Evaluation.Kind.ANNUAL:
        pairs.append((t("members"), _share(w.members, t)))
    yield doc.heading(1, t("working"))
    yield doc.facts(pairs)


def _share(pair: tuple[int, int], t: ReportTongue) -> str:
    return t("of", a=pair[0], b=pair[1]) if pair[1] else "–"


def _questions(f: Facts, t: ReportTongue) -> Iterable[Block]:
    if not any(s.answered or s.together for s in f.spreads):
        return
    yield doc.heading(1, t("questions"))
    columns = (doc.Column(t("question"), share=4), doc.Column(t("alone"), share=5), doc.Column(t("together"), share=5))
    yield doc.table(t("questions"), columns, [_question(s, t) for s in f.spreads], note=t("small_rule"))


def _question(s: Spread, t: ReportTongue) -> tuple:
    if s.counts:
        alone = ", ".join(f"{t.label(label)}{t.colon()}{count}" for label, count in s.counts)
    else:
        alone = t("few", n=s.answered) if s.answered else t("no_answer")
    said = (
        [doc.strong(t.label(s.together_mark)), f". {s.together.text}" if s.together.text else ""]
        if s.together and s.together.mark
        else t("no_answer")
    )
    return t.label(s.question), alone, said


def _lessons(f: Facts, t: ReportTongue) -> Iterable[Block]:
    for key, text in (("lessons", f.evaluation.lessons), ("next_steps", f.evaluation.next_steps)):
        if text:
            yield doc.heading(1, t(key))
            yield from doc.prose(text, t.language)
