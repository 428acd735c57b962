"""Somebody stands in for somebody, in one space, from a day until a day."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.tenancy import SPACE

from .memberships import PeriodQuerySet, period_in_order


class StandIn(models.Model):
    """During these days the stand-in has the absent person's rights and mails; the journal shows both names.

    Unscoped, like ``Membership``: it is read to learn what a person may open.
    """

    space = models.ForeignKey(SPACE, models.PROTECT, related_name="stand_ins")
    absent = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="absences")
    stand_in = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="standing_in")
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["-from_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(absent=models.F("stand_in")), name="stand_in_other_person"),
            period_in_order("stand_in_period"),
        ]

    def __str__(self):
        return f"{self.stand_in_id} for {self.absent_id}"
