"""Forms of answers and of who came."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import PageForm, TimeOfDayField, VersionedForm

from ..states import Presence, Reply, ReplyChannel


class ReplyForm(PageForm):
    """Comes, is excused, or sends the substitute; and how somebody else heard it."""

    reply = forms.ChoiceField(label=_("Answer"), choices=Reply.choices)
    replaced_by = forms.CharField(label=_("Replaced by"), max_length=200, required=False)
    channel = forms.ChoiceField(
        label=_("How was it said?"),
        choices=[
            (c.value, c.label)
            for c in (ReplyChannel.PHONE, ReplyChannel.MAIL, ReplyChannel.COUNTER, ReplyChannel.LETTER)
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, is_own: bool = False, has_substitutes: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if is_own:
            del self.fields["channel"]
        if has_substitutes:
            del self.fields["replaced_by"]
        else:
            self.fields["reply"].choices = [c for c in Reply.choices if c[0] != Reply.SUBSTITUTE]


class AttendanceForm(VersionedForm):
    """Who came, one line a member; made for a phone held in one hand."""

    ends_at = TimeOfDayField(label=_("The sitting ended at"), required=False)

    def __init__(self, *args, attendance, guests=(), spare=frozenset(), has_substitutes=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.attendance, self.guests = attendance, guests
        gone = {Presence.UNKNOWN, Presence.REPLACED} if has_substitutes else {Presence.UNKNOWN}
        for row in attendance:
            is_spare = row.member_id in spare
            choices = [c for c in Presence.choices if c[0] not in gone or c[0] == row.presence]
            if is_spare:
                choices = [(Presence.UNKNOWN, _("was not needed")), *(c for c in choices if c[0] != Presence.UNKNOWN)]
            self.fields[f"presence_{row.pk}"] = forms.ChoiceField(
                label=row.member.name, choices=choices, widget=forms.RadioSelect, initial=_start(row, is_spare)
            )
            if not has_substitutes:
                self.fields[f"replaced_{row.pk}"] = forms.CharField(
                    label=_("Replaced by"), max_length=200, required=False, initial=row.replaced_by
                )
        for guest in guests:
            self.fields[f"guest_{guest.pk}"] = forms.BooleanField(
                label=_("%(name)s came") % {"name": guest.name}, required=False, initial=guest.came
            )
        self.order_fields([name for name in self.fields if name != "ends_at"])

    @property
    def people(self):
        """(attendance row, its field, the field for who came instead or ``None``)."""
        return [
            (row, self[f"presence_{row.pk}"], self[name] if (name := f"replaced_{row.pk}") in self.fields else None)
            for row in self.attendance
        ]

    @property
    def guest_fields(self):
        """The box of each guest."""
        return [self[f"guest_{guest.pk}"] for guest in self.guests]

    @property
    def rows(self) -> dict[int, tuple[str, str]]:
        """What the action takes."""
        data = self.cleaned_data
        return {row.pk: (data[f"presence_{row.pk}"], data.get(f"replaced_{row.pk}", "")) for row in self.attendance}

    @property
    def guest_rows(self) -> dict[int, bool]:
        """Which guests came."""
        return {guest.pk: self.cleaned_data[f"guest_{guest.pk}"] for guest in self.guests}

    def clean(self):
        values = super().clean()
        for row in self.attendance:
            if (
                f"replaced_{row.pk}" in self.fields
                and values.get(f"presence_{row.pk}") == Presence.REPLACED
                and not (values.get(f"replaced_{row.pk}") or "").strip()
            ):
                self.add_error(
                    f"replaced_{row.pk}", _("Write who came in place of %(name)s.") % {"name": row.member.name}
                )
        return values


def _start(row, is_spare: bool) -> str:
    guess = {Reply.COMES: Presence.PRESENT, Reply.EXCUSED: Presence.EXCUSED, Reply.SUBSTITUTE: Presence.EXCUSED}
    if row.presence != Presence.UNKNOWN:
        return row.presence
    return guess.get(row.reply, Presence.UNKNOWN if is_spare else Presence.PRESENT)
