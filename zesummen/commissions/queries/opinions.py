"""Opinions: lists, the one figure about their fate, what waits for whom, and what they led to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.rules import role_label
from zesummen.kernel import thread
from zesummen.kernel.due import Due
from zesummen.kernel.models import Edge, Node
from zesummen.kernel.models.thread import NodeKind
from zesummen.kernel.together import asking

from ..models import Commission, Opinion
from ..states import Answer, OpinionState

GIVEN = (OpinionState.ADOPTED, OpinionState.SENT, OpinionState.ANSWERED)
LEADS_TO = (NodeKind.NEED, NodeKind.OBJECTIVE, NodeKind.ACTION, NodeKind.DECISION)


@dataclass(frozen=True, slots=True)
class OpinionCount:
    """What became of the advice. The one place that counts it: opinions outside the mission are left out."""

    given: int = 0  # adopted, whatever came then
    sent: int = 0  # of these, sent
    answered: int = 0
    followed: int = 0
    partly: int = 0
    not_followed: int = 0
    became_actions: int = 0  # of those given, how many lead to an action of a plan
    waiting: int = 0  # sent, no answer

    @property
    def silent(self) -> int:
        """Sent and not answered: no answer is shown as no answer."""
        return self.sent - self.answered


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """An opinion in a list, with what waits and whether it is late."""

    opinion: Opinion
    tone: str
    note: object  # a sentence about what comes next
    is_late: bool
    leads_to: tuple[Node, ...] = ()


def opinions(commission: Commission):
    """The opinions of the commission, newest first."""
    return Opinion.objects.filter(commission=commission).select_related("commission", "vote")


def count(commission: Commission, *, year: int | None = None) -> OpinionCount:
    """What became of the opinions of this mission, of one year or of the whole term. One statement."""
    return count_of(counted(commission, year=year).only("state", "answer", "space_id"))


def counted(commission: Commission, *, year: int | None = None):
    """The opinions that figures count: given, and of this mission. Each says as ``became_action`` whether it did."""
    rows = Opinion.objects.filter(commission=commission, is_outside=False, state__in=GIVEN)
    rows = rows if year is None else rows.filter(adopted_on__year=year)
    return rows.annotate(became_action=_leads_to(NodeKind.ACTION)).order_by("adopted_on", "pk")


def with_fate(commission: Commission):
    """Every opinion of the commission, newest first; each says as ``became_action`` whether it led to one."""
    rows = Opinion.objects.filter(commission=commission).annotate(became_action=_leads_to(NodeKind.ACTION))
    return rows.order_by("-adopted_on", "-pk")


def count_of(found: Iterable[Opinion]) -> OpinionCount:
    """The same figure from opinions that ``counted`` gave."""
    found = list(found)
    sent = [row for row in found if row.state != OpinionState.ADOPTED]
    answers = [row.answer for row in found if row.state == OpinionState.ANSWERED]
    return OpinionCount(
        given=len(found),
        sent=len(sent),
        answered=len(answers),
        followed=answers.count(Answer.FOLLOWED),
        partly=answers.count(Answer.PARTLY),
        not_followed=answers.count(Answer.NOT_FOLLOWED),
        became_actions=sum(row.became_action for row in found),  # type: ignore[attr-defined]
        waiting=len(sent) - len(answers),
    )


def _leads_to(kind: str) -> Exists:
    """Does the knot lead to one of this kind: directly, or through a need and an objective?"""
    there = (
        Q(target__kind=kind) | Q(target__ahead__target__kind=kind) | Q(target__ahead__target__ahead__target__kind=kind)
    )
    return Exists(Edge.objects.filter(there, source_id=OuterRef("node_id")))


def rows(commission: Commission, today: date, *, state: str = "", limit: int | None = None) -> list[OpinionRow]:
    """The opinions with what comes next for each. Two statements."""
    wanted = opinions(commission).filter(state=state) if state else opinions(commission)
    found = list(wanted[:limit] if limit else wanted)
    ahead = _ahead([opinion.node_id for opinion in found if opinion.node_id])
    return [row_of(opinion, today, tuple(ahead.get(opinion.node_id, ()))) for opinion in found]


def _ahead(nodes: list[int]) -> dict[int, list[Node]]:
    found: dict[int, list[Node]] = {}
    if nodes:
        for edge in Edge.objects.filter(source_id__in=nodes).select_related("target").order_by("target_id"):
            found.setdefault(edge.source_id, []).append(edge.target)
    return found


def row_of(opinion: Opinion, today: date, leads_to: tuple[Node, ...] = ()) -> OpinionRow:
    """One opinion as a list shows it."""
    tone, note, late = _standing(opinion, today)
    return OpinionRow(opinion, tone, note, late, leads_to)


def _standing(opinion: Opinion, today: date) -> tuple[str, object, bool]:
    if opinion.state in (OpinionState.ASKED, OpinionState.DRAFT):
        late = bool(opinion.wished_by and opinion.wished_by < today)
        return ("late" if late else "under_way", _("to be adopted by the commission"), late)
    if opinion.state == OpinionState.ADOPTED:
        return "to_start", _("to be sent"), False
    if opinion.state == OpinionState.SENT:
        late = bool(opinion.answer_wished_by and opinion.answer_wished_by < today)
        return ("late" if late else "under_way", _("no answer"), late)
    if opinion.state == OpinionState.ANSWERED:
        return "completed", opinion.get_answer_display(), False
    return "plain", opinion.get_state_display(), False


def find(commission_pk: int, pk: int) -> Opinion | None:
    """One opinion of the open space."""
    found = Opinion.objects.filter(commission_id=commission_pk, pk=pk)
    return found.select_related(
        "commission", "commission__body", "vote", "item", "item__sitting", "document", "sent_by", "answered_by"
    ).first()


def of_successor(commission_pk: int):
    """Those of the commission that took over from this one."""
    return Opinion.objects.filter(commission__predecessor=commission_pk).order_by()


def waiting_for_college():
    """What the college of the open space owes an answer, oldest wish first."""
    rows = Opinion.objects.filter(state=OpinionState.SENT).select_related("commission", "commission__body")
    return rows.order_by(F("answer_wished_by").asc(nulls_last=True), "pk")


def given(commission: Commission | None = None):
    """Adopted opinions of the open space, newest first: what a deliberation can quote."""
    rows = Opinion.objects.filter(state__in=GIVEN).select_related("commission", "commission__body")
    rows = rows.filter(commission=commission) if commission else rows
    return rows.order_by("-adopted_on", "-pk")


def choices_ahead(node_id: int) -> list[Node]:
    """What this knot can be said to have led to: needs, objectives, actions and decisions not linked yet."""
    linked = Edge.objects.filter(source_id=node_id).values("target_id")
    return list(
        Node.objects.filter(kind__in=LEADS_TO)
        .exclude(pk__in=linked)
        .exclude(pk=node_id)
        .exclude(link__contains="/programme/")
        .order_by("kind", "-pk")
    )


def walk(opinion: Opinion) -> thread.Walk:
    """Where the opinion came from and what became of it."""
    return thread.walk(opinion)


def to_remind(today: date, days: dict[int, int]) -> list[Opinion]:
    """Sent opinions whose reminder is due. ``days``: the rhythm of each commission, by its key; 0 for none."""
    found = []
    for opinion in waiting_for_college():
        rhythm = days.get(opinion.commission_id, 0)
        since = opinion.reminded_on or opinion.answer_wished_by or opinion.sent_on
        if rhythm and since + timedelta(days=rhythm) <= today:
            found.append(opinion)
    return found


def visa(opinion: Opinion) -> str:
    """The visa of a deliberation that quotes this opinion, in French, the reference language."""
    from zesummen.council.texts.fields import of_body
    from zesummen.kernel import dates

    leaning = {"favourable": "favorable", "reserved": "réservé", "unfavourable": "défavorable"}[opinion.leaning]
    name = opinion.commission.name.piece("fr").text
    day = dates.long_date(opinion.adopted_on, "fr")
    return f"Vu l’avis {leaning} n° {opinion.number}/{opinion.year} {of_body(name)} du {day} ;"


@asking
def due(spaces: Iterable, today: date):
    """Opinions that the commission owes by a wished date, that wait to be sent, or for an answer. One statement."""
    live = Q(state__in=(OpinionState.ADOPTED, OpinionState.SENT)) | Q(
        state__in=(OpinionState.ASKED, OpinionState.DRAFT), wished_by__isnull=False
    )
    found = Opinion.objects.filter(live, space__in=list(spaces)).select_related("space", "commission")
    yield found
    return [_due_of(opinion, today) for opinion in found]


def _due_of(opinion: Opinion, today: date) -> Due:
    words = {"title": opinion.title}
    if opinion.state == OpinionState.SENT:
        on = opinion.answer_wished_by or opinion.sent_on
        what, role = _("Answer the opinion “%(title)s” of the commission") % words, "mayor"
        late = bool(opinion.answer_wished_by and on < today)
    elif opinion.state == OpinionState.ADOPTED:
        on, late = opinion.adopted_on, opinion.adopted_on < today - timedelta(days=14)
        what, role = _("Send the opinion “%(title)s”") % words, "officer"
    else:
        on, late = opinion.wished_by, opinion.wished_by < today
        what, role = _("Adopt the opinion “%(title)s” that was asked for") % words, "officer"
    return Due(
        opinion.space,
        what,
        on,
        role_label(role),
        opinion.thread_link(),
        "opinion",
        late,
        opinion.state != OpinionState.ASKED,
    )
