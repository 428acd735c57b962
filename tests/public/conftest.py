"""A plan that is open to the public."""

from datetime import date

import pytest

from factories import make_running_plan
from open_plan import fill
from zesummen.kernel import journal, tenancy
from zesummen.kernel.words import text
from zesummen.plans.models import Coordinator, Party
from zesummen.public.finished import SHELF


@pytest.fixture(autouse=True)
def empty_shelf():
    """No page of another test."""
    SHELF.clear()
    yield
    SHELF.clear()


@pytest.fixture
def plan(esch, anna):
    """Esch's running plan, open to the public."""
    with tenancy.inside(esch):
        found = make_running_plan(
            esch, title=text("fr", fr="Plan d’Esch", de="Plan von Esch"), public_from=date(2026, 1, 1), public_by=anna
        )
        Party.objects.filter(plan=found).update(note="SECRET-PARTY")
        Coordinator.objects.create(
            space=esch,
            plan=found,
            kind="communal",
            name="SECRET-COORDINATOR",
            email="SECRET-MAIL@x.example",
            office="Bureau 12",
            phone="27 00 11",
            hours=text("fr", fr="lundi de 9 à 12 heures"),
            from_on=date(2026, 1, 1),
        )
        fill(found)
        journal.note("plan.started", found, space=esch, by=anna, template="pci")
    return found


@pytest.fixture
def address(plan):
    """The public address of the plan in a language."""
    return lambda code="fr", rest="": f"/{code}/c/{plan.space.slug}/plan/{plan.pk}/{rest}"
