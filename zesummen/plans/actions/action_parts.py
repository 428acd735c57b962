"""What hangs on an action: its three owners, partners, objectives with their share, parts and milestones."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.models import Person, Service
from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves, thread
from zesummen.kernel.access import Grants, Refused, insist, no

from ..models import Action, ActionObjective, ActionOwner, Milestone, Objective, Partner, SubAction
from ..rules import actions as rules

MOST_ROWS = 60


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers: a person with an account, a service, or somebody by name."""

    kind: str
    name: str
    person: Person | None = None
    service: Service | None = None
    email: str = ""
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner as typed; ``pk`` of the row it changes."""

    kind: str
    name: str
    agreed_on: date | None = None
    pk: int | None = None


def _insist(action: Action, by) -> Grants:
    granted = grants(by, action.space)
    insist(rules.may_write_action(granted, action))
    return granted


@transaction.atomic
def set_owners(*, action: Action, owners: list[Owner], expected: int, by) -> Action:
    """Exactly these owners answer from now on, at most one of each kind. ``Stale`` when somebody else saved first."""
    _insist(action, by)
    moves.edit(action, expected=expected)
    kinds = [owner.kind for owner in owners]
    if len(kinds) != len(set(kinds)):
        raise Refused(no(_("There is one owner of each kind.")))
    ActionOwner.objects.filter(action=action).exclude(kind__in=kinds).delete()
    for owner in owners:
        ActionOwner.objects.update_or_create(
            space=action.space,
            action=action,
            kind=owner.kind,
            defaults={
                "name": owner.name[:200],
                "person": owner.person,
                "service": owner.service,
                "email": owner.email,
                "language": owner.language,
            },
        )
    journal.note(
        "action.owners", action, space=action.space, by=by, names=", ".join(owner.name for owner in owners) or "–"
    )
    return action


@transaction.atomic
def set_partners(*, action: Action, partners: list[PartnerRow], expected: int, by) -> Action:
    """Exactly these partners take part. Rows that stay keep their link to the register."""
    _insist(action, by)
    moves.edit(action, expected=expected)
    kept = [row.pk for row in partners if row.pk]
    Partner.objects.filter(action=action).exclude(pk__in=kept).delete()
    for row in partners:
        values = {"kind": row.kind, "name": row.name[:200], "agreed_on": row.agreed_on}
        if not row.pk or not Partner.objects.filter(action=action, pk=row.pk).update(**values):
            Partner.objects.create(space=action.space, action=action, **values)
    journal.note(
        "action.partners", action, space=action.space, by=by, names=", ".join(row.name for row in partners) or "–"
    )
    return action


@transaction.atomic
def set_objectives(*, action: Action, shares: dict[Objective, Decimal], expected: int, by) -> Action:
    """The action serves exactly these objectives; the shares split its money and add up to 100 %."""
    _insist(action, by)
    insist(rules.shares_are_whole(shares.values()))
    moves.edit(action, expected=expected)
    for row in ActionObjective.objects.filter(action=action).select_related("objective"):
        if row.objective not in shares:
            thread.cut(row.objective, action)
            row.delete()
    for objective, share in shares.items():
        ActionObjective.objects.update_or_create(
            space=action.space, action=action, objective=objective, defaults={"share": share}
        )
        thread.link(objective, action)
    names = ", ".join(f"{objective.number} ({share} %)" for objective, share in shares.items()) or "–"
    journal.note("action.objectives", action, space=action.space, by=by, names=names)
    return action


def may_tick(granted: Grants, action: Action):
    """Tick a part or milestone: whoever writes the sheet, and whoever reports progress on it."""
    verdict = rules.may_write_action(granted, action)
    return verdict or rules.may(granted, "plan.progress_any")


STEPS = {"part": (SubAction, "done_on"), "milestone": (Milestone, "reached_on")}


@transaction.atomic
def add_step(
    *, action: Action, kind: str, title: str, due_on: date | None, owner_name: str = "", by
) -> SubAction | Milestone:
    """Add a part that somebody does by a day, or a milestone."""
    _insist(action, by)
    model, _done = STEPS[kind]
    if model.objects.filter(action=action).count() >= MOST_ROWS:
        raise Refused(no(_("This action has %(most)d of them already. Make a second action.") % {"most": MOST_ROWS}))
    also = {"owner_name": owner_name[:200]} if kind == "part" else {}
    step = model.objects.create(space=action.space, action=action, title=title[:300], due_on=due_on, **also)
    journal.note(f"action.{kind}_added", action, space=action.space, by=by, part=step.title)  # type: ignore[attr-defined]
    return step


@transaction.atomic
def tick_step(*, action: Action, kind: str, step, is_done: bool, by) -> None:
    """Tick a part or milestone as done today, or open it again. Pressing twice changes nothing more."""
    insist(may_tick(grants(by, action.space), action))
    model, done = STEPS[kind]
    changed = model.objects.filter(pk=step.pk, **{f"{done}__isnull": is_done}).update(
        **{done: timezone.localdate() if is_done else None}
    )
    if changed:
        verb = f"action.{kind}_{'done' if is_done else 'open'}"
        journal.note(verb, action, space=action.space, by=by, part=step.title)


@transaction.atomic
def remove_step(*, action: Action, kind: str, step, by) -> None:
    """Remove a part or milestone that was a mistake; the journal keeps its words."""
    _insist(action, by)
    journal.note(f"action.{kind}_removed", action, space=action.space, by=by, part=step.title)
    step.delete()
