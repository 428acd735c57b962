"""Forms of the text: choosing a kind, and the editor that adds, removes and moves paragraphs without script."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import Refused
from zesummen.kernel.forms import MoneyField, PageForm, VersionedForm, WordsField
from zesummen.kernel.moves import Stale
from zesummen.kernel.numbers import whole

from ..states import DecisionKind, Regime

MOST = 60  # paragraphs of one part
LONGEST = 6000


class NewForm(PageForm):
    """Kind and regime of a new deliberation; the rest comes from the model."""

    kind = forms.ChoiceField(label=_("What is to be decided"), choices=DecisionKind, widget=forms.RadioSelect)
    regime = forms.ChoiceField(
        label=_("Legal regime that the act declares"),
        choices=Regime,
        widget=forms.RadioSelect,
        help_text=_("For an act from 26 August to 31 December 2023 either can be declared: both were in use."),
    )
    subject = forms.CharField(
        label=_("Subject"),
        max_length=300,
        required=False,
        help_text=_("In French. Leave it empty to take the model's."),
    )
    contact_person = forms.CharField(label=_("Contact person"), max_length=200, required=False)
    budget_amount = MoneyField(
        label=_("Amount"), required=False, help_text=_("In euros. Leave it empty if nothing is spent or asked for.")
    )
    budget_article = forms.CharField(label=_("Budget article"), max_length=60, required=False)
    budget_year = forms.IntegerField(label=_("Budget year"), min_value=2000, max_value=2100, required=False)


PARTS = (
    (
        "visas",
        _("Legal basis and opinions (Vu, Revu)"),
        _("One paragraph each: the laws, earlier decisions, opinions."),
    ),
    ("reasons", _("Reasons (Considérant)"), _("Facts, needs, commitments.")),
    ("heard", _("Who was heard (Entendu)"), ""),
    ("articles", _("Articles"), _("Each begins with its verb: décide, approuve, désigne, charge, transmet.")),
)


class ParagraphsForm(VersionedForm):
    """Subject and paragraphs. A button ``do`` = ``part:act:number`` rearranges the boxes and saves nothing."""

    subject = forms.CharField(label=_("Subject"), max_length=300, widget=forms.TextInput(attrs={"lang": "fr"}))

    def __init__(self, data=None, *, paragraphs: dict[str, list[str]], **kwargs):
        self.paragraphs = {name: list(paragraphs.get(name, ())) for name, _label, _hint in PARTS}
        if data is not None:
            self.paragraphs = {name: self._typed(data, name) for name in self.paragraphs}
        super().__init__(data, **kwargs)
        self._make_fields()

    @staticmethod
    def _typed(data, name: str) -> list[str]:
        try:
            count = min(int(data.get(f"{name}-count", 0)), MOST)
        except ValueError:
            count = 0
        return [data.get(f"{name}-{number}", "") for number in range(1, count + 1)]

    def _make_fields(self) -> None:
        for name, texts in self.paragraphs.items():
            for number, text in enumerate(texts, start=1):
                self.fields[f"{name}-{number}"] = forms.CharField(
                    label=_("Paragraph %(number)d") % {"number": number},
                    required=False,
                    max_length=LONGEST,
                    initial=text,
                    widget=forms.Textarea(attrs={"rows": 2, "lang": "fr"}),
                )

    @property
    def parts(self):
        """For the page: each part with its label, its hint, and its boxes."""
        for name, label, hint in PARTS:
            boxes = [(number, self[f"{name}-{number}"]) for number in range(1, len(self.paragraphs[name]) + 1)]
            yield {
                "name": name,
                "label": label,
                "hint": hint,
                "boxes": boxes,
                "count": len(boxes),
                "full": len(boxes) >= MOST,
            }

    def arranged(self, command: str) -> dict[str, list[str]]:
        """The paragraphs after a button: ``articles:up:2``, ``visas:remove:1``, ``reasons:add:0`` (at the end)."""
        name, act, number = [*command.split(":"), "", ""][:3]
        texts = {key: list(value) for key, value in self.paragraphs.items()}
        at = whole(number)
        if name not in texts or at is None:
            return texts
        part, place = texts[name], at - 1
        if act == "add" and len(part) < MOST:
            part.insert(len(part) if place < 0 else place + 1, "")
        elif not 0 <= place < len(part):
            return texts
        elif act == "remove":
            del part[place]
        elif act == "up" and place > 0:
            part[place - 1], part[place] = part[place], part[place - 1]
        elif act == "down" and place < len(part) - 1:
            part[place + 1], part[place] = part[place], part[place + 1]
        return texts

    @property
    def text_values(self) -> dict[str, list[str]]:
        """The clean paragraphs, empty ones left out."""
        found = {}
        for name in self.paragraphs:
            texts = [self.cleaned_data.get(f"{name}-{n}", "") for n in range(1, len(self.paragraphs[name]) + 1)]
            found[name] = [" ".join(text.split()) for text in texts if text.strip()]
        return found

    def clean(self):
        values = super().clean()
        if not self.errors and not self.text_values["articles"]:
            raise ValidationError(_("A decision needs at least one article. Add one to the text first."))
        return values

    def refuse(self, refusal: Refused) -> None:
        """For a stale page, the paragraphs of both, part by part."""
        super().refuse(refusal)
        if isinstance(refusal, Stale):
            mine = self.text_values
            for name, label, _hint in PARTS:
                theirs = getattr(refusal.current, name)
                if theirs != mine[name]:
                    self.stale.append((label, "\n".join(theirs), "\n".join(mine[name])))


class TextForm(ParagraphsForm):
    """The whole text of a draft, with regime, budget and contact."""

    regime = forms.ChoiceField(label=_("Legal regime that the act declares"), choices=Regime)
    is_closed = forms.BooleanField(label=_("Closed sitting (huis clos)"), required=False)
    contact_person = forms.CharField(label=_("Contact person"), max_length=200, required=False)
    budget_amount = MoneyField(label=_("Amount"), required=False)
    budget_article = forms.CharField(label=_("Budget article"), max_length=60, required=False)
    budget_year = forms.IntegerField(label=_("Budget year"), min_value=2000, max_value=2100, required=False)

    @property
    def values(self) -> dict:
        """The clean values, paragraphs included."""
        names = ("subject", "regime", "is_closed", "contact_person", "budget_amount", "budget_article", "budget_year")
        return {**{name: self.cleaned_data[name] for name in names}, **self.text_values}


class AmendForm(ParagraphsForm):
    """The text as amended at the table, with who moved it or why."""

    amendment_note = forms.CharField(
        label=_("About the amendment"),
        required=False,
        max_length=400,
        help_text=_("In French: who moved it, or why. It stands in the extract."),
    )

    @property
    def values(self) -> dict:
        """Subject and paragraphs."""
        return {"subject": self.cleaned_data["subject"], **self.text_values}


class SummaryForm(VersionedForm):
    """What is decided, in plain words."""

    summary = WordsField(label=_("What is decided, in two sentences"), rows=3, max_length=1200, required=False)
