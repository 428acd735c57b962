"""The role of a contact: kept as keys of roles where it is one, so that everybody reads it in the own language."""

from zesummen.kernel.access import ROLES

SEPARATOR = ", "


def words_of(kept: str) -> str:
    """Roles in the reader's language; what somebody wrote in own words stays as it is."""
    return SEPARATOR.join(str(ROLES[part].label) if part in ROLES else part for part in kept.split(SEPARATOR))


def keys_of(written: str) -> str:
    """What is kept for a role as the writer reads and writes it."""
    keys = {str(role.label).casefold(): key for key, role in ROLES.items()}
    return SEPARATOR.join(keys.get(part.strip().casefold(), part.strip()) for part in written.split(SEPARATOR))
