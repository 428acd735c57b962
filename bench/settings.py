"""As in production, on loopback, with two views more: the bare ones that the others are held against."""

import os

os.environ.setdefault("SECRET_KEY", "on-loopback-only-" + "7f3a9c1e5b2d8046" * 3)
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1")
os.environ.setdefault("BASE_URL", "http://localhost")

from zesummen.config.settings.production import *  # noqa: E402, F403
from zesummen.config.settings.production import SESSION_COOKIE_SECURE  # noqa: E402, F401

ROOT_URLCONF = "bench.urls"
SESSION_COOKIE_SECURE = False  # loopback speaks plain HTTP  # noqa: F811
CSRF_COOKIE_SECURE = False
