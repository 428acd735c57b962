"""Forms of the annual report."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.dates import PLANNED
from zesummen.kernel.forms import DayField, PageForm, VersionedForm, WordsField


class WordsForm(VersionedForm):
    """The few words of people in a report that compiles itself."""

    foreword = WordsField(label=_("Foreword"), rows=6, required=False)
    outlook = WordsField(
        label=_("Outlook"), rows=6, required=False, help_text=_("What the commission wants to say about what comes.")
    )


class AdoptForm(PageForm):
    """When the commission adopted the report."""

    adopted_on = DayField(label=_("Adopted on"), reach=PLANNED)


class SendForm(PageForm):
    """To whom it goes."""

    to = forms.MultipleChoiceField(
        label=_("It goes to"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("council", _("the communal council")), ("college", _("the college of mayor and aldermen"))],
    )
