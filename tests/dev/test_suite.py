"""``dev.py test``: what is left out is said, and in CI it is a failure."""

import pytest

from tools.dev import browser, suite
from tools.dev.suite import NOTHING_SELECTED, Outcome

GREEN = Outcome("sqlite", passed=3)
RED = Outcome("postgresql", passed=2, failed=1, status=1)
LEFT_OUT = Outcome("browser", left_out="chromium missing")
NOTHING = Outcome("browser", status=NOTHING_SELECTED)


@pytest.mark.parametrize(
    ("outcomes", "selected", "in_ci", "status"),
    [
        ([GREEN], False, "true", 0),
        ([GREEN, RED], False, "", 1),
        ([GREEN, LEFT_OUT], False, "", 0),
        ([GREEN, LEFT_OUT], False, "true", 1),
        ([GREEN, NOTHING], False, "", 1),
        ([GREEN, NOTHING], True, "", 0),
        ([NOTHING, LEFT_OUT], True, "", 1),
    ],
)
def test_status_of_the_whole_suite(outcomes, selected, in_ci, status, monkeypatch):
    monkeypatch.setenv("CI", in_ci)
    assert suite._status(outcomes, selected=selected) == status


def test_table_says_what_was_left_out_and_why():
    assert LEFT_OUT.line().split() == ["Browser", "left", "out:", "chromium", "missing"]
    assert RED.line().split()[:5] == ["PostgreSQL", "2", "passed,", "1", "failed,"]


def test_report_of_pytest_is_counted(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text('<testsuites><testsuite tests="9" errors="1" failures="2" skipped="3"/></testsuites>')
    assert suite._counts(report) == (3, 3, 3)


def test_database_that_does_not_start_is_left_out_with_its_reason(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(suite.environment, "site_packages", lambda: tmp_path)
    outcome = suite._on_postgresql([])
    assert str(tmp_path) in outcome.left_out


def test_given_database_is_used_as_it_is(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone@somewhere/name")
    with suite._database() as url:
        assert url == "postgresql://someone@somewhere/name"


def test_browser_that_may_not_be_installed_is_named_with_the_way_to_get_it(monkeypatch):
    monkeypatch.setenv("ZESUMMEN_CHROMIUM", "")
    monkeypatch.setattr(browser.shutil, "which", lambda name: None)
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(browser, "run", lambda *a, **k: pytest.fail("installs without being allowed"))
    assert "apt-get install chromium libatomic1" in browser.missing()


def test_named_browser_is_taken(monkeypatch):
    monkeypatch.setenv("ZESUMMEN_CHROMIUM", "/opt/browser")
    assert browser.executable() == "/opt/browser"
