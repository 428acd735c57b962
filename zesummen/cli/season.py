"""``zesummen plan-season FILE``: a training season planned from a JSON file, without any installation around it."""

import csv
import json
import signal
import sys
from pathlib import Path
from types import FrameType

from zesummen.season import certificate, read, solve, waiting, write
from zesummen.season.faults import Faulty
from zesummen.season.model import Place, Season
from zesummen.season.solve import Outcome, Progress

from .commands import Failed

COMMUNES = Path(__file__).resolve().parents[1] / "territory" / "facts" / "communes.csv"


def plan_season(file: Path, *, to: Path | None, limit: float, quiet: bool) -> int:
    """Plan the season of ``file`` and write the answer to ``to``, or to the terminal.

    Ctrl-C stops the planner and still gives its best plan so far.
    """
    season = _read(file)
    stopped: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        stopped.append(number)

    before = signal.signal(signal.SIGINT, stop)
    try:
        outcome = solve.plan_season(season, limit=limit, progress=None if quiet else _say, stop=lambda: bool(stopped))
    finally:
        signal.signal(signal.SIGINT, before)
    answer = write.answer(season, outcome, waiting.waiting_list(season, outcome.plan, outcome.waiting))
    wrong = certificate.faults(write.question(season), answer)
    if wrong:
        raise Failed("The plan does not stand up to its own certificate; please report this.\n" + "\n".join(wrong))
    text = json.dumps(answer, ensure_ascii=False, indent=2)
    if to is None:
        print(text)
    else:
        try:
            to.write_text(text + "\n", encoding="utf-8")
        except OSError as problem:
            raise Failed(f"{to} cannot be written: {problem.strerror}.")
    if not quiet:
        _sum_up(season, outcome, answer)
    return 0


def _read(file: Path) -> Season:
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as problem:
        raise Failed(f"{file} cannot be read: {problem.strerror}.")
    except UnicodeDecodeError:
        raise Failed(f"{file} is not text in UTF-8.")
    try:
        return read.read_season(text, communes())
    except Faulty as faulty:
        count = len(faulty.faults)
        raise Failed(f"{file} was not taken; nothing was planned. Faults: {count}\n{faulty}")


def communes() -> list[Place]:
    """The communes of Luxembourg by their LAU code, so that a file need not describe them."""
    with COMMUNES.open(encoding="utf-8", newline="") as source:
        rows = csv.DictReader(line for line in source if not line.startswith("#"))
        return [Place(row["lau2"], row["name_fr"], float(row["lat"]), float(row["lon"])) for row in rows]


def _say(step: Progress) -> None:
    bound = "" if step.bound is None else f", bound {step.bound}"
    print(f"{step.seconds:7.1f} s  {step.level:<8} {step.value}{bound}  ({step.served} served)", file=sys.stderr)


def _sum_up(season: Season, outcome: Outcome, answer: write.Json) -> None:
    how = "the proven optimum" if outcome.proven else "the best so far; see the bounds"
    told = [
        f"{answer['served']} of {len(season.requests)} requests served: {how}.",
        f"First come, first served would serve {outcome.greedy_served}.",
    ]
    for entry in answer["waiting"]:
        told.append(f"{entry['rank']}. {entry['request']} waits. {entry['why']['sentence']}")
        told += [f"   It would be served by {change['sentence']}." for change in entry["changes"]]
        told += [f"   Free next: {s['on']} at {s['from']} with {', '.join(s['trainers'])}." for s in entry["offer"]]
    print("\n".join(told), file=sys.stderr)
