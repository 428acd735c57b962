"""Opinions that wait for an answer."""

from django.db import models
from django.db.models import Q

from zesummen.council.states import Regime
from zesummen.documents.models import HasFolder
from zesummen.kernel.columns import pair, person_key
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.thread import NodeKind, Threaded
from zesummen.kernel.words import Words

from ..states import Answer, Leaning, OpinionOrigin, OpinionState
from .commissions import Commission
from .votes import Vote


class Opinion(HasFolder, Threaded, Versioned):
    """An opinion (avis): asked or begun → adopted → sent → answered, then linked to what was done.

    ``answer_wished_by`` and ``is_answer_owed`` are frozen at sending. ``wished_by`` is when the college wants the
    opinion; each renewal of that date is a row of ``OpinionDate``.
    """

    thread_kind = NodeKind.OPINION
    folder_permission = "commission.read"
    folder_write_permission = "commission.write"

    commission = SpaceKey(Commission, on_delete=models.PROTECT, related_name="opinions")
    number = models.PositiveSmallIntegerField(null=True, blank=True)  # within its year, given at adoption
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    title = Words(optional=False)
    origin = models.CharField(max_length=8, choices=OpinionOrigin, default=OpinionOrigin.OWN)
    regime = models.CharField(max_length=4, choices=Regime)
    mission = models.CharField(max_length=4, blank=True)  # M1..M6 or C1..C8; empty outside the missions
    is_outside = models.BooleanField(default=False)  # outside this mission: counts in no figure
    legal_basis = models.CharField(max_length=400, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    wished_by = models.DateField(null=True, blank=True)
    question = Words()  # what the college or council asks
    facts = Words()
    proposals = Words()
    minority = Words()  # the minority's view
    leaning = models.CharField(max_length=12, choices=Leaning, blank=True)
    state = models.CharField(max_length=8, choices=OpinionState, default=OpinionState.DRAFT)
    item = SpaceKey("sittings.AgendaItem", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    vote = SpaceKey(Vote, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    adopted_on = models.DateField(null=True, blank=True)
    document = SpaceKey("documents.FrozenDocument", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sent_on = models.DateField(null=True, blank=True)
    sent_by = person_key()
    sent_to = models.CharField(max_length=200, blank=True)
    answer_wished_by = models.DateField(null=True, blank=True)
    is_answer_owed = models.BooleanField(default=False)
    answer_rule = models.CharField(max_length=200, blank=True)  # the article of the commune's rules, if owed
    reminded_on = models.DateField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = person_key()
    answer = models.CharField(max_length=12, choices=Answer, blank=True)
    answer_reason = Words()
    drop_reason = models.CharField(max_length=400, blank=True)
    published_on = models.DateField(null=True, blank=True)
    published_by = person_key()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["commission", "state"], name="commissions_opinion_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["commission", "year", "number"],
                condition=Q(number__isnull=False),
                name="commissions_opinion_number",
            ),
            pair("sent_on", "sent_by", "commissions_opinion_sent_pair"),
            pair("answered_on", "answered_by", "commissions_opinion_answered_pair"),
            pair("published_on", "published_by", "commissions_opinion_published_pair"),
            models.CheckConstraint(
                condition=~Q(state__in=["adopted", "sent", "answered"])
                | (Q(adopted_on__isnull=False, number__isnull=False) & ~Q(leaning="")),
                name="commissions_opinion_adopted",
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="commissions_opinion_answered",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(drop_reason=""), name="commissions_opinion_drop_reason"
            ),
        ]

    def __str__(self):
        return f"{self.number}/{self.year} {self.title}" if self.number else str(self.title)

    def thread_link(self) -> str:
        return f"commissions/{self.commission_id}/opinions/{self.pk}/"

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/{self.thread_link()}"


class OpinionDate(SpaceModel):
    """A wished date that was renewed: from when to when, and why."""

    opinion = SpaceKey(Opinion, on_delete=models.CASCADE, related_name="dates")
    was = models.DateField()
    wished_by = models.DateField()
    reason = models.CharField(max_length=300)
    renewed_on = models.DateField()
    renewed_by = person_key()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return str(self.wished_by)
