"""Forms about an evening: the room, the reason of a cancellation, its trainers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.field_errors import SENTENCES
from zesummen.kernel.forms import PageForm, VersionedForm
from zesummen.sittings.states import StepFree

from ..models import Evening
from .answers import YesNoField


class RoomForm(VersionedForm):
    """Where the evening is and what the room has."""

    place_name = forms.CharField(
        label=_("Room"), max_length=200, required=False, help_text=_("For example: town hall, marriage room")
    )
    place_address = forms.CharField(label=_("Address"), max_length=300, required=False)
    key_holder = forms.CharField(label=_("Who holds the key"), max_length=200, required=False)
    key_phone = forms.CharField(
        label=_("Telephone of the key holder"),
        max_length=40,
        required=False,
        help_text=_("Answered on the evening itself"),
    )
    has_screen = YesNoField(label=_("Screen or projector"))
    has_wifi = YesNoField(label=_("Wi-Fi for the members' phones"))
    step_free = forms.ChoiceField(label=_("Access without steps"), choices=StepFree.choices, widget=forms.RadioSelect)
    room_note = forms.CharField(
        label=_("What the trainer should know"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: entrance at the back, parking, tables can be moved"),
    )
    is_sure = forms.BooleanField(label=_("The room is booked: this is settled"), required=False)

    def clean(self):
        values = super().clean()
        if values.get("is_sure"):
            needed = ("place_name", "place_address", "key_holder", "key_phone")
            lacking = [name for name in needed if not values.get(name) and name not in self.errors]
            for name in lacking:  # each sentence names its field: the summary is read without the fields beside it
                self.add_error(name, str(SENTENCES["required"]) % {"label": self.fields[name].label})
            if lacking:
                words = _("The trainer needs this. Fill it in, or take the tick of the last box away.")
                self.add_error("is_sure", words)
            for name, why in (
                ("has_screen", _("Say whether there is a screen before you confirm the room.")),
                ("has_wifi", _("Say whether there is Wi-Fi before you confirm the room.")),
            ):
                if values.get(name) is None and name not in self.errors:
                    self.add_error(name, why)
            if values.get("step_free") == StepFree.UNKNOWN:
                self.add_error(
                    "step_free", _("Say whether the room can be reached without steps before you confirm it.")
                )
        return values

    @property
    def values(self) -> dict:
        """What ``tell_room`` takes."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("version", "is_sure")}


def room_initial(evening: Evening) -> dict:
    """What is known of the room."""
    names = (
        "place_name",
        "place_address",
        "key_holder",
        "key_phone",
        "has_screen",
        "has_wifi",
        "step_free",
        "room_note",
    )
    return {**{name: getattr(evening, name) for name in names}, "version": evening.version,
            "is_sure": evening.room_confirmed_on is not None}  # fmt: skip


class CancelForm(PageForm):
    """Why an evening is cancelled."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody who was told of the date reads it."),
    )


class TrainersForm(PageForm):
    """Who gives the evening."""

    lead = forms.ModelChoiceField(label=_("Led by"), queryset=None, required=False, empty_label=_("not chosen yet"))
    second = forms.ModelChoiceField(label=_("Together with"), queryset=None, required=False, empty_label=_("nobody"))

    def __init__(self, *args, trainers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = trainers
        self.fields["second"].queryset = trainers
