"""Words for people in templates."""

from datetime import date

from django import template
from django.utils.translation import gettext as _

from zesummen.accounts import rules
from zesummen.kernel import dates, journal

register = template.Library()


@register.filter
def cell(value) -> str:
    """A stored value in words: days in the reader's way, yes or no, a dash for nothing."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return dates.short_date(value)
    return "–" if value in (None, "") else value


register.filter("role_name", rules.role_label)
register.filter("in_words", journal.sentence)
