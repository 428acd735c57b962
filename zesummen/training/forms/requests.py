"""The form of a request, in the order of the paper form; and the small ones around it."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.dates import PLANNED
from zesummen.kernel.forms import DayField, PageForm, VersionedForm
from zesummen.sittings.states import StepFree

from .. import contact_roles
from ..catalogue import TOPICS
from ..states import Channel, RequestReason
from .answers import YesNoField
from .wishes import WishRows

CHANNELS = [(value, label) for value, label in Channel.choices if value in ("phone", "mail", "paper", "letter")]


def language_choices(codes) -> list[tuple[str, str]]:
    """These languages with their names, in the house's order."""
    return [(code, name) for code, name in settings.LANGUAGES if code in codes]


class RequestForm(WishRows, VersionedForm):
    """Everything a request says. Nothing must be filled in to save; what is missing is told before it is sent."""

    reason = forms.ChoiceField(
        label=_("Why now"), choices=RequestReason.choices, required=False, widget=forms.RadioSelect
    )
    contact_name = forms.CharField(label=_("Whom to call"), max_length=200, required=False)
    contact_role = forms.CharField(label=_("Role"), max_length=120, required=False)
    contact_phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    contact_email = forms.EmailField(label=_("E-mail address"), required=False)
    expected_full = forms.IntegerField(label=_("Full members who may come"), min_value=0, max_value=500, required=False)
    expected_substitutes = forms.IntegerField(
        label=_("Substitute members who may come"), min_value=0, max_value=500, required=False
    )
    expected_guests = forms.IntegerField(
        label=_("Others: officers, college, council"), min_value=0, max_value=500, required=False
    )
    officer = forms.CharField(
        label=_("Name of the integration officer, where there is one"), max_length=200, required=False
    )
    language = forms.ChoiceField(label=_("Language of the evening"), required=False, widget=forms.RadioSelect)
    other_languages = forms.MultipleChoiceField(
        label=_("Would also do"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("The more languages, the sooner a trainer is found."),
    )  # fmt: skip
    interpretation = forms.CharField(
        label=_("Interpretation needed"), max_length=300, required=False,
        help_text=_("For whom, and between which languages. For example: Portuguese for two members"),
    )  # fmt: skip
    place_name = forms.CharField(label=_("Room"), max_length=200, required=False)
    place_address = forms.CharField(label=_("Address"), max_length=300, required=False)
    has_screen = YesNoField(label=_("Screen or projector"))
    has_wifi = YesNoField(label=_("Wi-Fi for the members' phones"))
    step_free = forms.ChoiceField(
        label=_("Access without steps"), choices=StepFree.choices, required=False, widget=forms.RadioSelect
    )
    topics = forms.MultipleChoiceField(
        label=_("What the commission wants to work on"), choices=list(TOPICS.items()), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    topics_other = forms.CharField(
        label=_("Something else"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    last_training = forms.CharField(label=_("Last training of this commission"), max_length=300, required=False)
    remarks = forms.CharField(
        label=_("Remarks"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    consents = forms.BooleanField(label=_("I have read how these data are used."), required=False)

    def __init__(self, *args, course, wishes=(), asks_officer: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if not asks_officer:  # the commune's own roles say who it is, or the list of people does already
            self.fields.pop("officer")
        choices = language_choices(course.languages)
        self.fields["language"].choices = choices
        self.fields["other_languages"].choices = choices
        spoken = self.initial.get("languages") or []
        self.initial.setdefault("language", spoken[0] if spoken else "")
        self.initial.setdefault("other_languages", spoken[1:])
        self.initial["contact_role"] = contact_roles.words_of(self.initial.get("contact_role") or "")
        self.add_wishes(course, list(wishes))

    def clean_contact_role(self):
        return contact_roles.keys_of(self.cleaned_data["contact_role"])

    def clean_step_free(self):
        return self.cleaned_data["step_free"] or StepFree.UNKNOWN

    def clean(self):
        values = super().clean()
        for name in ("expected_full", "expected_substitutes", "expected_guests"):
            if name in values:
                values[name] = values[name] or 0
        self.clean_wishes(values, timezone.localdate())
        return values

    @property
    def values(self) -> dict:
        """What the action takes: the columns, ``wishes`` as rows, and the name of the integration ``officer``."""
        own = {name: value for name, value in self.cleaned_data.items() if name in _COLUMNS}
        first, rest = self.cleaned_data["language"], self.cleaned_data["other_languages"]
        languages = [code for code in dict.fromkeys([first, *rest]) if code]
        return {**own, "languages": languages, "wishes": self.wishes, "officer": self.cleaned_data.get("officer", "")}


_COLUMNS = (
    "reason", "contact_name", "contact_role", "contact_phone", "contact_email", "interpretation", "expected_full",
    "expected_substitutes", "expected_guests", "topics", "topics_other", "last_training", "remarks", "place_name",
    "place_address", "has_screen", "has_wifi", "step_free", "consents",
)  # fmt: skip


class AskForm(PageForm):
    """Which course to ask for; one only is chosen already."""

    course = forms.ChoiceField(label=_("Course"), widget=forms.RadioSelect)

    def __init__(self, *args, offers, **kwargs):
        super().__init__(*args, **kwargs)
        self.offers = {str(offer.pk): offer for offer in offers}
        self.fields["course"].choices = [(key, offer.label) for key, offer in self.offers.items()]
        if len(self.offers) == 1:
            self.initial.setdefault("course", next(iter(self.offers)))

    @property
    def chosen(self):
        return self.offers[self.cleaned_data["course"]]


class RecordForm(PageForm):
    """A request that came by telephone, by mail or on paper: of whom, for what, how and when."""

    commune = forms.ChoiceField(label=_("Commune"))
    course = forms.ChoiceField(label=_("Course"), widget=forms.RadioSelect)
    channel = forms.ChoiceField(label=_("It came by"), choices=CHANNELS, widget=forms.RadioSelect, initial="phone")
    asked_on = DayField(label=_("It came on"), reach=PLANNED)
    commission_name = forms.CharField(
        label=_("Name of the commission"), max_length=300, required=False,
        help_text=_("Leave empty for the name that is known here, or the one of the law."),
    )  # fmt: skip

    def __init__(self, *args, communes, courses, **kwargs):
        super().__init__(*args, **kwargs)
        self.communes = {str(row.pk): row for row in communes}
        self.courses = {str(row.pk): row for row in courses}
        self.fields["commune"].choices = [("", _("Choose")), *((key, str(row)) for key, row in self.communes.items())]
        self.fields["course"].choices = [(key, str(row)) for key, row in self.courses.items()]
        self.fields["asked_on"].latest = timezone.localdate()
        if len(self.courses) == 1:
            self.initial.setdefault("course", next(iter(self.courses)))

    @property
    def values(self) -> dict:
        values = self.cleaned_data
        return {**values, "commune": self.communes[values["commune"]], "course": self.courses[values["course"]]}


class ReasonForm(PageForm):
    """A refusal or a withdrawal, with why."""

    reason = forms.CharField(
        label=_("The reason, in a few words"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )


class WithdrawForm(PageForm):
    """Taking a request back; the reason helps, and is not needed."""

    reason = forms.CharField(
        label=_("The reason, if you like"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class CommuneForm(PageForm):
    """Another commune for a common evening."""

    commune = forms.ChoiceField(label=_("Another commune"))

    def __init__(self, *args, communes, **kwargs):
        super().__init__(*args, **kwargs)
        self.communes = {str(row.pk): row for row in communes}
        self.fields["commune"].choices = [("", _("Choose")), *((key, str(row)) for key, row in self.communes.items())]

    @property
    def chosen(self):
        return self.communes[self.cleaned_data["commune"]]


class FilterForm(PageForm):
    """Filters of the list of requests; nothing is required, and what is not understood filters nothing."""

    state = forms.ChoiceField(label=_("Standing"), required=False)
    course = forms.ChoiceField(label=_("Course"), required=False)
    canton = forms.ChoiceField(label=_("Canton"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    weeks = forms.ChoiceField(label=_("Waiting since"), required=False)

    def __init__(self, *args, choices: dict, **kwargs):
        super().__init__(*args, **kwargs)
        for name, rows in choices.items():
            self.fields[name].choices = [("", _("all")), *rows]


class NoteForm(PageForm):
    """A remark on the request, or on a step of the run sheet."""

    text = forms.CharField(label=_("Your note"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
