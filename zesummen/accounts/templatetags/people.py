"""Words for people in templates."""

from django import template

from zesummen.accounts import rules
from zesummen.kernel import journal

register = template.Library()
register.filter("role_name", rules.role_label)
register.filter("in_words", journal.sentence)
