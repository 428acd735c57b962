"""The papers that prove a candidate's tie to the commune."""

from django.db import models
from django.db.models import Q

from zesummen.documents.models import Attachment
from zesummen.kernel.columns import person_key
from zesummen.kernel.tenancy import SpaceKey, SpaceModel

from ..states import ProofKind
from .calls import Application


class Proof(SpaceModel):
    """One paper of one candidate: a file, or a paper that the secretariat has seen without keeping a copy.

    ``noted_by`` is empty where the candidate handed it in online. It goes with the application.
    """

    application = SpaceKey(Application, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=10, choices=ProofKind)
    attachment = SpaceKey(Attachment, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    came_on = models.DateField()
    noted_by = person_key()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(attachment__isnull=False) | Q(noted_by__isnull=False), name="commissions_proof_file_or_seen"
            )
        ]

    def __str__(self):
        return str(self.get_kind_display())
