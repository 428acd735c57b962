"""What a room shows: to a phone, on the desk and on the big screen. Few statements, whatever came in."""

import time
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Q, Sum, Window
from django.db.models.functions import RowNumber

from zesummen.commissions.catalogue import mission_label
from zesummen.kernel.tenancy import across, inside
from zesummen.kernel.together import asking, listed, read, side_by_side

from .. import room_codes
from ..models import Card, CardGroup, Decision, Dot, Evening, Phone, Room
from ..states import StepKind
from . import cases
from . import steps as step_queries
from .steps import Steps

SHOWN = 8  # cards of a group on the screen; the rest is a number
LOOSE = 24  # cards in no group on the screen
ON_DESK = 60  # cards in no group on the desk's page


def of(evening: Evening) -> Room | None:
    """The room of an evening, if it was opened (inside the training body's space)."""
    room = Room.objects.filter(evening=evening).first()
    if room is not None:
        room.evening, room.space = evening, evening.space
    return room


def by_code(code: str) -> Room | None:
    """The room with this code, whatever training body it belongs to, with its evening. Works outside of a space."""
    where = cases.bodies()
    if not where or len(code) != room_codes.LENGTH:
        return None
    with across(where):
        return _rooms().filter(code=code).first()


_KNOWN: dict[str, tuple] = {}  # code → room, its space, its session: none of them ever changes
_STEPS: dict[str, tuple] = {}  # code → until when, steps without texts
MOST_KNOWN = 500
FRESH = 5.0  # seconds


def quick(code: str) -> Room | None:
    """The room with this code without its evening and course, with ``steps``: for what comes in forty times a second.

    Steps that the training body rewrites during the evening are known ``FRESH`` seconds later.
    """
    if code not in _KNOWN:
        room = by_code(code)
        if room is None:
            return None
        if len(_KNOWN) >= MOST_KNOWN:
            _KNOWN.clear()
            _STEPS.clear()
        _KNOWN[code] = (room.pk, room.space, room.evening.session_id)
    pk, space, session = _KNOWN[code]
    with inside(space):
        room = Room.objects.filter(pk=pk, code=code).first()
        until, known = _STEPS.get(code, (0.0, None))
        if room is not None and (known is None or until < time.monotonic()):
            known = step_queries.bare(session)
            _STEPS[code] = (time.monotonic() + FRESH, known)
    if room is not None:
        room.space, room.steps = space, known  # type: ignore[attr-defined]
    return room


def by_number(pk: int) -> Room | None:
    """The room with this number, as ``by_code``."""
    where = cases.bodies()
    if not where:
        return None
    with across(where):
        return _rooms().filter(pk=pk).first()


def _rooms():
    return Room.objects.select_related("space", "evening__session", "evening__request__course")


def phone_of(room: Room, key: str) -> Phone | None:
    """The phone that holds this secret."""
    return Phone.objects.filter(room=room, key_digest=room_codes.key_digest(key)).first() if key else None


@dataclass(slots=True)
class Group:
    """A group on the wall. ``cards`` are the newest of it, ``more`` how many are not shown; ``dots`` all its dots."""

    pk: int
    title: str
    language: str
    mission: str
    version: int
    cards: list
    count: int
    dots: int
    share: int = 0  # of the group with most dots, in per cent
    given: tuple = ()  # keys of the dots that this phone gave, the newest first

    @property
    def more(self) -> int:
        return self.count - len(self.cards)

    @property
    def mine(self) -> int:
        """Dots of this phone."""
        return len(self.given)


@dataclass(slots=True)
class Wall:
    """What hangs on the wall in a step: groups with their cards and dots, cards in no group, and the sums."""

    step: int
    dots_step: int
    groups: list
    loose: list
    loose_count: int
    cards: int
    hidden: int
    dots: int
    phones: int = 0

    @property
    def more(self) -> int:
        """Cards in no group that are not shown."""
        return self.loose_count - len(self.loose)

    @property
    def ranked(self) -> list:
        """The groups by dots, most first; those with as many in the order of the wall."""
        return sorted(self.groups, key=lambda group: -group.dots)


@asking
def wall(room: Room, steps: Steps, number: int, *, shown: int = SHOWN, loose: int = LOOSE, phones: bool = True):
    """The wall in the step with this number. Two statements; one where no card is ``shown`` or ``loose``."""
    ground, dots_step = steps.ground(number), steps.dots_step(number)
    hung, counted, dotted = _hung(room, ground), _counted(room, ground), _dotted(room, dots_step)
    joined = _joined(room) if phones else Phone.objects.none()
    yield hung, counted, dotted, joined
    counts = {group: (all_of_it - off, off) for group, all_of_it, off in counted}
    dots = dict(dotted)
    cards = _newest(room, ground, shown, loose) if counts and (shown or loose) else {}
    groups = [_group(row, cards.get(row.pk, []), counts.get(row.pk, (0, 0))[0], dots.get(row.pk, 0)) for row in hung]
    most = max((group.dots for group in groups), default=0)
    for group in groups:
        group.share = round(100 * group.dots / most) if most else 0
    return Wall(
        step=ground,
        dots_step=dots_step,
        groups=groups,
        loose=cards.get(None, []),
        loose_count=counts.get(None, (0, 0))[0],
        cards=sum(there for there, _hidden in counts.values()),
        hidden=sum(hidden for _there, hidden in counts.values()),
        dots=sum(dots.values()),
        phones=sum(count for _room, count in joined),
    )


