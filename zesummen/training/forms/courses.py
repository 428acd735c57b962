"""Forms about courses: texts and terms, house rule for dates, sessions, steps."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.forms import MoneyField, PageForm, VersionedForm, WordsField
from zesummen.kernel.templatetags.words import language_name
from zesummen.kernel.words import LANGUAGES
from zesummen.territory.states import Regime

from ..states import StepKind
from .windows import WindowRows

ONE_A_LINE = _("One entry a line.")


def _code() -> forms.SlugField:
    return forms.SlugField(
        label=_("Code"),
        max_length=40,
        help_text=_("Stands in the address of the public page: letters, digits and hyphens. It does not change."),
    )


class CourseForm(VersionedForm):
    """Texts and terms of a course; the code and the number of sessions only for a new one."""

    code = _code()
    sessions = forms.IntegerField(
        label=_("Linked sessions"), min_value=1, max_value=6, help_text=_("More can be added later.")
    )
    title = WordsField(label=_("Title"), max_length=200)
    summary = WordsField(label=_("What it is for"), rows=3, required=False)
    aims = WordsField(label=_("Aims"), rows=3, required=False, help_text=ONE_A_LINE)
    contents = WordsField(label=_("Contents"), rows=4, required=False, help_text=ONE_A_LINE)
    audience = WordsField(label=_("For whom"), rows=3, required=False, help_text=ONE_A_LINE)
    practical = WordsField(label=_("Practical terms"), rows=3, required=False, help_text=ONE_A_LINE)
    pedagogy = WordsField(label=_("Method"), rows=3, required=False)
    minutes = forms.IntegerField(label=_("Minutes of one session"), min_value=15, max_value=720)
    gap_min = forms.IntegerField(label=_("Days between two sessions at least"), min_value=1, max_value=366)
    gap_max = forms.IntegerField(label=_("Days between two sessions at most"), min_value=1, max_value=366)
    trainers_count = forms.TypedChoiceField(
        label=_("Trainers at a session"),
        choices=[("1", _("one trainer")), ("2", _("two trainers"))],
        coerce=int,
        widget=forms.RadioSelect,
    )
    cost = MoneyField(label=_("Cost for the commune"), help_text=_("0 for a free course."))
    languages = forms.MultipleChoiceField(label=_("Can be given in"), widget=forms.CheckboxSelectMultiple, choices=())
    regimes = forms.MultipleChoiceField(
        label=_("Meant for commissions under"), widget=forms.CheckboxSelectMultiple, choices=Regime.choices
    )
    source = forms.CharField(
        label=_("Where these terms were written down"),
        max_length=300,
        required=False,
        help_text=_("A letter, an agreement: shown with the course."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, is_new: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = [(code, language_name(code)) for code in LANGUAGES]
        if not is_new:
            self.fields.pop("code")
            self.fields.pop("sessions")

    def clean(self):
        values = super().clean()
        first, last = values.get("gap_min"), values.get("gap_max")
        if first and last and first > last:
            self.add_error("gap_max", _("The longest gap is shorter than the shortest one."))
        return values


class CopyForm(PageForm):
    """The code of the copy."""

    code = _code()


class WindowsForm(WindowRows, VersionedForm):
    """The house rule for dates, as rows of days and hours."""

    def __init__(self, *args, windows=(), minutes: int = 15, **kwargs):
        super().__init__(*args, **kwargs)
        self.minutes = minutes
        self.add_windows(list(windows))

    def clean(self):
        values = super().clean()
        self.clean_windows(values, least_minutes=self.minutes)
        return values


class SessionForm(VersionedForm):
    """Title and aims of a session."""

    title = WordsField(label=_("Title"), max_length=200)
    aims = WordsField(label=_("Aims"), rows=4, required=False, help_text=ONE_A_LINE)


class StepForm(VersionedForm):
    """One step of the run sheet."""

    title = WordsField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(
        label=_("What happens"),
        choices=StepKind.choices,
        widget=forms.RadioSelect,
        help_text=_("Decides what the phones in the room offer."),
    )
    minutes = forms.IntegerField(label=pgettext_lazy("length of time", "Minutes"), min_value=1, max_value=480)
    question = WordsField(
        label=_("Question to the room"), rows=2, required=False, help_text=_("Shown on the phones and on the screen.")
    )
    guidance = WordsField(label=_("How to lead it"), rows=4, required=False, help_text=_("For the trainer only."))
    material = WordsField(label=_("What it needs"), required=False)
    takes_from = forms.TypedChoiceField(
        label=_("Takes its cards from"),
        coerce=int,
        required=False,
        empty_value=0,
        help_text=_("For grouping, setting priorities and deciding: the step whose cards or groups are used."),
    )
    dots = forms.IntegerField(
        label=_("Dots a person"), min_value=1, max_value=20, help_text=_("Counts where priorities are set.")
    )
    shows_missions = forms.BooleanField(
        label=_("The missions of the commission stand there from the start"),
        required=False,
        help_text=_("For setting priorities among the missions."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, earlier=(), **kwargs):
        super().__init__(*args, **kwargs)
        choices = [("0", _("no other step"))]
        choices += [(str(step.number), f"{step.number}. {step.title}") for step in earlier]
        self.fields["takes_from"].choices = choices
