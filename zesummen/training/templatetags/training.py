"""Words for templates of trainings."""

from django import template
from django.utils.translation import gettext as _

from zesummen.kernel.words import active_language

from ..season_words import WEEKDAYS

register = template.Library()


@register.filter
def place_name(commune) -> str:
    """The commune's name in the reader's language."""
    return commune.name_in(active_language()) if commune else ""


@register.filter
def window_words(window: dict) -> str:
    """Hours on days of the week in words: *Tuesdays, Thursdays, 18:00 to 22:00*."""
    days = ", ".join(str(WEEKDAYS[day]) for day in window.get("days", [])) or _("every day")
    return _("%(days)s, %(start)s to %(end)s") % {"days": days, "start": window["from"], "end": window["until"]}
