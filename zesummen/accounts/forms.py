"""Forms about people. They return clean values; actions write."""

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from zesummen.kernel import journal
from zesummen.kernel.forms import DayField, PageForm, VersionedForm

from . import queries, rules
from .models import Person
from .models.people import VISIBLE_FIELDS, Audience
from .models.requests import Outcome

HOW_SAID = [(key, journal.HOW[key]) for key in ("phone", "counter", "letter")]


class OneOf(forms.ModelChoiceField):
    """A choice among rows that are handed in when the form is made."""

    def __init__(self, *args, **kwargs):
        super().__init__(Person.objects.none(), *args, **kwargs)


class ActingFor:
    """Mixin of a form that may be filled in for somebody else: who, and how they said so.

    Give ``people`` (a queryset of persons) at construction. ``behalf`` goes to ``journal.note`` as it is.
    """

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on_behalf"] = OneOf(
            label=_("For somebody else"), required=False, empty_label=_("No, I speak for myself")
        )
        self.fields["on_behalf"].queryset = people
        self.fields["how"] = forms.ChoiceField(
            label=_("How did they say it?"), choices=HOW_SAID, widget=forms.RadioSelect, required=False
        )

    def clean(self):
        values = super().clean() or self.cleaned_data
        if values.get("on_behalf") and not values.get("how"):
            self.add_error("how", _("Choose how this person told you."))
        return values

    @property
    def behalf(self) -> dict:
        """``on_behalf`` and ``how`` for the journal; empty when people speak for themselves."""
        person = self.cleaned_data.get("on_behalf")
        return {"on_behalf": person, "how": self.cleaned_data["how"]} if person else {}


def _role_choices(space) -> list[tuple]:
    return [("", _("Choose a role")), *((role.key, role.label) for role in rules.roles_for(space))]


class RoleFields(PageForm):
    """What a role needs: which, in what function, in which service, until when."""

    role = forms.ChoiceField(label=_("Role"))
    title = forms.CharField(label=_("Function"), max_length=120, required=False, help_text=_("As it should be read."))
    service = OneOf(label=_("Service"), required=False, empty_label=_("None"))
    until_on = DayField(label=_("Last day"), required=False)

    def __init__(self, *args, space, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = _role_choices(space)
        self.fields["service"].queryset = queries.open_services(space)
        if not self.fields["service"].queryset.exists():
            del self.fields["service"]


class InviteForm(RoleFields):
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)
    field_order = ["name", "email", "language", "role", "title", "service", "until_on"]


class RoleForm(RoleFields):
    from_on = DayField(label=_("First day"))
    field_order = ["role", "title", "service", "from_on", "until_on"]

    def clean(self):
        values = super().clean()
        first, last = values.get("from_on"), values.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("The last day lies before the first. Check both."))
        return values


class EndForm(PageForm):
    until_on = DayField(label=_("Last day"))
    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("The person reads it too."))


class DetailsForm(VersionedForm):
    """Details of somebody who told you: by telephone, at the counter, by letter."""

    full_name = forms.CharField(label=_("Name"), max_length=120)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    how = forms.ChoiceField(label=_("How did they say it?"), choices=HOW_SAID, widget=forms.RadioSelect)


