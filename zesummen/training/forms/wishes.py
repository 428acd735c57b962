"""The dates that would suit, typed in a few rows: days, hours, perhaps first and last day; and what does not suit."""

from datetime import date, time, timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from zesummen.kernel.dates import PLANNED
from zesummen.kernel.forms import DayField, TimeOfDayField

from ..rules import requests as rules
from ..season_words import WEEKDAYS

PREFERENCES = (
    ("3", pgettext_lazy("a date wish", "suits best")),
    ("2", pgettext_lazy("a date wish", "suits well")),
    ("1", pgettext_lazy("a date wish", "suits")),
    ("0", pgettext_lazy("a date wish", "if need be")),
)
YES_PARTS = ("days", "from", "until", "first", "last", "preference")
NO_PARTS = ("days", "first", "last", "why")


class WishRows:
    """Gives a form the tick for the course's usual days, rows for other days, and rows for days that do not suit.

    Call ``add_wishes`` after the form's own ``__init__`` and ``clean_wishes`` in ``clean``; ``wishes`` are the rows.
    """

    ROWS, REFUSALS = 3, 2

    def add_wishes(self, course, present: list) -> None:
        self.course = course
        house = _house(course)
        usual = [row for row in present if _key(row) in house]
        own = [row for row in present if not row.is_refusal and row not in usual]
        refusals = [row for row in present if row.is_refusal]
        if house:
            self.fields["usual_days"] = forms.BooleanField(
                label=_("The usual days of this course suit us"), required=False, initial=bool(usual) or not own
            )
        self.yes_numbers = range(max(self.ROWS, len(own) + 1))
        self.no_numbers = range(max(self.REFUSALS, len(refusals) + 1))
        for number in self.yes_numbers:
            self._add_yes(number, own[number] if number < len(own) else None)
        for number in self.no_numbers:
            self._add_no(number, refusals[number] if number < len(refusals) else None)

    def _add_yes(self, number: int, row) -> None:
        self.fields[f"yes_days_{number}"] = _days(row)
        self.fields[f"yes_from_{number}"] = TimeOfDayField(
            label=_("from"), required=False, initial=row and row.starts, help_text=""
        )
        self.fields[f"yes_until_{number}"] = TimeOfDayField(
            label=_("until"), required=False, initial=row and row.ends, help_text=""
        )
        self._add_span("yes", number, row)
        self.fields[f"yes_preference_{number}"] = forms.ChoiceField(
            label=gettext_lazy("How well it suits"), choices=PREFERENCES, required=False,
            initial=str(row.preference) if row else "3",
        )  # fmt: skip

    def _add_no(self, number: int, row) -> None:
        self.fields[f"no_days_{number}"] = _days(row)
        self._add_span("no", number, row)
        self.fields[f"no_why_{number}"] = forms.CharField(
            label=_("Why"), max_length=200, required=False, initial=row.why if row else ""
        )

    def _add_span(self, kind: str, number: int, row) -> None:
        for name, label in (("first", _("First day")), ("last", _("Last day"))):
            self.fields[f"{kind}_{name}_{number}"] = DayField(
                label=label, required=False, reach=PLANNED, help_text="", initial=getattr(row, name, None)
            )

    @property
    def yes_rows(self) -> list[list]:
        """The rows of what suits, as bound fields."""
        return [[self[f"yes_{part}_{number}"] for part in YES_PARTS] for number in self.yes_numbers]

    @property
    def no_rows(self) -> list[list]:
        """The rows of what does not suit, as bound fields."""
        return [[self[f"no_{part}_{number}"] for part in NO_PARTS] for number in self.no_numbers]

    @property
    def has_more_yes(self) -> bool:
        """Whether the rows after the first hold anything: then they stand open."""
        return any(self._is_filled("yes", number) for number in self.yes_numbers if number)

    @property
    def has_no(self) -> bool:
        """Whether a day that does not suit is named."""
        return any(self._is_filled("no", number) for number in self.no_numbers)

    def _is_filled(self, kind: str, number: int) -> bool:
        parts = ("days", "from", "until", "first", "last") if kind == "yes" else NO_PARTS
        return any(self[f"{kind}_{part}_{number}"].value() for part in parts) or self._is_wrong(kind, number)

    def clean_wishes(self, values: dict, today: date) -> None:
        """Rows that are half filled, in the past, too short or against themselves are told beside their field."""
        for number in self.yes_numbers:
            days, starts, ends, first, last = (values.get(f"yes_{part}_{number}") for part in YES_PARTS[:5])
            if not (days or starts or ends or first or last) or self._is_wrong("yes", number):
                continue
            if not starts or not ends:
                self.add_error(f"yes_{'until' if starts else 'from'}_{number}", _("Enter both hours."))
                continue
            last = _single(days, first, last)
            verdict = rules.wish_fits(
                first=first, last=last, starts=starts, ends=ends, minutes=self.course.minutes, today=today
            )
            hours = rules.hours_fit(starts=starts, ends=ends, minutes=self.course.minutes)
            field = "until" if not hours else "last" if values.get(f"yes_last_{number}") else "first"
            self._refuse("yes", number, field, verdict, days, first, last)
        if "usual_days" in self.fields and not values.get("usual_days") and not self._has_own(values):
            self.add_error("usual_days", _("Tick the usual days, or enter days that suit you."))
        for number in self.no_numbers:
            days, first, last = (values.get(f"no_{part}_{number}") for part in NO_PARTS[:3])
            if not (days or first or last) or self._is_wrong("no", number):
                if values.get(f"no_why_{number}") and not self._is_wrong("no", number):
                    self.add_error(f"no_first_{number}", _("Say which days do not suit."))
                continue
            verdict = rules.span_fits(first=first, last=_single(days, first, last), today=today)
            self._refuse("no", number, "last" if last else "first", verdict, days, first, _single(days, first, last))

    def _has_own(self, values: dict) -> bool:
        return any(
            values.get(f"yes_from_{number}") or values.get(f"yes_days_{number}") or self._is_wrong("yes", number)
            for number in self.yes_numbers
        )

    def _refuse(self, kind: str, number: int, field: str, verdict, days, first, last) -> None:
        if not verdict:
            self.add_error(f"{kind}_{field}_{number}", str(verdict.why))
        elif days and first and last and not _meets(days, first, last):
            self.add_error(f"{kind}_days_{number}", _("None of these days of the week lies between the two days."))

    def _is_wrong(self, kind: str, number: int) -> bool:
        parts = YES_PARTS if kind == "yes" else NO_PARTS
        return self.is_bound and any(f"{kind}_{part}_{number}" in self._errors for part in parts)

    @property
    def wishes(self) -> list[dict]:
        """Everything that was filled in, as rows. The usual days alone are no rows: the house rule then counts."""
        own = [row for number in self.yes_numbers if (row := self._yes(number))]
        refusals = [row for number in self.no_numbers if (row := self._no(number))]
        if own and self.cleaned_data.get("usual_days"):
            own = [_house_row(window) for window in self.course.windows] + own
        return own + refusals

    def _yes(self, number: int) -> dict | None:
        days, starts, ends, first, last, preference = (
            self.cleaned_data.get(f"yes_{part}_{number}") for part in YES_PARTS
        )
        if not starts or not ends:
            return None
        last = _single(days, first, last)
        return {
            "days": sorted(days or []), "starts": starts, "ends": ends, "first": first, "last": last,
            "preference": int(preference or 3), "is_refusal": False, "why": "",
        }  # fmt: skip

    def _no(self, number: int) -> dict | None:
        days, first, last, why = (self.cleaned_data.get(f"no_{part}_{number}") for part in NO_PARTS)
        if not (days or first or last):
            return None
        last = _single(days, first, last)
        return {
            "days": sorted(days or []), "starts": None, "ends": None, "first": first, "last": last, "preference": 0,
            "is_refusal": True, "why": why or "",
        }  # fmt: skip


