"""Reading bodies, sittings, agendas, tasks, their papers and what is due."""

from .bodies import BodySheet, bodies, is_in, members_on, sheet_of, steering_body
from .due import due
from .rest import Rest, the_rest
from .sittings import (
    SittingSheet,
    called_again_by,
    next_sitting,
    sitting_sheet,
    sittings,
    waiting_items,
    with_place_in_year,
)
from .stored import about_person
from .tasks import open_tasks, services_of_person, tasks

__all__ = [
    "BodySheet",
    "Rest",
    "SittingSheet",
    "about_person",
    "bodies",
    "called_again_by",
    "due",
    "is_in",
    "members_on",
    "next_sitting",
    "open_tasks",
    "services_of_person",
    "sheet_of",
    "sitting_sheet",
    "sittings",
    "steering_body",
    "tasks",
    "the_rest",
    "waiting_items",
    "with_place_in_year",
]
