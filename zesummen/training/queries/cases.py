"""The case: a request as one of its two sides sees it. The only way by which a commune reaches rows of a training body.

A training body sees its own requests. A commune sees those of which it is a party, whoever asked; drafts only where it
began them. Everything else is not there.
"""

from datetime import date

from django.db.models import Q

from zesummen.kernel.tenancy import across, inside
from zesummen.territory.models import Space
from zesummen.territory.states import SpaceKind

from ..case import Case
from ..models import Evening, Party, TrainingRequest
from ..states import Channel, RequestState


def bodies() -> list[Space]:
    """The training bodies of the country."""
    return list(Space.objects.filter(kind=SpaceKind.TRAINING_BODY).order_by("pk"))


def find(viewer: Space, pk: int) -> Case | None:
    """The case with this number if the viewer is its training body or one of its parties."""
    return _one(viewer, Q(pk=pk))


def find_evening(viewer: Space, pk: int) -> tuple[Case, Evening] | None:
    """An evening with its case, if the viewer may see the case."""
    where = [viewer] if not viewer.is_territorial else bodies()
    if not where:
        return None
    with across(where):
        evening = (
            Evening.objects.filter(pk=pk)
            .select_related("lead", "second", "session", "season", "request__course")
            .first()
        )
    case = evening and _one(viewer, Q(pk=evening.request_id), where)
    if not case:
        return None
    evening.space = case.body
    evening.request = case.request
    return case, evening


def seen_by(viewer: Space, today: date | None = None) -> list[TrainingRequest]:
    """All requests the viewer sees, the newest first, each with ``parties_seen``: its parties, the host first."""
    where = [viewer] if not viewer.is_territorial else bodies()
    if not where:
        return []
    with across(where):
        rows = list(_rows(viewer).select_related("course", "space").order_by("-id"))
        found: dict[int, list[Party]] = {row.pk: [] for row in rows}
        for party in _parties(list(found)):
            found[party.request_id].append(party)
    for row in rows:
        row.parties_seen = tuple(found[row.pk])
    return rows


def _rows(viewer: Space):
    draft = Q(state=RequestState.DRAFT)
    if not viewer.is_territorial:
        return TrainingRequest.objects.exclude(draft & Q(asked_by=Channel.PLATFORM))
    mine = Party.objects.filter(party_space=viewer)
    began = mine.filter(confirmed_on__isnull=False).values("request_id")
    return TrainingRequest.objects.filter(
        ~draft & Q(pk__in=mine.values("request_id")) | draft & Q(asked_by=Channel.PLATFORM, pk__in=began)
    )


def parties_of(request: TrainingRequest) -> tuple[Party, ...]:
    """The parties of a request inside the training body's space, the host first."""
    parties = tuple(_parties([request.pk]))
    for party in parties:
        party.space, party.request = request.space, request
    return parties


def _parties(requests: list[int]) -> list[Party]:
    return list(Party.objects.filter(request_id__in=requests).select_related("commune__canton", "party_space"))


def _one(viewer: Space, what: Q, where: list[Space] | None = None) -> Case | None:
    where = where or ([viewer] if not viewer.is_territorial else bodies())
    if not where:
        return None
    with across(where):
        row = _rows(viewer).filter(what).select_related("course", "space", "season").first()
        parties = tuple(_parties([row.pk])) if row else ()
    if row is None:
        return None
    for party in parties:
        party.space, party.request = row.space, row
    return Case(row, row.space, viewer, parties)


def reach(case: Case):
    """Open the training body's space for what a case needs: ``with cases.reach(case): …``."""
    return inside(case.body)
