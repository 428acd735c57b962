"""The form of the handover."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.dates import PLANNED
from zesummen.kernel.forms import DayField, PageForm


class HandoverForm(PageForm):
    """The last day, said once more to be sure: this act cannot be taken back."""

    on = DayField(label=_("Last day of this commission"), reach=PLANNED)
    is_sure = forms.BooleanField(
        label=_("What is open goes over and the term ends"), help_text=_("This cannot be taken back.")
    )
