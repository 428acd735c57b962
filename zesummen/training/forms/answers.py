"""Fields for what may be not known yet."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KNOWN = [("", _("not known")), ("yes", pgettext_lazy("answer", "yes")), ("no", pgettext_lazy("answer", "no"))]


class YesNoField(forms.ChoiceField):
    """Yes, no or not known; returns ``True``, ``False`` or ``None``."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, choices=KNOWN, required=False, widget=forms.RadioSelect, **kwargs)

    def prepare_value(self, value):
        return {True: "yes", False: "no", None: ""}.get(value, value)

    def clean(self, value):
        return {"yes": True, "no": False}.get(super().clean(value))
