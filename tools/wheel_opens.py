"""Build the wheel, install it where nothing of the checkout is, and open the demo's first page.

    .venv/bin/python tools/wheel_opens.py

Run by the Python of ``.venv``, which has the build tools. Fails when a file is missing from the wheel,
when the page does not come, or when SIGTERM is not answered with status 0 within five seconds.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FIRST_START_SECONDS = 180  # a new database, the country's facts and the demo's spaces
STOP_SECONDS = 5


def main() -> int:
    """0 when the installed wheel opens its first page and stops when told."""
    with tempfile.TemporaryDirectory(prefix="zesummen-wheel-") as folder:
        home = Path(folder)
        program = install(build(home), home / "venv")
        return open_first_page(program, home)


def build(home: Path) -> Path:
    """The wheel, built from the checkout with the tools of ``.venv``."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", home / "dist", ROOT]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (wheel,) = (home / "dist").glob("*.whl")
    print(f"Built {wheel.name}, {wheel.stat().st_size / 1e6:.1f} MB")
    left_behind = files_of_the_checkout() - set(zipfile.ZipFile(wheel).namelist())
    if left_behind:
        raise SystemExit(f"Not in the wheel: {', '.join(sorted(left_behind))}")
    return wheel


def files_of_the_checkout() -> set[str]:
    """Everything in the package: code, templates, styles, facts, compiled catalogues."""
    files = (path for path in (ROOT / "zesummen").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {str(path.relative_to(ROOT)) for path in files}


def install(wheel: Path, where: Path) -> Path:
    """An empty environment with the locked requirements and the wheel; returns its program."""
    venv.EnvBuilder(with_pip=True).create(where)
    pip = [where / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    locked = ["--require-hashes", "--only-binary", ":all:", "-r", ROOT / "requirements.lock"]
    subprocess.run([*pip, *locked], check=True)
    subprocess.run([*pip, "--no-deps", "--no-index", wheel], check=True)
    return where / "bin" / "zesummen"


def open_first_page(program: Path, home: Path) -> int:
    """Start the demo from an empty folder, read its first page, stop it with SIGTERM."""
    port = free_port()
    empty = home / "empty"
    empty.mkdir()
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "DJANGO", "DATABASE"))}
    server = subprocess.Popen([program, "demo", "--port", str(port), "--data", empty / "data"], cwd=empty, env=clean)
    try:
        page = wait_for_page(f"http://127.0.0.1:{port}/", server)
        if "Zesummen" not in page or "</html>" not in page:
            print(f"The first page is not Zesummen's:\n{page[:500]}")
            return 1
        print(f"The first page came: {len(page)} characters")
        return stop(server)
    finally:
        if server.poll() is None:
            server.kill()
            server.wait()


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_page(address: str, server: subprocess.Popen) -> str:
    """The page, as soon as the server answers."""
    deadline = time.monotonic() + FIRST_START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise SystemExit(f"The demo ended with status {server.returncode} before it answered.")
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return answer.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError) as reason:
            if isinstance(reason, urllib.error.HTTPError):
                raise SystemExit(f"The first page answered {reason.code}.") from None
            time.sleep(0.2)
    raise SystemExit(f"The demo did not answer within {FIRST_START_SECONDS} s.")


def stop(server: subprocess.Popen) -> int:
    """SIGTERM, and at most five seconds."""
    started = time.monotonic()
    server.send_signal(signal.SIGTERM)
    try:
        status = server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        print(f"The demo did not stop within {STOP_SECONDS} s of SIGTERM.")
        return 1
    print(f"Stopped after {time.monotonic() - started:.1f} s with status {status}")
    return 1 if status else 0


if __name__ == "__main__":
    sys.exit(main())
