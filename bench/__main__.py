"""``python -m bench``: the figures of the README and of notes, as ratios of one run, and as JSON.

python -m bench [--data DIR] [--keep] [--seconds 4]
"""

import argparse
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PORT = 8799
PLAN_PAGES = 3


def main() -> int:
    """Generate, serve, measure, print."""
    options = _options()
    data = Path(options.data or tempfile.mkdtemp(prefix="zesummen-bench-"))
    data.mkdir(parents=True, exist_ok=True)
    os.environ |= {"ZESUMMEN_DATA": str(data), "DJANGO_SETTINGS_MODULE": "bench.settings"}
    figures: dict = {}
    try:
        if not (data / "zesummen.sqlite3").exists():
            figures["country"] = _generated()
        address = _addresses()
        figures["documents"] = _documents()
        figures["sittings"] = _sittings()
        figures["season"] = _season()
        figures |= _serving(data, address, options.seconds)
        figures["commissions"] = _commissions()
        figures["training"] = _training()
        figures["room"] = _room()
        figures["start"] = _start(data)
        _print(figures)
        (data / "bench.json").write_text(json.dumps(figures, indent=2), encoding="utf-8")
        print(f"JSON: {data / 'bench.json'}" if options.keep or options.data else "")
        return 0
    finally:
        if not (options.keep or options.data):
            shutil.rmtree(data, ignore_errors=True)


def _options():
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--data", help="a folder with a country generated before, or an empty one to keep it in")
    parser.add_argument("--keep", action="store_true", help="keep the generated country")
    parser.add_argument("--seconds", type=float, default=4, help="length of one load run")
    return parser.parse_args()


def _generated() -> dict:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    from bench.country import generate

    started = time.perf_counter()
    rows = generate()
    return {"seconds": round(time.perf_counter() - started, 1), "rows": rows}


def _addresses() -> dict:
    """The pages to measure, and a session of the officer."""
    import django

    django.setup()
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.cached_db import SessionStore

    from bench.country import OFFICER
    from zesummen.accounts.models import Person
    from zesummen.kernel.tenancy import inside
    from zesummen.plans.models import Plan
    from zesummen.territory.models import Space

    officer = Person.objects.get(email=OFFICER)
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(officer.pk), "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = officer.get_session_auth_hash()
    session.save()
    space = Space.objects.get(slug="esch-sur-alzette")
    with inside(space):
        plan = Plan.objects.get()
    return {
        "cookie": f"sessionid={session.session_key}; language=fr",
        "space": space.slug,
        "plan": plan.pk,
        "open": f"/fr/c/{space.slug}/plan/{plan.pk}/",
        "signed": f"/s/{space.slug}/plans/{plan.pk}/actions/",
        "bare_open": "/bench/open/",
        "bare_signed": f"/s/{space.slug}/bench/",
    }


def _fetch(path: str, cookie: str = "") -> bytes:
    import urllib.request

    request = urllib.request.Request(f"http://127.0.0.1:{PORT}{path}", headers={"Cookie": cookie})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read()


def _serving(data: Path, address: dict, seconds: float) -> dict:
    from bench import load, serving

    with serving.served(data, PORT):
        for name in ("open", "signed"):
            (data / f"bench-{name}.html").write_bytes(
                _fetch(address[name], address["cookie"] if name == "signed" else "")
            )
        visit = _first_visit(address["open"])
    with serving.served(data, PORT) as process:
        rates: dict = {}
        for name in ("open", "bare_open", "signed", "bare_signed") * 2:  # twice in turn: a noisy minute hits all
            cookie = address["cookie"] if name.endswith("signed") else ""
            load.run(PORT, address[name], seconds=0.5, cookie=cookie)
            result = load.run(PORT, address[name], seconds=seconds, cookie=cookie)
            rates.setdefault(name, []).append(result)
        memory = {
            f"{pid}": {"peak": round(serving.peak(pid)), "now": round(serving.holds(pid)), "command": command[-60:]}
            for pid, command in serving.family(process.pid).items()
        }
    best = {name: max(result.per_second for result in results) for name, results in rates.items()}
    return {
        "throughput": {
            "public plan page /s": round(best["open"]),
            "bare view, same bytes /s": round(best["bare_open"]),
            "public ratio (wanted 0.5)": round(best["open"] / best["bare_open"], 2),
            "table of 60 actions /s": round(best["signed"], 1),
            "bare signed-in view, same bytes /s": round(best["bare_signed"], 1),
            "signed-in ratio (wanted 0.125)": round(best["signed"] / best["bare_signed"], 3),
            "answers that were not 200": sum(result.wrong for results in rates.values() for result in results),
            "bytes, public page (compressed)": rates["open"][0].size,
            "bytes, table (compressed)": rates["signed"][0].size,
        },
        "first visit": visit,
        "memory MiB": memory,
    }


def _first_visit(path: str) -> dict:
    """Bytes of the page with its styles and scripts, each compressed as served."""
    page = _fetch(path)
    parts = {"page": len(gzip.compress(page, 6))}
    for link in sorted(set(re.findall(rb'(?:href|src)="(/static/[^"]+)"', page))):
        parts[link.decode()] = len(gzip.compress(_fetch(link.decode()), 6))
    return {"KiB compressed (wanted 60)": round(sum(parts.values()) / 1024, 1), "parts": parts}


def _documents() -> dict:
    """The adopted plan as PDF; beside it the same page through WeasyPrint or LibreOffice where there is one."""
    from bench import documents

    return documents.measure()


def _sittings() -> dict:
    from bench.sittings import measure

    return measure()


def _commissions() -> dict:
    """The public page and the OParl objects of a commission with 36 sittings and 72 opinions."""
    from bench import commissions

    return commissions.measure()


def _training() -> dict:
    """The pages of a training body with the requests of a hundred commissions."""
    from bench import training

    return training.measure()


def _season() -> dict:
    """A training season of a hundred communes, ordinary and tight."""
    from bench import season

    return season.measure()


def _room() -> dict:
    """An evening with 300 phones, at the pace of 3,000 cards and 9,000 dots in five minutes, for a short while."""
    from bench import room

    return room.measure()


def _start(data: Path) -> dict:
    """Seconds from the command to the first page, byte code compiled."""
    from bench import serving

    subprocess.run([sys.executable, "-m", "compileall", "-q", "zesummen"], check=False)
    started = time.perf_counter()
    with serving.served(data, PORT, workers=1):
        serving.wait(PORT, "/fr/")
        first = time.perf_counter() - started
    return {"serve, first page, seconds (wanted 2)": round(first, 2)}


def _print(figures: dict, indent: int = 0) -> None:
    for name, value in figures.items():
        if isinstance(value, dict):
            print(f"{'  ' * indent}{name}")
            _print(value, indent + 1)
        else:
            print(f"{'  ' * indent}{name}: {value}")


if __name__ == "__main__":
    sys.exit(main())
