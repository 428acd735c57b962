"""Forms about seasons and planning."""

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.dates import PLANNED
from zesummen.kernel.forms import DayField, PageForm, TimeOfDayField

LONGEST = timedelta(days=800)
CLOSED_ROWS = 4


class SeasonForm(PageForm):
    """A stretch of months, and days on which no evening is planned."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("For example: Spring 2027"))
    first = DayField(label=_("First day"), reach=PLANNED)
    last = DayField(label=_("Last day"), reach=PLANNED)
    avoids_school_holidays = forms.BooleanField(
        label=_("No evenings in school holidays"),
        required=False,
        help_text=_("Public holidays are always left free."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, closed=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.numbers = range(max(CLOSED_ROWS, len(closed) + 1))
        for number in self.numbers:
            row = closed[number] if number < len(closed) else {}
            start = {key: date.fromisoformat(row[key]) for key in ("first", "last") if key in row}
            self.fields[f"closed_first_{number}"] = DayField(
                label=pgettext_lazy("first day", "From"),
                required=False,
                reach=PLANNED,
                initial=start.get("first"),
                help_text="",
            )
            self.fields[f"closed_last_{number}"] = DayField(
                label=_("until"), required=False, reach=PLANNED, initial=start.get("last"), help_text=""
            )
            self.fields[f"closed_why_{number}"] = forms.CharField(
                label=_("Why"), required=False, max_length=120, initial=row.get("why", "")
            )

    @property
    def closed_rows(self) -> list[tuple]:
        """(from, until, why) as bound fields, row by row."""
        return [tuple(self[f"closed_{name}_{n}"] for name in ("first", "last", "why")) for n in self.numbers]

    def clean(self):
        values = super().clean()
        first, last = values.get("first"), values.get("last")
        if first and last and last < first:
            self.add_error("last", _("The end comes before the start."))
        elif first and last and last - first > LONGEST:
            self.add_error("last", _("A season lasts 800 days at most. Open a second one for what comes after."))
        for number in self.numbers:
            start, end = values.get(f"closed_first_{number}"), values.get(f"closed_last_{number}")
            if end and not start and f"closed_first_{number}" not in self.errors:
                self.add_error(f"closed_first_{number}", _("Enter the first day too."))
            elif start and end and end < start:
                self.add_error(f"closed_last_{number}", _("The end comes before the start."))
        return values

    @property
    def values(self) -> dict:
        """What ``open_season`` and ``change`` take."""
        closed = []
        for number in self.numbers:
            start = self.cleaned_data.get(f"closed_first_{number}")
            if start:
                end = self.cleaned_data.get(f"closed_last_{number}") or start
                why = self.cleaned_data.get(f"closed_why_{number}", "")
                closed.append({"first": start.isoformat(), "last": end.isoformat(), "why": why})
        own = {name: self.cleaned_data[name] for name in ("name", "first", "last", "avoids_school_holidays")}
        return {**own, "closed_days": closed}


class PlanForm(PageForm):
    """How long the planner may work."""

    minutes = forms.IntegerField(
        label=_("Minutes at most"),
        min_value=1,
        max_value=60,
        initial=10,
        help_text=_("A hundred communes usually take seconds. You can stop it at any time and keep the best so far."),
    )


class MoveForm(PageForm):
    """Another day, hour or trainers for one evening."""

    day = DayField(label=_("Day"), reach=PLANNED)
    starts = TimeOfDayField(label=_("Begins at"))
    lead = forms.ModelChoiceField(label=_("Leads"), queryset=None)
    second = forms.ModelChoiceField(label=_("Second trainer"), queryset=None, required=False, empty_label=_("none"))
    in_spite = forms.BooleanField(label=_("Move it although a wish is not met"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, trainers, needs_two: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = trainers
        if needs_two:
            self.fields["second"].queryset = trainers
        else:
            self.fields.pop("second")

    @property
    def trainers(self) -> list:
        """Who gives the evening, the lead first."""
        return [row for row in (self.cleaned_data["lead"], self.cleaned_data.get("second")) if row]


class ReadForm(PageForm):
    """A season file."""

    file = forms.FileField(label=_("Season file (JSON)"), help_text=_("The format of docs/how-to/plan-season.md."))
