"""A commission as everybody may see it: who sits and wants to be named, when it sits, what it advised and became of it.

Nothing here comes from a draft: an opinion is shown once it was opened to the public, an agenda once the notice left.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Case, Exists, OuterRef, Subquery, When
from django.utils import timezone
from django.utils.translation import gettext as _

from zesummen.commissions.models import Call, Commission, Holding, Opinion, PublicMinutes, Report
from zesummen.commissions.queries import opinion_papers, seats
from zesummen.commissions.queries import opinions as advice
from zesummen.commissions.states import Answer, CallState, CommissionState, OpinionState, Part
from zesummen.council.models import Deliberation
from zesummen.kernel import tenancy
from zesummen.kernel.models.thread import NodeKind
from zesummen.kernel.together import asking
from zesummen.kernel.words import Text, active_language
from zesummen.plans.models import Action, Need, Objective
from zesummen.plans.states import ActionState
from zesummen.sittings.models import AgendaItem, Sitting
from zesummen.sittings.states import ItemKind, SittingState
from zesummen.territory.models import Space

PAST_SHOWN = 12
AHEAD = (SittingState.PLANNED, SittingState.CONVENED, SittingState.CANCELLED)
OVER = (SittingState.HELD, SittingState.DRAFT, SittingState.APPROVED)
TONES = {Answer.FOLLOWED: "completed", Answer.PARTLY: "under_way", Answer.NOT_FOLLOWED: "plain"}
_MAIL = re.compile(r"\S+@\S+")


# Which commissions are public


def public_commissions(space: Space) -> list[Commission]:
    """The commissions of the open space that have a public page, the newest first. One statement.

    One that is being set up has none until it calls for candidates or somebody is appointed.
    """
    open_calls = Call.objects.filter(
        commission=OuterRef("pk"), state=CallState.PUBLISHED, closes_on__gte=timezone.localdate()
    ).order_by("closes_on", "pk")
    seated = Holding.objects.filter(commission=OuterRef("pk"))
    rows = Commission.objects.select_related("body").annotate(
        call_pk=Subquery(open_calls.values("pk")[:1]),
        call_closes_on=Subquery(open_calls.values("closes_on")[:1]),
        is_seated=Exists(seated),
        has_reports=Exists(Report.objects.filter(commission__space=space, published_on__isnull=False)),
    )
    found = [row for row in rows.order_by("-from_on", "-pk") if _is_public(row)]
    for row in found:
        row.space = row.body.space = space
    return found


def _is_public(row) -> bool:
    return row.state != CommissionState.SETTING_UP or row.call_pk or row.is_seated


def of_space(space: Space, pk: int | None = None) -> tuple[Commission, list[Commission]] | None:
    """The commission asked for, else the one in office, and the others; ``None`` where there is none to show."""
    found = public_commissions(space)
    if pk is None:
        today = timezone.localdate()
        begun = [row for row in found if row.from_on <= today and row.state != CommissionState.HANDED_OVER]
        chosen = next(iter(begun or found), None)
    else:
        chosen = next((row for row in found if row.pk == pk), None)
    return (chosen, [row for row in found if row.pk != chosen.pk]) if chosen else None


def has_page(space: Space) -> bool:
    """Does the open space have a commission that everybody may see? One statement."""
    return bool(public_commissions(space))


# Who sits


@dataclass(frozen=True, slots=True)
class Bench:
    """The full members, or the substitutes: those who want to be named, and how many do not."""

    named: tuple[seats.PublicSeat, ...]
    unnamed: int

    @property
    def count(self) -> int:
        return len(self.named) + self.unnamed


def _bench(rows, part: str) -> Bench:
    of_part = [row for row in rows if row.part == part]
    named = tuple(sorted((row for row in of_part if row.name), key=lambda row: (not row.office, row.name)))
    return Bench(named, len(of_part) - len(named))


# When it sits


@dataclass(frozen=True, slots=True)
class PublicItem:
    """A point of an agenda. ``title`` is empty where it would tell of an opinion that is not public."""

    pk: int
    number: int
    kind: str
    kind_label: str
    title: Text


@dataclass(frozen=True, slots=True)
class PublicSitting:
    """A sitting: day, hours, place. The agenda is empty until the notice left."""

    pk: int
    number: int
    year: int
    sitting: Sitting
    items: tuple[PublicItem, ...]
    minutes: int | None = None  # public minutes that were released, in the page's language where there are some

    @property
    def is_cancelled(self) -> bool:
        return self.sitting.state == SittingState.CANCELLED

    @property
    def is_convened(self) -> bool:
        """Did the notice leave?"""
        return self.sitting.convened_on is not None


@asking
def sittings_of(commission: Commission, closed: "Closed"):
    """Its sittings that the public may know of, by day, with the agendas of those convened. One statement.

    One that was held belongs to them, whether its notice left from here or on paper before.
    """
    if commission.body.is_confidential:
        return []
    convened = {"sitting__body": commission.body_id, "sitting__convened_on__isnull": False}
    items = AgendaItem.objects.filter(**convened).order_by("position", "pk")
    rows = Sitting.objects.filter(body=commission.body_id)
    released = PublicMinutes.objects.filter(version__sitting=OuterRef("pk"), withdrawn_on=None)
    own_first = Case(When(language=active_language(), then=0), When(language="fr", then=1), default=2)
    released = released.annotate(place=own_first).order_by("place", "-pk")
    rows = rows.annotate(minutes_pk=Subquery(released.values("pk")[:1])).order_by("day", "starts_at", "pk")
    yield rows, items
    agendas: dict[int, list[AgendaItem]] = defaultdict(list)
    for item in items:
        agendas[item.sitting_id].append(item)
    return [
        PublicSitting(row.pk, row.number, row.year, row, tuple(closed.items(agendas[row.pk])), row.minutes_pk)
        for row in rows
        if row.convened_on or row.state == SittingState.PLANNED or row.is_over
    ]


@dataclass(frozen=True, slots=True)
class Closed:
    """What is not public yet: agenda points that name an opinion still closed show their kind only."""

    items_of: frozenset[int]
    titles: frozenset[str]
    links: frozenset[str]

    @classmethod
    def of(cls, opinions) -> "Closed":
        """From all opinions of the commission."""
        closed = [row for row in opinions if row.published_on is None]
        return cls(
            frozenset(row.item_id for row in closed if row.item_id),
            frozenset(words.strip() for row in closed for words in row.title.texts.values() if words.strip()),
            frozenset(row.thread_link() for row in closed),
        )

    def items(self, agenda: Iterable[AgendaItem]):
        """The agenda as everybody may read it."""
        for number, item in enumerate(agenda, 1):
            title = Text() if self.hides(item) else item.title
            yield PublicItem(item.pk, number, item.kind, ItemKind(item.kind).label, title)

    def hides(self, item: AgendaItem) -> bool:
        """Would the title of this point tell of an opinion that is not public?"""
        if item.pk in self.items_of or item.link in self.links:
            return True
        return any(title in words for title in self.titles for words in item.title.texts.values())


# What it advised


@dataclass(frozen=True, slots=True)
class Trace:
    """A public page that an opinion led to: an action, a need, an objective, a decision."""

    kind: str
    title: object
    slug: str
    plan: int | None = None
    number: int | None = None
    decision: int | None = None

    @property
    def kind_label(self):
        return NodeKind(self.kind).label


@dataclass(frozen=True, slots=True)
class PublicOpinion:
    """An opinion that was opened to the public, with its answer and the public actions it led to."""

    opinion: Opinion
    actions: tuple[Trace, ...] = ()

    @property
    def tone(self) -> str:
        if self.opinion.state == OpinionState.ANSWERED:
            return TONES[Answer(self.opinion.answer)]
        return "under_way"

    @property
    def state_label(self) -> str:
        """The answer in a word; no answer is shown as no answer."""
        if self.opinion.state == OpinionState.ANSWERED:
            return self.opinion.get_answer_display()
        return _("no answer") if self.opinion.sent_on else self.opinion.get_state_display()


@dataclass(frozen=True)
class CommissionPage:
    """Everything the page of a commission shows."""

    commission: Commission
    composition: seats.Composition
    full: Bench
    substitutes: Bench
    ahead: tuple[PublicSitting, ...]
    past: tuple[PublicSitting, ...]
    opinions: tuple[PublicOpinion, ...]
    count: advice.OpinionCount
    others: tuple[Commission, ...]

    @property
    def is_former(self) -> bool:
        return self.commission.state == CommissionState.HANDED_OVER


def commission_page(space: Space, pk: int | None = None) -> CommissionPage | None:
    """The page of the commission in office, or of the one asked for. At most eleven statements, whatever the rows."""
    with tenancy.inside(space):
        found = of_space(space, pk)
        if found is None:
            return None
        commission, others = found
        today = timezone.localdate()
        composition = seats.composition(commission, day_of(commission, today))
        shown = seats.public_seats(composition)
        every = list(advice.with_fate(commission))
        opinions = [row for row in every if row.published_on]
        led = actions_of(space, opinions, today)
        sittings = sittings_of(commission, Closed.of(every))
        past = [row for row in sittings if row.sitting.day < today and row.sitting.state in OVER]
        return CommissionPage(
            commission,
            composition,
            _bench(shown, Part.FULL),
            _bench(shown, Part.SUBSTITUTE),
            tuple(row for row in sittings if row.sitting.day >= today and row.sitting.state in AHEAD),
            tuple(reversed(past[-PAST_SHOWN:])),
            tuple(PublicOpinion(row, tuple(led.get(row.node_id, ()))) for row in opinions),
            advice.count_of(row for row in opinions if not row.is_outside),
            tuple(others),
        )


def day_of(commission: Commission, today: date) -> date:
    """The day on which a page shows who sits. Today; of a commission that is over its last day, of one to come its first."""
    last = min(today, commission.until_on) if commission.until_on else today
    return max(last, commission.from_on)


def actions_of(space: Space, opinions, today: date) -> dict[int, list[Trace]]:
    """The actions of public plans that these opinions led to, by the opinion's knot. One statement."""
    nodes = [row.node_id for row in opinions if row.node_id]
    rows = Action.objects.filter(node__back__source__in=nodes, plan__public_from__lte=today)
    rows = rows.exclude(state=ActionState.IDEA).order_by("plan", "number")
    found: dict[int, list[Trace]] = defaultdict(list)
    for node, title, plan, number in rows.values_list("node__back__source", "title", "plan", "number"):
        found[node].append(Trace(NodeKind.ACTION, title, space.slug, plan, number))
    return found


