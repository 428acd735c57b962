"""Forms of opinions: ask, write, adopt, send, answer, and what they led to."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.dates import PLANNED
from zesummen.kernel.forms import DayField, PageForm, VersionedForm, WordsField

from ..catalogue import MISSIONS
from ..models import Commission
from ..states import Answer, Leaning, OpinionOrigin, OpinionState


def mission_choices(commission: Commission) -> list[tuple]:
    """The missions of the commission's regime, to choose from."""
    return [("", _("no mission chosen")), *((m.key, f"{m.key} – {m.label}") for m in MISSIONS[commission.regime])]


class AskForm(PageForm):
    """The college or the council asks for an opinion."""

    origin = forms.ChoiceField(
        label=_("Who asks"), choices=[c for c in OpinionOrigin.choices if c[0] != OpinionOrigin.OWN]
    )
    title = WordsField(label=_("On what"), max_length=300)
    question = WordsField(label=_("The question to the commission"), rows=4, max_length=8000)
    wished_by = DayField(label=_("Wished by"), required=False, reach=PLANNED)
    mission = forms.ChoiceField(label=_("Mission it belongs to"), required=False)

    def __init__(self, *args, commission, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mission"].choices = mission_choices(commission)


class OpinionForm(VersionedForm):
    """The words of an opinion, until it is adopted."""

    title = WordsField(label=_("On what"), max_length=300, help_text=_("One line that a resident understands."))
    mission = forms.ChoiceField(label=_("Mission it belongs to"), required=False)
    is_outside = forms.BooleanField(
        label=_("Outside living together"),
        required=False,
        help_text=_("For a commission with a wider remit: this opinion counts in no figure of this mission."),
    )
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=400, required=False)
    facts = WordsField(label=_("What the commission found"), rows=6, required=False)
    proposals = WordsField(label=_("What it proposes"), rows=6, required=False)
    minority = WordsField(
        label=_("Minority view"),
        rows=3,
        required=False,
        help_text=_("What those who voted otherwise want to be known."),
    )

    def __init__(self, *args, commission, is_new=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mission"].choices = mission_choices(commission)
        if is_new:
            self.fields.pop("version")
        if not commission.is_wider:
            self.fields.pop("is_outside")


class RenewForm(PageForm):
    """Another day by which the opinion is wished."""

    wished_by = DayField(label=_("Now wished by"), reach=PLANNED)
    reason = forms.CharField(label=_("Reason"), max_length=300)


class AdoptForm(PageForm):
    """The commission adopted: when, at which point of which sitting, with which vote."""

    leaning = forms.ChoiceField(label=_("The opinion is"), choices=Leaning.choices, widget=forms.RadioSelect)
    adopted_on = DayField(label=_("Adopted on"), reach=PLANNED)
    item = forms.ModelChoiceField(
        label=_("Point of a sitting"), queryset=None, required=False, empty_label=_("not at a sitting in this list")
    )
    vote = forms.ModelChoiceField(
        label=_("Vote"), queryset=None, required=False, empty_label=_("no vote recorded in this list")
    )
    minority = WordsField(label=_("Minority view"), rows=3, required=False)

    def __init__(self, *args, items, votes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset, self.fields["vote"].queryset = items, votes
        self.fields["item"].label_from_instance = lambda row: f"{row.sitting.number}/{row.sitting.year}: {row.title}"
        self.fields["vote"].label_from_instance = lambda row: (
            f"{row.item.sitting.number}/{row.item.sitting.year}: {row}"
        )


class SendForm(PageForm):
    """To whom, and by when an answer is wished."""

    to = forms.CharField(label=pgettext_lazy("who receives it", "To"), max_length=200)
    answer_wished_by = DayField(label=_("Answer wished by"), required=False, reach=PLANNED)


class AnswerForm(PageForm):
    """The college answers."""

    answer = forms.ChoiceField(label=_("The opinion is"), choices=Answer.choices, widget=forms.RadioSelect)
    reason = WordsField(
        label=_("Why, and what happens now"),
        rows=5,
        max_length=8000,
        required=False,
        help_text=_("The commission reads it first, then everybody, if the opinion is public."),
    )
    answered_on = DayField(label=_("Answered on"), required=False, reach=PLANNED)

    def clean(self):
        values = super().clean()
        if values.get("answer") in (Answer.PARTLY, Answer.NOT_FOLLOWED) and not values.get("reason"):
            self.add_error("reason", _("Say why the advice is not followed, or only in part."))
        return values


class DropForm(PageForm):
    """Why no opinion will be given."""

    reason = forms.CharField(label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))


class QuoteForm(PageForm):
    """Which opinion a decision quotes."""

    opinion = forms.ModelChoiceField(label=_("Opinion"), queryset=None, empty_label=_("Choose"))

    def __init__(self, *args, opinions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["opinion"].queryset = opinions


class OpinionFilter(PageForm):
    """Which opinions are listed."""

    state = forms.ChoiceField(label=_("Standing"), choices=[("", _("all")), *OpinionState.choices], required=False)
