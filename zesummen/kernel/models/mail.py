"""The outbox: every mail is a row first, and in the demo stays one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..tenancy import SPACE


class OutboxMessage(models.Model):
    """One mail to one address. Unscoped: sign-in codes belong to no space."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        KEPT = "kept", _("shown in the mailbox only")

    space = models.ForeignKey(SPACE, on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=60)
    to_id = models.BigIntegerField(null=True)
    to_name = models.CharField(max_length=200, blank=True)
    to_address = models.EmailField()
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    attachments = models.JSONField(default=list)  # [{name, type, base64}]
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "id"], name="kernel_mail_state")]

    def __str__(self):
        return f"{self.to_address}: {self.subject}"
