"""An archive holds everything of one space, nothing of another, and reads without Zesummen."""

import csv
import io
import json
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.utils import timezone

from zesummen.accounts.models import Invitation, Membership
from zesummen.cli import archive, open_tables, prepare
from zesummen.cli.commands import Failed
from zesummen.documents.models import FrozenDocument, StoredFile
from zesummen.kernel import journal
from zesummen.kernel.exports.document import Document, dump, paragraph
from zesummen.kernel.models import Entry, OutboxMessage
from zesummen.kernel.tenancy import SpaceModel, inside
from zesummen.kernel.words import LANGUAGES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tables_are_there(monkeypatch):
    """The test database is migrated already."""
    monkeypatch.setattr(prepare, "ready", lambda: None)


@pytest.fixture
def full(esch, anna, gaston, cleo, differdange):
    """A space with a file, a frozen document, a journal and an invitation; and a neighbour with a file."""
    for space, person in ((esch, anna), (differdange, cleo)):
        with inside(space):
            stored = StoredFile(name="../Procès-verbal du 3 mai.pdf", size=8, sha256="0" * 64, kind="pdf")
            stored.uploaded_by = person
            stored.file.save("x.pdf", ContentFile(b"%PDF-1.7"))
            journal.note("object.read", stored, space=space, by=person, title="=SUM(A1)")
    with inside(esch):
        text = Document(title="Délibération", language="fr", blocks=(paragraph("Le conseil communal décide."),))
        FrozenDocument.objects.create(
            kind="deliberation", title="Délibération", language="fr", payload=json.loads(dump(text)), sha256="0" * 64
        )
    return esch


def read(path) -> dict[str, bytes]:
    with ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def table(files: dict, name: str) -> list[dict]:
    return list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig"), newline="")))


@pytest.fixture
def made(full, tmp_path):
    assert archive.archive(full.slug, to=tmp_path / "esch.zip") == 0
    return read(tmp_path / "esch.zip")


def test_every_kind_of_row_of_a_space_is_known():
    ours = {model for model in apps.get_models() if issubclass(model, SpaceModel)}
    assert ours <= set(open_tables.models_of_a_space())
    assert {Membership, Invitation} <= set(open_tables.models_of_a_space())


def test_rows_of_the_space_are_there_and_no_others(made, full, differdange):
    rows = json.loads(made["tables/documents.storedfile.json"])
    assert [row["name"] for row in rows] == ["../Procès-verbal du 3 mai.pdf"]
    assert rows[0]["uploaded_by"].startswith("Anna")
    assert [row["id"] for row in table(made, "tables/documents.storedfile.csv")] == [str(rows[0]["id"])]
    everything = b"\n".join(made.values()).decode("utf-8", "replace")
    assert "Cleo" not in everything
    assert differdange.slug not in everything


def test_files_have_readable_names_that_stay_inside(made):
    (name,) = [name for name in made if name.startswith("files/")]
    assert name.endswith("Procès-verbal-du-3-mai.pdf")
    assert made[name] == b"%PDF-1.7"
    assert not any(".." in name for name in made)


def test_frozen_documents_come_as_data_pdf_and_word(made):
    kinds = {name.rpartition(".")[2]: made[name] for name in made if name.startswith("documents/")}
    assert set(kinds) == {"json", "pdf", "docx"}
    assert kinds["pdf"].startswith(b"%PDF-")
    assert kinds["docx"].startswith(b"PK")


def test_the_journal_is_written_in_sentences_and_no_formula_runs(made):
    (line,) = table(made, "journal.csv")
    assert "Anna" in line["sentence"] and "=SUM(A1)" in line["sentence"]
    assert open_tables._cell("=SUM(A1)") == "'=SUM(A1)"
    assert open_tables._cell("-12.50") == "-12.50"


def test_people_are_named_and_only_members_with_their_address(made, anna, gaston):
    people = {row["full_name"]: row["email"] for row in table(made, "people.csv")}
    assert people == {str(anna): anna.email, str(gaston): gaston.email}


def test_secrets_stay_in_the_house(full, anna, tmp_path):
    Invitation.objects.create(
        space=full, email="new@zesummen.example", name="New", role="coordinator", token_hash="f00d" * 16,
        created_by=anna, expires_at=timezone.now() + timedelta(days=7),
    )  # fmt: skip
    OutboxMessage.objects.create(
        space=full, kind="progress", to_address="kim@zesummen.example", to_name="Kim", language="fr",
        subject="Où en est l'action ?", text="https://zesummen.example/open/s3cret/", html="<a href='/open/s3cret/'>",
        attachments=[{"name": "s3cret", "type": "text/plain", "base64": ""}],
    )  # fmt: skip
    archive.archive(full.slug, to=tmp_path / "x.zip")
    made = read(tmp_path / "x.zip")
    assert table(made, "tables/kernel.outboxmessage.csv")[0]["to_name"] == "Kim"
    assert table(made, "tables/accounts.invitation.csv")[0]["name"] == "New"
    everything = b"\n".join(made.values())
    assert b"s3cret" not in everything
    assert b"f00d" not in everything


def test_the_read_me_speaks_five_languages_and_lists_every_table(made):
    text = made["README.txt"].decode()
    assert text.count("=" * 78) == len(LANGUAGES)
    for name in made:
        if name.endswith(".csv") and name.startswith("tables/"):
            assert name in text
    for heading in ("FRANÇAIS", "DEUTSCH", "LËTZEBUERGESCH", "ENGLISH", "PORTUGUÊS"):
        assert heading in text
    assert "\r\n" in text


def test_the_space_itself_tells_its_communes(made, full):
    (about,) = json.loads(made["space.json"])
    assert about["slug"] == full.slug
    assert about["communes"][0]["lau2"] == full.commune.lau2


def test_a_folder_holds_the_same_as_a_zip(full, made, tmp_path):
    archive.archive(full.slug, to=tmp_path / "folder")
    names = {str(path.relative_to(tmp_path / "folder")) for path in (tmp_path / "folder").rglob("*") if path.is_file()}
    assert names == set(made)


def test_the_journal_says_that_an_archive_was_made(made, full):
    assert Entry._base_manager.filter(space=full, verb="space.archived", by_id=None).count() == 1


def test_an_unknown_space_is_answered_with_the_nearest_names(full, tmp_path):
    with pytest.raises(Failed, match=full.slug):
        archive.archive(full.slug[:-1], to=tmp_path / "x")
    with pytest.raises(Failed, match="no space"):
        archive.archive("atlantis", to=tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


def test_an_older_archive_is_not_overwritten(full, tmp_path):
    (tmp_path / "x.zip").write_bytes(b"precious")
    with pytest.raises(Failed, match="exists already"):
        archive.archive(full.slug, to=tmp_path / "x.zip")
    assert (tmp_path / "x.zip").read_bytes() == b"precious"


def test_a_missing_file_is_named_in_the_read_me(full, tmp_path):
    stored = StoredFile._base_manager.get(space=full)
    stored.file.storage.delete(stored.file.name)
    archive.archive(full.slug, to=tmp_path / "x.zip")
    assert "Procès-verbal-du-3-mai.pdf" in read(tmp_path / "x.zip")["README.txt"].decode()
