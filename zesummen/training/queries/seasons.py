"""Seasons, trainers and planning runs of the open training body."""

from collections import Counter
from datetime import date

from django.db.models import Count, Q

from zesummen.accounts.models import Person
from zesummen.territory.models import Commune

from ..models import Absence, Course, Evening, PlanRun, Season, Trainer, TrainingRequest
from ..states import EveningState, RequestState

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
        row.coming, row.away = coming[row.pk], away.get(row.pk, [])
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
    return list(rows.exclude(state=EveningState.CANCELLED).select_related("request").order_by("day", "starts"))


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
    """The newest planning run of a season."""
    return PlanRun.objects.filter(season=found).defer("question", "answer").first()


def run(found: Season, pk: int) -> PlanRun | None:
    """One run of this season."""
    return PlanRun.objects.select_related("season", "space").filter(season=found, pk=pk).first()


def waiting_request(pk: int) -> TrainingRequest | None:
    """A request on the waiting list of the open training body."""
    return TrainingRequest.objects.select_related("course").filter(pk=pk, state=RequestState.WAITING).first()


def evening(found: Season, pk: int) -> Evening | None:
    """An evening of this season that was not cancelled."""
    rows = Evening.objects.filter(season=found, pk=pk).exclude(state=EveningState.CANCELLED)
    return rows.select_related("request__course", "lead", "second", "session", "season").first()


def active_trainers():
    """Who gives evenings now, for choosing."""
    return Trainer.objects.filter(is_active=True).order_by("name", "pk")
