"""How a body sits, where bodies differ. One ``Way`` a kind of body; an app above registers its own.

    ways.register(BodyKind.COMMISSION, CommissionWay())
    way_of(sitting.body).standing(sitting, attendance)

A body without a way of its own sits the default way: everybody in it is given a place, the notice counts in
calendar days, the quorum counts members with a vote.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from zesummen.kernel.together import Asked

from .models import Attendance, Body, BodyMember, Sitting
from .states import Presence

THERE = (Presence.PRESENT, Presence.REPLACED)
MINUTES_WITHIN = timedelta(days=14)  # a house default, for bodies whose rules set no day


@dataclass(frozen=True, slots=True)
class Notice:
    """By when a notice must leave. ``is_clear``: neither the day it leaves nor the day of the sitting counts.

    ``calendar_by`` and ``clear_by`` are the last day by either way of counting; pages show both. ``source`` says
    where the number of days comes from, ``""`` where that is not known.
    """

    days: int
    is_clear: bool
    by: date
    calendar_by: date
    clear_by: date
    source: str = ""

    def is_late(self, day: date) -> bool:
        """Does a notice that leaves on ``day`` leave too late?"""
        return day > self.by


@dataclass(frozen=True, slots=True)
class Standing:
    """Who counts: ``there`` of ``voting`` (members with a vote, or seats), ``needed`` for the quorum (0: none).

    ``there`` is ``None`` before anybody was counted. ``is_seats`` tells pages to speak of seats.
    """

    there: int | None
    needed: int
    voting: int
    is_seats: bool = False

    @property
    def has_quorum(self) -> bool | None:
        """Is the quorum there? ``None`` before anybody was counted."""
        return None if self.there is None else self.there >= self.needed


@dataclass(frozen=True, slots=True)
class LetterBlock:
    """What a printed letter to a member carries besides the paper itself: address, personal link and short code."""

    address: str = ""
    url: str = ""  # what the QR code holds
    code: str = ""
    typed_at: str = ""  # where the short code is typed


@dataclass(frozen=True, slots=True)
class MinutesParts:
    """What the minutes of this body begin with and carry besides the words: who sat, votes by point, who signs."""

    presence: Sequence[tuple[str, str]] = ()
    votes: Mapping[int, Sequence] = field(default_factory=dict)  # by id of the point: blocks of a document
    signers: tuple[tuple[str, str], ...] = ()
    end: Sequence = ()  # blocks before the signatures


def notice_of(day: date, days: int, *, is_clear: bool, source: str = "") -> Notice:
    """The notice of a sitting on ``day`` that wants ``days`` days, calendar or clear."""
    calendar_by, clear_by = day - timedelta(days=days), day - timedelta(days=days + 1)
    return Notice(days, is_clear, clear_by if is_clear else calendar_by, calendar_by, clear_by, source)


def quorum(rule: str, voting: int) -> int:
    """How many members with a vote must be there: none, more than half, or a number."""
    if rule == "majority":
        return voting // 2 + 1
    return int(rule) if rule.isdigit() else 0


class Way:
    """The default way of sitting; a subclass overrides what differs."""

    page_parts: Sequence[str] = ()  # templates shown on the page of a sitting
    aside_parts: Sequence[str] = ()
    lists_letters = True  # the page of the sitting lists the letters to print; else the way has a page for them
    seats_substitutes = False  # members have substitutes whom the program asks

    def notice(self, sitting: Sitting) -> Notice:
        """By when the notice must leave."""
        return notice_of(sitting.day, sitting.body.notice_days, is_clear=False)

    def proposed(self, body: Body, day: date) -> dict:
        """What the body's own rules say of a sitting on that day: ``is_open``, ``languages``; empty: nothing."""
        return {}

    def minutes_by(self, sitting: Sitting) -> date:
        """By when the minutes must be written."""
        return sitting.day + MINUTES_WITHIN

    def read_ahead(self, bodies: Sequence[Body]) -> Asked[None]:
        """Read at once what days of many sittings of these bodies take, so that lists ask once."""
        yield from ()

    def standing(self, sitting: Sitting, attendance: Sequence[Attendance]) -> Standing:
        """The quorum and who counts towards it."""
        voting = sum(row.member.has_vote for row in attendance)
        counted = any(row.presence != Presence.UNKNOWN for row in attendance)
        there = sum(row.presence in THERE and row.member.has_vote for row in attendance) if counted else None
        return Standing(there, quorum(sitting.body.quorum_rule, voting), voting)

    def missions(self, body: Body) -> tuple[tuple[str, str], ...]:
        """(key, sentence) of each mission that a point can serve; empty where the body has none."""
        return ()

    def wants_letter(self, member: BodyMember) -> bool:
        """Does this member get the notice on paper?"""
        return not member.address

    def letter_block(self, member: BodyMember) -> LetterBlock:
        """Address, link and code printed on this member's letter."""
        return LetterBlock()

    def letters_to(self, members: Sequence[BodyMember]) -> set[int]:
        """Which of these members get the notice on paper, as ids."""
        return {member.pk for member in members if self.wants_letter(member)}

    def before_notice(self, sitting: Sitting, members: Sequence[BodyMember], *, by) -> None:
        """What must exist before the notice and its letters leave."""

    def day_warnings(self, body: Body, day: date, sitting: Sitting | None = None) -> list[str]:
        """Sentences about a day that a sitting may have all the same, once confirmed."""
        return []

    def may_send_substitute(self, sitting: Sitting, member: int) -> bool:
        """Has this member a substitute who can take the seat?"""
        return False

    def is_spare(self, sitting: Sitting, row: Attendance) -> bool:
        """Is this member a substitute whom nobody asked?"""
        return False

    def after_reply(self, attendance: Attendance, *, by) -> list[Attendance]:
        """What follows from an answer; returns the places of those who were asked because of it."""
        return []

    def seat_words(self, sheet, row: Attendance) -> str:
        """What stands beside a name on the presence page: the seat, or whose place it is."""
        return row.member.office

    def spare(self, sitting: Sitting, attendance: Sequence[Attendance] | None = None) -> set[int]:
        """Members whose absence needs no excuse: substitutes whom nobody asked. As ids.

        ``attendance``: the places of the sitting, where they were read already.
        """
        return set()

    def seatless(self, sitting: Sitting, attendance: Sequence[Attendance]) -> set[int]:
        """Members who have a place, but no seat or vote: a secretary, an adviser. As ids."""
        return {row.member_id for row in attendance if not row.member.has_vote}

    def after_presence(self, sitting: Sitting) -> None:
        """What follows from who came, in the same transaction. May refuse."""

    def opening_items(self, sitting: Sitting) -> list[tuple[str, object, str, str]]:
        """(kind, sentence, link, source) of the points that open the agenda besides minutes and tasks."""
        return []

    def minutes_parts(self, sheet, language: str) -> MinutesParts | None:
        """What the minutes carry besides the words; ``None``: presence by member, as every body has it."""
        return None

    def frozen_minutes(self, sitting: Sitting, language: str):
        """The approved minutes as they were frozen, in this language, else in French; ``None``: nothing is frozen."""

    def frozen_languages(self, sitting: Sitting) -> tuple[str, ...]:
        """The languages in which the approved minutes were frozen; empty: they are written anew in any."""
        return ()

    def minutes_page(self, sitting: Sitting) -> str:
        """The address inside the space of this body's own page for its minutes; empty where it has none."""
        return ""

    def after_approval(self, sitting: Sitting, *, by) -> None:
        """What follows from the approval of the minutes, in the same transaction."""

    def page(self, request, sheet) -> dict:
        """Values for ``page_parts`` and ``aside_parts``."""
        return {}


WAYS: dict[str, Way] = {}
DEFAULT = Way()


def register(kind: str, way: Way) -> None:
    """This is how bodies of this kind sit."""
    WAYS[kind] = way


def way_of(body: Body) -> Way:
    """How this body sits."""
    return WAYS.get(body.kind, DEFAULT)
