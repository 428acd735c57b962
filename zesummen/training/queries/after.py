"""What came of a training: decisions by commission, where they stand, the questions still open."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from zesummen.accounts.rules import role_label
from zesummen.commissions.models import ProgrammeItem
from zesummen.kernel import thread
from zesummen.kernel.due import Due
from zesummen.kernel.models.thread import NodeKind
from zesummen.kernel.tenancy import across, inside
from zesummen.kernel.together import Asked, asking, fill
from zesummen.plans.models import Action, Need, Objective
from zesummen.plans.states import ActionState

from ..case import Case
from ..models import Decision, DecisionNote, Evening, Followup, Party
from ..states import DecisionState, EveningState
from . import cases
from .evenings import of as evenings_of

TONES = {
    DecisionState.OPEN: "to_start",
    DecisionState.DONE: "completed",
    DecisionState.CHANGED: "under_way",
    DecisionState.DROPPED: "not_open",
}
#: what the state of the programme's item proposes as the answer to "what became of it?"
PROPOSED = {"done": DecisionState.DONE, "dropped": DecisionState.DROPPED}


@dataclass(frozen=True, slots=True)
class Effect:
    """What a decision led to in the commune's plan or council. ``href`` only for the commune itself."""

    kind: str
    title: object
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """A decision with its standing in the commission's work programme and what it led to."""

    decision: Decision
    item: ProgrammeItem | None
    item_href: str
    effects: tuple[Effect, ...]
    asked: tuple[Followup, ...]

    @property
    def tone(self) -> str:
        return TONES[DecisionState(self.decision.state)]

    @property
    def open_question(self) -> Followup | None:
        """The newest question about it, where nobody answered yet: it stands for those before it that met silence."""
        newest = self.asked[-1] if self.asked else None
        return None if newest is None or newest.answer else newest

    @property
    def proposed(self) -> str:
        """What the work programme says became of it."""
        return PROPOSED.get(self.item.state, "") if self.item else ""


@dataclass(frozen=True, slots=True)
class Group:
    """The decisions of one commission on one evening, and the note that went out."""

    evening: Evening
    party: Party
    lines: tuple[Line, ...]
    notes: tuple[DecisionNote, ...]

    @property
    def untaken(self) -> int:
        """Decisions that the work programme does not have yet."""
        return sum(line.decision.programme_ref is None for line in self.lines)


def groups(case: Case, rows: list[Evening] | None = None) -> list[Group]:
    """Every evening that was held or has decisions, by commission; ``rows`` are the case's evenings where known.

    One statement, and two for each commune that took decisions over.
    """
    evenings = evenings_of(case.request) if rows is None else rows
    decided = Decision.objects.filter(evening__in=evenings).order_by("position", "pk")
    sendings = DecisionNote.objects.filter(evening__in=evenings).order_by("pk")
    questions = Followup.objects.filter(decision__evening__in=evenings).order_by("months")
    fill(decided, sendings, questions)
    decisions: dict[tuple[int, int], list[Decision]] = defaultdict(list)
    for row in decided:
        decisions[row.evening_id, row.party_id].append(row)
    notes: dict[tuple[int, int], list[DecisionNote]] = defaultdict(list)
    for sent in sendings:
        notes[sent.evening_id, sent.party_id].append(sent)
    asked: dict[int, list[Followup]] = defaultdict(list)
    for question in questions:
        asked[question.decision_id].append(question)
    found = []
    taken = {party.pk: _taken(case, party, decisions) for party in case.parties}
    for evening in evenings:
        for party in case.parties:
            these = decisions[evening.pk, party.pk]
            if evening.state == EveningState.HELD or these:
                lines = tuple(_line(row, taken[party.pk], asked[row.pk]) for row in these)
                found.append(Group(evening, party, lines, tuple(notes[evening.pk, party.pk])))
    return found


def _line(row: Decision, taken: dict, asked: list[Followup]) -> Line:
    item, href, effects = taken.get(row.programme_ref, (None, "", ()))
    return Line(row, item, href, effects, tuple(asked))


