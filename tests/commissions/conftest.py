"""What several tests of commissions start from; a file that needs another commission has its own."""

import pytest
from django.core.cache import cache

from commissioning import START, make_commission, make_rules
from people import a_person, give
from zesummen.kernel.tenancy import inside


@pytest.fixture
def commission(esch):
    """At work since ``START``, each seat with a substitute of its own."""
    with inside(esch):
        made = make_commission(esch, from_on=START)
        make_rules(made, own={"has_substitutes": "pairs"})
        return made


@pytest.fixture
def mayor(esch):
    return give(a_person("Mayor Muller"), esch, "mayor")


@pytest.fixture
def nobody_typed_yet(db):
    """No wrong code and no form is counted against any address."""
    cache.clear()
