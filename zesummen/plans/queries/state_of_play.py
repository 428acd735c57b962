"""Versions of the state of play, and the sittings in which one may have been noted."""

from django.db.models import QuerySet

from zesummen.documents.queries import opened
from zesummen.kernel.exports.document import Document
from zesummen.kernel.words import LANGUAGES, REFERENCE
from zesummen.sittings.models import AgendaItem
from zesummen.sittings.states import BodyKind, SittingState

from ..models import Plan, StateOfPlay, StateOfPlayCopy

HELD = (SittingState.HELD, SittingState.DRAFT, SittingState.APPROVED)


def versions(plan: Plan) -> QuerySet:
    """All versions, newest first, with the sitting that noted them."""
    return StateOfPlay.objects.filter(plan=plan).select_related("noted_item__sitting", "released_by")


def version_of(plan: Plan, number: int) -> StateOfPlay | None:
    """One version of this plan."""
    found = versions(plan).filter(number=number).first()
    if found:
        found.plan, found.space = plan, plan.space
    return found


def document_in(version: StateOfPlay, language: str) -> Document | None:
    """The frozen document in a language; ``None`` for a language that this version does not have."""
    if language not in LANGUAGES:
        return None
    if language == REFERENCE:
        return opened(version.document)
    copy = StateOfPlayCopy.objects.filter(state_of_play=version, language=language).select_related("document").first()
    return opened(copy.document) if copy else None


def committee_items(version: StateOfPlay) -> list[AgendaItem]:
    """Points of the steering committee's held sittings since the version was made, newest sitting first."""
    rows = AgendaItem.objects.filter(
        body__kind=BodyKind.STEERING, sitting__state__in=HELD, sitting__day__gte=version.made_on
    ).select_related("sitting", "body")
    return list(rows.order_by("-sitting__day", "position", "pk"))
