"""Confirming a deletion."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import PageForm


class ConfirmForm(PageForm):
    """The number that the person saw, and the tick."""

    expected = forms.IntegerField(widget=forms.HiddenInput)
    confirmed = forms.BooleanField(label=_("I have looked at the list. This cannot be undone."))
