"""Seasons, trainers and planning runs of the open training body."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from zesummen.accounts.models import Person
from zesummen.territory.models import Commune

from ..models import Absence, Course, Evening, Party, PlanRun, Season, Trainer, TrainingRequest
from ..states import EveningState, RunState, SeasonState

LAST = date.max
STANDING = (EveningState.PROPOSED, EveningState.OFFERED, EveningState.CONFIRMED)


def seasons() -> list[Season]:
    """All seasons, the latest first, each with ``evenings_count``."""
    standing = Count("evenings", filter=~Q(evenings__state=EveningState.CANCELLED))
    return list(Season.objects.annotate(evenings_count=standing).order_by("-first", "-id"))


def season(pk: int) -> Season | None:
    """One season of the open space."""
    return Season.objects.select_related("space").filter(pk=pk).first()


def trainers(today: date) -> list[Trainer]:
    """All trainers, those who give evenings first, each with ``coming`` (evenings ahead) and ``away`` (absences)."""
    rows = list(Trainer.objects.select_related("base").order_by("-is_active", "name", "pk"))
    away: dict[int, list[Absence]] = {}
    for absence in Absence.objects.filter(last__gte=today):
        away.setdefault(absence.trainer_id, []).append(absence)
    coming: Counter[int] = Counter()
    ahead = Evening.objects.filter(day__gte=today, state__in=STANDING).order_by()
    for pair in ahead.values_list("lead_id", "second_id"):
        coming.update(key for key in pair if key)
    for row in rows:
        row.coming, row.away = coming[row.pk], away.get(row.pk, [])  # type: ignore[attr-defined]
    return rows


def trainer(pk: int) -> Trainer | None:
    """One trainer of the open space."""
    return Trainer.objects.select_related("base", "space", "person").filter(pk=pk).first()


def absences(found: Trainer) -> list[Absence]:
    """All absences of a trainer, the latest first."""
    return list(found.absences.order_by("-first", "-id"))


def evenings_of(found: Trainer, first: date, last: date) -> list[Evening]:
    """The evenings of a trainer on these days that were not cancelled."""
    rows = Evening.objects.filter(Q(lead=found) | Q(second=found), day__gte=first, day__lte=last)
    rows = rows.exclude(state=EveningState.CANCELLED).select_related("request").order_by("day", "starts", "pk")
    return list(rows)


def hosts_of(evenings: list[Evening]) -> dict[int, Commune]:
    """Where these evenings take place: request → commune. One statement."""
    rows = Party.objects.filter(request__in=[row.request_id for row in evenings], is_host=True)
    return {row.request_id: row.commune for row in rows.select_related("commune").order_by("pk")}


@dataclass(frozen=True, slots=True)
class Hit:
    """An open season with evenings of a trainer on days on which the trainer is away."""

    season: Season
    evenings: int


def hit_by(found: Trainer, evenings: list[Evening], away: list[Absence]) -> list[Hit]:
    """The open seasons to plan again because of these absences; ``evenings`` are the trainer's, ahead. One statement."""
    lost = [row for row in evenings if any(gone.first <= row.day <= gone.last for gone in away)]
    if not found.is_active:
        lost = evenings
    lost = [row for row in lost if row.state in STANDING]
    if not lost:
        return []
    rows = Season.objects.filter(state=SeasonState.OPEN, last__gte=lost[0].day).order_by("first", "pk")
    counted = [Hit(season, sum(_plans(season, row) for row in lost)) for season in rows]
    return [row for row in counted if row.evenings]


def _plans(season: Season, evening: Evening) -> bool:
    return season.first <= evening.day <= season.last and evening.request.season_id in (None, season.pk)


def unplanned(rows: list[TrainingRequest], today: date) -> list[tuple[Season | None, int]]:
    """For requests without a date: the open season that plans them and how many there are; one statement.

    ``None`` as the season: none is open for them.
    """
    if not rows:
        return []
    opened = list(Season.objects.filter(state=SeasonState.OPEN, last__gte=today).order_by("first", "pk"))
    by_pk = {row.pk: row for row in opened}
    counted: Counter[int] = Counter()
    for row in rows:
        season = by_pk.get(row.season_id) if row.season_id else next(iter(opened), None)
        counted[season.pk if season else 0] += 1
    return [(by_pk.get(key), count) for key, count in sorted(counted.items())]


def communes():
    """Where a trainer may set out from."""
    return Commune.objects.order_by("name_fr")


def people(space, today: date):
    """Accounts of the training body that give or organise evenings."""
    held = Q(memberships__space=space, memberships__role__in=["trainer", "training_desk"])
    ends = Q(memberships__until_on__isnull=True) | Q(memberships__until_on__gte=today)
    return Person.objects.filter(held & ends).distinct().order_by("full_name")


def courses() -> list[Course]:
    """All courses, for choosing which a trainer gives."""
    return list(Course.objects.order_by("-id"))


def latest_run(found: Season) -> PlanRun | None:
    """The newest planning run of a season; one that was stopped before it had a plan is none."""
    rows = PlanRun.objects.filter(season=found).exclude(state=RunState.STOPPED, answer={})
    return rows.defer("question", "answer").first()


def run(found: Season, pk: int) -> PlanRun | None:
    """One run of this season."""
    return PlanRun.objects.select_related("season", "space").filter(season=found, pk=pk).first()


def request(pk: int) -> TrainingRequest | None:
    """A request to the open training body, whether it waits or no longer does."""
    return TrainingRequest.objects.select_related("course").filter(pk=pk).first()


def evening(found: Season, pk: int) -> Evening | None:
    """An evening of this season that was not cancelled."""
    rows = Evening.objects.filter(season=found, pk=pk).exclude(state=EveningState.CANCELLED)
    return rows.select_related("request__course", "lead", "second", "session", "season").first()


def active_trainers():
    """Who gives evenings now, for choosing."""
    return Trainer.objects.filter(is_active=True).order_by("name", "pk")
