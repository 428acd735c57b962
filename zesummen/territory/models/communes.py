"""The country's map: cantons, communes, mergers, and boundaries where a user brought them."""

from django.db import models

from ..states import ElectionSystem


class Named(models.Model):
    """Something with an official French name, and others where they are known and verified."""

    name_fr = models.CharField(max_length=120)
    name_lb = models.CharField(max_length=120, blank=True)
    name_de = models.CharField(max_length=120, blank=True)

    class Meta:
        abstract = True

    def name_in(self, language: str) -> str:
        """The name in that language; the official (French) one for English, Portuguese, and where none is verified."""
        return {"lb": self.name_lb, "de": self.name_de}.get(language[:2]) or self.name_fr

    def __str__(self) -> str:
        return self.name_fr


class Canton(Named):
    """One of the twelve cantons. ``code`` is the LAU 1 code, two digits."""

    code = models.CharField(max_length=2, unique=True)
    slug = models.SlugField(max_length=60, unique=True)

    class Meta:
        ordering = ["code"]


class Commune(Named):
    """One of the 100 communes. ``lau2`` is the STATEC/Eurostat LAU code: four digits, text."""

    lau2 = models.CharField(max_length=4, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    canton = models.ForeignKey(Canton, on_delete=models.PROTECT, related_name="communes")
    area_km2 = models.DecimalField(max_digits=7, decimal_places=3)
    lat = models.FloatField()
    lon = models.FloatField()
    tile_col = models.PositiveSmallIntegerField()
    tile_row = models.PositiveSmallIntegerField()
    council_size = models.PositiveSmallIntegerField()
    election_system = models.CharField(max_length=12, choices=ElectionSystem)
    max_echevins = models.PositiveSmallIntegerField(help_text="The legal maximum, not the real number.")

    class Meta:
        ordering = ["name_fr"]
        constraints = [models.UniqueConstraint(fields=["tile_col", "tile_row"], name="one_commune_per_tile")]


class Merger(models.Model):
    """A former commune and the one that it became. ``effective_on`` is empty where the source has no day."""

    predecessor = models.CharField(max_length=120)
    predecessor_lau2 = models.CharField(max_length=4, blank=True)
    successor = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="mergers")
    effective_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["successor", "predecessor"]
        constraints = [models.UniqueConstraint(fields=["predecessor", "successor"], name="one_row_per_predecessor")]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor_id}"


class Boundary(models.Model):
    """A commune's outline as an SVG path, from a file that a user imported. ``source`` is what the user said of it."""

    commune = models.OneToOneField(Commune, on_delete=models.CASCADE, related_name="boundary")
    path = models.TextField()
    source = models.CharField(max_length=200)
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "boundaries"