# One opinion


@dataclass(frozen=True)
class OpinionPage:
    """One opinion with everything public that came of it."""

    opinion: Opinion
    sheet: opinion_papers.OpinionSheet
    shown: PublicOpinion
    traces: tuple[Trace, ...]


def public_opinion(space: Space, pk: int) -> Opinion | None:
    """The opinion if it was opened to the public (inside the space)."""
    rows = Opinion.objects.filter(pk=pk, published_on__isnull=False)
    rows = rows.select_related("commission__body", "vote", "item__sitting")
    found = rows.first()
    if found is not None:
        found.space = found.commission.space = found.commission.body.space = space
    return found


def opinion_page(space: Space, pk: int) -> OpinionPage | None:
    """The page of a public opinion."""
    with tenancy.inside(space):
        found = public_opinion(space, pk)
        if found is None:
            return None
        return OpinionPage(found, public_sheet(found), PublicOpinion(found), traces_of(space, found))


def public_sheet(opinion: Opinion) -> opinion_papers.OpinionSheet:
    """The opinion on paper for everybody: offices sign, not persons; nobody's mail address stands in it."""
    made = opinion_papers.sheet(opinion)
    signing = tuple((kind, "") for kind, _name in made.signatures)
    return replace(made, signatures=signing, sent_to=_MAIL.sub("", made.sent_to).strip())


