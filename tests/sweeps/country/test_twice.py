"""A form sent twice, with the token that it carries, does its work once."""

import re
import uuid
from datetime import date, timedelta

import pytest

from addresses import MAIN, the_space
from sweeps.country.visitors import browser, holder
from zesummen.accounts.models import Invitation, Service
from zesummen.kernel.tenancy import inside
from zesummen.plans.models import Objective, Opinion, Plan
from zesummen.public.models import ApiKey
from zesummen.sittings.models import Task

pytestmark = pytest.mark.usefixtures("country")

WORDS = {"title_original": "fr", "title_fr": "Deux fois"}
TWICE = {
    "objective": (Objective, "plans/{plan}/objectives/new/", WORDS),
    "opinion": (
        Opinion, "plans/{plan}/decision/opinions/add/", {"body_name": "Commission", "given_on": "01.10.2026", "kind": "favourable"},
    ),
    "task": (Task, "tasks/new/", {"title": "Inviter", "owner_name": "Service"}),
    "service": (Service, "people/services/add/", {"name": "Service des sports"}),
    "invitation": (Invitation, "people/invite/", {"email": "zwee@x.example", "name": "Zwee", "role": "reader", "language": "fr"}),
}  # fmt: skip


@pytest.mark.parametrize("name", TWICE)
def test_second_press_changes_nothing(name):
    model, path, values = TWICE[name]
    space, cleo = the_space(MAIN), browser(holder(MAIN, "officer"))
    with inside(space):
        path = f"/s/{MAIN}/" + path.format(plan=Plan.objects.get().pk)
    page = cleo.get(path).content.decode()
    assert re.search(r'name="once" value="[0-9a-f]{32}"', page), "the form carries its token"
    sent = {**_initial(page), **values, "once": uuid.uuid4().hex}
    before = model._base_manager.count()
    first, second = cleo.post(path, sent), cleo.post(path, sent)
    assert (first.status_code, second.status_code) == (302, 302), _told(first)
    assert model._base_manager.count() == before + 1
    assert second.url == first.url


def test_a_key_made_by_a_double_press_is_one_key_shown_twice():
    cleo, path = browser(holder(MAIN, "officer")), f"/s/{MAIN}/keys/"
    page = cleo.get(path).content.decode()
    sent = {
        **_initial(page),
        "label": "Two presses",
        "until_on": f"{date.today() + timedelta(days=60)}",
        "once": re.search(r'name="once" value="(\w+)"', page).group(1),
    }
    first, second = (cleo.post(path, sent).content.decode() for _press in range(2))
    words = re.search(r"<code>(zsm_[\w-]{20,})</code>", first)
    assert words, first[-3000:]
    assert words.group() in second
    assert ApiKey._base_manager.filter(label="Two presses").count() == 1


def _initial(page: str) -> dict[str, str]:
    """What the form holds when it opens: hidden fields, typed ones, and the first answer of a choice."""
    found = dict(re.findall(r'<input type="(?:hidden|text)" name="(\w+)" value="([^"]*)"', page))
    for name, options in re.findall(r'<select name="(\w+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found.setdefault(name, chosen.group(1) if chosen else "")
    return {key: value for key, value in found.items() if key != "csrfmiddlewaretoken"}


def _told(answer) -> str:
    return " ".join(re.findall(r'href="#[^"]*">([^<]+)<', answer.content.decode()))
