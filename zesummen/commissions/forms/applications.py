"""Forms of candidates: the public one, the one for paper, and the ones of the selection."""

import time

from django import forms
from django.core import signing
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.dates import PLANNED
from zesummen.kernel.forms import DayField, PageForm

from ..declared import DECLARED
from ..states import Bond, Part
from . import proofs
from .cards import OWN_NAMES
from .seats import LANGUAGES

WISHES = [*Part.choices, ("either", _("either of them"))]
OWN_LABELS = {"bond": _("How long in the commune")}  # the tie itself is asked for above
SALT = "zesummen.candidate.form"
FASTEST = 4  # seconds: nobody fills in the form faster


def _now() -> str:
    return signing.dumps(time.time(), salt=SALT)


class ApplicationForm(PageForm):
    """What a candidate tells."""

    name = forms.CharField(label=_("First name and name"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Without one, you hear by letter: then write your address."),
    )
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    address = forms.CharField(
        label=_("Postal address"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    language = forms.ChoiceField(label=_("Language of mails and letters"), choices=OWN_NAMES)
    languages = forms.MultipleChoiceField(
        label=_("Languages understood"), choices=LANGUAGES, required=False, widget=forms.CheckboxSelectMultiple
    )
    bond = forms.ChoiceField(label=_("Tie to the commune"), choices=Bond.choices, widget=forms.RadioSelect)
    wishes = forms.ChoiceField(label=_("I wish to be"), choices=WISHES, widget=forms.RadioSelect, initial="either")
    motivation = forms.CharField(
        label=_("Why I want to take part"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    interests = forms.CharField(
        label=_("What I know or can do that may help"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_of_age = forms.BooleanField(required=False)
    consents_reserve = forms.BooleanField(
        label=_("If I am not chosen, I am willing to stay on the reserve list while the commission works."),
        required=False,
    )
    consents_pool = forms.BooleanField(
        label=_("If I am not chosen, the commune may ask me to help in another way, for two years at most."),
        required=False,
    )

    def __init__(self, *args, min_age: int, eligibility: str = "both", substitutes: str = "pairs", **kwargs):
        super().__init__(*args, **kwargs)
        age = format_lazy(_("The candidate is at least {age} years old."), age=min_age)
        self.fields["is_of_age"].label = age
        if substitutes == "none":
            self.fields.pop("wishes")
        for key, (label, choices) in DECLARED.items():
            told = (self.initial.get("declared") or {}).get(key, "")
            self.fields[f"told_{key}"] = forms.ChoiceField(
                label=OWN_LABELS.get(key, label),
                choices=[("", _("I do not say")), *choices],
                required=False,
                initial=told,
            )
        self.min_age, self.eligibility = min_age, eligibility

    def clean(self):
        values = super().clean()
        if not values.get("email") and not (values.get("address") or "").strip() and "email" not in self.errors:
            self.add_error("email", _("Write an e-mail address or a postal address, so that the answer can arrive."))
        if not values.get("is_of_age"):
            sentence = _("A member must be at least %(age)d years old. Tick this if it is so.") % {"age": self.min_age}
            self.add_error("is_of_age", sentence)
        return values

    def told_freely(self):
        """The free answers, for the page."""
        return [self[f"told_{key}"] for key in DECLARED]

    @property
    def values(self) -> dict:
        """What the actions take."""
        other = ("version", "website", "begun", "agrees")
        values = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in other and not name.startswith(("told_", "proof_"))
        }
        return {
            "wishes": "full",
            **values,
            "declared": {key: self.cleaned_data.get(f"told_{key}", "") for key in DECLARED},
        }


class PublicForm(ApplicationForm):
    """The form for everybody: a trap that people do not see, and a clock that programs do not wait for."""

    late_reason = forms.CharField(label=_("Why the application comes late"), max_length=300)
    agrees = forms.BooleanField(
        label=_("I have read how the commune uses my data."),
        error_messages={"required": _("Read how the commune uses your data, and tick this.")},
    )
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))
    begun = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, is_late: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["is_of_age"].label = format_lazy(_("I am at least {age} years old."), age=self.min_age)
        self.fields["begun"].initial = _now()
        self.fields["website"].label = _("Leave this field empty")
        if not is_late:
            self.fields.pop("late_reason")
        self.fields.update(proofs.fields(self.eligibility))

    def papers(self):
        """The fields of the papers, for the page."""
        return [field for field in self if field.name.startswith("proof_")]

    @property
    def uploads(self) -> dict:
        """The papers that were chosen, by kind."""
        return proofs.uploads(self.cleaned_data)

    def full_clean(self):
        """A browser sends a chosen file once: where the form comes back, it is said that it must be chosen again."""
        super().full_clean()
        if self.is_bound and self.errors:
            for kind in proofs.uploads(self.cleaned_data):
                self.add_error(f"proof_{kind}", _("Choose this file again: it was not kept."))

    def clean(self):
        values = super().clean()
        if values.get("website"):
            self.add_error(
                None, _("This looks like a program at work. Empty the last field and send the form once more.")
            )
        if self._is_hasty(values.get("begun", "")):
            self.add_error(None, _("That was very fast. Look through your answers and send the form once more."))
            self.data = self.data.copy()
            self.data[self.add_prefix("begun")] = _now()
        return values

    @staticmethod
    def _is_hasty(signed: str) -> bool:
        """Sent sooner after it was opened than anybody can type, or without the clock of a page of ours."""
        try:
            begun = signing.loads(signed, salt=SALT)
        except signing.BadSignature:
            return True
        return time.time() - float(begun) < FASTEST


class KeyInForm(ApplicationForm):
    """What came on paper."""

    came_on = DayField(label=_("The paper came on"), reach=PLANNED)
    late_reason = forms.CharField(
        label=_("Why it came late"),
        max_length=300,
        required=False,
        help_text=_("Only for a paper that came after the last day to apply."),
    )
    field_order = ("came_on", "late_reason")


class EditForm(ApplicationForm):
    """A file to correct."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ExamineForm(PageForm):
    """Does the candidate meet the conditions?"""

    is_eligible = forms.ChoiceField(
        label=_("Does the candidate meet the conditions of the call?"),
        choices=(("yes", _("yes")), ("no", _("no"))),
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Which papers were seen, or why not"),
        max_length=400,
        required=False,
        help_text=_("Whoever does not meet the conditions reads this sentence."),
    )

    def clean(self):
        values = super().clean()
        if values.get("is_eligible") == "no" and not values.get("note"):
            self.add_error("note", _("Write why the conditions are not met: the candidate will read it."))
        return values


MOVES = (
    ("eligible", _("meets the conditions")),
    ("full", _("propose as full member")),
    ("substitute", _("propose as substitute member")),
    ("reserve", _("put on the reserve list")),
    ("declined", _("not chosen")),
)


class SelectionForm(PageForm):
    """Those ticked are moved together."""

    chosen = forms.MultipleChoiceField(
        label=_("Candidates"), error_messages={"required": _("Tick at least one candidate.")}
    )
    what = forms.ChoiceField(label=_("Those ticked"), choices=MOVES, widget=forms.RadioSelect)

    def __init__(self, *args, files, substitutes: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(str(row.pk), row.reference) for row in files]
        if substitutes == "none":
            self.fields["what"].choices = [row for row in MOVES if row[0] != "substitute"]

    @property
    def ticked(self) -> list[str]:
        """What was ticked, also in a form with an error."""
        return self.data.getlist("chosen") if self.is_bound else []


class CodeForm(PageForm):
    """The code of a receipt."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=60,
        help_text=_("Sixteen letters and figures, from your receipt: for example K7QM-3RTW-9D4F-X2AB"),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "size": "22"}
        ),
    )
