"""The journal of a training: a line in the training body's space, and one in each commune's that it concerns."""

from zesummen.kernel import journal
from zesummen.territory.models import Space

from ..case import Case
from ..models import Party, TrainingRequest
from ..queries.cases import parties_of
from ..states import Channel, RequestState


def note(where: Case | TrainingRequest, verb: str, obj=None, *, by=None, title: str = "", **facts) -> None:
    """Write one line about ``obj`` (the request where left out) on both sides.

    ``where`` is the case or its request. A draft concerns only the side that began it.
    """
    request, parties = (where.request, where.parties) if isinstance(where, Case) else (where, parties_of(where))
    for space in _concerned(request, parties):
        journal.note(verb, obj or request, space=space, by=by, title=title or request.reference, **facts)


def _concerned(request: TrainingRequest, parties: tuple[Party, ...]) -> list[Space]:
    is_draft = request.state == RequestState.DRAFT
    own = [row.party_space for row in parties if row.party_space and (row.confirmed_on or not is_draft)]
    if not is_draft:
        return [request.space, *own]
    return own if request.asked_by == Channel.PLATFORM else [request.space]
