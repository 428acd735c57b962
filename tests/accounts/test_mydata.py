"""My data: see, take along, choose who sees what, ask for deletion, read who looked."""

import io
import json
import zipfile

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from people import give
from zesummen.accounts import actions, mydata, queries
from zesummen.accounts.forms import ActingFor
from zesummen.accounts.models import DeletionRequest, Membership, Person
from zesummen.kernel import journal, tenancy
from zesummen.kernel.access import Refused
from zesummen.kernel.forms import PageForm
from zesummen.kernel.models import Entry, OutboxMessage

PROFILE = {
    "full_name": "Ben Almeida", "short_name": "Ben", "phone": "+352 1", "language": "pt",
    "see_full_name": "members", "see_email": "members", "see_phone": "closed",
    "version": "1",
}  # fmt: skip


def test_everything_stored_is_listed_and_can_be_taken_along(esch, anna, ben, youth_service, sign_in):
    actions.join_service(service=youth_service, person=ben, by=anna)
    actions.set_stand_in(
        space=esch, absent=ben, stand_in=anna, from_on=_today(), until_on=_today(), reason="holiday", by=ben
    )
    browser = sign_in(ben)
    html = browser.get("/me/").content.decode()
    for word in ("Ben Almeida", "ben@zesummen.example", "Service jeunesse", "Anna Schmit", "Esch-sur-Alzette"):
        assert word in html, word
    found = json.loads(browser.post("/me/copy.json").content)
    assert found["account"][0]["email"] == ben.email
    assert found["roles"][0]["from"] == "2024-01-01"
    assert found["services"][0]["service"] == "Service jeunesse"
    assert found["stand_ins"][0]["reason"] == "holiday"
    with zipfile.ZipFile(io.BytesIO(browser.post("/me/copy.zip").content)) as archive:
        names = set(archive.namelist())
        assert {"README.txt", "my-data.json", "account.csv", "roles.csv"} <= names
        assert archive.read("roles.csv").decode("utf-8-sig").count(";") > 3
    assert browser.post("/me/copy.exe").status_code == 404
    with tenancy.inside(esch):
        assert Entry.objects.filter(verb="people.exported", by_id=ben.pk).exists()


def _today():
    from django.utils import timezone

    return timezone.localdate()


def test_nothing_of_others_is_in_my_data(anna, ben, cleo, sign_in):
    text = sign_in(ben).post("/me/copy.json").content.decode()
    assert anna.email not in text and cleo.email not in text


def test_a_cell_that_looks_like_a_formula_stays_text(ben, sign_in):
    Person.objects.filter(pk=ben.pk).update(full_name="=1+1")
    with zipfile.ZipFile(io.BytesIO(sign_in(ben).post("/me/copy.zip").content)) as archive:
        assert "'=1+1" in archive.read("account.csv").decode("utf-8-sig")


def test_apps_add_their_own_sections(ben, sign_in, monkeypatch):
    monkeypatch.setattr(mydata, "PROVIDERS", [])
    mydata.provide(lambda person: [mydata.Section("shoes", "Shoes", [{"size": 42, "owner": person.email}])])
    assert json.loads(sign_in(ben).post("/me/copy.json").content)["shoes"] == [{"size": 42, "owner": ben.email}]
    assert "Shoes" in sign_in(ben).get("/me/").content.decode()


def test_visibility_is_closed_until_opened_field_by_field(ben, anna, esch, gaston, sign_in):
    for field in ("email", "phone"):
        assert queries.seen_by(ben, field, "members") == ""
    assert queries.seen_by(ben, "full_name", "members") == "Ben Almeida"
    assert queries.seen_by(ben, "full_name", "public") == ""
    card = f"/s/{esch.slug}/people/{ben.pk}/"
    assert ben.email in sign_in(anna).get(card).content.decode()
    assert ben.email not in sign_in(gaston).get(card).content.decode()
    assert sign_in(ben).post("/me/details/", PROFILE).status_code == 302
    ben.refresh_from_db()
    assert (ben.language, ben.short_name) == ("pt", "Ben")
    assert queries.seen_by(ben, "email", "members") == ben.email
    assert queries.seen_by(ben, "email", "public") == ""
    html = sign_in(gaston).get(card).content.decode()
    assert ben.email in html and "+352 1" not in html


