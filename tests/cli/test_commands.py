"""The command line: what it offers, and a sentence with status 2 for what cannot be."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from zesummen.accounts.models import Invitation
from zesummen.cli import boundaries, commands, prepare
from zesummen.kernel.tenancy import inside
from zesummen.territory.models import Commune, Grouping, Space
from zesummen.training.queries.courses import offered

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = (
    "demo", "serve", "worker", "open-space", "invite", "archive", "backup", "restore", "load-facts", "import-facts",
    "import-boundaries", "plan-season",
)  # fmt: skip


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as left:
        commands.run(["--help"])
    assert left.value.code == 0
    shown = capsys.readouterr().out
    assert [name for name in COMMANDS if name not in shown] == []


@pytest.mark.parametrize(
    "words",
    [[], ["dance"], ["demo", "--port", "x"], ["demo", "--port", "70000"], ["serve", "--workers", "0"], ["backup"]],
)
def test_what_makes_no_sense_is_status_2(words, capsys):
    with pytest.raises(SystemExit) as left:
        commands.run(words)
    assert left.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_failure_is_a_sentence_and_status_2(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(prepare, "ready", lambda: None)
    monkeypatch.setattr(commands, "_start", lambda *_data, **_how: None)
    assert commands.run(["restore", str(tmp_path / "none.zip")]) == 2
    assert "none.zip cannot be read" in capsys.readouterr().err


@pytest.mark.django_db
def test_boundaries_are_loaded_or_refused_with_line_and_column(country, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(prepare, "ready", lambda: None)
    good, bad = tmp_path / "good.geojson", tmp_path / "bad.geojson"
    square = [[[6.0, 49.5], [6.1, 49.5], [6.1, 49.6], [6.0, 49.5]]]
    feature = {
        "type": "Feature",
        "properties": {"lau2": "0204"},
        "geometry": {"type": "Polygon", "coordinates": square},
    }
    good.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    bad.write_text("{]")
    assert boundaries.import_boundaries(good) == 0
    assert "1 communes" in capsys.readouterr().out
    with pytest.raises(commands.Failed, match="(?s)nothing was changed.*1"):
        boundaries.import_boundaries(bad)
    with pytest.raises(commands.Failed, match="cannot be read"):
        boundaries.import_boundaries(tmp_path / "none")


class Program:
    """``zesummen`` as a user starts it, in a process of its own."""

    def __init__(self, *words, **environment):
        kept = {
            key: value
            for key, value in os.environ.items()
            if key not in ("DJANGO_SETTINGS_MODULE", "ZESUMMEN_DATA", "DATABASE_URL", "SECRET_KEY")
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "zesummen", *map(str, words)],
            env={**kept, "PYTHONPATH": str(ROOT), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def until(self, words: str) -> str:
        """Read on until a line holds these words."""
        seen = ""
        while line := self.process.stdout.readline():
            seen += line
            if words in line:
                return line
        pytest.fail(f"“{words}” never came; instead: {seen}")

    def ended(self) -> tuple[int, str]:
        text = self.process.communicate(timeout=60)[0]
        return self.process.returncode, text

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate(timeout=10)


@pytest.fixture
def start():
    started = []

    def begin(*words, **environment) -> Program:
        started.append(Program(*words, **environment))
        return started[-1]

    yield begin
    for program in started:
        program.close()


def status_of(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code


def children_of(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


@pytest.mark.slow
def test_the_demo_starts_answers_stops_and_starts_again_on_its_data(start, tmp_path):
    first = start("demo", "--port", 0, "--data", tmp_path / "d")
    address = first.until("Zesummen answers at").split()[-1]
    assert status_of(address + "-/health/") == 200
    assert status_of(address + "account/login/") == 200

    second = start("demo", "--port", 0, "--data", tmp_path / "d")
    status, text = second.ended()
    assert status == 2
    assert address in text and "--data" in text

    port = address.rstrip("/").rpartition(":")[2]
    third = start("demo", "--port", port, "--data", tmp_path / "other")
    status, text = third.ended()
    assert status == 2
    assert f"Port {port} is taken" in text and "--port" in text

    (worker,) = children_of(first.process.pid)
    began = time.monotonic()
    first.process.send_signal(signal.SIGINT)
    assert first.ended()[0] == 0
    assert time.monotonic() - began < 5
    assert not Path(f"/proc/{worker}").exists()

    began = time.monotonic()
    again = start("demo", "--port", 0, "--data", tmp_path / "d")
    address = again.until("Zesummen answers at").split()[-1]
    assert status_of(address + "account/login/") == 200
    (worker,) = children_of(again.process.pid)
    again.process.kill()
    again.process.wait(10)
    until = time.monotonic() + 10
    while Path(f"/proc/{worker}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{worker}").exists(), "the worker outlived its parent"


@pytest.mark.slow
def test_serving_refuses_the_demo_and_names_what_is_missing(start, tmp_path):
    demo = start(
        "serve", "--port", 0, DJANGO_SETTINGS_MODULE="zesummen.config.settings.demo", ZESUMMEN_DATA=str(tmp_path)
    )
    bare = start("serve", "--port", 0, ZESUMMEN_DATA=str(tmp_path))
    status, text = demo.ended()
    assert status == 2
    assert "Demo mode" in text
    status, text = bare.ended()
    assert status == 2
    assert "SECRET_KEY" in text


@pytest.mark.slow
def test_a_signal_during_the_start_ends_it_with_status_0(start, tmp_path):
    program = start("demo", "--port", 0, "--data", tmp_path / "d")
    until = time.monotonic() + 20
    while not (tmp_path / "d" / "running.lock").exists() and time.monotonic() < until:
        time.sleep(0.02)
    program.process.send_signal(signal.SIGTERM)
    assert program.ended()[0] == 0


@pytest.mark.slow
def test_a_folder_that_cannot_be_used_is_named(start, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    status, text = start("demo", "--port", 0, "--data", tmp_path / "file").ended()
    assert status == 2
    assert "cannot be used" in text and "--data" in text


@pytest.fixture
def here(monkeypatch):
    """Commands work on the database of the test."""
    monkeypatch.setattr(prepare, "ready", lambda: None)
    monkeypatch.setattr(prepare, "facts", lambda: None)
    monkeypatch.setattr(commands, "_start", lambda *_data, **_how: None)


@pytest.mark.django_db
@pytest.mark.usefixtures("here")
def test_a_new_installation_gets_its_first_space_and_its_first_person(country, capsys):
    commune = next(found for found in Commune.objects.all() if not hasattr(found, "space"))
    assert commands.run(["open-space", commune.slug]) == 0
    space = Space.objects.get(slug=commune.slug)
    assert space.commune == commune and not space.is_demo
    assert f"zesummen invite {commune.slug}" in capsys.readouterr().out
    assert commands.run(["open-space", commune.slug]) == 0
    assert "open already" in capsys.readouterr().out
    words = ["invite", commune.slug, "Eva@commune.example", "--name", "Eva Muller", "--language", "de"]
    assert commands.run(words) == 0
    told = capsys.readouterr().out
    assert "eva@commune.example" in told.lower() and "/invitation/" in told
    assert Invitation.objects.get(space=space).role == "officer"
    assert commands.run(words) == 2
    assert "open already" in capsys.readouterr().err


@pytest.mark.django_db
@pytest.mark.usefixtures("here")
def test_a_grouping_a_body_and_all_communes_get_their_spaces(country, capsys):
    grouping = Grouping.objects.filter(space=None).first() or Grouping.objects.create(
        slug="dall", name_fr="Dall", kind="neighbours"
    )
    assert commands.run(["open-space", grouping.slug]) == 0
    assert commands.run(["open-space", "minist", "--kind", "ministry", "--name", "Ministère"]) == 0
    assert commands.run(["open-space", "cefis", "--kind", "training_body", "--name", "CEFIS"]) == 0
    with inside(Space.objects.get(slug="cefis")):
        assert [course.code for course in offered()] == ["kick-off-2023", "module-2018"]  # from the start
    assert Space.objects.get(slug="minist").kind == "ministry"
    assert commands.run(["open-space", "--all-communes"]) == 0
    assert not Commune.objects.filter(space=None).exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["open-space"], "Name one space"),
        (["open-space", "esh-sur-alzette"], "Perhaps esch-sur-alzette"),
        (["open-space", "body", "--kind", "ministry"], "needs a name"),
        (["open-space", "a b", "--kind", "ministry", "--name", "X"], "cannot stand in an address"),
        (["invite", "nowhere", "a@x.example", "--name", "A"], "There is no space"),
        (["invite", "{esch}", "a@x.example", "--name", "A", "--role", "king"], "Roles here: "),
        (["invite", "{esch}", "nobody", "--name", "A"], "no e-mail address"),
        (["import-facts", "population", "/none.csv"], "cannot be read"),
    ],
)
def test_what_cannot_be_opened_or_taken_over_is_a_sentence(country, esch, capsys, words, told):
    assert commands.run([word.format(esch=esch.slug) for word in words]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.django_db
@pytest.mark.usefixtures("here")
def test_facts_are_loaded_and_newer_ones_refused_with_their_place(country, tmp_path, capsys):
    bad = tmp_path / "population.csv"
    bad.write_text("lau2,year\nx,y\n")
    assert commands.run(["import-facts", "population", str(bad)]) == 2
    assert "nothing was changed" in capsys.readouterr().err


def test_data_names_the_installation(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(commands, "setup", lambda: None)
    monkeypatch.setenv("ZESUMMEN_DATA", "elsewhere")
    assert commands.run(["archive", "esch", "--data", str(tmp_path / "none")]) == 2
    assert "There is no folder" in capsys.readouterr().err
    commands._start(tmp_path)
    assert os.environ["ZESUMMEN_DATA"] == str(tmp_path)
