"""The whole of Zesummen as an ASGI application: pages, health check and event streams."""

import os

from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zesummen.config.settings.production")


def build(*, threads: int = 3):
    """Django behind its bridge, and the live channel in front. Larger bodies than twice a file are refused."""
    from .server.adapter import Bridge  # late: app ready
    from .server.front import Front  # late: app ready
    from .wsgi import application as django

    trusted = frozenset(settings.TRUSTED_PROXIES)
    return Front(Bridge(django, threads=threads, body_limit=2 * settings.UPLOAD_MAX_BYTES, trusted=trusted))
