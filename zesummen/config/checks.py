"""What must hold before Zesummen starts. ``zesummen serve`` refuses to start while one of these is an error."""

import ipaddress
import os
from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Warning, register
from django.db import connection
from django.utils.translation import gettext_lazy as _

LOCAL = {"localhost", "testserver", ".localhost"}


@register("zesummen")
def demo_stays_at_home(app_configs=None, **kwargs) -> list:
    """Demo mode signs anybody in with one press: never where others can reach it."""
    if not settings.DEMO:
        return []
    signs = ["PRODUCTION"] if os.environ.get("PRODUCTION", "").lower() not in ("", "0", "false", "no") else []
    signs += [f"ALLOWED_HOSTS={host}" for host in settings.ALLOWED_HOSTS if not _is_local(host)]
    signs += ["EMAIL_URL"] if settings.EMAIL_URL else []
    if not signs:
        return []
    return [
        Error(
            _(
                "Demo mode signs in anybody with one press and is refused in production (found: %(found)s). "
                "Start with “zesummen serve”, or take the sign of production away."
            )
            % {"found": ", ".join(signs)},
            id="zesummen.E001",
        )
    ]


@register("zesummen")
def debug_is_off(app_configs=None, **kwargs) -> list:
    """Debug pages show settings and data to whoever causes an error."""
    if not settings.DEBUG:
        return []
    return [Error(_("DEBUG is on. It shows settings and data to strangers; turn it off."), id="zesummen.E002")]


@register("zesummen")
def languages_are_there(app_configs=None, **kwargs) -> list:
    """Five languages or none: a missing catalogue would show English without a word."""
    others = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    missing = [code for code in others if not _has_catalogue(code)]
    if not missing:
        return []
    level = Warning if settings.DEMO else Error
    return [
        level(
            _("Texts are missing for: %(languages)s. Run “python3 dev.py setup”, or install the packaged program.")
            % {"languages": ", ".join(missing)},
            id="zesummen.E003",
        )
    ]


@register("zesummen")
def secret_is_secret(app_configs=None, **kwargs) -> list:
    """A short key lets strangers forge sessions and mailed links."""
    if len(settings.SECRET_KEY) >= 32 and len(set(settings.SECRET_KEY)) >= 8:
        return []
    return [Error(_("SECRET_KEY is too short or too simple: use 32 random characters or more."), id="zesummen.E004")]


@register("zesummen")
def sqlite_has_company(app_configs=None, **kwargs) -> list:
    """SQLite in WAL mode takes many readers and one writer at a time: right for one machine only."""
    if settings.DEMO or settings.DEBUG or connection.vendor != "sqlite":
        return []
    return [
        Warning(
            _(
                "The database is SQLite: good for one machine and a few processes, which write one after the other. "
                "For more, set DATABASE_URL to PostgreSQL."
            ),
            id="zesummen.W001",
        )
    ]


def _is_local(host: str) -> bool:
    if host in LOCAL or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _has_catalogue(code: str) -> bool:
    folders = [Path(folder) / code / "LC_MESSAGES" for folder in settings.LOCALE_PATHS]
    return any((folder / "django.mo").exists() for folder in folders)
