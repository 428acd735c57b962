"""Forms about the people of a request."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import PageForm

from ..states import SEATED, Part


class ParticipantForm(PageForm):
    """Somebody who takes part without a seat; or, for a commune that does not work here, a member with one."""

    party = forms.ChoiceField(label=_("For which commune"), widget=forms.RadioSelect)
    part = forms.ChoiceField(label=_("Role on the evening"), choices=Part.choices, widget=forms.RadioSelect)
    seat_number = forms.IntegerField(
        label=_("Number of the seat"), min_value=1, max_value=99, required=False,
        help_text=_("A member and the substitute of the same seat have the same number."),
    )  # fmt: skip
    name = forms.CharField(label=_("First name and name"), max_length=200)
    function = forms.CharField(
        label=_("Office or organisation"), max_length=200, required=False, help_text=_("For example: alderwoman")
    )
    email = forms.EmailField(
        label=_("E-mail address"), required=False, help_text=_("Without one, the person hears by letter.")
    )
    address = forms.CharField(
        label=_("Postal address"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    language = forms.ChoiceField(label=_("Language of mails and letters"), choices=settings.LANGUAGES)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, parties, is_new: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.parties = {str(row.pk): row for row in parties}
        self.fields["party"].choices = [(key, str(row.commune)) for key, row in self.parties.items()]
        if len(self.parties) == 1 or not is_new:
            self.fields.pop("party")
        with_seats = any(not row.commission_ref for row in parties)
        if not with_seats:
            self.fields["part"].choices = [row for row in Part.choices if row[0] not in SEATED]
        if not with_seats or not is_new:
            self.fields.pop("seat_number")

    @property
    def party_chosen(self):
        return self.parties[self.cleaned_data.get("party") or next(iter(self.parties))]

    @property
    def values(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("party", "version")}


class CouncilForm(PageForm):
    """Members of the college and the council to invite: ticked from the commune's own list."""

    chosen = forms.MultipleChoiceField(
        label=_("Who is invited"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one person.")},
    )  # fmt: skip

    def __init__(self, *args, officials, **kwargs):
        super().__init__(*args, **kwargs)
        self.officials = {str(row.pk): row for row in officials}
        self.fields["chosen"].choices = [(key, f"{row.name} ({row.office})") for key, row in self.officials.items()]

    @property
    def people(self) -> list:
        return [self.officials[key] for key in self.cleaned_data["chosen"]]
