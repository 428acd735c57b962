"""A server as in production with a small WSGI program behind it: ``python served.py PORT [WORKERS]``.

Tests start it as a process of its own, because what they prove is about processes: signals, sockets, forks.
"""

# ruff: noqa: E402 (Django must be set up before its models are imported)

import os
import sys
import threading
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.served_settings")

import django

django.setup()

from django.db import connection, transaction

from zesummen.config.server import supervisor
from zesummen.config.server.adapter import Bridge
from zesummen.config.server.front import Front
from zesummen.config.server.run import bind, serve
from zesummen.config.server.stop import Stop
from zesummen.kernel import live
from zesummen.kernel.models import LiveEvent

PAGES = {}


def page(path):
    return lambda function: PAGES.setdefault(path, function)


@page("/pid")
def pid(environ):
    return [str(os.getpid()).encode()]


@page("/threads")
def threads(environ):
    return [str(threading.active_count()).encode()]


@page("/slow")
def slow(environ):
    time.sleep(30)
    return [b"done"]


@page("/large")
def large(environ):
    return (b"x" * 65536 for _piece in range(4000))


@page("/address")
def address(environ):
    return [live.address(environ["QUERY_STRING"]).encode()]


@page("/publish")
def publish(environ):
    with transaction.atomic():
        live.publish(environ["QUERY_STRING"], {"what": "progress"})
    return [b"told"]


@page("/undone")
def undone(environ):
    with transaction.atomic():
        live.publish(environ["QUERY_STRING"], {"what": "undone"})
        transaction.set_rollback(True)
    return [b"undone"]


@page("/page")
def live_page(environ):
    """A page with the part that says that it has changed, and a part that fetches itself anew."""
    topic = environ["QUERY_STRING"]
    return [
        f"<!doctype html><html lang=en><title>Live</title><p id=made>{time.time()}</p>"
        f'<div role="status" data-live="{live.address(topic)}"><p id=hint data-live-hint hidden>Changed</p></div>'
        f'<script src="/live.js" defer></script>'.encode()
    ]


@page("/live.js")
def script(environ):
    return [(Path(live.__file__).parent / "static" / "kernel" / "js" / "live.js").read_bytes()]


KINDS = {"/page": "text/html; charset=utf-8", "/live.js": "text/javascript; charset=utf-8"}


def program(environ, start):
    body = PAGES.get(environ["PATH_INFO"], lambda _environ: [b""])(environ)
    start("200 OK", [("Content-Type", KINDS.get(environ["PATH_INFO"], "text/plain"))])
    return body


def tables() -> None:
    if LiveEvent._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(LiveEvent)
    connection.close()


def main() -> None:
    stop = Stop()
    stop.install()
    sockets = bind("127.0.0.1", int(sys.argv[1]))
    tables()
    port = sockets[0].getsockname()[1]

    def front():
        return Front(Bridge(program, threads=3, body_limit=1024 * 1024))

    def ready():
        print(f"ready {port}", flush=True)

    if len(sys.argv) > 2:
        supervisor.watch(lambda own, tell: serve(front(), sockets, stop=own, ready=tell), int(sys.argv[2]), stop, ready)
    serve(front(), sockets, stop=stop, ready=ready)


if __name__ == "__main__":
    main()
