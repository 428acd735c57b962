"""Who came: noted once, counted by seat, people without a seat apart."""

from datetime import datetime, time

import pytest
from django.test import Client
from django.utils import timezone

from training.making import make_evening
from zesummen.kernel.access import Refused
from zesummen.kernel.tenancy import inside
from zesummen.training import participant_codes
from zesummen.training.actions import attendance
from zesummen.training.actions.participant_codes import give
from zesummen.training.models import Attendance, Participant
from zesummen.training.queries import attendance as queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(cefis, case):
    with inside(cefis):
        return {one.name: one for one in Participant.objects.filter(request=case.request)}


def test_a_seat_is_trained_once_whoever_of_its_two_holders_came(cefis, case, evening, people, hugo):
    with inside(cefis):
        for name in ("Ana Costa", "Substitute 1", "Substitute 2"):
            attendance.note(case=case, evening=evening, participant=people[name], by=hugo)
        guest = attendance.add_person(
            case=case, evening=evening, party=case.host, name="Paul Guest", part="guest", by=hugo
        )
        trained = queries.seats_trained(case.request)
        assert (trained.count, trained.people, trained.without_seat) == (2, 3, 1)
        assert queries.by_party([case.request.pk])[case.host.pk].count == 2
        assert guest.seat_ref is None


def test_noted_twice_is_noted_once_and_stays_as_it_was_first(cefis, case, evening, people, hugo):
    with inside(cefis):
        for how in ("list", "paper"):
            attendance.note(case=case, evening=evening, participant=people["Ana Costa"], how=how, by=hugo)
        assert [row.how for row in Attendance.objects.filter(evening=evening)] == ["list"]


def test_the_commission_counts_over_all_its_trainings_of_any_body(
    cefis, course, esch, commission, case, evening, people, hugo, trainer
):
    with inside(cefis):
        attendance.note(case=case, evening=evening, participant=people["Ana Costa"], by=hugo)
        second = make_evening(case.request, 2, in_days=0, state="confirmed", lead=trainer)
        attendance.note(case=case, evening=second, participant=people["Ana Costa"], by=hugo)
        attendance.note(case=case, evening=second, participant=people["Cy Roth"], by=hugo)
    trained = queries.seats_trained(commission)
    assert trained.count == 2
    assert {seat for _party, seat in trained.seats} == {people["Ana Costa"].seat_ref, people["Cy Roth"].seat_ref}


def test_before_the_day_nobody_can_have_come(cefis, case, trainer, people, hugo):
    with inside(cefis):
        coming = make_evening(case.request, in_days=3, state="confirmed", lead=trainer)
        with pytest.raises(Refused, match="from that day on"):
            attendance.note(case=case, evening=coming, participant=people["Ana Costa"], by=hugo)
        assert not Attendance.objects.exists()


def test_one_says_by_ones_own_link_that_one_is_there_on_the_evening_only(cefis, evening, people, monkeypatch):
    def at(hour: int):
        moment = timezone.make_aware(datetime.combine(evening.day, time(hour)))
        monkeypatch.setattr("zesummen.training.actions.attendance.timezone.localtime", lambda *_also: moment)

    with inside(cefis):
        at(16)
        with pytest.raises(Refused, match="one hour"):
            attendance.check_in(evening=evening, participant=people["Ana Costa"])
        at(18)
        row = attendance.check_in(evening=evening, participant=people["Ana Costa"])
        assert (row.how, row.noted_by) == ("phone", None)
        assert attendance.check_in(evening=evening, participant=people["Ana Costa"]).pk == row.pk


def test_what_was_ticked_by_mistake_is_taken_back_but_not_once_feedback_came(cefis, case, evening, people, hugo):
    with inside(cefis):
        attendance.note(case=case, evening=evening, participant=people["Ana Costa"], by=hugo)
        attendance.take_back(case=case, evening=evening, participant=people["Ana Costa"], by=hugo)
        attendance.take_back(case=case, evening=evening, participant=people["Ana Costa"], by=hugo)
        assert not Attendance.objects.exists()
        row = attendance.note(case=case, evening=evening, participant=people["Ana Costa"], by=hugo)
        Attendance.objects.filter(pk=row.pk).update(feedback_given=True)
        with pytest.raises(Refused, match="feedback"):
            attendance.take_back(case=case, evening=evening, participant=people["Ana Costa"], by=hugo)


def test_the_own_page_has_a_button_on_the_evening_and_none_the_day_before(cefis, case, evening, people, monkeypatch):
    ana = people["Ana Costa"]
    ana.language = "en"
    with inside(cefis):
        ana.save(update_fields=["language"])
        give([ana])
        part = participant_codes.part_of(ana)

    def at(hour: int):
        moment = timezone.make_aware(datetime.combine(evening.day, time(hour)))
        for module in ("actions.attendance", "queries.open_presence"):
            monkeypatch.setattr(f"zesummen.training.{module}.timezone.localtime", lambda *_also: moment)

    at(12)
    browser = Client()
    page = browser.get(f"/t/{part}/").text
    assert "Tonight" in page and "I am there" not in page and "one hour before" in page
    at(18)
    assert "I am there" in browser.get(f"/t/{part}/").text
    for _press in range(2):
        assert browser.post(f"/t/{part}/here/", {"evening": evening.pk}).status_code == 302
    with inside(cefis):
        assert [(row.name, row.how) for row in Attendance.objects.all()] == [("Ana Costa", "phone")]
    assert "You are noted as there" in browser.get(f"/t/{part}/").text
    assert browser.post(f"/t/{part}/here/", {"evening": 99999}).status_code == 404
    assert browser.post("/t/AAAAA-BBBBB/here/", {"evening": evening.pk}).status_code == 410


def test_an_office_stands_on_the_list_in_words(cefis, case, evening, people):
    with inside(cefis):
        Participant.objects.filter(pk=people["Ana Costa"].pk).update(function="vice_president, Treasurer of the choir")
        lines = {line.name: line for _party, rows in queries.presence(case, evening).groups for line in rows}
        assert lines["Ana Costa"].function == "vice-president, Treasurer of the choir"
