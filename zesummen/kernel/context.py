"""What every page may use. Public pages ask for nothing that needs the session."""

from collections.abc import Callable

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from .words import LANGUAGES

NAV: list[Callable] = []  # (request) -> list of (label, url, name of the section); the desk registers one
SPACES: list[Callable] = []  # (person) -> spaces the person may switch to; accounts registers one


def page(request) -> dict:
    """``space``, ``granted``, ``nav``, ``spaces``, ``demo``, ``languages``, ``language_links``."""
    from . import pages

    space = getattr(request, "space", None)
    return {
        "space": space,
        "granted": SimpleLazyObject(lambda: pages.granted(request)) if space else None,
        "nav": SimpleLazyObject(lambda: [item for build in NAV for item in build(request)] if space else []),
        "spaces": SimpleLazyObject(lambda: _spaces(request)),
        "demo": settings.DEMO or bool(space and space.is_demo),
        "demo_mode": settings.DEMO,
        "languages": [(code, name) for code, name in settings.LANGUAGES],
        "language_links": SimpleLazyObject(lambda: _links(request)),
    }


def _spaces(request) -> list:
    """The spaces the person can change to; inside one, they came along with the person's rights."""
    if getattr(request, "space", None):
        from . import pages

        return list(pages.granted(request).spaces)
    return [space for build in SPACES for space in build(request.user)]


def _links(request) -> list[tuple[str, str]]:
    """The same public page in the five languages; empty where the language is not in the path."""
    parts = request.path.split("/", 2)
    if len(parts) < 3 or parts[1] not in LANGUAGES:
        return []
    return [(code, f"/{code}/{parts[2]}") for code in LANGUAGES]