def _days(row) -> forms.Field:
    return forms.TypedMultipleChoiceField(
        label=_("Days"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple,
        choices=[(str(day), str(name)) for day, name in enumerate(WEEKDAYS)],
        initial=[str(day) for day in row.days] if row else [],
    )  # fmt: skip


def _single(days, first: date | None, last: date | None) -> date | None:
    """One day alone, without days of the week, is that day and no open span."""
    return first if first and not last and not days else last


def _meets(days, first: date, last: date) -> bool:
    span = min((last - first).days, 6)
    return any((first + timedelta(days=number)).weekday() in days for number in range(span + 1))


def _clock(text: str) -> time:
    hours, minutes = text.split(":")[:2]
    return time.max.replace(microsecond=0) if hours == "24" else time(int(hours), int(minutes))


def _house_row(window: dict) -> dict:
    return {
        "days": sorted(window.get("days") or []), "starts": _clock(window["from"]), "ends": _clock(window["until"]),
        "first": None, "last": None, "preference": 3, "is_refusal": False, "why": "",
    }  # fmt: skip


def _house(course) -> set[tuple]:
    rows = map(_house_row, course.windows)
    return {(tuple(row["days"]), row["starts"], row["ends"]) for row in rows}


def _key(row) -> tuple | None:
    """What makes a stored wish one of the usual days; a refusal or a span never is."""
    if row.is_refusal or row.first or row.last:
        return None
    return tuple(sorted(row.days)), row.starts, row.ends
