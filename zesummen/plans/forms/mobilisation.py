"""Forms of the register, of questions and answers, of the note, the notice and the kick-off evening."""

import re

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import open_services
from zesummen.kernel.forms import DayField, PageForm, SearchField, TimeOfDayField, VersionedForm, WordsField

from ..models import Ask, Stakeholder
from ..queries.mobilisation import same
from ..states import Answer
from . import cells
from .imports import Column, SheetSpec
from .several import SeveralField

MOST_OFFERS = 30


class RegisterFilter(PageForm):
    """Search in the register."""

    search = SearchField(label=_("Words"))
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("all kinds")), *Stakeholder.Kind.choices], required=False)
    ended = forms.BooleanField(label=_("Ended entries too"), required=False)


class EntryForm(VersionedForm):
    """One entry of the register."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Stakeholder.Kind.choices)
    name = forms.CharField(label=_("Name"), max_length=200)
    contact_name = forms.CharField(label=_("Contact person"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    language = forms.ChoiceField(label=_("Language of the mails"), choices=settings.LANGUAGES)
    service = forms.ModelChoiceField(
        label=_("Service with accounts here"),
        queryset=None,
        required=False,
        empty_label=_("no service"),
        help_text=_("For a communal service whose people have accounts."),
    )
    why = forms.CharField(label=_("What this one brings"), max_length=400, required=False)

    def __init__(self, *args, space, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["service"].queryset = open_services(space)


def sheet_spec() -> SheetSpec:
    """The table of the register: what a download holds can be read in again."""
    kinds, languages = Stakeholder.Kind.choices, settings.LANGUAGES
    return SheetSpec(
        (
            Column(
                "name",
                _("Name"),
                cells.line(200),
                ("nom", "titel", "nome", "bezeichnung", "association", "verein"),
                True,
                example="Club Haus am Bierg",
            ),
            Column(
                "kind",
                _("Kind"),
                cells.one_of(kinds, empty="association"),
                ("type", "art", "tipo"),
                example=str(Stakeholder.Kind.ASSOCIATION.label),
            ),
            Column(
                "contact_name", _("Contact person"), cells.line(200), ("contact", "kontakt", "contacto", "président")
            ),
            Column("email", _("E-mail address"), _email, ("e-mail", "mail", "courriel", "email")),
            Column("phone", _("Phone"), cells.line(40), ("tél", "telefon", "téléphone", "telefone", "tel")),
            Column(
                "language",
                _("Language of the mails"),
                cells.one_of(languages, empty="fr"),
                ("langue", "sprache", "língua"),
            ),
            Column("why", _("What this one brings"), cells.line(400), ("remarque", "bemerkung", "nota", "apport")),
        ),
        same=lambda values: same(values["name"], values["kind"]),
    )


def _email(cell: str, _language: str) -> str:
    try:
        return forms.EmailField(required=False).clean(cell)
    except forms.ValidationError as fault:
        raise ValueError(" ".join(fault.messages))


class EndForm(PageForm):
    """Since when an entry no longer holds."""

    on = DayField(label=_("Ended on"))


class AskForm(PageForm):
    """One question to several at once."""

    stakeholders = SeveralField(label=_("Who was asked"), queryset=None, widget=forms.CheckboxSelectMultiple)
    subject = forms.CharField(
        label=_("What they were asked"), max_length=300, help_text=_("For example: join the steering committee")
    )
    how = forms.ChoiceField(
        label=_("How"), choices=[c for c in Ask.How.choices if c[0] != Ask.How.NOTE], widget=forms.RadioSelect
    )
    asked_on = DayField(label=_("Asked on"))
    answer_by = DayField(label=_("Answer wanted by"), required=False)
    message = forms.CharField(
        label=_("Mail that goes out now"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Leave it empty if you have asked already. It goes to those who have an address."),
    )

    def __init__(self, *args, entries, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stakeholders"].queryset = entries

    def clean(self):
        values = super().clean()
        asked, by = values.get("asked_on"), values.get("answer_by")
        if asked and by and by < asked:
            self.add_error("answer_by", _("The day to answer comes before the question. Enter a later day."))
        return values


class AnswerForm(VersionedForm):
    """What somebody answered."""

    answer = forms.ChoiceField(label=_("Answer"), choices=Answer.choices, widget=forms.RadioSelect)
    answered_on = DayField(label=_("Answered on"), required=False)
    named_contact = forms.CharField(label=_("Contact that was named"), max_length=200, required=False)
    contact_email = forms.EmailField(label=_("E-mail address of the contact"), required=False)
    contact_phone = forms.CharField(label=_("Phone of the contact"), max_length=40, required=False)
    answer_text = forms.CharField(
        label=_("What was said"), max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class NoteForm(VersionedForm):
    """The words of the internal note."""

    subject = WordsField(label=_("Subject"), max_length=300)
    body = WordsField(label=_("Text"), rows=8)
    signed_by = forms.CharField(
        label=_("Signed by"),
        max_length=200,
        required=False,
        help_text=_("As it stands under the note, for example: Pour le collège, la bourgmestre"),
    )
    answer_by = DayField(label=_("Answer wanted by"))


class SendForm(PageForm):
    """Which services get the note now."""

    stakeholders = SeveralField(label=_("Services"), queryset=None, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, services, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stakeholders"].queryset = Stakeholder.objects.filter(pk__in=[entry.pk for entry in services])


class ServiceAnswerForm(PageForm):
    """What a service answers through its link."""

    contact = forms.CharField(label=_("Who is your contact for the plan?"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    existing = forms.CharField(
        label=_("What do you do already for or with residents?"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "One line each, small things too. After a semicolon you can say when: Reading hour; October to March"
        ),
    )
    remark = forms.CharField(
        label=_("Anything else"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_existing(self) -> list[tuple[str, str]]:
        lines = [line.strip(" -–•\t") for line in self.cleaned_data["existing"].splitlines()]
        found = [
            tuple(part.strip() for part in (*re.split(r"\s*;\s*", line, maxsplit=1), "")[:2]) for line in lines if line
        ]
        if len(found) > MOST_OFFERS:
            raise forms.ValidationError(
                _("Write at most %(count)d lines; send the rest by mail.") % {"count": MOST_OFFERS}
            )
        if any(len(title) > 200 for title, _when in found):
            raise forms.ValidationError(_("One line is longer than 200 letters. Write one action on each line."))
        return [(title, when) for title, when in found if title]


class NoticeForm(VersionedForm):
    """The notice to residents."""

    title = WordsField(label=_("Title"), max_length=200)
    body = WordsField(label=_("What it is about"), rows=5)
    how_to_take_part = WordsField(label=_("How to take part"), rows=4, required=False)
    contact = forms.CharField(
        label=_("Contact"),
        max_length=300,
        required=False,
        help_text=_("Office, phone, e-mail: the same in every language"),
    )


class DistributionForm(VersionedForm):
    """How the notice reached the residents."""

    on = DayField(label=_("When"))
    how = forms.CharField(
        label=_("How"), max_length=300, help_text=_("For example: every household, with the communal bulletin")
    )
    copies = forms.IntegerField(label=_("Copies"), min_value=1, max_value=1_000_000, required=False)


class EveningForm(VersionedForm):
    """The kick-off evening."""

    day = DayField(label=_("Day"))
    starts_at = TimeOfDayField(label=_("Began at"), required=False)
    place = forms.CharField(label=_("Place"), max_length=200)
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken or translated"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    residents = forms.IntegerField(label=_("Residents"), min_value=0, max_value=100_000, required=False)
    associations = forms.IntegerField(label=_("Associations"), min_value=0, max_value=10_000, required=False)
    staff = forms.IntegerField(label=_("Staff and politics"), min_value=0, max_value=10_000, required=False)
    note = forms.CharField(
        label=_("What was said"), max_length=20000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
