"""Two templates over one engine. Both are data."""

from .engine import Declared, Measure, MeasureStanding, Requirement, Template, standing_of, standings
from .facts import PlanFacts
from .pact import PACT
from .pci import PCI

TEMPLATES = {template.key: template for template in (PCI, PACT)}

__all__ = [
    "PACT",
    "PCI",
    "TEMPLATES",
    "Declared",
    "Measure",
    "MeasureStanding",
    "PlanFacts",
    "Requirement",
    "Template",
    "standing_of",
    "standings",
]
