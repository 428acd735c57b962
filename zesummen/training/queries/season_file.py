"""What of a season file does not fit with what stands here: each with its line, all of them before anything is taken."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from zesummen.season.faults import Fault
from zesummen.season.lines import Path, lines_of
from zesummen.season.model import Season as Planned
from zesummen.territory.models import Commune

from ..models import Course, Party, TrainingRequest
from ..states import ASKED_REQUEST


@dataclass(frozen=True, slots=True)
class Misfit:
    """One thing that does not fit. ``line`` is 0 without the text of the file; ``where`` is the place in it."""

    line: int
    where: str
    sentence: str


def misfits(found: Planned, text: str = "") -> list[Misfit]:
    """Communes that are none, courses that are not offered here, commissions that have asked already: here, or twice in
    the file. Requests that stand here by their reference are left alone. In the order of the file; four statements."""
    text = text.removeprefix("\ufeff")
    lines, places = (lines_of(text), _places(text)) if text else ({}, {})
    names = dict(Commune.objects.values_list("lau2", "name_fr"))
    told = [(places.get(key, ()) + path, words) for key, path, words in _all(found, names)]
    rows = [Misfit(_line(lines, path), Fault(path, 0, "").where, words) for path, words in told]
    return sorted(rows, key=lambda row: row.line)


def _places(text: str) -> dict[tuple[str, str], Path]:
    """Where the trainers and the requests of a sound file stand, by their codes."""
    data = json.loads(text)
    return {
        (name, row["code"].strip()): (name, at)
        for name in ("trainers", "requests")
        for at, row in enumerate(data[name])
    }


def _line(lines: Mapping[Path, int], path: Path) -> int:
    return next((lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in lines), 0)


def _all(found: Planned, names: Mapping[str, str]) -> Iterator[tuple[tuple[str, str], Path, str]]:
    courses = set(Course.objects.values_list("code", flat=True))
    standing = set(TrainingRequest.objects.filter(reference__in=found.requests).values_list("reference", flat=True))
    busy = _busy(found)
    for trainer in found.trainers.values():
        if trainer.base not in names:
            yield ("trainers", trainer.code), ("base",), _stranger(trainer.base)
    for row in found.requests.values():
        key = ("requests", row.code)
        if row.course not in courses:
            told = _("These courses are not among yours: %(codes)s.") % {"codes": row.course}
            yield key, ("course",), told
        if row.place not in names and row.place not in row.communes:
            yield key, ("place",), _stranger(row.place)
        for at, code in enumerate(row.communes):
            if code not in names:
                yield key, ("communes", at), _stranger(code)
            elif row.code not in standing:
                if code in busy:
                    yield key, ("communes", at), _asked(names[code], busy[code])
                busy.setdefault(code, row.code)  # named again further down, it has asked twice


def _busy(found: Planned) -> dict[str, str]:
    """The request under way of each commune that the file names, by code."""
    named = {code for row in found.requests.values() for code in row.communes}
    rows = Party.objects.filter(commune__lau2__in=named, is_active=True, request__state__in=ASKED_REQUEST)
    return dict(rows.order_by("-pk").values_list("commune__lau2", "request__reference"))


def _stranger(code: str) -> str:
    return _("These are no communes of Luxembourg: %(codes)s.") % {"codes": code}


def _asked(commune: str, reference: str) -> str:
    words = _("%(commune)s has a request under way already (%(reference)s). Take it out of the file.")
    return words % {"commune": commune, "reference": reference}
