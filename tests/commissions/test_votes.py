"""Votes by seat: what carries, equal votes, roll-call, secret votes, elections, and what is refused."""

from datetime import date, time

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commissioning import make_commission, make_rules
from zesummen.commissions import balloting
from zesummen.commissions.actions import seats as seat_acts
from zesummen.commissions.actions import votes as acts
from zesummen.commissions.actions.votes import Ballot, Candidate
from zesummen.commissions.models import SeatFilling, Vote
from zesummen.commissions.queries import minutes_papers, votes
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.sittings import actions as sittings
from zesummen.sittings.models import AgendaItem, Attendance, Sitting

START = date(2024, 1, 15)
SMALL = st.integers(min_value=0, max_value=12)
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # also on a busy machine


def held(esch, anna, count=4, **own) -> AgendaItem:
    """A sitting held today with ``count`` seats filled; its one point. M1 presides."""
    commission = make_commission(esch, from_on=START)
    make_rules(commission, own={"min_members": 1, "has_substitutes": "none", **own})
    seats = seat_acts.make_seats(commission=commission, count=count, by=anna)
    members = [
        seat_acts.appoint(commission=commission, part="full", seat=seat, name=f"M{n} Full", from_on=START, by=anna).member
        for n, seat in enumerate(seats, 1)
    ]  # fmt: skip
    seat_acts.name_office(commission=commission, kind="president", from_on=START, member=members[0], by=anna)
    made = sittings.plan_sitting(
        body=commission.body, day=timezone.localdate(), starts_at=time(18), place="Mairie", by=anna
    )
    item = sittings.add_item(sitting=made, title="Avis sur le plan", kind="opinion", by=anna)
    for row in Attendance.objects.filter(sitting=made).select_related("sitting__body", "sitting__space", "member"):
        sittings.mark(attendance=row, presence="present", by=anna)
    return point(item)


def point(item) -> AgendaItem:
    return AgendaItem.objects.select_related("sitting__body", "sitting__space", "body", "space").get(pk=item.pk)


def seat_of(item, number: int) -> int:
    return SeatFilling.objects.get(sitting=item.sitting_id, seat__number=number).seat_id


@UNHURRIED
@given(SMALL, SMALL, SMALL, SMALL, st.sampled_from(["simple", "present", "all"]))
def test_what_carries_is_what_a_slow_count_says(yes, no, others, away, rule):
    filled = yes + no + others
    base = {"simple": yes + no, "present": filled, "all": filled + away}[rule]
    came = balloting.result(balloting.Count(yes, no, filled, filled + away), vote_rule=rule, tie_rule="lost")
    is_carried = yes > no and (rule == "simple" or yes > base / 2)
    assert (came == "carried") == is_carried
    assert (came == "tie") <= (yes == no)


@UNHURRIED
@given(st.lists(SMALL, min_size=1, max_size=8), st.integers(min_value=1, max_value=4))
def test_the_elected_have_at_least_as_many_votes_as_everybody_else(votes, posts):
    try:
        chosen = balloting.elected(votes, posts)
    except balloting.NeedsDecision as question:
        assert len({votes[place] for place in question.among}) == 1 and len(question.among) > 1
        return
    assert len(chosen) == min(posts, sum(bool(count) for count in votes))
    rest = [votes[place] for place in range(len(votes)) if place not in chosen]
    assert all(votes[place] >= max(rest, default=0) for place in chosen)


def test_the_result_stands_at_the_point_and_the_seats_are_frozen(esch, anna):
    with inside(esch):
        item = held(esch, anna)
        vote = acts.record_vote(item=item, ballot=Ballot("Avis", votes_for=3, votes_against=1), by=anna)
        item = point(item)
        assert (vote.result, vote.seats_filled, vote.roll.count()) == ("carried", 4, 4)
        assert (item.votes_for, item.votes_against, item.abstentions) == (3, 1, 0)
        assert item.sitting.state == "draft"
        SeatFilling.objects.filter(seat__number=4).delete()
        assert Vote.objects.get().roll.count() == 4


def test_more_votes_than_seats_in_the_room_are_refused_and_nothing_is_written(esch, anna):
    with inside(esch):
        item = held(esch, anna)
        with pytest.raises(Refused, match="5 votes were entered, but only 4 seats"):
            acts.record_vote(item=item, ballot=Ballot("Avis", votes_for=5), by=anna)
        left = Ballot("Avis", votes_for=4, recused={seat_of(item, 2): "son association"})
        with pytest.raises(Refused, match="only 3 seats"):
            acts.record_vote(item=item, ballot=left, by=anna)
        row = Attendance.objects.get(member__name="M3 Full")
        SeatFilling.objects.filter(member=row.member_id).update(left_at=time(19))
        with pytest.raises(Refused, match="only 3 seats"):
            acts.record_vote(item=item, ballot=Ballot("Avis", votes_for=4, at=time(19, 30)), by=anna)
        assert not Vote.objects.exists() and point(item).votes_for is None


