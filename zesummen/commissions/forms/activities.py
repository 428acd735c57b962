"""Forms of activities and of the commission's budget."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.dates import PLANNED
from zesummen.kernel.forms import DayField, MoneyField, VersionedForm, WordsField

from ..models import ProgrammeItem
from .opinions import mission_choices


class ActivityForm(VersionedForm):
    """What the commission did."""

    day = DayField(label=_("Day"), reach=PLANNED)
    title = WordsField(label=_("What the commission did"), max_length=300)
    mission = forms.ChoiceField(label=_("Mission it belongs to"), required=False)
    is_outside = forms.BooleanField(
        label=_("Outside living together"),
        required=False,
        help_text=_("For a commission with a wider remit: this activity counts in no figure of this mission."),
    )
    reached = forms.IntegerField(
        label=_("People reached"), min_value=0, max_value=1_000_000, required=False, help_text=_("About how many came.")
    )
    cost = MoneyField(label=_("Cost in euros"), required=False)
    programme = forms.ModelChoiceField(
        label=_("Item of the work programme"), queryset=None, required=False, empty_label=_("none of them")
    )

    def __init__(self, *args, commission, is_new=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mission"].choices = mission_choices(commission)
        self.fields["programme"].queryset = ProgrammeItem.objects.filter(commission=commission)
        if is_new:
            self.fields.pop("version")
        if not commission.is_wider:
            self.fields.pop("is_outside")


class MoneyForm(VersionedForm):
    """The commission's own budget of a year."""

    planned = MoneyField(label=pgettext_lazy("money", "Planned"), required=False)
    spent = MoneyField(label=pgettext_lazy("money", "Spent"), required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
