"""The commission's own work programme."""

from django.db import models
from django.db.models import Q

from zesummen.kernel.tenancy import SpaceKey, Versioned
from zesummen.kernel.thread import NodeKind, Threaded
from zesummen.kernel.words import Words

from ..states import ProgrammeState
from .commissions import Commission


class ProgrammeItem(Threaded, Versioned):
    """Something the commission wants to do. It returns on the agenda until done or dropped with a reason.

    ``source`` says where it came from, once: "item:12" (a point of a sitting), "training:4" (an evening's decision).
    """

    thread_kind = NodeKind.DECISION

    commission = SpaceKey(Commission, on_delete=models.PROTECT, related_name="programme")
    title = Words(optional=False)
    description = Words()
    mission = models.CharField(max_length=4, blank=True)
    is_outside = models.BooleanField(default=False)
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=ProgrammeState, default=ProgrammeState.PLANNED)
    member = SpaceKey("sittings.BodyMember", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner_name = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=80, blank=True)
    item = SpaceKey("sittings.AgendaItem", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=400, blank=True)
    result = Words()
    closed_on = models.DateField(null=True, blank=True)
    created_on = models.DateField(auto_now_add=True)

    class Meta:
        ordering = ["year", "due_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["commission", "source"], condition=~Q(source=""), name="commissions_programme_source"
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(reason=""), name="commissions_programme_drop_reason"
            ),
            models.CheckConstraint(
                condition=(Q(state__in=["done", "dropped"], closed_on__isnull=False))
                | (~Q(state__in=["done", "dropped"]) & Q(closed_on=None)),
                name="commissions_programme_closed_day",
            ),
        ]

    def __str__(self):
        return str(self.title)

    def thread_link(self) -> str:
        return f"commissions/{self.commission_id}/programme/{self.pk}/"

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/{self.thread_link()}"
