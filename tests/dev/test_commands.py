"""``dev.py``: every command is listed, trouble is a sentence, and an unchanged lock installs nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools import sizes
from tools.dev import commands, environment, shell

ROOT = Path(__file__).resolve().parents[2]


def test_help_lists_every_command_and_no_other(capsys):
    assert commands.main([]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()[2:]]
    assert sorted(listed) == sorted(commands.COMMANDS)


def test_dev_runs_on_the_standard_library_alone():
    command = [sys.executable, "-S", "-E", ROOT / "dev.py", "--help"]
    done = subprocess.run(command, cwd="/", capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "demo" in done.stdout


def test_trouble_is_a_sentence_and_status_one(monkeypatch, capsys):
    def fail(**_):
        raise shell.Trouble("The disk is full.")

    monkeypatch.setattr(commands, "stop_on_sigterm", lambda: None)
    monkeypatch.setattr(commands.environment, "set_up", fail)
    assert commands.main(["setup"]) == 1
    assert capsys.readouterr().out == "The disk is full.\n"


def test_lock_is_installed_once_and_again_when_it_changes(monkeypatch, tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text("one")
    installed = []
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(environment, "insist", lambda command, sentence: installed.append(command))
    environment._install("requirements.lock")
    environment._install("requirements.lock")
    assert len(installed) == 1
    assert {"--require-hashes", "--only-binary"} <= set(installed[0])
    lock.write_text("two")
    environment._install("requirements.lock")
    assert len(installed) == 2


def test_lock_whose_installation_failed_is_tried_again(monkeypatch, tmp_path):
    (tmp_path / "requirements.lock").write_text("one")
    tries = []

    def fail(command, sentence):
        tries.append(command)
        raise shell.Trouble(sentence)

    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(environment, "insist", fail)
    for _ in range(2):
        with pytest.raises(shell.Trouble):
            environment._install("requirements.lock")
    assert len(tries) == 2


def test_sizes_find_the_long_function_and_the_long_template(tmp_path, capsys):
    package = tmp_path / "zesummen"
    package.mkdir()
    (package / "short.py").write_text("def short():\n    return 1\n")
    assert sizes.main(tmp_path) == 0
    (package / "long.py").write_text("def long():\n" + "    x = 1\n" * 61)
    (package / "page.html").write_text("<p>\n" * 201)
    assert sizes.main(tmp_path) == 1
    printed = capsys.readouterr().out
    assert "long.py:1 long" in printed
    assert "page.html" in printed
    assert "short" not in printed
