"""Reference facts about communes. Where each comes from stands in ``territory/sources.py``."""

from django.db import models
from django.db.models import F

from ..states import Confidence, DatePrecision, ElectionSystem, PactPhase
from .communes import Commune


class Population(models.Model):
    """Residents of a commune on 1 January of a year, within today's boundaries (STATEC).

    Cantons and the country are the sums of their communes; STATEC's own totals agree to the person.
    ``aged_65``: persons aged 65 and over in that year, from the register, whose day in the year is not stated.
    """

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="population")
    year = models.PositiveSmallIntegerField()
    persons = models.PositiveIntegerField()
    reference_date = models.DateField()
    aged_65 = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["commune", "year"]
        constraints = [models.UniqueConstraint(fields=["commune", "year"], name="one_population_per_year")]


class NationalityCount(models.Model):
    """Persons *holding* a nationality: someone with two is counted under each. ``code`` is ISO 3166 alpha-3."""

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="nationalities")
    code = models.CharField(max_length=3)
    persons = models.PositiveIntegerField()

    class Meta:
        ordering = ["commune", "-persons", "code"]
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="one_count_per_nationality")]


class ResidentsBySex(models.Model):
    """Residents by sex, under 18 and from 18 (register of natural persons), and holders by group of nationalities.

    ``luxembourg``, ``other_eu`` and ``elsewhere`` are the sums of ``NationalityCount``, kept here for comparisons.
    """

    commune = models.OneToOneField(Commune, on_delete=models.CASCADE, related_name="residents")
    women_minor = models.PositiveIntegerField()
    men_minor = models.PositiveIntegerField()
    women_adult = models.PositiveIntegerField()
    men_adult = models.PositiveIntegerField()
    luxembourg = models.PositiveIntegerField()
    other_eu = models.PositiveIntegerField()
    elsewhere = models.PositiveIntegerField()

    @property
    def total(self) -> int:
        """All residents in the register."""
        return self.women_minor + self.men_minor + self.women_adult + self.men_adult


class ElectionRoll(models.Model):
    """Electors on the roll of a communal election, as the commune then was (``section``: a former commune).

    ``unusable`` holds the reason why the numbers must not be used (``implausible``, ``missing``); empty where they may.
    """

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="rolls")
    section = models.CharField(max_length=80, blank=True)
    election_on = models.DateField()
    system = models.CharField(max_length=12, choices=ElectionSystem)
    seats = models.PositiveSmallIntegerField()
    uncontested = models.BooleanField(default=False)
    luxembourg = models.PositiveIntegerField(null=True, help_text="electors of Luxembourg nationality")
    other = models.PositiveIntegerField(null=True, help_text="electors of another nationality")
    unusable = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["commune", "election_on", "section"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "election_on", "section"], name="one_roll_per_section")
        ]


class PactSignature(models.Model):
    """A pact that a public page says was signed. No row means "not found", never "has not signed".

    ``signed_on`` is the first possible day when ``precision`` is a month; empty when only the order is known.
    """

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="pacts")
    phase = models.CharField(max_length=8, choices=PactPhase)
    signed_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=8, choices=DatePrecision, default=DatePrecision.DAY)
    through = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=300)
    confidence = models.CharField(max_length=8, choices=Confidence)

    class Meta:
        ordering = ["commune", F("signed_on").asc(nulls_last=True)]
        constraints = [models.UniqueConstraint(fields=["commune", "phase"], name="one_signature_per_phase")]
