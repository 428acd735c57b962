"""For mypy: a lazily translated sentence is a ``str`` to everyone who passes it on.

django-stubs tells them apart, which is right and useless here: every label would need a second type.
"""

from mypy.plugin import FunctionContext, Plugin
from mypy.types import Type

LAZY = {f"django.utils.translation.{name}" for name in ("gettext_lazy", "pgettext_lazy", "ngettext_lazy")}


class Words(Plugin):
    """Gives the lazy gettext functions the result type ``str``."""

    def get_function_hook(self, fullname: str):
        return as_text if fullname in LAZY else None


def as_text(context: FunctionContext) -> Type:
    """The result is a ``str``."""
    return context.api.named_generic_type("builtins.str", [])


def plugin(version: str) -> type[Plugin]:
    """The entry point that mypy looks for."""
    return Words
