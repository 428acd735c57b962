"""Who coordinates a plan, and the days on which somebody must be named."""

import json
import zlib
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.rules import role_label
from zesummen.kernel.due import Due
from zesummen.kernel.together import asking

from ..models import Coordinator, Plan
from ..states import PlanState

NOTICE = timedelta(days=60)  # before a coordinator's last day, the next one is due


STAMPED = ("kind", "name", "person_id", "body", "days_a_week", "from_on", "until_on", "office", "phone", "email")


def stamp(coordinator: Coordinator) -> int:
    """A number that changes with what is known of a coordinator: tells who saved first."""
    values = [str(getattr(coordinator, name)) for name in STAMPED]
    return zlib.crc32("|".join([*values, json.dumps(coordinator.hours.to_json(), sort_keys=True)]).encode())


def in_office(today: date, prefix: str = "") -> Q:
    """The condition "coordinates on this day"."""
    open_end = Q(**{f"{prefix}until_on": None}) | Q(**{f"{prefix}until_on__gte": today})
    return open_end & Q(**{f"{prefix}from_on__lte": today})


def coordinators_of(plan: Plan) -> list[Coordinator]:
    """All of them, the newest first, with their accounts."""
    return list(Coordinator.objects.filter(plan=plan).select_related("person"))


def present(plan: Plan, today: date | None = None) -> list[Coordinator]:
    """Who coordinates on this day (today by default)."""
    return list(Coordinator.objects.filter(in_office(today or timezone.localdate()), plan=plan))


@asking
def due(spaces: Iterable, today: date):
    """Running plans whose coordinator leaves soon, or that have none."""
    by_pk = {space.pk: space for space in spaces}
    follow = Coordinator.objects.filter(plan=OuterRef("plan"), from_on__gt=OuterRef("until_on"))
    stays = Coordinator.objects.filter(plan=OuterRef("plan"), until_on=None)
    leaving = (
        Coordinator.objects.filter(
            space__in=by_pk, plan__state=PlanState.RUNNING, until_on__gte=today, until_on__lte=today + NOTICE
        )
        .exclude(Exists(follow))
        .exclude(Exists(stays))
    )
    some = Coordinator.objects.filter(in_office(today), plan=OuterRef("pk"))
    running = Plan.objects.filter(Q(ends_on=None) | Q(ends_on__gte=today), space__in=by_pk, state=PlanState.RUNNING)
    bare = running.exclude(Exists(some))
    yield leaving, bare
    owner = role_label("officer")
    found = [
        Due(
            by_pk[c.space_id],
            _("Name who coordinates after %(name)s") % {"name": c.name},
            c.until_on,
            owner,
            f"plans/{c.plan_id}/coordinator/",
            "coordinator",
        )
        for c in leaving
    ]
    for plan in bare:
        on = plan.starts_on or plan.created_on
        found.append(
            Due(
                by_pk[plan.space_id],
                _("Name the coordinator of “%(title)s”") % {"title": plan.title},
                on,
                owner,
                f"plans/{plan.pk}/coordinator/",
                "coordinator",
                late=on < today,
            )
        )
    return found
