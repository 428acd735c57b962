"""The form that sets up the steering committee."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.sittings.forms import BodyForm

from .several import SeveralField


class CommitteeForm(BodyForm):
    """Mandate, rhythm and rules, with the first members out of the register."""

    members = SeveralField(
        label=_("First members"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Those who said yes when they were asked. Others are entered afterwards."),
    )

    def __init__(self, *args, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = candidates
        for name in ("kind", "until_on"):
            del self.fields[name]
        if not candidates.exists():
            del self.fields["members"]
