"""Forms of the council's rules, its dates, and the register of offices."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel import dates
from zesummen.kernel.exports import ics, reading
from zesummen.kernel.exports.fields import SheetForm, UploadField
from zesummen.kernel.forms import DayField, PageForm, TimeOfDayField, VersionedForm

from .. import rules
from ..models import Official

MOST_DATES = 60


class RulesForm(VersionedForm):
    """The council's rules; each default says where it comes from beside the field."""

    body_name = forms.CharField(
        label=_("Name of the body"),
        max_length=200,
        required=False,
        help_text=_("Leave it empty for “Conseil communal”. A syndicate names its committee here."),
    )
    college_cutoff_days = forms.IntegerField(
        label=_("Cut-off of the college, days before the sitting"), min_value=0, max_value=60
    )
    convocation_days = forms.IntegerField(label=_("Convocation, days before the sitting"), min_value=1, max_value=60)
    member_item_days = forms.IntegerField(
        label=_("A member's added item, days before the sitting"), min_value=0, max_value=60
    )
    transmission_days = forms.IntegerField(
        label=_("Transmission and publication, days after"), min_value=1, max_value=120
    )
    seats = forms.IntegerField(
        label=_("Seats of the council"),
        min_value=1,
        max_value=60,
        required=False,
        help_text=_("Leave it empty for the legal number of the commune."),
    )
    allows_proxies = forms.BooleanField(label=_("Members may be represented by proxy"), required=False)
    usual_place = forms.CharField(label=_("Usual place"), max_length=200, required=False)
    usual_time = TimeOfDayField(label=_("Usual time"), required=False)
    authority = forms.CharField(
        label=_("Authority to which decisions are transmitted"),
        max_length=200,
        required=False,
        help_text=_("As it is written in the acts, in French, with its article: le ministère des Affaires intérieures"),
    )
    reference_pattern = forms.CharField(
        label=_("Pattern of the reference number"),
        max_length=60,
        help_text=_(
            "For example {year}/{number:03d} gives 2026/014. Known: {year}, {yy}, {month}, {number}, {number:03d}."
        ),
    )
    publication_place = forms.CharField(label=_("Usual place of publication"), max_length=200, required=False)
    own_basis = forms.CharField(
        label=_("Where your own rules stand"),
        max_length=300,
        required=False,
        help_text=_("For example: rules of procedure of the council of 12 March 2024, article 6"),
    )

    def clean_reference_pattern(self):
        pattern = self.cleaned_data["reference_pattern"].strip()
        verdict = rules.reference_pattern_problem(pattern)
        if not verdict:
            raise ValidationError(str(verdict.why))
        return pattern


class DaysField(forms.CharField):
    """Several days, one per line or separated by commas. Returns a list of dates."""

    widget = forms.Textarea(attrs={"rows": 4})

    def clean(self, value):
        text = super().clean(value)
        found = []
        for piece in (part.strip() for part in re.split(r"[\n;,]+", text or "")):
            if piece:
                try:
                    found.append(dates.parse_day(piece))
                except ValueError as problem:
                    raise ValidationError(_("“%(typed)s”: %(problem)s") % {"typed": piece[:60], "problem": problem})
        if len(found) > MOST_DATES:
            raise ValidationError(_("Enter at most %(count)d days at once.") % {"count": MOST_DATES})
        if any(day.year < 2000 or day.year > 2100 for day in found):
            raise ValidationError(_("Enter a year between 2000 and 2100."))
        return list(dict.fromkeys(found))


class DatesForm(PageForm):
    """Several sittings at once."""

    days = DaysField(
        label=_("Days of the sittings"),
        help_text=format_lazy(_("One day per line, for example {day}"), day=dates.EXAMPLE),
    )
    starts_at = TimeOfDayField(label=pgettext_lazy("hour of the day", "Time"), required=False)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    body_name = forms.CharField(
        label=_("Which council, if it is not this space's own"),
        max_length=200,
        required=False,
        help_text=_("In a grouping: the council of the member commune, as it is written in the acts"),
    )


class DateForm(PageForm):
    """One sitting."""

    day = DayField(label=_("Day"))
    starts_at = TimeOfDayField(label=pgettext_lazy("hour of the day", "Time"), required=False)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class CalendarFileForm(PageForm):
    """An ICS file. ``cleaned_data["events"]`` are its entries from today on, for two years."""

    file = UploadField(
        label=_("Calendar file"),
        help_text=_("ICS, at most 2 MB. Entries from today on, for two years, are read."),
        kinds=("ics", "txt"),
    )

    def clean(self):
        values = super().clean()
        file = values.get("file")
        if file:
            today = timezone.localdate()
            try:
                values["events"] = ics.read(
                    file.content, start=today, end=date(today.year + 2, today.month, min(today.day, 28))
                )
            except ics.BadCalendar as fault:
                self.add_error("file", str(fault))
        return values


