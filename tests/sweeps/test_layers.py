"""Arrows point down only: between apps, and inside an app between its files."""

import subprocess
import sys
import tomllib
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
OURS = {config.name for config in apps.get_app_configs() if config.name.startswith("zesummen.")}
WITHOUT_LAYERS = {"zesummen.kernel", "zesummen.seeds"}  # no noun of the domain; the demo's data


def test_no_import_points_upwards():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_app_has_its_place_among_the_apps():
    (between_apps,) = [c for c in CONTRACTS if c["type"] == "layers" and c["containers"] == ["zesummen"]]
    placed = {f"zesummen.{name.strip()}" for layer in between_apps["layers"] for name in layer.split("|")}
    assert placed == OURS


def test_every_app_has_its_files_in_layers():
    (inside,) = [c for c in CONTRACTS if c["type"] == "layers" and c["containers"] != ["zesummen"]]
    assert set(inside["containers"]) == OURS - WITHOUT_LAYERS
