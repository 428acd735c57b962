"""Form that sends a list of attendance fees."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import PageForm


class SendFeesForm(PageForm):
    """Send the list; a correction says why."""

    reason = forms.CharField(label=_("Why it is corrected"), max_length=300)

    def __init__(self, *args, is_correction: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_correction:
            del self.fields["reason"]
