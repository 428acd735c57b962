"""The filter of what was released."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import PageForm, SearchField

from .queries.kinds import KINDS


class FilterForm(PageForm):
    """By kind, and by words in the name of the commune or the title."""

    q = SearchField(label=_("Commune or title"))
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("All")), *((kind.key, kind.label) for kind in KINDS.values())]
