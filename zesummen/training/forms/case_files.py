"""Which papers of the commune the trainer may read."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import PageForm

from ..queries.case_files import LABELS


class ReleaseForm(PageForm):
    """Ticked: the training body may read it for this training."""

    keys = forms.MultipleChoiceField(
        label=_("The trainer may read"), choices=list(LABELS.items()), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
