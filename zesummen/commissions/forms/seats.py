"""Forms about seats, who takes them and leaves them, and offices."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.accounts.queries import members as people_of_space
from zesummen.council.models import Deliberation
from zesummen.council.states import DecisionState
from zesummen.kernel.dates import IN_TERM
from zesummen.kernel.forms import DayField, PageForm, VersionedForm
from zesummen.sittings.models import BodyMember

from ..models import Seat
from ..rules.seats import Doubtful
from ..states import EndKind, OfficeKind, Part

LANGUAGES = settings.LANGUAGES
ASKED = ("is_same", "is_confirmed")  # shown only where somebody looks like a member
LEAVING = [(kind.value, kind.label) for kind in EndKind if kind not in (EndKind.MOVED_UP, EndKind.TERM)]


class OnDayForm(PageForm):
    """The composition at a day."""

    on = DayField(label=_("Who sat on"), required=False, reach=IN_TERM)


class SeatsForm(PageForm):
    """How many seats to add."""

    count = forms.IntegerField(label=_("How many seats"), min_value=1, max_value=40)
    from_on = DayField(label=pgettext_lazy("first day", "From"), reach=IN_TERM)
    labels = forms.CharField(
        label=_("For whom the rules keep them"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One line a seat, in their order; leave it empty where the rules keep no seat for a group."),
    )

    @property
    def values(self) -> dict:
        """What ``make_seats`` takes."""
        lines = tuple(line.strip()[:120] for line in self.cleaned_data["labels"].splitlines())
        return {"count": self.cleaned_data["count"], "from_on": self.cleaned_data["from_on"], "labels": lines}


class SeatForm(VersionedForm):
    """For whom the rules keep the seat."""

    label = forms.CharField(
        label=_("For whom the rules keep it"),
        max_length=120,
        required=False,
        help_text=_("For example: an association, a quarter. Leave it empty where the seat is open to everybody."),
    )


class CloseSeatForm(PageForm):
    """The last day of a seat."""

    until_on = DayField(label=_("Last day"), reach=IN_TERM)


class WhoForm(PageForm):
    """A person: one of the body, one with an account, or somebody new by name."""

    member = forms.ModelChoiceField(
        label=_("Somebody who belongs or belonged to this commission"),
        queryset=None,
        required=False,
        empty_label=_("nobody from the list"),
    )
    person = forms.ModelChoiceField(
        label=_("Somebody with an account"), queryset=None, required=False, empty_label=_("nobody from the list")
    )
    name = forms.CharField(
        label=_("Or a name"), max_length=200, required=False, help_text=_("For somebody who is in neither list.")
    )
    email = forms.EmailField(
        label=_("E-mail address"), required=False, help_text=_("Without one, everything comes by letter.")
    )
    language = forms.ChoiceField(label=_("Language of mails and letters"), choices=LANGUAGES)
    organisation = forms.CharField(label=_("Organisation"), max_length=200, required=False)

    def __init__(self, *args, commission, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = BodyMember.objects.filter(body=commission.body_id).order_by("name", "pk")
        self.fields["person"].queryset = people_of_space(commission.space)

    def clean(self):
        values = super().clean()
        if not (values.get("member") or values.get("person") or (values.get("name") or "").strip()):
            self.add_error("name", _("Choose a person or write a name."))
        return values


class SeatingForm(WhoForm):
    """Somebody takes a seat; asks once more where it may be a mistake."""

    from_on = DayField(label=pgettext_lazy("first day", "From"), reach=IN_TERM)
    appointed_by = forms.ModelChoiceField(
        label=_("By the council's decision"), queryset=None, required=False, empty_label=_("not linked")
    )
    is_same = forms.BooleanField(label=_("It is the same person"), required=False, widget=forms.HiddenInput)
    is_confirmed = forms.BooleanField(
        label=_("It is another person"),
        required=False,
        widget=forms.HiddenInput,
        help_text=_("Tick this only if two people share the name or the address."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        decided = Deliberation.objects.filter(state=DecisionState.ACCEPTED).order_by("-voted_on", "-pk")
        self.fields["appointed_by"].queryset = decided
        if self.is_bound and any(self.data.get(self.add_prefix(name)) in ("on", "True", "1") for name in ASKED):
            self._ask()

    def refuse(self, refusal) -> None:
        if isinstance(refusal, Doubtful):
            self._ask()
            member = {"name": refusal.held.member.name}
            self["is_same"].label = _("It is the same person: %(name)s, who sits here already") % member
        super().refuse(refusal)

    def _ask(self) -> None:
        for name in ASKED:
            self.fields[name].widget = forms.CheckboxInput()

    def clean(self):
        values = super().clean()
        if values.get("is_same") and values.get("is_confirmed"):
            self.add_error("is_same", _("Tick one of them: the same person, or another."))
        return values


class AppointForm(SeatingForm):
    """Which part of which seat, and who takes it."""

    part = forms.ChoiceField(label=_("As"), choices=Part.choices, widget=forms.RadioSelect)
    seat = forms.ModelChoiceField(label=_("Seat"), queryset=None, required=False, empty_label=_("none: the pool"))
    field_order = ("part", "seat")

    def __init__(self, *args, commission, substitutes: str, **kwargs):
        super().__init__(*args, commission=commission, **kwargs)
        self.fields["seat"].queryset = Seat.objects.filter(commission=commission, until_on=None).order_by("number")
        self.fields["seat"].label_from_instance = _seat_label
        if substitutes != "pool":
            self.fields["seat"].empty_label = _("choose")
        if substitutes == "none":
            self.fields["part"].choices = [(Part.FULL.value, Part.FULL.label)]


def _seat_label(seat: Seat):
    if seat.label:
        return _("Seat %(number)d (%(label)s)") % {"number": seat.number, "label": seat.label}
    return _("Seat %(number)d") % {"number": seat.number}


class EndForm(PageForm):
    """The last day, and why."""

    on = DayField(label=_("Last day"), reach=IN_TERM)
    kind = forms.ChoiceField(label=_("Why"), choices=LEAVING, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("In words"), max_length=300, required=False)
    until_replaced = forms.BooleanField(
        label=_("Sits until somebody else is appointed"),
        required=False,
        help_text=_("The seat stays filled until then; the last day is the day before the successor's first."),
    )

    def __init__(self, *args, has_seat: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_seat:
            self.fields.pop("until_replaced")

    def clean(self):
        values = super().clean()
        if values.get("kind") == EndKind.OTHER and not values.get("reason"):
            self.add_error("reason", _("Write the reason in a few words."))
        if values.get("until_replaced") and values.get("kind") == EndKind.DIED:
            self.add_error("until_replaced", _("Leave this empty: the seat is vacant from the day after."))
        return values


class ReplaceForm(SeatingForm):
    """Somebody leaves and somebody else takes the place, in one act."""

    kind = forms.ChoiceField(label=_("Why the other leaves"), choices=LEAVING)
    reason = forms.CharField(label=_("In words"), max_length=300, required=False)


class MoveUpForm(PageForm):
    """A substitute takes a full seat."""

    seat = forms.ModelChoiceField(label=_("Seat"), queryset=None, empty_label=_("choose"))
    from_on = DayField(label=pgettext_lazy("first day", "From"), reach=IN_TERM)
    appointed_by = forms.ModelChoiceField(
        label=_("By the council's decision"), queryset=None, required=False, empty_label=_("not linked")
    )

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = Seat.objects.filter(pk__in=[seat.pk for seat in seats]).order_by("number")
        self.fields["seat"].label_from_instance = _seat_label
        decided = Deliberation.objects.filter(state=DecisionState.ACCEPTED).order_by("-voted_on", "-pk")
        self.fields["appointed_by"].queryset = decided


class OfficeForm(WhoForm):
    """Who presides or keeps the minutes, from when."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("function of a person", "Office"), choices=OfficeKind.choices, widget=forms.RadioSelect
    )
    from_on = DayField(label=pgettext_lazy("first day", "From"), reach=IN_TERM)
    note = forms.CharField(
        label=_("How"),
        max_length=200,
        required=False,
        help_text=_("For example: elected at the constituent sitting, named by the council."),
    )
    field_order = ("kind", "member")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].label = _("Member of the commission")
        self.fields["member"].queryset = self.fields["member"].queryset.filter(until_on=None)
        self.fields["person"].label = _("Or an official with an account")
        self.fields["name"].help_text = _("For a secretary who is no member of the commission.")


class EndOfficeForm(PageForm):
    """The last day of an office."""

    on = DayField(label=_("Last day"), reach=IN_TERM)
