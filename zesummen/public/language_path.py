"""The language stands first in the address of a public page: ``/fr/…``. The kernel's middleware has opened it.

Django's own ``i18n_patterns`` may only stand in the root addresses; this prefix may be included.
"""

import re

from django.urls import URLResolver

from zesummen.kernel.words import active_language


class LanguagePrefix:
    """A part of an address that is the language of the page: read and written in whatever language is open."""

    converters: dict = {}

    @property
    def prefix(self) -> str:
        return f"{active_language()}/"

    @property
    def regex(self):
        return re.compile(re.escape(self.prefix))

    def match(self, path: str):
        """What follows the language, as Django's resolver asks for it."""
        return (path.removeprefix(self.prefix), (), {}) if path.startswith(self.prefix) else None

    def check(self) -> list:
        """Nothing can be wrong with five fixed words."""
        return []

    def describe(self) -> str:
        return f"'{self}'"

    def __str__(self) -> str:
        return self.prefix


def in_every_language(*patterns) -> URLResolver:
    """These addresses, below the language."""
    return URLResolver(LanguagePrefix(), list(patterns))
