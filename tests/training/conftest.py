"""What tests of trainings start from: CEFIS with its desk (Dora) and a trainer (Hugo), Esch with a seated commission,
an offered course, and a request that was sent."""

import pytest
from django.core.cache import cache

from people import a_commune, a_commune_space, a_person, give
from training.making import make_course, make_evening, make_request, make_seated, make_trainer, seen_from
from zesummen.kernel.tenancy import inside
from zesummen.territory.actions import open_space
from zesummen.territory.states import SpaceKind


@pytest.fixture
def cefis(db):
    """The training body."""
    return open_space(kind=SpaceKind.TRAINING_BODY, slug="cefis", name="CEFIS", is_demo=True)


@pytest.fixture
def dora(cefis):
    """The desk of the training body."""
    return give(a_person("Dora Faber"), cefis, "training_desk")


@pytest.fixture
def hugo(cefis):
    """A trainer, as a person."""
    return give(a_person("Hugo Weber"), cefis, "trainer")


@pytest.fixture
def trainer(cefis, hugo):
    """Hugo, as a row of the training body."""
    with inside(cefis):
        return make_trainer(cefis, hugo, a_commune("0304"))


@pytest.fixture
def commission(esch, anna):
    """Esch's commission: six seats, five held, two substitutes."""
    with inside(esch):
        return make_seated(esch, anna)


@pytest.fixture
def course(cefis):
    """A module of two evenings, offered."""
    with inside(cefis):
        return make_course(cefis)


@pytest.fixture
def draft(esch, cefis, course, commission, anna):
    """A draft of Esch, as Esch sees it."""
    return make_request(esch, cefis, course, anna, send=False)


@pytest.fixture
def asked(esch, cefis, course, commission, anna):
    """A request that Esch sent, as Esch sees it; ``making.seen_from(cefis, asked)`` is what the body sees."""
    return make_request(esch, cefis, course, anna)


@pytest.fixture
def second_body(db):
    """Another training body, which must see nothing of the first."""
    return open_space(kind=SpaceKind.TRAINING_BODY, slug="other-body", name="Other body", is_demo=True)


@pytest.fixture
def neighbour(db):
    """A commune next door with its own officer; fixtures of people.py: ``differdange`` and ``cleo`` are another one."""
    return a_commune_space("0214")


@pytest.fixture
def nobody_typed_yet(db):
    """No wrong code and no form is counted against any address."""
    cache.clear()


# The evening itself


@pytest.fixture
def case(cefis, asked):
    """Esch's request as the training body sees it."""
    return seen_from(cefis, asked)


@pytest.fixture
def evening(cefis, case, trainer):
    """The first evening: confirmed, led by Hugo, today."""
    with inside(cefis):
        return make_evening(case.request, in_days=0, state="confirmed", lead=trainer, place_name="Maison communale")