def _taken(case: Case, party: Party, decisions) -> dict:
    """Programme item id → (item, its page, what it led to on the whole thread), of one commission. Three statements.

    The training body sees that a decision became something, and what is public of it; the commune sees the pages.
    """
    keys = [row.programme_ref for rows in decisions.values() for row in rows if row.party_id == party.pk]
    keys = [key for key in keys if key]
    if not keys or party.party_space is None:
        return {}
    is_own = case.viewer.pk == party.party_space_id
    base = f"/s/{party.party_space.slug}/"
    with inside(party.party_space):
        items = {row.pk: row for row in ProgrammeItem.objects.filter(pk__in=keys)}
        nodes = [row.node_id for row in items.values() if row.node_id]
        ahead = thread.ahead_of(nodes, party.party_space)
        shown = set() if is_own else _public({step.node_id for steps in ahead.values() for step in steps})
    found = {}
    for pk, row in items.items():
        effects = tuple(_effect(step, base, is_own, shown) for step in ahead.get(row.node_id, ()))
        found[pk] = (row, base + row.thread_link() if is_own else "", effects)
    return found


def _public(nodes: set[int]) -> set[int]:
    """Of these knots, those that stand on the public page of a plan. One statement."""
    if not nodes:
        return set()
    is_open = {"node__in": nodes, "plan__public_from__lte": timezone.localdate()}
    rows = [
        Need.objects.filter(**is_open),
        Objective.objects.filter(**is_open),
        Action.objects.filter(**is_open).exclude(state=ActionState.IDEA),
    ]
    found = [some.order_by().values_list("node", flat=True) for some in rows]
    fill(*found)
    return {node for some in found for node in some}


def _effect(step: thread.Step, base: str, is_own: bool, shown: set[int]) -> Effect:
    href = base + step.link if is_own and step.link else ""
    is_open = is_own or step.is_public or step.node_id in shown
    return Effect(NodeKind(step.kind).label, step.title if is_open else "", href)


def decision(case: Case, pk: int) -> Decision | None:
    """One decision of the case."""
    rows = Decision.objects.filter(pk=pk, evening__request=case.request).select_related("evening", "party__party_space")
    return rows.first()


def followup(case: Case, pk: int) -> Followup | None:
    """One question of the case; of a question that met silence until the next was asked, that newer one."""
    rows = Followup.objects.filter(decision__followups=pk, decision__evening__request=case.request)
    return rows.select_related("decision__evening", "decision__party__party_space").order_by("-months").first()


def note_of(case: Case, pk: int) -> DecisionNote | None:
    """One note that was sent."""
    rows = DecisionNote.objects.filter(pk=pk, evening__request=case.request).select_related("document", "party")
    return rows.first()


QUESTION = _("Say what became of the decision “%(title)s”")
TAKE = ngettext_lazy(
    "Propose %(n)s decision for the work programme", "Propose %(n)s decisions for the work programme", "n"
)
ANSWER_WITHIN = timedelta(days=14)


@asking
def due(spaces: Iterable, today: date) -> Asked[list[Due]]:
    """What communes owe after an evening: an answer to the newest question about each decision, and decisions of a note
    that was sent which the commission has not taken over yet. One statement for all spaces."""
    by_pk = {space.pk: space for space in spaces}
    where = cases.bodies()
    if not by_pk or not where:
        return []
    with across(where):
        newer = Followup.objects.filter(decision=OuterRef("decision"), months__gt=OuterRef("months"))
        asked = Followup.objects.filter(answer="", decision__party__party_space__in=list(by_pk))
        asked = asked.exclude(Exists(newer)).select_related("decision__party", "decision__evening")
        asked = asked.order_by("asked_on", "pk")
        untaken = Decision.objects.filter(programme_ref=None, evening__note_sent_on__isnull=False)
        untaken = untaken.filter(party__party_space__in=list(by_pk), party__commission_ref__isnull=False)
        untaken = untaken.select_related("party", "evening").order_by("evening__note_sent_on", "pk")
    yield asked, untaken
    items = []
    for question in asked:
        told = QUESTION % {"title": question.decision.title}
        items.append(_due(by_pk, question.decision, told, question.asked_on, "training_followup", today))
    by_party: dict[int, list[Decision]] = defaultdict(list)
    for row in untaken:
        by_party[row.party_id].append(row)
    for rows in by_party.values():
        told = TAKE % {"n": len(rows)}
        items.append(_due(by_pk, rows[0], told, rows[0].evening.note_sent_on, "training_take_over", today))
    return items


def _due(by_pk: dict, decision: Decision, told, since: date, kind: str, today: date) -> Due:
    on, page = since + ANSWER_WITHIN, f"training/requests/{decision.evening.request_id}/after/"
    return Due(by_pk[decision.party.party_space_id], told, on, role_label("officer"), page, kind, on < today)
