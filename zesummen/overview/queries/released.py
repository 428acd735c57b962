"""What communes released to bodies outside, and nothing else; and who looked at it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zesummen.documents.queries import FileRow, released_files
from zesummen.kernel import journal, tenancy
from zesummen.kernel.models import Entry
from zesummen.kernel.words import active_language, plain
from zesummen.territory.models import GroupingMember, Space
from zesummen.territory.queries import TileMap, tile_map
from zesummen.territory.states import TERRITORIAL

from .kinds import KINDS, Kind


@dataclass(frozen=True, slots=True)
class ReleasedRow:
    """A line of the overview."""

    kind: str
    kind_label: object
    pk: int
    title: str
    day: date | None
    released_at: datetime
    space: Space
    space_name: str


def owners() -> list[Space]:
    """The communes and groupings, in one statement."""
    return list(Space.objects.filter(kind__in=sorted(TERRITORIAL)).select_related("commune", "grouping"))


def released(spaces: Iterable[Space]) -> list[ReleasedRow]:
    """Everything that these spaces released, by name of the space, newest first. One statement a kind."""
    named = {space.pk: space for space in spaces}
    language, found = active_language(), []
    with tenancy.across(named.values()):
        for kind in KINDS.values():
            for obj in _rows(kind):
                space = named[obj.space_id]
                obj.space = space
                found.append(
                    ReleasedRow(
                        kind.key,
                        kind.label,
                        obj.pk,
                        _title(kind, obj),
                        kind.day(obj),
                        obj.released_at,
                        space,
                        space.name_in(language),
                    )
                )
    return sorted(found, key=lambda row: (plain(row.space_name), -row.released_at.timestamp()))


def _rows(kind: Kind):
    return kind.rows().filter(released_at__isnull=False)


def _title(kind: Kind, obj) -> str:
    """The title, without the words a commune blacked out; of several spaces at once, so no settings are asked for."""
    return str(obj.thread_title()) if kind.key == "decision" else kind.title(obj)


def narrowed(rows: Iterable[ReleasedRow], kind: str = "", words: str = "") -> list[ReleasedRow]:
    """Of one kind, and with these words in the commune's name or the title."""
    wanted = plain(words.strip())
    return [
        row
        for row in rows
        if (not kind or row.kind == kind)
        and (not wanted or wanted in plain(row.space_name) or wanted in plain(row.title))
    ]


def released_map(rows: Iterable[ReleasedRow], today: date) -> TileMap:
    """How much each commune released, a grouping's objects counted for each of its communes. Two statements."""
    members: dict[int, list[str]] = {}
    for grouping, lau2 in GroupingMember.objects.active(today).values_list("grouping", "commune__lau2"):
        members.setdefault(grouping, []).append(lau2)
    counts: Counter[str] = Counter()
    for row in rows:
        codes = [row.space.commune.lau2] if row.space.commune_id else members.get(row.space.grouping_id, [])
        counts.update(codes)
    words = {code: ngettext("%(n)s object", "%(n)s objects", n) % {"n": n} for code, n in counts.items()}
    return tile_map(
        title=_("What communes released"),
        values={code: float(n) for code, n in counts.items()},
        language=active_language(),
        words=words,
    )


def released_object(space: Space, kind: str, pk: int):
    """One released object inside its space, or ``None``: closed ones do not exist for bodies outside."""
    if kind not in KINDS:
        return None
    found = _rows(KINDS[kind]).filter(pk=pk).first()
    if found is not None:
        found.space = space
    return found


def files_of(obj) -> list[FileRow]:
    """The released and public files that lie with the object (inside its space)."""
    folder = getattr(obj, "folder_id", None)
    return released_files([folder]) if folder else []


@dataclass(frozen=True, slots=True)
class Releasable:
    """Something a commune may release or has released."""

    kind: str
    kind_label: object
    pk: int
    title: str
    day: date | None
    link: str
    released_at: datetime | None
    released_by: str
    looks: int


def releasable() -> list[Releasable]:
    """Everything in the open space that can be released, with its state and how often it was looked at."""
    looks = Counter(Entry.objects.filter(is_look=True).order_by().values_list("kind", "object_id"))
    return [
        Releasable(
            kind.key,
            kind.label,
            obj.pk,
            _title(kind, obj),
            kind.day(obj),
            kind.link(obj),
            obj.released_at,
            str(obj.released_by or ""),
            looks[(obj._meta.label_lower, obj.pk)],
        )
        for kind in KINDS.values()
        for obj in kind.rows().select_related(*_joins(kind))
    ]


def _joins(kind: Kind) -> tuple[str, ...]:
    known = kind.rows().query.select_related
    return (*(known if isinstance(known, dict) else ()), "released_by")


def looks(limit: int = 50) -> list[tuple[Entry, str]]:
    """The newest looks from outside, each with its sentence."""
    return [(entry, journal.sentence(entry)) for entry in Entry.objects.filter(is_look=True)[:limit]]
