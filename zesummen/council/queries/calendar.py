"""The council's rules with their sources, its dates with their deadlines, and who held which office when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..models import CouncilDate, CouncilRules, Official

LAW = _("Law: loi communale of 13 December 1988")
HOUSE = _("House default: change it if your council works differently")
TO_CHECK = _("House default: the law in force today is to be checked")
OWN = _("Own rule of the council")
VOTING = ("mayor", "president", "alderman", "councillor")
RANK = {office: rank for rank, office in enumerate((*VOTING, "secretary", "treasurer"))}


def rules_of(space) -> CouncilRules:
    """The council's rules; unsaved defaults where nobody has set any yet."""
    return CouncilRules.objects.filter(space=space).first() or CouncilRules(space=space)


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One setting: its name, its value, and where the value comes from."""

    name: str
    value: object
    source: object


DEFAULT_SOURCES = {
    "college_cutoff_days": HOUSE,
    "convocation_days": LAW,
    "member_item_days": LAW,
    "transmission_days": HOUSE,
    "allows_proxies": TO_CHECK,
    "seats": LAW,
    "reference_pattern": HOUSE,
}


def rule_sources(council_rules: CouncilRules) -> dict[str, object]:
    """For each setting, where its value comes from: the law, an own rule (with its place), or a house default."""
    own = council_rules.own_basis
    found = {}
    for name, source in DEFAULT_SOURCES.items():
        default = CouncilRules._meta.get_field(name).default if name != "seats" else None
        is_own = getattr(council_rules, name) != default
        found[name] = (own or OWN) if is_own else source
    return found


def seats_of(space, council_rules: CouncilRules | None = None) -> int | None:
    """Seats of the council: the own setting, else the commune's legal number; ``None`` where neither is known."""
    council_rules = council_rules or rules_of(space)
    return council_rules.seats or (space.commune.council_size if space.commune_id else None)


# Dates


def deadlines(day: date, council_rules: CouncilRules, today: date | None = None) -> list[rules.Deadline]:
    """The three days counted back from a sitting, the earliest first; late only while the sitting is still to come."""
    today = today or timezone.localdate()
    counts = {
        "college": council_rules.college_cutoff_days,
        "convocation": council_rules.convocation_days,
        "member_item": council_rules.member_item_days,
    }
    found = []
    for kind, days in counts.items():
        on = date.fromordinal(day.toordinal() - days)
        how = rules.counted_how(days)
        found.append(rules.Deadline(kind, rules.DEADLINE_LABELS[kind], on, days, how, on < today <= day))
    return sorted(found, key=lambda item: item.on)


def coming_dates(today: date | None = None, limit: int = 12) -> list[CouncilDate]:
    """Sittings from today on, cancelled ones left out."""
    today = today or timezone.localdate()
    return list(CouncilDate.objects.filter(day__gte=today, cancelled_on=None)[:limit])


def past_dates(today: date | None = None, limit: int = 24) -> list[CouncilDate]:
    """Sittings before today, newest first."""
    today = today or timezone.localdate()
    return list(CouncilDate.objects.filter(day__lt=today, cancelled_on=None).order_by("-day", "-id")[:limit])


def cancelled_dates(today: date | None = None) -> list[CouncilDate]:
    """Coming sittings that were cancelled."""
    today = today or timezone.localdate()
    return list(CouncilDate.objects.filter(day__gte=today).exclude(cancelled_on=None))


# Offices


def officials_on(day: date) -> list[Official]:
    """Who held an office on that day, by rank and order; somebody with two offices stands once, under the higher."""
    return ranked(in_office(day))


def in_office(day: date):
    """The offices that were held on that day."""
    return Official.objects.filter(Q(until_on=None) | Q(until_on__gte=day), from_on__lte=day)


def ranked(rows: Iterable[Official]) -> list[Official]:
    """These officials by rank and order, each once."""
    seen, found = set(), []
    for row in sorted(rows, key=lambda row: (RANK[row.office], row.order, row.name)):
        key = row.name.casefold()
        if key not in seen:
            seen.add(key)
            found.append(row)
    return found


def voters_on(day: date) -> list[Official]:
    """Members of the council on that day: mayor or president, aldermen, councillors."""
    return [row for row in officials_on(day) if row.office in VOTING]


def signatories(officials: Iterable[Official]) -> list[tuple[str, str]]:
    """(office in French, name) of those who sign: the mayor or president, then the secretary."""
    from .french import SIGNING, office_of

    found = []
    for offices in (("mayor", "president"), ("secretary",)):
        person = next((row for row in officials if row.office in offices), None)
        found.append((office_of(person), person.name) if person else (SIGNING[offices[0]], ""))
    return found
