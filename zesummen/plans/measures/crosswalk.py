"""What of a PCI counts for which step of a Gemengepakt, and why. Data; the house's reading of both methods.

Source of the two lists: leaflet of the PCI (ten measures) and the ministry's description of the pact (five steps).
No text says what of a PCI the ministry accepts: each line gives its reason, and the degree is a proposal.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Crossing:
    """One measure of the old plan seen from one step of the pact. ``degree``: counts, partly, not."""

    step: str
    measure: str
    degree: str
    reason: Any


DEGREES = {"counts": _("counts"), "partly": _("counts in part"), "not": _("does not replace it")}

CROSSINGS = (
    Crossing(
        "commitment",
        "decision",
        "not",
        _("The council wanted a plan; the pact needs its own approval and three signatures."),
    ),
    Crossing(
        "commitment",
        "adoption",
        "partly",
        _("The adopted plan shows the council's will and can be named in the approval's reasons."),
    ),
    Crossing(
        "commitment",
        "committee",
        "partly",
        _("The steering committee can go on; its mandate must name the pact and the commission."),
    ),
    Crossing(
        "stocktaking",
        "needs",
        "counts",
        _("Inventory, figures and needs are the stocktaking. Update the figures and keep what bears on the theme."),
    ),
    Crossing("stocktaking", "mobilisation", "counts", _("Register and contacts are those whom the stocktaking asks.")),
    Crossing(
        "stocktaking", "fields", "partly", _("Fields and target groups help to choose the theme of the first cycle.")
    ),
    Crossing(
        "workshops",
        "objectives",
        "partly",
        _("Objectives can be brought to the workshops; residents and workers confirm or change them."),
    ),
    Crossing(
        "workshops",
        "actions",
        "partly",
        _("Action sheets are drafts for the workshops; actions must come out of the workshops to count in full."),
    ),
    Crossing("deeds", "carrying_out", "counts", _("Running actions that serve the theme go on as deeds of the pact.")),
    Crossing(
        "deeds",
        "actions",
        "partly",
        _("Planned actions of the theme can be taken over when a workshop has taken them up."),
    ),
    Crossing(
        "taking_stock",
        "evaluation",
        "counts",
        _("Results and lessons open the first cycle; the cycle's own evaluation follows at its end."),
    ),
)
