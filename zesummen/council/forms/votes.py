"""The form of the council night: result, votes, who was there; one screen, usable on a phone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import Refused
from zesummen.kernel.forms import DayField, PageForm, TimeOfDayField

from ..actions import Attendance, VoteEntry
from ..models import DeliberationPresence
from ..states import RESULTS, DecisionState

PRESENCE = DeliberationPresence.Presence


def _number(label) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=99,
        required=False,
        widget=forms.NumberInput(attrs={"size": "4", "inputmode": "numeric"}),
    )


class VoteForm(PageForm):
    """Everything typed on the council night. ``voters`` are the members that day, ``others`` the secretary."""

    result = forms.ChoiceField(label=_("Result"), choices=(), widget=forms.RadioSelect)
    is_unanimous = forms.BooleanField(
        label=_("Unanimous"), required=False, help_text=_("All members present or represented voted for.")
    )
    votes_for = _number(_("For"))
    votes_against = _number(_("Against"))
    abstentions = _number(_("Abstentions"))
    reason = forms.CharField(
        label=_("Why it was postponed, withdrawn or rejected"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In French: it stands in the extract of a postponed or withdrawn point."),
    )
    is_closed = forms.BooleanField(label=_("Closed sitting (huis clos)"), required=False)
    convened_on = DayField(label=_("Day of the notice and the convocation"), required=False)
    opened_at = TimeOfDayField(label=_("Sitting opened at"), required=False)
    closed_at = TimeOfDayField(label=_("Sitting closed at"), required=False)
    reference = forms.CharField(
        label=_("Reference number"),
        max_length=60,
        required=False,
        help_text=_("Proposed by the pattern of your council."),
    )
    quorum_note = forms.CharField(
        label=_("Why it could be decided without enough members"),
        max_length=300,
        required=False,
        help_text=_(
            "Only when fewer than half of the members were there, for example after two failed calls. In French."
        ),
    )
    present_count = _number(_("Members present"))
    proxy_count = _number(_("Members represented by proxy"))

    def __init__(self, *args, voters=(), others=(), allows_proxies: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.voters, self.others, self.allows_proxies = list(voters), list(others), allows_proxies
        self.fields["result"].choices = [(state, DecisionState(state).label) for state in RESULTS]
        if self.voters:
            del self.fields["present_count"], self.fields["proxy_count"]
        elif not allows_proxies:
            del self.fields["proxy_count"]
        for official in [*self.voters, *self.others]:
            self._add_person(official, is_voter=official in self.voters)

    def _add_person(self, official, *, is_voter: bool) -> None:
        kinds = [kind for kind in PRESENCE if is_voter or kind in (PRESENCE.PRESENT, PRESENCE.EXCUSED, PRESENCE.ABSENT)]
        if not self.allows_proxies:
            kinds = [kind for kind in kinds if kind != PRESENCE.PROXY]
        self.fields[f"p{official.pk}"] = forms.ChoiceField(
            label=_("%(name)s, %(office)s") % {"name": official.name, "office": official.get_office_display()},
            choices=[(kind, kind.label) for kind in kinds],
            initial=PRESENCE.PRESENT,
            required=False,
        )
        if self.allows_proxies and is_voter:
            choices = [("", _("nobody"))] + [(str(row.pk), row.name) for row in self.voters if row.pk != official.pk]
            self.fields[f"to{official.pk}"] = forms.ChoiceField(
                label=_("%(name)s: proxy held by") % {"name": official.name},
                choices=choices,
                required=False,
            )

    def refuse(self, refusal: Refused) -> None:
        """Show a refusal at the field it is about, so that the summary leads there."""
        field = getattr(refusal.verdict, "field", "")
        if field == "present_count" and self.voters:
            field = f"p{self.voters[0].pk}"
        if field not in self.fields:
            super().refuse(refusal)
        else:
            self.add_error(field, str(refusal.verdict.why))

    @property
    def people(self):
        """For the page: each person with their office, where they were, and who held their proxy."""
        for official in [*self.voters, *self.others]:
            proxy = self[f"to{official.pk}"] if f"to{official.pk}" in self.fields else None
            yield {"official": official, "presence": self[f"p{official.pk}"], "proxy": proxy}

    @property
    def entry(self) -> VoteEntry:
        """What was typed, as the action takes it."""
        values = self.cleaned_data
        people = [*self.voters, *self.others]
        names = (
            "result",
            "is_unanimous",
            "votes_for",
            "votes_against",
            "abstentions",
            "reason",
            "is_closed",
            "convened_on",
            "opened_at",
            "closed_at",
            "reference",
            "quorum_note",
        )
        attendance = Attendance(
            presences={row.pk: values[f"p{row.pk}"] or PRESENCE.ABSENT for row in people},
            proxies={row.pk: int(values[f"to{row.pk}"]) for row in self.voters if values.get(f"to{row.pk}")},
            present=values.get("present_count"),
            represented=values.get("proxy_count") or 0,
        )
        return VoteEntry(**{name: values[name] for name in names}, attendance=attendance)