def traces_of(space: Space, opinion: Opinion) -> tuple[Trace, ...]:
    """Public pages that came of the opinion, nearest first (inside the space). At most five statements."""
    ahead = advice.walk(opinion).ahead
    by_kind: dict[str, list[int]] = defaultdict(list)
    for step in ahead:
        by_kind[step.kind].append(step.node_id)
    found: dict[int, Trace] = {}
    today = timezone.localdate()
    for kind, model in ((NodeKind.NEED, Need), (NodeKind.OBJECTIVE, Objective), (NodeKind.ACTION, Action)):
        if by_kind[kind]:
            rows = model.objects.filter(node__in=by_kind[kind], plan__public_from__lte=today)
            rows = rows.exclude(state=ActionState.IDEA) if model is Action else rows
            for node, title, plan, number in rows.values_list("node", "title", "plan", "number"):
                found[node] = Trace(kind, title, space.slug, plan, number)
    if by_kind[NodeKind.DECISION]:
        decided = Deliberation.objects.filter(node__in=by_kind[NodeKind.DECISION], published_on__isnull=False)
        for row in decided.filter(is_closed=False).only("pk", "node", "space", "subject", "blacked_out"):
            found[row.node_id] = Trace(NodeKind.DECISION, row.thread_title(), space.slug, decision=row.pk)
    return tuple(found[step.node_id] for step in ahead if step.node_id in found)


# Minutes that were released


def public_minutes(space: Space, pk: int) -> PublicMinutes | None:
    """Released minutes that nobody took back (inside the space)."""
    its = Commission.objects.filter(body=OuterRef("version__sitting__body"))
    rows = PublicMinutes.objects.filter(pk=pk, withdrawn_on=None)
    rows = rows.annotate(commission_pk=Subquery(its.values("pk")[:1]))
    return rows.select_related("document", "version__sitting__body").first()


def other_languages(minutes: PublicMinutes) -> list[PublicMinutes]:
    """The same released minutes in their other languages, French first."""
    rows = PublicMinutes.objects.filter(version=minutes.version_id, withdrawn_on=None).exclude(pk=minutes.pk)
    return list(rows.defer("document").order_by("pk"))
