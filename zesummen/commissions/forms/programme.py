"""Forms of the work programme."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.dates import IN_TERM
from zesummen.kernel.forms import DayField, PageForm, VersionedForm, WordsField

from .opinions import mission_choices


class ProgrammeForm(VersionedForm):
    """What the commission wants to do, who, by when, for which mission."""

    title = WordsField(label=_("What the commission wants to do"), max_length=300)
    description = WordsField(label=_("In more words"), rows=4, required=False)
    mission = forms.ChoiceField(label=_("Mission it belongs to"), required=False)
    is_outside = forms.BooleanField(
        label=_("Outside living together"),
        required=False,
        help_text=_("For a commission with a wider remit: this item counts in no figure of this mission."),
    )
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    member = forms.ModelChoiceField(
        label=_("Member who carries it"), queryset=None, required=False, empty_label=_("nobody from the list")
    )
    owner_name = forms.CharField(label=_("Or a name"), max_length=200, required=False)
    due_on = DayField(label=pgettext_lazy("last day", "By"), required=False, reach=IN_TERM)

    def __init__(self, *args, commission, members, is_new=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mission"].choices = mission_choices(commission)
        self.fields["member"].queryset = members
        if is_new:
            self.fields.pop("version")
        if not commission.is_wider:
            self.fields.pop("is_outside")

    def clean(self):
        values = super().clean()
        if values.get("member") and values.get("owner_name"):
            self.add_error("owner_name", _("Choose a member or write a name, not both."))
        return values


class FinishForm(PageForm):
    """What came of it."""

    result = WordsField(label=_("What came of it"), rows=4, required=False)
