"""Forms of tasks."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.accounts.queries import members as people_of_space
from zesummen.accounts.queries import open_services
from zesummen.kernel.dates import IN_TERM
from zesummen.kernel.forms import DayField, PageForm, VersionedForm


class TaskForm(VersionedForm):
    """What, who, by when."""

    title = forms.CharField(label=_("What is to be done"), max_length=300)
    owner = forms.ModelChoiceField(
        label=_("Person"), queryset=None, required=False, empty_label=_("nobody from the list")
    )
    service = forms.ModelChoiceField(label=_("Service"), queryset=None, required=False, empty_label=_("no service"))
    owner_name = forms.CharField(
        label=_("Or a name"), max_length=200, required=False, help_text=_("For somebody without an account")
    )
    due_on = DayField(label=pgettext_lazy("last day", "By"), required=False, reach=IN_TERM)

    def __init__(self, *args, space, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people_of_space(space)
        self.fields["service"].queryset = open_services(space)

    def clean(self):
        values = super().clean()
        given = [name for name in ("owner", "service", "owner_name") if values.get(name)]
        if not given and not self.errors:
            self.add_error("owner", _("Say who does it: a person, a service or a name."))
        if len(given) > 1:
            self.add_error(given[1], _("Name one owner only: a person, a service or a name."))
        return values


class TaskFilter(PageForm):
    """Which tasks are shown."""

    whose = forms.ChoiceField(
        label=_("Whose"), choices=(("mine", _("mine and my services'")), ("all", _("everybody's"))), required=False
    )
    state = forms.ChoiceField(
        label=_("Standing"),
        choices=(
            ("open", _("open")),
            ("late", _("late")),
            ("done", _("done")),
            ("dropped", _("dropped")),
            ("any", _("all")),
        ),
        required=False,
    )
    q = forms.CharField(label=_("Words"), max_length=100, required=False)
