"""Servers for the tests of the server: one in a thread, one in a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryFile

import pytest
import uvicorn

from zesummen.config.server.adapter import Bridge
from zesummen.config.server.run import Server

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 64 * 1024


@contextmanager
def bridge_to(wsgi, **options):
    """Serve ``wsgi`` through the bridge alone, in a thread; yields a function that opens a connection."""
    bridge = Bridge(wsgi, **{"threads": 2, "body_limit": LIMIT, **options})
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    sock.listen(16)
    server = Server(uvicorn.Config(bridge, lifespan="off", log_level="critical", ws="none", proxy_headers=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    port = sock.getsockname()[1]
    wait_until(lambda: server.started)
    links = []

    def connect() -> HTTPConnection:
        links.append(HTTPConnection("127.0.0.1", port, timeout=10))
        return links[-1]

    try:
        yield connect
    finally:
        for link in links:
            link.close()
        server.should_exit = server.force_exit = True
        thread.join(10)
        bridge.pool.shutdown(wait=False, cancel_futures=True)


def wait_until(condition, seconds: float = 10):
    """The first true value of ``condition``, or a failed test."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if value := condition():
            return value
        time.sleep(0.01)
    pytest.fail(f"Still not so after {seconds} s")


class Process:
    """``served.py`` in a process of its own."""

    def __init__(self, folder: Path, *words: str):
        self.complaints = TemporaryFile("w+")  # noqa: SIM115 (closed with the process)
        self.process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("served.py"), "0", *words],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
                "ZESUMMEN_DATA": str(folder),
                "DJANGO_SETTINGS_MODULE": "config.served_settings",
            },
            stdout=subprocess.PIPE,
            stderr=self.complaints,
            text=True,
        )
        told = self.process.stdout.readline().split()
        if told[:1] != ["ready"]:
            self.close()
            pytest.fail("the server did not start")
        self.port = int(told[1])

    def connect(self, timeout: float = 10) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def get(self, path: str) -> str:
        with closing(self.connect()) as link:
            link.request("GET", path)
            return link.getresponse().read().decode()

    def stop(self, number: int = signal.SIGTERM) -> tuple[int, float]:
        """Send a signal and wait: (exit status, seconds)."""
        began = time.monotonic()
        self.process.send_signal(number)
        return self.process.wait(15), time.monotonic() - began

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(10)
        self.process.stdout.close()
        self.complaints.close()

    def said(self) -> str:
        """What the process wrote on its error output."""
        self.complaints.seek(0)
        return self.complaints.read()
