"""Forms of the pact."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.forms import DayField, PageForm, VersionedForm, WordsField

from .. import catalogue


class SignForm(VersionedForm):
    """Three signatures, place and day, and the pact's time."""

    signed_on = DayField(label=_("Signed on"))
    signed_place = forms.CharField(label=_("Place"), max_length=200)
    commune_signatory = forms.CharField(label=_("For the commune"), max_length=200, help_text=_("Name and office"))
    minister_signatory = forms.CharField(label=_("For the ministry"), max_length=200, help_text=_("Name and office"))
    syvicol_signatory = forms.CharField(label=_("For SYVICOL"), max_length=200, help_text=_("Name and office"))
    starts_on = DayField(label=_("The pact starts on"))
    ends_on = DayField(
        label=_("The pact ends on"), required=False, help_text=_("Left empty: six years after the start.")
    )

    def clean(self):
        values = super().clean()
        start, end = values.get("starts_on"), values.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("The end comes before the start. Enter a later day."))
        return values


class CountForm(PageForm):
    """Biergerpakt members on 31 December."""

    year = forms.IntegerField(label=_("31 December of"), min_value=2023, max_value=2100, localize=False)
    residents = forms.IntegerField(label=_("Members who live here"), min_value=0, max_value=1_000_000)
    cross_border_workers = forms.IntegerField(
        label=_("Members who work here and live across the border"),
        min_value=0,
        max_value=1_000_000,
        initial=0,
    )
    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("For example: list of the ministry of 8 January")
    )


class CycleForm(VersionedForm):
    """Theme, field and dates of a cycle."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    theme = WordsField(label=_("Theme"), max_length=200)
    field = forms.ChoiceField(label=_("Field of action"), required=False)
    from_on = DayField(label=pgettext_lazy("first day", "From"))
    until_on = DayField(label=_("Planned until"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["field"].choices = catalogue.choices(catalogue.ALL_FIELDS, empty=_("none of the list"))

    def clean(self):
        values = super().clean()
        start, end = values.get("from_on"), values.get("until_on")
        if start and end and end < start:
            self.add_error("until_on", _("The end comes before the start. Enter a later day."))
        return values


class CloseCycleForm(VersionedForm):
    """What was learned."""

    closed_on = DayField(label=_("Closed on"))
    lessons = WordsField(label=_("What was reached, what was learned, which theme comes next"), rows=6)