def test_whoever_leaves_for_a_personal_interest_is_named_and_does_not_count(esch, anna):
    with inside(esch):
        item = held(esch, anna)
        ballot = Ballot("Subside", votes_for=2, votes_against=1, recused={seat_of(item, 2): "président du club"})
        vote = acts.record_vote(item=item, ballot=ballot, by=anna)
        gone = vote.roll.get(choice="recused")
        assert (vote.seats_filled, gone.member.name, gone.reason) == (3, "M2 Full", "président du club")


@pytest.mark.parametrize(
    ("tie_rule", "kind", "decided", "result"),
    [
        ("lost", "open", None, "tie"),
        ("president", "open", True, "casting"),
        ("president", "open", False, "lost"),
        ("president", "secret", True, "tie"),
        ("lot", "secret", True, "lot"),
        ("lot", "open", False, "lost"),
    ],
)
def test_equal_votes_come_to_what_the_rules_of_the_day_say(esch, anna, tie_rule, kind, decided, result):
    with inside(esch):
        item = held(esch, anna, tie_rule=tie_rule)
        ballot = Ballot("Avis", kind=kind, votes_for=2, votes_against=2, decided=decided)
        assert acts.record_vote(item=item, ballot=ballot, by=anna).result == result


def test_equal_votes_without_the_word_of_the_president_are_asked_for(esch, anna):
    with inside(esch):
        item = held(esch, anna, tie_rule="president")
        with pytest.raises(Refused, match="president's vote decides"):
            acts.record_vote(item=item, ballot=Ballot("Avis", votes_for=2, votes_against=2), by=anna)
        roll = {seat_of(item, n): "against" if n < 3 else "for" for n in range(1, 5)}
        vote = acts.record_vote(item=item, ballot=Ballot("Avis", kind="roll_call", roll=roll), by=anna)
        assert vote.result == "lost"  # the president (seat 1) voted against: her vote is known


def test_a_roll_call_wants_every_seat(esch, anna):
    with inside(esch):
        item = held(esch, anna)
        roll = {seat_of(item, 1): "for", seat_of(item, 2): "abstain"}
        with pytest.raises(Refused, match="each seat"):
            acts.record_vote(item=item, ballot=Ballot("Avis", kind="roll_call", roll=roll), by=anna)
        away = frozenset({seat_of(item, 3), seat_of(item, 4)})
        vote = acts.record_vote(item=item, ballot=Ballot("Avis", kind="roll_call", roll=roll, away=away), by=anna)
        assert (vote.votes_for, vote.abstentions, vote.result) == (1, 1, "carried")
        assert [(row.seat.number, row.choice) for row in vote.roll.all()] == [(1, "for"), (2, "abstain")]


def test_pairs_for_the_higher_council_are_elected_in_secret_where_the_rules_say_so(esch, anna):
    with inside(esch):
        item = held(esch, anna, elects_representatives=True)
        pairs = [Candidate("A", 2, "B"), Candidate("C", 2, "D")]
        ballot = Ballot("Conseil supérieur", kind="secret")
        with pytest.raises(Refused, match="Equal votes"):
            acts.record_election(item=item, ballot=ballot, candidates=pairs, for_council=True, by=anna)
        with pytest.raises(Refused, match="both names"):
            acts.record_election(item=item, ballot=ballot, candidates=[Candidate("A", 3)], for_council=True, by=anna)
        with pytest.raises(Refused, match="do not fit"):
            acts.record_election(item=item, ballot=ballot, candidates=[Candidate("A", 5, "B")], by=anna)
        pairs[1] = Candidate("C", 2, "D", is_chosen=True)
        vote = acts.record_election(item=item, ballot=ballot, candidates=pairs, for_council=True, by=anna)
        assert [(c.name, c.partner) for c in vote.choices.filter(is_elected=True)] == [("C", "D")]


def test_no_pair_where_the_rules_elect_none(esch, anna):
    with inside(esch):
        item = held(esch, anna, elects_representatives=False)
        with pytest.raises(Refused, match="elects no candidates"):
            acts.record_election(
                item=item,
                ballot=Ballot("Conseil supérieur", kind="secret"),
                candidates=[Candidate("A", 3, "B")],
                for_council=True,
                by=anna,
            )


def test_a_vote_recorded_wrongly_is_taken_back_with_a_reason(esch, anna):
    with inside(esch):
        item = held(esch, anna)
        vote = acts.record_vote(item=item, ballot=Ballot("Avis", votes_for=3, votes_against=1), by=anna)
        acts.take_back(vote=vote, reason="mal compté", by=anna)
        assert point(item).votes_for is None and not Vote.objects.exists()
        assert Entry.objects.get(verb="vote.taken_back").facts["reason"] == "mal compté"


