"""Columns and constraints that models of several apps share."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def person_key(**kwargs):
    """A key to a person who did or does something."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", **kwargs
    )


def pair(on: str, by: str, name: str) -> models.CheckConstraint:
    """Both or neither of a day and a person."""
    return models.CheckConstraint(
        condition=Q(**{f"{on}__isnull": True, f"{by}__isnull": True})
        | Q(**{f"{on}__isnull": False, f"{by}__isnull": False}),
        name=name,
    )


def in_order(name: str, *, start: str = "from_on", end: str = "until_on") -> models.CheckConstraint:
    """A span of days ends on its first day or later, or not at all."""
    return models.CheckConstraint(
        condition=Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": models.F(start)}),
        name=name,
        violation_error_message=_("The end comes before the start."),
    )
