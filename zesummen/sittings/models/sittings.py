"""Sittings, their agenda, and who came. Built once, for every body that will ever sit."""

from django.conf import settings
from django.db import models

from zesummen.documents.models import HasFolder
from zesummen.kernel.columns import pair, person_key
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.words import Words

from ..states import GuestKind, ItemKind, Presence, Reply, ReplyChannel, SittingState, StepFree
from .bodies import Body, BodyMember


class Sitting(HasFolder, SpaceModel, Versioned):
    """One sitting of a body, numbered within its year.

    ``calls_again`` is the sitting that was closed for want of quorum and is called again by this one, as call
    ``call_number``. ``languages`` are spoken at the sitting; ``interpreter`` says what is translated, and by whom.
    """

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
    step_free = models.CharField(max_length=7, choices=StepFree, default=StepFree.UNKNOWN)
    meeting_link = models.URLField(max_length=400, blank=True)  # for members who follow from elsewhere; never public
    languages = models.JSONField(default=list, blank=True)
    interpreter = models.CharField(max_length=200, blank=True)
    is_constituent = models.BooleanField(default=False)
    is_outside = models.BooleanField(default=False)  # wholly outside this mission: counts in no figure
    call_number = models.PositiveSmallIntegerField(default=1)
    calls_again = SpaceKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="called_again")
    moved_times = models.PositiveSmallIntegerField(default=0)  # how many former dates it has
    invitation = Words()  # words of the notice besides the agenda
    minutes = Words()
    convened_on = models.DateField(null=True, blank=True)
    no_quorum_on = models.DateField(null=True, blank=True)
    no_quorum_by = person_key()
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
            models.CheckConstraint(
                condition=models.Q(approved_on=None, approved_by=None)
                | models.Q(approved_on__isnull=False, approved_by__isnull=False),
                name="sittings_sitting_approved_pair",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="cancelled") | ~models.Q(cancel_reason=""),
                name="sittings_sitting_cancel_reason",
            ),
            pair("no_quorum_on", "no_quorum_by", "sittings_sitting_no_quorum_pair"),
            models.CheckConstraint(
                condition=~models.Q(state="no_quorum") | models.Q(no_quorum_on__isnull=False),
                name="sittings_sitting_no_quorum",
            ),
            models.UniqueConstraint(
                fields=["calls_again"],
                condition=models.Q(calls_again__isnull=False),
                name="sittings_sitting_called_once",
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


class FormerDate(SpaceModel):
    """Day, hour and place that a sitting had before it was moved."""

    sitting = SpaceKey(Sitting, on_delete=models.CASCADE, related_name="former_dates")
    day = models.DateField()
    starts_at = models.TimeField()
    place = models.CharField(max_length=200)
    was_convened = models.BooleanField(default=False)  # members had been told of it
    moved_on = models.DateField()
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return str(self.day)


class AgendaItem(HasFolder, SpaceModel, Versioned):
    """A point of the agenda, and what came of it: the decision with its votes, if there was one.

    Without a sitting it waits for the body's next one. ``mission`` is a key of the body's catalogue of missions;
    a point that ``is_outside`` the mission counts in no figure.
    """

    folder_write_permission = "sitting.write"

    body = SpaceKey(Body, on_delete=models.CASCADE, related_name="items")
    sitting = SpaceKey(Sitting, on_delete=models.CASCADE, null=True, blank=True, related_name="items")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=12, choices=ItemKind, default=ItemKind.DISCUSSION)
    title = Words(optional=False)
    mission = models.CharField(max_length=8, blank=True)
    is_outside = models.BooleanField(default=False)
    presenter = models.CharField(max_length=200, blank=True)
    minutes_planned = models.PositiveSmallIntegerField(null=True, blank=True)
    link = models.CharField(max_length=200, blank=True)  # page inside the space that the item is about
    summary = Words()
    decision = Words()
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
        return str(self.title)

    @property
    def folder_permission(self) -> str:
        return self.body.reading

    def get_absolute_url(self) -> str:
        if self.sitting_id is None:
            return f"/s/{self.space.slug}/bodies/{self.body_id}/"
        return f"/s/{self.space.slug}/sittings/{self.sitting_id}/#item-{self.pk}"


class Attendance(SpaceModel):
    """One member at one sitting: what was replied, how and when, and who came.

    A substitute who was asked has ``asked_on``; ``stands_for`` is the member whose seat she was asked to take.
    ``link_round`` is part of the link in the mail: it grows with each use, so that a link works once.
    """

    sitting = SpaceKey(Sitting, on_delete=models.CASCADE, related_name="attendance")
    member = SpaceKey(BodyMember, on_delete=models.PROTECT, related_name="attendance")
    reply = models.CharField(max_length=10, choices=Reply, default=Reply.NONE)
    replied_on = models.DateField(null=True, blank=True)
    reply_channel = models.CharField(max_length=8, choices=ReplyChannel, blank=True)
    link_round = models.PositiveSmallIntegerField(default=1)
    asked_on = models.DateField(null=True, blank=True)
    stands_for = SpaceKey(BodyMember, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    presence = models.CharField(max_length=8, choices=Presence, default=Presence.UNKNOWN)
    replaced_by = models.CharField(max_length=200, blank=True)
    came_at = models.TimeField(null=True, blank=True)  # later than the beginning
    left_at = models.TimeField(null=True, blank=True)  # before the end

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "member"], name="sittings_attendance_once"),
            models.CheckConstraint(
                condition=models.Q(stands_for=None) | models.Q(asked_on__isnull=False),
                name="sittings_attendance_asked",
            ),
            models.CheckConstraint(
                condition=models.Q(came_at=None) | models.Q(left_at=None) | models.Q(left_at__gt=models.F("came_at")),
                name="sittings_attendance_hours",
            ),
        ]

    def __str__(self):
        return f"{self.member}: {self.presence}"


class Guest(SpaceModel, Versioned):
    """Somebody who is invited to a sitting, or to one point of it. Listed, but never in the quorum and without a vote."""

    sitting = SpaceKey(Sitting, on_delete=models.CASCADE, related_name="guests")
    item = SpaceKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="guests")
    kind = models.CharField(max_length=11, choices=GuestKind)
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="fr")
    invited_on = models.DateField(null=True, blank=True)
    came = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self):
        return self.name
