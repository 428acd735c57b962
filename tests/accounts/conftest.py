"""Pages are read in English here, so that a test may name a sentence; other languages have their own sweeps."""

import pytest
from django.test import Client

from people import signed_in

ENGLISH = {"headers": {"accept-language": "en"}}


@pytest.fixture
def flora(db):
    return Client(**ENGLISH)


@pytest.fixture
def sign_in():
    return lambda person: signed_in(person, **ENGLISH)
