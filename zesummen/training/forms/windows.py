"""Hours on some days of the week, typed in a few rows: days to tick, from, until. An empty row counts for nothing."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zesummen.kernel.forms import TimeOfDayField

from ..season_words import WEEKDAYS

Windows = list[dict]


class WindowRows:
    """Gives a form ``ROWS`` rows of windows; ``windows`` reads them as the models keep them.

    Call ``add_windows(initial)`` after the form's own ``__init__`` and ``clean_windows`` in ``clean``.
    """

    ROWS = 4
    window_legend = gettext_lazy("Hours")

    def add_windows(self, initial: Windows) -> None:
        for number in range(max(self.ROWS, len(initial) + 1)):
            row = initial[number] if number < len(initial) else {}
            self.fields[f"days_{number}"] = forms.TypedMultipleChoiceField(
                label=_("Days"),
                required=False,
                coerce=int,
                choices=[(str(day), str(name)) for day, name in enumerate(WEEKDAYS)],
                widget=forms.CheckboxSelectMultiple,
                initial=[str(day) for day in row.get("days", [])],
            )
            self.fields[f"from_{number}"] = TimeOfDayField(label=_("from"), required=False, initial=row.get("from"))
            self.fields[f"until_{number}"] = TimeOfDayField(label=_("until"), required=False, initial=row.get("until"))
        self.window_numbers = range(max(self.ROWS, len(initial) + 1))

    @property
    def window_rows(self) -> list[tuple]:
        """(days, from, until) as bound fields, row by row."""
        return [(self[f"days_{n}"], self[f"from_{n}"], self[f"until_{n}"]) for n in self.window_numbers]

    def clean_windows(self, values: dict, *, least_minutes: int = 15) -> None:
        """Refuse rows that are half filled, end before they begin, or are too short for a session."""
        for number in self.window_numbers:
            days, start, end = (values.get(f"{name}_{number}") for name in ("days", "from", "until"))
            if not (days or start or end) or self._has_error(number):
                continue
            if not days:
                self.add_error(f"days_{number}", _("Tick at least one day of the week."))
            elif not start or not end:
                self.add_error(f"{'until' if start else 'from'}_{number}", _("Enter both hours."))
            elif end <= start:
                self.add_error(f"until_{number}", _("The end must come after the beginning."))
            elif _minutes(end) - _minutes(start) < least_minutes:
                self.add_error(
                    f"until_{number}",
                    _("These hours last %(has)d minutes; an evening needs %(minutes)d.")
                    % {"has": _minutes(end) - _minutes(start), "minutes": least_minutes},
                )

    def _has_error(self, number: int) -> bool:
        return any(f"{name}_{number}" in self.errors for name in ("days", "from", "until"))

    @property
    def windows(self) -> Windows:
        """The rows that were filled: ``[{"days": [1, 3], "from": "18:00", "until": "22:00"}]``."""
        found = []
        for number in self.window_numbers:
            days, start, end = (self.cleaned_data.get(f"{name}_{number}") for name in ("days", "from", "until"))
            if days and start and end:
                found.append({"days": sorted(days), "from": f"{start:%H:%M}", "until": f"{end:%H:%M}"})
        return found


def _minutes(value) -> int:
    return value.hour * 60 + value.minute
