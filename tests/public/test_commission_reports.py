"""The annual report for everybody: as adopted, without names and subjects that are not to be shown."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from advising import a_commission, sent
from zesummen.commissions.actions import opinions, reports, seats
from zesummen.commissions.models import MemberCard, Opinion
from zesummen.kernel import tenancy
from zesummen.public.finished import SHELF

pytestmark = pytest.mark.django_db
LAST = timezone.localdate().year - 1
BASE = "/en/c/esch-sur-alzette/commission/"


@pytest.fixture
def report(esch, anna):
    with tenancy.inside(esch):
        commission = a_commission(esch)
        (seat,) = seats.make_seats(commission=commission, count=1, by=anna)
        held = seats.appoint(
            commission=commission, part="full", seat=seat, name="Rosa Pinto", from_on=date(LAST, 2, 1), by=anna
        )
        seats.name_office(
            commission=commission, kind="president", from_on=date(LAST, 2, 1), member=held.member, by=anna
        )
        for number, title in ((1, "Des cours du soir"), (2, "Un avis encore fermé")):
            opinion = sent(commission, anna, title=title)
            Opinion.objects.filter(pk=opinion.pk).update(adopted_on=date(LAST, 4, number), year=LAST, number=number)
            if number == 1:
                opinions.publish(opinion=Opinion.objects.get(pk=opinion.pk), by=anna)
        made = reports.begin(commission=commission, year=LAST, by=anna)
        made = reports.adopt(report=made, adopted_on=timezone.localdate(), by=anna)
        return reports.send(report=made, to=["council"], by=anna)


def read(path: str, status: int = 200) -> str:
    SHELF.clear()
    answer = Client().get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def test_it_is_read_once_it_is_open_and_no_longer_when_it_is_closed(report, esch, anna):
    here = f"{BASE}reports/{report.pk}/"
    read(f"{BASE}reports/", 404), read(here, 404), read(f"{here}report.pdf", 404)
    assert "annual reports" not in read(BASE)
    with tenancy.inside(esch):
        opened = reports.publish(report=report, by=anna)
    assert f"reports/{report.pk}/" in read(f"{BASE}reports/") and "annual reports" in read(BASE)
    assert "2 : 0" not in read(here) and "Rapport annuel" in read(here)
    assert "Jahresbericht" in read(here.replace("/en/", "/de/"))
    SHELF.clear()
    for kind, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = Client().get(f"{here}report.{kind}")
        assert answer.status_code == 200 and answer.getvalue().startswith(start)
    with tenancy.inside(esch):
        reports.close_again(report=opened, by=anna)
    read(here, 404)


def test_it_says_no_name_and_no_subject_that_is_not_public(report, esch, anna):
    with tenancy.inside(esch):
        reports.publish(report=report, by=anna)
    here = f"{BASE}reports/{report.pk}/"
    for language in ("en", "de", "pt"):
        body = read(here.replace("/en/", f"/{language}/"))
        assert "Rosa Pinto" not in body and "encore fermé" not in body
        assert "Des cours du soir" in body and f"2/{LAST}" in body
    with tenancy.inside(esch):
        MemberCard.objects.update(visibility="name")
    assert read(here).count("Rosa Pinto") == 2  # on the seat and among the changes, not in the office
    with tenancy.inside(esch):
        MemberCard.objects.update(visibility="office")
    assert read(here).count("Rosa Pinto") == 3


def test_another_commune_does_not_show_it(report, esch, anna):
    with tenancy.inside(esch):
        reports.publish(report=report, by=anna)
    assert Client().get(f"/en/c/differdange/commission/reports/{report.pk}/").status_code == 404
