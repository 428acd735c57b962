"""The one reader of the environment. A missing variable is named, with what it is for.

Secrets may also come from a file: ``SECRET_KEY_FILE`` is read where ``SECRET_KEY`` is absent.
``SETTINGS`` is the list from which ``docs/reference/settings.md`` is generated.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

env = Env()


@dataclass(frozen=True, slots=True)
class Setting:
    """A variable of the environment: its name, what it is for, and its default in words."""

    name: str
    purpose: str
    default: str


SETTINGS = (
    Setting("ZESUMMEN_DATA", "folder of the database and the uploaded files", "./data"),
    Setting("DATABASE_URL", "PostgreSQL address; without it SQLite in the data folder", "SQLite"),
    Setting("SECRET_KEY", "signs sessions and mailed links; also SECRET_KEY_FILE", "none in production"),
    Setting("ALLOWED_HOSTS", "host names this installation answers to, with commas", "none in production"),
    Setting("BASE_URL", "address put into mails and documents, without a slash at the end", "the host asked for"),
    Setting("EMAIL_URL", "mail server (smtp://user:password@host:port); without it mail stays in the outbox", "outbox"),
    Setting("MAIL_FROM", "sender of all mail", "zesummen@localhost"),
    Setting("OIDC_SERVER", "address of an OpenID Connect provider", "none"),
    Setting("OIDC_CLIENT", "our client name at that provider", "none"),
    Setting("OIDC_SECRET", "our secret at that provider; also OIDC_SECRET_FILE", "none"),
    Setting("OIDC_NAME", "the provider's name on the sign-in page", "OpenID Connect"),
    Setting("TRUSTED_PROXIES", "addresses of proxies whose X-Forwarded headers are believed", "127.0.0.1,::1"),
    Setting("PRODUCTION", "1 says that this is production: demo mode then refuses to start", "none"),
    Setting("DATABASE_POOL", "largest number of PostgreSQL connections a process keeps", "4"),
)


def text(name: str, default: str | None = None) -> str:
    """The variable, or the content of the file named by ``<name>_FILE``, or the default; else a clear error."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        return Path(file).read_text(encoding="utf-8").strip()
    try:
        return env.str(name) if default is None else env.str(name, default)
    except EnvError:
        raise ImproperlyConfigured(f"Set the variable {name} ({_purpose(name)}); see docs/reference/settings.md.")


def words(name: str, default: str | None = None) -> list[str]:
    """A list written with commas."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def number(name: str, default: int) -> int:
    """A whole number; anything else is an error that names the variable."""
    try:
        return env.int(name, default)
    except EnvError:
        raise ImproperlyConfigured(f"{name} must be a whole number ({_purpose(name)}).")


def _purpose(name: str) -> str:
    return next((s.purpose for s in SETTINGS if s.name == name), "undocumented")
