"""Signing in: password, mailed code, second factor, closed sign-up, limits."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client

from people import a_person, give
from zesummen.accounts.models import Person
from zesummen.kernel.models import OutboxMessage

PASSWORD = "a long enough password"
LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def lena(esch):
    person = give(a_person("Lena Wolff", language="de"), esch, "lead")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def prove_again(browser) -> None:
    """Before a change of the ways to sign in, the password is asked once more."""
    browser.post("/account/reauthenticate/", {"password": PASSWORD})


def is_signed_in(browser) -> bool:
    return browser.get("/me/").status_code == 200


def test_a_password_opens_and_the_interface_speaks_the_persons_language(lena, flora):
    answer = flora.post(LOGIN, {"login": lena.email.upper(), "password": PASSWORD})
    assert answer.status_code == 302 and answer.headers["Location"] == "/home/"
    assert answer.cookies["language"].value == "de"
    assert is_signed_in(flora)


def test_sign_in_leads_back_to_where_one_wanted_to_go_but_never_to_another_site(lena, flora):
    answer = flora.post(LOGIN, {"login": lena.email, "password": PASSWORD, "next": "/me/details/"})
    assert answer.headers["Location"] == "/me/details/"
    flora.post("/account/logout/")
    answer = flora.post(LOGIN, {"login": lena.email, "password": PASSWORD, "next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/home/"


def test_a_wrong_password_says_what_to_do_and_not_whether_the_account_exists(lena, flora):
    sentences = set()
    for address in (lena.email, "nobody@zesummen.example"):
        answer = flora.post(LOGIN, {"login": address, "password": "wrong"})
        sentences.add(str(answer.context["form"].non_field_errors()))
        assert "code" in str(answer.context["form"].non_field_errors()).lower()
    assert len(sentences) == 1
    assert not is_signed_in(flora)


def test_the_sixth_wrong_try_must_wait_even_with_the_right_password(lena, flora):
    for _try in range(5):
        flora.post(LOGIN, {"login": lena.email, "password": "wrong"})
    answer = flora.post(LOGIN, {"login": lena.email, "password": PASSWORD})
    assert not is_signed_in(flora)
    assert "five minutes" in answer.content.decode() or answer.status_code == 429


def test_the_code_comes_in_the_persons_language_and_works_once(lena, flora):
    answer = flora.post("/account/login/code/", {"email": lena.email})
    assert answer.status_code == 302
    mail = OutboxMessage.objects.get(to_address=lena.email)
    assert (mail.language, mail.to_id, mail.kind) == ("de", lena.pk, "account.email.login_code")
    code = re.search(r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", mail.text, re.M)[1]
    page = flora.get("/account/login/code/confirm/")
    assert page.status_code == 200
    wrong = flora.post("/account/login/code/confirm/", {"code": "AAAAAA"})
    assert wrong.status_code == 200 and not is_signed_in(flora)
    assert flora.post("/account/login/code/confirm/", {"code": code}).status_code == 302
    assert is_signed_in(flora)


def test_a_code_that_did_not_come_can_be_asked_again(lena, flora):
    flora.post("/account/login/code/", {"email": lena.email})
    assert 'value="resend"' in flora.get("/account/login/code/confirm/").content.decode()
    flora.post("/account/login/code/confirm/", {"action": "resend"})
    mails = OutboxMessage.objects.filter(to_address=lena.email, kind="account.email.login_code")
    assert mails.count() == 2 and not is_signed_in(flora)
    code = re.search(r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", mails.first().text, re.M)[1]
    flora.post("/account/login/code/confirm/", {"code": code})
    assert is_signed_in(flora)


def test_an_unknown_address_gets_a_mail_that_says_so_and_the_page_tells_nothing(flora, db):
    answer = flora.post("/account/login/code/", {"email": "nobody@zesummen.example"})
    assert answer.status_code == 302 and "confirm" in answer.headers["Location"]
    mail = OutboxMessage.objects.get()
    assert mail.kind == "account.email.unknown_account" and mail.to_id is None
    assert "signup" not in mail.text


def test_codes_cannot_be_asked_without_end(lena):
    answers = [Client().post("/account/login/code/", {"email": lena.email}) for _try in range(5)]
    assert [answer.status_code for answer in answers[:3]] == [302] * 3
    assert answers[-1].status_code == 200 and answers[-1].context["form"].errors
    assert OutboxMessage.objects.count() == 3


def test_too_many_tries_from_one_place_get_a_page_that_says_wait(lena, flora):
    for _try in range(31):
        answer = flora.post(LOGIN, {"login": f"x{_try}@zesummen.example", "password": "wrong"})
    html = answer.content.decode()
    assert answer.status_code == 429 or "Wait" in html
    assert "Wait" in html and "<h1" in html


def test_nobody_signs_up_without_an_invitation(flora, db):
    values = {"email": "new@zesummen.example", "password1": "Vëlosbréck-1987"}
    assert flora.get("/account/signup/").status_code == 200
    flora.post("/account/signup/", values)
    assert not Person.objects.exists()


def test_a_closed_account_cannot_sign_in(lena, flora):
    Person.objects.filter(pk=lena.pk).update(is_active=False)
    flora.post(LOGIN, {"login": lena.email, "password": PASSWORD})
    assert not is_signed_in(flora)


def test_a_forgotten_password_is_replaced_through_the_mail(lena, flora):
    flora.post("/account/password/reset/", {"email": lena.email})
    mail = OutboxMessage.objects.get(to_address=lena.email)
    assert mail.language == "de"
    path = re.search(r"https?://[^/]+(/account/password/reset/key/\S+)", mail.text)[1]
    step = flora.get(path, follow=True)
    assert step.status_code == 200
    new = "Vëlosbréck-1987"
    assert flora.post(step.request["PATH_INFO"], {"password1": new, "password2": new}).status_code == 302
    lena.refresh_from_db()
    assert lena.check_password(new)


def _number(secret) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_a_second_factor_is_asked_after_the_password(lena, flora):
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(lena, secret)
    flora.post(LOGIN, {"login": lena.email, "password": PASSWORD})
    assert not is_signed_in(flora)
    assert flora.get("/account/2fa/authenticate/").status_code == 200
    flora.post("/account/2fa/authenticate/", {"code": "000000"})
    assert not is_signed_in(flora)
    flora.post("/account/2fa/authenticate/", {"code": _number(secret)})
    assert is_signed_in(flora)


def test_the_app_is_set_up_with_recovery_codes_and_the_person_is_told(lena, flora, django_capture_on_commit_callbacks):
    flora.post(LOGIN, {"login": lena.email, "password": PASSWORD})
    again = flora.get("/account/2fa/totp/activate/", follow=True)
    html = again.content.decode()
    assert again.status_code == 200 and "{{" not in html
    assert 'action="/account/reauthenticate/"' in html
    prove_again(flora)
    page = flora.get("/account/2fa/totp/activate/")
    assert page.status_code == 200 and "data:image/svg+xml" in page.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = flora.post("/account/2fa/totp/activate/", {"code": _number(page.context["form"].secret)})
    assert answer.status_code == 302
    kinds = set(Authenticator.objects.filter(user=lena).values_list("type", flat=True))
    assert kinds == {"totp", "recovery_codes"}
    for path in ("", "recovery-codes/", "recovery-codes/generate/", "totp/deactivate/"):
        assert flora.get(f"/account/2fa/{path}").status_code == 200, path
    told = OutboxMessage.objects.filter(to_address=lena.email, language="de").values_list("kind", flat=True)
    assert "mfa.email.totp_activated" in told


def test_passkey_pages_answer(lena, flora):
    assert flora.get("/account/2fa/webauthn/login/", headers={"Accept": "application/json"}).status_code == 200
    flora.post(LOGIN, {"login": lena.email, "password": PASSWORD})
    prove_again(flora)
    assert flora.get("/account/2fa/webauthn/add/").status_code == 200
    assert flora.get("/account/2fa/webauthn/").status_code == 200


def test_a_new_address_counts_once_its_mail_was_opened(lena, flora):
    flora.post(LOGIN, {"login": lena.email, "password": PASSWORD})
    flora.post("/account/email/", {"email": "lena.new@zesummen.example", "action_add": ""})
    lena.refresh_from_db()
    assert lena.email == "lena@zesummen.example"
    mail = OutboxMessage.objects.filter(to_address="lena.new@zesummen.example").latest("pk")
    assert mail.language == "de"
    path = re.search(r"https?://[^/]+(/account/confirm-email/\S+)", mail.text)[1]
    assert flora.get(path).status_code == 200
    lena.refresh_from_db()
    assert lena.email == "lena@zesummen.example"  # opening alone changes nothing
    flora.post(path)
    lena.refresh_from_db()
    assert lena.email == "lena.new@zesummen.example"
