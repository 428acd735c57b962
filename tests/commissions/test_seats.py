"""Who sits: appointing, leaving, replacing, moving up, offices; any day in the past."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commissioning import START, make_commission, make_rules
from people import a_person
from zesummen.commissions.actions import seats as act
from zesummen.commissions.models import Commission, Holding, MemberCard, MemberCode, Seat
from zesummen.commissions.queries import seats as ask
from zesummen.commissions.rules.seats import Doubtful
from zesummen.kernel.access import Refused
from zesummen.kernel.tenancy import inside
from zesummen.sittings.models import BodyMember


def later(count: int) -> date:
    return START + timedelta(days=count)


@pytest.fixture
def room(commission, anna):
    """Three seats; Ana on the first with Bo as substitute, Cy on the second, the third vacant."""
    with inside(commission.space):
        first, second, third = act.make_seats(commission=commission, count=3, by=anna)
        ana = act.appoint(commission=commission, part="full", seat=first, name="Ana Costa", from_on=START, by=anna)
        bo = act.appoint(commission=commission, part="substitute", seat=first, name="Bo Lux", from_on=START, by=anna)
        cy = act.appoint(
            commission=commission,
            part="full",
            seat=second,
            name="Cy Roth",
            email="cy@example.org",
            from_on=START,
            by=anna,
        )
    return {"seats": [first, second, third], "ana": ana, "bo": bo, "cy": cy}


def names(found) -> dict:
    return {
        row.seat.number: (row.full and row.full.member.name, row.substitute and row.substitute.member.name)
        for row in found.seats
    }


def test_the_composition_of_a_day(in_space, commission, room):
    found = ask.composition(commission, later(1))
    assert names(found) == {1: ("Ana Costa", "Bo Lux"), 2: ("Cy Roth", None), 3: (None, None)}
    assert (found.filled, len(found.vacant)) == (2, 1)
    assert ask.composition(commission, later(-1)).holdings == ()


@pytest.mark.parametrize(
    "values, sentence",
    [
        ({"part": "full", "seat": 0, "name": "Di Weis"}, "Ana Costa holds seat 1"),
        ({"part": "full", "seat": 2, "member": "cy"}, "sits on seat 2 already"),
        ({"part": "substitute", "seat": 2, "member": "cy"}, "full member on seat 2"),
        ({"part": "full", "seat": 2, "member": "bo"}, "Move up"),
        ({"part": "substitute", "seat": None, "name": "Di Weis"}, "Choose the seat"),
        ({"part": "full", "seat": None, "name": "Di Weis"}, "needs a seat"),
        ({"part": "full", "seat": 2, "name": "Di Weis", "day": -3}, "begins on"),
        ({"part": "full", "seat": 2, "name": " "}, "write a name"),
    ],
)
def test_an_appointment_that_cannot_be_is_refused_in_words(in_space, commission, room, anna, values, sentence):
    values = dict(values)
    seat = values.pop("seat")
    member = values.pop("member", None)
    before = Holding.objects.count()
    with pytest.raises(Refused) as told:
        act.appoint(
            commission=commission,
            seat=None if seat is None else room["seats"][seat],
            member=room[member].member if member else None,
            from_on=later(values.pop("day", 5)),
            by=anna,
            **values,
        )
    assert sentence in str(told.value)
    assert Holding.objects.count() == before


@pytest.mark.parametrize("given", [{"name": "ana  COSTA"}, {"name": "Eve Roth", "email": "CY@example.org"}])
def test_a_namesake_is_asked_about(in_space, commission, room, anna, given):
    with pytest.raises(Doubtful):
        act.appoint(commission=commission, part="full", seat=room["seats"][2], from_on=later(5), by=anna, **given)
    held = act.appoint(
        commission=commission, part="full", seat=room["seats"][2], from_on=later(5), is_confirmed=True, by=anna, **given
    )
    assert held.member_id not in {room["ana"].member_id, room["cy"].member_id}


def test_the_same_name_and_address_is_the_same_person_without_a_question(in_space, commission, room, anna):
    given = {"name": "CY  roth", "email": "Cy@example.org", "part": "full", "seat": room["seats"][2]}
    with pytest.raises(Refused, match="sits on seat 2 already") as told:
        act.appoint(commission=commission, from_on=later(5), by=anna, **given)
    assert not isinstance(told.value, Doubtful)
    act.end_holding(holding=room["cy"], on=later(9), kind="resigned", by=anna)
    held = act.appoint(commission=commission, from_on=later(40), by=anna, **given)
    assert held.member.name == "Cy Roth" and MemberCard.objects.get(member=held.member).pk
    assert not MemberCard.objects.filter(member=room["cy"].member).exists()  # the card came along


def test_an_account_finds_the_member_who_had_none(in_space, commission, room, anna):
    cy = a_person("Cy Roth")
    BodyMember.objects.filter(pk=room["cy"].member_id).update(email=cy.email)
    with pytest.raises(Refused, match="sits on seat 2 already"):
        act.appoint(
            commission=commission, part="full", seat=room["seats"][2], from_on=later(5), person=cy, name="", by=anna
        )
    held = act.replace(holding=room["cy"], from_on=later(9), kind="replaced", person=cy, name="", by=anna)
    assert (held.member.person_id, held.member.name) == (cy.pk, "Cy Roth")


def test_somebody_who_looks_like_a_member_can_be_the_same(in_space, commission, room, anna):
    given = {"part": "full", "seat": room["seats"][2], "name": "ana COSTA", "from_on": later(5), "by": anna}
    with pytest.raises(Doubtful) as asked:
        act.appoint(commission=commission, **given)
    assert asked.value.held == room["ana"]
    with pytest.raises(Refused, match="sits on seat 1 already"):
        act.appoint(commission=commission, is_same=True, **given)


def test_who_is_appointed_anew_to_the_own_seat_stays_the_same_person(in_space, commission, room, anna):
    again = {"holding": room["ana"], "from_on": later(20), "kind": "term", "name": "Ana Costa", "by": anna}
    with pytest.raises(Doubtful), transaction.atomic():
        act.replace(**again)
    room["ana"].refresh_from_db()
    card = MemberCard.objects.get(member=room["ana"].member)
    held = act.replace(**again, is_same=True)
    assert MemberCard.objects.get(member=held.member).pk == card.pk
    assert held.follows_id == room["ana"].pk


def test_each_new_member_gets_a_card_that_hides_and_a_code(in_space, room):
    assert MemberCard.objects.get(member=room["ana"].member).visibility == "hidden"
    assert MemberCode.objects.filter(member=room["ana"].member, revoked_on=None).count() == 1


def test_leaving_moving_up_and_the_past_stays(in_space, commission, room, anna):
    act.end_holding(holding=room["ana"], on=later(10), kind="resigned", reason="Moves away", by=anna)
    up = act.move_up(holding=room["bo"], seat=room["seats"][0], from_on=later(11), by=anna)
    assert names(ask.composition(commission, later(10)))[1] == ("Ana Costa", "Bo Lux")
    assert names(ask.composition(commission, later(11)))[1] == ("Bo Lux", None)
    assert up.follows == room["bo"] and up.member == room["bo"].member
    room["ana"].member.refresh_from_db()
    assert room["ana"].member.until_on == later(10)
    up.member.refresh_from_db()
    assert up.member.until_on is None
    with pytest.raises(Refused):
        act.end_holding(holding=room["ana"], on=later(12), kind="left", by=anna)


def test_who_resigned_may_sit_until_replaced(in_space, commission, room, anna):
    act.end_holding(holding=room["cy"], on=later(10), kind="resigned", until_replaced=True, by=anna)
    assert names(ask.composition(commission, later(30)))[2][0] == "Cy Roth"
    act.appoint(commission=commission, part="full", seat=room["seats"][1], name="Di Weis", from_on=later(40), by=anna)
    assert names(ask.composition(commission, later(39)))[2][0] == "Cy Roth"
    assert names(ask.composition(commission, later(40)))[2][0] == "Di Weis"
    room["cy"].refresh_from_db()
    assert (room["cy"].until_on, room["cy"].end_kind) == (later(39), "resigned")


def test_a_resignation_can_be_taken_back(in_space, commission, room, anna):
    act.end_holding(holding=room["cy"], on=later(10), kind="resigned", until_replaced=True, by=anna)
    held = act.stay(holding=room["cy"], by=anna)
    assert (held.end_kind, held.leaves_on) == ("", None)
    with pytest.raises(Refused):
        act.stay(holding=held, by=anna)


def test_replacing_is_one_act(in_space, commission, room, anna):
    held = act.replace(holding=room["cy"], from_on=later(20), name="Di Weis", reason="By the council", by=anna)
    assert held.follows == room["cy"]
    room["cy"].refresh_from_db()
    assert (room["cy"].until_on, room["cy"].end_kind) == (later(19), "replaced")
    with pytest.raises(Refused), transaction.atomic():  # nothing half written: the first stays where the second fails
        act.replace(holding=held, from_on=later(30), member=room["ana"].member, by=anna)
    held.refresh_from_db()
    assert held.until_on is None


def test_somebody_comes_back_and_the_gap_stays_a_gap(in_space, commission, room, anna):
    act.end_holding(holding=room["cy"], on=later(10), kind="left", by=anna)
    back = act.appoint(
        commission=commission, part="full", seat=room["seats"][2], member=room["cy"].member, from_on=later(20), by=anna
    )
    assert back.member_id != room["cy"].member_id and back.member.email == "cy@example.org"
    assert [row.member.name for row in ask.composition(commission, later(15)).holdings] == ["Ana Costa", "Bo Lux"]
    assert MemberCard.objects.filter(member=back.member).exists()


def test_offices_follow_each_other_and_the_marks_are_in_step(in_space, commission, room, anna):
    act.name_office(commission=commission, kind="president", member=room["ana"].member, from_on=START, by=anna)
    act.name_office(commission=commission, kind="president", member=room["cy"].member, from_on=later(30), by=anna)
    assert ask.president_on(commission, later(29)).name == "Ana Costa"
    assert ask.president_on(commission, later(30)).name == "Cy Roth"
    marks = {row.member.name: row.member.is_president for row in ask.composition(commission, later(30)).holdings}
    assert marks == {"Ana Costa": False, "Bo Lux": False, "Cy Roth": True}
    with pytest.raises(Refused):
        act.name_office(
            commission=commission, kind="vice_president", member=room["bo"].member, from_on=later(30), by=anna
        )


def test_a_secretary_of_the_commune_is_in_the_body_without_a_vote(in_space, commission, room, anna):
    office = act.name_office(
        commission=commission, kind="secretary", name="Sam Greffe", email="sam@example.org", from_on=START, by=anna
    )
    assert (office.member.has_vote, ask.secretary_on(commission, later(1)).name) == (False, "Sam Greffe")
    assert ask.composition(commission, later(1)).of_member(office.member_id) is None
    act.end_office(office=office, on=later(50), by=anna)
    office.member.refresh_from_db()
    assert office.member.until_on == later(50)


def test_a_secretary_named_once_more_by_name_stays_in_the_body(in_space, commission, room, anna):
    for day in (START, later(30)):
        office = act.name_office(
            commission=commission, kind="secretary", name="Sam Greffe", email="sam@example.org", from_on=day, by=anna
        )
    assert office.member.until_on is None and office.member.email == "sam@example.org"
    assert ask.secretary_on(commission, later(31)).pk == office.member_id


def test_a_president_who_leaves_presides_no_longer(in_space, commission, room, anna):
    act.name_office(commission=commission, kind="president", member=room["ana"].member, from_on=START, by=anna)
    act.end_holding(holding=room["ana"], on=later(5), kind="died", by=anna)
    assert ask.president_on(commission, later(6)) is None
    room["ana"].member.refresh_from_db()
    assert not room["ana"].member.is_president


def test_a_pool_has_ranks_and_no_seats(in_space, esch, anna):
    commission = make_commission(esch, from_on=START)
    make_rules(commission, own={"has_substitutes": "pool"})
    (seat,) = act.make_seats(commission=commission, count=1, by=anna)
    for name in ("Pol Un", "Pia Deux"):
        act.appoint(commission=commission, part="substitute", name=name, from_on=START, by=anna)
    found = ask.composition(commission, START)
    assert [(row.member.name, row.rank) for row in found.pool] == [("Pol Un", 1), ("Pia Deux", 2)]
    with pytest.raises(Refused):
        act.appoint(commission=commission, part="substitute", seat=seat, name="Pit Trois", from_on=START, by=anna)


def test_more_seats_than_the_rules_allow_are_refused(in_space, commission, anna):
    with pytest.raises(Refused):
        act.make_seats(commission=commission, count=99, by=anna)
    assert not Seat.objects.exists()


def test_a_seat_is_closed_once_nobody_holds_it(in_space, commission, room, anna):
    with pytest.raises(Refused):
        act.close_seat(seat=room["seats"][0], until_on=later(9), by=anna)
    act.close_seat(seat=room["seats"][2], until_on=later(9), by=anna)
    assert 3 not in names(ask.composition(commission, later(10)))
    assert 3 in names(ask.composition(commission, later(9)))


def test_the_end_of_the_term_ends_everything(in_space, commission, room, anna):
    act.name_office(commission=commission, kind="president", member=room["ana"].member, from_on=START, by=anna)
    assert act.end_term(commission=commission, on=later(100), by=anna) == 3
    assert not Holding.objects.filter(until_on=None).exists()
    assert len(ask.composition(commission, later(100)).holdings) == 3


def test_an_office_that_was_to_begin_later_does_not_outlive_the_term(in_space, commission, room, anna):
    office = act.name_office(
        commission=commission, kind="president", member=room["ana"].member, from_on=later(120), by=anna
    )
    act.end_term(commission=commission, on=later(100), by=anna)
    office.refresh_from_db()
    assert office.until_on == later(120) and not MemberCode.objects.filter(revoked_on=None).exists()


def test_after_the_nominal_end_people_sit_until_replaced_only_where_the_rules_say_so(in_space, esch, anna):
    for sits_on, count in ((True, 1), (False, 0)):
        commission = make_commission(esch, from_on=START)
        make_rules(commission, own={"sits_until_replaced": sits_on})
        (seat,) = act.make_seats(commission=commission, count=1, by=anna)
        act.appoint(commission=commission, part="full", seat=seat, name="Ana Costa", from_on=START, by=anna)
        found = ask.composition(commission, commission.expected_until + timedelta(days=1))
        assert (len(found.holdings), found.is_over, found.sits_on) == (count, not sits_on, sits_on)


def test_who_may_not_seat_anybody(in_space, commission, room, ben):
    with pytest.raises(Refused):
        act.end_holding(holding=room["ana"], on=later(5), kind="resigned", by=ben)


def test_the_composition_asks_as_often_for_one_as_for_many(
    in_space, commission, room, anna, django_assert_max_num_queries
):
    with django_assert_max_num_queries(4):
        ask.composition(commission, later(1)).people  # noqa: B018
    extra = act.make_seats(commission=commission, count=6, by=anna)
    for seat in extra:
        act.appoint(commission=commission, part="full", seat=seat, name=f"Person {seat.number}", from_on=START, by=anna)
    with django_assert_max_num_queries(4):
        assert len(ask.composition(commission, later(1)).people) == 9


# The history of seats against a slow, obvious reference


moves = st.lists(
    st.tuples(
        st.sampled_from(["appoint", "substitute", "end", "linger", "move_up", "replace"]),
        st.integers(0, 2),  # seat
        st.integers(0, 5),  # person
        st.integers(0, 30),  # day
    ),
    max_size=14,
)
LAST = 40


class Diary:
    """Who sat where, written day by day: slow and obvious."""

    def __init__(self):
        self.days = [{} for _day in range(LAST + 1)]

    def sit(self, place, person, first):
        for day in range(first, LAST + 1):
            self.days[day][place] = person

    def leave(self, place, last):
        for day in range(last + 1, LAST + 1):
            self.days[day].pop(place, None)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves)
def test_the_history_of_seats_is_what_was_written_day_by_day(commission, anna, steps):
    with inside(commission.space), transaction.atomic():
        places = act.make_seats(commission=commission, count=3, by=anna)
        diary, members = Diary(), {}
        for step in steps:
            _carry_out(commission, places, members, diary, step, anna)
        for day in (0, 7, 15, 23, 31, LAST):
            found = ask.composition(commission, later(day))
            told = {(row.seat.pk, row.part): row.member.name for row in found.holdings}
            assert told == diary.days[day], f"day {day}"
        transaction.set_rollback(True)


def _carry_out(commission, places, members, diary, step, by):
    """Do it in the program; where it was not refused, write it into the diary."""
    verb, seat_no, person, day = step
    seat, name = places[seat_no], f"Person {person}"
    held = {
        part: Holding.objects.filter(seat=seat, part=part, until_on=None).select_related("member", "commission").first()
        for part in ("full", "substitute")
    }
    part = "substitute" if verb == "substitute" else "full"
    new = {"member": members[name]} if name in members else {"name": name}
    leaver = held["full"]
    try:
        if verb in ("appoint", "substitute"):
            made = act.appoint(commission=commission, part=part, seat=seat, from_on=later(day), by=by, **new)
            diary.leave((seat.pk, part), day - 1)
        elif verb == "replace" and leaver:
            made = act.replace(holding=leaver, from_on=later(day), by=by, **new)
            diary.leave((seat.pk, "full"), day - 1)
        elif verb == "move_up" and held["substitute"]:
            made = act.move_up(holding=held["substitute"], seat=seat, from_on=later(day), by=by)
            diary.leave((seat.pk, "substitute"), day - 1)
            diary.leave((seat.pk, "full"), day - 1)
        elif verb in ("end", "linger") and leaver:
            act.end_holding(holding=leaver, on=later(day), kind="resigned", until_replaced=verb == "linger", by=by)
            if verb == "end":
                diary.leave((seat.pk, "full"), day)
            return
        else:
            return
    except Refused:
        return
    members[made.member.name] = made.member
    diary.sit((seat.pk, made.part), made.member.name, day)


# Two at once: each act goes by what the other has written, not by what its own page knew


def test_nobody_is_seated_on_a_seat_that_was_closed_meanwhile(in_space, commission, room, anna):
    as_it_was = Seat.objects.select_related("commission__body", "space").get(number=3)
    act.close_seat(seat=room["seats"][2], until_on=later(10), by=anna)
    with pytest.raises(Refused, match="Seat 3 was closed on"):
        act.appoint(commission=commission, part="full", seat=as_it_was, name="Di Weis", from_on=later(20), by=anna)
    with pytest.raises(Refused, match="Seat 3 was closed on"):
        act.move_up(holding=room["bo"], seat=as_it_was, from_on=later(20), by=anna)
    assert Holding.objects.filter(seat=as_it_was).count() == 0


def test_nobody_is_seated_in_a_commission_that_handed_over_meanwhile(in_space, commission, room, anna):
    as_it_was = Commission.objects.select_related("body", "space").get(pk=commission.pk)
    over = {"state": "handed_over", "until_on": later(30), "handed_over_on": later(30), "handed_over_by": anna}
    Commission.objects.filter(pk=commission.pk).update(**over)
    seat = room["seats"][2]
    with pytest.raises(Refused, match="handed over"):
        act.appoint(commission=as_it_was, part="full", seat=seat, name="Di Weis", from_on=later(20), by=anna)


def test_acts_on_the_seats_of_a_commission_wait_for_each_other(in_space, commission, room, anna):
    """The row of the commission is held before anything is read of its seats; SQLite has one writer anyway."""
    third = room["seats"][2]
    acts = (
        lambda: act.appoint(commission=commission, part="full", seat=third, name="Di", from_on=later(2), by=anna),
        lambda: act.end_holding(holding=Holding.objects.get(seat=third), on=later(5), kind="resigned", by=anna),
        lambda: act.close_seat(seat=third, until_on=later(9), by=anna),
    )
    for place, done in enumerate(acts):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            done()
        first = next(row["sql"] for row in asked if "commissions_" in row["sql"])
        if place != 1:
            assert "commissions_commission" in first and "WHERE" in first
            assert not connection.features.has_select_for_update or "FOR NO KEY UPDATE" in first
