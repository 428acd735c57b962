"""Forms of a vote: counted, by roll-call, secret, or an election. Each lists the seats that were filled."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.forms import PageForm, TimeOfDayField

from ..actions.votes import Ballot, Candidate
from ..states import SeatVote, VoteKind

AWAY = "away"
IN_ROOM = (
    (SeatVote.VOTED, _("took part")),
    (SeatVote.RECUSED, SeatVote.RECUSED.label),
    (AWAY, _("not in the room")),
)
ROLL = (
    ("", _("choose")),
    *((choice, choice.label) for choice in (SeatVote.FOR, SeatVote.AGAINST, SeatVote.ABSTAIN, SeatVote.RECUSED)),
    (AWAY, _("not in the room")),
)
DECIDED = (
    ("", _("not needed: the votes are not equal")),
    ("for", pgettext_lazy("a seat in a vote", "for")),
    ("against", pgettext_lazy("a seat in a vote", "against")),
)


def votes_field(label) -> forms.IntegerField:
    """How many votes."""
    return forms.IntegerField(label=label, min_value=0, max_value=99, required=False)


class SeatsForm(PageForm):
    """What every vote asks: the question, the hour, and what each filled seat did."""

    question = forms.CharField(label=_("What was voted on"), max_length=300)
    at = TimeOfDayField(
        label=_("Hour of the vote"),
        required=False,
        help_text=_("Leave it empty if nobody came late or left early. Else seats empty at that hour do not count."),
    )
    reason = forms.CharField(
        label=_("Why a seat left"),
        max_length=200,
        required=False,
        help_text=_("Only if somebody left the room for a personal interest."),
    )
    choices = IN_ROOM

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.seats = seats
        for row in seats:
            words = {"number": row.seat.number, "name": row.member.name}
            self.fields[f"seat_{row.seat_id}"] = forms.ChoiceField(
                label=_("Seat %(number)d: %(name)s") % words,
                choices=self.choices,
                initial=self.choices[0][0],
                error_messages={"required": _("Say how seat %(number)d, %(name)s, voted.") % words},
            )

    @property
    def seat_fields(self) -> list:
        """The field of each seat, for the page."""
        return [self[f"seat_{row.seat_id}"] for row in self.seats]

    def clean(self):
        values = super().clean()
        said = {row.seat_id: values.get(f"seat_{row.seat_id}") for row in self.seats}
        self.recused = [seat for seat, choice in said.items() if choice == SeatVote.RECUSED]
        if self.recused and not values.get("reason"):
            self.add_error("reason", _("Say why the seat left."))
        self.said = said
        return values

    def ballot(self, kind: str) -> Ballot:
        """The clean values as the action takes them."""
        values = self.cleaned_data
        return Ballot(
            question=values["question"],
            kind=kind,
            votes_for=values.get("votes_for") or 0,
            votes_against=values.get("votes_against") or 0,
            abstentions=values.get("abstentions") or 0,
            blank=values.get("blank") or 0,
            roll={seat: choice for seat, choice in self.said.items() if choice != AWAY},
            recused={seat: values["reason"] for seat in self.recused},
            away=frozenset(seat for seat, choice in self.said.items() if choice == AWAY),
            at=values.get("at"),
            decided={"for": True, "against": False}.get(values.get("decided") or ""),
            tie_note=values.get("tie_note") or "",
        )


class CountForm(SeatsForm):
    """A vote by show of hands."""

    kind = VoteKind.OPEN
    votes_for = votes_field(_("For"))
    votes_against = votes_field(_("Against"))
    abstentions = votes_field(_("Abstentions"))
    decided = forms.ChoiceField(label=_("Casting vote or lot"), choices=DECIDED, required=False)
    tie_note = forms.CharField(label=_("How equal votes were decided"), max_length=200, required=False)
    counts = ("votes_for", "votes_against", "abstentions")


class SecretForm(CountForm):
    """A secret vote: ballots counted, some of them blank or void."""

    kind = VoteKind.SECRET
    blank = votes_field(_("Blank or void"))
    counts = ("votes_for", "votes_against", "abstentions", "blank")


class RollCallForm(SeatsForm):
    """A vote by roll-call: each seat says how it votes."""

    kind = VoteKind.ROLL_CALL
    choices = ROLL
    decided = forms.ChoiceField(label=_("Casting vote or lot"), choices=DECIDED, required=False)
    tie_note = forms.CharField(label=_("How equal votes were decided"), max_length=200, required=False)
    counts = ()


class ElectionForm(SeatsForm):
    """An election, for one post or several; ``is_pairs``: candidates stand in pairs."""

    kind = VoteKind.SECRET
    ROWS = 8
    posts = forms.IntegerField(label=_("How many are elected"), min_value=1, max_value=20, initial=1)
    blank = votes_field(_("Blank or void"))
    tie_note = forms.CharField(label=_("How equal votes were decided"), max_length=200, required=False)
    counts = ("posts", "blank")

    def __init__(self, *args, is_pairs=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_pairs = is_pairs
        if is_pairs:
            del self.fields["posts"]
        self.counts = tuple(name for name in self.counts if name in self.fields)
        for n in range(1, self.ROWS + 1):
            self.fields[f"name_{n}"] = forms.CharField(
                label=_("Candidate %(n)d") % {"n": n}, max_length=200, required=False
            )
            if is_pairs:
                self.fields[f"partner_{n}"] = forms.CharField(
                    label=_("Second of pair %(n)d") % {"n": n}, max_length=200, required=False
                )
            self.fields[f"votes_{n}"] = votes_field(_("Votes of candidate %(n)d") % {"n": n})
            self.fields[f"chosen_{n}"] = forms.BooleanField(
                label=_("Chosen among equal votes, candidate %(n)d") % {"n": n}, required=False
            )

    @property
    def candidate_fields(self) -> list[list]:
        """The fields of each candidate, row by row."""
        names = ("name", "partner", "votes", "chosen") if self.is_pairs else ("name", "votes", "chosen")
        return [[self[f"{name}_{n}"] for name in names] for n in range(1, self.ROWS + 1)]

    def clean(self):
        values = super().clean()
        for n in range(1, self.ROWS + 1):
            name, votes = values.get(f"name_{n}"), values.get(f"votes_{n}")
            if votes and not name:
                self.add_error(f"name_{n}", _("Enter the name of who had these votes."))
            partner = values.get(f"partner_{n}") or ""
            if name and self.is_pairs and partner.casefold() in ("", name.casefold()):
                self.add_error(f"partner_{n}", _("Candidates stand in pairs: enter the second name."))
        if not any(values.get(f"chosen_{n}") for n in range(1, self.ROWS + 1)):
            return values
        if not values.get("tie_note"):
            self.add_error("tie_note", _("Say how equal votes were decided."))
        return values

    @property
    def candidates(self) -> list[Candidate]:
        """Who could be elected, as the action takes them."""
        values = self.cleaned_data
        return [
            Candidate(
                values[f"name_{n}"],
                values.get(f"votes_{n}") or 0,
                values.get(f"partner_{n}") or "",
                bool(values.get(f"chosen_{n}")),
            )
            for n in range(1, self.ROWS + 1)
            if values.get(f"name_{n}")
        ]


class TakeBackForm(PageForm):
    """Why a vote is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


FORMS = {"open": CountForm, "roll-call": RollCallForm, "secret": SecretForm, "election": ElectionForm}
