"""The token of a form that was sent: a second press leads to the first one's result."""

from django.db import models


class PostedOnce(models.Model):
    token = models.CharField(max_length=40, unique=True)
    person_id = models.BigIntegerField(null=True)
    path = models.CharField(max_length=500)
    location = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self):
        return self.path
