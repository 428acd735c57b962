"""What a request knows before anybody types, and why a training fits now."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from training.making import make_evening, make_request, make_seated
from zesummen.commissions.actions import seats as seat_actions
from zesummen.commissions.models import Holding, MemberCard, Seat
from zesummen.kernel.models import OutboxMessage
from zesummen.kernel.tenancy import inside
from zesummen.territory.models import Space
from zesummen.training.models import Participant, TrainingRequest
from zesummen.training.queries import commission_facts as ask
from zesummen.training.queries import requests as queries

TODAY = date(2026, 11, 22)


def test_a_commune_without_a_commission_asks_by_the_name_of_the_law(esch, cefis, course, anna):
    assert ask.facts(esch, TODAY).name == "Commission communale du vivre-ensemble interculturel"
    Space.objects.filter(pk=esch.pk).update(regime="2011")
    esch.refresh_from_db()
    case = make_request(esch, cefis, course, anna, send=False)
    assert (case.party.commission_ref, case.party.commission_name) == (
        None,
        "Commission consultative communale d’intégration",
    )


@pytest.mark.parametrize(
    "since, today, reason",
    [
        (date(2024, 1, 15), date(2024, 6, 1), "renewal"),  # seven months after the election of June 2023
        (date(2025, 1, 15), date(2025, 6, 1), "late_setup"),
        (date(2024, 1, 15), TODAY, "renewal"),  # never trained
    ],
)
def test_why_a_training_fits_now(esch, anna, since, today, reason):
    with inside(esch):
        make_seated(esch, anna, since=since)
    assert ask.facts(esch, today).reason == reason


def test_new_people_since_the_last_training(esch, cefis, asked, commission, anna, trainer):
    with inside(cefis):
        make_evening(asked.request, day=TODAY - timedelta(days=200), state="held", lead=trainer)
        TrainingRequest.objects.filter(pk=asked.request.pk).update(state="done")
    found = ask.facts(esch, TODAY)
    assert found.reason == "" and asked.request.reference in found.last_training
    with inside(esch):
        seat = Seat.objects.get(commission=commission, number=6)
        seat_actions.appoint(
            commission=commission, part="full", seat=seat, name="Neu Da", from_on=TODAY - timedelta(days=20), by=anna
        )
    assert ask.facts(esch, TODAY).reason == "new_members"


def test_languages_are_counted_and_proposed(esch, cefis, course, commission, anna):
    with inside(esch):
        for number, row in enumerate(Holding.objects.filter(commission=commission).select_related("member")):
            codes = ["lb", "pt"] if number else ["lb"]
            MemberCard.objects.update_or_create(
                member=row.member, defaults={"commission": commission, "languages": codes}
            )
    assert ask.facts(esch, timezone.localdate()).languages == (("lb", 7), ("pt", 6))
    case = make_request(esch, cefis, course, anna, send=False)
    assert case.request.languages == ["lb"]  # the course is not given in Portuguese
    with inside(cefis):
        sheet, known = queries.about(case)
    assert sheet.understood == (("Luxembourgish", 7), ("Portuguese", 6))
    assert (known.seats, known.full, known.substitutes, known.president) == (6, 5, 2, "Ana Costa")


def test_a_president_without_an_address_is_named_and_gets_no_empty_mail(esch, cefis, course, commission, anna):
    with inside(esch):
        member = Holding.objects.get(commission=commission, part="full", seat__number=1).member
        type(member).objects.filter(pk=member.pk).update(email="")
    case = make_request(esch, cefis, course, anna)
    with inside(cefis):
        assert Participant.objects.get(name="Ana Costa").email == ""
        assert queries.about(case)[1].unreached == "Ana Costa"
    assert not OutboxMessage.objects.filter(to_address="").exists()
