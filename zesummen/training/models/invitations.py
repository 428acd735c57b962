"""The letter to mayors and presidents, and what became of it in each commune."""

from django.db import models
from django.db.models import Q

from zesummen.documents.models import HasFolder
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.words import Words
from zesummen.territory.states import Regime

from ..states import Channel, InvitationState
from .courses import Course


class InvitationRound(HasFolder, SpaceModel, Versioned):
    """One letter to many communes. ``regime`` decides the names it uses; ``signatories`` is a list in order:
    ``[{"name": …, "office": …, "body": …}]`` (three signed in 2018, one in 2023)."""

    course = SpaceKey(Course, on_delete=models.PROTECT, related_name="rounds")
    regime = models.CharField(max_length=4, choices=Regime, default=Regime.LAW_2023)
    dated_on = models.DateField()
    place = models.CharField(max_length=120, default="Luxembourg")
    subject = Words(optional=False)
    body = Words(optional=False)  # paragraphs, an empty line between two
    closing = Words()
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    signatories = models.JSONField(default=list)

    class Meta:
        ordering = ["-dated_on", "-id"]

    def __str__(self):
        return str(self.subject)

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/training/invitations/{self.pk}/"


class Invitation(SpaceModel, Versioned):
    """The letter to one commune: how and when it went, and the answer."""

    round = SpaceKey(InvitationRound, on_delete=models.CASCADE, related_name="invitations")
    commune = models.ForeignKey("territory.Commune", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=13, choices=InvitationState, default=InvitationState.TO_SEND)
    mayor_name = models.CharField(max_length=200, blank=True)
    president_name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    address = models.TextField(max_length=400, blank=True)
    sent_by = models.CharField(max_length=8, choices=Channel, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    decline_reason = models.CharField(max_length=400, blank=True)
    remark = models.CharField(max_length=400, blank=True)
    request = SpaceKey("training.TrainingRequest", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["commune__name_fr", "id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "commune"], name="training_invitation_once"),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "reminded"]) | Q(sent_on__isnull=False), name="training_invitation_sent"
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(decline_reason=""), name="training_invitation_declined"
            ),
        ]

    def __str__(self):
        return str(self.commune)
