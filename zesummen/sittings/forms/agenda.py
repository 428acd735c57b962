"""Forms of a point of the agenda, before the sitting and after it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import VersionedForm, WordsField

from ..states import ItemKind
from .pasted import PastedWordsField


class ItemForm(VersionedForm):
    """A point of the agenda before the sitting."""

    title = WordsField(label=_("Point"), max_length=300)
    kind = forms.ChoiceField(label=_("What the point is for"), choices=ItemKind.choices)
    mission = forms.ChoiceField(label=_("Mission it serves"), required=False)
    is_outside = forms.BooleanField(
        label=_("Outside the mission of living together"),
        required=False,
        help_text=_("Then it counts in no figure of this mission."),
    )
    presenter = forms.CharField(label=_("Who presents it"), max_length=200, required=False)
    minutes_planned = forms.IntegerField(label=_("Minutes planned"), min_value=1, max_value=600, required=False)
    summary = PastedWordsField(label=_("What it is about"), max_length=8000, required=False, rows=4)

    def __init__(self, *args, missions=(), **kwargs):
        super().__init__(*args, **kwargs)
        if missions:
            self.fields["mission"].choices = [("", _("none of them")), *missions]
        else:
            del self.fields["mission"], self.fields["is_outside"]

    def clean(self):
        values = super().clean()
        if values.get("mission") and values.get("is_outside"):
            self.add_error("is_outside", _("A point outside the mission serves none of them. Choose one of the two."))
        return values


class OutcomeForm(ItemForm):
    """A point after the sitting: what was said and decided, with votes."""

    decision = PastedWordsField(label=_("Decision"), max_length=8000, required=False, rows=4)
    votes_for = forms.IntegerField(label=_("For"), min_value=0, max_value=999, required=False)
    votes_against = forms.IntegerField(label=_("Against"), min_value=0, max_value=999, required=False)
    abstentions = forms.IntegerField(label=_("Abstentions"), min_value=0, max_value=999, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["summary"].label = _("What was said")
