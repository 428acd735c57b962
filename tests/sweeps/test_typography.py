"""Words that mean two things say which; a colon is spaced as the reader's language wants, wherever it stands."""

import re

import pytest
from django.conf import settings
from django.template import engines
from django.template.loader import get_template
from django.utils import translation

from zesummen.kernel.loaders import with_colons
from zesummen.kernel.messages.collect import own

TWO_MEANINGS = ("Report", "Close", "Office", "Time", "From", "To", "State", "Fields", "By")
NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize("word", TWO_MEANINGS)
def test_a_word_of_two_meanings_has_a_context(word):
    """In French "From" is "Du", "De" or "Expéditeur": a translator who sees the bare word can only guess."""
    message = own().messages.get(("", word))
    assert message is None, f"give it a context in {sorted(message.files)}"


@pytest.mark.parametrize(("source", "read"), [
    ("{{ a }}: {{ b }}", "{{ a }}{% colon %} {{ b }}"),
    ('{% translate "Source" %}: x', '{% translate "Source" %}{% colon %} x'),
    ("<strong>{{ a }}</strong>: x", "<strong>{{ a }}</strong>{% colon %} x"),
    ("<span>{{ a }}:</span>", "<span>{{ a }}{% colon %}</span>"),
    ("{{ a }}:\n{{ b }}", "{{ a }}{% colon %}\n{{ b }}"),
    ("{% blocktranslate %}{{ a }}: {{ b }}{% endblocktranslate %}: c",
     "{% blocktranslate %}{{ a }}: {{ b }}{% endblocktranslate %}{% colon %} c"),
    ("{{ hour }}:{{ minute }} https://{{ host }}:8000/", "{{ hour }}:{{ minute }} https://{{ host }}:8000/"),
    ('content=\'{"a":{"b":1}}\'', 'content=\'{"a":{"b":1}}\''),
])  # fmt: skip
def test_a_template_is_read_with_its_colons(source, read):
    assert with_colons(source) == read


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_colon_of_a_part_is_the_languages_own(language):
    with translation.override(language):
        page = get_template("parts/source.html").render({"source": "STATEC", "href": "", "on": ""})
    before = re.search(r"(.):", page.split("<p", 1)[1]).group(1)
    assert (before == NO_BREAK) == (language == "fr")


def test_every_template_of_ours_is_read_that_way():
    assert "loaders" in settings.TEMPLATES[0]["OPTIONS"] and "APP_DIRS" not in settings.TEMPLATES[0]
    found = engines["django"].engine.find_template("parts/mail.html")[0].source
    assert "{% colon %}" in found
