"""Every address of the project: who gets in, who is told why not, and who is not told that it exists."""

import re

import pytest
from django.test import Client

from addresses import LIBRARY, Page, address, pages
from sweeps.country.visitors import insider, outsider, stranger
from zesummen.kernel.access import PERMISSIONS

pytestmark = pytest.mark.usefixtures("country")

EVERY = pages()
OURS = [page for page in EVERY if page.is_ours]
IN_SPACE = [page for page in OURS if page.in_space]
INSIDE = [page for page in IN_SPACE if page.door != "open"]
PLACES = {"open", "signed in", "member"}
OF_ONE = {"training:mine"}  # leads each participant to the own page: tests/training/test_dates_pages.py
UNKNOWN = 99999999
NUMBERED = {"pk", "member", "item", "action_pk", "step_pk", "party_pk", "left_pk", "amendment_pk", "letter_pk", "change_pk"} | {
    "evaluation_pk", "indicator_pk", "cycle", "coordinator", "node", "need", "evidence", "objective", "indicator", "party",
    "opinion", "entry", "ask", "evening", "choice", "number", "file", "version",
    "seat", "holding", "office", "sitting",
}  # fmt: skip


def ask(browser: Client, path: str, method: str = "get"):
    """What answers there; a page that fails is this test's failure, with its traceback."""
    return getattr(browser, method)(path, headers={"accept-language": "en"})


def method_of(browser: Client, path: str) -> tuple[str, object]:
    """``get``, or ``post`` where the page is only ever posted to; with the answer to GET."""
    answer = ask(browser, path)
    return ("post" if answer.status_code == 405 else "get"), answer


def named(page: Page) -> str:
    return page.name


@pytest.mark.parametrize("page", EVERY, ids=named)
def test_somebody_taught_an_address(page):
    """``Untaught`` names the pattern and the parameter that tests/addresses.py does not know yet."""
    assert address(page).startswith("/")


def test_every_taught_address_still_exists():
    assert set(LIBRARY) <= {page.name for page in EVERY}


@pytest.mark.parametrize("page", OURS, ids=named)
def test_page_says_who_gets_in(page):
    if page.name.startswith("public:api"):
        return  # the library's own views: open, and asked for below like every open page
    assert page.door in PLACES | set(PERMISSIONS), f"{page.name} has no access mark"
    assert page.door != "signed in" or not page.in_space, "a page of a space belongs to its members"


@pytest.mark.parametrize("page", INSIDE, ids=named)
def test_with_the_right_the_page_opens(page):
    path = address(page)
    method, answer = method_of(insider(page), path)
    if method == "post":
        assert answer.headers["Allow"] == "POST", f"{path} refuses GET and names what it takes"
        return
    if page.name in OF_ONE:
        assert answer.status_code == 404, f"{path}: somebody who takes no part has no page there"
        return
    assert answer.status_code in (200, 302, 303), f"{path}: {answer.status_code}"  # 303: to what opens its measure


@pytest.mark.parametrize("page", INSIDE, ids=named)
def test_for_a_stranger_there_is_nothing(page):
    """To the byte what somebody is told who asks for a space that never was."""
    path = address(page)
    for method in ("get", "post", "delete"):
        answer = ask(stranger(), path, method)
        assert answer.status_code == 404, f"{method} {path}: {answer.status_code} for a member of another space"
        nowhere = ask(stranger(), _elsewhere(path), method)
        assert told(answer) == told(nowhere), f"{method} {path}"


@pytest.mark.parametrize("page", INSIDE, ids=named)
def test_nobody_learns_of_a_space_without_signing_in(page):
    path = address(page)
    for method in ("get", "post"):
        answer, nowhere = ask(Client(), path, method), ask(Client(), _elsewhere(path), method)
        assert told(answer) == told(nowhere), f"{method} {path}"


def test_a_form_without_its_mark_names_no_space():
    """The refusal of a forged form comes before anybody asks who is there."""
    page = next(page for page in INSIDE if page.name == "public:keys")
    for browser in (Client(enforce_csrf_checks=True), stranger()):
        browser.handler.enforce_csrf_checks = True
        try:
            answer, nowhere = ask(browser, address(page), "post"), ask(browser, _elsewhere(address(page)), "post")
        finally:
            browser.handler.enforce_csrf_checks = False
        assert answer.status_code == 403
        assert told(answer) == told(nowhere)


def _elsewhere(path: str) -> str:
    return re.sub(r"^/s/[^/]+/", "/s/nowhere-at-all/", path)


def told(answer) -> tuple:
    """Everything of an answer but what is new each time; the address that was typed may stand in it."""
    text = re.sub(r'(name="csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]*', "", answer.content.decode())
    headers = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
    return answer.status_code, _elsewhere_in(text), _elsewhere_in(str(headers))


def _elsewhere_in(text: str) -> str:
    return re.sub(r"(/s/|%2Fs%2F)[\w-]+", "/s/…", text)


@pytest.mark.parametrize("page", [page for page in OURS if page.door not in ("open", "")], ids=named)
def test_anonymous_is_sent_to_sign_in(page):
    path = address(page)
    for method in ("get", "post"):
        answer = ask(Client(), path, method)
        assert answer.status_code == 302 and answer.url.startswith("/account/login/?next="), f"{method} {path}"


@pytest.mark.parametrize("page", [page for page in INSIDE if page.door not in PLACES], ids=named)
def test_colleague_without_the_right_is_told_why(page):
    browser = outsider(page)
    if browser is None:
        return  # every role of such a space has this right
    path = address(page)
    method, _answer = method_of(browser, path)
    answer = ask(browser, path, method)
    assert answer.status_code == 403, f"{method} {path}: {answer.status_code}"
    body = answer.content.decode()
    assert re.search(r"(Your role does not let you|who can|Who can)", body), f"{path} refuses without a reason"


@pytest.mark.parametrize("page", [page for page in OURS if page.door], ids=named)
def test_wrong_method_is_refused(page):
    path = address(page)
    assert ask(insider(page), path, "delete").status_code == 405, path


@pytest.mark.parametrize("page", [page for page in OURS if NUMBERED & set(page.params)], ids=named)
def test_unknown_number_is_not_found(page):
    for param in sorted(NUMBERED & set(page.params)):
        path = address(page, **{param: UNKNOWN})
        method, answer = method_of(insider(page), path)
        answer = ask(insider(page), path, method) if method == "post" else answer
        assert answer.status_code == 404, f"{method} {path}: {answer.status_code} for an unknown {param}"
