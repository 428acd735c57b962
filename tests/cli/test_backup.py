"""A backup, read back on either database, is the installation it was made of."""

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from people import a_commune_space
from zesummen.accounts.models import Membership, Person
from zesummen.cli import backup, prepare, restore, rows
from zesummen.cli.commands import Failed
from zesummen.kernel import journal
from zesummen.territory.models import Space

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tables_are_there(monkeypatch):
    """The test database is migrated already."""
    monkeypatch.setattr(prepare, "ready", lambda: None)


@pytest.fixture
def full(anna, cleo, helene):
    """An installation with people, a journal, a file, and letters of every kind."""
    anna.full_name = 'Ânna Ωmega 😀 "quoted"\nsecond line'
    anna.save()
    journal.note("plan.adopted", space=Space.objects.first(), by=anna, amount="12.50", list=[1, None, {"ß": True}])
    for name in list(backup.file_names()):  # of tests before this one
        default_storage.delete(name)
    default_storage.save("files/2026/01/é.pdf", ContentFile(b"%PDF-1.7 \x00\xff"))
    yield
    for name in list(backup.file_names()):
        default_storage.delete(name)


def state() -> dict:
    """Every kept table: its rows, line by line."""
    return {model._meta.db_table: list(rows.lines(model)) for model in rows.kept_models()}


def test_a_restore_brings_back_every_row_and_file(full, tmp_path, capsys):
    before = state()
    assert sum(map(len, before.values())) > 20
    assert backup.backup(tmp_path / "all.zip") == 0
    anna = Person.objects.get(full_name__contains="Ωmega")
    Person.objects.filter(pk=anna.pk).update(full_name="somebody else")
    Membership.objects.all().delete()
    default_storage.save("files/new.pdf", ContentFile(b"%PDF-new"))
    default_storage.delete("files/2026/01/é.pdf")
    assert state() != before
    assert restore.restore(tmp_path / "all.zip", replace=True) == 0
    assert state() == before
    assert list(backup.file_names()) == ["files/2026/01/é.pdf"]
    assert default_storage.open("files/2026/01/é.pdf").read() == b"%PDF-1.7 \x00\xff"
    assert "Restored and compared" in capsys.readouterr().out


def test_the_next_row_after_a_restore_gets_a_free_number(full, tmp_path):
    backup.backup(tmp_path / "all.zip")
    restore.restore(tmp_path / "all.zip", replace=True)
    highest = max(Person.objects.values_list("pk", flat=True))
    assert Person.objects.create_user("new@zesummen.example", full_name="New").pk > highest


def test_the_manifest_names_program_tables_and_files(full, tmp_path):
    backup.backup(tmp_path / "all.zip")
    with ZipFile(tmp_path / "all.zip") as made:
        manifest = json.loads(made.read("manifest.json"))
        told = {table["model"]: table["rows"] for table in manifest["tables"]}
        assert manifest["database"] == connection.vendor
        assert told["accounts.Person"] == Person.objects.count()
        assert set(made.namelist()) == {
            "manifest.json",
            "files/files/2026/01/é.pdf",
            *(f"tables/{table['table']}.jsonl" for table in manifest["tables"]),
        }
        assert not {"sessions.Session", "kernel.LiveEvent"} & set(told)
    assert (tmp_path / "all.zip").stat().st_mode & 0o077 == 0


def test_an_older_backup_is_not_overwritten(tmp_path):
    (tmp_path / "all.zip").write_bytes(b"precious")
    with pytest.raises(Failed, match="exists already"):
        backup.backup(tmp_path / "all.zip")
    assert (tmp_path / "all.zip").read_bytes() == b"precious"


def test_an_installation_in_use_is_not_overwritten(full, tmp_path):
    backup.backup(tmp_path / "all.zip")
    before = state()
    with pytest.raises(Failed, match="not empty"):
        restore.restore(tmp_path / "all.zip", replace=False)
    assert state() == before


def changed(source: Path, part: str, change) -> Path:
    """A copy of a backup with one part changed, or left out where ``change`` gives nothing."""
    target = source.with_name("changed.zip")
    with ZipFile(source) as before, ZipFile(target, "w") as after:
        for name in before.namelist():
            content = change(before.read(name)) if name == part else before.read(name)
            if content is not None:
                after.writestr(name, content)
    return target


def older(manifest: bytes) -> bytes:
    told = json.loads(manifest)
    return json.dumps({**told, "program": "0.0.9", "migrations": told["migrations"][1:]}).encode()


@pytest.mark.parametrize(
    ("part", "change", "sentence"),
    [
        ("tables/accounts_person.jsonl", lambda text: text.replace(b"Cleo", b"Clea"), "damaged"),
        ("tables/accounts_person.jsonl", lambda text: None, "lacks its part"),
        ("files/files/2026/01/é.pdf", lambda text: text + b"x", "damaged"),
        ("manifest.json", lambda text: None, "not a backup"),
        ("manifest.json", lambda text: b"{}", "not a backup"),
        ("manifest.json", older, "made by Zesummen 0.0.9"),
    ],
)
def test_a_damaged_or_foreign_backup_changes_nothing(full, tmp_path, part, change, sentence):
    backup.backup(tmp_path / "all.zip")
    before = state()
    with pytest.raises(Failed, match=sentence):
        restore.restore(changed(tmp_path / "all.zip", part, change), replace=True)
    assert state() == before


@pytest.mark.parametrize("content", [None, b"", b"no zip at all"])
def test_what_is_no_backup_is_refused_with_a_sentence(tmp_path, content):
    if content is not None:
        (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(Failed, match="x.zip"):
        restore.restore(tmp_path / "x.zip", replace=False)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_backup_of_this_database_is_read_by_an_empty_sqlite(full, tmp_path):
    backup.backup(tmp_path / "all.zip")
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment |= {
        "ZESUMMEN_DATA": str(tmp_path / "data"),
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "zesummen.config.settings.demo",
    }

    def zesummen(*words):
        done = subprocess.run(
            [sys.executable, "-m", "zesummen", *map(str, words)], env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    zesummen("restore", tmp_path / "all.zip")
    zesummen("backup", tmp_path / "again.zip")
    with ZipFile(tmp_path / "all.zip") as first, ZipFile(tmp_path / "again.zip") as second:
        parts = [name for name in first.namelist() if name != "manifest.json"]
        assert [name for name in parts if first.read(name) != second.read(name)] == []


def test_a_space_moves_with_its_rows(tmp_path):
    space = a_commune_space("0105")
    backup.backup(tmp_path / "all.zip")
    restore.restore(tmp_path / "all.zip", replace=True)
    assert Space.objects.get(pk=space.pk).commune.lau2 == "0105"
