"""The plan on one page for councillors. Bounded so that it fits on one A4 page whatever the plan holds."""
# ruff: noqa: E501 - sentences of official papers stand whole

from collections import Counter
from datetime import date

from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document, Letterhead

from .. import budget
from ..sheet import PlanSheet
from .plan import kind_of, money_table
from .words import REFERENCE, Tongue

MOST_NEEDS, MOST_OBJECTIVES, MOST_FIELDS, MOST_YEARS = 4, 5, 5, 7
SHORT, LONG = 78, 300

PROPOSED = {
    "fr": "Le conseil est invité à adopter le plan. Actions : {actions} ; dépenses : {expense} ; à charge communale : {own}. Les montants de chaque année sont votés avec le budget.",
    "de": "Der Rat wird gebeten, den Plan anzunehmen. Maßnahmen: {actions}; Ausgaben: {expense}; Eigenanteil der Gemeinde: {own}. Über die Beträge jedes Jahres wird mit dem Haushalt abgestimmt.",
    "lb": "De Conseil gëtt gebieden, de Plang unzehuelen. Aktiounen: {actions}; Ausgaben: {expense}; Undeel vun der Gemeng: {own}. Iwwer d’Montanten vun all Joer gëtt mam Budget ofgestëmmt.",
    "en": "The council is asked to adopt the plan. Actions: {actions}; expense: {expense}; borne by the commune: {own}. The amounts of each year are voted with the budget.",
    "pt": "O conselho é convidado a adotar o plano. Ações: {actions}; despesas: {expense}; a cargo da comuna: {own}. Os montantes de cada ano são votados com o orçamento.",
}


def summary_document(
    sheet: PlanSheet,
    language: str,
    *,
    header: Letterhead | None = None,
    demo: bool = False,
    is_draft: bool = False,
    made_on: date | None = None,
) -> Document:
    """The plan on one page: what is put to the vote, why, what for, what it costs."""
    t = Tongue(language)
    bare = Letterhead(header.lines[-1:]) if header else None
    return Document(
        title=f"{t('summary_title')}{t.colon()}{t.plain(sheet.title, 60)}",
        language=language,
        blocks=tuple(_blocks(sheet, t)),
        author=sheet.space_name,
        header=bare,
        demo=demo,
        information_only=language != REFERENCE,
        draft_mark=t.mark(sheet.state) if is_draft else "",
        made_on=made_on.isoformat() if made_on else "",
    )


def _blocks(sheet: PlanSheet, t: Tongue):
    total = budget.plan_total(sheet)
    yield doc.note(
        doc.strong(t("what_is_decided") + t.colon()),
        t.set(
            PROPOSED[t.language].format(
                actions=len(sheet.live_actions), expense=t.euros(total.expense), own=t.euros(total.own_share)
            )
        ),
    )
    if sheet.summary:
        yield doc.paragraph(t.plain(sheet.summary, LONG))
    where = ", ".join(p.name for p in sheet.parties) or sheet.space_name
    yield doc.facts(
        [
            (t("kind"), kind_of(sheet, t)),
            (t("territory"), where if len(where) <= SHORT else f"{where[:SHORT]}…"),
            (t("period"), t.span_of_days(sheet.starts_on, sheet.ends_on) if sheet.starts_on else t("open_period")),
        ]
    )
    first = sorted(sheet.needs, key=lambda n: (n.priority, n.number))
    yield from _list(t("main_needs"), [t.plain(n.title, SHORT) for n in first], MOST_NEEDS, t)
    top = [o for o in sheet.objectives if o.parent is None]
    yield from _list(t("main_objectives"), [t.plain(o.title, SHORT) for o in top], MOST_OBJECTIVES, t)
    fields = Counter(a.field for a in sheet.live_actions).most_common()
    named = [f"{t.name(field)}{t.colon()}{count}" for field, count in fields[:MOST_FIELDS]]
    more = sum(count for _field, count in fields[MOST_FIELDS:])
    yield doc.heading(1, t("by_field"))
    yield doc.paragraph(" · ".join([*named, *([t("and_more", n=more)] if more else [])]) or t("none"))
    yield doc.heading(1, t("money"))
    yield _short_money(sheet, t)


def _list(title: str, items: list[str], most: int, t: Tongue):
    yield doc.heading(1, title)
    rest = len(items) - most
    yield doc.bullets([*items[:most], *([t("and_more", n=rest)] if rest > 0 else [])] or [t("none")])


def _short_money(sheet: PlanSheet, t: Tongue) -> doc.Table:
    full = money_table(sheet, t)
    if len(full.rows) <= MOST_YEARS:
        return doc.table(full.caption, full.columns, full.rows, full.foot, small=True, note=full.note)
    later = [s for year, s in budget.by_year(sheet).items()][MOST_YEARS - 1 :]
    sums = [
        t.euros(sum((getattr(s, name) for s in later), budget.ZERO)) for name in ("expense", "revenue", "own_share")
    ]
    rows = [*full.rows[: MOST_YEARS - 1], (t("other_years"), *sums)]
    return doc.table(full.caption, full.columns, rows, full.foot, small=True, note=full.note)
