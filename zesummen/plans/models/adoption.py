"""Measure 8: the versions of the plan, what each council has before it, what it amended, the letter to the ministry."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from zesummen.documents.models import HasFolder
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned

from .plans import Party, Plan, pair, person_key


class PlanVersion(HasFolder, SpaceModel):
    """The plan as it stood when it went to the council or was adopted. ``payload`` is the frozen plan sheet.

    ``label`` is empty where nobody gave it a name; ``name`` says it in the reader's language.
    """

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=200)
    payload = models.JSONField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = person_key()
    adopted_on = models.DateField(null=True, blank=True)
    adopted_by_party = SpaceKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    amends = SpaceKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="amended_as")
    document = SpaceKey("documents.FrozenDocument", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = person_key()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plans_version_number"),
            models.CheckConstraint(
                condition=Q(released_at=None, released_by=None)
                | Q(released_at__isnull=False, released_by__isnull=False),
                name="plans_version_released_pair",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """What a person called it; else its number, or whose council adopted it, in the reader's language."""
        if self.label:
            return self.label
        if self.adopted_by_party_id:
            return _("As adopted by %(council)s") % {"council": str(self.adopted_by_party)}
        return _("Version %(number)d") % {"number": self.number}

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/plans/{self.plan_id}/versions/{self.number}/"


class Submission(SpaceModel):
    """One version of the plan before one council, with the decision that is to adopt it."""

    party = SpaceKey(Party, on_delete=models.CASCADE, related_name="submissions")
    version = SpaceKey(PlanVersion, on_delete=models.PROTECT, related_name="submissions")
    deliberation = SpaceKey("council.Deliberation", on_delete=models.PROTECT, unique=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = person_key()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.version_id} before {self.party_id}"


class Amendment(SpaceModel, Versioned):
    """A passage of the plan as a council changed it at the table: typed that evening, frozen with the adopted text."""

    submission = SpaceKey(Submission, on_delete=models.CASCADE, related_name="amendments")
    passage = models.CharField(max_length=80)  # "action:7:description", a key of compare.passages
    value = models.JSONField(null=True)  # as the plan sheet's JSON writes it
    made_by = person_key()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["submission", "passage"], name="plans_amendment_once")]

    def __str__(self):
        return self.passage


class MinistryLetter(HasFolder, SpaceModel):
    """The letter that tells the ministry (until 2019 OLAI) of the adoption."""

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="letters")
    document = SpaceKey("documents.FrozenDocument", on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    sent_on = models.DateField(null=True, blank=True)
    sent_how = models.CharField(max_length=100, blank=True)
    sent_by = person_key()

    class Meta:
        ordering = ["-id"]
        constraints = [pair("sent_on", "sent_by", "plans_letter_sent_pair")]

    def __str__(self):
        return f"letter of {self.made_on}"
