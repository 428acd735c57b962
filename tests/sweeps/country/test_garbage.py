"""Every form of the project, sent with nothing, with nonsense and with the wrong kind: told in words, never a fault."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from addresses import Page, address, pages
from sweeps.country.visitors import insider

pytestmark = [pytest.mark.usefixtures("country"), pytest.mark.slow]

CALM = {200, 302, 303, 400, 403, 404, 405, 409, 410, 413, 422, 429}  # a page told something; none of these is a fault
NONSENSE = "é\u202e😀'\"<script>"
LONG = NONSENSE * (10_000 // len(NONSENSE))
KEPT = {"csrfmiddlewaretoken", "once"}
FORMS = [page for page in pages() if page.is_ours and not page.name.startswith("public:api")]


class Fields(HTMLParser):
    """The fields of the posted forms of a page: name → (kind, what stands in it)."""

    def __init__(self, body: str):
        super().__init__()
        self.fields: dict[str, tuple[str, str]] = {}
        self.posts = self.inside = False
        self.feed(body)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("method", "get").lower() == "post"
            self.posts = self.posts or self.inside
        if self.inside and tag in ("input", "textarea", "select") and given.get("name"):
            kind = given.get("type", "text") if tag == "input" else tag
            self.fields.setdefault(given["name"], (kind, given.get("value") or ""))

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False


def fields_of(browser, path: str) -> dict[str, tuple[str, str]]:
    """What the page at this address asks for; nothing where it is only ever posted to."""
    answer = browser.get(path)
    if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
        return {}
    return Fields(answer.content.decode()).fields


def nonsense(fields: dict) -> dict:
    """Ten thousand letters of every alphabet in each text; numbers, days and choices are nonsense too."""
    return {name: LONG for name, (kind, _value) in fields.items() if name not in KEPT and kind != "file"}


def wrong_kinds(fields: dict) -> dict:
    """A picture of nothing where a file is asked for, a NUL where a word is, a number too big for a database."""
    made: dict = {}
    for name, (kind, value) in fields.items():
        if name in KEPT:
            continue
        if kind == "file":
            made[name] = SimpleUploadedFile("scan.pdf", b"\x00\xffnot a file of this kind", "application/pdf")
        else:
            made[name] = {
                "hidden": "9" * 40,
                "text": "\x00-1e999",
                "radio": ["", value, "x"],
                "checkbox": ["on", "\x00"],
            }.get(kind, ["99999999999999999999", "\x00"])
    return made


def half_wrong(fields: dict) -> dict:
    """Right hidden fields and choices; everything that is typed is a very large number."""
    return {
        name: value if kind in ("hidden", "radio", "select") else "99999999999999999999"
        for name, (kind, value) in fields.items()
        if name not in KEPT and kind != "file"
    }


@pytest.mark.parametrize("page", FORMS, ids=lambda page: page.name)
def test_form_survives_whatever_is_sent(page: Page):
    browser, path = insider(page), address(page)
    if not browser.options(path).headers.get("Allow", "").count("POST") and browser.post(path).status_code == 405:
        return  # a page that is only read
    fields = fields_of(browser, path)
    # What goes through changes rows that the next one needs: the worst first, what might succeed last.
    for send in (wrong_kinds, nonsense, half_wrong, lambda _fields: {}):
        answer = browser.post(path, send(fields), headers={"accept-language": "en"})
        assert answer.status_code in CALM, f"{path}: {answer.status_code} for {send.__name__}"
        if answer.status_code != 422:
            continue
        body = answer.content.decode()
        assert 'href="#' in body or "error-summary" in body, f"{path}: nothing leads to what is wrong"
        assert "<script>" not in re.sub(r"<script[^>]* src=[^>]*></script>", "", body), (
            f"{path}: what was typed is not escaped"
        )


def test_nonsense_is_longer_than_any_column_and_within_what_is_accepted():
    assert 9_000 < len(LONG) < settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 100
