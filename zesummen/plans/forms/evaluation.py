"""Forms of evaluations, readings, results, and of the plan that follows."""

from collections.abc import Iterable
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel import money
from zesummen.kernel.forms import DayField, PageForm, VersionedForm, WordsField

from .. import catalogue
from ..models import ActionResult, Evaluation
from .carrying_out import HOW as SAID
from .plans import StartForm

HOW = (("paper", _("on paper")), *SAID)


class OpenForm(PageForm):
    """Which evaluation, and by when members answer."""

    kind = forms.ChoiceField(label=_("What do you open?"), widget=forms.RadioSelect)
    answers_by = DayField(label=_("Members answer by"), required=False)

    def __init__(self, *args, kinds: Iterable[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [choice for choice in Evaluation.Kind.choices if choice[0] in kinds]
        self.fields["answers_by"].earliest = timezone.localdate()

    def clean(self):
        values = super().clean()
        if (
            values.get("kind") in (Evaluation.Kind.MIDTERM, Evaluation.Kind.FINAL)
            and not values.get("answers_by")
            and "answers_by" not in self.errors
        ):
            self.add_error("answers_by", _("Say by when the members of the committee answer."))
        return values


class AnswersForm(PageForm):
    """The six questions, each with a mark and words."""

    def __init__(self, *args, given: dict | None = None, need_all: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        given = given or {}
        for entry in catalogue.QUESTIONS:
            row = given.get(entry.key)
            self.fields[f"{entry.key}_mark"] = forms.ChoiceField(
                label=entry.label,
                choices=catalogue.choices(catalogue.MARKS),
                widget=forms.RadioSelect,
                required=need_all,
                initial=str(row.mark) if row and row.mark else None,
            )
            self.fields[f"{entry.key}_text"] = forms.CharField(
                label=_("Why? (optional)"),
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=row.text if row else "",
            )

    @property
    def answers(self) -> dict[str, tuple[int | None, str]]:
        """{question: (mark, words)}."""
        c = self.cleaned_data
        return {
            e.key: (int(c[f"{e.key}_mark"]) if c[f"{e.key}_mark"] else None, c[f"{e.key}_text"].strip())
            for e in catalogue.QUESTIONS
        }

    def pairs(self):
        """(mark field, text field) in order."""
        return [(self[f"{entry.key}_mark"], self[f"{entry.key}_text"]) for entry in catalogue.QUESTIONS]


class AnswersForForm(AnswersForm):
    """A member's answers, typed by somebody else: asks how they were given."""

    how = forms.ChoiceField(label=_("How were the answers given?"), choices=HOW, widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, need_all=True, **kwargs)


class TogetherForm(AnswersForm):
    """The committee's answers, with the version seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class LessonsForm(VersionedForm):
    """What was learned, and what comes next."""

    lessons = WordsField(label=_("Lessons"), rows=6, required=False)
    next_steps = WordsField(label=_("Next steps"), rows=4, required=False)


class ResultForm(PageForm):
    """What became of an action."""

    verdict = forms.ChoiceField(
        label=_("Was the expected result reached?"), choices=ActionResult.Verdict.choices, widget=forms.RadioSelect
    )
    title = WordsField(label=_("What was achieved, in a sentence"), max_length=400)
    people_reached = forms.IntegerField(label=_("People reached"), required=False, min_value=0, max_value=1_000_000)
    groups_reached = forms.MultipleChoiceField(
        label=_("Groups that were really reached"),
        choices=catalogue.choices(catalogue.GROUPS),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    goes_on = forms.BooleanField(label=_("It goes on: the next plan opens with it"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def values(self) -> dict:
        """The clean values without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class NumberField(forms.Field):
    """A measured value, typed with point or comma, at most two places. Returns ``Decimal``."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": "14"})
    most = Decimal("999999999999.99")

    def prepare_value(self, value):
        return money.number(value.normalize()) if isinstance(value, Decimal) else value

    def clean(self, value):
        if value in (None, ""):
            return super().clean(None)
        try:
            number = value if isinstance(value, Decimal) else money.parse_amount(str(value))
        except ValueError:
            raise ValidationError(_("Write the value as a number with at most two places, for example 12.5."))
        if abs(number) > self.most:
            raise ValidationError(_("This value is too large. Check the unit."))
        return number


class ReadingForm(PageForm):
    """A value on a day, with its source."""

    value = NumberField(label=_("Value"))
    read_on = DayField(label=_("Read on"))
    source = forms.CharField(label=_("Source"), max_length=300, help_text=_("Who counted, or which document says it."))
    note = forms.CharField(label=_("Remark"), max_length=300, required=False)

    def __init__(self, *args, is_correction: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["read_on"].latest = timezone.localdate()
        if is_correction:
            self.fields["note"].label, self.fields["note"].required = _("Why is it corrected?"), True
            self.fields["note"].error_messages["required"] = _(
                "Write why the reading is corrected: the old one stays readable beside it."
            )


class NextForm(StartForm):
    """The next plan, and what it begins with."""

    def __init__(self, *args, left, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label, rows in left.lists():
            if rows:
                self.fields[name] = forms.TypedMultipleChoiceField(
                    label=label,
                    coerce=int,
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                    initial=[row.pk for row in rows],
                    choices=[(row.pk, f"{row.number}. {row.title}") for row in rows],
                )
