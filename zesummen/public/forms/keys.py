"""A new key for programs."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import DayField, PageForm

LONGEST = timedelta(days=366)


class KeyForm(PageForm):
    """What it is for, and how long it is good."""

    label = forms.CharField(
        label=_("What the key is for"), max_length=100, help_text=_("The program or the person that will use it")
    )
    until_on = DayField(label=_("Good until"))

    def clean_until_on(self):
        day, today = self.cleaned_data["until_on"], timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("Choose a day from today on."))
        if day > today + LONGEST:
            raise forms.ValidationError(_("A key is good for one year at most. Choose an earlier day."))
        return day
