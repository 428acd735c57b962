"""Filters of the journal."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.forms import DayField, PageForm

from ..queries.journal import JournalFilter


class JournalForm(PageForm):
    """Who, about what, from when until when."""

    who = forms.ChoiceField(label=_("Who"), required=False)
    about = forms.ChoiceField(label=_("About"), required=False)
    from_on = DayField(label=pgettext_lazy("first day", "From"), required=False, help_text="")
    until_on = DayField(label=_("Until"), required=False, help_text="")
    looks = forms.BooleanField(label=_("Only looks from outside"), required=False)

    def __init__(self, *args, names, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("", _("Everybody")), *((name, name) for name in names)]
        self.fields["about"].choices = [("", _("Everything")), *groups]

    @property
    def wanted(self) -> JournalFilter:
        """The filter of a valid form."""
        return JournalFilter(**self.cleaned_data)
