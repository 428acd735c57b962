"""Every sentence is collected, translated and whole; Django's own words are not left in English."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timesince, translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from zesummen.kernel import glossary
from zesummen.kernel.messages import LANGUAGES, PACKAGE, catalogue
from zesummen.kernel.messages.__main__ import problems, source_faults
from zesummen.kernel.messages.collect import own


@pytest.fixture(scope="module")
def source():
    return own()


@pytest.fixture(scope="module", autouse=True)
def compiled():
    """The catalogues as they stand now, also where pytest was called without ``dev.py``."""
    if catalogue.compile_stale():
        from django.utils.translation import trans_real

        trans_real._translations.clear()


def test_the_source_can_be_translated(source):
    assert source_faults(source) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_missing_or_faulty(language, source):
    assert problems(language, source) == [], "run: python -m zesummen.kernel.messages extract (then export, import)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_html_entity_or_machine_mark_is_left_in_a_translation(language):
    for entry in catalogue.read(language).values():
        for text in entry.texts:
            assert "&amp;amp;" not in text and "TODO" not in text and "\ufffd" not in text, text


#: Placeholders that may hold the name of a person: before a vowel French would write “d’Ana”, “qu’Ivo”.
PEOPLE = "by|name|person|other|holder|member|who|absent|owner|successor"


def test_no_french_sentence_needs_an_elision_before_a_name():
    found = [
        text
        for entry in catalogue.read("fr").values()
        for text in entry.texts
        if re.search(rf"\b(?:de|que|jusque|lorsque|puisque|quoique|en tant que) %\((?:{PEOPLE})\)s", text)
    ]
    assert found == []


class EveryField(forms.Form):
    """One field of each kind, each given something it must refuse."""

    required = forms.CharField()
    short = forms.CharField(min_length=5)
    long = forms.CharField(max_length=2)
    whole = forms.IntegerField()
    least = forms.IntegerField(min_value=3)
    most = forms.IntegerField(max_value=3)
    steps = forms.IntegerField(step_size=4)
    decimal = forms.DecimalField()
    digits = forms.DecimalField(max_digits=3)
    places = forms.DecimalField(decimal_places=1)
    day = forms.DateField()
    time = forms.TimeField()
    moment = forms.DateTimeField()
    duration = forms.DurationField()
    mail = forms.EmailField()
    address = forms.URLField(assume_scheme="https")
    choice = forms.ChoiceField(choices=[("a", "a")])
    choices = forms.MultipleChoiceField(choices=[("a", "a")])
    slug = forms.SlugField()
    ip = forms.GenericIPAddressField()
    uuid = forms.UUIDField()
    json = forms.JSONField()
    pattern = forms.RegexField("^a$")
    empty_file = forms.FileField()
    picture = forms.ImageField()
    ending = forms.FileField(validators=[forms.fields.validators.FileExtensionValidator(["pdf"])])


WRONG = {
    "required": "",
    "short": "abc",
    "long": "abc",
    "whole": "x",
    "least": "1",
    "most": "9",
    "steps": "3",
    "decimal": "x",
    "digits": "12345",
    "places": "1.234",
    "day": "x",
    "time": "x",
    "moment": "x",
    "duration": "x",
    "mail": "x",
    "address": "x",
    "choice": "b",
    "choices": ["b"],
    "slug": "a b",
    "ip": "x",
    "uuid": "x",
    "json": "{",
    "pattern": "b",
}


def errors_in(language):
    """Each field's error sentence in a language; the names of ``WRONG`` are the fields."""
    with translation.override(language):
        files = {
            "empty_file": SimpleUploadedFile("a.txt", b""),
            "picture": SimpleUploadedFile("a.png", b"not a picture"),
            "ending": SimpleUploadedFile("a.exe", b"x"),
        }
        return {name: str(errors[0]) for name, errors in EveryField(WRONG, files).errors.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_built_in_form_errors_are_not_in_english(language):
    english, here = errors_in("en"), errors_in(language)
    assert english.keys() == here.keys() == EveryField.base_fields.keys()
    assert {name: text for name, text in here.items() if text == english[name]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_weak_passwords_are_refused_in_the_language(language):
    from django.contrib.auth.password_validation import validate_password

    told = {}
    for code in ("en", language):
        with translation.override(code), pytest.raises(ValidationError) as refusal:
            validate_password("password")
        told[code] = [str(message) for message in refusal.value.messages]
    assert len(told["en"]) == len(told[language]) >= 2
    assert not set(told["en"]) & set(told[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_spans_of_time_and_formsets_speak_the_language(language):
    def words():
        formset = forms.formset_factory(EveryField, min_num=2, validate_min=True)({})
        span = timesince.timesince(date(2026, 1, 1), date(2028, 3, 20), depth=3)
        return [span, str(formset.non_form_errors()), gettext("yes,no,maybe")]

    with translation.override("en"):
        english = words()
    with translation.override(language):
        assert not set(english) & set(words())


def test_luxembourgish_days_and_months():
    with translation.override("lb"):
        written = date_format(date(2027, 3, 27), "l, j. F Y")
        short = [date_format(date(2027, month, 1), "b") for month in range(1, 13)]
    assert written == "Samschdeg, 27. Mäerz 2027"
    assert len(set(short)) == 12 and "mar" not in short


def test_the_glossary_page_is_what_the_glossary_says():
    assert (PACKAGE.parent / "docs" / "glossary.md").read_text(encoding="utf-8") == glossary.as_markdown()


def test_every_term_has_a_word_in_every_language():
    assert len({term.name for term in glossary.TERMS}) == len(glossary.TERMS) > 90
    for term in glossary.TERMS:
        assert term.name.isidentifier()
        assert all(term.word(language).strip() for language in ("fr", "de", "lb", "en", "pt")), term


def test_terms_are_found_in_sentences():
    names = [term.name for term in glossary.terms_in("The advisory commission of the councils sits with %(mayor)s")]
    assert names == ["advisory_commission", "council"]
    council = glossary.terms_in("council")[0]
    assert council.appears_in("De Gemengerot huet decidéiert", "lb")
    assert council.appears_in("dem Gemeinderate", "de")
    assert not council.appears_in("Der Stadtrat", "de")


# --- text that stands in a template without being handed to the translators

SILENT = {"script", "style", "code", "kbd", "samp", "title-of-work"}
SPOKEN = {"title", "alt", "placeholder", "aria-label", "aria-description", "label"}
KEPT = {  # names and formats, the same in every language
    "Zesummen",
    "PDF",
    "CSV",
    "Excel",
    "SHA",
    "JSON",
    "XLSX",
    "ICS",
    "SVG",
    "Word",
    "GitHub",
    "WCAG",
    "EUPL",
    "API",
    "OpenAPI",
    "Français",
    "Deutsch",
    "Lëtzebuergesch",
    "English",
    "Português",
    "HTML",
    "SYVICOL",
    "Gemengepakt",
}
MARKUP = re.compile(
    r"{%-?\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%}|{%-?\s*comment\b.*?endcomment\s*%}|{#.*?#}|{%.*?%}|{{.*?}}",
    re.DOTALL,
)

NO_TEXT = re.compile(r"{%\s*block \w+_(?:attributes|class|link)\s*%}.*?{%\s*endblock", re.DOTALL)


class Bare(HTMLParser):
    """Gathers words outside every tag of Django, except in elements that name their language or hold code."""

    VOID = {"br", "img", "input", "hr", "meta", "link", "source", "wbr", "col", "path", "use", "rect", "circle", "line"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.words = [], []

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        for name in SPOKEN & named.keys():
            self._hear(named[name] or "", named)
        if tag not in self.VOID:
            self.open.append((tag, tag in SILENT or ("lang" in named and tag != "html")))

    def handle_endtag(self, tag):
        while self.open and any(name == tag for name, _quiet in self.open):
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, text):
        if not any(quiet for _name, quiet in self.open):
            self._hear(text, {})

    def _hear(self, text, named):
        if "lang" not in named:
            self.words += [word for word in re.findall(r"[^\W\d_]{3,}", text) if word not in KEPT]


def bare_words(source: str) -> list[str]:
    """The words of a template that no translator gets to see."""
    reader = Bare()
    shown = NO_TEXT.sub(" ", source)
    reader.feed(MARKUP.sub(lambda found: "x" if found[0].startswith("{{") else " ", shown))
    reader.close()
    return reader.words


def test_bare_words_are_found():
    assert bare_words('<p title="Help me">{% translate "Good" %} bad {{ value }} <b lang="fr">bien</b> PDF</p>') == [
        "Help",
        "bad",
    ]
    assert bare_words("{% blocktranslate trimmed %}all good{% endblocktranslate %}<code>x = yes</code>") == []


@pytest.mark.parametrize("folder", sorted(path.name for path in PACKAGE.iterdir() if (path / "templates").is_dir()))
def test_no_template_holds_text_that_is_not_handed_to_translators(folder):
    found = {}
    for path in sorted((PACKAGE / folder / "templates").rglob("*.html")):
        words = bare_words(path.read_text(encoding="utf-8"))
        if words and "gallery" not in path.parts:  # the parts gallery is for those who build, in English
            found[Path(path).relative_to(PACKAGE).as_posix()] = words[:8]
    assert found == {}
