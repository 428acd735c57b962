"""Forms of the action sheet: a new action, and one short form per section."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import DayField, PageForm, VersionedForm, WordsField

from .. import catalogue
from ..models import Plan
from ..queries.thread_choices import cycle_choices, objective_choices

EMPTY = _("– choose –")


def field_choice(**kwargs) -> forms.ChoiceField:
    """The field of action, the ministry's five first."""
    groups = [
        ("", EMPTY),
        (_("Fields of the ministry"), catalogue.choices(catalogue.FIELDS)),
        (_("More fields"), catalogue.choices(catalogue.MORE_FIELDS)),
    ]
    return forms.ChoiceField(label=_("Field of action"), choices=groups, required=False, **kwargs)


def ticks(label, entries, **kwargs) -> forms.MultipleChoiceField:
    """Boxes to tick."""
    return forms.MultipleChoiceField(
        label=label, choices=catalogue.choices(entries), widget=forms.CheckboxSelectMultiple, required=False, **kwargs
    )


class DaysMixin:
    """The end does not come before the start."""

    def clean(self):
        values = super().clean()
        start, end = values.get("from_on"), values.get("until_on")
        if start and end and end < start:
            self.add_error("until_on", _("The end comes before the start. Enter a later day."))
        return values


class NewActionForm(DaysMixin, PageForm):
    """The least an action needs; the rest follows on its sheet."""

    title = WordsField(label=_("Title"), max_length=200, help_text=_("What is done, in a few words: “Language café”"))
    description = WordsField(label=_("What happens"), rows=4, required=False)
    field = field_choice()
    from_on = DayField(label=_("Start"), required=False)
    until_on = DayField(label=_("End"), required=False)
    objective = forms.ChoiceField(
        label=_("Objective that it serves"),
        required=False,
        help_text=_("More objectives, with their shares, on the sheet"),
    )
    is_idea = forms.BooleanField(
        label=_("Only an idea for now"),
        required=False,
        help_text=_("Ideas are not in the plan until you take them in."),
    )

    def __init__(self, *args, plan: Plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["objective"].choices = [("", EMPTY), *objective_choices(plan)]


class AboutForm(VersionedForm):
    """What it is and for whom."""

    heading = _("What and for whom")
    title = WordsField(label=_("Title"), max_length=200)
    description = WordsField(label=_("What happens"), rows=5, required=False)
    expected_result = WordsField(
        label=_("Expected result"), rows=3, required=False, help_text=_("What can be seen or counted afterwards")
    )
    field = field_choice()
    groups = ticks(_("Target groups"), catalogue.GROUPS)
    missions = ticks(_("Missions of the commission"), ())
    cycle = forms.ChoiceField(label=_("Cycle"), required=False)

    def __init__(self, *args, plan: Plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["missions"].choices = [
            (entry.key, f"{entry.key}: {entry.label}")
            for entry in catalogue.MISSIONS.get(plan.regime, catalogue.MISSIONS_2023)
        ]
        cycles = cycle_choices(plan)
        if cycles:
            self.fields["cycle"].choices = [("", EMPTY), *cycles]
        else:
            del self.fields["cycle"]


class SidesForm(VersionedForm):
    """The law calls it a process from both sides."""

    heading = _("Both sides")
    newcomers_part = WordsField(label=_("What newcomers do"), rows=4, required=False)
    commune_part = WordsField(label=_("What the commune and its people do"), rows=4, required=False)

    def __init__(self, *args, plan: Plan, **kwargs):
        super().__init__(*args, **kwargs)


class WhenForm(DaysMixin, VersionedForm):
    """When it happens."""

    heading = _("When")
    from_on = DayField(label=_("Start"), required=False)
    until_on = DayField(label=_("End"), required=False)
    is_recurring = forms.BooleanField(label=_("It returns: every week, month or year"), required=False)

    def __init__(self, *args, plan: Plan, **kwargs):
        super().__init__(*args, **kwargs)


class MeansForm(VersionedForm):
    """What it takes besides money."""

    heading = _("People, rooms, material")
    people_needed = forms.CharField(
        label=_("People"),
        max_length=300,
        required=False,
        help_text=_("for example: one host, two volunteers, 3 hours a week"),
    )
    rooms_needed = forms.CharField(label=_("Rooms"), max_length=300, required=False)
    material_needed = forms.CharField(label=_("Material"), max_length=300, required=False)
    depends_on_call = forms.CharField(
        label=_("Depends on a call for projects"),
        max_length=200,
        required=False,
        help_text=_("Name the call if the action only takes place with its money"),
    )
    call_decided_on = DayField(label=_("The call was decided on"), required=False)

    def __init__(self, *args, plan: Plan, **kwargs):
        super().__init__(*args, **kwargs)

    def clean(self):
        values = super().clean()
        if values.get("call_decided_on") and not values.get("depends_on_call"):
            self.add_error("depends_on_call", _("Name the call that was decided."))
        return values


class ReachForm(VersionedForm):
    """How everybody can take part."""

    heading = _("Languages, access, risks")
    languages = ticks(_("Languages of the action"), catalogue.SPOKEN)
    accessibility = forms.CharField(
        label=_("How everybody can take part"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
        help_text=_("Step-free access, induction loop, childcare, free of charge, hours that suit shift workers …"),
    )
    channels = forms.CharField(label=_("How people hear of it"), max_length=300, required=False)
    risks = forms.CharField(
        label=_("What could go wrong, and what then"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args, plan: Plan, **kwargs):
        super().__init__(*args, **kwargs)


class OriginForm(VersionedForm):
    """Where the idea comes from: lets a resident see what became of it."""

    heading = _("Where it comes from")
    origin = forms.ChoiceField(
        label=_("Where it comes from"), choices=catalogue.choices(catalogue.ORIGINS, empty=EMPTY), required=False
    )
    origin_note = forms.CharField(
        label=_("Which one exactly"),
        max_length=300,
        required=False,
        help_text=_("for example: workshop of 12 March, card 7"),
    )

    def __init__(self, *args, plan: Plan, **kwargs):
        super().__init__(*args, **kwargs)


class NoteForm(VersionedForm):
    """What was learned, whatever the figures say."""

    heading = _("Evaluation note")
    evaluation_note = WordsField(
        label=_("What was learned"), rows=5, required=False, help_text=_("What to keep, what to change next time")
    )

    def __init__(self, *args, plan: Plan, **kwargs):
        super().__init__(*args, **kwargs)


SECTIONS = {
    "about": AboutForm,
    "sides": SidesForm,
    "when": WhenForm,
    "means": MeansForm,
    "reach": ReachForm,
    "origin": OriginForm,
    "note": NoteForm,
}


class YearForm(PageForm):
    """For which year."""

    year = forms.TypedChoiceField(label=_("For the year"), coerce=int)

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, str(year)) for year in years]
