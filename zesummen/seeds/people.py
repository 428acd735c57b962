"""Spaces, people, services and councils of the demo."""

from datetime import date, time, timedelta

from allauth.account.models import EmailAddress

from zesummen.accounts.models import Membership, Person, Service, ServiceMember, ServiceRole
from zesummen.council.models import CouncilDate, CouncilRules, Official
from zesummen.kernel.tenancy import inside
from zesummen.territory.actions import open_commune_spaces, open_space
from zesummen.territory.models import Commune, Grouping, GroupingMember, Space
from zesummen.territory.states import GroupingKind, SpaceKind
from zesummen.training import catalogue

from .cast import PEOPLE, address

BODIES = (
    (SpaceKind.TRAINING_BODY, "cefis", "CEFIS", "44 743 501"),
    (SpaceKind.HELP_DESK, "asti", "ASTI – Agence interculturelle", "43 83 33-1"),
    (SpaceKind.SYVICOL, "syvicol", "SYVICOL", ""),
    (SpaceKind.MINISTRY, "ministry", "Ministère – Division du vivre-ensemble interculturel", ""),
)
GROUPING = ("uelzechtdall", "Uelzechtdall (groupement inventé)", ("Lintgen", "Lorentzweiler", "Mersch"))
SERVICES = ("Biergeramt", "Service culturel", "Service jeunesse", "Service scolaire", "Office social")
PASSWORD = None  # demo people sign in with one press; a password is set by whoever wants one


def open_spaces() -> dict[str, Space]:
    """All communes, the three real groupings' demo neighbour, and the four bodies. Returns them by slug."""
    open_commune_spaces()
    Space.objects.filter(kind=SpaceKind.COMMUNE).update(is_demo=True)
    for kind, slug, name, phone in BODIES:
        space = open_space(
            kind=kind, slug=slug, name=name, is_demo=True, contact_phone=phone, contact_email=f"{slug}@zesummen.example"
        )
        if kind == SpaceKind.TRAINING_BODY:
            catalogue.install(space)
    _open_grouping()
    _addresses()
    return {space.slug: space for space in Space.objects.all()}


def _open_grouping() -> None:
    slug, name, members = GROUPING
    grouping, _made = Grouping.objects.get_or_create(
        slug=slug, defaults={"name_fr": name, "kind": GroupingKind.NEIGHBOURS}
    )
    for commune in Commune.objects.filter(name_fr__in=members):
        GroupingMember.objects.get_or_create(grouping=grouping, commune=commune, defaults={"from_on": date(2024, 1, 1)})
    open_space(kind=SpaceKind.GROUPING, slug=slug, name=name, grouping=grouping, is_demo=True, hue=9)


def _addresses() -> None:
    """Office, phone and mail of the demo communes: invented, and they say so by their ending."""
    slugs = {slug for who in PEOPLE for slug, _role in who.roles}
    for space in Space.objects.filter(slug__in=slugs, contact_email=""):
        space.contact_email = f"vivre-ensemble@{space.slug}.example"
        space.contact_phone = "+352 27 00 00 00"
        space.save(update_fields=["contact_email", "contact_phone"])


def people_of(spaces: dict[str, Space], since: date) -> dict[str, Person]:
    """Everybody of the cast with their roles since a day. Returns them by name."""
    found = {}
    for who in PEOPLE:
        person = Person.objects.filter(email=address(who.name)).first()
        if person is None:
            person = Person.objects.create_user(
                address(who.name), PASSWORD, full_name=who.name, language=who.language, phone=who.phone
            )
            EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        found[who.name] = person
        for slug, role in who.roles:
            Membership.objects.get_or_create(person=person, space=spaces[slug], role=role, defaults={"from_on": since})
    return found


def services_of(
    space: Space, people: dict[str, Person], since: date, leads: tuple[str, ...] = ()
) -> dict[str, Service]:
    """The services of a commune; the leads work in the first ones."""
    made = {}
    with inside(space):
        for name in SERVICES:
            made[name], _new = Service.objects.get_or_create(
                space=space, name=name, defaults={"email": f"{name.split()[-1].lower()}@{space.slug}.example"}
            )
        for name, person in zip(SERVICES[1:], leads, strict=False):
            ServiceRole.objects.get_or_create(space=space, service=made[name], role="lead")
            ServiceMember.objects.get_or_create(
                space=space, service=made[name], person=people[person], defaults={"from_on": since}
            )
    return made


NAMES = (
    "Carole Wagner",
    "Marc Becker",
    "Sandra Lopes",
    "Jean Theis",
    "Monique Weyland",
    "Pedro Martins",
    "Yves Hansen",
    "Nathalie Kremer",
    "Ali Rahimi",
    "Christiane Bour",
    "Fernand Gales",
    "Ana Silva",
    "Pit Reding",
    "Sonja Marx",
    "Carlo Bianchi",
    "Myriam Thoss",
    "Joël Kayser",
    "Vera Novak",
    "Romain Lux",
    "Tessy Olinger",
    "Daniel Pereira",
    "Edith Reiland",
    "Claude Mangen",
    "Liette Flammang",
    "Marcel Hoss",
    "Ines Carvalho",
    "Patrick Welter",
)


def council_of(
    space: Space, *, secretary: str, mayor: str, seats: int, today: date, past: int = 8, coming: int = 6
) -> list[CouncilDate]:
    """Officials, elected in 2017 and again in 2023, and council dates every six weeks around today."""
    since = date(2017, 11, 20)
    names = [mayor, *[name for name in NAMES if name != mayor]][:seats]
    with inside(space):
        CouncilRules.objects.get_or_create(
            space=space, defaults={"usual_place": "Maison communale", "usual_time": time(18, 30)}
        )
        for order, name in enumerate(names, 1):
            office = "mayor" if order == 1 else "alderman" if order <= 3 else "councillor"
            Official.objects.get_or_create(
                space=space, name=name, office=office, defaults={"from_on": since, "order": order}
            )
        Official.objects.get_or_create(
            space=space, name=secretary, office="secretary", defaults={"from_on": since, "order": 90}
        )
        return [_council_date(space, today + timedelta(weeks=6 * step + 1)) for step in range(-past, coming)]


def _council_date(space: Space, day: date) -> CouncilDate:
    while day.weekday() > 4:
        day += timedelta(days=1)
    row, _made = CouncilDate.objects.get_or_create(
        space=space, day=day, defaults={"starts_at": time(18, 30), "place": "Maison communale"}
    )
    return row
