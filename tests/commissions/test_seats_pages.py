"""The pages of seats: today, any past day, one seat, and every form."""

from datetime import date

import pytest

from commissioning import START, make_rules
from zesummen.commissions.actions import seats as act
from zesummen.commissions.models import Holding, Office, RulesVersion, Seat
from zesummen.kernel.tenancy import inside


@pytest.fixture
def room(commission, anna):
    with inside(commission.space):
        first, second = act.make_seats(commission=commission, count=2, by=anna)
        ana = act.appoint(commission=commission, part="full", seat=first, name="Ana Costa", from_on=START, by=anna)
        bo = act.appoint(commission=commission, part="substitute", seat=first, name="Bo Lux", from_on=START, by=anna)
    return {"first": first, "second": second, "ana": ana, "bo": bo}


@pytest.fixture
def base(commission):
    return f"/s/{commission.space.slug}/commissions/{commission.pk}/seats/"


def test_today_and_a_past_day(room, base, anna, sign_in, commission):
    with inside(commission.space):
        act.end_holding(holding=room["ana"], on=date(2025, 3, 1), kind="resigned", by=anna)
        act.move_up(holding=room["bo"], seat=room["first"], from_on=date(2025, 3, 2), by=anna)
    browser = sign_in(anna)
    today = browser.get(base).content.decode()
    assert "Bo Lux" in today and "Ana Costa" not in today and "vacant" in today
    past = browser.get(f"{base}?on=2025-03-01").content.decode()
    assert "Ana Costa" in past and "Bo Lux" in past
    one = browser.get(f"{base}{room['first'].pk}/").content.decode()
    assert "Ana Costa" in one and "After Ana Costa" not in one and "moved up" in one.lower()


@pytest.mark.parametrize("who, status", [("ben", 200), ("ivo", 200), ("helene", 200), ("cleo", 404)])
def test_members_and_councillors_read_and_write_nothing(room, base, sign_in, request, who, status):
    browser = sign_in(request.getfixturevalue(who))
    assert browser.get(base).status_code == status
    assert browser.get(f"{base}appoint/").status_code in (403, 404)
    assert browser.get(f"{base}held/{room['ana'].pk}/end/").status_code in (403, 404)


def test_a_bad_day_is_said_and_kept(room, base, anna, sign_in):
    page = sign_in(anna).get(f"{base}?on=30.02.2025")
    assert page.status_code == 422 and "30.02.2025" in page.content.decode()


def test_appointing_by_form_and_the_question_about_a_namesake(room, base, anna, sign_in, commission):
    browser = sign_in(anna)
    data = {"part": "full", "seat": room["second"].pk, "name": "Ana Costa", "language": "pt", "from_on": "01.02.2024"}
    asked = browser.post(f"{base}appoint/", data)
    told = asked.content.decode()
    assert asked.status_code == 422 and "another person" in told and 'type="checkbox" name="is_confirmed"' in told
    assert 'value="Ana Costa"' in told
    assert browser.post(f"{base}appoint/", {**data, "is_confirmed": "on"}).status_code == 302
    with inside(commission.space):
        assert Holding.objects.get(seat=room["second"]).member.language == "pt"


def test_the_same_person_is_offered_where_the_name_is_known(room, base, anna, sign_in):
    browser = sign_in(anna)
    data = {"part": "full", "seat": room["second"].pk, "name": "Ana Costa", "language": "pt", "from_on": "01.02.2024"}
    assert 'name="is_same"' in (hidden := browser.get(f"{base}appoint/").content.decode())
    assert "It is the same person" not in hidden
    asked = browser.post(f"{base}appoint/", data).content.decode()
    assert "It is the same person: Ana Costa, who sits here already" in asked
    told = browser.post(f"{base}appoint/", {**data, "is_same": "on"})
    assert told.status_code == 422 and "Ana Costa sits on seat 1 already" in told.content.decode()
    both = browser.post(f"{base}appoint/", {**data, "is_same": "on", "is_confirmed": "on"})
    assert both.status_code == 422 and "Tick one of them" in both.content.decode()


def test_a_person_on_two_seats_is_refused_with_the_form_kept(room, base, anna, sign_in, commission):
    data = {
        "part": "full",
        "seat": room["second"].pk,
        "member": room["ana"].member_id,
        "language": "fr",
        "from_on": "01.02.2024",
    }
    answer = sign_in(anna).post(f"{base}appoint/", data)
    assert answer.status_code == 422 and "sits on seat 1 already" in answer.content.decode()
    with inside(commission.space):
        assert not Holding.objects.filter(seat=room["second"]).exists()


