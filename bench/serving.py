"""Starting and stopping the program under measurement, and reading its memory."""

import contextlib
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path


@contextlib.contextmanager
def served(data: Path, port: int, *, workers: int = 2):
    """``zesummen serve`` on loopback with the bench's settings; yields the process."""
    env = {**os.environ, "ZESUMMEN_DATA": str(data), "DJANGO_SETTINGS_MODULE": "bench.settings"}
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "zesummen",
            "serve",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--workers",
            str(workers),
        ],
        env=env,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait(port)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)


def wait(port: int, path: str = "/-/health/", limit: float = 60) -> float:
    """Seconds until the program answers."""
    started = time.perf_counter()
    while time.perf_counter() - started < limit:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
                answer.read()
                return time.perf_counter() - started
        except OSError:
            time.sleep(0.02)
    raise SystemExit(f"Nothing answers on port {port}.")


def family(pid: int) -> dict[int, str]:
    """A process and all its children, with their command lines."""
    found = {pid: _command(pid)}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError):
            parts = status.read_text().rsplit(")", 1)[1].split()
            child = int(status.parent.name)
            if int(parts[1]) in found and child not in found:
                found[child] = _command(child)
    return found


def _command(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    return ""


def peak(pid: int) -> float:
    """Most memory the process has held, in MiB."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0


def holds(pid: int) -> float:
    """Memory the process holds now, in MiB."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
    return 0.0
