"""Calls for candidates and the candidates' files, kept apart from members."""

from django.db import models
from django.db.models import Q

from zesummen.documents.models import HasFolder
from zesummen.kernel.columns import in_order, pair, person_key
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.words import Words

from ..states import ApplicationState, Bond, CallState, Part
from .commissions import Commission


class Call(HasFolder, SpaceModel, Versioned):
    """A call for candidates, for a new commission or for seats that fell vacant.

    A commission set up without a call has one row in state ``archived`` with the reason in ``no_call_reason``.
    """

    folder_permission = "candidate.read"
    folder_write_permission = "candidate.write"

    commission = SpaceKey(Commission, on_delete=models.CASCADE, related_name="calls")
    state = models.CharField(max_length=10, choices=CallState, default=CallState.DRAFT)
    is_for_vacancy = models.BooleanField(default=False)
    seat_numbers = models.JSONField(default=list)  # the seats that fell vacant, by number; empty: any free seat
    seats_full = models.PositiveSmallIntegerField(default=0)
    seats_substitute = models.PositiveSmallIntegerField(default=0)
    introduction = Words()
    eligibility = Words()  # follows the regime; the commune may add to it
    proofs = Words()  # which papers are asked for
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    takes_late = models.BooleanField(default=False)
    contact = models.CharField(max_length=300, blank=True)
    no_call_reason = models.TextField(blank=True)
    published_on = models.DateField(null=True, blank=True)
    published_by = person_key()
    closed_on = models.DateField(null=True, blank=True)
    appointed_on = models.DateField(null=True, blank=True)
    deliberation = SpaceKey("council.Deliberation", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    archived_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            in_order("commissions_call_span", start="opens_on", end="closes_on"),
            pair("published_on", "published_by", "commissions_call_published_pair"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "archived"]) | Q(published_on__isnull=False, closes_on__isnull=False),
                name="commissions_call_published",
            ),
            models.CheckConstraint(
                condition=~Q(state="archived") | Q(archived_on__isnull=False), name="commissions_call_archived"
            ),
        ]

    def __str__(self):
        return str(self.commission)

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/commissions/{self.commission_id}/calls/{self.pk}/"


class Application(HasFolder, SpaceModel, Versioned):
    """One candidate's file. Reads are journalled; it is erased by rule; never a source of public names.

    ``declared`` holds what the candidate chose to say about herself (``gender``, ``origin``, ``age``, ``stay``),
    only ever counted. ``code_digest`` lets the candidate see and withdraw the application without an account.
    """

    folder_permission = "candidate.read"
    folder_write_permission = "candidate.write"
    folder_reads_journalled = True

    call = SpaceKey(Call, on_delete=models.CASCADE, related_name="applications")
    reference = models.CharField(max_length=20)
    state = models.CharField(max_length=12, choices=ApplicationState, default=ApplicationState.RECEIVED)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.TextField(max_length=400, blank=True)  # for letters; never shown in a public paper
    language = models.CharField(max_length=2, default="fr")
    languages = models.JSONField(default=list)  # languages understood, codes or words
    bond = models.CharField(max_length=6, choices=Bond)
    wishes = models.CharField(max_length=10, choices=[*Part.choices, ("either", "either")], default="either")
    motivation = models.TextField(blank=True)
    interests = models.TextField(blank=True)
    is_of_age = models.BooleanField(default=False)
    declared = models.JSONField(default=dict)
    consents_pool = models.BooleanField(default=False)  # wants to help in another way when not chosen
    pool_until = models.DateField(null=True, blank=True)
    consents_reserve = models.BooleanField(default=True)
    came_on = models.DateField()
    came_by = models.CharField(max_length=6, choices=[("web", "web"), ("paper", "paper")], default="web")
    keyed_in_by = person_key()
    is_late = models.BooleanField(default=False)
    late_reason = models.CharField(max_length=300, blank=True)
    checked_note = models.CharField(max_length=400, blank=True)  # which proofs were seen, why not eligible
    proposed_part = models.CharField(max_length=10, choices=Part, blank=True)
    proposed_seat = models.PositiveSmallIntegerField(null=True, blank=True)  # number; set when the decision is drafted
    reserve_rank = models.PositiveSmallIntegerField(null=True, blank=True)
    code_digest = models.CharField(max_length=64, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)  # when the candidate was told the outcome

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["call", "reference"], name="commissions_application_reference"),
            models.UniqueConstraint(
                fields=["code_digest"], condition=~Q(code_digest=""), name="commissions_application_code"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["appointed", "reserve", "declined"]) | Q(decided_on__isnull=False),
                name="commissions_application_decided",
            ),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self) -> str:
        return (
            f"/s/{self.space.slug}/commissions/{self.call.commission_id}/calls/{self.call_id}/applications/{self.pk}/"
        )
