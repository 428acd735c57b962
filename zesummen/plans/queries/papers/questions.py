"""Likely questions of councillors, answered from the plan's own data. French and German."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document, Letterhead
from zesummen.territory.mandates import next_election

from .. import budget
from ..shares import cost_shares
from ..sheet import ActionSheet, PlanSheet
from .question_words import ANSWERS, QUESTIONS
from .words import OFFICIAL, REFERENCE, Tongue

MOST = 4
VOICES = ("interview", "survey", "workshop", "opinion")


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and its answer, in one language."""

    key: str
    question: str
    answer: str


def answers(sheet: PlanSheet, language: str, today: date) -> list[Answered]:
    """Every question with its answer; two more where several councils decide. Other languages read French."""
    t = Tongue(language if language in OFFICIAL else "fr")
    asked = [key for key in QUESTIONS if key not in ("share", "without_us") or len(sheet.parties) > 1]
    return [Answered(key, t.set(QUESTIONS[key][t.language]), _BY_KEY[key](sheet, t, today)) for key in asked]


def questions_document(
    sheet: PlanSheet,
    language: str,
    today: date,
    *,
    header: Letterhead | None = None,
    demo: bool = False,
    is_draft: bool = False,
) -> Document:
    """The questions and answers as a document."""
    t = Tongue(language if language in OFFICIAL else "fr")
    blocks: list = []
    for row in answers(sheet, t.language, today):
        blocks += [doc.heading(1, row.question), doc.paragraph(row.answer)]
    return Document(
        title=f"{t('questions_title')}{t.colon()}{t.plain(sheet.title, 60)}",
        language=t.language,
        blocks=tuple(blocks),
        author=sheet.space_name,
        header=header,
        demo=demo,
        information_only=t.language != REFERENCE,
        draft_mark=t.mark(sheet.state) if is_draft else "",
        made_on=today.isoformat(),
    )


def _say(key: str, t: Tongue, /, **named) -> str:
    return t.set(ANSWERS[key][t.language].format(**named))


def _some(items: Iterable[str], t: Tongue) -> str:
    found = list(items)
    more = [t("and_more", n=len(found) - MOST)] if len(found) > MOST else []
    return t.joined([*found[:MOST], *more]) or _say("none_named", t)


def _title(action: ActionSheet, t: Tongue) -> str:
    return f"{action.number}. {t.plain(action.title, 70)}"


def _cost(sheet: PlanSheet, t: Tongue, _today: date) -> str:
    total = budget.plan_total(sheet)
    years = len(sheet.years)
    if not years or not total.expense:
        return _say("no_budget", t)
    per_year = total.own_share / years
    said = _say(
        "cost",
        t,
        expense=t.euros(total.expense),
        own=t.euros(total.own_share),
        period=f"{sheet.years[0]}–{sheet.years[-1]}" if years > 1 else str(sheet.years[0]),
        per_year=t.euros(_cents(per_year)),
    )
    people = sum(p.inhabitants or 0 for p in sheet.parties)
    return said + (
        _say("cost_each", t, each=t.euros(_cents(per_year / people)), people=t.number(people)) if people else ""
    )


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _who_pays(sheet: PlanSheet, t: Tongue, _today: date) -> str:
    own = t.euros(budget.plan_total(sheet).own_share)
    given = [(name, s.revenue) for name, s in budget.by_source(sheet).items() if s.revenue]
    if not given:
        return _say("who_pays_alone", t, own=own)
    given.sort(key=lambda pair: -pair[1])
    return _say("who_pays", t, own=own, sources=_some((f"{name} {t.euros(amount)}" for name, amount in given), t))


def _largest(sheet: PlanSheet, t: Tongue, _today: date) -> str:
    sums = {number: s.expense for number, s in budget.by_action(sheet).items() if s.expense}
    if not sums:
        return _say("no_budget", t)
    top = sorted(sums, key=lambda number: (-sums[number], number))[:MOST]
    return _say("largest", t, list=t.joined(f"{_title(sheet.action(n), t)} ({t.euros(sums[n])})" for n in top))


def _responsible(sheet: PlanSheet, t: Tongue, _today: date) -> str:
    actions = sheet.live_actions
    busiest = Counter(o.name for a in actions for o in a.owners if o.kind == "working").most_common()
    said = _say(
        "responsible",
        t,
        full=sum(len(a.owners) == 3 for a in actions),
        actions=len(actions),
        list=_some((f"{name} ({n})" for name, n in busiest), t),
    )
    return said + (_say("coordinator", t, name=sheet.coordinator.name) if sheet.coordinator else "")


def _existing(sheet: PlanSheet, t: Tongue, _today: date) -> str:
    old = [a for a in sheet.live_actions if a.origin in ("inventory", "previous") or a.is_recurring]
    if not old:
        return _say("existing_none", t, actions=len(sheet.live_actions))
    return _say(
        "existing", t, count=len(old), actions=len(sheet.live_actions), list=_some((_title(a, t) for a in old), t)
    )


def _heard(sheet: PlanSheet, t: Tongue, _today: date) -> str:
    voices = [e for need in sheet.needs for e in need.evidence if e.kind in VOICES]
    if not voices:
        return _say("heard_none", t)
    people = sum(e.people or 0 for e in voices)
    told = _say("heard_people", t, n=t.number(people)) if people else ""
    titles = dict.fromkeys(t.plain(e.title, 70) for e in voices)
    return _say("heard", t, count=len(voices), people=told, list=_some(titles, t))


