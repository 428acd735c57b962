"""How things are written in forms."""

from datetime import date


def day(value: date) -> str:
    """As people type a day here."""
    return value.strftime("%d.%m.%Y")
