"""What is due: one shape for every app, so that a home page can list what is owed across them."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that somebody owes. ``what`` is a translatable sentence, ``link`` a path inside the space.

    ``late`` says that the day is over; ``begun`` that somebody has started; ``owner`` is a role or a name in words.
    """

    space: Any
    what: Any
    on: date
    owner: Any
    link: str
    kind: str = ""
    late: bool = False
    begun: bool = False

    @property
    def href(self) -> str:
        """The address of the page."""
        return f"/s/{self.space.slug}/{self.link}"
