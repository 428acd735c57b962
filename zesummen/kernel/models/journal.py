"""Who did what, when. No foreign keys in the database: history outlives what it tells of."""

from django.db import models

from ..tenancy import SPACE, ScopedManager


class Entry(models.Model):
    """One line of the journal. Read as a sentence through ``journal.sentence``."""

    space = models.ForeignKey(SPACE, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+", editable=False)
    at = models.DateTimeField(db_index=True)
    verb = models.CharField(max_length=60)
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200, blank=True)
    for_id = models.BigIntegerField(null=True)
    for_name = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=60, blank=True)
    object_id = models.BigIntegerField(null=True)
    title = models.CharField(max_length=300, blank=True)
    facts = models.JSONField(default=dict)
    is_look = models.BooleanField(default=False)

    objects = ScopedManager(space="space")

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["space", "kind", "object_id", "-id"], name="kernel_entry_object"),
            models.Index(fields=["space", "-id"], name="kernel_entry_space"),
            models.Index(fields=["by_id"], name="kernel_entry_by"),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.by_name} {self.verb} {self.title}"
