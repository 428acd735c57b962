"""Forms about dates: the dates of a poll, an answer, one date proposed directly."""

from datetime import date, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.dates import PLANNED, day_with_weekday
from zesummen.kernel.forms import DayField, PageForm, TimeOfDayField

from ..models import PollDate
from ..queries import polls as queries
from ..queries.days import AVOIDED, Conflict, Proposal, Slot
from ..rules import evenings as rules
from ..states import Voice

OWN = 3  # further dates that can be typed


def words_of(day: date, starts: time, ends: time) -> str:
    """“Tuesday 22 December 2026, 18:30–20:30”."""
    return f"{day_with_weekday(day)}, {starts:%H:%M}–{ends:%H:%M}"


def _slot(value: str) -> Slot:
    day, starts, ends = value.split(" ")
    return date.fromisoformat(day), time.fromisoformat(starts), time.fromisoformat(ends)


class PollForm(PageForm):
    """Some of the proposed dates, others typed by hand, the last day to answer, a message.

    What lies on a date typed by hand is told and takes a tick; ``look`` finds it for all of them at once.
    """

    proposed = forms.MultipleChoiceField(
        label=_("Proposed dates"), choices=(), required=False, widget=forms.CheckboxSelectMultiple
    )
    answers_until = DayField(label=_("Last day to answer"), reach=PLANNED)
    message = forms.CharField(
        label=_("A few words to the members"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    confirmed = forms.BooleanField(label=_("I know, and want this date all the same"), required=False)

    def __init__(self, *args, proposals: list[Proposal], look, **kwargs):
        super().__init__(*args, **kwargs)
        self.look, self.warnings = look, []
        self.fields["proposed"].choices = [(row.value, _label(row)) for row in proposals]
        for number in range(1, OWN + 1):
            told = {"number": number}
            self.fields[f"day{number}"] = DayField(label=_("Day %(number)s") % told, required=False, reach=PLANNED)
            self.fields[f"starts{number}"] = TimeOfDayField(label=_("from"), required=False, help_text="")
            self.fields[f"ends{number}"] = TimeOfDayField(label=_("until"), required=False, help_text="")
        if not proposals:
            del self.fields["proposed"]

    @property
    def own_rows(self):
        """The rows for dates typed by hand, for the page."""
        return [(self[f"day{n}"], self[f"starts{n}"], self[f"ends{n}"]) for n in range(1, OWN + 1)]

    def clean(self):
        values = super().clean()
        self.slots, own = [_slot(value) for value in values.get("proposed") or []], []
        today = timezone.localdate()
        for number in range(1, OWN + 1):
            names = [f"{name}{number}" for name in ("day", "starts", "ends")]
            given = [values.get(name) for name in names]
            if not any(given) or any(name in self.errors for name in names):
                continue
            if missing := next((name for name, value in zip(names, given, strict=True) if not value), None):
                self.add_error(missing, _("A date needs a day, a beginning and an end."))
            elif not (verdict := rules.hours_fit(*given, today)):
                self.add_error(names[0], str(verdict.why))
            else:
                own.append(tuple(given))
        self._warn(values, own)
        self.slots += own
        if not self.errors and not self.slots:
            self.add_error(
                "day1" if "proposed" not in self.fields else "proposed", _("Choose at least one date, or type one.")
            )
        return values

    def _warn(self, values: dict, own: list[Slot]) -> None:
        found = self.look(own) if own else {}
        self.warnings = [(words_of(*slot), row) for slot in own for row in found[slot] if row.code in AVOIDED]
        if self.warnings and not values.get("confirmed"):
            self.add_error("confirmed", _("Read what lies on this day, then confirm or choose another one."))


def _label(row: Proposal) -> str:
    said = words_of(row.day, row.starts, row.ends)
    lying = ", ".join(dict.fromkeys(conflict.name for conflict in row.conflicts))
    return f"{said} – {lying}" if lying else said


class AnswerForm(PageForm):
    """Yes, if need be or no for each date of a poll."""

    def __init__(self, *args, dates: list[PollDate], voices: dict[int, str] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.dates, said = dates, voices or {}
        for row in dates:
            remarks = ", ".join(queries.remarks(row))
            self.fields[f"date_{row.pk}"] = forms.ChoiceField(
                label=words_of(row.day, row.starts, row.ends),
                choices=Voice.choices,
                required=False,
                initial=said.get(row.pk, ""),
                widget=forms.RadioSelect,
                help_text=remarks,
            )

    @property
    def voices(self) -> dict[int, str]:
        """What ``answer`` takes."""
        return {row.pk: self.cleaned_data[f"date_{row.pk}"] for row in self.dates}


class DateForm(PageForm):
    """One date. What lies on it is told and takes a tick; ``look`` finds it, and who leads is asked of the body only."""

    day = DayField(label=_("Day"), reach=PLANNED)
    starts = TimeOfDayField(label=_("Begins at"))
    ends = TimeOfDayField(label=_("Ends at"))
    lead = forms.ModelChoiceField(label=_("Led by"), queryset=None, required=False, empty_label=_("not chosen yet"))
    second = forms.ModelChoiceField(label=_("Together with"), queryset=None, required=False, empty_label=_("nobody"))
    confirmed = forms.BooleanField(label=_("I know, and want this date all the same"), required=False)

    def __init__(self, *args, look, trainers=None, two: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.look, self.warnings = look, []
        if trainers is None:
            del self.fields["lead"], self.fields["second"]
            return
        self.fields["lead"].queryset = self.fields["second"].queryset = trainers
        if not two:
            del self.fields["second"]

    def clean(self):
        values = super().clean()
        given = [values.get(name) for name in ("day", "starts", "ends")]
        if not all(given) or self.errors:
            return values
        if not (verdict := rules.hours_fit(*given, timezone.localdate())):
            self.add_error("ends" if given[2] <= given[1] else "day", str(verdict.why))
            return values
        self.warnings = [
            row
            for row in self.look(*given, trainers=self._trainers(values))
            if isinstance(row, Conflict) and self._is_told(row)
        ]
        if self.warnings and not values.get("confirmed"):
            self.add_error("confirmed", _("Read what lies on this day, then confirm or choose another one."))
        return values

    def _trainers(self, values: dict) -> list:
        return [values.get("lead"), values.get("second")]

    def _is_told(self, row: Conflict) -> bool:
        return row.code not in ("past", "gap")  # refused in words by the action

    @property
    def values(self) -> dict:
        """What ``propose`` and ``move`` take."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name in ("day", "starts", "ends", "lead", "second")
        }


class MoveForm(DateForm):
    """Another date for an evening; a confirmed one only where both sides know of it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    agreed = forms.BooleanField(label=_("The other side has agreed to this date"), required=True)
    replan = forms.BooleanField(
        label=_("Move it although the other evening no longer fits; I re-plan that one next"), required=False
    )

    def __init__(self, *args, is_confirmed: bool, has_others: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_confirmed:
            del self.fields["agreed"]
        if not has_others:
            del self.fields["replan"]
