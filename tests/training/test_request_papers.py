"""The form on paper: five languages, the same order as the screen on which it is keyed in."""

import re

import pytest
from django.utils import timezone, translation

from people import signed_in
from training.making import make_course
from zesummen.kernel.exports.document import Heading
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import LANGUAGES
from zesummen.training.queries import request_papers as papers


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_is_written_in_five_languages(cefis, course, language):
    made = papers.blank(course, cefis, language, timezone.localdate())
    assert made.language == language and len(made.blocks) > 25
    assert papers.blank(course, cefis, "xx", timezone.localdate()) is None


def test_paper_and_screen_have_the_same_order(cefis, course, draft, anna):
    with translation.override("en"):
        made = papers.blank(course, cefis, "en", timezone.localdate())
    heads = [block.text for block in made.blocks if isinstance(block, Heading)]
    page = signed_in(anna).get(f"/s/{draft.viewer.slug}/training/requests/{draft.request.pk}/form/").content.decode()
    legends = [words for words in re.findall(r"<legend>(\d\. [^<]+)</legend>", page)]
    assert heads == legends and len(heads) == 6


def test_commune_and_desk_take_it_along(esch, cefis, course, commission, anna, dora, second_body):
    for person, space in ((anna, esch), (dora, cefis)):
        answer = signed_in(person).get(f"/s/{space.slug}/training/form/{course.pk}/pt.docx")
        assert answer.status_code == 200 and answer.content[:2] == b"PK"
    with inside(second_body):
        other = make_course(second_body)
    assert signed_in(dora).get(f"/s/{cefis.slug}/training/form/{other.pk}/fr.pdf").status_code == 404
    assert signed_in(anna).get(f"/s/{esch.slug}/training/form/999999/fr.pdf").status_code == 404
