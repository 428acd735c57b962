"""What happened on a topic, for the live channel; rows live for minutes."""

from django.db import models


class LiveEvent(models.Model):
    """A hint for open pages. No content of a space in it: a page fetches what it may see."""

    topic = models.CharField(max_length=120)
    payload = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["id"]
