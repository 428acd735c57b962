"""What can be read about people: their rights, their spaces, who is in a space, what is stored about them."""

from .grants import grants, recipients, spaces_of, standing_in_for
from .mydata import entries_about, everything_about
from .people import (
    by_role,
    coming_to,
    demo_people,
    display_name,
    former_of,
    is_last_keeper,
    is_only_keeper,
    members,
    open_deletions,
    open_invitations,
    people_of,
    seen_by,
    services_of,
    spaces_that_keep,
    spaces_that_know,
    stand_ins_of,
)

__all__ = [
    "by_role",
    "coming_to",
    "demo_people",
    "display_name",
    "entries_about",
    "everything_about",
    "former_of",
    "grants",
    "is_last_keeper",
    "is_only_keeper",
    "members",
    "open_deletions",
    "open_invitations",
    "people_of",
    "recipients",
    "seen_by",
    "services_of",
    "spaces_of",
    "spaces_that_keep",
    "spaces_that_know",
    "stand_ins_of",
    "standing_in_for",
]
