"""Every page that a link leads to, as each kind of person sees it: one example for each address pattern.

In the light at 1280 px and in the dark at 320 px, axe finds nothing against WCAG 2.2 AA and nothing is wider than the
window; each page has one heading, a title that begins with it, and the language it says; the browser complains of
nothing.
"""

import re
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from django.utils import translation
from playwright.sync_api import Error

from journeys import pages
from journeys.pages import UNRENDERED, kind_of, too_wide, violations

pytestmark = pytest.mark.journey
FILES = re.compile(r"\.(pdf|docx|xlsx|csv|json|ics|zip|svg|tsv)$|/download/|/files/\d+/\d+/|/copy\.")
LEFT_ALONE = re.compile(r"^/(live|static|account/logout)|\.ics$")
OWN_LANGUAGE = re.compile(r"^/t/|/mine/$")  # a personal page speaks the language of its person
LANGUAGES = ("fr", "de", "lb", "en", "pt")
NAMES_FIELDS = re.compile(r"/papers/models/")  # this page lists the {{ fields }} of Word models
EVERYBODY_SEES = ("home/", "s/<slug:space>/", "s/<slug:space>/plans/<int:pk>/")
SEEN: set[str] = set()
FACTS = """() => ({
    headings: [...document.querySelectorAll('h1')].map(e => e.innerText.replace(/\\s+/g, ' ').trim()),
    title: document.title.replace(/\\s+/g, ' ').trim(),
    language: document.documentElement.lang,
    links: [...document.querySelectorAll('a[href]')].map(e => new URL(e.getAttribute('href'), document.baseURI).href),
    doubled: [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, n, all) => all.indexOf(id) !== n),
})"""


def route_of(path: str) -> str:
    """The pattern behind an address."""
    language = path.split("/")[1]
    try:
        with translation.override(language if language in LANGUAGES else "en"):
            return resolve(path).route
    except Resolver404:
        return kind_of(path)


class Walk:
    """From these addresses to every page that can be reached, one for each pattern."""

    def __init__(self, visitor, starts: list[str], language: str):
        self.visitor, self.page, self.language = visitor, visitor.page, language
        self.waiting, self.met, self.faults = list(starts), set(), []

    def go(self) -> list[str]:
        while self.waiting:
            address = self.waiting.pop(0)
            route = route_of(urlsplit(address).path)
            if route in self.met or (route in SEEN and route not in EVERYBODY_SEES):
                continue
            self.met.add(route)
            SEEN.add(route)
            if FILES.search(urlsplit(address).path):
                self._file(address)
            else:
                self._page(address)
        return self.faults

    def _file(self, address: str) -> None:
        answer = self.visitor.context.request.get(address, max_redirects=0)
        if answer.status not in (200, 302):
            self.faults.append(f"{address}: {answer.status}")

    def _page(self, address: str) -> None:
        if not self._opened(address):
            return
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size({"width": 1280, "height": 900})
        facts = self.page.evaluate(FACTS)
        self._words(address, facts)
        self._look(address, "1280 light", 1280)
        pages.SEEN.add((kind_of(self.visitor.path), 1280, False))  # the journeys need not look again
        self.page.emulate_media(color_scheme="dark")
        self.page.set_viewport_size({"width": 320, "height": 700})
        self._look(address, "320 dark", 320)
        self.waiting += self._ahead(facts["links"])

    def _opened(self, address: str) -> bool:
        """Whether a page came; a download, whose address did not tell, is taken as a file."""
        try:
            answer = self.page.goto(address)
        except Error as problem:
            if "Download is starting" not in str(problem):
                raise
            self._file(address)
            return False
        if answer.status != 200:
            self.faults.append(f"{address}: {answer.status}")
        return answer.status == 200

    def _words(self, address: str, facts: dict) -> None:
        heading = facts["headings"][0] if len(facts["headings"]) == 1 else None
        text = self.visitor.text
        unrendered = UNRENDERED.search(text)
        wrong = {
            f"headings {facts['headings']}": heading is None,
            f"title “{facts['title']}” of “{heading}”": heading and not facts["title"].startswith(heading),
            f"language {facts['language']}": facts["language"] != self.language and not OWN_LANGUAGE.search(address),
            f"ids twice {facts['doubled'][:5]}": facts["doubled"],
        }
        if unrendered and not NAMES_FIELDS.search(address):
            place = text[max(0, unrendered.start() - 40) : unrendered.end() + 40]
            self.faults.append(f"{address}: not rendered: {place!r}")
        self.faults += [f"{address}: {what}" for what, holds in wrong.items() if holds]

    def _look(self, address: str, how: str, width: int) -> None:
        self.faults += [f"{address} ({how}): {found}" for found in violations(self.page)]
        if too_wide(self.page, width):
            self.faults.append(f"{address} ({how}): wider than the window")

    def _ahead(self, links: list[str]) -> list[str]:
        ours = [link.removeprefix(self.visitor.site) for link in links if link.startswith(self.visitor.site + "/")]
        others = tuple(f"/{code}/" for code in LANGUAGES if code != self.language)
        wanted = [link for link in ours if not link.startswith(others)]
        return [link.split("#")[0] for link in wanted if not LEFT_ALONE.search(urlsplit(link).path)]


def walked(visitor, starts: list[str], language: str = "en") -> None:
    """Fail with everything that is wrong on the way, not with the first only."""
    walk = Walk(visitor, starts, language)
    faults = walk.go() + visitor.faults
    visitor.faults.clear()
    assert not faults, f"{len(faults)} faults on {len(walk.met)} pages:\n" + "\n".join(faults)


WHO = {
    "officer": ("Cleo Adler", ["/home/", "/s/differdange/"]),
    "officer at the start": ("Sami Haddad", ["/s/mondorf-les-bains/"]),
    "officer of a pact": ("Diane Kohn", ["/s/steinfort/"]),
    "officer of a grouping": ("Anna Weber", ["/s/uelzechtdall/"]),
    "officer at the end": ("Lena Faber", ["/s/junglinster/"]),
    "secretary": ("Nico Hoffmann", ["/s/esch-sur-alzette/"]),
    "lead": ("Maria Gomes", ["/s/differdange/", "/s/differdange/my-actions/"]),
    "steering committee": ("Noa Stein", ["/s/esch-sur-alzette/"]),
    "ministry": ("Emil Thoma", ["/s/ministry/"]),
    "advisor": ("Marc Jost", ["/s/syvicol/"]),
}


@pytest.mark.parametrize("who", WHO)
def test_every_page_of(who, visitor):
    name, starts = WHO[who]
    walked(visitor(name), starts)


def test_every_page_of_anybody(visitor):
    walked(visitor(language="fr"), ["/fr/", "/fr/c/differdange/", "/demo/", "/account/login/"], "fr")
