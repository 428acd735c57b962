"""Reading the council: rules and dates, offices, deliberations, their sheets and papers, and what is due."""

from ..rules import proposed_regime
from .calendar import (
    cancelled_dates,
    coming_dates,
    deadlines,
    officials_on,
    past_dates,
    rule_sources,
    rules_of,
    seats_of,
    signatories,
    voters_on,
)
from .german import public_german
from .lists import (
    DeliberationRow,
    about,
    deliberation_rows,
    deliberations,
    due,
    next_step,
    public_deliberations,
    released_deliberations,
    row,
    rows_by_state,
    rows_of_date,
)
from .models import EmptyModel, empty_model, empty_models
from .papers import public_document
from .sheets import DeliberationSheet, Passage, as_data, filled_parts, passage_pairs, sheet

__all__ = [
    "EmptyModel",
    "as_data",
    "empty_model",
    "empty_models",
    "public_document",
    "public_german",
    "DeliberationRow",
    "DeliberationSheet",
    "Passage",
    "about",
    "cancelled_dates",
    "coming_dates",
    "deadlines",
    "deliberation_rows",
    "deliberations",
    "due",
    "filled_parts",
    "next_step",
    "officials_on",
    "passage_pairs",
    "past_dates",
    "proposed_regime",
    "public_deliberations",
    "released_deliberations",
    "row",
    "rows_by_state",
    "rows_of_date",
    "rule_sources",
    "rules_of",
    "seats_of",
    "sheet",
    "signatories",
    "voters_on",
]
