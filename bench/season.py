"""A generated season planned, beside first come, first served.

python -m bench.season [--communes 100] [--trainers 6] [--weeks 26] [--dates 14] [--seed 1] [--limit 600] [--tight]

``--tight``: Tuesdays and Thursdays only, which leaves the trainers hardly a free evening. Prints JSON with ``--json``.
"""

import argparse
import json
import resource
import subprocess
import sys
import time

from zesummen.season import certificate, generate, solve, waiting, write

WANTED = {"first plan, seconds": 5, "longest aim, seconds": 60, "peak MiB": 1536}


def measure() -> dict:
    """The ordinary season and the tight one, each in a process of its own so that its memory is its own."""
    return {name: _child(*words) for name, words in {"ordinary": [], "tight": ["--tight", "--limit", "300"]}.items()}


def _child(*words: str) -> dict:
    command = [sys.executable, "-m", "bench.season", "--json", *words]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def plan(options: argparse.Namespace) -> dict:
    """Plan one generated season; what came out and what it took."""
    size = generate.Size(
        communes=options.communes,
        trainers=options.trainers,
        weeks=options.weeks,
        dates=options.dates,
        other_days=0.0 if options.tight else 0.5,
    )
    season = generate.season(options.seed, size)
    first: list[float] = []

    def hear(step: solve.Progress) -> None:
        first.append(step.seconds)

    cpu = time.process_time()
    outcome = solve.plan_season(season, limit=options.limit, progress=hear)
    cpu = time.process_time() - cpu
    listed = waiting.waiting_list(season, outcome.plan, outcome.waiting)
    answer = write.answer(season, outcome, listed)
    return {
        "requests": len(season.requests),
        "served": answer["served"],
        "first come, first served": outcome.greedy_served,
        "first plan, seconds": round(first[0], 2),
        "longest aim, seconds": max(level["seconds"] for level in answer["levels"]),
        "all aims, seconds": round(outcome.seconds, 1),
        "processor seconds": round(cpu, 1),
        "peak MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "faults found by the certificate": len(certificate.faults(write.question(season), answer)),
        "aims": {level["name"]: _told(level, outcome.greedy[level["name"]]) for level in answer["levels"]},
    }


def _told(level: dict, by_hand: int) -> str:
    proof = "proven" if level["proven"] else f"bound {level['bound']}"
    return f"{level['value']}, {proof}, {level['seconds']} s (first come: {by_hand})"


def main() -> int:
    """One season from the command line; 1 when the certificate finds a fault."""
    parser = argparse.ArgumentParser(prog="bench.season")
    for name, standard in (
        ("communes", 100),
        ("trainers", 6),
        ("weeks", 26),
        ("dates", 14),
        ("seed", 1),
        ("limit", 600),
    ):
        parser.add_argument(f"--{name}", type=int, default=standard)
    parser.add_argument("--tight", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = plan(options)
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            wanted = f" (wanted {WANTED[name]})" if name in WANTED else ""
            print(f"{name}{wanted}: {value}" if name != "aims" else "")
        for name, value in figures["aims"].items():
            print(f"  {name}: {value}")
    return 1 if figures["faults found by the certificate"] else 0


if __name__ == "__main__":
    sys.exit(main())
