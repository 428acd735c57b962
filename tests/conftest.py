"""What holds for every test. The cast of people and spaces is in ``people.py``, the guards in ``guards.py``."""

import inspect

import pytest
from django.test import Client
from django_scopes import scopes_disabled

from guards import no_network, no_undefined_variables  # noqa: F401 - both act by themselves
from people import *  # noqa: F403 - the cast: every name of it is a fixture
from zesummen.kernel import tenancy


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL only what speaks to the database is run: pure thinking was proved on SQLite already."""
    from django.conf import settings

    if not settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        return
    speaking = [item for item in items if _speaks_to_the_database(item)]
    if len(speaking) < len(items):
        config.hook.pytest_deselected(items=[item for item in items if not _speaks_to_the_database(item)])
        items[:] = speaking


def _speaks_to_the_database(item) -> bool:
    named = {"db", "transactional_db", "django_db_blocker", "django_db_setup", "live_server"}
    return item.get_closest_marker("django_db") is not None or bool(named & set(getattr(item, "fixturenames", ())))


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef, request):
    """Scopes are off while fixtures are built, and as in the program while the test body runs.

    A generator's fixture opens and closes what it needs itself: wrapping its first half would undo it.
    """
    if inspect.isgeneratorfunction(fixturedef.func):
        return (yield)
    with scopes_disabled():
        return (yield)


@pytest.fixture(autouse=True)
def english_browsers(monkeypatch):
    """A test browser asks for English unless the test says otherwise: sentences are asserted as they were written.

    Without it a page would come in French, the reference, and a translation could break a test.
    """
    make = Client.__init__

    def made(self, *args, headers=None, **defaults):
        if "HTTP_ACCEPT_LANGUAGE" not in defaults:
            headers = {"accept-language": "en", **(headers or {})}
        make(self, *args, headers=headers, **defaults)

    monkeypatch.setattr(Client, "__init__", made)


@pytest.fixture
def in_space(space):
    """The test body runs inside ``space``, as a request to ``/s/<space>/`` would."""
    with tenancy.inside(space):
        yield space
