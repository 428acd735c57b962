"""The house's measure: a page asks the database at most twelve times, whoever opens it and however much there is.

Counted is everything: the session, who is there and with which rights, the page. Files, public pages and pages of
personal links are measured like any page; what keeps finished bytes is emptied before each count.
"""

from contextlib import contextmanager

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import override_settings

from addresses import OTHERS_PAGES, Page, address, pages, space_of
from sweeps.country.visitors import browser, holder, insider
from zesummen.accounts.models import Membership
from zesummen.config.settings import base
from zesummen.kernel.access import ROLES
from zesummen.public.finished import SHELF
from zesummen.territory.models import Space

pytestmark = [pytest.mark.usefixtures("country"), pytest.mark.slow]

MOST = 12
VISITORS = ("officer", "secretary", "president", "member", "trainer", "training_desk", "advisor", "ministry_reader")
NOT_ASKED = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")

READ = [page for page in pages() if not page.route.startswith(OTHERS_PAGES)]


@pytest.fixture(scope="module", autouse=True)
def sessions_as_in_service(planted, django_db_blocker):
    """Sessions are kept by the database as in service, so that they are counted."""
    with django_db_blocker.unblock(), override_settings(CACHES=base.CACHES):
        call_command("createcachetable")
        yield
        caches["default"].clear()


@contextmanager
def counting():
    """The statements that are asked meanwhile."""
    asked: list[str] = []

    def note(execute, sql, params, many, context):
        if not sql.startswith(NOT_ASKED):
            asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield asked


def visit(visitor: Client, path: str) -> tuple[int, list[str]]:
    """What a page answers, and the statements of its second visit: the first one wakes the session and the program."""
    for _time in range(2):
        SHELF.clear()
        with counting() as told:
            answer = visitor.get(path, headers={"accept-language": "en"})
            for _piece in answer.streaming_content if answer.streaming else ():
                pass
        if answer.status_code >= 400:
            break
    return answer.status_code, told


def visitors(page: Page) -> dict[str, Client]:
    """Everybody who typically opens this page, by name: the roles of its space, and those of the demo who have work."""
    if page.door in ("open", "") or page.name.startswith("commissions_open:"):
        return {"anonymous": Client(), "somebody": insider(page)}
    slug = space_of(page)
    kind = Space.objects.get(slug=slug).kind
    found = {role: browser(holder(slug, role)) for role in VISITORS if kind in ROLES[role].kinds}
    busy = Membership.objects.filter(space__slug=slug, role__in=VISITORS).select_related("person").order_by("-pk")
    return found | {f"{row.role} of the demo": browser(row.person) for row in busy}


@pytest.mark.parametrize("page", READ, ids=lambda page: page.name)
def test_a_page_asks_twelve_times_at_most(page):
    ContentType.objects.clear_cache()
    path, found = address(page), {}
    for who, visitor in visitors(page).items():
        status, asked = visit(visitor, path)
        if status == 405:
            return  # it is only posted to
        if status < 400:
            found[who] = asked
    worst = max(found, key=lambda who: len(found[who]), default=None)
    if worst is None:
        return  # refused to all of them: test_doors says why
    many = found[worst]
    assert len(many) <= MOST, f"{path} asks {len(many)} times for {worst}:\n" + "\n".join(sql[:200] for sql in many)
