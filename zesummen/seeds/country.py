"""The demo country: one call plants it. Statistics are real; people, decisions and plans are invented.

Days are laid relative to the day of the first start. A second call changes nothing.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from zesummen.kernel.tenancy import everywhere, inside
from zesummen.plans.models import Plan
from zesummen.territory.actions import load_facts
from zesummen.territory.models import Commune, Space

from . import commission_stages, stages, training
from .people import council_of, open_spaces, people_of, services_of
from .scene import Scene

SINCE = date(2023, 9, 1)


@transaction.atomic
def plant(today: date | None = None) -> bool:
    """Plant the demo country, once. Returns whether anything was planted."""
    today = today or timezone.localdate()
    if not Commune.objects.exists():
        load_facts()
    with everywhere("is the demo planted already?"):
        if Plan.objects.exists():
            return False
    spaces = open_spaces()
    people = people_of(spaces, SINCE)
    for stage in stages.ALL:
        _plant_one(stage, spaces[stage.slug], people, today)
    training.plant(spaces, people, today)
    return True


def _plant_one(stage, space: Space, people: dict, today: date) -> None:
    services_of(space, people, SINCE, leads=stage.leads)
    dates = council_of(
        space,
        secretary=stage.secretary,
        mayor=stage.mayor,
        seats=stage.seats or (space.commune.council_size if space.commune else 9),
        today=today,
    )
    with inside(space):
        scene = Scene(space, people, stage, dates, today)
        stage.build(scene)
        commission_stages.plant(scene)


def day_of(today: date, months: int) -> date:
    """A day so many months away, the first of its month."""
    index = today.year * 12 + today.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)
