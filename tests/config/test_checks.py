"""What must hold before a start, and the sentence that says so."""

import pytest
from django.core.checks import ERROR

from zesummen.cli import prepare
from zesummen.cli.commands import Failed
from zesummen.config import checks


def ids(found) -> list[str]:
    return [message.id for message in found]


@pytest.fixture
def demo(settings, monkeypatch):
    monkeypatch.delenv("PRODUCTION", raising=False)
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
    settings.EMAIL_URL = ""
    return settings


def test_the_demo_starts_at_home(demo):
    assert checks.demo_stays_at_home() == []


@pytest.mark.parametrize("host", ["zesummen.lu", "*", "192.168.1.4", ".lu"])
def test_the_demo_is_refused_under_a_public_name(demo, host):
    demo.ALLOWED_HOSTS = ["localhost", host]
    (found,) = checks.demo_stays_at_home()
    assert found.level == ERROR
    assert host in str(found.msg)


def test_the_demo_is_refused_with_a_sign_of_production(demo, monkeypatch):
    monkeypatch.setenv("PRODUCTION", "1")
    assert ids(checks.demo_stays_at_home()) == ["zesummen.E001"]
    monkeypatch.setenv("PRODUCTION", "0")
    assert checks.demo_stays_at_home() == []


def test_the_demo_is_refused_with_a_mail_server(demo):
    demo.EMAIL_URL = "smtp://mail.zesummen.example"
    assert ids(checks.demo_stays_at_home()) == ["zesummen.E001"]


def test_debug_is_an_error(settings):
    assert checks.debug_is_off() == []
    settings.DEBUG = True
    assert ids(checks.debug_is_off()) == ["zesummen.E002"]


def test_a_missing_language_is_an_error_in_production_and_a_note_in_the_demo(settings, tmp_path):
    (tmp_path / "fr" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "fr" / "LC_MESSAGES" / "django.mo").write_bytes(b"")
    settings.LOCALE_PATHS = [tmp_path]
    (found,) = checks.languages_are_there()
    assert found.level == ERROR
    assert "de, lb, pt" in str(found.msg)
    settings.DEMO = True
    assert checks.languages_are_there()[0].level < ERROR


@pytest.mark.parametrize(("key", "found"), [("short", 1), ("a" * 50, 1), ("0123456789abcdef" * 3, 0)])
def test_a_weak_key_is_an_error(settings, key, found):
    settings.SECRET_KEY = key
    assert len(checks.secret_is_secret()) == found


def test_a_start_fails_with_every_error_in_words(settings, monkeypatch):
    monkeypatch.setenv("PRODUCTION", "0")
    settings.SECRET_KEY = "short"
    settings.DEBUG = True
    with pytest.raises(Failed) as told:
        prepare.check(production=False)
    assert "DEBUG" in str(told.value)
    assert "SECRET_KEY" in str(told.value)
