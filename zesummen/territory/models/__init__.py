"""Communes and cantons, groupings, spaces, and the reference facts about communes."""

from .communes import Boundary, Canton, Commune, Merger
from .facts import ElectionRoll, NationalityCount, PactSignature, Population, ResidentsBySex
from .groupings import Grouping, GroupingMember
from .spaces import Space

__all__ = [
    "Boundary",
    "Canton",
    "Commune",
    "ElectionRoll",
    "Grouping",
    "GroupingMember",
    "Merger",
    "NationalityCount",
    "PactSignature",
    "Population",
    "ResidentsBySex",
    "Space",
]
