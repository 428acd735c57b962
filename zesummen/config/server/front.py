"""The application that uvicorn sees: event streams and the health check here, everything else to Django."""

import asyncio

from django.db import close_old_connections, connection

from . import live
from .adapter import Bridge

HEALTH = "/-/health/"
HEALTH_WAIT = 5.0  # seconds for one SELECT 1, behind whatever the threads do just now


class Front:
    """``bridge`` answers pages; ``channel`` holds the streams. ``close`` prepares to leave."""

    def __init__(self, bridge: Bridge):
        self.bridge = bridge
        self.channel = live.Channel()

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] == "lifespan":
            return await self._live_and_die(receive, send)
        if scope["type"] != "http":
            return None
        path = scope["path"]
        if path.startswith(live.PREFIX):
            return await self.channel(scope, receive, send)
        if path == HEALTH:
            return await self._health(send)
        return await self.bridge(scope, receive, send)

    def close(self) -> None:
        """End the streams; callable from a signal handler."""
        self.channel.close()

    async def _live_and_die(self, receive, send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self.channel.start()
                await send({"type": "lifespan.startup.complete"})
            else:
                self.channel.close()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _health(self, send) -> None:
        """Plain words for whoever watches: the threads take work and the database answers."""
        work = asyncio.get_running_loop().run_in_executor(self.bridge.pool, _ask_database)
        try:
            async with asyncio.timeout(HEALTH_WAIT):
                problem = await work
        except TimeoutError:
            problem = "busy"
        body = (problem or "ok").encode() + b"\n"
        headers = [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
        ]
        await send({"type": "http.response.start", "status": 503 if problem else 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def _ask_database() -> str:
    close_old_connections()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return ""
    except Exception:
        return "the database does not answer"
    finally:
        close_old_connections()
