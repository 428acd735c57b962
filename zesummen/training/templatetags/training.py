"""Words for templates of trainings."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from zesummen.kernel.words import Text, active_language

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


@register.filter
def entries(text) -> str:
    """A list text, one entry a line, as a list; marked with its language where that is not the page's."""
    piece = Text.from_json(text).piece()
    rows = [line.strip() for line in piece.text.splitlines() if line.strip()]
    if not rows:
        return ""
    items = format_html_join("", "<li>{}</li>", ((row,) for row in rows))
    if piece.language == active_language():
        return format_html("<ul>{}</ul>", items)
    return format_html('<ul class="other-language" lang="{}">{}</ul>', piece.language, items)


@register.filter
def at(address: str, anchor: str) -> str:
    """A place on a page: nothing where there is no page."""
    return f"{address}{anchor}" if address else ""
