"""Somebody at a browser: goes, presses, fills in, reads. Every page met on the way is looked at with axe.

What a person does is said in the words of the page: labels of fields, names of links and buttons.
"""

import re
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],  # the places of what is right are not worked out, which halves the time
}
UNRENDERED = re.compile(
    r"\{\{|\{%|%\([a-z_]+\)[sd]|[:(] ?None\b|None(?=[)\]€%])|&lt;(?:p|a|span|div)\b|<object object|object at 0x",
    re.MULTILINE,
)
PATIENCE = 20_000  # milliseconds: two busy cores
SEEN: set[tuple] = set()  # what axe has looked at already, by kind of page
AXE = Axe()


def kind_of(path: str) -> str:
    """One name for all pages that differ by their numbers and names only."""
    path = path.split("?")[0].split("#")[0]
    path = re.sub(r"^/s/[-\w]+/", "/s/*/", path)
    path = re.sub(r"/c/[-\w]+/", "/c/*/", path)
    return re.sub(r"(?<=/)(\d+|[A-Za-z0-9_:=-]{24,})(?=/|$|\.)", "*", path)


def _exactly(label: str) -> re.Pattern:
    """This label, with or without the asterisk of a field that must be filled in."""
    return re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$")


class Visitor:
    """One person with one window."""

    def __init__(
        self, browser, site: str, *, language: str = "en", width: int = 1280, script: bool = True, dark: bool = False
    ):
        self.site, self.language, self.width = site, language, width
        self.context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
            accept_downloads=True,
            base_url=site,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.script = script
        self.faults: list[str] = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.faults.append(f"{self.page.url}: {error}"))
        self.speak(language)

    def _heard(self, message) -> None:
        refused = "Failed to load resource" in message.text and re.search(
            r"status of (403|404|409|410|422)", message.text
        )
        if message.type == "error" and not refused:
            self.faults.append(f"{self.page.url}: {message.text}")

    def close(self) -> None:
        """Shut the window; what the browser complained of on the way fails the test."""
        self.context.close()
        assert not self.faults, "\n".join(self.faults)

    # Moving about

    def speak(self, language: str) -> None:
        """The language of the signed-in pages."""
        self.context.add_cookies([{"name": "language", "value": language, "url": self.site}])

    def sign_in(self, name: str) -> None:
        """One press on the demo's page."""
        self.go("/demo/")
        self.page.locator("li").filter(
            has=self.page.locator("strong", has_text=re.compile(f"^{re.escape(name)}$"))
        ).first.get_by_role("button").click()
        self.page.wait_for_url(lambda address: "/demo/" not in address)
        self.speak(self.language)

    def go(self, path: str, status: int = 200):
        """Open an address of the site."""
        answer = self.page.goto(path)
        assert answer.status == status, f"{path}: {answer.status}\n{self.text[:600]}"
        self.settle()
        return answer

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.site)

    @property
    def text(self) -> str:
        """What stands on the page, as a reader sees it."""
        return self.page.locator("body").inner_text()

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def settle(self) -> None:
        """Wait until the page and htmx are quiet, then look at it."""
        self.page.wait_for_load_state("load")
        if self.script:
            self.page.wait_for_function(
                "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, .htmx-added')"
            )
        self.look()

    def look(self) -> None:
        """What must hold on every page; axe once for each kind of page."""
        text = self.text
        found = UNRENDERED.search(text)
        assert not found, f"{self.path}: “{text[max(0, found.start() - 60) : found.end() + 60]}”"
        key = (kind_of(self.path), self.width, bool(self.page.locator("#problem").count()))
        if self.script and key not in SEEN:
            SEEN.add(key)
            self.accessible()

    def accessible(self) -> None:
        """Nothing that axe finds against WCAG 2.2 AA, and nothing wider than the window."""
        found = violations(self.page)
        assert not found, f"{self.path} at {self.width}:\n" + "\n".join(found)
        assert not too_wide(self.page, self.width), f"{self.path} is wider than {self.width}"

    # Doing

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def press(self, name: str, *, within: Locator | None = None, nth: int = 0) -> None:
        """Press the button or follow the link with this name."""
        place = within or self.page.locator("body")
        words = re.compile(rf"^\s*{re.escape(name)}", re.I)
        found = place.get_by_role("button", name=words).or_(place.get_by_role("link", name=words)).nth(nth)
        before = self.page.url
        found.click()
        self.page.wait_for_load_state("load")
        self.settle()
        assert "/500" not in self.page.url and before

    def fill(self, values: dict) -> None:
        """Fill in fields by their labels: text, a choice's label, True or False, a path, or a list of choices."""
        for label, value in values.items():
            self.put(label, value)

    def put(self, label: str, value) -> None:
        """One field by its label; “Working › Name” is the field “Name” inside the group “Working”."""
        *groups, label = label.split(" › ")
        place = self.group(groups[0]).last if groups else self.main
        group = self.group(label)
        if group.count() and not groups and not isinstance(value, Path):
            return self._choose(group.last, value)
        field = place.get_by_label(_exactly(label)).first
        if isinstance(value, Path):
            return field.set_input_files(value)
        if isinstance(value, bool):
            return field.set_checked(value)
        if field.evaluate("e => e.tagName") == "SELECT":
            return self._select(field, value)
        return field.fill(str(value))

    def group(self, legend: str) -> Locator:
        """The fieldsets with this legend."""
        return self.main.locator("fieldset").filter(has=self.page.locator("legend", has_text=_exactly(legend)))

    def _choose(self, group: Locator, value) -> None:
        """Radio buttons and ticks by the beginning of their label; a text goes into the first box of the group."""
        for one in value if isinstance(value, list | tuple) else [value]:
            choice = group.get_by_label(re.compile(rf"^\s*{re.escape(str(one))}"))
            if choice.count() and choice.first.get_attribute("type") in {"radio", "checkbox"}:
                choice.first.check()
            else:
                group.locator("input:visible, textarea:visible").first.fill(str(one))

    @staticmethod
    def _select(field: Locator, value) -> None:
        labels = field.locator("option").all_inner_texts()
        found = [text for text in labels if text.strip().startswith(str(value))]
        assert found, f"“{value}” is not among {labels}"
        field.select_option(label=found[0])

    def send(self, name: str, values: dict | None = None) -> None:
        """Fill in and press; the page that comes names no problem."""
        self.fill(values or {})
        self.press(name, within=self.main)
        self.no_problem()

    def no_problem(self) -> None:
        problem = self.page.locator("#problem")
        assert not problem.count(), f"{self.path}: {problem.inner_text()}"

    def says(self, *sentences: str) -> None:
        """These words stand on the page."""
        text = " ".join(self.text.split())
        for sentence in sentences:
            assert sentence in text, f"{self.path} does not say “{sentence}”:\n{text[:1500]}"

    # Papers

    @contextmanager
    def downloading(self):
        with self.page.expect_download(timeout=PATIENCE) as waiting:
            yield waiting

    def fetch(self, path: str) -> bytes:
        """The bytes behind an address, asked by this person."""
        answer = self.context.request.get(path)
        assert answer.status == 200, f"{path}: {answer.status}"
        return answer.body()


def violations(page) -> list[str]:
    """Each finding of axe with its first place."""
    found = AXE.run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {one['help']}: {node['html'][:200]}" for one in found for node in one["nodes"][:2]]


def too_wide(page, width: int) -> bool:
    return page.evaluate("document.documentElement.scrollWidth") > width
