"""Words of roles on the homes; the text of a mail with its links."""

import re

from django import template
from django.utils.html import conditional_escape, linebreaks, urlize
from django.utils.safestring import mark_safe

from zesummen.accounts.rules import role_label

register = template.Library()


@register.filter
def role_words(key):
    """The name of a role by its key; nothing for none."""
    return role_label(key) if key else ""


@register.filter
def here_links(text):
    """A mail's text with its paragraphs; addresses, also those of this installation, become links."""
    escaped = conditional_escape(text)
    linked = urlize(escaped, autoescape=False)
    own = re.sub(r"(^|\s)(/[A-Za-z0-9][^\s<>&]*)", r'\1<a href="\2">\2</a>', linked)
    return mark_safe(linebreaks(own))  # noqa: S308 - escaped above
