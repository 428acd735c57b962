"""The project's own ``.venv``: made once, filled from the hashed locks, renewed only when a lock changes."""

import hashlib
import json
import subprocess
import sys
import venv
from pathlib import Path

from tools.dev.shell import ROOT, Trouble, insist, run, say

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "zesummen.json"
RUN_LOCK = "requirements.lock"
TEST_LOCK = "requirements-test.lock"
PROGRAM = """#!{python}
import sys

from zesummen.__main__ import main

sys.exit(main())
"""


def set_up(*, tests: bool = False) -> None:
    """Make ``.venv`` ready for the program, or for its tests too. Quick when nothing has changed."""
    if not _python_answers():
        _create()
    _install(RUN_LOCK)
    if tests:
        _install(TEST_LOCK)
    _install_project()
    compile_messages()


def site_packages() -> Path:
    """Where the packages of ``.venv`` lie."""
    return next((VENV / "lib").glob("python3*/site-packages"))


def _python_answers() -> bool:
    """False for no ``.venv``, one whose Python has gone, one moved from elsewhere, or one too old."""
    ask = "import pip, sys; print(sys.prefix); sys.exit(sys.version_info < (3, 11))"
    try:
        answer = subprocess.run([PYTHON, "-c", ask], capture_output=True, text=True)
    except OSError:
        return False
    return answer.returncode == 0 and Path(answer.stdout.strip()).resolve() == VENV.resolve()


def _create() -> None:
    say(f"Creating {VENV.name} with Python {sys.version_info.major}.{sys.version_info.minor} ...")
    try:
        venv.EnvBuilder(with_pip=True, clear=VENV.exists(), symlinks=True).create(VENV)
    except (subprocess.CalledProcessError, ImportError):
        raise Trouble(
            "Python could not create a virtual environment. On Debian and Ubuntu its part for that is a package "
            f"of its own: apt-get install python3.{sys.version_info.minor}-venv"
        ) from None


def _stamps() -> dict:
    try:
        return json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}


def _install(lock: str) -> None:
    """Install exactly what the lock names, each file checked against its hash, nothing built from source."""
    wanted = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    if _stamps().get(lock) == wanted:
        return
    say(f"Installing {lock} (a minute or so, once) ...")
    insist(
        [
            PYTHON,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-input",
            "--require-hashes",
            "--only-binary",
            ":all:",
            "-r",
            ROOT / lock,
        ],
        f"Installing {lock} failed; pip's own words are above. "
        "It needs a package index it can reach, and about 1 GB of disk.",
    )
    STAMP.write_text(json.dumps({**_stamps(), lock: wanted}))


def _install_project() -> None:
    """The checkout itself, without a build: importable, and startable as ``.venv/bin/zesummen``."""
    _write(site_packages() / "zesummen.pth", f"{ROOT}\n")
    program = VENV / "bin" / "zesummen"
    _write(program, PROGRAM.format(python=PYTHON))
    program.chmod(0o755)


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def compile_messages() -> None:
    """Compile the catalogues whose text is newer than what was compiled from it."""
    texts = list((ROOT / "zesummen").glob("**/locale/*/LC_MESSAGES/*.po"))
    if any(_older(text.with_suffix(".mo"), text) for text in texts):
        insist(
            [PYTHON, "-m", "zesummen.kernel.messages", "compile"],
            "The translations could not be compiled; the lines above name the faulty message.",
        )


def _older(result: Path, source: Path) -> bool:
    return not result.exists() or result.stat().st_mtime < source.stat().st_mtime


def lock() -> None:
    """Resolve ``pyproject.toml`` anew into both locks. They name versions and hashes, never a host."""
    if run([PYTHON, "-c", "import uv"], stderr=subprocess.DEVNULL):
        insist([PYTHON, "-m", "pip", "install", "--quiet", "uv>=0.13"], "uv, which resolves the locks, is missing.")
    resolve = [
        PYTHON,
        "-m",
        "uv",
        "pip",
        "compile",
        "--quiet",
        "--upgrade",
        "--universal",
        "--python-version",
        "3.11",
        "--only-binary",
        ":all:",
        "--generate-hashes",
        "--no-header",
        "--no-annotate",
        "pyproject.toml",
    ]
    sentence = "The requirements could not be resolved; uv's own words are above."
    insist([*resolve, "-o", RUN_LOCK], sentence)
    insist([*resolve, "--group", "test", "--constraints", RUN_LOCK, "-o", TEST_LOCK], sentence)
    for name in (RUN_LOCK, TEST_LOCK):
        if "://" in (ROOT / name).read_text():
            raise Trouble(f"{name} names a host. Do not commit it.")
        say(f"{name}: {(ROOT / name).read_text().count('==')} packages")
