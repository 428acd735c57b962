"""Forms for fields, target groups, objectives and indicators."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import DayField, PageForm, VersionedForm, WordsField

from ..catalogue import ALL_FIELDS, choices
from ..models import Cycle, Need, Objective


class ChooseForm(PageForm):
    """One entry of a list, with the reason."""

    key = forms.ChoiceField(label=_("Choose"))
    reason = WordsField(label=_("Reason"), rows=3, max_length=2000)

    def __init__(self, *args, entries, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].choices = [(e.key, f"{e.label} ({e.hint})" if e.hint else e.label) for e in entries]


class ReasonForm(VersionedForm):
    """The reason of a choice."""

    reason = WordsField(label=_("Reason"), rows=3, max_length=2000)


class ObjectiveForm(VersionedForm):
    """An objective, where it stands, and which needs it answers."""

    title = WordsField(label=_("Objective"), max_length=300, help_text=_("What will be different, for whom?"))
    description = WordsField(label=_("In more words"), rows=4, required=False)
    field = forms.ChoiceField(label=_("Field of action"), required=False)
    parent = forms.TypedChoiceField(label=_("Stands under"), required=False, coerce=int, empty_value=None)
    cycle = forms.TypedChoiceField(label=_("Cycle of the pact"), required=False, coerce=int, empty_value=None)
    needs = forms.TypedMultipleChoiceField(
        label=_("Needs that it answers"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, plan, objective=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.plan = plan
        if objective is None:
            self.fields.pop("version")
        self.fields["field"].choices = choices(ALL_FIELDS, empty=_("No field"))
        others = Objective.objects.filter(plan=plan).exclude(pk=objective.pk if objective else 0)
        self.fields["parent"].choices = [
            ("", _("No other objective")),
            *((o.pk, f"{o.number}. {o.title}") for o in others),
        ]
        self.fields["needs"].choices = [
            (n.pk, f"{n.number}. {n.title}") for n in Need.objects.filter(plan=plan, dropped_on=None)
        ]
        cycles = list(Cycle.objects.filter(plan=plan)) if plan.template == "gemengepakt" else []
        if cycles:
            self.fields["cycle"].choices = [("", _("No cycle")), *((c.pk, str(c)) for c in cycles)]
        else:
            self.fields.pop("cycle")

    def resolved(self) -> dict:
        """The clean values with rows in place of their numbers."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        values["parent"] = Objective.objects.filter(plan=self.plan, pk=values.get("parent")).first()
        values["needs"] = list(Need.objects.filter(plan=self.plan, pk__in=values.get("needs") or []))
        if "cycle" in self.fields:
            values["cycle"] = Cycle.objects.filter(plan=self.plan, pk=values.get("cycle")).first()
        return values


class IndicatorForm(VersionedForm):
    """An expected result with its figure."""

    title = WordsField(label=_("What is measured"), max_length=300)
    unit = forms.CharField(label=_("Unit"), max_length=60, help_text=_("people, evenings, percent …"))
    baseline = forms.DecimalField(
        label=_("Value today (baseline)"), required=False, max_digits=14, decimal_places=2, localize=True
    )
    baseline_on = DayField(label=_("Day of the baseline"), required=False)
    target = forms.DecimalField(
        label=_("Value wanted (target)"), required=False, max_digits=14, decimal_places=2, localize=True
    )
    target_on = DayField(label=_("Day of the target"), required=False)
    lower_is_better = forms.BooleanField(label=_("A lower value is better"), required=False)
    source = forms.CharField(
        label=_("Source"), max_length=300, required=False, help_text=_("Who counts, and where the figure comes from.")
    )

    def __init__(self, *args, indicator=None, **kwargs):
        super().__init__(*args, **kwargs)
        if indicator is None:
            self.fields.pop("version")

    def clean(self):
        values = super().clean()
        first, last = values.get("baseline_on"), values.get("target_on")
        if first and last and last <= first:
            self.add_error("target_on", _("The target's day must come after the baseline's."))
        return values
