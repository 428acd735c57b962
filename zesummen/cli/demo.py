"""``zesummen demo``: everything in one folder, one command, one address."""

import os
import time
from http.client import HTTPConnection
from pathlib import Path

from zesummen.config.server.children import Children
from zesummen.config.server.run import PortTaken, bind, serve
from zesummen.config.server.stop import Stop

from .commands import Failed, setup
from .lock import Lock


def demo(*, port: int, data: Path) -> int:
    """Set up what is missing in ``data`` and serve until a signal comes; then the status is 0."""
    stop = Stop()
    stop.install()
    data = data.resolve()
    lock = Lock(data)
    lock.take()
    sockets = _listen(port)
    port = sockets[0].getsockname()[1]
    _environment(data, port)
    setup()
    _prepare()
    children = Children()
    _start_worker(children, stop, sockets)
    address = f"http://localhost:{port}/"
    lock.say(address)

    def ready() -> None:
        _first_page(port)
        print(f"Zesummen answers at {address}\nCtrl-C stops it. Its data stay in {data}.", flush=True)

    from zesummen.config.asgi import build

    serve(build(), sockets, stop=stop, ready=ready)
    return 0


def _listen(port: int):
    try:
        return bind("localhost", port)
    except PortTaken:
        other = port + 1 if port < 65535 else 8001
        raise Failed(f"Port {port} is taken by another program. Choose another one: --port {other}")
    except OSError as problem:
        raise Failed(f"Port {port} cannot be used: {problem.strerror}. Choose another one with --port.")


def _environment(data: Path, port: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "zesummen.config.settings.demo"
    os.environ["ZESUMMEN_DATA"] = str(data)
    os.environ.setdefault("BASE_URL", f"http://localhost:{port}")


def _prepare() -> None:
    from . import prepare

    prepare.check(production=False)
    if prepare.is_new():
        print("Setting up Zesummen: tables, communes, figures and the demo country. This is done once.", flush=True)
    prepare.tables()
    prepare.static_files()
    prepare.facts()
    prepare.demo_country()
    prepare.let_go()


def _start_worker(children: Children, stop: Stop, sockets) -> None:
    """The background work in a child of ours, which ends with us however we end."""

    def work() -> None:
        for sock in sockets:
            sock.close()
        from .worker import work as run

        own = Stop()
        own.install()
        run(own, alone=True)

    children.fork("worker", work)
    stop.at_signal(children.ask)
    stop.at_exit(lambda: (children.ask(), children.end(max(0.1, stop.left() - 0.3))))


def _first_page(port: int) -> None:
    """Ask ourselves for the first page, so that the printed address is true and the first visitor need not wait."""
    for _attempt in range(50):
        try:
            link = HTTPConnection("127.0.0.1", port, timeout=30)
            link.request("GET", "/", headers={"Host": f"localhost:{port}", "Accept-Encoding": "gzip"})
            link.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
        finally:
            link.close()
