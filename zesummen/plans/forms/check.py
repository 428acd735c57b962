"""Forms of the plan check."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import VersionedForm


class LimitsForm(VersionedForm):
    """How much is too much in this plan."""

    actions_per_person = forms.IntegerField(
        label=_("Open actions that one person can carry"), min_value=1, max_value=50
    )
    feasts_per_month = forms.IntegerField(label=_("Single events in one month"), min_value=1, max_value=30)
    long_action_months = forms.IntegerField(label=_("Months without a milestone"), min_value=1, max_value=72)
