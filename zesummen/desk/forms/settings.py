"""Settings of a space."""

import zlib

from django import forms
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import VersionedForm
from zesummen.kernel.words import LANGUAGES
from zesummen.territory.states import Regime

NAMES = (
    "hue",
    "languages",
    "regime",
    "contact_name",
    "contact_email",
    "contact_phone",
    "contact_address",
    "contact_hours",
)


def stamp(space) -> int:
    """A number that changes with the settings: the space has no version of its own."""
    return zlib.crc32(repr([getattr(space, name) for name in NAMES]).encode())


class SettingsForm(VersionedForm):
    """Colour, order of languages, law that new acts propose, contact that the public reads."""

    hue = forms.TypedChoiceField(
        label=_("Colour of this space"),
        coerce=int,
        choices=[(n, str(n)) for n in range(36)],
        widget=forms.RadioSelect,
        help_text=_("Whatever you choose, contrast stays sufficient in light and in dark."),
    )
    first = forms.ChoiceField(
        label=_("First language"), help_text=_("Texts are offered in this order where a language is missing.")
    )
    second = forms.ChoiceField(label=_("Second language"))
    third = forms.ChoiceField(label=_("Third language"))
    fourth = forms.ChoiceField(label=_("Fourth language"))
    fifth = forms.ChoiceField(label=_("Fifth language"))
    regime = forms.ChoiceField(label=_("Law that a new act proposes"), choices=Regime.choices)
    contact_name = forms.CharField(
        label=_("Contact"),
        max_length=120,
        required=False,
        help_text=_("An office rather than a person: the public reads it."),
    )
    contact_email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)
    contact_phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    contact_address = forms.CharField(
        label=_("Address"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    contact_hours = forms.CharField(label=_("Opening hours"), max_length=200, required=False)

    PLACES = ("first", "second", "third", "fourth", "fifth")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = [(code, get_language_info(code)["name_local"].capitalize()) for code in LANGUAGES]
        for place in self.PLACES:
            self.fields[place].choices = names

    def clean(self):
        values = super().clean()
        chosen = [values.get(place) for place in self.PLACES]
        if all(chosen) and len(set(chosen)) < len(chosen):
            twice = next(place for i, place in enumerate(self.PLACES) if chosen[i] in chosen[:i])
            self.add_error(twice, _("This language stands in the order already. Choose each language once."))
        return values

    @property
    def values(self) -> dict:
        """The settings as the space holds them."""
        values = {name: self.cleaned_data[name] for name in NAMES if name != "languages"}
        return {**values, "languages": [self.cleaned_data[place] for place in self.PLACES]}

    @classmethod
    def initial_of(cls, space) -> dict:
        """What the form shows of a space."""
        order = [*space.languages, *(code for code in LANGUAGES if code not in space.languages)]
        return {
            **{name: getattr(space, name) for name in NAMES if name != "languages"},
            **dict(zip(cls.PLACES, order, strict=False)),
            "version": stamp(space),
        }
