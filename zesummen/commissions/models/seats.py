"""Seats, who holds them from when until when, offices, and the personal link of a member."""

from django.db import models
from django.db.models import Q

from zesummen.kernel.columns import in_order, pair, person_key
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned

from ..states import EndKind, OfficeKind, Part, Visibility
from .calls import Application
from .commissions import Commission


class Seat(SpaceModel, Versioned):
    """A seat of the commission. People come and go on it; quorum and votes count seats."""

    commission = SpaceKey(Commission, on_delete=models.CASCADE, related_name="seats")
    number = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=120, blank=True)  # for whom the rules keep it, in the commune's words
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["commission", "number"], name="commissions_seat_number"),
            in_order("commissions_seat_span"),
        ]

    def __str__(self):
        return str(self.number)


class Holding(SpaceModel, Versioned):
    """A person on a seat, as full member or substitute, from a day until a day (inclusive).

    Where substitutes form a pool, a substitute has no seat of her own and a ``rank``. ``member`` is the person in the
    body of sittings: name, address, language, account. Whoever has resigned and sits until replaced has an
    ``end_kind`` and ``leaves_on``, but no ``until_on`` yet.
    """

    commission = SpaceKey(Commission, on_delete=models.CASCADE, related_name="holdings")
    seat = SpaceKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="holdings")
    member = SpaceKey("sittings.BodyMember", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=Part)
    rank = models.PositiveSmallIntegerField(default=1)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    end_kind = models.CharField(max_length=10, choices=EndKind, blank=True)
    end_reason = models.CharField(max_length=300, blank=True)
    leaves_on = models.DateField(null=True, blank=True)  # wants to leave from this day on, and sits until replaced
    appointed_by = SpaceKey("council.Deliberation", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    application = SpaceKey(Application, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    follows = SpaceKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")

    class Meta:
        ordering = ["seat__number", "part", "from_on", "id"]
        constraints = [
            in_order("commissions_holding_span"),
            models.CheckConstraint(
                condition=Q(part="substitute") | Q(seat__isnull=False), name="commissions_holding_full_has_seat"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | ~Q(end_kind=""), name="commissions_holding_end_has_kind"
            ),
            models.UniqueConstraint(
                fields=["seat", "part"], condition=Q(until_on=None, seat__isnull=False), name="commissions_holding_once"
            ),
            models.UniqueConstraint(
                fields=["member"], condition=Q(until_on=None), name="commissions_holding_one_seat_each"
            ),
        ]
        indexes = [models.Index(fields=["commission", "from_on", "until_on"], name="commissions_holding_day")]

    def __str__(self):
        return f"{self.member} ({self.get_part_display()})"


class Office(SpaceModel, Versioned):
    """President, vice-president or secretary, from a day until a day; a secretary may be no member of the commission."""

    commission = SpaceKey(Commission, on_delete=models.CASCADE, related_name="offices")
    kind = models.CharField(max_length=14, choices=OfficeKind)
    member = SpaceKey("sittings.BodyMember", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    sitting = SpaceKey("sittings.Sitting", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)  # elected, or named by whom

    class Meta:
        ordering = ["kind", "-from_on", "id"]
        constraints = [
            in_order("commissions_office_span"),
            models.UniqueConstraint(
                fields=["commission", "kind"], condition=Q(until_on=None), name="commissions_office_once"
            ),
        ]

    def __str__(self):
        return f"{self.member} ({self.get_kind_display()})"


class MemberCard(SpaceModel, Versioned):
    """What the secretary must know of a member besides name and e-mail. Never public, except by ``visibility``."""

    member = SpaceKey("sittings.BodyMember", on_delete=models.CASCADE, unique=True, related_name="+")
    commission = SpaceKey(Commission, on_delete=models.CASCADE, related_name="cards")
    phone = models.CharField(max_length=40, blank=True)
    address = models.TextField(max_length=400, blank=True)  # postal address, for letters only
    languages = models.JSONField(default=list)  # languages understood
    interpretation = models.CharField(max_length=200, blank=True)  # what the member needs to follow a sitting
    wants_paper = models.BooleanField(default=False)
    visibility = models.CharField(max_length=6, choices=Visibility, default=Visibility.HIDDEN)
    visibility_on = models.DateField(null=True, blank=True)  # when the member chose
    declared = models.JSONField(default=dict)  # self-declared, only counted

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return str(self.member)


class MemberCode(SpaceModel):
    """A personal link and short code that opens the member's page without an account. Renewed, revoked, never guessed.

    Only a digest is kept; the code is worked out again from member and generation when a letter is printed.
    """

    member = SpaceKey("sittings.BodyMember", on_delete=models.CASCADE, related_name="+")
    commission = SpaceKey(Commission, on_delete=models.CASCADE, related_name="codes")
    generation = models.PositiveSmallIntegerField(default=1)
    digest = models.CharField(max_length=64, unique=True)
    made_on = models.DateField()
    made_by = person_key()
    revoked_on = models.DateField(null=True, blank=True)
    revoked_by = person_key()
    revoked_reason = models.CharField(max_length=200, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-generation"]
        constraints = [
            models.UniqueConstraint(fields=["member", "generation"], name="commissions_code_generation"),
            models.UniqueConstraint(fields=["member"], condition=Q(revoked_on=None), name="commissions_code_one_live"),
            pair("revoked_on", "revoked_by", "commissions_code_revoked_pair"),
        ]

    def __str__(self):
        return f"{self.member} {self.generation}"


class SeatFilling(SpaceModel):
    """Who filled a seat at a sitting: the full member, or a substitute. A person fills one seat."""

    sitting = SpaceKey("sittings.Sitting", on_delete=models.CASCADE, related_name="+")
    seat = SpaceKey(Seat, on_delete=models.PROTECT, related_name="fillings")
    member = SpaceKey("sittings.BodyMember", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=Part)
    came_at = models.TimeField(null=True, blank=True)  # later than the beginning
    left_at = models.TimeField(null=True, blank=True)

    class Meta:
        ordering = ["seat__number"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "seat"], name="commissions_filling_seat_once"),
            models.UniqueConstraint(fields=["sitting", "member"], name="commissions_filling_member_once"),
        ]

    def __str__(self):
        return f"{self.seat}: {self.member}"
