"""The cast: the same people and spaces in every test.

Anna coordinates Esch-sur-Alzette; Ben sits on its commission; Cleo coordinates Differdange, next door; Dora
trains; Emil reads for the ministry; Flora is a citizen without an account. Around Anna work Gaston the
secretary, Hélène the mayor, Ivo the councillor, Jana who heads the youth service, Kim who leads an action,
Lucie the treasurer and Noa of the steering committee; Marc advises communes at SYVICOL.
"""

from datetime import date

import pytest
from django.test import Client

from zesummen.accounts.models import Membership, Person, Service, ServiceMember, ServiceRole
from zesummen.territory import facts
from zesummen.territory.actions import load_facts, open_space
from zesummen.territory.models import Canton, Commune, Grouping, GroupingMember
from zesummen.territory.states import GroupingKind, SpaceKind

SINCE = date(2024, 1, 1)


def a_commune(lau2: str) -> Commune:
    """One real commune, without the rest of the country."""
    row = next(r for r in facts.read("communes") if r["lau2"] == lau2)
    canton_row = next(r for r in facts.read("cantons") if r["code"] == lau2[:2])
    names = ("name_fr", "name_lb", "name_de")
    canton, _made = Canton.objects.get_or_create(
        code=canton_row["code"], defaults={key: canton_row[key] for key in ("slug", *names)}
    )
    commune, _made = Commune.objects.get_or_create(
        lau2=lau2,
        defaults={
            **{key: row[key] for key in ("slug", "area_km2", "lat", "lon", "tile_col", "tile_row", *names)},
            "canton": canton,
            "council_size": row["seats"],
            "election_system": row["system"],
            "max_echevins": row["max_echevins"],
        },
    )
    commune.refresh_from_db()
    return commune


def a_commune_space(lau2: str):
    """The space of one real commune; texts and people in it are invented."""
    commune = a_commune(lau2)
    return open_space(kind=SpaceKind.COMMUNE, slug=commune.slug, name=commune.name_fr, commune=commune, is_demo=True)


def a_person(name: str, *, language: str = "en", **values) -> Person:
    """Somebody with an account; the address follows from the name."""
    address = name.split()[0].lower().replace("é", "e").replace("è", "e")
    defaults = {"full_name": name, "language": language, **values}
    return Person.objects.filter(email=f"{address}@zesummen.example").first() or Person.objects.create_user(
        f"{address}@zesummen.example", "a long enough password", **defaults
    )


def give(person: Person, space, role: str, *, from_on: date = SINCE, until_on: date | None = None) -> Person:
    """Give a role in a space, and return the person."""
    Membership.objects.create(person=person, space=space, role=role, from_on=from_on, until_on=until_on)
    return person


def signed_in(person: Person, **headers) -> Client:
    """A browser in which this person is signed in."""
    browser = Client(**headers)
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return browser


# Spaces


@pytest.fixture
def country(db):
    """All 100 communes with every reference fact. Takes a second or two: only for tests that read them."""
    load_facts()
    return Commune.objects.all()


@pytest.fixture
def esch(db):
    """Anna's commune."""
    return a_commune_space("0204")


@pytest.fixture
def space(esch):
    """The space that a test is about when it does not matter which."""
    return esch


@pytest.fixture
def differdange(db):
    """The neighbour, who must not see anything of Esch."""
    return a_commune_space("0202")


@pytest.fixture
def grouping(db):
    """Three communes with one plan, and a space of its own."""
    row = Grouping.objects.create(slug="trois-communes", name_fr="Trois communes", kind=GroupingKind.NEIGHBOURS)
    for lau2 in ("0204", "0202", "0214"):
        GroupingMember.objects.create(grouping=row, commune=a_commune(lau2), from_on=SINCE)
    return open_space(kind=SpaceKind.GROUPING, slug=row.slug, name=row.name_fr, grouping=row, is_demo=True)


@pytest.fixture
def training_body(db):
    return open_space(kind=SpaceKind.TRAINING_BODY, slug="training", name="Training body", is_demo=True)


@pytest.fixture
def help_desk(db):
    return open_space(kind=SpaceKind.HELP_DESK, slug="help-desk", name="Help desk", is_demo=True)


@pytest.fixture
def syvicol(db):
    return open_space(kind=SpaceKind.SYVICOL, slug="syvicol", name="SYVICOL", is_demo=True)


@pytest.fixture
def ministry(db):
    return open_space(kind=SpaceKind.MINISTRY, slug="ministry", name="Ministry", is_demo=True)


# People


@pytest.fixture
def anna(esch):
    """The integration officer of Esch."""
    return give(a_person("Anna Schmit"), esch, "officer")


@pytest.fixture
def ben(esch):
    """A member of Esch's commission."""
    return give(a_person("Ben Almeida"), esch, "member")


@pytest.fixture
def cleo(differdange):
    """The integration officer of the neighbour."""
    return give(a_person("Cleo Weber"), differdange, "officer")


@pytest.fixture
def dora(training_body):
    """A trainer."""
    return give(a_person("Dora Faber"), training_body, "trainer")


@pytest.fixture
def emil(ministry):
    """A counsellor of the ministry: sees what was released."""
    return give(a_person("Emil Krier"), ministry, "ministry_reader")


@pytest.fixture
def flora(db):
    """A citizen without an account: a browser, and nothing else."""
    return Client()


@pytest.fixture
def gaston(esch):
    """The communal secretary."""
    return give(a_person("Gaston Muller"), esch, "secretary")


@pytest.fixture
def helene(esch):
    """The mayor."""
    return give(a_person("Hélène Thill"), esch, "mayor")


@pytest.fixture
def ivo(esch):
    """A councillor."""
    return give(a_person("Ivo Santos"), esch, "councillor")


@pytest.fixture
def youth_service(esch):
    """A service that holds a role, whoever works in it."""
    service = Service.objects.create(space=esch, name="Service jeunesse")
    ServiceRole.objects.create(space=esch, service=service, role="lead")
    return service


@pytest.fixture
def jana(esch, youth_service):
    """The head of the youth service: a reader by herself, a lead through her service."""
    person = give(a_person("Jana Hoffmann"), esch, "reader")
    ServiceMember.objects.create(space=esch, service=youth_service, person=person, from_on=SINCE)
    return person


@pytest.fixture
def kim(esch):
    """Leads an action for an association."""
    return give(a_person("Kim Nguyen"), esch, "lead")


@pytest.fixture
def lucie(esch):
    """The treasurer."""
    return give(a_person("Lucie Braun"), esch, "treasurer")


@pytest.fixture
def marc(syvicol):
    """An advisor of SYVICOL: sees what was released."""
    return give(a_person("Marc Reuter"), syvicol, "syvicol_advisor")


@pytest.fixture
def noa(esch):
    """A member of the steering committee."""
    return give(a_person("Noa Pereira"), esch, "steering")


@pytest.fixture
def sign_in():
    """``sign_in(anna)`` gives Anna's browser."""
    return signed_in