class ConvocationForm(PageForm):
    """When the council was convened."""

    convened_on = DayField(label=_("Day of the notice and the convocation"))


OFFICE_WORDS = {
    "mayor": (
        "mayor",
        "bourgmestre",
        "burgomaster",
        "bürgermeister",
        "bürgermeisterin",
        "buergermeeschter",
        "buergermeeschtesch",
        "presidente da comuna",
        "burgomestre",
    ),
    "alderman": (
        "alderman",
        "alderwoman",
        "échevin",
        "échevine",
        "schöffe",
        "schöffin",
        "schäffen",
        "schäffin",
        "vereador",
        "vereadora",
        "échevin/échevine",
    ),
    "councillor": (
        "councillor",
        "conseiller",
        "conseillère",
        "conseiller communal",
        "conseillère communale",
        "gemeinderatsmitglied",
        "gemeinderat",
        "gemeinderätin",
        "conseiller/conseillère",
        "gemengeconseiller",
        "conselheiro",
        "conselheira",
        "conselheiro comunal",
    ),
    "secretary": (
        "secretary",
        "secrétaire",
        "secrétaire communal",
        "secrétaire communale",
        "sekretär",
        "sekretärin",
        "gemeindesekretär",
        "gemengesekretär",
        "secretário",
        "secretária",
        "communal secretary",
    ),
    "treasurer": (
        "treasurer",
        "receveur",
        "receveuse",
        "receveur communal",
        "einnehmer",
        "gemeindeeinnehmer",
        "recette",
        "tesoureiro",
        "tesoureira",
    ),
    "president": ("president", "président", "présidente", "präsident", "präsidentin"),
}
OFFICES = {reading.folded(word): office for office, words in OFFICE_WORDS.items() for word in words}
COLUMNS = {
    "name": (_("name"), "nom", "name", "numm", "nome", "nom et prénom"),
    "office": (_("office"), "fonction", "amt", "funktion", "cargo", "office", "mandat"),
    "from_on": (_("from"), "du", "de", "depuis", "von", "vun", "ab", "from", "desde", "début"),
    "until_on": (_("until"), "au", "jusqu'au", "bis", "until", "até", "fin"),
    "title": (_("title"), "titre", "titel", "título", "title"),
}


class OfficialsForm(SheetForm):
    """A list of people and offices, pasted or uploaded; ``from_on`` stands for rows without a first day."""

    from_on = DayField(label=_("In office since, where the list says nothing"))
    field_order = ["from_on", "pasted", "file"]

    def clean(self):
        values = super().clean()
        table = values.get("table")
        if table is None or self.errors:
            return values
        rows, faults = reading.by_header(
            table, {k: [str(n) for n in names] for k, names in COLUMNS.items()}, required=["name", "office"]
        )
        clean_rows = []
        if not faults:
            for line, row in rows:
                clean_rows.append(self._row(line, row, values["from_on"], faults))
        for fault in faults[:8]:
            self.add_error("file" if values.get("file") else "pasted", str(fault))
        values["rows"] = clean_rows
        return values

    def _row(self, line: int, row: dict, since: date, faults: list) -> dict:
        name, office = row["name"].strip(), OFFICES.get(reading.folded(row["office"]))
        if not name:
            faults.append(reading.CellFault(line, 0, "", _("the name is missing.")))
        if office is None:
            known = ", ".join(str(label) for label in Official.Office.labels)
            faults.append(
                reading.CellFault(
                    line,
                    0,
                    "",
                    _("the office “%(office)s” is not known. Known are: %(known)s.")
                    % {"office": row["office"], "known": known},
                )
            )
        days = {}
        for key in ("from_on", "until_on"):
            days[key] = since if key == "from_on" else None
            typed = row.get(key, "").strip()
            if typed:
                try:
                    days[key] = dates.parse_day(typed)
                except ValueError as problem:
                    faults.append(reading.CellFault(line, 0, "", str(problem)))
        if days["until_on"] and days["from_on"] and days["until_on"] < days["from_on"]:
            faults.append(reading.CellFault(line, 0, "", _("the last day lies before the first.")))
        return {"name": name[:200], "office": office or "", "title": row.get("title", "").strip()[:120], **days}


class OfficialForm(PageForm):
    """One entry of the register."""

    name = forms.CharField(label=_("Name"), max_length=200)
    office = forms.ChoiceField(label=pgettext_lazy("function of a person", "Office"), choices=Official.Office)
    title = forms.CharField(
        label=_("Office as written over the signature"),
        max_length=120,
        required=False,
        help_text=_("In French, for example: la bourgmestre. Empty: the usual form."),
    )
    from_on = DayField(label=_("In office since"))
    until_on = DayField(label=_("Until"), required=False)


class EndForm(PageForm):
    """The last day of everyone in office."""

    until_on = DayField(label=_("Last day in office"))
