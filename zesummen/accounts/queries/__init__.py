"""What can be read about people: their rights, their spaces, who is in a space."""

from .grants import grants, recipients, spaces_of, standing_in_for
from .people import by_role, display_name, people_of, seen_by

__all__ = [
    "by_role",
    "display_name",
    "grants",
    "people_of",
    "recipients",
    "seen_by",
    "spaces_of",
    "standing_in_for",
]
