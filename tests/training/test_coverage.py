"""How far the training has come: commune by commune, seats counted once, the ministry sees only what was released."""

from datetime import date, time

import pytest

from people import a_commune, a_person, give, signed_in
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.training.models import (
    Attendance,
    Evening,
    Invitation,
    InvitationRound,
    Participant,
    Party,
    TrainingRequest,
)
from zesummen.training.queries import coverage as queries

PAGE = "/s/cefis/training/coverage/"
DAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def a_day_in_november(time_machine):
    time_machine.move_to("2026-11-23T10:00:00+00:00", tick=False)


@pytest.fixture
def browser(dora):
    return signed_in(dora)


def held(cefis, request, trainer, *, day=date(2026, 11, 10), number=1):
    with inside(cefis):
        session = request.course.sessions.get(number=number)
        return Evening.objects.create(
            space=cefis, request=request, session=session, number=number, day=day, starts=time(18), ends=time(20),
            lead=trainer, state="held",
        )  # fmt: skip


def came(cefis, evening, *, seat_ref=None, party=None, name="Ana"):
    with inside(cefis):
        party = party or Party.objects.get(request=evening.request)
        one = Participant.objects.create(
            space=cefis, request=evening.request, party=party, part="full" if seat_ref else "guest", name=name,
            seat_ref=seat_ref, seat_number=seat_ref,
        )  # fmt: skip
        Attendance.objects.create(
            space=cefis, evening=evening, participant=one, number=evening.number, name=name, part=one.part,
            seat_ref=seat_ref,
        )  # fmt: skip


def standing(cefis, lau2="0204"):
    with inside(cefis):
        return next(row for row in queries.coverage(DAY).rows if row.commune.lau2 == lau2)


def test_standings_follow_what_happened(cefis, esch, trainer, course, commission):
    assert standing(cefis).standing == "set_up"
    with inside(cefis):
        letter = InvitationRound.objects.create(
            space=cefis, course=course, dated_on=date(2026, 9, 1), subject=text("fr", fr="x"), body=text("fr", fr="y")
        )
        Invitation.objects.create(
            space=cefis, round=letter, commune=esch.commune, state="sent", sent_on=date(2026, 9, 2)
        )
    assert standing(cefis).standing == "invited"
    with inside(cefis):
        request = TrainingRequest.objects.create(
            space=cefis, course=course, reference="F-1", state="asked", asked_on=date(2026, 10, 1)
        )
        Party.objects.create(
            space=cefis, request=request, commune=esch.commune, party_space=esch, commission_ref=commission.pk,
            commission_name="C", is_host=True,
        )  # fmt: skip
    assert standing(cefis).standing == "invited", "named for a common evening, and not agreed yet"
    with inside(cefis):
        Party.objects.update(confirmed_on=date(2026, 10, 1))
    assert standing(cefis).standing == "asked"
    evening = held(cefis, request, trainer, day=date(2026, 12, 8))
    with inside(cefis):
        Evening.objects.update(state="confirmed")
    assert standing(cefis).standing == "dated"
    with inside(cefis):
        Evening.objects.update(state="held", day=date(2026, 11, 10))
    came(cefis, evening, seat_ref=11)
    came(cefis, evening, seat_ref=11, name="Her substitute")
    came(cefis, evening, seat_ref=12, name="Bo")
    came(cefis, evening, name="A guest")
    row = standing(cefis)
    assert (row.standing, row.trained_seats, row.people, row.without_seat) == ("trained", 2, 3, 1)
    assert row.seats == 6


def test_a_seat_trained_twice_counts_once(cefis, esch, trainer, course, commission):
    for number in (1, 2):
        with inside(cefis):
            request = TrainingRequest.objects.create(
                space=cefis, course=course, reference=f"F-{number}", state="done", asked_on=date(2026, number, 1)
            )
            Party.objects.create(
                space=cefis, request=request, commune=esch.commune, party_space=esch, commission_ref=commission.pk,
                commission_name="C", is_host=True, is_active=False, confirmed_on=date(2026, 3, 1),
            )  # fmt: skip
        came(cefis, held(cefis, request, trainer, day=date(2026, 3 + number, 1)), seat_ref=11)
    assert standing(cefis).trained_seats == 1