@pytest.mark.parametrize("change", [{"full_name": ""}, {"language": "xx"}, {"see_email": "x"}, {"phone": "1" * 41}])
def test_wrong_details_are_refused_and_what_was_typed_stays(ben, sign_in, change):
    answer = sign_in(ben).post("/me/details/", {**PROFILE, "short_name": "typed", **change})
    assert answer.status_code == 422 and "typed" in answer.content.decode()
    ben.refresh_from_db()
    assert ben.short_name == ""


def test_a_look_at_a_card_is_written_down_once_an_hour_and_the_person_reads_it(esch, anna, gaston, ben, sign_in):
    for _again in range(3):
        sign_in(gaston).get(f"/s/{esch.slug}/people/{ben.pk}/")
    sign_in(anna).get(f"/s/{esch.slug}/people/{ben.pk}/")
    lines = queries.entries_about(ben)
    assert [line.by_name for line in lines] == ["Anna Schmit", "Gaston Muller"]
    assert all(line.is_look for line in lines)
    assert "Gaston Muller" in sign_in(ben).get("/me/").content.decode()
    assert queries.entries_about(gaston) == []


def test_details_changed_for_somebody_need_how_and_the_journal_says_so(esch, anna, ben, sign_in):
    address = f"/s/{esch.slug}/people/{ben.pk}/details/"
    values = {"full_name": "Ben Almeida", "phone": "+352 9", "language": "pt", "version": "1"}
    browser = sign_in(anna)
    answer = browser.post(address, values)
    assert answer.status_code == 422 and "how" in answer.context["form"].errors
    with pytest.raises(Refused):
        actions.change_details(person=ben, space=esch, values=values, how="guess", expected=1, by=anna)
    assert browser.post(address, {**values, "how": "counter"}).status_code == 302
    ben.refresh_from_db()
    assert ben.phone == "+352 9"
    with tenancy.inside(esch):
        line = Entry.objects.get(verb="people.details_changed")
        assert (line.by_name, line.for_name, line.how) == ("Anna Schmit", "Ben Almeida", "counter")
        assert "at the counter" in journal.sentence(line)


def test_the_mixin_asks_how_when_one_acts_for_another(ben, anna):
    class Form(ActingFor, PageForm):
        pass

    people = Person.objects.all()
    assert Form({}, people=people).is_valid()
    wrong = Form({"on_behalf": ben.pk}, people=people)
    assert not wrong.is_valid() and "how" in wrong.errors
    right = Form({"on_behalf": ben.pk, "how": "letter"}, people=people)
    assert right.is_valid() and right.behalf == {"on_behalf": ben, "how": "letter"}


def test_two_who_change_the_same_details_the_second_sees_both_texts(esch, anna, ben, sign_in):
    assert sign_in(ben).post("/me/details/", {**PROFILE, "phone": "+352 11"}).status_code == 302
    values = {"full_name": "Ben Almeida", "phone": "+352 22", "language": "pt", "version": "1", "how": "phone"}
    answer = sign_in(anna).post(f"/s/{esch.slug}/people/{ben.pk}/details/", values)
    html = answer.content.decode()
    assert answer.status_code == 422 and "+352 11" in html and "+352 22" in html
    ben.refresh_from_db()
    assert ben.phone == "+352 11"


# Deletion


@pytest.fixture
def asked(esch, ben):
    return actions.ask_deletion(note="please", by=ben)[0]


