"""Who sits where: pure thinking about seats, without a database.

A seat has a full member and perhaps a substitute; where substitutes form a pool they have no seat of their own and a
rank. At a sitting a seat is filled by one person, and a person fills one seat. Quorum and votes count seats.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

FULL, SUBSTITUTE = "full", "substitute"
Key = Any  # whatever names a seat or a person and can be a key of a dict


@dataclass(frozen=True, slots=True)
class Held:
    """A person on a seat from a day until a day (inclusive; ``None``: open). ``seat`` is ``None`` in a pool."""

    member: Key
    part: str
    seat: Key | None
    from_on: date
    until_on: date | None = None
    rank: int = 1
    key: Any = None  # whatever the caller wants back


@dataclass(frozen=True, slots=True)
class Place:
    """A seat on a day, by its number: its full member and its substitute; ``None`` where nobody is."""

    seat: Key
    full: Key | None = None
    substitute: Key | None = None


def holds(held, day: date) -> bool:
    """Does this holding (or seat, or office) hold on that day? Both ends count."""
    return held.from_on <= day and (held.until_on is None or day <= held.until_on)


def meet(one, from_on: date, until_on: date | None = None) -> bool:
    """Do two spans of days share a day?"""
    begins_in_time = until_on is None or one.from_on <= until_on
    return begins_in_time and (one.until_on is None or from_on <= one.until_on)


def seated(holdings: Iterable[Held], day: date) -> dict[tuple[Key | None, str], list[Held]]:
    """Who holds what on that day: ``{(seat, part): holdings}``; the pool is ``(None, "substitute")``, by rank."""
    found: dict[tuple[Key | None, str], list[Held]] = {}
    for held in holdings:
        if holds(held, day):
            found.setdefault((held.seat, held.part), []).append(held)
    for rows in found.values():
        rows.sort(key=lambda row: (row.rank, row.from_on))
    return found


def fill(places: Sequence[Place], present: Collection[Key], *, pool: Sequence[Key] = ()) -> dict[Key, tuple[Key, str]]:
    """Who fills which seat when these people are present: ``{seat: (member, part)}``.

    The full member fills her own seat. Where she is away, or the seat is vacant, her substitute does; where
    substitutes form a ``pool`` (by rank), the first who is present takes the first empty seat in the order of
    ``places``. Nobody fills two seats; a seat that nobody can fill is not in the answer. How many must be filled is in the rules:
    ``RuleBook.quorum_seats``, ``quorum_again``.
    """
    here = set(present)
    filled: dict[Key, tuple[Key, str]] = {}
    taken: set[Key] = set()

    def sit(seat, member, part):
        if seat not in filled and member is not None and member in here and member not in taken:
            filled[seat] = (member, part)
            taken.add(member)

    for place in places:
        sit(place.seat, place.full, FULL)
    for place in places:
        sit(place.seat, place.substitute, SUBSTITUTE)
    waiting = [member for member in pool if member in here and member not in taken]
    for place in places:
        if place.seat not in filled and waiting:
            sit(place.seat, waiting.pop(0), SUBSTITUTE)
    return filled


def stands_for(
    places: Sequence[Place],
    absent: Key,
    replied: Mapping[Key, bool | None],
    *,
    pool: Sequence[Key] = (),
    asked: Collection[Key] = (),
) -> Key | None:
    """Whom to ask when ``absent`` cannot come: the substitute of the seat, else the first of the pool who is free.

    ``replied`` says of each person: comes (``True``), does not (``False``), no answer (``None`` or missing). ``None``
    where nobody is left to ask. Who was ``asked`` for another seat already is spoken for; a vacant seat speaks for nobody.
    """
    place = next((place for place in places if place.full == absent), None)
    if place is None:
        return None
    if place.substitute is not None:
        return place.substitute if replied.get(place.substitute) is not False else None
    return next((member for member in pool if replied.get(member) is not False and member not in asked), None)