def test_leaving_replacing_moving_up_by_form(room, base, anna, sign_in, commission):
    browser = sign_in(anna)
    held = f"{base}held/{room['ana'].pk}/"
    assert browser.get(f"{held}end/").status_code == 200
    assert browser.post(f"{held}end/", {"on": "01.01.2023", "kind": "resigned"}).status_code == 422
    assert browser.post(f"{held}end/", {"on": "01.06.2024", "kind": "other"}).status_code == 422
    assert (
        browser.post(f"{held}end/", {"on": "01.06.2024", "kind": "resigned", "until_replaced": "on"}).status_code == 302
    )
    assert "sits until replaced" in browser.get(base).content.decode()
    assert browser.post(f"{held}stay/").status_code == 302
    new = {"name": "Di Weis", "language": "de", "from_on": "01.09.2024", "kind": "replaced"}
    assert browser.get(f"{held}replace/").status_code == 200
    assert browser.post(f"{held}replace/", new).status_code == 302
    with inside(commission.space):
        now = Holding.objects.get(seat=room["first"], part="full", until_on=None)
        assert now.member.name == "Di Weis" and now.follows_id == room["ana"].pk
    up = f"{base}held/{room['bo'].pk}/move-up/"
    assert browser.get(up).status_code == 200
    assert browser.post(up, {"seat": room["second"].pk, "from_on": "02.09.2024"}).status_code == 302
    with inside(commission.space):
        assert Holding.objects.get(seat=room["second"]).member.name == "Bo Lux"


def test_offices_by_form(room, base, anna, sign_in, commission):
    browser = sign_in(anna)
    new = f"{base}offices/new/"
    assert browser.get(f"{new}?kind=secretary").status_code == 200
    bad = browser.post(
        new, {"kind": "president", "member": room["bo"].member_id, "language": "fr", "from_on": "01.02.2024"}
    )
    assert bad.status_code == 422 and "substitute" in bad.content.decode()
    data = {"kind": "secretary", "name": "Sam Greffe", "language": "fr", "from_on": "01.02.2024", "note": "Named"}
    assert browser.post(new, data).status_code == 302
    assert "Sam Greffe" in browser.get(base).content.decode()
    with inside(commission.space):
        office = Office.objects.get()
    end = f"{base}offices/{office.pk}/end/"
    assert browser.get(end).status_code == 200
    assert browser.post(end, {"on": "01.03.2024"}).status_code == 302


def test_seats_by_form(commission, base, anna, sign_in):
    browser = sign_in(anna)
    assert "Set up the seats" in browser.get(base).content.decode()
    assert "to 16 seats" in browser.get(f"{base}new/").content.decode()
    with inside(commission.space):
        RulesVersion.objects.filter(commission=commission).delete()
        make_rules(commission, own={"min_members": 5, "max_members": 5})
    page = browser.get(f"{base}new/").content.decode()
    assert "the commission has 5 seats." in page and "5 to 5" not in page
    assert browser.post(f"{base}new/", {"count": "99", "from_on": "15.01.2024"}).status_code == 422
    assert browser.post(f"{base}new/", {"count": "2", "from_on": "15.01.2024", "labels": "Sports\n"}).status_code == 302
    with inside(commission.space):
        first, second = Seat.objects.all()
        assert (first.label, second.label) == ("Sports", "")
    assert browser.get(f"{base}{first.pk}/edit/").status_code == 200
    answer = browser.post(f"{base}{first.pk}/edit/", {"label": "Clubs", "version": first.version})
    assert answer.status_code == 302
    assert browser.post(f"{base}{first.pk}/edit/", {"label": "Late", "version": first.version}).status_code == 422
    assert browser.post(f"{base}{second.pk}/close/", {"until_on": "31.12.2024"}).status_code == 302
    assert "was closed" in browser.get(f"{base}{second.pk}/").content.decode()


def test_the_page_asks_as_often_for_one_as_for_many(
    room, base, commission, anna, sign_in, django_assert_max_num_queries
):
    browser = sign_in(anna)
    browser.get(base)
    with inside(commission.space):
        for seat in act.make_seats(commission=commission, count=9, by=anna):
            act.appoint(
                commission=commission, part="full", seat=seat, name=f"Person {seat.number}", from_on=START, by=anna
            )
    with django_assert_max_num_queries(12):
        assert "Person 9" in browser.get(base).content.decode()
    with django_assert_max_num_queries(12):
        browser.get(f"{base}{room['first'].pk}/")
