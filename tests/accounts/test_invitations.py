"""An invitation opens the door once, in time, to the invited address."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from people import a_person, give
from zesummen.accounts import actions, queries
from zesummen.accounts.models import Invitation, Membership, Person
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry, OutboxMessage

NEW = {"name": "Nora New", "language": "de", "way": "password", "password": "Vëlosbréck-1987"}


@pytest.fixture
def invited(esch, anna):
    return actions.invite(space=esch, email=" New@Zesummen.Example ", name="Nora", role="lead", language="de", by=anna)


def link(invitation) -> str:
    mail = OutboxMessage.objects.filter(to_address=invitation.email, kind="invitation").first()
    return re.search(r"https?://[^/]+(/invitation/\S+)", mail.text)[1]


def test_the_mail_speaks_the_invited_persons_language_and_names_the_role(invited):
    mail = OutboxMessage.objects.get(to_address="new@zesummen.example")
    assert mail.language == "de"
    assert mail.space_id == invited.space_id
    assert "/invitation/" in mail.text and "/invitation/" in mail.html


def test_the_page_speaks_the_language_of_the_invitation_until_another_is_chosen(invited, flora):
    page = flora.get(link(invited))
    assert page.headers["Content-Language"] == "de" and '<html lang="de"' in page.content.decode()
    flora.cookies["language"] = "pt"
    assert '<html lang="pt"' in flora.get(link(invited)).content.decode()


def test_opening_the_link_changes_nothing(invited, flora):
    for _again in range(3):
        assert flora.get(link(invited)).status_code == 200
    invited.refresh_from_db()
    assert invited.accepted_at is None
    assert not Person.objects.filter(email="new@zesummen.example").exists()


def test_a_new_person_accepts_and_is_signed_in_with_the_role(invited, esch, flora):
    answer = flora.post(link(invited), NEW)
    assert answer.status_code == 302
    person = Person.objects.get(email="new@zesummen.example")
    assert (person.full_name, person.language) == ("Nora New", "de")
    assert person.check_password(NEW["password"])
    assert queries.grants(person, esch).roles == {"lead"}
    assert flora.get("/me/").status_code == 200
    assert answer.cookies["language"].value == "de"


def test_without_a_password_people_sign_in_by_code(invited, flora):
    flora.post(link(invited), {**NEW, "way": "code", "password": ""})
    assert not Person.objects.get(email="new@zesummen.example").has_usable_password()


def test_whoever_chose_a_passkey_is_led_to_adding_it(invited, flora):
    answer = flora.post(link(invited), {**NEW, "way": "passkey", "password": ""})
    assert answer.headers["Location"] == "/account/2fa/webauthn/add/"
    assert flora.get("/account/2fa/webauthn/add/").status_code == 200


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"password": "short"}, "password"),
        ({"password": ""}, "password"),
        ({"name": " "}, "name"),
        ({"way": "x"}, "way"),
    ],
)
def test_wrong_entries_keep_what_was_typed_and_write_nothing(invited, flora, change, word):
    answer = flora.post(link(invited), {**NEW, **change})
    assert answer.status_code == 422
    assert answer.context["form"].errors[word]
    assert not Person.objects.filter(email="new@zesummen.example").exists()
    assert flora.post(link(invited), NEW).status_code == 302


def test_a_link_works_once(invited, flora, client):
    flora.post(link(invited), NEW)
    for answer in (client.get(link(invited)), client.post(link(invited), NEW)):
        assert answer.status_code == 410
    assert Membership.objects.filter(person__email="new@zesummen.example").count() == 1


def test_two_at_once_make_one_membership(invited):
    stale = Invitation.objects.get(pk=invited.pk)
    actions.accept_invitation(invitation=invited, name="Nora")
    with pytest.raises(Refused):
        actions.accept_invitation(invitation=stale, name="Nora", by=Person.objects.get(email=invited.email))
    assert Membership.objects.filter(person__email=invited.email).count() == 1


def test_a_late_link_says_so_and_can_be_sent_again(invited, anna, flora):
    old = link(invited)
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        late = flora.get(old)
        assert late.status_code == 410 and flora.post(old, NEW).status_code == 410
        actions.resend_invitation(invitation=invited, by=anna)
        assert flora.get(old).status_code == 410
        assert flora.post(link(invited), NEW).status_code == 302


def test_a_revoked_or_damaged_link_says_so(invited, anna, flora):
    address = link(invited)
    assert flora.get(address[:-3] + "/").status_code == 410
    assert flora.get("/invitation/1~x.y/").status_code == 410
    actions.revoke_invitation(invitation=invited, by=anna)
    assert flora.get(address).status_code == 410
    with pytest.raises(Refused):
        actions.resend_invitation(invitation=invited, by=anna)


def test_somebody_with_an_account_signs_in_first_then_accepts(esch, anna, cleo, flora, sign_in):
    invitation = actions.invite(space=esch, email=cleo.email, name="Cleo", role="officer", by=anna)
    page = flora.get(link(invitation))
    assert f"/account/login/?next={link(invitation)}" in page.content.decode()
    assert flora.post(link(invitation), NEW).status_code == 200  # asked to sign in; nothing accepted
    invitation.refresh_from_db()
    assert invitation.accepted_at is None
    assert sign_in(anna).get(link(invitation)).status_code == 410
    assert sign_in(cleo).post(link(invitation), {"once": ""}).status_code == 302
    assert {space.slug for space in queries.spaces_of(cleo)} == {"esch-sur-alzette", "differdange"}


def test_one_open_invitation_per_role_and_none_for_who_holds_it(invited, esch, anna, ben):
    with pytest.raises(Refused):
        actions.invite(space=esch, email="NEW@zesummen.example", name="Nora", role="lead", by=anna)
    with pytest.raises(Refused):
        actions.invite(space=esch, email=ben.email, name="Ben", role="member", by=anna)
    actions.invite(space=esch, email=ben.email, name="Ben", role="lead", by=anna)
    with pytest.raises(Refused):
        actions.invite(space=esch, email="x@zesummen.example", name="X", role="trainer", by=anna)
    with pytest.raises(Refused):
        actions.invite(space=esch, email="x@zesummen.example", name="X", role="lead", by=ben)


def test_the_form_refuses_in_words(esch, anna, sign_in, invited):
    browser = sign_in(anna)
    values = {"name": "Nora", "email": "new@zesummen.example", "role": "lead", "language": "fr"}
    answer = browser.post(f"/s/{esch.slug}/people/invite/", values)
    assert answer.status_code == 422 and "open already" in answer.content.decode()
    answer = browser.post(f"/s/{esch.slug}/people/invite/", {**values, "email": "no address", "until_on": "31.2.2027"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"email", "until_on"}
    assert Invitation.objects.count() == 1
    strange = {**values, "name": "𝔑øra ‏عبد‏ 👩‍🚀 ß", "email": "other@zesummen.example"}
    assert browser.post(f"/s/{esch.slug}/people/invite/", strange).status_code == 302
    assert Invitation.objects.filter(name=strange["name"]).exists()


def test_an_invitation_into_a_service_brings_its_rights(esch, anna, youth_service):
    invitation = actions.invite(
        space=esch, email="s@zesummen.example", name="S", role="reader", service=youth_service, by=anna
    )
    person = actions.accept_invitation(invitation=invitation, name="S")
    assert queries.grants(person, esch).roles == {"reader", "lead"}


def test_the_journal_tells_who_invited_whom(invited, anna, in_space):
    line = Entry.objects.get(verb="people.invited")
    assert (line.by_name, line.title, line.facts["role"]) == ("Anna Schmit", "Nora", "lead")


def test_the_installation_invites_the_first_person(esch, capsys, flora):
    call_command("invite", "esch-sur-alzette", "first@zesummen.example", name="First", language="en")
    printed = capsys.readouterr().out
    assert "/invitation/" in printed
    invitation = Invitation.objects.get(email="first@zesummen.example")
    assert flora.post(link(invitation), {**NEW, "language": "en"}).status_code == 302
    assert "people.invite" in queries.grants(Person.objects.get(email=invitation.email), esch)


def test_a_member_of_two_communes_has_two_sets_of_rights(esch, differdange, anna):
    give(a_person("Anna Schmit"), differdange, "reader")
    assert "people.invite" in queries.grants(anna, esch)
    assert "people.invite" not in queries.grants(anna, differdange)
