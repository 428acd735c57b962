"""Who knocks at an address: a person with the right, a colleague without, a stranger, somebody without an account."""

from functools import lru_cache

from django.test import Client

from addresses import SPACES, Page, space_of
from people import a_person, give, signed_in
from zesummen.accounts.models import Person
from zesummen.kernel.access import ROLES
from zesummen.territory.models import Space

POWERFUL = ("officer", "secretary", "treasurer", "lead", "steering", "ministry_reader", "syvicol_advisor")


@lru_cache
def browser(person: Person) -> Client:
    """One browser for each person, signed in once."""
    return signed_in(person)


@lru_cache
def holder(slug: str, role: str) -> Person:
    """Somebody who holds this role in this space, and no other."""
    return give(a_person(f"{role}-{slug} Muster"), Space.objects.get(slug=slug), role)


def gather() -> None:
    """Everybody of this module, before the tests: what a test adds is taken back, a browser stays signed in."""
    for slug in {*SPACES.values(), "mersch"}:
        kind = Space.objects.get(slug=slug).kind
        for key in [key for key, role in ROLES.items() if kind in role.kinds]:
            browser(holder(slug, key))


def part() -> None:
    """Nobody is there any more."""
    browser.cache_clear()
    holder.cache_clear()


def roles_of(slug: str, permission: str, *, has: bool) -> list[str]:
    """Roles of this kind of space that carry the permission, or do not."""
    kind = Space.objects.get(slug=slug).kind
    able = [key for key, role in ROLES.items() if kind in role.kinds and (permission in role.permissions) is has]
    return sorted(able, key=lambda key: POWERFUL.index(key) if key in POWERFUL else len(POWERFUL))


def door_of(page: Page) -> str:
    """What it takes in the space of this page: a view of a training takes something else in the training body."""
    in_body = Space.objects.get(slug=space_of(page)).kind == "training_body"
    return getattr(page.view, "access_in_body", page.door) if in_body else page.door


def insider(page: Page) -> Client:
    """Somebody with the right to be there; for a page of one's own, somebody with an account or the link."""
    if page.name.startswith(("commissions_open:", "training_open:")):
        return Client()  # a personal link is for its person: whoever is signed in as somebody else is told so
    slug = space_of(page)
    if page.door in ("member", "signed in", "open", ""):
        kind = Space.objects.get(slug=slug).kind
        role = {"commune": "officer", "grouping": "officer", "training_body": "training_desk"}.get(
            kind, "ministry_reader"
        )
    else:
        role = roles_of(slug, door_of(page), has=True)[0]
    return browser(holder(slug, role))


def outsider(page: Page) -> Client | None:
    """A member of the same space without the right; None where every role has it."""
    roles = roles_of(space_of(page), door_of(page), has=False)
    return browser(holder(space_of(page), roles[0])) if roles else None


def stranger() -> Client:
    """The integration officer of another commune."""
    return browser(holder("mersch", "officer"))
