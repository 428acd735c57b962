"""French model texts of deliberations, as data with named fields. No Django here."""

from .fields import FIELDS, GAP, fill, named_fields, typeset
from .models import MODELS, ModelText, model_text
from .names import NAMES, names, statutory_visas, swap_regime

__all__ = [
    "FIELDS",
    "GAP",
    "MODELS",
    "NAMES",
    "ModelText",
    "fill",
    "model_text",
    "named_fields",
    "names",
    "statutory_visas",
    "swap_regime",
    "typeset",
]
