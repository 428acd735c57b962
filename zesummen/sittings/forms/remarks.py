"""A form that chooses days reads the remarks about them, and asks once whether they are meant."""

from collections.abc import Callable, Iterable
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import PageForm


class RemarksOnDays(PageForm):
    """Looks at days. ``warn`` gives the sentences about a day (past, public holiday, late notice).

    ``clean`` calls ``look_at``; ``warnings`` are for the page, ``confirmed`` is the tick that says: keep it so.
    """

    def __init__(self, *args, warn: Callable[[date], Iterable] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.warn, self.warnings = warn, []
        self.fields["confirmed"] = forms.BooleanField(label=_("I know, and keep it so"), required=False)

    def look_at(self, days: Iterable[date]) -> None:
        """Collect the remarks about these days; while there are any, the form takes the tick."""
        if self.warn is None or self.errors:
            return
        self.warnings = [sentence for day in days for sentence in self.warn(day)]
        if self.warnings and not self.cleaned_data.get("confirmed"):
            self.add_error("confirmed", _("Read the remarks, then confirm or choose another day."))
