"""The filters above the list of actions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import PageForm, SearchField

from ..queries.actions import Choice, Facets

ALL = _("all")


class FilterForm(PageForm):
    """Only what occurs can be chosen."""

    q = SearchField(label=_("Words"))
    field = forms.ChoiceField(label=_("Field"), required=False)
    state = forms.ChoiceField(label=_("Status"), required=False)
    owner = forms.ChoiceField(label=_("Owner"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)

    def __init__(self, *args, facets: Facets, choice: Choice, **kwargs):
        names = ("q", "field", "state", "owner", "year")
        super().__init__(*args, initial={name: getattr(choice, name) for name in names}, auto_id="filter_%s", **kwargs)
        self.fields["field"].choices = [("", ALL), *facets.fields]
        self.fields["state"].choices = [("", ALL), *facets.states]
        self.fields["owner"].choices = [("", ALL), *((name, name) for name in facets.owners)]
        self.fields["year"].choices = [("", ALL), *((str(year), str(year)) for year in facets.years)]
