"""``zesummen serve``: production, one process or several that share the port."""

from zesummen.config.server import supervisor
from zesummen.config.server.run import PortTaken, bind
from zesummen.config.server.run import serve as run
from zesummen.config.server.stop import Stop

from .commands import Failed, setup


def serve(*, host: str, port: int, workers: int, threads: int) -> int:
    """Serve until a signal comes; then the status is 0. Tables are brought up to date first."""
    stop = Stop()
    stop.install()
    try:
        sockets = bind(host, port)
    except PortTaken:
        raise Failed(f"Port {port} is taken by another program. Choose another one with --port.")
    except OSError as problem:
        raise Failed(f"{host}:{port} cannot be listened on: {problem.strerror}.")
    setup()
    from . import prepare

    prepare.check(production=True)
    prepare.tables()
    prepare.facts()
    prepare.static_files()
    prepare.let_go()
    from zesummen.config.asgi import build

    where = f"http://{f'[{host}]' if ':' in host else host}:{sockets[0].getsockname()[1]}/"

    def ready() -> None:
        print(f"Zesummen answers at {where} ({workers} process{'es' if workers > 1 else ''}).", flush=True)

    if workers == 1:
        run(build(threads=threads), sockets, stop=stop, ready=ready)
    supervisor.watch(lambda own, tell: run(build(threads=threads), sockets, stop=own, ready=tell), workers, stop, ready)
    return 0
