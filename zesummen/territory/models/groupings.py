"""Communes that carry one plan together."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from ..states import GroupingKind
from .communes import Commune, Named


class Grouping(Named):
    """Several communes with one plan. ``legal_body`` is the body that can sign for them, empty where none can."""

    slug = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=12, choices=GroupingKind)
    legal_body = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["name_fr"]

    def members_on(self, day: date):
        """The communes that belong to it on that day, by name. ``until_on`` is the last day of membership."""
        return Commune.objects.filter(pk__in=self.memberships.active(day).values("commune"))


class Memberships(models.QuerySet):
    """Memberships of communes in groupings."""

    def active(self, day: date):
        """Those that hold on that day; an empty bound is open."""
        begun = Q(from_on__isnull=True) | Q(from_on__lte=day)
        not_over = Q(until_on__isnull=True) | Q(until_on__gte=day)
        return self.filter(begun & not_over)


class GroupingMember(models.Model):
    """A commune in a grouping, from a day (empty: from the start) until a day (empty: still)."""

    grouping = models.ForeignKey(Grouping, on_delete=models.CASCADE, related_name="memberships")
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="memberships")
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    objects = Memberships.as_manager()

    class Meta:
        ordering = ["grouping", "commune"]
        constraints = [
            models.UniqueConstraint(fields=["grouping", "commune", "from_on"], name="one_membership_per_start"),
            models.CheckConstraint(
                condition=Q(from_on__isnull=True) | Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="membership_ends_after_start",
            ),
        ]
