"""Bodies that sit, and who belongs to them from when until when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from zesummen.documents.models import HasFolder
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.words import Words

from ..states import BodyKind


class Body(HasFolder, SpaceModel, Versioned):
    """A body of the space: a steering committee, a college, a commission, a syndicate's committee."""

    folder_write_permission = "sitting.write"

    kind = models.CharField(max_length=12, choices=BodyKind)
    name = Words(optional=False)
    mandate = Words()
    rhythm_months = models.PositiveSmallIntegerField(default=3)  # a sitting at least every so many months
    decision_rule = models.CharField(max_length=400, blank=True)
    quorum_rule = models.CharField(max_length=10, default="none")  # none | majority | a number as text
    notice_days = models.PositiveSmallIntegerField(default=5)
    is_confidential = models.BooleanField(default=False)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on=None) | models.Q(until_on__gte=models.F("from_on")),
                name="sittings_body_ends_after_start",
                violation_error_message=_("The end comes before the start."),
            )
        ]

    def __str__(self):
        return str(self.name)

    @property
    def reading(self) -> str:
        """The permission that reading its sittings and files takes."""
        if not self.is_confidential:
            return "sitting.read"
        return "sitting.steering" if self.kind == BodyKind.STEERING else "sitting.confidential"

    @property
    def folder_permission(self) -> str:
        return self.reading

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/bodies/{self.pk}/"


class BodyMember(SpaceModel, Versioned):
    """One person in a body. A member without an account has a name and perhaps an address."""

    body = SpaceKey(Body, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    office = models.CharField(max_length=200, blank=True)  # alderwoman, head of the school service
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="fr")
    is_president = models.BooleanField(default=False)
    is_secretary = models.BooleanField(default=False)
    has_vote = models.BooleanField(default=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-is_president", "-is_secretary", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "person"],
                condition=models.Q(until_on=None, person__isnull=False),
                name="sittings_member_once",
            ),
            models.CheckConstraint(
                condition=models.Q(until_on=None) | models.Q(until_on__gte=models.F("from_on")),
                name="sittings_member_ends_after_start",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def address(self) -> str:
        """Where notices go: the address written here, else the account's; empty where a letter is needed."""
        return self.email or (self.person.email if self.person_id else "")
