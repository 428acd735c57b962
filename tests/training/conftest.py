"""The training body "cefis" with Dora at its desk and Hugo as trainer; Esch with Anna and a commission of six seats."""

import pytest
from django.core.cache import cache

from people import a_person, give
from training.making import make_commission_with_seats, make_course, make_evening, make_request, make_trainer
from zesummen.kernel.tenancy import inside
from zesummen.territory.actions import open_space
from zesummen.territory.states import SpaceKind
from zesummen.training.queries import cases


@pytest.fixture
def cefis(db):
    """The training body."""
    return open_space(kind=SpaceKind.TRAINING_BODY, slug="cefis", name="CEFIS", is_demo=True)


@pytest.fixture
def desk(cefis):
    """Dora, who organises."""
    return give(a_person("Dora Faber"), cefis, "training_desk")


@pytest.fixture
def hugo(cefis):
    """Hugo, who gives the evenings."""
    return give(a_person("Hugo Lentz"), cefis, "trainer")


@pytest.fixture
def course(cefis):
    """A small course of two evenings."""
    with inside(cefis):
        return make_course(cefis)


@pytest.fixture
def commission(esch, anna):
    """Esch's commission with six seats, all filled twice."""
    with inside(esch):
        return make_commission_with_seats(esch, by=anna)


@pytest.fixture
def asked(cefis, course, esch, commission):
    """Esch's request; its people are taken over."""
    return make_request(cefis, course, (esch, commission))


@pytest.fixture
def case(cefis, asked):
    """The request as the training body sees it."""
    return cases.find(cefis, asked.pk)


@pytest.fixture
def trainer(cefis, hugo, esch):
    with inside(cefis):
        return make_trainer(cefis, hugo, esch.commune)


@pytest.fixture
def evening(cefis, asked, trainer):
    """The first evening, confirmed, today."""
    with inside(cefis):
        return make_evening(asked, trainer)


@pytest.fixture
def nobody_typed_yet(db):
    """No wrong code is counted against any address."""
    cache.clear()
