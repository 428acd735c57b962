"""The neutral document: same bytes for the same words, back and forth, nothing a reader would stumble over."""

import json
import unicodedata

import pytest

from samples import HOSTILE, hostile, plan
from zesummen.kernel.exports import document as d
from zesummen.kernel.exports import marks
from zesummen.kernel.exports.blackout import blacked_out
from zesummen.kernel.words import text


def test_a_document_comes_back_from_json_as_it_was():
    assert d.load(d.dump(plan(demo=True))) == plan(demo=True)
    assert d.dump(plan()) == d.dump(d.load(d.dump(plan())))


def test_hostile_words_are_cleaned_once_and_for_all():
    once = d.load(d.dump(hostile()))
    assert d.load(d.dump(once)) == once
    assert "\x00" not in once.title and "\ud800" not in once.title and "é" in once.title
    assert "日本語" in once.title and "😀" in once.title


def test_an_unknown_schema_is_refused():
    data = json.loads(d.dump(plan()))
    data["schema"] = 99
    with pytest.raises(ValueError, match="schema 99"):
        d.load(data)


@pytest.mark.parametrize(
    "blocks",
    [
        (d.heading(2, "skips"),),
        (d.heading(1, "one"), d.heading(3, "three")),
        (d.Figure("<svg/>", " "),),
        (d.table("t", ["a", "b"], [["only one"]]),),
    ],
)
def test_what_a_screen_reader_would_stumble_over_is_an_error(blocks):
    with pytest.raises(ValueError):
        d.Document("Title", "fr", blocks)


@pytest.mark.parametrize(("title", "language"), [("", "fr"), ("  ", "fr"), ("Title", "xx")])
def test_a_document_needs_a_title_and_a_known_language(title, language):
    with pytest.raises(ValueError):
        d.Document(title, language)


@pytest.mark.parametrize("language", d.LANGUAGES)
def test_every_fixed_sentence_exists_in_five_languages(language):
    tables = [value for value in vars(marks).values() if isinstance(value, dict) and "fr" in value]
    assert len(tables) >= 9
    assert all(table[language].strip() for table in tables)


def test_each_page_says_what_the_document_is():
    told = marks.lines_for(plan("en", demo=True, information_only=True, draft_mark="Draft"))
    assert told == [marks.DEMO["en"], marks.REFERENCE["en"], "Draft"]
    assert marks.lines_for(plan()) == []


def test_a_public_copy_has_none_of_the_chosen_words_in_it():
    source = d.Document(
        "Nomination de Jeanne Weber",
        "fr",
        (
            d.paragraph("Le conseil nomme ", d.strong("Jeanne"), " Weber, née à Wiltz."),
            d.table("Membres", ["Nom"], [["Jeanne Weber"], ["Paul Muller"]]),
            d.facts([("Adresse", "1, rue du Lac")]),
            d.Figure("<svg><text>Jeanne Weber</text></svg>", "Portrait"),
        ),
    )
    copy, unknown = blacked_out(source, ["Jeanne Weber", "1, rue du Lac", "Nobody"])
    assert unknown == ["Nobody"]
    written = d.dump(copy)
    assert "Weber" not in written and "rue du Lac" not in written
    assert "Paul Muller" in written and ", née à Wiltz." in written and "Le conseil nomme " in written
    assert "Jeanne" not in written
    assert marks.PUBLIC_COPY["fr"] in written
    assert "Jeanne Weber" in source.title


def test_overlapping_passages_leave_nothing_between_them():
    copy, unknown = blacked_out(d.Document("T", "en", (d.paragraph("abcdefg"),)), ["bcd", "def", "f"])
    assert unknown == []
    assert d.plain(copy.blocks[1].spans).replace(marks.BLACKED_OUT["en"], "_") == "a_g"


def test_what_is_not_looked_at_letter_by_letter_would_stay_as_it_is():
    sure = [chr(number) for number in range(0x3000) if d._SURE.fullmatch(chr(number))]
    assert len(sure) > 500
    for letter in set(sure) - {"\n"}:
        assert unicodedata.category(letter) not in d._DROPPED and letter not in d._TURNING, hex(ord(letter))
    assert unicodedata.normalize("NFC", "".join(sure)) == "".join(sure)


def test_clean_keeps_what_people_write():
    assert d.clean("Ë’äé\tß\r\nẞ") == "Ë’äé ß\nẞ"
    assert d.clean("a\x00b\x1bc") == "abc"
    assert "👩‍👩‍👧" in d.clean(HOSTILE)


def test_content_that_stands_in_another_language_is_marked():
    words = text("de", de="Eins\n\n  Zwei")
    assert d.said(words, "de").language == "" and d.said(words, "fr").language == "de"
    assert d.prose(words, "fr") == [d.paragraph("Eins", language="de"), d.paragraph("Zwei", language="de")]
    assert d.prose(text(), "fr") == []
