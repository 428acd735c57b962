"""What background work remembers: when each periodic duty ran, and which workers are alive."""

from django.db import models


class Duty(models.Model):
    """A periodic duty. Whoever moves ``next_at`` forward carries it out; so two workers do not do it twice."""

    name = models.CharField(max_length=200, unique=True)
    next_at = models.DateTimeField()
    ran_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class WorkerSeen(models.Model):
    """A running worker says every few seconds that it is alive; its tasks are put back when it falls silent."""

    key = models.CharField(max_length=64, unique=True)
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["key"]

    def __str__(self):
        return self.key
