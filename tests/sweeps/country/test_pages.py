"""Every page that is read, in five languages: whole, in its language, with one heading and forms that work."""

import re
from html.parser import HTMLParser

import pytest

from addresses import Page, address, pages
from sweeps.country.visitors import insider
from sweeps.english import left_in_english
from zesummen.kernel.words import LANGUAGES

pytestmark = [pytest.mark.usefixtures("country"), pytest.mark.slow]

PIECES = {  # what a page fetches to put into itself: no page of its own, the page around it is read
    "training:run_part",
    "training:live_part",
    "training:screen_part",
    "training_open:room_part",
    "training_open:room_screen_part",
}
UNREAD = {"public:entry", "kernel:set_language"} | PIECES
READ = [page for page in pages() if page.is_ours and page.name not in UNREAD]
PERSONAL = {
    "training_open:participant",
    "training:screen",
    "training_open:room_screen",
    "commissions_open:member",
    "commissions_open:draft",
    "commissions_open:candidate",
    "commissions_open:candidate_papers",
}  # speak the language of whoever got the link, a screen the one of its evening
UNRENDERED = re.compile(r"\{\{|\{%|%\([a-z_]+\)[sd]|&lt;(?:p|a|span|div|em|strong)\b|object at 0x")
SPOKEN = ("title", "alt", "placeholder", "aria-label", "aria-description")
SILENT = {"script", "style", "code", "pre", "kbd", "samp"}
UNLABELLED = {"hidden", "submit", "button", "image", "reset"}
SAME = {  # reads like an English sentence of ours, and is right: the reason
    "English": "a language is called by its own name",
    "Luxembourg": "the commune; Portuguese takes the official name",
    "Sex": "a Friday in Portuguese, shortened",
}
VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
    "path",
    "use",
}


