"""Small words of the room's templates."""

import uuid

from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def fresh_key() -> str:
    """A random key for a form: what is sent twice under it counts once."""
    return uuid.uuid4().hex


@register.simple_tag
def bar(share: int, height: int = 26) -> str:
    """A bar as long as its share of the line, in per cent; the number stands beside it in words."""
    width = min(100, max(0, int(share)))
    return mark_safe(  # noqa: S308 (two numbers)
        f'<svg class="room-bar" width="100%" height="{int(height)}" aria-hidden="true" focusable="false">'
        f'<rect width="{width}%" height="{int(height)}"/></svg>'
    )


@register.simple_tag
def evening_tabs(on: str) -> list[tuple[str, str, bool]]:
    """The pages of the evening itself: words, address below the evening, whether it is the open one."""
    tabs = (("run", _("Run sheet")), ("presence", _("Who is there")), ("live", _("Room")))
    return [(label, f"{key}/", key == on) for key, label in tabs]
