"""A line of the journal reads as a sentence, whatever was typed."""

import pytest
from django.utils import translation

from zesummen.kernel import journal

pytestmark = pytest.mark.django_db


def line(space, anna, **facts):
    return journal.note("notice.distributed", None, space=space, by=anna, **facts)


def test_a_way_in_free_words_is_a_fact_and_may_be_long(space, anna):
    words = "in the communal bulletin and at every door of the commune"
    entry = line(space, anna, how=words)
    assert entry.how == ""
    with translation.override("en"):
        assert journal.sentence(entry) == f"Anna Schmit recorded how the notice was distributed: {words}"


def test_a_way_of_the_list_stands_beside_the_name(space, anna):
    entry = journal.note("letter.made", None, space=space, by=anna, how="phone")
    with translation.override("en"):
        assert journal.sentence(entry) == "Anna Schmit (by telephone) wrote the letter to the ministry"


@pytest.mark.parametrize(
    ("language", "day", "shown"),
    [
        ("en", "2023-12-18", "18/12/2023"),
        ("de", "2023-12-18", "18.12.2023"),
        ("fr", "18.12.2023", "18/12/2023"),
        ("en", "9999-99-99", "9999-99-99"),
    ],
)
def test_days_are_written_as_the_reader_writes_them(space, anna, language, day, shown):
    entry = journal.note("letter.sent", None, space=space, by=anna, day=day, how="by post")
    with translation.override(language):
        assert shown in journal.sentence(entry) and "by post" in journal.sentence(entry)
