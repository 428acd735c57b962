"""A service or body inside a space, the rights it holds, and who is in it at a time."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned

from .memberships import period_in_order


class Service(SpaceModel, Versioned):
    """A service or body of a space. Rights given to it stay with it as people come and go."""

    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["space", "name"], name="service_name_once")]

    def __str__(self):
        return self.name


class ServiceRole(SpaceModel):
    """A role that a service holds: whoever is in the service has it for as long as both last."""

    service = SpaceKey(Service, models.CASCADE, related_name="roles")
    role = models.CharField(_("role"), max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "role"], name="service_role_once")]

    def __str__(self):
        return self.role


class ServiceMember(SpaceModel):
    """A person works in a service, from a day on, until a day."""

    service = SpaceKey(Service, models.PROTECT, related_name="people")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["service", "person__full_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "person"], condition=models.Q(until_on__isnull=True), name="service_member_one_open"
            ),
            period_in_order("service_member_period"),
        ]

    def __str__(self):
        return f"{self.person_id} in {self.service_id}"
