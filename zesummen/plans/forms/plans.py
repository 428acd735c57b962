"""Forms of the plan itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.council.states import Regime
from zesummen.kernel.forms import DayField, PageForm, VersionedForm, WordsField

from ..measures import TEMPLATES


class StartForm(PageForm):
    """What kind of plan, under which law, for which years."""

    template = forms.ChoiceField(label=_("Kind of plan"), widget=forms.RadioSelect)
    regime = forms.ChoiceField(
        label=_("Law that the plan declares"),
        choices=Regime.choices,
        widget=forms.RadioSelect,
        help_text=_("Names follow the law: both were in use from 26 August to 31 December 2023."),
    )
    title = WordsField(label=_("Title"), max_length=200)
    starts_on = DayField(label=_("Planned start"), required=False)
    ends_on = DayField(label=_("Planned end"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["template"].choices = [(t.key, f"{t.name}: {t.sentence}") for t in TEMPLATES.values()]

    def clean(self):
        values = super().clean()
        start, end = values.get("starts_on"), values.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("The end comes before the start. Enter a later day."))
        return values


class EditForm(VersionedForm):
    """Title, summary, dates, rhythm of the plan."""

    title = WordsField(label=_("Title"), max_length=200)
    summary = WordsField(label=_("Summary for residents"), rows=5, required=False)
    starts_on = DayField(label=_("Start"), required=False)
    ends_on = DayField(label=_("End"), required=False)
    ask_every_months = forms.IntegerField(
        label=_("Ask for progress every … months"),
        min_value=1,
        max_value=24,
        help_text=_("The lead of each running action gets a mail at this rhythm."),
    )
    ask_within_days = forms.IntegerField(label=_("Days to answer"), min_value=1, max_value=90)
    budget_due_day = forms.IntegerField(
        label=_("The treasurer's budget sheet is due on day"), min_value=1, max_value=28
    )
    budget_due_month = forms.IntegerField(label=_("of month"), min_value=1, max_value=12)
    uses_ministry_letter = forms.BooleanField(label=_("The ministry is told of the adoption by letter"), required=False)

    def clean(self):
        values = super().clean()
        start, end = values.get("starts_on"), values.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("The end comes before the start. Enter a later day."))
        return values


class ReasonForm(PageForm):
    """A written reason."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)


class EarlyForm(PageForm):
    """Why a measure starts before what opens it; stands beside what was typed into another form."""

    early_reason = forms.CharField(
        label=_("Why does this start before?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )


class NoteForm(PageForm):
    """A note on a measure."""

    note = WordsField(label=_("Note"), rows=6, required=False)
