"""The commissions of the open space: the one at work, those before it, and what is next."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from ..models import Commission
from ..states import CommissionState


def commissions() -> list[Commission]:
    """The commissions of the open space, the newest first."""
    return list(Commission.objects.select_related("body", "predecessor").order_by("-from_on", "-pk"))


def current(day: date | None = None) -> Commission | None:
    """The commission in office on that day (today), else the newest that is not handed over; ``None`` without one.

    One that is being set up counts once its first day has come; until then its predecessor is the current one.
    """
    day = day or timezone.localdate()
    found = Commission.objects.select_related("body", "predecessor").order_by("-from_on", "-pk")
    begun = found.filter(Q(until_on=None) | Q(until_on__gte=day), from_on__lte=day)
    return begun.first() or found.exclude(state=CommissionState.HANDED_OVER).first()
