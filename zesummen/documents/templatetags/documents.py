"""What the files list of a page needs: the address under which a file is attached to any object."""

from django import template

register = template.Library()


@register.filter
def label(obj) -> str:
    """The model's label, for ``{% url "documents:attach" space.slug owner|label owner.pk %}``."""
    return obj._meta.label_lower
