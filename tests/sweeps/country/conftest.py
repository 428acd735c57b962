"""The demo country, planted once for all sweeps of this folder and taken back at its end."""

import pytest
from django.db import connection, transaction

import addresses
from sweeps.country import visitors
from sweeps.country.planting import plant_all, remembering
from zesummen.kernel import mail


@pytest.fixture(scope="package")
def planted(django_db_setup, django_db_blocker):
    """Every address leads somewhere: the demo country with one row of each kind."""
    with django_db_blocker.unblock(), transaction.atomic():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(mail, "post", remembering(mail.post))
            plant_all()
        visitors.gather()
        connection.check_constraints()
        with pytest.MonkeyPatch.context() as patch:
            # Else Django reads the whole country for broken keys again after each of two thousand tests.
            patch.setattr(connection.features, "can_defer_constraint_checks", False)
            yield
        visitors.part()
        addresses.the_space.cache_clear()
        transaction.set_rollback(True)


@pytest.fixture
def country(planted, db):
    """The planted country; what a test writes is taken back after it."""
