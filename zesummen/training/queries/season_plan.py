"""The plan of a run beside what stands: how good it is, what is new, kept, moved or left out, and who waits and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zesummen.kernel import together

from ..models import Evening, Party, PlanRun, Trainer, TrainingRequest
from ..season_words import LEVELS, sentence
from ..states import EveningState
from . import season_question, season_sheet

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Level:
    """How far one aim was taken, in words."""

    label: str
    value: int
    bound: int
    proven: bool


@dataclass(frozen=True, slots=True)
class Planned:
    """A session of the plan. ``change``: new, kept, moved (``was`` is the evening as it stands), or held."""

    reference: str
    request: TrainingRequest | None
    place: str
    number: int
    day: date
    starts: time
    ends: time
    trainers: tuple[str, ...]  # codes, the lead first
    names: str
    change: str
    was: Evening | None = None

    @property
    def is_promised(self) -> bool:
        """The commune relies on the evening as it stands."""
        return self.was is not None and self.was.state == EveningState.CONFIRMED

    @property
    def had(self) -> str:
        """Who was to give the evening as it stands."""
        rows = (self.was.lead, self.was.second) if self.was else ()
        return ", ".join(row.name for row in rows if row)


@dataclass(frozen=True, slots=True)
class Unserved:
    """Who waits: rank, why, what would change it, and the evenings that are free next."""

    reference: str
    request: TrainingRequest | None
    place: str
    rank: int
    why: str
    changes: tuple[str, ...]
    offer: tuple[Planned, ...]
    raw: Json


@dataclass(frozen=True, slots=True)
class Result:
    """A run's answer, ready to be shown."""

    run: PlanRun
    levels: list[Level]
    sessions: list[Planned]
    waiting: list[Unserved]
    dropped: list[Evening]  # proposed evenings that the plan no longer holds
    is_stale: bool  # rows changed since the question was asked

    def count(self, change: str) -> int:
        """How many sessions are so."""
        return sum(row.change == change for row in self.sessions)

    @property
    def promised(self) -> list[Planned]:
        """Confirmed evenings that the plan changes: their communes hear of it at once."""
        return [row for row in self.sessions if row.change == "moved" and row.is_promised]

    @property
    def counts(self) -> dict[str, int]:
        return {change: self.count(change) for change in ("new", "kept", "moved", "held")}


CHANGES = {
    "new": lambda: pgettext("a planned evening", "new"),
    "kept": lambda: pgettext("a planned evening", "as it was"),
    "moved": lambda: pgettext("a planned evening", "changed"),
    "held": lambda: pgettext("a planned evening", "held"),
}


def result(run: PlanRun, today: date) -> Result:
    """What the run of the open training body found, compared with the evenings of now."""
    answer = run.answer
    asked_for, trainers = TrainingRequest.objects.select_related("course"), Trainer.objects.all()
    standing = Evening.objects.exclude(state=EveningState.CANCELLED).select_related("request", "lead", "second")
    together.fill(asked_for, trainers, standing)
    requests = {row.reference: row for row in asked_for}
    evenings = {(row.request.reference, row.number): row for row in standing}
    names = names_of(requests, trainers)
    sessions = [planned(row, requests, evenings, names) for row in answer["sessions"]]
    there = {(row.reference, row.number) for row in sessions}
    asked = {row["code"] for row in run.question["requests"]}
    return Result(
        run,
        [Level(str(LEVELS[row["name"]]), row["value"], row["bound"], row["proven"]) for row in answer["levels"]],
        sessions,
        [unserved(row, requests, names) for row in answer["waiting"]],
        [
            row
            for key, row in evenings.items()
            if key not in there
            and key[0] in asked
            and row.state in (EveningState.PROPOSED, EveningState.OFFERED)
            and row.lead_id is not None
        ],
        is_stale(run, today),
    )


def is_stale(run: PlanRun, today: date) -> bool:
    """Whether the rows would ask another question now than the run was asked (the day itself left aside)."""
    now = season_question.question(run.season, today)
    return _without_today(now) != _without_today(run.question)


def _without_today(asked: Json) -> Json:
    return {**asked, "season": {key: value for key, value in asked["season"].items() if key != "today"}}


