"""The locks: complete, hashed, of one mind with pyproject.toml and with each other, and free of hosts."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-test.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pinned(lock: str) -> dict[str, set[str]]:
    """Name → versions; more than one where a version depends on the platform."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", (ROOT / lock).read_text(), re.M):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_host(lock):
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert not re.search(r"^\s*-(?!-hash=)", text, re.M), "an option of somebody's pip configuration"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_of_the_lock_has_hashes(lock):
    text = (ROOT / lock).read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip()]
    assert len(lines) > 50
    assert [line[:60] for line in lines if not re.search(r"==.+--hash=sha256:[0-9a-f]{64}", line)] == []


@pytest.mark.parametrize(
    ("lock", "declared"),
    [
        ("requirements.lock", PROJECT["project"]["dependencies"]),
        ("requirements-test.lock", PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["test"]),
    ],
)
def test_lock_satisfies_what_the_project_declares(lock, declared):
    versions = pinned(lock)
    for requirement in map(Requirement, declared):
        found = versions.get(canonicalize_name(requirement.name), set())
        assert found, f"{requirement.name} is declared but not locked: python3 dev.py lock"
        assert all(requirement.specifier.contains(version) for version in found), requirement


def test_tests_run_on_the_versions_that_users_get():
    run, test = (pinned(lock) for lock in LOCKS)
    assert {name: test.get(name) for name in run} == run
