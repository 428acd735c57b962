"""Forms of a sitting: its plan, its notice, its guests, its minutes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.dates import PLANNED
from zesummen.kernel.forms import DayField, PageForm, TimeOfDayField, VersionedForm, WordsField

from ..states import GuestKind, StepFree
from .bodies import LANGUAGES
from .pasted import PastedWordsField
from .remarks import RemarksOnDays


class SittingForm(RemarksOnDays, VersionedForm):
    """Day, hour and place of a sitting, how one gets there and follows it."""

    day = DayField(label=_("Day"), reach=PLANNED)
    starts_at = TimeOfDayField(label=_("Begins at"))
    ends_at = TimeOfDayField(label=_("Ends at"), required=False)
    place = forms.CharField(label=_("Place"), max_length=200)
    step_free = forms.ChoiceField(label=_("Access without steps"), choices=StepFree.choices, required=False)
    meeting_link = forms.URLField(
        label=_("Link for those who follow from elsewhere"),
        max_length=400,
        required=False,
        assume_scheme="https",
        help_text=_("Only members and guests see it."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken"), choices=LANGUAGES, required=False, widget=forms.CheckboxSelectMultiple
    )
    interpreter = forms.CharField(
        label=_("Interpretation"),
        max_length=200,
        required=False,
        help_text=_("For example: Luxembourgish to French, by headset"),
    )
    is_open = forms.BooleanField(label=_("Everybody may listen"), required=False)
    is_outside = forms.BooleanField(
        label=_("This sitting is wholly outside the mission of living together"),
        required=False,
        help_text=_("Then it counts in no figure of this mission."),
    )
    invitation = WordsField(label=_("Words of the notice, besides the agenda"), max_length=4000, required=False, rows=4)
    reason = forms.CharField(label=_("Reason for another day, hour or place"), max_length=300, required=False)
    OPTIONS = ("step_free", "meeting_link", "languages", "interpreter", "is_open", "is_outside", "invitation")

    def __init__(self, *args, is_new=True, has_missions=False, **kwargs):
        super().__init__(*args, **kwargs)
        if is_new:
            del self.fields["reason"]
        if not has_missions:
            del self.fields["is_outside"]

    def clean(self):
        values = super().clean()
        start, end = values.get("starts_at"), values.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", _("The end comes before the beginning. Enter a later hour."))
        values["step_free"] = values.get("step_free") or StepFree.UNKNOWN
        self.look_at([values["day"]] if values.get("day") else ())
        return values

    @property
    def values(self) -> dict:
        """The clean values for the action."""
        return {name: value for name, value in super().values.items() if name != "confirmed"}


class ConveneForm(PageForm):
    """Send the notice; a late one takes a tick."""

    confirmed = forms.BooleanField(label=_("I know that the notice is late, and send it"), required=False)

    def __init__(self, *args, is_late: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["confirmed"].required = is_late
        self.fields["confirmed"].error_messages["required"] = _(
            "The notice would leave late. Tick the box to send it all the same, or move the sitting."
        )


class DayAndPlaceForm(RemarksOnDays):
    """Day, hour and place of one sitting, a first one or one called again; a remark on the day takes a tick."""

    day = DayField(label=_("Day"), reach=PLANNED)
    starts_at = TimeOfDayField(label=_("Begins at"))
    place = forms.CharField(label=_("Place"), max_length=200)

    def clean(self):
        values = super().clean()
        self.look_at([values["day"]] if values.get("day") else ())
        return values

    @property
    def values(self) -> dict:
        """What the action takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "confirmed"}


class GuestForm(VersionedForm):
    """A guest of the sitting or of one point."""

    kind = forms.ChoiceField(label=_("Who it is"), choices=GuestKind.choices)
    name = forms.CharField(label=_("Name"), max_length=200)
    organisation = forms.CharField(label=_("Organisation"), max_length=200, required=False)
    item = forms.ModelChoiceField(label=_("For"), queryset=None, required=False, empty_label=_("the whole sitting"))
    email = forms.EmailField(
        label=_("E-mail address"), required=False, help_text=_("With one, the guest gets an invitation by mail.")
    )
    language = forms.ChoiceField(label=_("Language of the mails"), choices=LANGUAGES)

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items


class ReasonForm(PageForm):
    """A written reason."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class MinutesForm(VersionedForm):
    """The running text of the minutes."""

    minutes = PastedWordsField(
        label=_("Minutes"),
        max_length=60000,
        required=False,
        rows=12,
        help_text=_("What does not belong to one point of the agenda. Decisions are written at their points."),
    )


class ApproveForm(PageForm):
    """When the body approved."""

    approved_on = DayField(label=_("Approved by the body on"), reach=PLANNED)
