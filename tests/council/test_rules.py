"""Regimes at their boundary days, votes that add up, reference numbers, deadlines, who may."""

from datetime import date

import pytest

from zesummen.council import rules
from zesummen.council.models import CouncilRules
from zesummen.council.queries import deadlines
from zesummen.council.queries.differences import changes, words
from zesummen.kernel.access import permissions_of


@pytest.mark.parametrize(
    ("day", "regime", "both"),
    [
        (date(2023, 8, 22), "2011", False),
        (date(2023, 8, 25), "2011", False),
        (date(2023, 8, 26), "2011", True),
        (date(2023, 12, 31), "2011", True),
        (date(2024, 1, 1), "2023", False),
        (date(2026, 5, 3), "2023", False),
    ],
)
def test_the_day_proposes_a_regime_and_both_in_the_last_months_of_2023(day, regime, both):
    proposed = rules.proposed_regime(day)
    assert (proposed.regime, proposed.both) == (regime, both)
    assert str(proposed.why)


def ballot(**values):
    given = {
        "result": "accepted",
        "present": 7,
        "votes_for": 5,
        "votes_against": 1,
        "abstentions": 1,
        "seats": 7,
        **values,
    }
    return rules.Ballot(**given)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"unanimous": True, "votes_for": None, "votes_against": None, "abstentions": None},
        {"unanimous": True, "votes_for": 7, "votes_against": 0, "abstentions": 0},
        {"present": 5, "proxies": 2, "proxies_allowed": True},
        {"result": "rejected", "votes_for": 3, "votes_against": 3},
        {"result": "rejected", "votes_for": 1, "votes_against": 5},
        {"result": "postponed", "reason": "Avis manquant", "present": 0, "votes_for": None},
        {"result": "withdrawn", "reason": "Retiré par le collège", "present": 0, "votes_for": None},
        {"present": 2, "votes_for": 2, "votes_against": 0, "abstentions": 0, "quorum_note": "troisième convocation"},
        {"votes_for": 1, "votes_against": 0, "abstentions": 6},
    ],
)
def test_a_vote_that_adds_up_is_taken(values):
    assert rules.vote_adds_up(ballot(**values))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"votes_for": 7}, "9 votes were entered, but only 7"),
        ({"votes_for": 3}, "5 votes were entered, but 7 could"),
        (
            {"unanimous": True, "votes_for": None, "votes_against": 1, "abstentions": None},
            "unanimous vote has no votes against",
        ),
        ({"unanimous": True, "votes_for": None, "votes_against": None, "abstentions": 1}, "no abstentions"),
        ({"unanimous": True, "votes_for": 6, "votes_against": None, "abstentions": None}, "counts everyone: 7"),
        ({"votes_for": 3, "votes_against": 3}, "a tie is not adopted"),
        ({"votes_for": 0, "votes_against": 0, "abstentions": 7}, "a tie is not adopted"),
        ({"votes_for": 2, "votes_against": 4}, "this is no majority"),
        ({"result": "rejected"}, "this is a majority"),
        ({"result": "postponed"}, "Say why"),
        ({"result": "withdrawn", "reason": "  "}, "Say why"),
        ({"result": ""}, "Choose the result"),
        ({"present": 0, "votes_for": 0, "votes_against": 0, "abstentions": 0}, "Nobody is marked as present"),
        ({"present": 3, "votes_for": 3, "votes_against": 0, "abstentions": 0}, "more than half are needed: 4"),
        ({"present": 6, "proxies": 1}, "Proxies are not allowed"),
        ({"votes_for": None, "votes_against": None, "abstentions": None}, "Enter the votes"),
    ],
)
def test_a_vote_that_does_not_add_up_is_refused_in_words(values, words):
    verdict = rules.vote_adds_up(ballot(**values))
    assert not verdict
    assert words in str(verdict.why)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("{year}/{number:03d}", "2027/014"),
        ("CC-{yy}-{number}", "CC-27-14"),
        ("{year}.{month}.{number:02d}", "2027.03.14"),
    ],
)
def test_reference_numbers_follow_the_pattern(pattern, number):
    assert rules.reference_pattern_problem(pattern)
    assert rules.reference_number(pattern, day=date(2027, 3, 27), number=14) == number


@pytest.mark.parametrize(
    "pattern", ["{year}", "{number}{secret}", "{number", "{0}{number}", "{number:x}", "{number.__class__}"]
)
def test_a_pattern_that_cannot_work_is_refused(pattern):
    assert not rules.reference_pattern_problem(pattern)


def test_deadlines_are_counted_back_and_late_ones_said():
    found = deadlines(date(2027, 3, 27), CouncilRules(), today=date(2027, 3, 22))
    assert [(d.kind, d.on, d.late) for d in found] == [
        ("college", date(2027, 3, 17), True),
        ("convocation", date(2027, 3, 22), False),
        ("member_item", date(2027, 3, 24), False),
    ]
    assert str(found[1].how) == "counted back 5 calendar days from the day of the sitting"


def test_roles_do_what_their_sentence_says():
    assert "council.vote" in permissions_of(["councillor"])
    assert "council.write" not in permissions_of(["councillor"])
    assert {"council.read", "council.write", "council.publish"} <= permissions_of(["secretary"])
    assert not {p for p in permissions_of(["lead", "member", "steering"]) if p.startswith("council.")}


def test_differences_are_told_word_by_word():
    bits = words("une fois par an ;", "deux fois par an ;")
    assert [(b.kind, b.text) for b in bits] == [("out", "une"), ("in", "deux"), ("same", " fois par an ;")]


def test_a_space_between_two_changed_words_belongs_to_both():
    assert [(b.kind, b.text) for b in words("désigne Monsieur Secret ;", "désigne Madame Autre ;")] == [
        ("same", "désigne "),
        ("out", "Monsieur Secret"),
        ("in", "Madame Autre"),
        ("same", " ;"),
    ]


def test_an_added_article_does_not_make_the_following_ones_look_changed():
    before = [("article:1", "adopte ;"), ("article:2", "transmet.")]
    after = [("article:1", "adopte ;"), ("article:2", "invite ;"), ("article:3", "transmet.")]
    assert [(c.what, c.key) for c in changes(before, after)] == [("added", "article:2")]
    assert [(c.what, c.key) for c in changes(after, before)] == [("removed", "article:2")]
    assert changes(before, before) == []
