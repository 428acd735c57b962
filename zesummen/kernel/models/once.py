"""A form that was sent: a second press of the same form leads to the first one's result."""

from django.db import models


class PostedOnce(models.Model):
    """``mark`` is a digest of who sent what where. While the first press works, ``done`` is false.

    The answer is a ``location``, or a page that only the form itself can open (``sealed``): it may show a secret.
    """

    mark = models.CharField(max_length=64, unique=True)
    done = models.BooleanField(default=False)
    location = models.CharField(max_length=500, blank=True)
    sealed = models.BinaryField(default=bytes)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self):
        return self.mark[:8]