class Reader(HTMLParser):
    """What the sweep wants to know of a page."""

    def __init__(self, body: str):
        super().__init__()
        self.lang = self.title = ""
        self.headings: list[str] = []
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.inputs: list[dict] = []
        self.forms: list[dict] = []
        self.faults: list[str] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.own_words: list[bool] = []  # for each open element: whether the page speaks in it, in its own language
        self.feed(body)

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        self._tag(tag, given)
        if tag == "html":
            self.lang = given.get("lang", "")
        if tag == "h1":
            self.headings.append("")
        if given.get("id"):
            self.ids.append(given["id"])
        if tag == "form":
            self.forms.append({**given, "fields": []})
        if given.get("name") and tag in ("input", "select", "textarea") and "form" in self.open:
            self.forms[-1]["fields"].append(given["name"])
        if tag == "label" and given.get("for"):
            self.labelled.add(given["for"])
        if tag in ("input", "select", "textarea") and given.get("type") not in UNLABELLED:
            self.inputs.append({**given, "in_label": "label" in self.open})
        speaks = self._speaks(tag, given)
        self.texts += [given[name] for name in SPOKEN if given.get(name) and speaks]
        self.texts += [given["value"]] if tag == "input" and given.get("type") == "submit" else []
        if tag not in VOID:
            self.open.append(tag)
            self.own_words.append(speaks)

    def _speaks(self, tag: str, given: dict) -> bool:
        """Not inside code, a text area, or words that name another language."""
        other = given.get("lang", self.lang) != self.lang and tag != "html"
        return (not self.own_words or self.own_words[-1]) and not other and tag not in SILENT | {"textarea"}

    def _tag(self, tag: str, given: dict) -> None:
        if "style" in given or any(name.startswith("on") for name in given):
            self.faults.append(f"<{tag}> has {sorted(given)}: no styles and handlers in the page")
        if tag == "style" or (tag == "script" and "src" not in given and given.get("type") != "application/json"):
            self.faults.append(f"<{tag}> stands in the page")
        if tag == "img" and "alt" not in given:
            self.faults.append(f"a picture without words: {given.get('src')}")
        if tag == "a" and given.get("href", "x") in ("", "#"):
            self.faults.append("a link that leads nowhere")

    def handle_endtag(self, tag):
        while tag in self.open:
            self.own_words.pop()
            if self.open.pop() == tag:
                break

    def handle_data(self, data):
        if data.strip() and (not self.own_words or self.own_words[-1]):
            self.texts.append(data)
        if "title" in self.open and "svg" not in self.open:
            self.title += data
        if "h1" in self.open:
            self.headings[-1] += data

    def problems(self, language: str, *, has_person: bool) -> list[str]:
        """What is wrong with this page, in sentences."""
        found = list(self.faults)
        heading = " ".join(self.headings[0].split()) if self.headings else ""
        title = " ".join(self.title.split())
        if len(self.headings) != 1:
            found.append(f"{len(self.headings)} first headings: {self.headings}")
        elif not title.startswith(heading):
            found.append(f"the title “{title}” does not begin with “{heading}”")
        if self.lang != language:
            found.append(f"lang is {self.lang}")
        found += [f"the id {name} stands there twice" for name in sorted(set(self.ids)) if self.ids.count(name) > 1]
        found += [f"nothing names the field {one.get('name')}" for one in self.inputs if not self._named(one)]
        for form in self.forms:
            found += self._form(form, has_person)
        if language != "en":
            left = [text for text in left_in_english(self.texts, language) if text not in SAME]
            found += [f"left in English: “{text}”" for text in sorted(set(left))]
        return found

    def _named(self, one: dict) -> bool:
        return (
            one["in_label"]
            or one.get("id") in self.labelled
            or bool(one.get("aria-label") or one.get("aria-labelledby"))
        )

    @staticmethod
    def _form(form: dict, has_person: bool) -> list[str]:
        where, method = form.get("action", "itself"), form.get("method", "").lower()
        if method not in ("get", "post"):
            return [f"the form to {where} does not say how it is sent"]
        if method == "get":
            return ["a search sends a token"] if {"csrfmiddlewaretoken", "once"} & set(form["fields"]) else []
        missing = {"csrfmiddlewaretoken", "once"} - set(form["fields"]) if has_person else set()
        missing -= {"once"} if where.startswith(("/account/", "/-/", "/me/copy.")) else set()
        return [f"the form to {where} lacks {sorted(missing)}"] if missing else []


@pytest.mark.parametrize("page", READ, ids=lambda page: page.name)
def test_page_is_whole_in_five_languages(page: Page):
    browser, path = insider(page), address(page)
    languages = (path.split("/")[1],) if path.split("/")[1] in LANGUAGES else LANGUAGES
    if page.name in PERSONAL:
        languages = (Reader(browser.get(path).content.decode()).lang,)
    found = []
    for language in languages:
        browser.cookies["language"] = language
        answer = browser.get(path)
        if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
            break  # files, moves and pages that are only posted to: test_doors
        body = answer.content.decode()
        shown = UNRENDERED.search(re.sub(r"<(pre|code)\b.*?</\1>", "", body, flags=re.DOTALL))
        found += [f"{language}: {shown.group()!r} stands in the page"] if shown else []
        found += [f"{language}: {one}" for one in Reader(body).problems(language, has_person=page.door != "open")]
    browser.cookies["language"] = "en"
    assert not found, f"{path}\n" + "\n".join(found[:12])


@pytest.mark.parametrize("page", [page for page in READ if page.route.startswith("en/")], ids=lambda page: page.name)
def test_public_page_is_whole_in_every_language(page: Page):
    browser = insider(page)
    for language in LANGUAGES:
        answer = browser.get(f"/{language}/{address(page).split('/', 2)[2]}")
        assert answer.status_code == 200, f"{language} {address(page)}"
        if answer.headers["Content-Type"].startswith("text/html"):
            problems = Reader(answer.content.decode()).problems(language, has_person=False)
            assert not problems, f"{language} {address(page)}: {problems}"
