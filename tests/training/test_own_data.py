"""Personal data of trainings: what the person reads about herself, and what goes a year later."""

from datetime import date, timedelta

from django.utils import timezone

from training.making import make_evening, seen_from
from zesummen.kernel.retention import TERMS
from zesummen.kernel.tenancy import inside
from zesummen.training.actions import requests as act
from zesummen.training.models import Attendance, Participant, TrainingRequest
from zesummen.training.queries.mydata import about_person


def test_a_person_reads_what_a_training_body_keeps(esch, asked, anna, cleo):
    sections = {section.key: section.rows for section in about_person(anna)}
    assert sections["training_people"][0]["training"] == asked.request.reference
    assert sections["training_people"][0]["body"] == "CEFIS"
    assert sections["training_requests"][0]["phone"] == "26 11 22"
    assert not any(section.rows for section in about_person(cleo))


def test_names_go_a_year_after_the_training_and_the_seats_stay(cefis, asked, dora, trainer):
    people, contacts = TERMS["training_people"], TERMS["training_contacts"]
    today = timezone.localdate()
    with inside(cefis):
        assert not people.find(cefis, today + timedelta(days=1)).exists()  # it runs
        evening = make_evening(asked.request, day=today - timedelta(days=2), state="held", lead=trainer)
        one = Participant.objects.get(name="Ana Costa")
        Attendance.objects.create(space=cefis, evening=evening, participant=one, number=1, name=one.name, part="full", seat_ref=one.seat_ref)  # fmt: skip
        TrainingRequest.objects.filter(pk=asked.request.pk).update(state="done", begun_on=date(2026, 1, 1))
        assert not people.find(cefis, today - timedelta(days=2)).exists()
        rows = people.find(cefis, today)
        assert rows.count() == 8
        assert people.carry_out(rows) == 8 and people.find(cefis, today).count() == 0
        one.refresh_from_db()
        assert (one.name, one.email, one.person_id, one.seat_number) == ("", "", None, 1)
        came = Attendance.objects.get()
        assert came.name == "" and came.seat_ref == one.seat_ref
        assert contacts.carry_out(contacts.find(cefis, today)) == 1
        assert contacts.find(cefis, today).count() == 0


def test_a_declined_request_counts_from_its_beginning(cefis, asked, dora):
    with inside(cefis):
        act.decline(case=seen_from(cefis, asked), reason="No", by=dora)
        term = TERMS["training_people"]
        assert not term.find(cefis, timezone.localdate()).exists()
        assert term.find(cefis, timezone.localdate() + timedelta(days=1)).count() == 8
