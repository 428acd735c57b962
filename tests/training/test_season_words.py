"""What the planner says is said on pages in five languages: the same codes and the same parameters as its own words."""

import string

import pytest
from django.utils.translation import override

from zesummen.kernel.words import LANGUAGES
from zesummen.season import words as planner
from zesummen.season.levels import LEVELS
from zesummen.training import season_words

TABLES = ("WHY", "CHANGES", "MOVES", "FAULTS")
EXAMPLES = {
    "languages": ["lb", "fr"],
    "language": "lb",
    "days": [1, 3],
    "months": [3, 4],
    "on": "2027-03-02",
    "trainer": "t1",
    "other": "F-2026-001",
}
SPOKEN = [code for table in TABLES[:3] for code in getattr(season_words, table)]
NAMES = {"t1": "Mia Reuter", "F-2026-001": "Esch-sur-Alzette"}


def braces(text: str) -> set[str]:
    """The parameters of a sentence of the planner."""
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}


class Seen(dict):
    """Values for whatever a sentence asks for, which remember what was asked."""

    def __init__(self):
        super().__init__()
        self.asked = set()

    def __getitem__(self, name):
        self.asked.add(name)
        return f"‹{name}›"


def percents(text) -> set[str]:
    """The parameters of a sentence of the pages."""
    seen = Seen()
    str(text) % seen
    return seen.asked


@pytest.mark.parametrize("table", TABLES)
def test_the_two_tables_have_the_same_codes(table):
    assert set(getattr(season_words, table)) == set(getattr(planner, table))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_each_sentence_takes_the_parameters_of_the_planner(table, language):
    with override(language):
        for code, sentence in getattr(season_words, table).items():
            assert percents(sentence) == braces(getattr(planner, table)[code]), code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SPOKEN)
def test_a_reason_is_a_sentence_with_names_in_every_language(code, language):
    theirs = next(getattr(planner, table)[code] for table in TABLES[:3] if code in getattr(planner, table))
    params = {name: EXAMPLES.get(name, 3) for name in braces(theirs)}
    with override(language):
        told = season_words.sentence({"code": code, "params": params}, NAMES)
    assert "%(" not in told
    assert "t1" not in told
    assert "F-2026-001" not in told
    assert "[" not in told
    assert "2027-03-02" not in told


def test_each_aim_of_the_planner_has_a_name():
    assert tuple(season_words.LEVELS) == LEVELS