def _group(row: CardGroup, cards: list, count: int, dots: int) -> Group:
    title, language = (str(mission_label(row.mission)), "") if row.mission else (row.title, row.language)
    return Group(row.pk, title, language, row.mission, row.version, cards, count, dots)


def _hung(room: Room, step: int):
    """The groups of a step; none where there is no step."""
    rows = CardGroup.objects.filter(room=room, step=step)
    return rows if step else rows.none()


def _counted(room: Room, step: int):
    """By group: all cards, and how many of them are hidden."""
    rows = Card.objects.filter(room=room, step=step) if step else Card.objects.none()
    hidden = Count("pk", filter=Q(is_hidden=True))
    return rows.order_by().values_list("group").annotate(all=Count("pk"), off=hidden)


def _dotted(room: Room, step: int):
    """By group: how many dots it got."""
    rows = Dot.objects.filter(room=room, step=step) if step else Dot.objects.none()
    return rows.order_by().values_list("group").annotate(sum=Sum("count"))


def _joined(room: Room):
    """How many phones are in the room, beside its number."""
    return Phone.objects.filter(room=room).order_by().values_list("room").annotate(all=Count("pk"))


def _newest(room: Room, step: int, shown: int, loose: int) -> dict[int | None, list]:
    """The newest cards by group; of those in no group another number."""
    rank = Window(RowNumber(), partition_by=F("group"), order_by=F("pk").desc())
    rows = Card.objects.filter(room=room, step=step, is_hidden=False).order_by().annotate(rank=rank)
    rows = rows.filter(Q(group=None, rank__lte=loose) | Q(group__isnull=False, rank__lte=shown))
    found: dict[int | None, list] = {}
    for card in sorted(rows, key=lambda card: card.pk, reverse=True):
        found.setdefault(card.group_id, []).append(card)
    return found


def hidden_cards(room: Room, step: int) -> list[Card]:
    """Cards of a step that were taken off the screen, the newest first."""
    return list(Card.objects.filter(room=room, step=step, is_hidden=True).order_by("-pk")[:ON_DESK])


@dataclass(slots=True)
class PhoneView:
    """What one phone shows."""

    step: Any  # RunStep, or None for the welcome
    kind: str
    wall: Wall | None = None
    cards: tuple = ()  # one's own, the newest first
    left: int = 0  # dots that are still to be given
    decisions: tuple = ()


def phone_view(room: Room, phone: Phone, steps: Steps) -> PhoneView:
    """What this phone shows in the room's step."""
    step = steps.at(room.step)
    view = PhoneView(step, step.kind if step else "")
    if view.kind == StepKind.REFLECT:
        view.cards = tuple(Card.objects.filter(phone=phone, step=room.step).order_by("-pk"))
    elif view.kind == StepKind.GROUP:
        view.wall = wall(room, steps, room.step, shown=3, loose=0, phones=False)
    elif view.kind == StepKind.DOTS:
        view.wall = wall(room, steps, room.step, shown=0, loose=0, phones=False)
        view.left = step.dots - _own_dots(phone, view.wall)
    if view.kind == StepKind.DECIDE or room.step >= steps.last:
        view.decisions = tuple(decisions(room.evening))
    return view


def _own_dots(phone: Phone, hung: Wall) -> int:
    rows = list(Dot.objects.filter(phone=phone, step=hung.dots_step).order_by("-pk").values_list("group", "client_key"))
    for group in hung.groups:
        group.given = tuple(key for number, key in rows if number == group.pk)
    return len(rows)


@asking
def decisions(evening: Evening):
    """What the evening decided, in order, with its party. One statement."""
    rows = Decision.objects.filter(evening=evening).select_related("party", "group")
    yield rows
    return list(rows)


@dataclass(frozen=True, slots=True)
class KeyedIn:
    """What came in on paper, beside what phones brought: by the number of the step."""

    walls: dict[int, Wall]  # of each step in which dots are given
    dots: dict[int, dict[int, int]]  # keyed in from paper, by group
    cards: dict[int, dict[str, int]]  # how many came by phone, on paper cards, from flip charts


def keyed_in(room: Room, steps: Steps) -> KeyedIn:
    """What the page for paper starts from. One statement, however many steps the course has."""
    on_paper = Dot.objects.filter(room=room, phone=None).order_by().values_list("step", "group")
    by_source = Card.objects.filter(room=room).order_by().values_list("step", "source")
    dotted, carded, walls = read(
        listed.asked(on_paper.annotate(sum=Sum("count"))),
        listed.asked(by_source.annotate(count=Count("pk"))),
        side_by_side(*(wall.asked(room, steps, row.number, shown=0, loose=0, phones=False) for row in steps.of_dots)),
    )
    dots: dict[int, dict[int, int]] = defaultdict(dict)
    for step, group, count in dotted:
        dots[step][group] = count
    cards: dict[int, dict[str, int]] = defaultdict(dict)
    for step, source, count in carded:
        cards[step][source] = count
    return KeyedIn({row.number: hung for row, hung in zip(steps.of_dots, walls, strict=True)}, dots, cards)


def newest_card(room: Room) -> int:
    """The number of the newest card, for whoever measures."""
    return Card.objects.filter(room=room).aggregate(last=Max("pk"))["last"] or 0
