"""The space: the tenant. Everything people write belongs to exactly one."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..states import TERRITORIAL, Regime, SpaceKind
from .communes import Commune
from .groupings import Grouping


def default_languages() -> list[str]:
    """The order of a new space: French is the reference, then the others."""
    return ["fr", "de", "lb", "en", "pt"]


class Space(models.Model):
    """One commune's, grouping's or body's own place. Rows of others are never seen from it.

    ``languages`` is the order in which texts are offered; ``regime`` only proposes what a new act declares;
    ``hue`` (0–35) picks one of 36 accent colours; ``is_demo`` marks invented people, decisions and plans.
    """

    slug = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=14, choices=SpaceKind)
    name = models.CharField(max_length=120)
    names = models.JSONField(default=dict, blank=True)
    commune = models.OneToOneField(Commune, on_delete=models.PROTECT, null=True, blank=True, related_name="space")
    grouping = models.OneToOneField(Grouping, on_delete=models.PROTECT, null=True, blank=True, related_name="space")
    hue = models.PositiveSmallIntegerField(default=0, validators=[MinValueValidator(0), MaxValueValidator(35)])
    languages = models.JSONField(default=default_languages)
    is_demo = models.BooleanField(default=False)
    regime = models.CharField(max_length=4, choices=Regime, default=Regime.LAW_2023)
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    contact_address = models.TextField(blank=True)
    contact_hours = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="space_kind_matches_territory",
                condition=Q(kind=SpaceKind.COMMUNE, commune__isnull=False, grouping__isnull=True)
                | Q(kind=SpaceKind.GROUPING, commune__isnull=True, grouping__isnull=False)
                | (~Q(kind__in=sorted(TERRITORIAL)) & Q(commune__isnull=True, grouping__isnull=True)),
            ),
            models.CheckConstraint(name="space_hue_in_range", condition=Q(hue__lte=35)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_territorial(self) -> bool:
        """Whether this space can carry a plan."""
        return self.kind in TERRITORIAL

    @property
    def first_language(self) -> str:
        """The language offered first; French where the order was emptied."""
        return self.languages[0] if self.languages else "fr"

    def name_in(self, language: str) -> str:
        """The name in that language; the official one where there is no other."""
        if self.commune_id:
            return self.commune.name_in(language)
        if self.grouping_id:
            return self.grouping.name_in(language)
        return self.names.get(language[:2]) or self.name

    def communes(self, today: date | None = None):
        """The communes it covers on that day (today by default); none for a body."""
        if self.commune_id:
            return Commune.objects.filter(pk=self.commune_id)
        if self.grouping_id:
            return self.grouping.members_on(today or timezone.localdate())
        return Commune.objects.none()
