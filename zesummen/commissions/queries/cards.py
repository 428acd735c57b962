"""Members' cards for the secretariat, and the composition in figures: self-declared, counted, protected."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zesummen.kernel.disclosure import SMALLEST_SHOWN, Shown, protect_list, withheld
from zesummen.sittings.models import BodyMember

from ..declared import DECLARED, SMALLEST_GROUP
from ..models import Commission, MemberCard, MemberCode
from . import codes
from .seats import Composition

SILENT = "silent"  # did not say


@dataclass(frozen=True, slots=True)
class CardRow:
    """A member in the secretariat's list: how the member is reached, and whether the code works."""

    member: BodyMember
    card: MemberCard | None
    code: MemberCode | None
    is_printable: bool  # the code can be worked out again for a letter

    @property
    def by_letter(self) -> bool:
        """Gets letters: has no address for mails, or wants paper."""
        return not self.member.address or bool(self.card and self.card.wants_paper)

    @property
    def lacks_address(self) -> bool:
        """Gets letters, and nobody knows where to."""
        return self.by_letter and not (self.card and self.card.address)


def card_of(member: BodyMember) -> MemberCard | None:
    """The member's card."""
    return MemberCard.objects.filter(member=member).first()


def cards_of(members) -> dict[int, MemberCard]:
    """The cards of these members, by the member's key. One statement."""
    return {card.member_id: card for card in MemberCard.objects.filter(member__in=list(members))}


def rows(found: Composition) -> list[CardRow]:
    """Everybody of this composition with card and code. Two statements."""
    cards = cards_of(found.people)
    present = codes.codes_of(found.commission)
    return [_row(member, cards.get(member.pk), present.get(member.pk)) for member in found.people]


def _row(member: BodyMember, card: MemberCard | None, code: MemberCode | None) -> CardRow:
    return CardRow(member, card, code, codes.code_of(code) is not None)


def member_of(commission: Commission, pk: int) -> BodyMember | None:
    """A member of this commission, present or former."""
    return BodyMember.objects.filter(body=commission.body_id, pk=pk).select_related("person").first()


def own_member(commission: Commission, person, day: date) -> BodyMember | None:
    """The person's own row in the commission: the one of the day, else the newest."""
    found = BodyMember.objects.filter(body=commission.body_id, person=person).order_by("-from_on", "-pk")
    members = list(found.select_related("person"))
    present = [m for m in members if m.from_on <= day and (m.until_on is None or m.until_on >= day)]
    return next(iter(present or members), None)


def declared_words(card: MemberCard | None) -> list[tuple]:
    """What a member told freely, in words, for the secretariat's card page."""
    told = card.declared if card else {}
    return [
        (label, dict(choices)[told[key]])
        for key, (label, choices) in DECLARED.items()
        if told.get(key) in dict(choices)
    ]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """One breakdown: rows of words and what is shown for them; ``why`` where nothing is."""

    key: str
    label: object
    rows: tuple[tuple[object, str], ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The composition in figures. ``members``: everybody who sits, full members and substitutes."""

    members: int
    tables: tuple[FigureTable, ...]
    smallest: int = SMALLEST_SHOWN


def figures(found: Composition) -> Figures:
    """What members told of themselves, counted. Nothing about one of five people; nothing crossed. One statement."""
    people = [row.member_id for row in found.holdings]
    told = list(MemberCard.objects.filter(member__in=people).order_by().values_list("declared", flat=True))
    return count_declared(told, len(people))


def count_declared(told: list[dict], people: int | None = None) -> Figures:
    """Free answers of so many ``people`` (as many as answers), counted; nothing about one of five people is shown."""
    people = len(told) if people is None else people
    tables = [_table(key, label, choices, told, people) for key, (label, choices) in DECLARED.items()]
    return Figures(people, tuple(table for table in tables if table is not None))


def _table(key: str, label, choices, told: list[dict], members: int) -> FigureTable | None:
    """One breakdown; ``None`` where nobody said anything."""
    counted = Counter(row[key] for row in told if row.get(key))
    said = sum(counted.values())
    if not said:
        return None
    if said < SMALLEST_GROUP:
        words = ngettext(
            "Too few people told this to show it; at least %(count)d must.",
            "Too few people told this to show it; at least %(count)d must.",
            SMALLEST_GROUP,
        )
        return FigureTable(key, label, (), words % {"count": SMALLEST_GROUP})
    values = {value: counted[value] for value, _words in choices} | {SILENT: members - said}
    shown = protect_list(values)
    if withheld(shown):
        return FigureTable(key, label, (), _("No way of showing this would hide each single person."))
    named = [*choices, (SILENT, _("not said"))]
    return FigureTable(key, label, tuple((words, _told(values[v], shown[v])) for v, words in named))


def _told(value: int, shown: Shown) -> str:
    if shown is Shown.OPEN:
        return str(value)
    return f"<{SMALLEST_SHOWN}" if shown is Shown.SMALL else "–"
