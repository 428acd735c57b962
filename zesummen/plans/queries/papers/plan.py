"""The plan as a document, from the frozen sheet: what was found, what is wanted, what is done, what it costs."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Block, Document, Letterhead

from ... import states
from ...measures import TEMPLATES
from ...states import BudgetKind, Flow
from .. import budget
from ..sheet import ActionSheet, ObjectiveSheet, PlanSheet
from . import annexes
from .words import REFERENCE, Tongue

MOST_IN_CONTENTS = 40  # beyond, the contents name the parts only: four pages of titles help nobody


def plan_document(
    sheet: PlanSheet,
    language: str,
    *,
    header: Letterhead | None = None,
    demo: bool = False,
    is_draft: bool = False,
    made_on: date | None = None,
    reference: str = "",
    with_decisions: bool = True,
) -> Document:
    """The whole plan with its annexes. ``is_draft`` stands on every page until a council has adopted it.

    ``with_decisions``: where each council stands; a version has no such table, since it is what they decide on.

    Every other language than French carries the sentence that the French text is the reference.
    """
    t = Tongue(language)
    parts = len(sheet.needs) + len(sheet.objectives) + len(sheet.live_actions)
    with_contents = (doc.Outline(2 if parts <= MOST_IN_CONTENTS else 1),) if len(sheet.actions) > 3 else ()
    blocks = (
        *_opening(sheet, t),
        *with_contents,
        *(_territory(sheet, t) if with_decisions else ()),
        *_needs(sheet, t),
        *_choices(sheet, t),
        *_objectives(sheet, t),
        *_actions(sheet, t),
        *_money(sheet, t),
        *annexes.blocks(sheet, t),
    )
    return Document(
        title=t.plain(sheet.title),
        language=language,
        blocks=blocks,
        subject=kind_of(sheet, t),
        author=sheet.space_name,
        header=header,
        demo=demo,
        information_only=language != REFERENCE,
        draft_mark=t.mark(sheet.state) if is_draft else "",
        date=t.day(made_on) if made_on else "",
        made_on=made_on.isoformat() if made_on else "",
        reference=reference,
    )


def kind_of(sheet: PlanSheet, t: Tongue) -> str:
    """The name of the kind of plan."""
    return t.label(TEMPLATES[sheet.template].name)


def _opening(sheet: PlanSheet, t: Tongue) -> Iterable[Block]:
    if sheet.summary:
        yield doc.paragraph(t.said(sheet.summary), style="lead")
    yield doc.facts(_facts(sheet, t))


def _facts(sheet: PlanSheet, t: Tongue) -> list[tuple[str, object]]:
    pairs: list[tuple[str, object]] = [
        (t("kind"), kind_of(sheet, t)),
        (t("territory"), ", ".join(p.name for p in sheet.parties) or sheet.space_name),
        (t("period"), t.span_of_days(sheet.starts_on, sheet.ends_on) if sheet.starts_on else t("open_period")),
    ]
    if sheet.coordinator:
        c = sheet.coordinator
        pairs.append((t("coordination"), ", ".join(part for part in (c.name, c.body, c.office, c.phone) if part)))
    return pairs


def _territory(sheet: PlanSheet, t: Tongue) -> Iterable[Block]:
    if len(sheet.parties) < 2 and all(p.state == "waiting" for p in sheet.parties):
        return
    yield doc.heading(1, t("councils"))
    rows = [
        (p.name, t.label(states.PartyState(p.state).label), t.day(p.decided_on), p.note or "–") for p in sheet.parties
    ]
    columns = (
        doc.Column(t("council"), share=3),
        doc.Column(t("state"), share=2),
        doc.Column(t("decided_on"), share=2),
        doc.Column(t("note"), share=4),
    )
    yield doc.table(t("councils"), columns, rows)


def _needs(sheet: PlanSheet, t: Tongue) -> Iterable[Block]:
    yield doc.heading(1, t("needs"))
    if not sheet.needs:
        yield doc.paragraph(t("none"))
    for need in sheet.needs:
        yield doc.heading(2, f"{need.number}. {t.plain(need.title)}")
        if need.description:
            yield doc.paragraph(t.said(need.description))
        found = [
            [
                t.said(e.title),
                f" ({t.label(states.EvidenceKind(e.kind).label)}",
                *([t.joined(["", ""]), t.beside(e.source, e.title)] if e.source else []),
                f", {t.day(e.dated_on)}" if e.dated_on else "",
                ")",
            ]
            for e in need.evidence
        ]
        pairs = [(t("field"), t.name(need.field)), (t("groups"), t.names(need.groups))]
        yield doc.facts([pair for pair in pairs if pair[1] != "–"] + ([] if found else [(t("evidence"), t("none"))]))
        if found:
            yield doc.paragraph(doc.strong(t("evidence") + t.colon()))
            yield doc.bullets(found)


def _choices(sheet: PlanSheet, t: Tongue) -> Iterable[Block]:
    for title, one, chosen in (
        (t("fields"), t("field"), sheet.fields_chosen),
        (t("groups"), t("group"), sheet.groups_chosen),
    ):
        if chosen:
            yield doc.heading(1, title)
            columns = (doc.Column(t("priority"), "end", 1), doc.Column(one, share=3), doc.Column(t("reason"), share=6))
            yield doc.table(title, columns, [(str(c.rank), t.name(c.key), [t.said(c.reason)]) for c in chosen])


def _objectives(sheet: PlanSheet, t: Tongue) -> Iterable[Block]:
    yield doc.heading(1, t("objectives"))
    if not sheet.objectives:
        yield doc.paragraph(t("none"))
    for objective in sheet.objectives:
        yield from _objective(sheet, objective, t)


def _objective(sheet: PlanSheet, objective: ObjectiveSheet, t: Tongue) -> Iterable[Block]:
    yield doc.heading(2, f"{objective.number}. {t.plain(objective.title)}")
    if objective.description:
        yield doc.paragraph(t.said(objective.description))
    above = sheet.objective(objective.parent) if objective.parent else None
    needs = [f"{n}. {t.plain(sheet.need(n).title)}" for n in objective.needs if sheet.need(n)]
    serving = [a for a in sheet.live_actions if any(s.objective == objective.number for s in a.objectives)]
    pairs = [
        (t("under"), f"{above.number}. {t.plain(above.title)}" if above else ""),
        (t("field"), t.name(objective.field) if objective.field else ""),
        (t("answers"), t.joined(needs)),
        (t("served_by"), t.joined(f"{a.number}. {t.plain(a.title)}" for a in serving)),
    ]
    if any(value for _term, value in pairs):
        yield doc.facts([(term, value) for term, value in pairs if value])
    if objective.indicators:
        yield annexes.indicator_table(
            objective.indicators, f"{t('indicators')}, {t('objective')} {objective.number}", t
        )


def _actions(sheet: PlanSheet, t: Tongue) -> Iterable[Block]:
    yield doc.heading(1, t("actions"))
    if not sheet.live_actions:
        yield doc.paragraph(t("none"))
        return
    yield action_list(sheet, t)
    for action in sheet.live_actions:
        yield from _action(sheet, action, t)


def action_list(sheet: PlanSheet, t: Tongue) -> doc.Table:
    """All actions in one table: number, title, period, who does the work, planned expense."""
    sums = budget.by_action(sheet)
    columns = (
        doc.Column(t("action"), share=7),
        doc.Column(t("period"), share=4),
        doc.Column(t("owners"), share=4),
        doc.Column(t("expense"), "end", 3),
    )
    rows = [
        (
            [f"{a.number}. ", t.said(a.title)],
            t.span_of_days(a.from_on, a.until_on),
            _worker(a),
            t.euros(sums[a.number].expense) if a.number in sums else "–",
        )
        for a in sheet.live_actions
    ]
    foot = [(t("total"), "", "", t.euros(budget.plan_total(sheet).expense))]
    return doc.table(t("list_of_actions"), columns, rows, foot, small=True)


def _worker(action: ActionSheet) -> str:
    named = {owner.kind: owner.name for owner in action.owners}
    return named.get("working") or named.get("administrative") or named.get("political") or "–"


def _action(sheet: PlanSheet, a: ActionSheet, t: Tongue) -> Iterable[Block]:
    yield doc.heading(2, f"{a.number}. {t.plain(a.title)}")
    for key, text in (
        ("", a.description),
        ("newcomers_part", a.newcomers_part),
        ("commune_part", a.commune_part),
        ("expected_result", a.expected_result),
    ):
        if text:
            yield doc.paragraph(*([doc.strong(t(key) + t.colon())] if key else []), t.said(text))
    yield doc.facts([(term, value) for term, value in _action_facts(sheet, a, t) if value])
    for key, steps in (("milestones", a.milestones), ("parts", a.parts)):
        if steps:
            yield doc.paragraph(doc.strong(t(key) + t.colon()))
            yield doc.bullets(
                [f"{t.day(s.due_on)}{t.colon()}{s.title}{f' ({s.owner})' if s.owner else ''}" for s in steps]
            )
    if a.lines:
        yield action_budget(a, t)


def _action_facts(sheet: PlanSheet, a: ActionSheet, t: Tongue) -> list[tuple[str, str]]:
    served = [(sheet.objective(s.objective), s.share) for s in a.objectives]
    one = len(served) == 1
    left = ", ".join(p.name for p in sheet.parties if a.number in p.left_out)
    return [
        (t("period"), t.span_of_days(a.from_on, a.until_on) + (f" ({t('recurring')})" if a.is_recurring else "")),
        (
            t("serves"),
            t.joined(
                f"{o.number}. {t.plain(o.title)}" + ("" if one else f" ({t.number(share)}\u00a0%)")
                for o, share in served
                if o
            ),
        ),
        (t("field"), t.name(a.field) if a.field else ""),
        (t("groups"), t.names(a.groups) if a.groups else ""),
        (t("owners"), t.joined(f"{o.name} ({t.label(states.OwnerKind(o.kind).label)})" for o in a.owners)),
        (
            t("partners"),
            t.joined(
                f"{p.name} ({t.label(states.PartnerKind(p.kind).label)}{', ' + t('agreed') if p.agreed else ''})"
                for p in a.partners
            ),
        ),
        (t("means"), t.joined(part for part in (a.people_needed, a.rooms_needed, a.material_needed) if part)),
        (t("languages"), ", ".join(code.upper() for code in a.languages)),
        (t("accessibility"), a.accessibility),
        (t("channels"), a.channels),
        (t("missions"), t.names(a.missions) if a.missions else ""),
        (t("risks"), a.risks),
        (t("call"), a.depends_on_call),
        (t("left_out"), left),
    ]


def action_budget(a: ActionSheet, t: Tongue) -> doc.Table:
    """What one action costs and brings in: a row per year, a column per flow and kind that it has."""
    columns = [
        (flow, kind)
        for flow in Flow.values
        for kind in BudgetKind.values
        if any(_is(line, flow, kind) for line in a.lines)
    ]
    years = sorted({line.year for line in a.lines})

    def sums(lines) -> list[str]:
        return [t.euros(_sum(line for line in lines if _is(line, *column))) for column in columns]

    rows = [(str(year), *sums([line for line in a.lines if line.year == year])) for year in years]
    heads = [doc.Column(t(f"{flow}_{kind}"), "end", 2) for flow, kind in columns]
    foot = [(t("total"), *sums(a.lines))] if len(years) > 1 else []
    open_ = _sum(line for line in a.lines if line.flow == Flow.REVENUE and not line.is_secured)
    note = f"{t('not_secured').capitalize()}{t.colon()}{t.euros(open_)}" if open_ else ""
    caption = f"{t('budget')}, {t('action')} {a.number}"
    return doc.table(caption, (doc.Column(t("year")), *heads), rows, foot, small=True, note=note)


def _is(line, flow: str, kind: str) -> bool:
    return line.flow == flow and line.kind == kind


def _sum(lines) -> Decimal:
    return sum((line.planned for line in lines), budget.ZERO)


def _money(sheet: PlanSheet, t: Tongue) -> Iterable[Block]:
    yield doc.heading(1, t("money"))
    yield money_table(sheet, t)
    parts = budget.by_objective(sheet)
    if len(parts) > 1 or (parts and None not in parts):
        rows = [
            (
                f"{number}. {t.plain(sheet.objective(number).title)}"
                if number and sheet.objective(number)
                else t("no_objective"),
                t.euros(amount),
            )
            for number, amount in sorted(parts.items(), key=lambda pair: (pair[0] is None, pair[0] or 0))
        ]
        yield doc.table(
            t("money_by_objective"), (doc.Column(t("objective"), share=5), doc.Column(t("expense"), "end", 2)), rows
        )
    yield from annexes.shares(sheet, t)


def money_table(sheet: PlanSheet, t: Tongue) -> doc.Table:
    """Expense, revenue and own share per year, with their sum."""
    columns = (
        doc.Column(t("year")),
        doc.Column(t("expense"), "end"),
        doc.Column(t("revenue"), "end"),
        doc.Column(t("own_share"), "end"),
    )
    sums = budget.by_year(sheet)
    rows = [(str(year), t.euros(s.expense), t.euros(s.revenue), t.euros(s.own_share)) for year, s in sums.items()]
    all_ = budget.plan_total(sheet)
    note = f"{t('not_secured').capitalize()}{t.colon()}{t.euros(all_.open_calls)}" if all_.open_calls else ""
    return doc.table(
        t("budget"),
        columns,
        rows,
        [(t("total"), t.euros(all_.expense), t.euros(all_.revenue), t.euros(all_.own_share))],
        note=note,
    )
