"""Forms of bodies and their members."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.accounts.queries import members as people_of_space
from zesummen.kernel.dates import IN_TERM, PLANNED
from zesummen.kernel.forms import DayField, PageForm, VersionedForm, WordsField

from ..states import BodyKind

LANGUAGES = settings.LANGUAGES
QUORUM = (
    ("none", _("no quorum")),
    ("majority", _("more than half of the members with a vote")),
    ("number", _("a number of members")),
)


class BodyForm(VersionedForm):
    """What a body is for and how it works."""

    kind = forms.ChoiceField(label=_("Kind"), choices=BodyKind.choices)
    name = WordsField(label=_("Name"), max_length=200)
    mandate = WordsField(
        label=_("Mandate"), rows=5, required=False, help_text=_("What the body is for, and what it may decide.")
    )
    rhythm_months = forms.IntegerField(
        label=_("A sitting at least every … months"), min_value=0, max_value=24, help_text=_("0: no rhythm")
    )
    decision_rule = forms.CharField(
        label=_("How it decides"),
        max_length=400,
        required=False,
        help_text=_("For example: majority of those present; the president's vote counts if votes are equal."),
    )
    quorum_rule = forms.ChoiceField(label=_("Quorum"), choices=QUORUM)
    quorum_number = forms.IntegerField(
        label=_("Number of members, if the quorum is a number"), min_value=1, max_value=99, required=False
    )
    notice_days = forms.IntegerField(label=_("Notice, days before the sitting"), min_value=0, max_value=60)
    is_confidential = forms.BooleanField(label=_("Its sittings are confidential"), required=False)
    from_on = DayField(label=_("In office from"), reach=PLANNED)
    until_on = DayField(label=_("Until"), required=False, reach=IN_TERM)

    def clean(self):
        values = super().clean()
        if values.get("quorum_rule") == "number":
            if values.get("quorum_number"):
                values["quorum_rule"] = str(values["quorum_number"])
            else:
                self.add_error("quorum_number", _("Enter how many members the quorum takes."))
        values.pop("quorum_number", None)
        start, end = values.get("from_on"), values.get("until_on")
        if start and end and end < start:
            self.add_error("until_on", _("The end comes before the start. Enter a later day."))
        return values


class MemberForm(VersionedForm):
    """One member, with an account or without."""

    person = forms.ModelChoiceField(
        label=_("Person with an account"), queryset=None, required=False, empty_label=_("nobody from the list")
    )
    name = forms.CharField(
        label=_("Name"), max_length=200, required=False, help_text=_("Leave it empty for somebody from the list.")
    )
    office = forms.CharField(
        label=pgettext_lazy("function of a person", "Office"),
        max_length=200,
        required=False,
        help_text=_("For example: alderwoman, head of the school service"),
    )
    organisation = forms.CharField(label=_("Organisation"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail address"), required=False, help_text=_("Without one, the notice is printed as a letter.")
    )
    language = forms.ChoiceField(label=_("Language of the mails"), choices=LANGUAGES)
    is_president = forms.BooleanField(label=_("Presides"), required=False)
    is_secretary = forms.BooleanField(label=_("Keeps the minutes"), required=False)
    has_vote = forms.BooleanField(label=_("Has a vote"), required=False)
    from_on = DayField(label=_("Member from"), reach=PLANNED)

    def __init__(self, *args, space, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people_of_space(space)

    def clean(self):
        values = super().clean()
        if not values.get("person") and not (values.get("name") or "").strip():
            self.add_error("name", _("Choose a person or write a name."))
        if values.get("person") and not values.get("name"):
            values["name"] = str(values["person"])
        return values


class EndForm(PageForm):
    """The end of a membership."""

    until_on = DayField(label=_("Last day"), reach=IN_TERM)
    reason = forms.CharField(label=_("Reason"), max_length=300)


def today_start() -> dict:
    """The start of forms that begin with today."""
    return {"from_on": timezone.localdate(), "version": 0}
