"""How things are written in forms, and which day it is where the communes are."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def today() -> date:
    """The day in Luxembourg, which begins an hour or two before that of Greenwich."""
    return datetime.now(ZoneInfo("Europe/Luxembourg")).date()


def day(value: date) -> str:
    """As people type a day here."""
    return value.strftime("%d.%m.%Y")
