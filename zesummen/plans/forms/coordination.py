"""Forms about the coordinator and the handover."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.accounts.queries import members
from zesummen.kernel.forms import DayField, PageForm, VersionedForm, WordsField

from ..states import CoordinatorKind


class CoordinatorForm(VersionedForm):
    """Who coordinates, employed by whom, how many days, and what the public reads of it."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=CoordinatorKind.choices, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name"), max_length=200)
    person = forms.ModelChoiceField(
        label=_("Account"), queryset=None, required=False, empty_label=_("no account in this space")
    )
    body = forms.CharField(
        label=_("Employed by"),
        max_length=200,
        required=False,
        help_text=_(
            "For a shared or external coordinator: the commune, syndicate or association that employs the person."
        ),
    )
    days_a_week = forms.DecimalField(
        label=_("Days a week for this plan"),
        min_value=0,
        max_value=7,
        max_digits=3,
        decimal_places=1,
        required=False,
        localize=True,
    )
    from_on = DayField(label=pgettext_lazy("first day", "From"))
    until_on = DayField(label=_("Until"), required=False)
    office = forms.CharField(
        label=pgettext_lazy("room and address", "Office"),
        max_length=200,
        required=False,
        help_text=_("Room and address: the public reads it."),
    )
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False, help_text=_("The public reads it."))
    email = forms.EmailField(label=_("E-mail"), required=False)
    hours = WordsField(label=_("Hours"), max_length=300, required=False, help_text=_("The public reads it."))
    replaces = forms.BooleanField(label=_("Whoever coordinates now ends the day before"), required=False, initial=True)

    def __init__(self, *args, space, some_in_office: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = members(space)
        if not some_in_office:
            self.fields.pop("replaces")

    def clean(self):
        values = super().clean()
        start, end = values.get("from_on"), values.get("until_on")
        if start and end and end < start:
            self.add_error("until_on", _("The last day comes before the first. Enter a later day."))
        if values.get("kind") in (CoordinatorKind.SHARED, CoordinatorKind.EXTERNAL) and not values.get("body"):
            self.add_error("body", _("Say who employs a shared or external coordinator."))
        if values.get("days_a_week") == 0:
            self.add_error("days_a_week", _("Enter more than zero days, or leave it empty."))
        return values


class EndForm(PageForm):
    """The last day."""

    until_on = DayField(label=_("Last day"))


class HandoverForm(PageForm):
    """Who leaves, who takes over."""

    leaver = forms.ModelChoiceField(label=_("Who leaves"), queryset=None, empty_label=_("choose"))
    successor = forms.ModelChoiceField(label=_("Who takes over"), queryset=None, empty_label=_("choose"))

    def __init__(self, *args, space, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["leaver"].queryset = self.fields["successor"].queryset = members(space)

    def clean(self):
        values = super().clean()
        if values.get("leaver") and values.get("leaver") == values.get("successor"):
            self.add_error("successor", _("Choose somebody else as successor."))
        return values


class MoveForm(HandoverForm):
    """The confirmation: the same two people, and how many items were seen."""

    expected = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("leaver", "successor"):
            self.fields[name].widget = forms.HiddenInput()
