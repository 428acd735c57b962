"""A person holds a role in a space, from a day on, until a day."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.tenancy import SPACE, SpaceKey


class PeriodQuerySet(models.QuerySet):
    """Rows with ``from_on`` and ``until_on``; both days belong to the period."""

    def on(self, day):
        """Those that hold on this day."""
        return self.filter(holds_on(day))


def holds_on(day, prefix: str = "") -> models.Q:
    """The condition "holds on this day" for a row with ``from_on`` and ``until_on``, both inclusive."""
    begun = models.Q(**{f"{prefix}from_on__lte": day})
    return begun & (models.Q(**{f"{prefix}until_on__isnull": True}) | models.Q(**{f"{prefix}until_on__gte": day}))


def period_in_order(name: str) -> models.CheckConstraint:
    """The database's own check that a period does not end before it begins."""
    ordered = models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on"))
    return models.CheckConstraint(condition=ordered, name=name)


class Membership(models.Model):
    """One role of one person in one space. Unscoped: it is what tells which spaces a person may open."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    space = models.ForeignKey(SPACE, models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=40)  # a key of kernel.access.ROLES
    service = SpaceKey("accounts.Service", models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(_("function"), max_length=120, blank=True)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)
    ended_reason = models.CharField(_("why it ended"), max_length=200, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["space", "person__full_name", "from_on", "pk"]
        indexes = [models.Index(fields=["space", "role"], name="membership_space_role")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "space", "role"],
                condition=models.Q(until_on__isnull=True),
                name="membership_one_open",
            ),
            period_in_order("membership_period"),
        ]

    def __str__(self):
        return f"{self.person_id} {self.role} {self.space_id}"
