"""The member's page: signed in and by link, the same page; opening it changes nothing, its buttons do."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from commissioning import START
from zesummen.commissions.actions import seats
from zesummen.commissions.models import MemberCard, MemberCode, RulesVersion
from zesummen.commissions.queries import codes
from zesummen.commissions.queries.seats import own_holdings
from zesummen.documents import actions as documents
from zesummen.documents.actions import Upload
from zesummen.kernel.models import Entry
from zesummen.kernel.tenancy import inside
from zesummen.sittings import actions as sittings
from zesummen.sittings.models import Attendance, BodyMember, Sitting

pytestmark = pytest.mark.usefixtures("nobody_typed_yet")


@pytest.fixture
def people(commission, anna, ben):
    """Ana by letter with Bo as substitute; Ben with an account."""
    with inside(commission.space):
        first, second = seats.make_seats(commission=commission, count=2, by=anna)
        given = {"commission": commission, "from_on": START, "by": anna}
        ana = seats.appoint(part="full", seat=first, name="Ana Costa", language="en", **given)
        bo = seats.appoint(part="substitute", seat=first, name="Bo Lux", language="en", **given)
        own = seats.appoint(part="full", seat=second, person=ben, language="en", **given)
    return {"ana": ana.member, "bo": bo.member, "ben": own.member}


@pytest.fixture
def sitting(commission, people, anna):
    with inside(commission.space):
        made = sittings.plan_sitting(
            body=commission.body,
            day=timezone.localdate() + timedelta(days=20),
            starts_at=time(19, 0),
            place="Salle des fêtes",
            by=anna,
        )
        sittings.add_item(sitting=made, title="Fête de la diversité", kind="discussion", by=anna)
        sittings.convene(sitting=made, by=anna)
        made.refresh_from_db()
    return made


def link_of(member) -> str:
    with inside(member.space):
        return "/m/" + codes.letter_code(member)[0].partition("/m/")[2]


def me(commission) -> str:
    return f"/s/{commission.space.slug}/commissions/{commission.pk}/me/"


def reply_of(member, sitting) -> str:
    with inside(sitting.space):
        return Attendance.objects.get(member=member, sitting=sitting).reply


def test_the_page_by_link_tells_when_where_and_what(people, sitting, flora):
    page = flora.get(link_of(people["ana"])).content.decode()
    for words in (
        "Salle des fêtes",
        "Fête de la diversité",
        "19:00",
        "I come",
        "My substitute takes the seat",
        "seat 1",
    ):
        assert words in page, words


def test_opening_every_link_of_the_page_changes_nothing(people, sitting, flora, commission):
    link = link_of(people["ana"])
    before = reply_of(people["ana"], sitting)
    with inside(commission.space):
        lines = Entry.objects.count()
    for tail in ("", f"sitting/{sitting.pk}.ics"):
        assert flora.get(link + tail).status_code == 200
        assert flora.head(link + tail).status_code == 200
    for tail in (f"reply/{sitting.pk}/", "choices/visibility/", "choices/language/"):
        assert flora.get(link + tail).status_code == 405
    assert reply_of(people["ana"], sitting) == before
    with inside(commission.space):
        assert Entry.objects.count() == lines
        assert MemberCode.objects.get(member=people["ana"]).last_used_on is None


@pytest.mark.parametrize("said, reply", [("yes", "comes"), ("no", "excused"), ("substitute", "substitute")])
def test_an_answer_by_link(people, sitting, flora, said, reply):
    link = link_of(people["ana"])
    answer = flora.post(f"{link}reply/{sitting.pk}/", {"reply": said})
    assert (answer.status_code, answer["Location"]) == (302, link)
    assert reply_of(people["ana"], sitting) == reply
    with inside(sitting.space):
        assert MemberCode.objects.get(member=people["ana"]).last_used_on == timezone.localdate()
    assert "Your answer" in flora.get(link).content.decode()


@pytest.mark.parametrize("said, reply", [("yes", "comes"), ("no", "excused")])
def test_an_answer_by_account(commission, people, sitting, ben, sign_in, said, reply):
    browser = sign_in(ben)
    assert browser.post(f"{me(commission)}reply/{sitting.pk}/", {"reply": said}).status_code == 302
    assert reply_of(people["ben"], sitting) == reply


def test_whose_seat_has_no_substitute_is_not_offered_to_send_one(commission, people, sitting, flora, ben, sign_in):
    offer = "My substitute takes the seat"
    assert offer not in sign_in(ben).get(me(commission)).content.decode()
    with inside(commission.space):
        version = RulesVersion.objects.get()
        RulesVersion.objects.update(values={**version.values, "has_substitutes": "none"})
    assert offer not in flora.get(link_of(people["ana"])).content.decode()


def test_an_answer_that_is_none_is_refused_in_words(people, sitting, flora):
    answer = flora.post(f"{link_of(people['ana'])}reply/{sitting.pk}/", {"reply": "perhaps"})
    assert answer.status_code == 409 and "Choose one of the answers" in answer.content.decode()
    assert reply_of(people["ana"], sitting) == "none"


def test_an_answer_comes_too_late(people, sitting, flora):
    with inside(sitting.space):
        Sitting.objects.filter(pk=sitting.pk).update(day=timezone.localdate() - timedelta(days=1))
    answer = flora.post(f"{link_of(people['ana'])}reply/{sitting.pk}/", {"reply": "yes"})
    assert answer.status_code == 409 and "no longer taken" in answer.content.decode()


def test_nobody_answers_for_a_sitting_of_another_commission(people, sitting, flora):
    assert flora.post(f"{link_of(people['ana'])}reply/99999/", {"reply": "yes"}).status_code == 404


def test_the_member_chooses_what_the_public_reads_and_the_language(people, flora):
    link = link_of(people["ana"])
    assert flora.post(f"{link}choices/visibility/", {"visibility": "office"}).status_code == 302
    assert flora.post(f"{link}choices/visibility/", {"visibility": "everything"}).status_code == 422
    assert flora.post(f"{link}choices/language/", {"language": "pt"}).status_code == 302
    assert flora.post(f"{link}choices/nothing/", {"nothing": "pt"}).status_code == 404
    with inside(people["ana"].space):
        assert MemberCard.objects.get(member=people["ana"]).visibility == "office"
        assert BodyMember.objects.get(pk=people["ana"].pk).language == "pt"
        assert Entry.objects.filter(verb="card.own").count() == 2
    assert flora.get(link)["Content-Language"] == "pt"


def test_papers_by_link_are_those_of_the_sitting_and_no_other(people, sitting, anna, flora, commission):
    with inside(commission.space):
        values = {"language": "fr", "dated_on": timezone.localdate(), "visibility": "internal", "by": anna}
        shown = documents.attach_to(
            owner=sitting, link="", upload=Upload(b"Budget;1\n", "a.csv", "csv"), title="Budget", **values
        )
        other = documents.attach_to(
            owner=commission, link="", upload=Upload(b"Secret;1\n", "b.csv", "csv"), title="X", **values
        )
    link = link_of(people["ana"])
    page = flora.get(link).content.decode()
    assert f"{link}file/{shown.pk}/" in page and f"file/{other.pk}/" not in page
    assert flora.get(f"{link}file/{shown.pk}/").status_code == 200
    assert flora.get(f"{link}file/{other.pk}/").status_code == 404


def test_what_is_still_being_planned_is_not_told(people, commission, anna, flora):
    with inside(commission.space):
        made = sittings.plan_sitting(
            body=commission.body, day=timezone.localdate() + timedelta(days=9), starts_at=time(18), place="X", by=anna
        )
        sittings.add_item(sitting=made, title="Point secret", kind="discussion", by=anna)
    link = link_of(people["ana"])
    assert "Point secret" not in flora.get(link).content.decode()
    assert flora.get(f"{link}sitting/{made.pk}/notice.pdf").status_code == 404


def test_the_page_of_somebody_who_left(people, commission, sitting, anna, flora):
    with inside(commission.space):
        held = own_holdings(people["ana"])[0]
        seats.end_holding(holding=held, on=timezone.localdate() - timedelta(days=1), kind="resigned", by=anna)
    page = flora.get(link_of(people["ana"])).content.decode()
    assert "has ended" in page and "I come" not in page


def test_whoever_left_opens_no_papers_of_later_sittings_and_keeps_those_of_before(
    people, commission, sitting, anna, flora
):
    with inside(commission.space):
        paper = documents.attach_to(
            owner=sitting, link="", upload=Upload(b"Budget;1\n", "a.csv", "csv"), title="Budget",
            language="fr", dated_on=timezone.localdate(), visibility="internal", by=anna,
        )  # fmt: skip
    link = link_of(people["ana"])
    doors = [f"{link}sitting/{sitting.pk}/notice.pdf", f"{link}sitting/{sitting.pk}.ics", f"{link}file/{paper.pk}/"]
    assert [flora.get(door).status_code for door in doors] == [200, 200, 200]
    with inside(commission.space):
        held = own_holdings(people["ana"])[0]
        seats.end_holding(holding=held, on=timezone.localdate() - timedelta(days=1), kind="resigned", by=anna)
    assert [flora.get(door).status_code for door in doors] == [404, 404, 404]
    assert flora.post(f"{link}reply/{sitting.pk}/", {"reply": "yes"}).status_code == 404
    minutes = f"{link}sitting/{sitting.pk}/minutes.pdf"
    for days, status in ((0, 404), (-1, 200)):
        day = timezone.localdate() + timedelta(days=days)
        Sitting._base_manager.filter(pk=sitting.pk).update(
            state="approved", approved_on=timezone.localdate(), approved_by=anna, day=day
        )
        assert flora.get(minutes).status_code == status
        assert (minutes in flora.get(link).content.decode()) is (status == 200)


def test_whoever_is_no_member_is_told_so_and_answers_nothing(commission, people, sitting, ivo, sign_in):
    browser = sign_in(ivo)
    assert "hold no seat" in browser.get(me(commission)).content.decode()
    assert browser.post(f"{me(commission)}reply/{sitting.pk}/", {"reply": "yes"}).status_code == 404
    assert browser.post(f"{me(commission)}choices/visibility/", {"visibility": "name"}).status_code == 404


def test_the_page_asks_as_often_for_many(people, sitting, commission, anna, flora, django_assert_max_num_queries):
    link = link_of(people["ana"])
    flora.get(link)
    with inside(commission.space):
        for number in range(6):
            sittings.add_item(sitting=sitting, title=f"Point {number}", kind="discussion", by=anna)
            sittings.plan_sitting(
                body=commission.body,
                day=timezone.localdate() + timedelta(days=30 + number),
                starts_at=time(19, 0),
                place="Salle",
                by=anna,
            )
    with django_assert_max_num_queries(12):
        assert "Point 5" in flora.get(link).content.decode()
