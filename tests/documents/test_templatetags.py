"""A frozen document on a page: the same words as in its PDF, and nothing that runs."""

import pytest
from django.template import engines

from samples import HOSTILE, hostile, plan
from zesummen.documents.templatetags.documents import document
from zesummen.kernel.exports import document as d
from zesummen.kernel.exports import marks


def rendered(shown) -> str:
    source = "{% load documents %}{% document shown level=2 %}"
    return engines["django"].from_string(source).render({"shown": shown})


@pytest.mark.parametrize("language", d.LANGUAGES)
def test_a_page_says_what_the_pdf_says(language):
    html = rendered(plan(language, demo=True, draft_mark="Draft!"))
    assert f'lang="{language}"' in html and marks.DEMO[language] in html and "Draft!" in html
    for words in (
        "<h2>Où nous en sommes</h2>",
        "<h3>Argent</h3>",
        "<strong>douze besoins</strong>",
        "<li>un</li>",
        '<th scope="col" class="num">2026</th>',
        "<tfoot>",
        "Mia Thill",
        "<strong>Article 2.</strong> charge",
        '<mark class="blacked">[passage occulté]</mark>',
        'alt="Le Portugal devant la France"',
        'lang="de"',
        "2026/14",
        'href="https://a.example/"',
    ):
        assert words in html, words


def test_hostile_words_stay_words():
    html = rendered(d.load(d.dump(hostile())))
    assert "<script>" not in html and "&lt;script&gt;" in html
    assert "{{ 7 * 7 }}" in html
    assert HOSTILE[:20] in html.replace("&quot;", '"')


def test_headings_never_go_below_six():
    shown = d.Document("T", "fr", tuple(d.heading(i, f"h{i}") for i in range(1, 6)))
    assert [p["level"] for p in document(shown, level=3)["blocks"]] == [3, 4, 5, 6, 6]