class ServiceForm(VersionedForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    roles = forms.MultipleChoiceField(
        label=_("Rights of this service"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever works in the service has these roles for as long as they work there."),
    )

    def __init__(self, *args, space, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = [(role.key, role.label) for role in rules.roles_for(space)]
        self.fields["version"].required = False


class JoinForm(PageForm):
    person = OneOf(label=_("Person"), empty_label=_("Choose a person"))
    from_on = DayField(label=_("First day"))

    def __init__(self, *args, space, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = queries.members(space)


class LeaveForm(PageForm):
    until_on = DayField(label=_("Last day"))


class StandInForm(PageForm):
    absent = OneOf(label=_("Who is away?"), empty_label=_("Choose a person"))
    stand_in = OneOf(label=_("Who stands in?"), empty_label=_("Choose a person"))
    from_on = DayField(label=_("First day"))
    until_on = DayField(label=_("Last day"))
    reason = forms.CharField(
        label=_("Reason"), max_length=200, required=False, help_text=_("Only if others need it. Never a diagnosis.")
    )

    def __init__(self, *args, space, only=None, **kwargs):
        super().__init__(*args, **kwargs)
        people = queries.members(space)
        self.fields["absent"].queryset = people.filter(pk=only.pk) if only else people
        self.fields["stand_in"].queryset = people

    def clean(self):
        values = super().clean()
        if values.get("absent") and values.get("absent") == values.get("stand_in"):
            self.add_error("stand_in", _("Choose somebody else: nobody can stand in for themselves."))
        first, last = values.get("from_on"), values.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("The last day lies before the first. Check both."))
        return values


class ProfileForm(VersionedForm):
    """A person's own details, and who sees each."""

    full_name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    short_name = forms.CharField(
        label=_("How should we address you?"), max_length=60, required=False, help_text=_("In mails and greetings.")
    )
    phone = forms.CharField(
        label=_("Phone"), max_length=40, required=False, widget=forms.TextInput(attrs={"autocomplete": "tel"})
    )
    language = forms.ChoiceField(label=_("Language of pages and mails"), choices=settings.LANGUAGES)
    see_full_name = forms.ChoiceField(
        label=_("Who sees your name?"),
        widget=forms.RadioSelect,
        choices=[(Audience.MEMBERS, Audience.MEMBERS.label), (Audience.PUBLIC, Audience.PUBLIC.label)],
    )
    see_email = forms.ChoiceField(
        label=_("Who sees your e-mail address?"), widget=forms.RadioSelect, choices=Audience.choices
    )
    see_phone = forms.ChoiceField(
        label=_("Who sees your phone number?"), widget=forms.RadioSelect, choices=Audience.choices
    )

    @property
    def values(self) -> dict:
        return {name: value for name, value in super().values.items() if not name.startswith("see_")}

    @property
    def visibility(self) -> dict:
        return {name: self.cleaned_data[f"see_{name}"] for name in VISIBLE_FIELDS}


class DeletionForm(PageForm):
    note = forms.CharField(
        label=_("What you want to tell us"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    sure = forms.BooleanField(label=_("I want my data to be deleted"))


class DecisionForm(PageForm):
    outcome = forms.ChoiceField(
        label=_("Decision"),
        widget=forms.RadioSelect,
        choices=[(Outcome.GRANTED, _("Grant: every role here ends today")), (Outcome.REFUSED, _("Refuse"))],
    )
    answer = forms.CharField(
        label=_("Answer to the person"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("With a refusal, say which duty to keep the data applies."),
    )

    def clean(self):
        values = super().clean()
        if values.get("outcome") == Outcome.REFUSED and not (values.get("answer") or "").strip():
            self.add_error("answer", _("Say why the data must stay; the person reads it."))
        return values


CODE, PASSWORD, PASSKEY = "code", "password", "passkey"


class AcceptForm(PageForm):
    """A new person accepts: name, language, and how to sign in from now on."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    language = forms.ChoiceField(label=_("Language of pages and mails"), choices=settings.LANGUAGES)
    way = forms.ChoiceField(
        label=_("How do you want to sign in from now on?"),
        widget=forms.RadioSelect,
        initial=CODE,
        choices=[
            (CODE, _("With a code that we mail to you each time")),
            (PASSWORD, _("With a password")),
            (PASSKEY, _("With a passkey of this device (fingerprint, face or PIN)")),
        ],
    )
    password = forms.CharField(
        label=_("Password, if you chose one"),
        required=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 10 characters."),
    )

    def __init__(self, *args, email: str, **kwargs):
        self.email = email
        super().__init__(*args, **kwargs)

    def clean(self):
        values = super().clean()
        if values.get("way") == PASSWORD:
            self._check_password(values)
        else:
            values["password"] = ""
        return values

    def _check_password(self, values) -> None:
        if not values.get("password"):
            self.add_error("password", _("Enter a password, or choose another way to sign in."))
            return
        try:
            validate_password(values["password"], Person(email=self.email, full_name=values.get("name", "")))
        except ValidationError as problem:
            self.add_error("password", problem)
