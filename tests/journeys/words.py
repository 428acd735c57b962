"""How things are written in forms, and which day it is where the communes are."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import ngettext, override


def today() -> date:
    """The day in Luxembourg, which begins an hour or two before that of Greenwich."""
    return datetime.now(ZoneInfo("Europe/Luxembourg")).date()


def day(value: date) -> str:
    """As people type a day here."""
    return value.strftime("%d.%m.%Y")


def counted(window, one: str, many: str, n: int) -> str:
    """A count as the page says it in the language that it stands in."""
    with override(window.page.locator("html").get_attribute("lang")):
        return " ".join((ngettext(one, many, n) % {"n": n}).split())
