"""Forms about trainers."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.dates import PLANNED
from zesummen.kernel.forms import DayField, PageForm, VersionedForm
from zesummen.kernel.templatetags.words import language_name
from zesummen.kernel.words import LANGUAGES

from ..models import Trainer
from .windows import WindowRows


class TrainerForm(WindowRows, VersionedForm):
    """A trainer: who, which languages, from where, how much, when."""

    name = forms.CharField(label=_("Name"), max_length=200)
    person = forms.ModelChoiceField(
        label=_("Account"),
        queryset=None,
        required=False,
        empty_label=_("none"),
        help_text=_("With an account the trainer sees the own evenings and leads them from a phone."),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    languages = forms.MultipleChoiceField(label=_("Gives evenings in"), widget=forms.CheckboxSelectMultiple, choices=())
    base = forms.ModelChoiceField(
        label=_("Sets out from"), queryset=None, help_text=_("Travel is estimated from this commune.")
    )
    leads = forms.BooleanField(label=_("May lead an evening"), required=False)
    courses = forms.MultipleChoiceField(
        label=_("Gives these courses"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Tick none for all courses."),
    )
    per_week = forms.IntegerField(label=_("Evenings a week at most"), min_value=0, max_value=14, required=False)
    per_season = forms.IntegerField(label=_("Evenings a season at most"), min_value=0, max_value=400, required=False)
    is_active = forms.BooleanField(label=_("Gives evenings now"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, communes, people, courses, windows=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["base"].queryset = communes
        self.fields["person"].queryset = people
        self.fields["languages"].choices = [(code, language_name(code)) for code in LANGUAGES]
        self.fields["courses"].choices = [(row.code, str(row.title)) for row in courses]
        self.add_windows(list(windows))

    def clean(self):
        values = super().clean()
        self.clean_windows(values)
        return values

    @property
    def values(self) -> dict:
        """What ``add`` and ``change`` take."""
        own = {name: self.cleaned_data[name] for name in FIELDS}
        return {**own, "windows": self.windows}


FIELDS = (
    "name",
    "person",
    "email",
    "phone",
    "languages",
    "base",
    "leads",
    "courses",
    "per_week",
    "per_season",
    "is_active",
)


class AbsenceForm(PageForm):
    """Days on which a trainer cannot come."""

    first = DayField(label=pgettext_lazy("first day", "From"), reach=PLANNED)
    last = DayField(label=_("until"), reach=PLANNED, required=False)
    why = forms.CharField(
        label=_("Why"),
        max_length=200,
        required=False,
        help_text=_("Seen by the training body only. No medical detail."),
    )

    def clean(self):
        values = super().clean()
        first, last = values.get("first"), values.get("last")
        values["last"] = last or first
        if first and last and last < first:
            self.add_error("last", _("The end comes before the start."))
        return values


def initial_of(trainer: Trainer) -> dict:
    """What the form starts with."""
    return {name: getattr(trainer, name) for name in (*FIELDS, "version")}
