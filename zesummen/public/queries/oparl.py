"""The council vocabulary: ids, times, lists and pages of OParl 1.1 (https://schema.oparl.org/1.1/), read only.

What the objects of a space are is in ``oparl_objects``. An id is the address of the object; it never changes. OParl
knows one language: names are in French, the reference, and ``zesummen:names`` gives the others where there are some.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from zesummen.kernel.exports.ics import ZONE
from zesummen.kernel.words import LANGUAGES, Text

SCHEMA = "https://schema.oparl.org/1.1/"
ROOT = "oparl/1.1/"
PER_PAGE = 100
#: Kind of object → its part of the address.
PATHS = {
    "LegislativeTerm": "term",
    "Organization": "organization",
    "Person": "person",
    "Membership": "membership",
    "Meeting": "meeting",
    "AgendaItem": "agendaitem",
    "Paper": "paper",
    "Consultation": "consultation",
    "File": "file",
    "Location": "location",
}
KINDS = {path: kind for kind, path in PATHS.items()}
#: Back references, which an object only carries when it is asked for by its own address.
BACK = {
    "LegislativeTerm": ("body",),
    "Membership": ("person",),
    "AgendaItem": ("meeting",),
    "Consultation": ("paper",),
    "File": ("paper", "meeting"),
    "Location": (),
}


class BadFilter(ValueError):
    """A date or page number in the address that cannot be read; ``str()`` is the sentence."""


def moment(value: date | datetime.datetime | None, at: datetime.time | None = None) -> str | None:
    """A day or an instant as OParl writes it, in Luxembourg's time."""
    if value is None:
        return None
    if not isinstance(value, datetime.datetime):
        value = datetime.datetime.combine(value, at or datetime.time(), ZONE)
    return value.astimezone(ZONE).replace(microsecond=0).isoformat()


def named(words: Text) -> dict:
    """``name`` in French, else the original; the other languages beside it."""
    found = {"name": words.piece("fr").text}
    others = {code: words.texts[code] for code in LANGUAGES if code != "fr" and words.texts.get(code)}
    return found | ({"zesummen:names": others} if others else {})


@dataclass
class Graph:
    """All objects of one body, by kind and key, in a fixed order."""

    base: str  # absolute address of the interface, with a slash at the end
    slug: str
    body: dict = field(default_factory=dict)
    objects: dict[str, dict[str, dict]] = field(default_factory=lambda: {kind: {} for kind in PATHS})

    @property
    def body_id(self) -> str:
        return f"{self.base}{self.slug}/"

    def list_of(self, kind: str) -> str:
        """The address of the list of these objects."""
        return f"{self.body_id}{PATHS[kind]}/"

    def id_of(self, kind: str, key: object) -> str:
        """The address of one object."""
        return f"{self.list_of(kind)}{key}/"

    def add(self, kind: str, key: object, created, modified=None, **values) -> dict:
        """Keep an object; what is empty is left out, as the specification asks."""
        made = {"id": self.id_of(kind, key), "type": SCHEMA + kind}
        made |= {name: value for name, value in values.items() if value not in (None, "", [], {})}
        made["created"] = moment(created)
        made["modified"] = max(moment(modified or created) or "", made["created"] or "")
        self.objects[kind][str(key)] = made
        return made

    def forget(self, kind: str, key: object, created, modified) -> None:
        """An object that was public once and is not any more: its id, its times and nothing else."""
        if str(key) not in self.objects[kind]:
            self.add(kind, key, created, modified, deleted=True)

    def get(self, kind: str, key: str) -> dict | None:
        """The object asked for by its own address."""
        return self.objects[kind].get(key)


def embedded(kind: str, made: dict) -> dict:
    """The object as a part of another one: without the way back."""
    return {name: value for name, value in made.items() if name not in BACK[kind]}


# Lists


def page_of(address: str, rows: Iterable[dict], asked: Mapping[str, str]) -> dict:
    """One page of an object list, with the filters of the specification; ``BadFilter`` for what cannot be read."""
    found = _filtered(list(rows), asked)
    pages = max(1, -(-len(found) // PER_PAGE))
    number = _number(asked.get("page", "1"))
    if number > pages:
        raise BadFilter(f"There are {pages} pages.")
    kept = {name: value for name, value in asked.items() if name in FILTERS}

    def link(page: int) -> str:
        from urllib.parse import urlencode

        query = urlencode(kept | ({"page": str(page)} if page > 1 else {}))
        return f"{address}?{query}" if query else address

    links = {"first": link(1), "self": link(number), "last": link(pages)}
    links |= {"prev": link(number - 1)} if number > 1 else {}
    links |= {"next": link(number + 1)} if number < pages else {}
    rows_here = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    if asked.get("omit_internal") == "true":
        rows_here = [_flat(row) for row in rows_here]
    return {
        "data": rows_here,
        "pagination": {
            "totalElements": len(found),
            "elementsPerPage": PER_PAGE,
            "currentPage": number,
            "totalPages": pages,
        },
        "links": links,
    }


FILTERS = ("created_since", "created_until", "modified_since", "modified_until", "omit_internal")


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:9]) < 10**6:
        raise BadFilter("The number of a page is a whole number from 1.")
    return int(text[:9])


def _filtered(rows: list[dict], asked: Mapping[str, str]) -> list[dict]:
    """Deleted objects are told of to whoever asks what has changed since, and to nobody else."""
    if "modified_since" not in asked:
        rows = [row for row in rows if not row.get("deleted")]
    for name in ("created", "modified"):
        since, until = (_instant(asked.get(f"{name}_{end}")) for end in ("since", "until"))
        if since or until:
            rows = [
                row
                for row in rows
                if (not since or datetime.datetime.fromisoformat(row[name]) >= since)
                and (not until or datetime.datetime.fromisoformat(row[name]) <= until)
            ]
    return rows


def _instant(text: str | None) -> datetime.datetime | None:
    if not text:
        return None
    try:
        found = datetime.datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        raise BadFilter("Write dates as in 2026-03-01T00:00:00+01:00.") from None
    return found if found.tzinfo else found.replace(tzinfo=ZONE)


def _flat(row: dict) -> dict:
    return {
        name: value
        for name, value in row.items()
        if not isinstance(value, dict) and not (isinstance(value, list) and value and isinstance(value[0], dict))
    }
