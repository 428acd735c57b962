"""Sittings, their agenda, and who came. Built once, for every body that will ever sit."""

from django.conf import settings
from django.db import models

from zesummen.documents.models import HasFolder
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned

from ..states import ItemKind, Presence, Reply, SittingState
from .bodies import Body, BodyMember


class Sitting(HasFolder, SpaceModel, Versioned):
    """One sitting of a body, numbered within its year."""

    folder_write_permission = "sitting.write"

    body = SpaceKey(Body, on_delete=models.PROTECT, related_name="sittings")
    number = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    day = models.DateField()
    starts_at = models.TimeField()
    ends_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=SittingState, default=SittingState.PLANNED)
    is_open = models.BooleanField(default=False)
    invitation = models.TextField(blank=True)  # words of the notice besides the agenda
    minutes = models.TextField(blank=True)
    convened_on = models.DateField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-day", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "year", "number"], name="sittings_sitting_number"),
            models.CheckConstraint(
                condition=~models.Q(state="approved") | models.Q(approved_on__isnull=False, approved_by__isnull=False),
                name="sittings_sitting_approved",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="convened") | models.Q(convened_on__isnull=False),
                name="sittings_sitting_convened",
            ),
        ]

    def __str__(self):
        return f"{self.body} {self.number}/{self.year}"

    @property
    def folder_permission(self) -> str:
        return self.body.reading

    @property
    def is_over(self) -> bool:
        """Held, whatever has become of its minutes."""
        return self.state in (SittingState.HELD, SittingState.DRAFT, SittingState.APPROVED)

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/sittings/{self.pk}/"


class AgendaItem(SpaceModel, Versioned):
    """A point of the agenda, and what came of it: the decision with its votes, if there was one.

    Without a sitting it waits for the body's next one.
    """

    body = SpaceKey(Body, on_delete=models.CASCADE, related_name="items")
    sitting = SpaceKey(Sitting, on_delete=models.CASCADE, null=True, blank=True, related_name="items")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=12, choices=ItemKind, default=ItemKind.DISCUSSION)
    title = models.CharField(max_length=300)
    link = models.CharField(max_length=200, blank=True)  # page inside the space that the item is about
    summary = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    abstentions = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=80, blank=True)  # e.g. "silence:action:12": put there by a rule, once

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "source"], condition=~models.Q(source=""), name="sittings_item_source_once"
            )
        ]

    def __str__(self):
        return self.title


class Attendance(SpaceModel):
    """One member at one sitting: what was replied, and who came."""

    sitting = SpaceKey(Sitting, on_delete=models.CASCADE, related_name="attendance")
    member = SpaceKey(BodyMember, on_delete=models.PROTECT, related_name="attendance")
    reply = models.CharField(max_length=8, choices=Reply, default=Reply.NONE)
    presence = models.CharField(max_length=8, choices=Presence, default=Presence.UNKNOWN)
    replaced_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["sitting", "member"], name="sittings_attendance_once")]

    def __str__(self):
        return f"{self.member}: {self.presence}"