def _grant(sheet: PlanSheet, t: Tongue, _today: date) -> str:
    total = budget.plan_total(sheet)
    hit = [
        a
        for a in sheet.live_actions
        if a.depends_on_call or any(line.flow == "revenue" and not line.is_secured for line in a.lines)
    ]
    if not hit:
        return _say("grant_none", t)
    return _say(
        "grant",
        t,
        amount=t.euros(total.open_calls),
        own=t.euros(total.own_share),
        more=t.euros(total.own_share + total.open_calls),
        list=_some((_title(a, t) for a in hit), t),
    )


def _works(sheet: PlanSheet, t: Tongue, _today: date) -> str:
    every = [i for o in sheet.objectives for i in o.indicators]
    full = [i for i in every if i.baseline is not None and i.target is not None and i.target_on]
    if not every:
        return _say("works_none", t)
    named = (
        f"{t.plain(i.title, 60)}{t.colon()}{t.number(i.baseline)} → {t.number(i.target)} {i.unit}"
        f" ({t.day(i.target_on)})"
        for i in full
    )
    return _say("works", t, full=len(full), count=len(every), list=_some(named, t))


def _binds(sheet: PlanSheet, t: Tongue, today: date) -> str:
    election = next_election(today).day
    when = dates.month_and_year(election, t.language)
    if not sheet.ends_on:
        return _say("binds_open", t)
    if sheet.ends_on < election:
        return _say("binds_not", t, end=t.day(sheet.ends_on), election=when)
    after = sum((s.expense for year, s in budget.by_year(sheet).items() if year > election.year), budget.ZERO)
    return _say("binds", t, end=t.day(sheet.ends_on), election=when, after=t.euros(after))


def _unreached(sheet: PlanSheet, t: Tongue, _today: date) -> str:
    if not sheet.groups_chosen:
        return _say("unreached_open", t)
    reached = {group for a in sheet.live_actions for group in a.groups}
    missing = [t.name(c.key) for c in sheet.groups_chosen if c.key not in reached]
    return _say("unreached", t, list=_some(missing, t)) if missing else _say("unreached_none", t)


def _unanswered(sheet: PlanSheet, t: Tongue, _today: date) -> str:
    served = {share.objective for a in sheet.live_actions for share in a.objectives}
    answered = {need for o in sheet.objectives if o.number in served for need in o.needs}
    missing = [f"{n.number}. {t.plain(n.title, 70)}" for n in sheet.needs if n.number not in answered]
    return (
        _say("unanswered", t, list=_some(missing, t)) if missing else _say("unanswered_none", t, count=len(sheet.needs))
    )


def _staff(sheet: PlanSheet, t: Tongue, _today: date) -> str:
    amount = sum(
        (
            line.planned
            for a in sheet.live_actions
            for line in a.lines
            if line.category == "staff" and line.flow == "expense"
        ),
        budget.ZERO,
    )
    people = (f"{a.number}. {a.people_needed}" for a in sheet.live_actions if a.people_needed)
    return _say("staff", t, amount=t.euros(amount), list=_some(people, t))


def _both_sides(sheet: PlanSheet, t: Tongue, _today: date) -> str:
    saying = [a for a in sheet.live_actions if a.newcomers_part]
    if not saying:
        return _say("both_none", t)
    return _say(
        "both_sides",
        t,
        count=len(saying),
        actions=len(sheet.live_actions),
        list=_some((f"{a.number}. {t.plain(a.newcomers_part, 90)}" for a in saying), t),
    )


def _first_year(sheet: PlanSheet, t: Tongue, _today: date) -> str:
    dated = sorted((a for a in sheet.live_actions if a.from_on), key=lambda a: (a.from_on, a.number))
    if not dated:
        return _say("first_none", t)
    year = dated[0].from_on.year
    first = (f"{_title(a, t)} ({t.day(a.from_on)})" for a in dated if a.from_on.year == year)
    return _say("first_year", t, year=year, list=_some(first, t))


def _share(sheet: PlanSheet, t: Tongue, _today: date) -> str:
    rows = cost_shares(sheet)
    if not rows:
        return _say("share_none", t)
    return _say(
        "share",
        t,
        list=t.joined(f"{row.party.name} {t.euros(row.total)}" for row in rows),
        key=t("key_" + sheet.cost_key),
    )


def _fixed(key: str) -> Callable[[PlanSheet, Tongue, date], str]:
    return lambda _sheet, t, _today: _say(key, t)


_BY_KEY: dict[str, Callable[[PlanSheet, Tongue, date], str]] = {
    "cost": _cost,
    "who_pays": _who_pays,
    "largest": _largest,
    "responsible": _responsible,
    "existing": _existing,
    "heard": _heard,
    "grant": _grant,
    "works": _works,
    "binds": _binds,
    "unreached": _unreached,
    "unanswered": _unanswered,
    "staff": _staff,
    "both_sides": _both_sides,
    "first_year": _first_year,
    "report": _fixed("report"),
    "no_vote": _fixed("no_vote"),
    "share": _share,
    "without_us": _fixed("without_us"),
}
