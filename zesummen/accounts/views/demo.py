"""One press signs in as a demo person. Exists in demo mode only."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from zesummen.kernel.pages import next_page, open_page, page

from .. import queries, rules
from ..models import Person
from .invitations import BACKEND


@open_page
@require_GET
def demo(request):
    """The invented people by space, each with what their role does."""
    _only_in_demo()
    spaces = []
    for space, rows in queries.demo_people():
        people: dict = {}
        for row in rows:
            people.setdefault(row.person, []).append((row.title, rules.role_of(row.role)))
        spaces.append((space, list(people.items())))
    return page(request, "accounts/demo.html", {"homes": spaces})


@open_page
@require_POST
def sign_in(request, pk):
    """Sign in as this person, if they belong to a demo space and are no support staff.

    The pages stay in the language that the visitor reads: whoever tries Zesummen is not the invented person.
    """
    _only_in_demo()
    invented = [row.person_id for _space, rows in queries.demo_people() for row in rows]
    person = get_object_or_404(Person, pk=pk, pk__in=invented, is_staff=False)
    login(request, person, backend=BACKEND)
    return redirect(next_page(request, settings.LOGIN_REDIRECT_URL))


def _only_in_demo() -> None:
    if not settings.DEMO:
        raise Http404
