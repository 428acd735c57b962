"""Forms of needs and of each kind of evidence."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.exports.fields import UploadField
from zesummen.kernel.forms import DayField, PageForm, VersionedForm, WordsField
from zesummen.kernel.words import active_language

from ..catalogue import ALL_FIELDS, GROUPS, choices
from ..queries.inventory import gaps
from ..queries.needs import PRIORITIES, figure_choices
from ..states import EvidenceKind

MOST_PEOPLE = 1_000_000


def _not_later_than_today(field: DayField) -> None:
    field.latest = timezone.localdate()


class NeedForm(VersionedForm):
    """A need. ``gap`` comes along from the list of gaps."""

    gap = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)
    title = WordsField(label=_("Need"), max_length=300, help_text=_("Who lacks what? One sentence."))
    description = WordsField(label=_("In more words"), rows=4, required=False)
    field = forms.ChoiceField(
        label=_("Field of action"), required=False, choices=choices(ALL_FIELDS, empty=_("No field"))
    )
    groups = forms.MultipleChoiceField(
        label=_("Target groups"), required=False, choices=choices(GROUPS), widget=forms.CheckboxSelectMultiple
    )
    priority = forms.TypedChoiceField(
        label=_("Priority"), coerce=int, choices=list(PRIORITIES.items()), widget=forms.RadioSelect
    )
    raised_on = DayField(label=_("Raised on"), required=False)

    def __init__(self, *args, need=None, **kwargs):
        kwargs["initial"] = {"priority": 2, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        _not_later_than_today(self.fields["raised_on"])
        self.fields.pop("version" if need is None else "gap")


class DropForm(PageForm):
    """Why a need is dropped."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)


class FigureForm(PageForm):
    """A figure of the statistics sheet."""

    key = forms.ChoiceField(
        label=_("Figure"), help_text=_("It is kept as it stands today, with its source, date and definition.")
    )

    def __init__(self, *args, need, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].choices = [("", _("– choose –")), *figure_choices(need.plan.space)]


class GapForm(PageForm):
    """A gap in the inventory."""

    key = forms.ChoiceField(
        label=_("Gap"), help_text=_("A field of action in which nothing exists for a target group.")
    )

    def __init__(self, *args, need, **kwargs):
        super().__init__(*args, **kwargs)
        by_field: dict = {}
        for gap in gaps(need.plan):
            by_field.setdefault(str(gap.field_label), []).append((gap.key, gap.group_label))
        self.fields["key"].choices = [("", _("– choose –")), *by_field.items()]


class VoiceForm(VersionedForm):
    """Evidence entered by hand. The number of people belongs to surveys and workshops, and helps elsewhere."""

    title = WordsField(label=_("What it says"), max_length=500, rows=3)
    source = forms.CharField(label=_("Source"), max_length=300)
    dated_on = DayField(label=_("Day"), required=False)
    people = forms.IntegerField(
        label=_("How many people took part"), required=False, min_value=1, max_value=MOST_PEOPLE
    )
    hints = {
        EvidenceKind.INTERVIEW: _(
            "Who was asked: a service, an association, a person by their office. No private names."
        ),
        EvidenceKind.EXPECTATION: _("Who expects it, and where it was said: the council on a day, the college."),
        EvidenceKind.OPINION: _("The commission, with the sitting in which it gave its opinion."),
        EvidenceKind.SURVEY: _("Who asked whom, how, and when."),
        EvidenceKind.WORKSHOP: _("Which workshop, who led it."),
        EvidenceKind.DOCUMENT: _("Who wrote the document."),
    }

    def __init__(self, *args, need, kind, evidence=None, **kwargs):
        super().__init__(*args, **kwargs)
        _not_later_than_today(self.fields["dated_on"])
        if evidence is None:
            self.fields.pop("version")
        self.fields["source"].help_text = self.hints.get(kind, "")
        if kind in (EvidenceKind.SURVEY, EvidenceKind.WORKSHOP):
            self.fields["people"].required = True
            self.fields["people"].error_messages["required"] = _("Say how many people took part.")
            self.fields["dated_on"].required = True
        elif kind in (EvidenceKind.DOCUMENT, EvidenceKind.OPINION, EvidenceKind.EXPECTATION):
            self.fields.pop("people")


class DocumentForm(VoiceForm):
    """A document that shows the need, with its file."""

    file = UploadField(label=_("File"), help_text=_("PDF, Word, picture or sheet, at most 20 MB"))
    language = forms.ChoiceField(label=_("Language of the file"), choices=settings.LANGUAGES)

    def __init__(self, *args, **kwargs):
        kwargs["initial"] = {"language": active_language(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
