"""Model actions to take over: what communes have done, in our own words, in five languages."""

from . import diversity, encounters, languages, participation, welcome
from .base import ALL_YEAR, COST_NOTE, SEASONS, ModelAction

MODELS: tuple[ModelAction, ...] = (
    *welcome.MODELS,
    *languages.MODELS,
    *participation.MODELS,
    *encounters.MODELS,
    *diversity.MODELS,
)
BY_KEY = {model.key: model for model in MODELS}

__all__ = ["ALL_YEAR", "BY_KEY", "COST_NOTE", "MODELS", "SEASONS", "ModelAction"]
