"""Forms of bodies, members, sittings, agenda, attendance and tasks."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import members as people_of_space
from zesummen.accounts.queries import open_services
from zesummen.kernel.forms import DayField, PageForm, TimeOfDayField, VersionedForm, WordsField

from .states import BodyKind, ItemKind, Presence, Reply

LANGUAGES = (
    ("fr", _("French")),
    ("de", _("German")),
    ("lb", _("Luxembourgish")),
    ("en", _("English")),
    ("pt", _("Portuguese")),
)
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
    from_on = DayField(label=_("In office from"))
    until_on = DayField(label=_("Until"), required=False)

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
        label=_("Office"),
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
    from_on = DayField(label=_("Member from"))

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

    until_on = DayField(label=_("Last day"))
    reason = forms.CharField(label=_("Reason"), max_length=300)


class SittingForm(VersionedForm):
    """Day, hour and place of a sitting."""

    day = DayField(label=_("Day"))
    starts_at = TimeOfDayField(label=_("Begins at"))
    ends_at = TimeOfDayField(label=_("Ends at"), required=False)
    place = forms.CharField(label=_("Place"), max_length=200)
    is_open = forms.BooleanField(label=_("Everybody may listen"), required=False)
    invitation = forms.CharField(
        label=_("Words of the notice, besides the agenda"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self):
        values = super().clean()
        start, end = values.get("starts_at"), values.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", _("The end comes before the beginning. Enter a later hour."))
        return values


class ReasonForm(PageForm):
    """A written reason."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class ItemForm(VersionedForm):
    """A point of the agenda before the sitting."""

    title = forms.CharField(label=_("Point"), max_length=300)
    kind = forms.ChoiceField(label=_("What the point is for"), choices=ItemKind.choices)
    summary = forms.CharField(
        label=_("What it is about"), max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class OutcomeForm(ItemForm):
    """A point after the sitting: what was said and decided, with votes."""

    decision = forms.CharField(
        label=_("Decision"), max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    votes_for = forms.IntegerField(label=_("For"), min_value=0, max_value=999, required=False)
    votes_against = forms.IntegerField(label=_("Against"), min_value=0, max_value=999, required=False)
    abstentions = forms.IntegerField(label=_("Abstentions"), min_value=0, max_value=999, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["summary"].label = _("What was said")


class ReplyForm(PageForm):
    """Comes, or is excused."""

    reply = forms.ChoiceField(label=_("Answer"), choices=Reply.choices)
    replaced_by = forms.CharField(label=_("Replaced by"), max_length=200, required=False)


class AttendanceForm(VersionedForm):
    """Who came, one line a member; made for a phone held in one hand."""

    ends_at = TimeOfDayField(label=_("The sitting ended at"), required=False)

    def __init__(self, *args, attendance, **kwargs):
        super().__init__(*args, **kwargs)
        self.attendance = attendance
        guess = {Reply.COMES: Presence.PRESENT, Reply.EXCUSED: Presence.EXCUSED}
        for row in attendance:
            start = row.presence if row.presence != Presence.UNKNOWN else guess.get(row.reply, Presence.PRESENT)
            self.fields[f"presence_{row.pk}"] = forms.ChoiceField(
                label=row.member.name,
                choices=[c for c in Presence.choices if c[0] != Presence.UNKNOWN],
                widget=forms.RadioSelect,
                initial=start,
            )
            self.fields[f"replaced_{row.pk}"] = forms.CharField(
                label=_("Replaced by"), max_length=200, required=False, initial=row.replaced_by
            )
        self.order_fields([name for name in self.fields if name != "ends_at"])

    @property
    def people(self):
        """(attendance row, its two fields)."""
        return [(row, self[f"presence_{row.pk}"], self[f"replaced_{row.pk}"]) for row in self.attendance]

    @property
    def rows(self) -> dict[int, tuple[str, str]]:
        """What the action takes."""
        data = self.cleaned_data
        return {row.pk: (data[f"presence_{row.pk}"], data[f"replaced_{row.pk}"]) for row in self.attendance}

    def clean(self):
        values = super().clean()
        for row in self.attendance:
            if (
                values.get(f"presence_{row.pk}") == Presence.REPLACED
                and not (values.get(f"replaced_{row.pk}") or "").strip()
            ):
                self.add_error(
                    f"replaced_{row.pk}", _("Write who came in place of %(name)s.") % {"name": row.member.name}
                )
        return values


class MinutesForm(VersionedForm):
    """The running text of the minutes."""

    minutes = forms.CharField(
        label=_("Minutes"),
        max_length=60000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("What does not belong to one point of the agenda. Decisions are written at their points."),
    )


class ApproveForm(PageForm):
    """When the body approved."""

    approved_on = DayField(label=_("Approved by the body on"))


class TaskForm(VersionedForm):
    """What, who, by when."""

    title = forms.CharField(label=_("What is to be done"), max_length=300)
    owner = forms.ModelChoiceField(
        label=_("Person"), queryset=None, required=False, empty_label=_("nobody from the list")
    )
    service = forms.ModelChoiceField(label=_("Service"), queryset=None, required=False, empty_label=_("no service"))
    owner_name = forms.CharField(
        label=_("Or a name"), max_length=200, required=False, help_text=_("For somebody without an account")
    )
    due_on = DayField(label=_("By"), required=False)

    def __init__(self, *args, space, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people_of_space(space)
        self.fields["service"].queryset = open_services(space)

    def clean(self):
        values = super().clean()
        given = [name for name in ("owner", "service", "owner_name") if values.get(name)]
        if not given and not self.errors:
            self.add_error("owner", _("Say who does it: a person, a service or a name."))
        if len(given) > 1:
            self.add_error(given[1], _("Name one owner only: a person, a service or a name."))
        return values


class TaskFilter(PageForm):
    """Which tasks are shown."""

    whose = forms.ChoiceField(
        label=_("Whose"), choices=(("mine", _("mine and my services'")), ("all", _("everybody's"))), required=False
    )
    state = forms.ChoiceField(
        label=_("Standing"),
        choices=(
            ("open", _("open")),
            ("late", _("late")),
            ("done", _("done")),
            ("dropped", _("dropped")),
            ("any", _("all")),
        ),
        required=False,
    )
    q = forms.CharField(label=_("Words"), max_length=100, required=False)


def today_start() -> dict:
    """The start of forms that begin with today."""
    return {"from_on": timezone.localdate(), "version": 0}
