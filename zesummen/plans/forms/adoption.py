"""Forms of the adoption: decisions on paper, what a council leaves out or changes, cost key, the letter."""

from decimal import Decimal, InvalidOperation

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.forms import DayField, MoneyField, PageForm, VersionedForm, WordsField

from ..compare.labels import COST_KEYS
from ..compare.passages import Passage
from ..queries.papers.letter import Letter


class DecisionForm(PageForm):
    """What a council decided on its own papers."""

    result = forms.ChoiceField(
        label=_("What the council decided"),
        widget=forms.RadioSelect,
        choices=[("adopted", _("adopted as it is")), ("amended", _("adopted with changes")), ("refused", _("refused"))],
    )
    on = DayField(label=_("Day of the decision"))
    note = forms.CharField(
        label=_("Note"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
        help_text=_("What the council changed, or why it refused. Needed for both."),
    )


class LeaveOutForm(PageForm):
    """Which action a council leaves out, and why."""

    action = forms.TypedChoiceField(label=_("Action"), coerce=int)
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=400,
        help_text=_("It stands in the decision and in the plan."),
    )

    def __init__(self, *args, actions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["action"].choices = [
            ("", _("Choose an action")),
            *((a.pk, f"{a.number}. {a.title}") for a in actions),
        ]


class PassageForm(PageForm):
    """A passage as the council changed it: a text, a day or an amount."""

    def __init__(self, *args, passage: Passage, **kwargs):
        super().__init__(*args, **{**kwargs, "initial": {"value": passage.value}})
        label = _("As the council decided")
        fields = {
            "text": lambda: WordsField(label=label, rows=5, required=False),
            "day": lambda: DayField(label=label, required=False),
            "amount": lambda: MoneyField(label=label, highest=Decimal("9999999999.99")),
        }
        self.fields["value"] = fields[passage.kind]()
        self.fields["value"].initial = passage.value


class CostForm(VersionedForm):
    """The key by which councils share the cost, with a weight for each where it is chosen."""

    key = forms.ChoiceField(
        label=_("The cost is shared by"),
        widget=forms.RadioSelect,
        choices=[(entry.key, entry.label) for entry in COST_KEYS],
    )

    def __init__(self, *args, parties, **kwargs):
        super().__init__(*args, **kwargs)
        self.parties = list(parties)
        for party in self.parties:
            self.fields[f"weight_{party.pk}"] = forms.CharField(
                label=_("Share of %(name)s") % {"name": party},
                required=False,
                initial="" if party.weight is None else f"{party.weight.normalize():f}",
                widget=forms.TextInput(attrs={"inputmode": "decimal", "size": "8"}),
                help_text=_("Used with chosen shares only."),
            )

    def clean(self):
        values = super().clean()
        values["weights"] = {party.pk: self._weight(f"weight_{party.pk}") for party in self.parties}
        return values

    def _weight(self, name: str) -> Decimal:
        typed = (self.cleaned_data.get(name) or "").strip().replace(",", ".")
        try:
            weight = Decimal(typed or 0)
        except InvalidOperation:
            weight = Decimal("NaN")
        if not weight.is_finite() or weight < 0 or weight > 99999 or weight != weight.quantize(Decimal("0.0001")):
            self.add_error(name, _("Enter a number from 0 to 99999, with four decimals at most."))
            return Decimal(0)
        return weight


class BodyForm(PageForm):
    """Who decides on the plan of a grouping."""

    who = forms.ChoiceField(
        label=_("Who decides"),
        widget=forms.RadioSelect,
        choices=[
            ("councils", _("each council by itself")),
            ("body", _("one body for all, such as a syndicate’s committee")),
        ],
    )
    body_name = forms.CharField(
        label=_("Name of the body, in French"),
        max_length=200,
        required=False,
        help_text=_("As it stands at the head of the decision."),
    )

    def clean(self):
        values = super().clean()
        if values.get("who") == "body" and not (values.get("body_name") or "").strip():
            self.add_error("body_name", _("Name the body that decides."))
        return values


class VersionForm(PageForm):
    """A name for a version that is frozen by hand."""

    label = forms.CharField(
        label=_("What this version is for"),
        max_length=200,
        required=False,
        help_text=_("For example: before the summer."),
    )


class CompareForm(PageForm):
    """Which two states of the plan to compare."""

    a = forms.ChoiceField(label=pgettext_lazy("older version", "From"))
    b = forms.ChoiceField(label=pgettext_lazy("newer version", "To"))

    def __init__(self, *args, versions, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [*((str(v.number), f"{v.number}. {v.label}") for v in versions), ("now", _("the plan of today"))]
        for name in ("a", "b"):
            self.fields[name].choices = choices
            self.fields[name].required = False


class LetterForm(PageForm):
    """The letter to the ministry, proposed from the data. In French."""

    addressee = forms.CharField(
        label=_("Addressee"), widget=forms.Textarea(attrs={"rows": 4, "lang": "fr"}), max_length=500
    )
    subject = forms.CharField(label=_("Subject"), max_length=300, widget=forms.TextInput(attrs={"lang": "fr"}))
    place = forms.CharField(label=_("Place"), max_length=100, required=False)
    day = DayField(label=_("Date"))
    body = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 14, "lang": "fr"}),
        max_length=10000,
        help_text=_("An empty line begins a new paragraph."),
    )
    annexes = forms.CharField(
        label=_("Annexes"),
        widget=forms.Textarea(attrs={"rows": 4, "lang": "fr"}),
        max_length=2000,
        required=False,
        help_text=_("One on each line."),
    )
    office_1 = forms.CharField(label=_("First signature: office"), max_length=120)
    name_1 = forms.CharField(label=_("First signature: name"), max_length=200, required=False)
    office_2 = forms.CharField(label=_("Second signature: office"), max_length=120, required=False)
    name_2 = forms.CharField(label=_("Second signature: name"), max_length=200, required=False)

    @property
    def letter(self) -> Letter:
        """The clean letter."""
        v = self.cleaned_data
        paragraphs = [" ".join(part.split()) for part in v["body"].replace("\r\n", "\n").split("\n\n")]
        signing = [(v[f"office_{n}"], v[f"name_{n}"]) for n in (1, 2) if v[f"office_{n}"]]
        return Letter(
            v["addressee"].replace("\r\n", "\n"),
            v["subject"],
            tuple(p for p in paragraphs if p),
            tuple(line.strip() for line in v["annexes"].splitlines() if line.strip()),
            tuple(signing),
            v["place"],
            v["day"],
        )


class SentForm(PageForm):
    """When and how the letter left."""

    on = DayField(label=_("Sent on"))
    how = forms.CharField(
        label=_("How"), max_length=100, help_text=_("For example: registered post, e-mail, MyGuichet.")
    )
