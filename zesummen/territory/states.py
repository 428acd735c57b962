"""Kinds and names of the territory's nouns. Nothing here moves, so there is no Move table."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SpaceKind(models.TextChoices):
    """What a space is for: a commune, a grouping, or one of the bodies around them."""

    COMMUNE = "commune", _("Commune")
    GROUPING = "grouping", _("Grouping")
    TRAINING_BODY = "training_body", _("Training body")
    HELP_DESK = "help_desk", _("Help desk")
    SYVICOL = "syvicol", _("Union of communes (SYVICOL)")
    MINISTRY = "ministry", _("Ministry")


#: Kinds that run plans; the others advise, train or read what was released.
TERRITORIAL = frozenset({SpaceKind.COMMUNE, SpaceKind.GROUPING})


class GroupingKind(models.TextChoices):
    """Why these communes stand together."""

    NEIGHBOURS = "neighbours", _("Neighbouring communes")
    SYNDICATE = "syndicate", _("Syndicate of communes")
    NATURE_PARK = "nature_park", _("Nature park")
    CANTON = "canton", _("Canton")


class Regime(models.TextChoices):
    """The law an act declares.

    2011: PCI, CCCI, OLAI (law of 16 December 2008 and regulation of 15 November 2011).
    2023: Gemengepakt, CCVEI, ministry (law of 23 August 2023).
    Both were in use from 26 August to 31 December 2023: the act says which, its date only proposes.
    """

    LAW_2011 = "2011", _("2011 (integration)")
    LAW_2023 = "2023", _("2023 (intercultural living together)")


class ElectionSystem(models.TextChoices):
    """How a communal council is elected."""

    MAJORITY = "majority", _("Majority vote")
    PROPORTIONAL = "proportional", _("Proportional vote")
    MERGER = "merger_law", _("By sections, under a merger law")


class PactPhase(models.TextChoices):
    """Under which scheme a pact was signed."""

    PILOT = "pilot", _("Pilot phase, Pakt vum Zesummeliewen (2021–2023)")
    LAW_2023 = "law", _("Gemengepakt (law of 2023)")


class DatePrecision(models.TextChoices):
    """How exactly a date is known."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    UNKNOWN = "unknown", _("not known")


class Confidence(models.TextChoices):
    """How sure the source of a fact is."""

    HIGH = "high", _("stated by the source")
    MEDIUM = "medium", _("partly inferred from the source")
