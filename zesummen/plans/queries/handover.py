"""The handover: open tasks, promises, papers and people of a space (or of one plan), and what one person holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import people_of
from zesummen.accounts.rules import role_label
from zesummen.documents.models import Attachment, FrozenDocument
from zesummen.documents.rules import may_read
from zesummen.kernel import dates
from zesummen.kernel.access import Grants
from zesummen.kernel.together import Asked, read
from zesummen.sittings.models import BodyMember, Task
from zesummen.sittings.states import TaskState

from ..models import Action, ActionOwner, Ask, Coordinator, Partner, Party, Plan, Stakeholder, SubAction
from ..states import ActionState, Answer, PlanState

OPEN_PLANS = (PlanState.PREPARATION, PlanState.RUNNING)
MOST = 1000  # papers in one file


@dataclass(frozen=True, slots=True)
class HandoverFile:
    """What whoever comes needs: rows of finished words, and links inside the space."""

    title: Any
    tasks: tuple[tuple[str, str, str], ...]  # what, who, by when
    actions: tuple[tuple[str, str, str, str], ...]  # action, state, until, owners
    promises: tuple[tuple[str, str, str, str], ...]  # who, what, answer, when
    papers: tuple[tuple[str, str, str, int | None], ...]  # title, where, date, attachment
    people: tuple[tuple[str, str, str, str], ...]  # name, as what, contact, note
    made_on: date


def handover_file(space, granted: Grants, plan: Plan | None = None, today: date | None = None) -> HandoverFile:
    """Everything that is open, in two statements. Papers that the reader may not open are left out."""
    plans = Plan.objects.filter(pk=plan.pk) if plan else Plan.objects.filter(state__in=OPEN_PLANS)
    tasks, actions, promises, papers, people = read(
        _tasks(plan), _actions(plans), _promises(plans), _papers(granted, plan), _people(space, plans)
    )
    return HandoverFile(
        title=plan.title if plan else space.name,
        tasks=tasks,
        actions=actions,
        promises=promises,
        papers=papers,
        people=people,
        made_on=today or timezone.localdate(),
    )


def _tasks(plan: Plan | None) -> Asked[tuple]:
    rows = Task.objects.filter(state=TaskState.OPEN).select_related("owner", "service")
    if plan:
        rows = rows.filter(Q(link__startswith=f"plans/{plan.pk}/") | Q(link="") | Q(body__isnull=False))
    yield rows
    return tuple(
        (row.title, str(row.owner or row.service or row.owner_name or "–"), dates.short_date(row.due_on) or "–")
        for row in rows
    )


def _actions(plans) -> Asked[tuple]:
    live = Action.objects.filter(plan__in=plans).exclude(state__in=[ActionState.DONE, ActionState.STOPPED])
    live = live.order_by("plan", "number").prefetch_related("owners")
    yield live
    return tuple(
        (
            f"{a.number}. {a.title}",
            str(a.get_state_display()),
            dates.short_date(a.until_on) or "–",
            ", ".join(owner.name for owner in a.owners.all()) or "–",
        )
        for a in live
    )


def _promises(plans) -> Asked[tuple]:
    """Who said yes or later, who has not answered, and which partner agreed."""
    asks = Ask.objects.filter(plan__in=plans).exclude(answer=Answer.NO).select_related("stakeholder")
    partners = Partner.objects.filter(action__plan__in=plans, agreed_on__isnull=False).select_related("action")
    yield asks, partners
    rows = [
        (
            ask.stakeholder.name,
            ask.answer_text or ask.subject,
            str(ask.get_answer_display()),
            dates.short_date(ask.answered_on or ask.asked_on),
        )
        for ask in asks
    ]
    rows += [
        (
            p.name,
            str(_("Partner of “%(action)s”") % {"action": p.action.title}),
            str(_("agreed")),
            dates.short_date(p.agreed_on),
        )
        for p in partners
    ]
    return tuple(rows)


def _papers(granted: Grants, plan: Plan | None) -> Asked[tuple]:
    rows = Attachment.objects.filter(removed_at=None).select_related("folder")
    if plan:
        rows = rows.filter(
            Q(folder__link__contains=f"/plans/{plan.pk}/") | Q(folder__link__startswith=f"plans/{plan.pk}/")
        )
    rows, frozen = rows[:MOST], FrozenDocument.objects.none()
    if plan is None:
        frozen = FrozenDocument.objects.defer("payload").order_by("-pk")[:MOST]
    yield rows, frozen
    found = [
        (row.title, row.folder.title, dates.short_date(row.dated_on), row.pk) for row in rows if may_read(granted, row)
    ]
    made = str(_("made here"))
    return (*found, *((row.title, made, dates.short_date(timezone.localdate(row.made_at)), None) for row in frozen))


def _people(space, plans) -> Asked[tuple]:
    now, members = timezone.localdate(), people_of(space)
    coordinators = Coordinator.objects.filter(Q(until_on=None) | Q(until_on__gte=now), plan__in=plans)
    register = Stakeholder.objects.filter(ended_on=None)
    yield members, coordinators, register
    rows = [(str(m.person), str(role_label(m.role)), m.person.email, m.title) for m in members]
    rows += [(c.name, str(_("coordinator")), c.email or c.phone, c.body) for c in coordinators]
    rows += [
        (s.name, str(s.get_kind_display()), s.email or s.phone, ", ".join(filter(None, (s.contact_name, s.why))))
        for s in register
    ]
    return tuple(rows)


# What one person holds


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that a person holds and that a handover moves."""

    kind: Any
    what: str
    label: str  # model label
    pk: int
    link: str = ""


