"""Members' cards: kept by the secretariat, counted with care, gone by rule."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from commissioning import make_commission, make_rules
from zesummen.accounts import mydata
from zesummen.commissions.actions import cards as act
from zesummen.commissions.actions import seats
from zesummen.commissions.models import MemberCard, MemberCode
from zesummen.commissions.queries import cards as ask
from zesummen.commissions.queries import seats as seat_ask
from zesummen.kernel.models import Entry
from zesummen.kernel.retention import TERMS
from zesummen.kernel.tenancy import inside
from zesummen.sittings.models import BodyMember

START = date(2024, 1, 15)


@pytest.fixture
def commission(esch, anna):
    with inside(esch):
        made = make_commission(esch, from_on=START)
        make_rules(made, own={"has_substitutes": "none", "max_members": 24})
        return made


def seat_people(commission, count, by, **values):
    rows = []
    for seat in seats.make_seats(commission=commission, count=count, by=by):
        rows.append(
            seats.appoint(
                commission=commission,
                part="full",
                seat=seat,
                name=f"Person {seat.number}",
                from_on=START,
                by=by,
                **values,
            ).member
        )
    return rows


@pytest.fixture
def ana(commission, anna):
    with inside(commission.space):
        return seat_people(commission, 1, anna)[0]


def post_card(browser, commission, member, **values):
    card = ask.card_of(member)
    data = {"name": member.name, "language": "fr", "visibility": "hidden", "version": card.version, **values}
    return browser.post(f"/s/{commission.space.slug}/commissions/{commission.pk}/members/{member.pk}/edit/", data)


def test_the_secretariat_writes_a_card_and_the_journal_does_not_repeat_it(in_space, commission, ana, anna, sign_in):
    answer = post_card(
        sign_in(anna),
        commission,
        ana,
        phone="+352 621 000 000",
        address="1, rue du Test\nL-4000 Esch",
        languages=["pt", "fr"],
        interpretation="Arabic",
        wants_paper="on",
        how="phone",
        gender="woman",
    )
    assert answer.status_code == 302
    card = MemberCard.objects.get(member=ana)
    assert (card.languages, card.wants_paper, card.declared) == (["pt", "fr"], True, {"gender": "woman"})
    line = Entry.objects.get(verb="card.changed")
    assert line.how == "phone" and line.for_name == ana.name
    assert "rue" not in str(line.facts) and "621" not in str(line.facts)


def test_a_stale_card_keeps_what_was_typed(in_space, commission, ana, anna, sign_in):
    browser = sign_in(anna)
    old = ask.card_of(ana).version
    assert post_card(browser, commission, ana, phone="1").status_code == 302
    answer = post_card(browser, commission, ana, phone="2", version=old)
    assert answer.status_code == 422 and 'value="2"' in answer.content.decode()
    assert MemberCard.objects.get(member=ana).phone == "1"


@pytest.mark.parametrize("who", ["ben", "ivo", "helene"])
def test_nobody_else_reads_addresses(in_space, commission, ana, sign_in, request, who):
    browser = sign_in(request.getfixturevalue(who))
    base = f"/s/{commission.space.slug}/commissions/{commission.pk}/members/"
    for path in (
        base,
        f"{base}{ana.pk}/",
        f"{base}{ana.pk}/edit/",
        f"{base}{ana.pk}/code/",
        f"{base}{ana.pk}/code/letter.pdf",
    ):
        assert browser.get(path).status_code == 403, path


def test_a_neighbour_gets_404(in_space, commission, ana, cleo, sign_in):
    assert sign_in(cleo).get(f"/s/{commission.space.slug}/commissions/{commission.pk}/members/").status_code == 404


def test_the_list_asks_as_often_for_one_as_for_many(
    in_space, commission, ana, anna, sign_in, django_assert_max_num_queries
):
    browser = sign_in(anna)
    path = f"/s/{commission.space.slug}/commissions/{commission.pk}/members/"
    browser.get(path)
    seat_people(commission, 9, anna)
    with django_assert_max_num_queries(13):
        assert browser.get(path).content.decode().count("Person ") >= 10


def declare(members, **told):
    for member, value in zip(members, told["gender"], strict=False):
        MemberCard.objects.filter(member=member).update(declared={"gender": value} if value else {})


def shown(commission):
    found = ask.figures(seat_ask.composition(commission, timezone.localdate()))
    return {table.key: table for table in found.tables}


def test_too_few_answers_show_nothing(in_space, commission, anna):
    declare(seat_people(commission, 12, anna), gender=["woman"] * 9)
    assert shown(commission)["gender"].rows == () and shown(commission)["gender"].why


def test_enough_answers_are_counted(in_space, commission, anna):
    declare(seat_people(commission, 16, anna), gender=["woman"] * 8 + ["man"] * 8)
    told = {str(words): value for words, value in shown(commission)["gender"].rows}
    assert told == {"woman": "8", "man": "8", "another": "0", "not said": "0"}


def test_one_person_can_not_be_worked_out(in_space, commission, anna):
    declare(seat_people(commission, 17, anna), gender=["woman"] * 8 + ["man"] * 8 + ["other"])
    told = {str(words): value for words, value in shown(commission)["gender"].rows}
    assert told["another"] == "<5"
    assert "–" in (told["woman"], told["man"]), "with both other numbers the reader would subtract"


def test_nobody_told_anything_and_no_table_stands(in_space, commission, ana):
    assert shown(commission) == {}


def test_former_members_are_blanked_by_rule_and_their_names_stay(in_space, commission, anna, esch):
    first, second = seat_people(commission, 2, anna)
    BodyMember.objects.filter(pk__in=[first.pk, second.pk]).update(email="somebody@example.org")
    today = timezone.localdate()
    holdings = {row.member_id: row for row in seat_ask.composition(commission, today).holdings}
    seats.end_holding(holding=holdings[first.pk], on=today - timedelta(days=400), kind="resigned", by=anna)
    seats.end_holding(holding=holdings[second.pk], on=today - timedelta(days=300), kind="resigned", by=anna)
    term = TERMS["commission_members"]
    due = term.find(esch, term.before(today))
    assert [row.pk for row in due] == [first.pk]
    assert term.carry_out(due) == 1
    first.refresh_from_db()
    assert (first.name, first.email) == ("Person 1", "")
    assert not MemberCard.objects.filter(member=first).exists() and not MemberCode.objects.filter(member=first).exists()
    assert MemberCard.objects.filter(member=second).exists()
    assert not term.find(esch, term.before(today)).exists()


def test_a_member_finds_the_card_among_her_own_data(in_space, commission, anna, ben):
    (seat,) = seats.make_seats(commission=commission, count=1, by=anna)
    held = seats.appoint(commission=commission, part="full", seat=seat, person=ben, from_on=START, by=anna)
    MemberCard.objects.filter(member=held.member).update(phone="+352 1", declared={"age": "to_64"})
    found = {section.key: section for provider in mydata.PROVIDERS for section in provider(ben)}
    assert found["commission_cards"].rows[0]["phone"] == "+352 1"
    assert found["commission_cards"].rows[0]["age"] == "30 to 64"
    assert found["commission_seats"].rows[0]["seat"] == 1
    assert found["commission_codes"].rows


def test_only_the_member_or_the_secretariat_chooses(in_space, commission, ana, ben, anna):
    from zesummen.kernel.access import Refused

    with pytest.raises(Refused):
        act.choose_visibility(member=ana, commission=commission, visibility="name", by=ben)
    with pytest.raises(Refused):
        act.choose_visibility(member=ana, commission=commission, visibility="name", by=None)
    act.choose_visibility(member=ana, commission=commission, visibility="name", by=anna)
    assert MemberCard.objects.get(member=ana).visibility == "name"


def test_the_public_reads_a_name_only_by_choice(in_space, commission, anna):
    hidden, named, office = seat_people(commission, 3, anna)
    MemberCard.objects.filter(member=named).update(visibility="name")
    MemberCard.objects.filter(member=office).update(visibility="office")
    for kind, member in (("vice_president", named), ("president", office)):
        if kind == "president":
            seats.name_office(commission=commission, kind=kind, member=member, from_on=START, by=anna)
    rows = seat_ask.public_seats(seat_ask.composition(commission, timezone.localdate()))
    assert [(row.number, row.name, row.office) for row in rows] == [
        (1, "", ""), (2, "Person 2", ""), (3, "Person 3", "president"),
    ]  # fmt: skip
    assert hidden.name not in str(rows)