def test_what_was_before_the_elections_belongs_to_the_mandate_before(cefis, esch, trainer, course):
    with inside(cefis):
        request = TrainingRequest.objects.create(
            space=cefis, course=course, reference="F-1", state="done", asked_on=date(2018, 4, 1)
        )
        Party.objects.create(
            space=cefis, request=request, commune=esch.commune, commission_name="C", is_host=True, is_active=False,
            confirmed_on=date(2018, 5, 1),
        )  # fmt: skip
    held(cefis, request, trainer, day=date(2018, 5, 15))
    assert standing(cefis).standing == "unknown"
    with inside(cefis):
        old = next(r for r in queries.coverage(date(2019, 1, 1)).rows if r.commune.lau2 == "0204")
    assert old.standing == "trained"


def test_the_page_shows_map_table_cantons_and_files(browser, cefis, asked, country):
    page = browser.get(PAGE).content.decode()
    assert "asked (1)" in page
    assert "nothing known" in page
    assert page.count('<th scope="row"') > 100 or page.count("rowheader") > 100
    narrowed = browser.get(f"{PAGE}?standing=asked").content.decode()
    assert "1 commune" in narrowed
    assert browser.get(f"{PAGE}coverage.xlsx").content.startswith(b"PK")
    lines = browser.get(f"{PAGE}coverage.csv").content.decode("utf-8-sig").splitlines()
    assert any("Esch-sur-Alzette" in line and "asked" in line for line in lines)
    assert len(lines) > 100


@pytest.mark.parametrize("year", ["²", "9" * 5000, "-1", "٢٠٢٣", "0"])
def test_a_year_that_is_none_shows_the_mandate_of_today(browser, asked, country, year):
    assert "11 June 2023" in browser.get(PAGE, {"year": year}).content.decode()


def test_a_letter_that_came_back_invited_nobody(cefis, esch, course):
    with inside(cefis):
        sent = InvitationRound.objects.create(
            space=cefis, course=course, dated_on=date(2026, 9, 1), subject=text("fr", fr="x"), body=text("fr", fr="y")
        )
        Invitation.objects.create(
            space=cefis, round=sent, commune=esch.commune, state="wrong_address", sent_by="letter",
            sent_on=date(2026, 9, 2),
        )  # fmt: skip
    assert not standing(cefis).is_invited


def test_a_commission_whose_request_the_desk_keyed_in_is_set_up(cefis, course, country):
    with inside(cefis):
        request = TrainingRequest.objects.create(
            space=cefis, course=course, reference="F-1", state="asked", asked_on=date(2026, 10, 1)
        )
        Party.objects.create(
            space=cefis, request=request, commune=a_commune("0203"), commission_name="C", is_host=True,
            confirmed_on=date(2026, 10, 1),
        )  # fmt: skip
    assert standing(cefis, "0203").is_set_up


def test_a_hundred_communes_take_few_statements(browser, asked, country, django_assert_max_num_queries):
    browser.get(PAGE)
    with django_assert_max_num_queries(11):
        assert browser.get(PAGE).status_code == 200


def test_the_ministry_sees_only_what_a_commune_released(emil, anna, asked, country):
    address = "/s/ministry/training/coverage/"
    ministry = signed_in(emil)
    before = ministry.get(address).content.decode()
    assert "No commune has released" in before
    assert '<th scope="row">Esch-sur-Alzette' not in before
    officer = signed_in(anna)
    case = f"/s/{asked.viewer.slug}/training/requests/{asked.request.pk}/"
    assert officer.post(f"{case}release/", {"open": "1"}).status_code == 302
    after = ministry.get(address).content.decode()
    assert '<th scope="row">Esch-sur-Alzette' in after
    assert "Differdange</th>" not in after
    assert asked.request.reference not in after
    officer.post(f"{case}release/", {"open": "0"})
    assert "No commune has released" in ministry.get(address).content.decode()


def test_the_training_body_cannot_release_for_a_commune(browser, asked, cefis):
    browser.post(f"/s/cefis/training/requests/{asked.request.pk}/release/", {"open": "1"})
    with inside(cefis):
        assert not Party.objects.filter(released_at__isnull=False).exists()


def test_who_may_see_it(hugo, anna, flora, asked, esch):
    assert signed_in(hugo).get(PAGE).status_code == 403
    assert signed_in(anna).get(PAGE).status_code == 404
    assert signed_in(anna).get(f"/s/{esch.slug}/training/coverage/").status_code == 404
    assert flora.get(PAGE).status_code == 302
    assert (
        signed_in(give(a_person("Zoe Lang"), esch, "member"))
        .post(f"/s/{esch.slug}/training/requests/{asked.request.pk}/release/", {"open": "1"})
        .status_code
        == 403
    )
