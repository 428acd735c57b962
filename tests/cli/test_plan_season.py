"""``zesummen plan-season``: from a file to a plan, or to sentences that say what is wrong with the file."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from zesummen.cli import commands, season
from zesummen.season import certificate, generate, write

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "season-example.json"


def test_example_is_planned_and_the_rest_told(tmp_path, capsys):
    target = tmp_path / "plan.json"
    assert commands.run(["plan-season", str(EXAMPLE), "--to", str(target)]) == 0
    answer = json.loads(target.read_text(encoding="utf-8"))
    assert (answer["served"], answer["requests"], answer["proven"]) == (3, 4, True)
    told = capsys.readouterr()
    assert told.out == ""
    assert "3 of 4 requests served: the proven optimum." in told.err
    assert "diekirch waits. No two of its dates" in told.err


def test_plan_goes_to_the_terminal_as_json_and_nothing_else(capsys):
    assert commands.run(["plan-season", str(EXAMPLE), "--quiet"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["season"] == "Spring 2027"
    assert told.err == ""


def test_faults_of_a_file_are_told_line_by_line_and_nothing_is_written(tmp_path, capsys):
    data = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    data["requests"][0]["communes"] = ["9999"]
    data["requests"][1]["windows"][0]["until"] = "08:00"
    file, target = tmp_path / "season.json", tmp_path / "plan.json"
    file.write_text(json.dumps(data, indent=2), encoding="utf-8")
    assert commands.run(["plan-season", str(file), "--to", str(target)]) == 2
    told = capsys.readouterr().err
    assert "nothing was planned. Faults: 3" in told
    assert "There is no commune “9999” in the file." in told
    assert "The end (08:00) is not after the beginning (09:00)." in told
    assert not target.exists()


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"{"])
def test_file_that_cannot_be_read_is_a_sentence(content, tmp_path, capsys):
    file = tmp_path / "season.json"
    if content is not None:
        file.write_bytes(content)
    assert commands.run(["plan-season", str(file)]) == 2
    assert "season.json" in capsys.readouterr().err


def test_plan_that_cannot_be_written_is_a_sentence(tmp_path, capsys):
    assert commands.run(["plan-season", str(EXAMPLE), "--quiet", "--to", str(tmp_path / "none" / "plan.json")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_plan_that_its_certificate_refuses_is_not_given(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(certificate, "faults", lambda question, answer: ["r1: something is wrong"])
    target = tmp_path / "plan.json"
    assert commands.run(["plan-season", str(EXAMPLE), "--quiet", "--to", str(target)]) == 2
    assert "r1: something is wrong" in capsys.readouterr().err
    assert not target.exists()


def test_all_communes_of_the_country_are_known():
    known = season.communes()
    assert len(known) == len({place.code for place in known}) == 100


@pytest.mark.parametrize("limit", ["0", "-1", "soon"])
def test_limit_must_make_sense(limit, capsys):
    with pytest.raises(SystemExit) as left:
        commands.run(["plan-season", str(EXAMPLE), "--limit", limit])
    assert left.value.code == 2
    assert "seconds" in capsys.readouterr().err


def test_ctrl_c_gives_the_best_plan_so_far(tmp_path):
    hard = generate.season(1, generate.Size(other_days=0.0))
    file, target = tmp_path / "season.json", tmp_path / "plan.json"
    file.write_text(json.dumps(write.question(hard)), encoding="utf-8")
    command = [sys.executable, "-m", "zesummen", "plan-season", file, "--to", target]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as planner:
        for line in planner.stderr:
            if " dates " in line:  # the second long search has begun
                break
        planner.send_signal(signal.SIGINT)
        rest = planner.stderr.read()
    answer = json.loads(target.read_text(encoding="utf-8"))
    assert planner.returncode == 0, rest
    assert (answer["stopped"], answer["proven"]) == (True, False)
    assert certificate.faults(write.question(hard), answer) == []
    assert "the best so far; see the bounds" in rest
