"""Forms of progress, questions about it, stops and changes."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import DayField, PageForm

from ..states import Health

HOW = (("phone", _("by telephone")), ("counter", _("at the counter")), ("letter", _("by letter")))
OBSTACLE = _("Write in a sentence what stands in the way. The steering committee reads it.")


class _Told(PageForm):
    """What every report may say."""

    note = forms.CharField(
        label=_("What was done"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A sentence or two, in any language."),
    )
    people_reached = forms.IntegerField(
        label=_("People reached so far"), required=False, min_value=0, max_value=1_000_000
    )

    def _insist_reason(self, values: dict) -> dict:
        if values.get("health") in (Health.AT_RISK, Health.BLOCKED) and not values.get("reason", "").strip():
            self.add_error("reason", OBSTACLE)
        return values


class ReportForm(_Told):
    """Progress of one action. With ``owners`` it can be typed for one of them, asking how it was said."""

    is_finished = forms.BooleanField(label=_("The action is finished"), required=False)
    percent = forms.IntegerField(label=_("Done, in per cent"), min_value=0, max_value=100)
    health = forms.ChoiceField(label=_("How is it going?"), choices=Health.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("What stands in the way?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed when it is at risk or blocked."),
    )
    really_from_on = DayField(label=_("Really started on"), required=False)
    really_until_on = DayField(label=_("Really ended on"), required=False)
    field_order = (
        "health",
        "reason",
        "percent",
        "note",
        "people_reached",
        "really_from_on",
        "really_until_on",
        "is_finished",
    )

    def __init__(self, *args, owners=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.owners = {str(owner.pk): owner for owner in owners}
        for name in ("really_from_on", "really_until_on"):
            self.fields[name].latest = timezone.localdate()
        if self.owners:
            choices = [("", _("myself")), *((key, owner.name) for key, owner in self.owners.items())]
            self.fields["on_behalf"] = forms.ChoiceField(label=_("I report for"), choices=choices, required=False)
            self.fields["how"] = forms.ChoiceField(
                label=_("How was it said?"), choices=HOW, required=False, widget=forms.RadioSelect
            )

    def clean(self):
        values = self._insist_reason(super().clean())
        start, end = values.get("really_from_on"), values.get("really_until_on")
        if start and end and end < start:
            self.add_error("really_until_on", _("The end comes before the start. Enter a later day."))
        if values.get("on_behalf") and not values.get("how"):
            self.add_error("how", _("Say how it was said: the journal keeps it."))
        return values

    @property
    def values(self) -> dict:
        """What the action takes."""
        return (
            {**self.cleaned_data, "on_behalf": self.owners.get(self.cleaned_data.get("on_behalf") or "")}
            if self.owners
            else self.cleaned_data
        )


class GoodForm(_Told):
    """One press: it is on track."""

    percent = forms.IntegerField(label=_("Done, in per cent"), min_value=0, max_value=100, required=False)
    field_order = ("percent", "note", "people_reached")


class TroubleForm(_Told):
    """One press and a sentence: something stands in the way."""

    health = forms.ChoiceField(
        label=_("How serious is it?"),
        widget=forms.RadioSelect,
        initial=Health.AT_RISK,
        choices=[(choice.value, choice.label) for choice in (Health.AT_RISK, Health.BLOCKED)],
    )
    reason = forms.CharField(
        label=_("What stands in the way?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    field_order = ("reason", "health", "note", "people_reached")


class FinishedForm(_Told):
    """One press: it is finished."""


class AskForm(PageForm):
    """Which actions to ask about."""

    actions = forms.TypedMultipleChoiceField(label=_("Ask about"), coerce=int, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, wanted=(), **kwargs):
        choices = [
            (
                row.action.pk,
                _("%(number)s. %(title)s: %(name)s")
                % {"number": row.action.number, "title": row.action.title, "name": row.owner.name},
            )
            for row in wanted
            if row.recipients
        ]
        kwargs.setdefault(
            "initial", {"actions": [row.action.pk for row in wanted if row.recipients and row.open_ask is None]}
        )
        super().__init__(*args, **kwargs)
        self.fields["actions"].choices = choices


class StopForm(PageForm):
    """Why an action stops, and whether the council must agree."""

    reason = forms.CharField(
        label=_("Why does it stop?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The reason stays with the action, on its public page too."),
    )
    matters = forms.BooleanField(
        label=_("The council must agree: the action goes on until it has voted"),
        required=False,
    )


class ChangeForm(PageForm):
    """What changes in the adopted plan, and why."""

    what = forms.CharField(
        label=_("What changes?"),
        max_length=300,
        help_text=_("For example: the language café moves from autumn to spring."),
    )
    reason = forms.CharField(label=_("Why?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    action = forms.ChoiceField(label=_("Which action?"), required=False)
    matters = forms.BooleanField(label=_("It matters: it goes back to the council"), required=False)

    def __init__(self, *args, actions=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.actions = {str(action.pk): action for action in actions}
        self.fields["action"].choices = [
            ("", _("the plan as a whole")),
            *((key, f"{a.number}. {a.title}") for key, a in self.actions.items()),
        ]

    @property
    def values(self) -> dict:
        """What the action takes."""
        return {**self.cleaned_data, "action": self.actions.get(self.cleaned_data["action"])}
