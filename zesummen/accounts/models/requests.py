"""A person asks a space to delete what it holds about her."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.tenancy import SPACE


class Outcome(models.TextChoices):
    GRANTED = "granted", _("granted")
    REFUSED = "refused", _("refused")


class DeletionRequest(models.Model):
    """One request to one space, because each space answers for its own data (GDPR art. 17).

    When the last space has granted it, the account itself is erased.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="deletion_requests")
    space = models.ForeignKey(SPACE, models.PROTECT, related_name="deletion_requests")
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    note = models.TextField(_("what you want to tell us"), blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "space"], condition=models.Q(outcome=""), name="deletion_request_one_open"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", decided_at__isnull=True, decided_by__isnull=True)
                | (models.Q(decided_at__isnull=False, decided_by__isnull=False) & ~models.Q(outcome="")),
                name="deletion_request_decided",
            ),
        ]

    def __str__(self):
        return f"{self.person_id} asks {self.space_id}"
