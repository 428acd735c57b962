"""Who is asked for progress: the working owner of each action, in their language, or the reason why nobody can be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.models import ServiceMember
from zesummen.accounts.models.memberships import holds_on

from ..models import Action, ActionOwner, Plan, ProgressAsk
from ..rules.carrying_out import LIVE
from ..states import ActionState

ORDER = ("working", "administrative", "political")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets the mail; ``person`` where there is an account."""

    name: str
    email: str
    language: str
    person: Any = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """One action to ask about, whom, and since when; or why nobody can be asked."""

    action: Action
    owner: ActionOwner | None
    recipients: tuple[Recipient, ...]
    why_not: Any = ""
    open_ask: ProgressAsk | None = None


def to_ask(plan: Plan, today: date, *, at_rhythm: bool) -> list[Wanted]:
    """The running actions, and the planned ones whose start has come, with their recipients. Four statements.

    ``at_rhythm`` keeps those only whose last word (report, question or start) is older than the plan's rhythm.
    """
    owners = ActionOwner.objects.select_related("person", "service")
    asks = ProgressAsk.objects.order_by("-asked_on", "-id")
    found = list(
        Action.objects.filter(plan=plan, state__in=LIVE).prefetch_related(
            Prefetch("owners", queryset=owners), Prefetch("asks", queryset=asks)
        )
    )
    found = [action for action in found if _has_begun(action, today)]
    if at_rhythm:
        found = [action for action in found if _is_due(action, plan.ask_every_months, today)]
    members = _members(found, today)
    return [_wanted(action, members) for action in found]


def _has_begun(action: Action, today: date) -> bool:
    return action.state == ActionState.RUNNING or bool(action.from_on and action.from_on <= today)


def _is_due(action: Action, months: int, today: date) -> bool:
    asked = [ask.asked_on for ask in action.asks.all()]
    words = [day for day in (action.reported_on, *asked) if day] or [action.really_from_on or action.from_on or today]
    return add_months(max(words), months) <= today


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("Every month has 28 days.")


def _members(actions: Iterable[Action], today: date) -> dict[int, list]:
    services = {owner.service_id for action in actions for owner in action.owners.all() if owner.service_id}
    found: dict[int, list] = {}
    if services:
        for place in ServiceMember.objects.filter(holds_on(today), service__in=services).select_related("person"):
            found.setdefault(place.service_id, []).append(place.person)
    return found


def _wanted(action: Action, members: dict[int, list]) -> Wanted:
    given = {owner.kind: owner for owner in action.owners.all()}
    owner = next((given[kind] for kind in ORDER if kind in given), None)
    waiting = next((ask for ask in action.asks.all() if ask.answered_at is None), None)
    if owner is None:
        return Wanted(action, None, (), _("Nobody answers for this action yet."), waiting)
    people = _people(owner, members)
    if people:
        return Wanted(action, owner, people, "", waiting)
    return Wanted(action, owner, (), _("There is no address for %(name)s.") % {"name": owner.name}, waiting)


def _people(owner: ActionOwner, members: dict[int, list]) -> tuple[Recipient, ...]:
    if owner.person_id and owner.person.is_active:
        return (Recipient(str(owner.person), owner.person.email, owner.person.language, owner.person),)
    active = [person for person in members.get(owner.service_id or 0, ()) if person.is_active]
    if active:
        return tuple(Recipient(str(person), person.email, person.language, person) for person in active)
    address = owner.email or (owner.service.email if owner.service_id else "")
    return (Recipient(owner.name, address, owner.language),) if address else ()
