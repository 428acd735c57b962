"""Forms about a member's card, code and own choices."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import PageForm, VersionedForm

from ..declared import DECLARED
from ..states import Visibility
from .seats import LANGUAGES

OWN_NAMES = (
    ("fr", "Français"),
    ("de", "Deutsch"),
    ("lb", "Lëtzebuergesch"),
    ("en", "English"),
    ("pt", "Português"),
)
HOW = (
    ("", _("not told by the member; from the files")),
    ("phone", _("by telephone")),
    ("counter", _("at the counter")),
    ("letter", _("by letter")),
    ("paper", _("on a paper form")),
)


class CardForm(VersionedForm):
    """What the secretary must know of a member."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail address"), required=False, help_text=_("Without one, everything comes by letter.")
    )
    language = forms.ChoiceField(label=_("Language of mails and letters"), choices=LANGUAGES)
    organisation = forms.CharField(label=_("Organisation"), max_length=200, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    address = forms.CharField(
        label=_("Postal address"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text=_("As it stands on an envelope, without the name. For letters only."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Understands"), choices=LANGUAGES, required=False, widget=forms.CheckboxSelectMultiple
    )
    interpretation = forms.CharField(
        label=_("What the member needs to follow a sitting"),
        max_length=200,
        required=False,
        help_text=_("For example: interpretation into Arabic, a seat near the front."),
    )
    wants_paper = forms.BooleanField(label=_("Wants papers by post"), required=False)
    visibility = forms.ChoiceField(
        label=_("What the public may read"),
        choices=Visibility.choices,
        widget=forms.RadioSelect,
        help_text=_("The member's own choice. Not named until the member chose otherwise."),
    )
    how = forms.ChoiceField(label=_("How the member said so"), choices=HOW, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for key, (label, choices) in DECLARED.items():
            self.fields[key] = forms.ChoiceField(
                label=label, choices=[("", _("not said")), *choices], required=False, initial=self._declared(key)
            )
        self.order_fields([name for name in self.fields if name not in ("visibility", "how")] + ["visibility", "how"])

    def _declared(self, key: str) -> str:
        return (self.initial.get("declared") or {}).get(key, "")

    def told_freely(self):
        """The free answers, for the page."""
        return [self[key] for key in DECLARED]

    @property
    def values(self) -> dict:
        """What ``save_card`` takes."""
        values = {name: value for name, value in self.cleaned_data.items() if name not in (*DECLARED, "version")}
        return {**values, "declared": {key: self.cleaned_data.get(key, "") for key in DECLARED}}


class RevokeForm(PageForm):
    """Why a code is withdrawn."""

    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("For example: the letter was lost."))


class CodeForm(PageForm):
    """The code of a letter."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        help_text=_("Ten letters and figures, from your letter: for example K7QM3-RTW9D"),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "size": "14"}
        ),
    )


class VisibilityForm(PageForm):
    """What the public may read of me."""

    visibility = forms.ChoiceField(
        label=_("What may the public page say of me?"), choices=Visibility.choices, widget=forms.RadioSelect
    )


class LanguageForm(PageForm):
    """In which language letters and this page come."""

    language = forms.ChoiceField(label=_("My language"), choices=OWN_NAMES, widget=forms.RadioSelect)