def test_the_secretary_records_votes_on_the_page(esch, anna, sign_in, django_assert_max_num_queries):
    with inside(esch):
        item = held(esch, anna)
        seats = {n: seat_of(item, n) for n in range(1, 5)}
    browser, here = sign_in(anna), f"/s/{esch.slug}/sittings/{item.sitting_id}/votes/"
    bad = {"question": "Avis", "votes_for": "7", **{f"seat_{pk}": "voted" for pk in seats.values()}}
    answer = browser.post(f"{here}{item.pk}/new/open/", bad)
    assert answer.status_code == 422 and "only 4 seats were filled" in answer.content.decode()
    answer = browser.post(f"{here}{item.pk}/new/open/", {**bad, f"seat_{seats[2]}": "recused", "votes_for": "3"})
    assert answer.status_code == 422 and "Say why the seat left" in answer.content.decode()
    roll = {f"seat_{pk}": "for" for pk in seats.values()}
    answer = browser.post(f"{here}{item.pk}/new/roll-call/", {"question": "Avis A", **roll})
    assert answer.status_code == 302
    ballots = {f"seat_{pk}": "voted" for pk in seats.values()}
    one = {"question": "Bureau", "posts": "1", "name_1": "Ana", "votes_1": "3", "name_2": "Bo", "votes_2": "1"}
    assert browser.post(f"{here}{item.pk}/new/election/", {**one, **ballots}).status_code == 302
    with django_assert_max_num_queries(12):
        page = browser.get(here).content.decode()
    assert "Seat 2, M2 Full: for" in page and "Ana: 3 votes" in page
    with inside(esch):
        assert Sitting.objects.get(pk=item.sitting_id).state == "draft"
        vote = Vote.objects.filter(is_election=False).get()
    answer = browser.post(f"{here}{vote.pk}/take-back/", {"reason": ""})
    assert answer.status_code == 422
    assert browser.post(f"{here}{vote.pk}/take-back/", {"reason": "erreur"}).status_code == 302


def test_a_roll_call_left_open_names_every_missing_seat_and_leads_to_it(esch, anna, sign_in):
    with inside(esch):
        item = held(esch, anna)
        seats = {n: seat_of(item, n) for n in range(1, 5)}
    here = f"/s/{esch.slug}/sittings/{item.sitting_id}/votes/{item.pk}/new/roll-call/"
    said = {"question": "Avis", f"seat_{seats[1]}": "for", f"seat_{seats[3]}": "against"}
    answer = sign_in(anna).post(here, said)
    page = answer.content.decode()
    assert answer.status_code == 422
    for number, pk in seats.items():
        told = f'<a href="#id_seat_{pk}">Say how seat {number}, M{number} Full, voted.</a>'
        assert (told in page) == (number in (2, 4)), number
        assert f'id="id_seat_{pk}"' in page
    with inside(esch):
        assert not Vote.objects.exists()


def test_on_paper_the_point_stands_in_its_language_and_one_is_one(esch, anna):
    with inside(esch):
        item = held(esch, anna)
        AgendaItem.objects.filter(pk=item.pk).update(title=text("fr", fr="Avis sur le plan", en="Opinion on the plan"))
        ballot = Ballot("Opinion on the plan", kind="secret", votes_for=2, abstentions=1, blank=1)
        acts.record_vote(item=point(item), ballot=ballot, by=anna)
        acts.record_vote(item=point(item), ballot=Ballot("Report à mai", votes_for=3, votes_against=1), by=anna)
        first, second = votes.votes_of(item.sitting)
        told = {code: str(minutes_papers.vote_blocks(first, code)) for code in ("fr", "de", "en")}
        assert "Avis sur le plan" in told["fr"] and "Opinion on the plan" in told["en"]
        assert "1 abstention," in told["fr"] and "1 bulletin blanc ou nul" in told["fr"]
        assert "1 Enthaltung," in told["de"] and "1 leere oder ungültige Stimme" in told["de"]
        french, english = (str(minutes_papers.vote_blocks(second, code)) for code in ("fr", "en"))
        assert "Report à mai" in english and "0 abstention," in french and "0 abstentions," in english


def test_only_what_the_rules_leave_open_is_asked(esch, anna, sign_in):
    with inside(esch):
        item = held(esch, anna, tie_rule="president")
        voted = {f"seat_{seat_of(item, n)}": "voted" for n in (1, 2, 3, 4)}
    browser, here = sign_in(anna), f"/s/{esch.slug}/sittings/{item.sitting_id}/votes/{item.pk}/new/"
    asked = {kind: browser.get(f"{here}{kind}/").content.decode() for kind in ("open", "secret", "election")}
    assert {kind: 'name="tie_note"' in page for kind, page in asked.items()} == {
        "open": True, "secret": False, "election": True,
    }  # fmt: skip
    said = {"question": "Paire", "name_1": "Ana Sousa", "partner_1": "ana sousa", "votes_1": "3"}
    pair = browser.post(f"{here}pair/", {**said, **voted})
    assert pair.status_code == 422 and "stand in pairs" in pair.content.decode()
