"""Forms about what comes of an evening."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.dates import PLANNED
from zesummen.kernel.forms import DayField, PageForm, VersionedForm, WordsField
from zesummen.kernel.words import LANGUAGES

from ..catalogue import QUESTIONS as BEFORE
from ..feedback_words import MARKS, QUESTIONS
from ..states import DecisionState

ANSWERS = (
    (DecisionState.DONE, _("It is done")),
    (DecisionState.CHANGED, _("It was changed")),
    (DecisionState.DROPPED, _("It was dropped")),
    (DecisionState.OPEN, _("It is still under way")),
)


class DecisionForm(VersionedForm):
    """The words of a decision in five languages, who does it and by when."""

    title = WordsField(label=_("What was decided"), rows=2, max_length=1000)
    owner_name = forms.CharField(label=_("Who"), max_length=200, required=False)
    due_on = DayField(label=_("By when"), required=False, reach=PLANNED)


class FollowupForm(PageForm):
    """What became of a decision."""

    answer = forms.ChoiceField(label=_("What became of it?"), choices=ANSWERS, widget=forms.RadioSelect)
    remark = forms.CharField(label=_("In a few words"), max_length=400, required=False)


class TakeoverForm(PageForm):
    """What happens to decisions by themselves."""

    takes_over = forms.BooleanField(
        label=_("Decisions go into the work programme as proposals when the note is sent"), required=False
    )
    on_agenda = forms.BooleanField(label=_("The next sitting's agenda asks to confirm them"), required=False)


class FeedbackForm(PageForm):
    """The sheet: five sentences to mark, and room for words. Nothing is required but one mark."""

    def __init__(self, *args, with_language: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        for key, words in QUESTIONS:
            self.fields[key] = forms.TypedChoiceField(
                label=words,
                coerce=int,
                empty_value=None,
                required=False,
                choices=[(str(mark), label) for mark, label in MARKS],
                widget=forms.RadioSelect,
            )
        self.fields["words"] = forms.CharField(
            label=_("What else would you like to say?"),
            max_length=2000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("Please name nobody."),
        )
        if with_language:
            self.fields["language"] = forms.ChoiceField(
                label=_("Language of the sheet"), choices=[(code, code) for code in LANGUAGES]
            )
            self.fields["client_key"] = forms.SlugField(widget=forms.HiddenInput, max_length=32, required=False)

    def clean(self):
        values = super().clean()
        if not self.errors and not self.marks and not (values.get("words") or "").strip():
            self.add_error(None, _("Tick at least one answer, or write a few words."))
        return values

    @property
    def marks(self) -> dict[str, int]:
        """The marks that were given."""
        return {key: self.cleaned_data[key] for key, _words in QUESTIONS if self.cleaned_data.get(key)}


class BeforeForm(PageForm):
    """The five questions before the evening."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for question in BEFORE:
            if question.choices:
                field = forms.ChoiceField(
                    label=question.label, required=False, choices=question.choices, widget=forms.RadioSelect
                )
            else:
                field = forms.CharField(
                    label=question.label, required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
                )
            self.fields[question.key] = field

    def clean(self):
        values = super().clean()
        if not self.errors and not self.answers:
            self.add_error(None, _("Answer at least one question."))
        return values

    @property
    def answers(self) -> dict[str, str]:
        """What was answered."""
        return {q.key: self.cleaned_data[q.key] for q in BEFORE if (self.cleaned_data.get(q.key) or "").strip()}