def held_by(person, today: date | None = None) -> list[Held]:
    """Everything in the open space that hangs on this person: what a handover moves. Six statements."""
    today = today or timezone.localdate()
    found: list[Held] = []
    found += _list(
        _("task"),
        Task.objects.filter(owner=person, state=TaskState.OPEN),
        lambda t: t.title,
        lambda t: f"tasks/{t.pk}/",
    )
    owners = ActionOwner.objects.filter(person=person, action__plan__state__in=OPEN_PLANS).select_related("action")
    live = owners.exclude(action__state__in=[ActionState.DONE, ActionState.STOPPED])
    found += _list(
        _("action"),
        live,
        lambda o: f"{o.action.number}. {o.action.title} ({o.get_kind_display()})",
        lambda o: f"plans/{o.action.plan_id}/actions/{o.action_id}/",
    )
    parts = SubAction.objects.filter(owner_name=person.full_name, done_on=None, action__plan__state__in=OPEN_PLANS)
    found += _list(
        _("part of an action"),
        parts.select_related("action"),
        str,
        lambda s: f"plans/{s.action.plan_id}/actions/{s.action_id}/",
    )
    coordinators = Coordinator.objects.filter(Q(until_on=None) | Q(until_on__gte=today), person=person)
    found += _list(
        _("coordination"),
        coordinators.select_related("plan"),
        lambda c: str(c.plan.title),
        lambda c: f"plans/{c.plan_id}/coordinator/",
    )
    members = BodyMember.objects.filter(Q(until_on=None) | Q(until_on__gte=today), person=person).select_related("body")
    found += _list(_("seat in a body"), members, lambda m: str(m.body), lambda m: f"bodies/{m.body_id}/")
    contacts = Party.objects.filter(contact_name=person.full_name, plan__state__in=OPEN_PLANS).select_related(
        "plan", "commune"
    )
    found += _list(
        _("contact person of a decision"),
        contacts,
        lambda p: f"{p.plan.title}: {p}",
        lambda p: f"plans/{p.plan_id}/decision/",
    )
    return found


def _list(kind, rows: Iterable, what, link) -> list[Held]:
    return [Held(kind, what(row), row._meta.label_lower, row.pk, link(row)) for row in rows]
