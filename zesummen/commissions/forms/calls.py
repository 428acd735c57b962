"""Forms about calls for candidates."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.dates import PLANNED
from zesummen.kernel.forms import DayField, PageForm, WordsField


class CallForm(PageForm):
    """The words, seats and days of a call. A new one offers the vacant seats to choose from."""

    seats = forms.MultipleChoiceField(
        label=_("Only for these seats"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick the seats that fell vacant. Tick none for a call for the whole commission."),
    )
    seats_full = forms.IntegerField(label=_("Full members wanted"), min_value=0, max_value=60)
    seats_substitute = forms.IntegerField(label=_("Substitute members wanted"), min_value=0, max_value=60)
    opens_on = DayField(label=_("People may apply from"), required=False, reach=PLANNED)
    closes_on = DayField(label=_("until"), required=False, reach=PLANNED)
    takes_late = forms.BooleanField(
        label=_("Late applications are taken, with a reason"),
        required=False,
        help_text=_("Until the selection begins."),
    )
    introduction = WordsField(label=_("What the commission is for"), rows=4, required=False)
    eligibility = WordsField(
        label=_("Who may apply"), rows=3, help_text=_("Proposed from the rules of the commission. You may add to it.")
    )
    proofs = WordsField(label=_("Papers to add"), rows=2, required=False)
    contact = forms.CharField(
        label=_("Whom to ask"),
        max_length=300,
        required=False,
        help_text=_("Shown to everybody: an office with its telephone number or address."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, seats=(), substitutes: str = "none", **kwargs):
        super().__init__(*args, **kwargs)
        if seats:
            self.fields["seats"].choices = [(str(row.number), _seat(row)) for row in seats]
        else:
            self.fields.pop("seats")
        if substitutes == "none":
            self.fields.pop("seats_substitute")

    def clean(self):
        values = super().clean()
        numbers = values.get("seats") or []
        wanted = (values.get("seats_full") or 0) + (values.get("seats_substitute") or 0)
        if not wanted and "seats_full" not in self.errors:
            self.add_error("seats_full", _("Say how many members are wanted."))
        if numbers and (values.get("seats_full") or 0) > len(numbers):
            self.add_error("seats_full", _("More full members are wanted than seats are ticked."))
        return values

    @property
    def values(self) -> dict:
        """What ``begin`` and ``change`` take."""
        values = {name: value for name, value in self.cleaned_data.items() if name not in ("version", "seats")}
        return {"seats_substitute": 0, **values}

    @property
    def numbers(self) -> list[int]:
        """The seats that were ticked, by number."""
        return [int(number) for number in self.cleaned_data.get("seats", [])]


def _seat(row) -> str:
    words = {"number": row.number, "label": row.label}
    return _("Seat %(number)d (%(label)s)") % words if row.label else _("Seat %(number)d") % words


class NoCallForm(PageForm):
    """Why there is no call."""

    reason = forms.CharField(label=_("Why there is no call"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))


class ReopenForm(PageForm):
    """Until when people may apply again."""

    closes_on = DayField(label=_("People may apply until"), reach=PLANNED)


class ReplacementForm(PageForm):
    """What somebody of the reserve list is to be given."""

    part = forms.ChoiceField(label=_("As"), widget=forms.RadioSelect)
    seat = forms.ModelChoiceField(label=_("Seat"), queryset=None, required=False, empty_label=_("none: the pool"))

    def __init__(self, *args, seats, parts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = seats
        self.fields["seat"].label_from_instance = _seat
        self.fields["part"].choices = parts
