"""Keys with which programs read what a space released."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from zesummen.kernel.tenancy import SpaceModel


class ApiKey(SpaceModel):
    """A key of a space. Only its hash is kept; the words themselves are shown once."""

    label = models.CharField(max_length=100)
    start = models.CharField(max_length=8)  # how it begins, to tell keys apart
    sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    until_on = models.DateField()  # the last day on which it is good
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None) | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="public_key_revoked_pair",
            )
        ]

    def __str__(self):
        return self.label