def test_each_space_is_asked_once_and_the_request_can_be_withdrawn(esch, differdange, ben, sign_in):
    give(ben, differdange, "lead")
    browser = sign_in(ben)
    assert browser.post("/me/delete/", {"note": "bye"}).status_code == 422
    assert browser.post("/me/delete/", {"note": "bye", "sure": "on"}).status_code == 302
    browser.post("/me/delete/", {"sure": "on"})
    assert DeletionRequest.objects.filter(person=ben, outcome="").count() == 2
    browser.post("/me/keep/")
    assert not DeletionRequest.objects.exists()


def test_the_officer_sees_the_request_and_refuses_with_a_reason_only(esch, anna, ben, asked, sign_in):
    browser = sign_in(anna)
    assert "Requests to delete data" in browser.get(f"/s/{esch.slug}/people/").content.decode()
    address = f"/s/{esch.slug}/people/deletions/{asked.pk}/"
    assert browser.post(address, {"outcome": "refused", "answer": " "}).status_code == 422
    assert browser.post(address, {"outcome": "refused", "answer": "archives law"}).status_code == 302
    mail = OutboxMessage.objects.get(kind="deletion_answer")
    assert mail.to_address == ben.email and "archives law" in mail.text
    assert Membership.objects.get(person=ben).until_on is None
    assert browser.post(address, {"outcome": "granted"}).status_code == 422


def test_granting_ends_the_roles_and_erases_the_account_with_the_last_space(esch, differdange, anna, cleo, ben):
    give(ben, differdange, "lead")
    EmailAddress.objects.create(user=ben, email=ben.email, verified=True, primary=True)
    Authenticator.objects.create(user=ben, type="totp", data={})
    first, second = actions.ask_deletion(by=ben)
    by = {esch.pk: anna, differdange.pk: cleo}
    actions.decide_deletion(request=first, granted=True, by=by[first.space_id])
    ben.refresh_from_db()
    assert ben.is_active and ben.full_name == "Ben Almeida"
    actions.decide_deletion(request=second, granted=True, by=by[second.space_id])
    ben.refresh_from_db()
    assert not ben.is_active and ben.erased_at
    assert "ben" not in ben.email and ben.full_name == "–" and ben.phone == ""
    assert not EmailAddress.objects.filter(user=ben).exists() and not Authenticator.objects.filter(user=ben).exists()
    assert not queries.spaces_of(ben).exists()


def test_only_who_may_decides_and_never_on_their_own_request(esch, anna, gaston, asked):
    with pytest.raises(Refused):
        actions.decide_deletion(request=asked, granted=True, by=gaston)
    own = actions.ask_deletion(by=anna)[0]
    with pytest.raises(Refused):
        actions.decide_deletion(request=own, granted=True, by=anna)
    actions.decide_deletion(request=asked, granted=True, by=anna)
    with pytest.raises(Refused):
        actions.decide_deletion(request=asked, granted=False, answer="no", by=anna)


def test_the_only_keeper_of_a_space_is_not_deleted(esch, anna, ben):
    give(ben, esch, "space_admin")
    Membership.objects.filter(person=ben, role="space_admin").update(from_on="2024-01-01")
    request = actions.ask_deletion(by=anna)[0]
    Membership.objects.filter(person=ben, role="space_admin").delete()
    with pytest.raises(Refused):
        actions.decide_deletion(request=request, granted=True, by=ben)


def test_somebody_without_a_space_is_erased_at_once(db, sign_in):
    person = Person.objects.create_user("lone@zesummen.example", full_name="Lone Wolf")
    browser = sign_in(person)
    assert browser.post("/me/delete/", {"sure": "on"}).status_code == 200
    person.refresh_from_db()
    assert not person.is_active
    assert browser.get("/me/").status_code == 302


def test_one_address_one_person_whatever_the_capitals(anna):
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create_user(" ANNA@Zesummen.Example ", full_name="Other")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=anna.pk).update(email="Anna@zesummen.example")
