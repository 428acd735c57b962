"""``dev.py check``: everything that is wrong without running the program."""

from tools.dev.environment import PYTHON, VENV
from tools.dev.shell import ROOT, run, say

SETTINGS = {"DJANGO_SETTINGS_MODULE": "zesummen.config.settings.test"}


def checks() -> list[tuple[str, list]]:
    """Name and command of each check, the quick ones first."""
    tool = VENV / "bin"
    listed = [
        ("style", [tool / "ruff", "check", "--quiet", "."]),
        ("format", [tool / "ruff", "format", "--check", "--quiet", "."]),
        ("sizes", [PYTHON, "tools/sizes.py"]),
        ("layers", [tool / "lint-imports", "--no-cache"]),
        ("migrations", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"]),
        ("start-up checks", [PYTHON, "manage.py", "check"]),
        ("messages", [PYTHON, "-m", "zesummen.kernel.messages", "check"]),
        ("reference", [PYTHON, "-m", "zesummen.kernel.reference", "--check"]),
        ("types", [tool / "mypy"]),
    ]
    return [(name, command) for name, command in listed if _exists(command)]


def _exists(command: list) -> bool:
    """A check of ours that has not been written yet is not run; a tool that is missing is an error."""
    if command[1:2] == ["-m"]:
        return (ROOT / f"{command[2].replace('.', '/')}.py").exists() or (ROOT / command[2].replace(".", "/")).is_dir()
    return command[0] != PYTHON or (ROOT / command[1]).exists()


def run_checks() -> int:
    """Run all of them, also after a failure; 0 when every one is content."""
    failed = []
    folder = ROOT / "build" / "checks"
    folder.mkdir(parents=True, exist_ok=True)
    surroundings = {**SETTINGS, "DATABASE_URL": "", "ZESUMMEN_DATA": str(folder)}
    for name, command in checks():
        say(f"{name} ...")
        if run(command, env=surroundings):
            failed.append(name)
    say(f"Not in order: {', '.join(failed)}." if failed else "Everything is in order.")
    return 1 if failed else 0
