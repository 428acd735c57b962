"""The register of what is stored about a person. Every app that stores something about people adds a provider.

    def about(person):
        rows = Attendance.objects.filter(person=person).select_related("sitting")
        yield mydata.Section("attendance", _("Attendance"), mydata.Told(rows, lambda r: {"sitting": str(r.sitting)}))

    mydata.provide(about)          # in the app's AppConfig.ready

A provider runs with every space of the person open, and asks for that person's rows only. Keys of a row are
plain English names (they become the keys of the JSON copy); ``labels`` gives the words shown on the page. Values
are text, numbers, days, yes or no.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet


class Told(Sequence[dict]):
    """The rows of a section, made from ``found`` by ``words`` when they are read: the page reads those of all at once."""

    def __init__(self, found: QuerySet, words: Callable[[Any], dict]):
        self.found, self.words = found, words

    def __getitem__(self, place):
        return list(self)[place]

    def __iter__(self):
        return map(self.words, self.found)

    def __len__(self) -> int:
        return len(self.found)

    def __eq__(self, other) -> bool:
        return list(self) == other


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of thing stored about a person: rows of text, numbers, days, yes or no."""

    key: str
    title: str
    rows: Sequence[dict]
    labels: dict = field(default_factory=dict)
    why: str = ""  # what it is for and how long it stays, in a sentence

    @property
    def table(self) -> tuple[list, list[list]]:
        """Headings and cells for the page, in the order of the first row."""
        names = list(self.rows[0]) if self.rows else []
        cells = [[row.get(name, "") for name in names] for row in self.rows]
        return [self.labels.get(name, name) for name in names], cells

    @property
    def pairs(self) -> list[tuple]:
        """Label and value of a section that has one row."""
        return [(self.labels.get(name, name), value) for name, value in (self.rows[0] if self.rows else {}).items()]


PROVIDERS: list[Callable[[object], Iterable[Section]]] = []


def provide(function: Callable[[object], Iterable[Section]]) -> None:
    """Add a provider: a function of the person that yields sections."""
    if function not in PROVIDERS:
        PROVIDERS.append(function)
