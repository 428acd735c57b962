"""The council's calendar, its rules, and who held which office when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.tenancy import SpaceModel, Versioned


class CouncilRules(SpaceModel, Versioned):
    """What the law or the commune's own rules leave open: one row per space, each value a setting.

    Defaults: convocation 5 days, a member's added item 3 days (loi communale du 13 décembre 1988).
    """

    body_name = models.CharField(
        max_length=200, blank=True
    )  # empty: "Conseil communal"; a syndicate names its committee
    college_cutoff_days = models.PositiveSmallIntegerField(default=10)
    convocation_days = models.PositiveSmallIntegerField(default=5)
    member_item_days = models.PositiveSmallIntegerField(default=3)
    transmission_days = models.PositiveSmallIntegerField(default=8)  # after the vote; also for the publication
    allows_proxies = models.BooleanField(default=False)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)  # empty: the council's legal size
    usual_place = models.CharField(max_length=200, blank=True)
    usual_time = models.TimeField(null=True, blank=True)
    authority = models.CharField(max_length=200, blank=True)  # to whom decisions are transmitted
    reference_pattern = models.CharField(max_length=60, default="{year}/{number:03d}")
    publication_place = models.CharField(max_length=200, blank=True)
    own_basis = models.CharField(max_length=300, blank=True)  # where the commune's own rules stand

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space"], name="council_rules_one")]

    def __str__(self):
        return f"rules of {self.space_id}"


class CouncilDate(SpaceModel):
    """A sitting of the council, typed in or read from an ICS file.

    ``body_name`` is empty for the space's own council; in a grouping it names the council that sits.
    """

    day = models.DateField()
    body_name = models.CharField(max_length=200, blank=True)
    starts_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=200, blank=True)
    uid = models.CharField(max_length=255, blank=True)  # of the ICS entry, so that a second import adds nothing
    cancelled_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["day", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "day", "body_name"],
                condition=models.Q(cancelled_on=None),
                name="council_date_once",
                violation_error_message=_("There is a sitting of the council on this day already."),
            )
        ]

    def __str__(self):
        return f"{self.day:%d.%m.%Y}"


class Official(SpaceModel):
    """Who held an office of the commune when: mayor, aldermen, councillors, secretary. Signatories come from here."""

    class Office(models.TextChoices):
        MAYOR = "mayor", _("mayor")
        ALDERMAN = "alderman", _("alderman/alderwoman")
        COUNCILLOR = "councillor", _("councillor")
        SECRETARY = "secretary", _("communal secretary")
        TREASURER = "treasurer", _("communal treasurer")
        PRESIDENT = "president", _("president")  # of a syndicate's committee

    name = models.CharField(max_length=200)
    office = models.CharField(max_length=12, choices=Office)
    title = models.CharField(max_length=120, blank=True)  # as written in French acts: "la bourgmestre"
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on=None) | models.Q(until_on__gte=models.F("from_on")),
                name="council_official_ends_after_start",
            )
        ]

    def __str__(self):
        return self.name
