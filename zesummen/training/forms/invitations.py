"""Forms about invitations."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.dates import PLANNED
from zesummen.kernel.forms import DayField, PageForm, SearchField, VersionedForm, WordsField
from zesummen.territory.states import Regime

from ..rules.invitations import WAYS
from ..states import Channel, InvitationState

ALL, NOT_ASKED, CHOSEN = "all", "not_asked", "chosen"


class BeginForm(PageForm):
    """A round: which course, under which regime, to whom."""

    course = forms.ModelChoiceField(
        label=_("Course"),
        queryset=None,
        empty_label=None,
        help_text=_("The letter is proposed from the course; its text can be changed."),
    )
    regime = forms.ChoiceField(
        label=_("Names used in the letter"),
        required=False,
        choices=[("", _("as the course says")), *Regime.choices],
        help_text=_("The law the letter declares: it decides what the commission is called."),
    )
    dated_on = DayField(label=_("Date of the letter"), reach=PLANNED)
    to = forms.ChoiceField(
        label=pgettext_lazy("a letter", "To"),
        widget=forms.RadioSelect,
        choices=[
            (ALL, _("all communes")),
            (NOT_ASKED, _("communes whose commission has not asked for this course")),
            (CHOSEN, _("the communes ticked below")),
        ],
    )
    communes = forms.MultipleChoiceField(
        label=_("Communes"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )

    def __init__(self, *args, courses, communes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = courses
        self.fields["communes"].choices = [(str(pk), name) for pk, name in communes]

    def clean(self):
        values = super().clean()
        if values.get("to") == CHOSEN and not values.get("communes") and "communes" not in self.errors:
            self.add_error("communes", _("Tick at least one commune."))
        return values


class LetterForm(VersionedForm):
    """The text of the letter and its frame."""

    regime = forms.ChoiceField(label=_("Names used in the letter"), choices=Regime.choices, widget=forms.RadioSelect)
    dated_on = DayField(label=_("Date of the letter"), reach=PLANNED)
    place = forms.CharField(label=_("Place"), max_length=120)
    subject = WordsField(label=_("Subject"), max_length=300)
    body = WordsField(
        label=_("Text of the letter"),
        rows=14,
        help_text=_(
            "An empty line between two paragraphs. {commission} and {short} become the names of the regime, {commune} the name of the commune, {phone} and {email} whom to ask."
        ),
    )
    closing = WordsField(label=_("Closing words"), rows=3, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)


class SignatoryForm(VersionedForm):
    """Somebody who signs."""

    name = forms.CharField(label=_("Name"), max_length=120)
    office = forms.CharField(
        label=pgettext_lazy("of somebody who signs", "Office"),
        max_length=160,
        help_text=_("As it stands under the name."),
    )
    body = forms.CharField(
        label=_("Body"), max_length=120, required=False, help_text=_("Added where the office does not name it.")
    )


class AddressForm(VersionedForm):
    """Whom the letter goes to."""

    mayor_name = forms.CharField(label=_("Mayor"), max_length=200, required=False)
    president_name = forms.CharField(label=_("President of the commission"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    address = forms.CharField(
        label=_("Postal address"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    remark = forms.CharField(label=_("Remark"), max_length=400, required=False)


class SentForm(PageForm):
    """How and when the letter went."""

    way = forms.ChoiceField(
        label=_("How it went"), widget=forms.RadioSelect, choices=[(way.value, way.label) for way in WAYS]
    )
    on = DayField(label=_("When"), reach=PLANNED)

    def __init__(self, *args, **kwargs):
        kwargs["initial"] = {"way": Channel.LETTER, "on": timezone.localdate(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class DeclineForm(PageForm):
    """Why a commune does not want the training for now."""

    reason = forms.CharField(label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))
    on = DayField(label=_("When it said so"), reach=PLANNED)


class CallForm(PageForm):
    """A question asked on the telephone."""

    caller = forms.CharField(label=_("Who called"), max_length=120)
    text = forms.CharField(
        label=_("What was asked, and what you answered"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )


class FilterForm(PageForm):
    """Which communes of a round to show."""

    state = forms.ChoiceField(label=_("Standing"), required=False, choices=())
    canton = forms.ChoiceField(label=_("Canton"), required=False, choices=())
    q = SearchField(label=_("Name"))

    def __init__(self, *args, cantons=(), **kwargs):
        super().__init__(*args, **kwargs)
        every = ("", _("all"))
        self.fields["state"].choices = [every, *InvitationState.choices]
        self.fields["canton"].choices = [every, *cantons]
