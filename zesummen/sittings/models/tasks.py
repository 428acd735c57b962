"""Tasks that return until closed, wherever they came from."""

from django.conf import settings
from django.db import models

from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned

from ..states import TaskState
from .bodies import Body
from .sittings import Sitting


class Task(SpaceModel, Versioned):
    """Something somebody promised. Stands on the body's next agenda until it is done or dropped with a reason."""

    body = SpaceKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks")
    sitting = SpaceKey(Sitting, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks")
    title = models.CharField(max_length=300)
    link = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    service = SpaceKey("accounts.Service", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner_name = models.CharField(max_length=200, blank=True)  # somebody without an account
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=TaskState, default=TaskState.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=400, blank=True)
    created_on = models.DateField(auto_now_add=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(state="open") & models.Q(closed_on=None, closed_by=None))
                | (~models.Q(state="open") & models.Q(closed_on__isnull=False, closed_by__isnull=False)),
                name="sittings_task_closed_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="dropped") | ~models.Q(reason=""), name="sittings_task_drop_reason"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def owner_words(self) -> str:
        """Who promised it: a person, a service or a name."""
        return str(self.owner or "") or str(self.service or "") or self.owner_name
