"""The rooms of the demo's evenings that were held: cards, their groups, and dots, as six phones left them."""

from dataclasses import dataclass

from zesummen.training import room_codes
from zesummen.training.actions import rooms
from zesummen.training.case import Case
from zesummen.training.models import Card, CardGroup, Dot, Evening, Phone, Room
from zesummen.training.queries import steps as step_queries

from .build import moment

PHONES = 6


@dataclass(frozen=True, slots=True)
class Left:
    """What an evening leaves. ``cards``: language and words; ``groups``: title, language, its cards by place; ``dots``: how
    many each group has of the step that sets priorities, in order; on evening *why* the groups are the missions.
    """

    cards: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str, tuple[int, ...]], ...]
    dots: tuple[int, ...]


def plant(case: Case, evening: Evening, left: Left) -> Room:
    """The room of an evening, inside the training body's space: ended, with everything in it."""
    at, steps = moment(evening.day), step_queries.of(evening.session_id)
    room = Room.objects.create(
        space=case.body, evening=evening, code=room_codes.new_code(), state="ended", opened_at=at, ended_at=at,
        step=steps.last,
    )  # fmt: skip
    rooms.hang_missions(case, evening, room)
    phones = [
        Phone.objects.create(space=case.body, room=room, key_digest=f"demo-{evening.pk}-{number}", joined_at=at)
        for number in range(PHONES)
    ]
    _cards(room, steps.of_cards[0].number, phones, left, at)
    for step in steps.of_dots:
        _dots(room, step, steps.ground(step.number), phones, left.dots)
    return room


def _cards(room: Room, step: int, phones: list[Phone], left: Left, at) -> None:
    group_of: dict[int, CardGroup] = {}
    for place, (title, language, cards) in enumerate(left.groups, start=1):
        group = CardGroup.objects.create(
            space=room.space, room=room, step=step, position=place, title=title, language=language
        )
        group_of |= dict.fromkeys(cards, group)
    Card.objects.bulk_create(
        Card(
            space=room.space, room=room, step=step, phone=phones[place % PHONES], client_key=f"demo-{place}",
            text=words, language=language, group=group_of.get(place), written_at=at,
        )
        for place, (language, words) in enumerate(left.cards)
    )  # fmt: skip


def _dots(room: Room, step, ground: int, phones: list[Phone], counts: tuple[int, ...]) -> None:
    """Each phone gave as many dots as the step allows, and no more."""
    groups = list(CardGroup.objects.filter(room=room, step=ground).order_by("position", "pk"))
    given = [group for group, count in zip(groups, counts, strict=False) for _dot in range(count)]
    Dot.objects.bulk_create(
        Dot(
            space=room.space, room=room, step=step.number, group=group, phone=phones[place % PHONES],
            client_key=f"demo-{step.number}-{place}",
        )
        for place, group in enumerate(given[: step.dots * PHONES])
    )  # fmt: skip
