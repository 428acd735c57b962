"""Forms of the constituent sitting and of the year's sittings."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.dates import PLANNED, WEEKDAYS, known_language, parse_day, short_date
from zesummen.kernel.forms import DayField, PageForm, TimeOfDayField
from zesummen.sittings.forms.remarks import RemarksOnDays

from ..states import OfficeKind


class ResultForm(PageForm):
    """Who holds which office after the constituent sitting: a member, or somebody else by name."""

    def __init__(self, *args, composition, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in composition.people}
        choices = [("", "–"), *((key, person.name) for key, person in self.people.items())]
        self.kinds = [kind for kind in OfficeKind if kind != "vice_president" or composition.rules.vice_mode != "none"]
        for kind in self.kinds:
            label, is_own = kind.label, kind == OfficeKind.PRESIDENT
            first = label[:1].upper() + label[1:]
            self.fields[kind] = forms.ChoiceField(label=first, choices=choices, required=False)
            self.fields[f"{kind}_name"] = forms.CharField(
                label=_("Or a name (%(office)s)") % {"office": label}, max_length=200, required=False
            )
            self.fields[f"{kind}_note"] = forms.CharField(
                label=_("How (%(office)s)") % {"office": label},
                max_length=200,
                required=False,
                help_text=_("For example: elected by 7 votes of 9, named by the council on a day") if is_own else "",
            )

    def clean(self):
        values = super().clean()
        for kind in self.kinds:
            if values.get(kind) and (values.get(f"{kind}_name") or "").strip():
                self.add_error(f"{kind}_name", _("Choose a person or write a name, not both."))
        if not self.errors and not values.get("president") and not (values.get("president_name") or "").strip():
            self.add_error("president", _("Say who presides. Without a president the commission is not constituted."))
        return values

    @property
    def named(self) -> dict[str, dict]:
        """What the action takes."""
        data, found = self.cleaned_data, {}
        for kind in self.kinds:
            name = data[f"{kind}_name"].strip()
            if data[kind]:
                found[kind.value] = {"member": self.people[data[kind]], "note": data[f"{kind}_note"]}
            elif name:
                found[kind.value] = {"name": name, "note": data[f"{kind}_note"]}
        return found


class YearForm(PageForm):
    """How many sittings, between which days, on which weekday: a proposal follows."""

    first = DayField(label=pgettext_lazy("first day", "From"), reach=PLANNED)
    last = DayField(label=_("Up to"), reach=PLANNED)
    count = forms.IntegerField(label=_("How many sittings"), min_value=1, max_value=24)
    weekday = forms.ChoiceField(label=_("Weekday"))
    starts_at = TimeOfDayField(label=_("Begins at"))
    place = forms.CharField(label=_("Place"), max_length=200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["weekday"].choices = list(enumerate(weekdays()))

    def clean(self):
        values = super().clean()
        first, last = values.get("first"), values.get("last")
        if first and last and last < first:
            self.add_error("last", _("The end comes before the start. Enter a later day."))
        if first and last and (last - first).days > 400:
            self.add_error("last", _("Plan one year at a time."))
        return values


class DaysForm(RemarksOnDays, YearForm):
    """The proposed days, one a line, as they are to be planned; every day is looked at once more."""

    days = forms.CharField(label=_("Days, one a line"), max_length=2000, widget=forms.Textarea(attrs={"rows": 8}))

    def clean_days(self):
        days = []
        for line in self.cleaned_data["days"].splitlines():
            words = line.split(",")[-1].strip() if line.strip() else ""
            if not words:
                continue
            try:
                day = parse_day(words)
                if slip := PLANNED.slip(day):
                    raise ValueError(slip)
            except ValueError as problem:
                raise forms.ValidationError(
                    _("“%(line)s”: %(problem)s"), params={"line": line.strip(), "problem": problem}
                )
            days.append(day)
        if not days:
            raise forms.ValidationError(_("Choose at least one day."))
        if len(days) > 24:
            raise forms.ValidationError(_("At most 24 sittings are planned at once."))
        return days

    def clean(self):
        values = super().clean()
        self.look_at(values.get("days") or ())
        return values


def weekdays() -> tuple[str, ...]:
    """Monday to Sunday in the reader's language."""
    return WEEKDAYS[known_language()]


def days_text(days) -> str:
    """The days as the form holds them: weekday and date, one a line."""
    names = weekdays()
    return "\n".join(f"{names[day.weekday()]}, {short_date(day)}" for day in days)