def names_of(requests: Mapping[str, TrainingRequest], trainers: Iterable[Trainer] | None = None) -> dict[str, str]:
    """Names for the planner's codes: trainers (read where they are not given), and requests by their communes."""
    found = {
        season_question.code_of(row): row.name for row in (Trainer.objects.all() if trainers is None else trainers)
    }
    by_request: dict[int, list[Party]] = {}
    rows = Party.objects.filter(request__in=requests.values()).select_related("commune").order_by("-is_host", "pk")
    for row in rows:
        by_request.setdefault(row.request_id, []).append(row)
    return found | {
        code: season_sheet.names(by_request[row.pk]) for code, row in requests.items() if row.pk in by_request
    }


def planned(row: Json, requests, evenings, names: Mapping[str, str]) -> Planned:
    """A session of the answer, with what stands beside it."""
    was = evenings.get((row["request"], row["number"]))
    found = Planned(
        reference=row["request"],
        request=requests.get(row["request"]),
        place=names.get(row["request"], row["request"]),
        number=row["number"],
        day=date.fromisoformat(row["on"]),
        starts=time.fromisoformat(row["from"]),
        ends=time.fromisoformat(row["until"]),
        trainers=tuple(row["trainers"]),
        names=", ".join(names.get(code, code) for code in row["trainers"]),
        change=_compared(row, was),
        was=was,
    )
    if found.change == "kept" and row["state"] != "held" and not stands(found):
        return Planned(**{**_fields(found), "change": "moved"})
    return found


def _compared(row: Json, was: Evening | None) -> str:
    """The planner leaves today's evening alone as if it had been held; who reads the plan before it begins knows better."""
    if row["state"] == "held" and (was is None or was.state == EveningState.HELD):
        return "held"
    return "new" if was is None else "kept"


def stands(row: Planned) -> bool:
    """Whether the evening already stands as planned."""
    was = row.was
    if was is None:
        return False
    trainers = tuple(season_question.code_of(key) for key in (was.lead_id, was.second_id) if key)
    return (was.day, was.starts, trainers) == (row.day, row.starts, row.trainers)


def _fields(row: Planned) -> dict:
    return {name: getattr(row, name) for name in Planned.__slots__}


def unserved(row: Json, requests, names: Mapping[str, str]) -> Unserved:
    """An entry of the waiting list in words."""
    return Unserved(
        reference=row["request"],
        request=requests.get(row["request"]),
        place=names.get(row["request"], row["request"]),
        rank=row["rank"],
        why=sentence(row["why"], names),
        changes=tuple(sentence(change, names) for change in row["changes"]),
        offer=tuple(planned(session, requests, {}, names) for session in row["offer"]),
        raw=row,
    )


def progress_words(run: PlanRun) -> str:
    """How far a run is, in one sentence."""
    step = run.progress
    if not step.get("level"):
        return _("The planner has begun.")
    words = {"aim": str(LEVELS.get(step["level"], _("First plan"))), "served": step["served"], "value": step["value"]}
    if step.get("bound") is None:
        return _("%(aim)s: %(value)s. A plan with %(served)s served requests is at hand.") % words
    words["bound"] = step["bound"]
    return _("%(aim)s: %(value)s, bound %(bound)s. A plan with %(served)s served requests is at hand.") % words


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A line of the waiting list: what the last plan said about it."""

    entry: season_sheet.Waiting
    why: str
    changes: tuple[str, ...]
    offer: tuple[Planned, ...]


def waiting_rows(sheet: season_sheet.Sheet) -> list[WaitingRow]:
    """The waiting list of a season with the reasons that the last plan gave, in the reader's language."""
    requests = {entry.request.reference: entry.request for entry in sheet.waiting}
    names = names_of(requests)
    rows = []
    for entry in sheet.waiting:
        kept = entry.request.wait_reason or {}
        rows.append(
            WaitingRow(
                entry,
                sentence(kept["why"], names) if kept.get("why") else "",
                tuple(sentence(change, names) for change in kept.get("changes", [])),
                tuple(planned(row, requests, {}, names) for row in kept.get("offer", [])),
            )
        )
    return rows
