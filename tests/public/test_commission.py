"""The public page of a commission: named by choice, nothing of a draft, a calendar, a fixed number of statements."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advising import a_commission, sent, written
from factories import make_action, make_running_plan
from zesummen.commissions.actions import opinions
from zesummen.commissions.models import Call, Holding, MemberCard, Office, Seat
from zesummen.kernel import tenancy
from zesummen.kernel.words import text
from zesummen.public.finished import SHELF
from zesummen.sittings.models import AgendaItem, BodyMember, Sitting

PAGE = "/fr/c/esch-sur-alzette/commission/"


@pytest.fixture
def commission(esch, in_space, anna):
    made = a_commission(esch)
    for number, (name, visibility, office) in enumerate(
        [
            ("Nadia Named", "office", "president"),
            ("Nils Plain", "name", "vice_president"),
            ("Hugo Hidden", "hidden", ""),
        ],
        1,
    ):
        seated(made, number, name, visibility, office)
    return made


def seated(commission, number: int, name: str, visibility: str = "hidden", office: str = "") -> BodyMember:
    space, day = commission.space, date(2024, 2, 1)
    member = BodyMember.objects.create(
        space=space, body=commission.body, name=name, email=f"m{number}@x.example", from_on=day
    )
    MemberCard.objects.create(
        space=space,
        commission=commission,
        member=member,
        visibility=visibility,
        phone="621 000 111",
        address="2, rue X",
    )
    seat = Seat.objects.create(space=space, commission=commission, number=number, from_on=day)
    Holding.objects.create(space=space, commission=commission, seat=seat, member=member, part="full", from_on=day)
    if office:
        Office.objects.create(space=space, commission=commission, kind=office, member=member, from_on=day)
    return member


def sitting(commission, days: int, number: int, **values) -> Sitting:
    day = timezone.localdate() + timedelta(days=days)
    defaults = {"starts_at": time(18, 30), "place": "Salle 1", "step_free": "yes"}
    return Sitting.objects.create(
        space=commission.space, body=commission.body, number=number, year=day.year, day=day, **defaults | values
    )


def point(of: Sitting, title: str, **values) -> AgendaItem:
    return AgendaItem.objects.create(
        space=of.space, body=of.body, sitting=of, kind="opinion", title=text("fr", fr=title), **values
    )


def read(path: str = PAGE) -> str:
    SHELF.clear()
    answer = Client().get(path)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    return answer.content.decode()


def test_members_are_named_as_each_of_them_chose(commission):
    body = read("/en/c/esch-sur-alzette/commission/")
    assert "Nadia Named, president" in body
    assert "Nils Plain" in body and "vice-president" not in body
    assert "Hugo Hidden" not in body and "1 member who is not named here" in body
    assert "3 of 3 seats are filled" in body
    for secret in ("@x.example", "621 000 111", "2, rue X"):
        assert secret not in body


def test_agenda_is_there_once_the_notice_left(commission):
    planned = sitting(commission, 30, 1)
    point(planned, "Projet secret")
    point(sitting(commission, 10, 2, state="convened", convened_on=timezone.localdate()), "Point connu")
    body = read()
    assert "Point connu" in body and "Projet secret" not in body
    assert f'id="sitting-{planned.pk}"' in body


def test_a_sitting_that_was_held_is_told_of_although_its_notice_left_on_paper(commission):
    sitting(commission, -20, 8, state="draft", convened_on=None)
    sitting(commission, -10, 9, state="cancelled", convened_on=None, cancel_reason="Neige")
    page, day = read(), timezone.localdate()
    assert f"séance 8/{(day - timedelta(days=20)).year}" in page and "séance 9/" not in page


def test_agenda_does_not_tell_of_an_opinion_that_is_not_public(commission, anna):
    opinion = written(commission, anna, title="Un avis encore fermé")
    convened = sitting(commission, 10, 1, state="convened", convened_on=timezone.localdate())
    point(convened, "Un avis encore fermé", link=opinion.thread_link())
    point(convened, "Vote : Un avis encore fermé")
    assert "encore fermé" not in read()
    assert "encore ferm" not in Client().get(f"{PAGE}commission.ics").content.decode()


def test_what_it_advises_on_follows_its_regime(commission, client):
    page = "/en/c/esch-sur-alzette/commission/"
    assert "of Esch-sur-Alzette on living together." in client.get(page).content.decode()
    type(commission).objects.filter(pk=commission.pk).update(regime="2011")
    SHELF.clear()
    told = client.get(page).content.decode()
    assert "of Esch-sur-Alzette on integration." in told and "living together." not in told.split("</h1>")[1][:400]


def test_opinions_are_counted_and_lead_to_public_actions_only(commission, esch, anna):
    plan = make_running_plan(esch, public_from=date(2026, 1, 1), public_by=anna)
    action = make_action(plan, title="Cours du soir")
    idea = make_action(plan, title="Idée cachée", state="idea")
    opinion = sent(commission, anna, title="Des cours")
    for node in (action.node, idea.node):
        opinions.lead_to(opinion=opinion, node=node, by=anna)
    closed = sent(commission, anna, title="Pas encore public")
    assert "Des cours" not in read() and "No opinion" in read("/en/c/esch-sur-alzette/commission/")
    opinions.publish(opinion=opinion, by=anna)
    body = read("/en/c/esch-sur-alzette/commission/")
    assert "1 published opinion, 0 answered, 1 became an action of the plan" in body
    one = read(f"{PAGE}opinions/{opinion.pk}/")
    for page in (body, one):
        assert "Cours du soir" in page and "Idée cachée" not in page and "Pas encore public" not in page
    assert Client().get(f"{PAGE}opinions/{closed.pk}/").status_code == 404
    plan.public_from = None
    plan.public_by = None
    plan.save()
    assert "Cours du soir" not in read() and "Cours du soir" not in read(f"{PAGE}opinions/{opinion.pk}/")


def test_signatures_of_the_public_paper_are_offices(commission, anna):
    opinion = sent(commission, anna)
    opinions.publish(opinion=opinion, by=anna)
    answer = Client().get(f"{PAGE}opinions/{opinion.pk}/opinion.docx")
    assert answer.status_code == 200
    import io
    import zipfile

    words = zipfile.ZipFile(io.BytesIO(answer.content)).read("word/document.xml").decode()
    assert "Pour la présidence" in words and "Nadia Named" not in words


def test_calendar_has_coming_sittings_and_no_person(commission):
    sitting(commission, 10, 1, state="convened", convened_on=timezone.localdate())
    sitting(commission, -40, 2, state="held", convened_on=date(2026, 1, 1), meeting_link="https://secret.example/x")
    book = Client().get(f"{PAGE}commission.ics")
    body = book.content.decode()
    assert book.headers["Content-Type"].startswith("text/calendar")
    assert body.count("BEGIN:VEVENT") == 1 and "Salle 1" in body
    for word in ("ATTENDEE", "ORGANIZER", "mailto", "Nadia", "secret.example"):
        assert word not in body


def test_a_commission_being_set_up_has_no_page_until_it_calls(esch, in_space, anna):
    made = a_commission(esch)
    made.state = "setting_up"
    made.save()
    assert Client().get(PAGE).status_code == 404
    today = timezone.localdate()
    Call.objects.create(
        space=esch,
        commission=made,
        state="published",
        opens_on=today,
        closes_on=today + timedelta(days=9),
        published_on=today,
        published_by=anna,
    )
    assert "Take part yourself" in read("/en/c/esch-sur-alzette/commission/")


def test_page_asks_the_same_for_any_number_of_rows(commission, anna, esch):
    plan = make_running_plan(esch, public_from=date(2026, 1, 1), public_by=anna)
    counts = []
    for size in (1, 3, 20):
        have = Sitting.objects.count()
        for number in range(have, size):
            held = sitting(commission, 5 + number, number + 1, state="convened", convened_on=timezone.localdate())
            point(held, f"Point {number}")
            seated(commission, number + 10, f"Member {number}", "name")
            opinion = sent(commission, anna, title=f"Avis {number}")
            opinions.publish(opinion=opinion, by=anna)
            opinions.lead_to(opinion=opinion, node=make_action(plan, title=f"Action {number}").node, by=anna)
        read()
        with tenancy.inside(esch):
            SHELF.clear()
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(PAGE).status_code == 200
        counts.append(len([one for one in asked if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]))
    assert counts[0] == counts[1] == counts[2] <= 12
