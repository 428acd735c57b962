"""The form that takes over a running plan or pact."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.council.states import Regime
from zesummen.documents.actions import Upload
from zesummen.kernel.exports.fields import UploadField
from zesummen.kernel.forms import DayField, PageForm, WordsField

from .. import catalogue
from ..measures import TEMPLATES

SIGNATORIES = ("commune_signatory", "minister_signatory", "syvicol_signatory")
OF_A_PACT = ("signed_place", *SIGNATORIES, "theme", "theme_field", "cycle_from", "cycle_number")


class KindForm(PageForm):
    """First the kind of plan: the rest is asked for as that kind has it."""

    kind = forms.ChoiceField(label=_("Kind of plan"), widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(t.key, f"{t.name}: {t.sentence}") for t in TEMPLATES.values()]


class TakeOverForm(PageForm):
    """What is known of a plan of this kind that runs already. ``beside``: a plan of the same kind is open."""

    beside = forms.BooleanField(label=_("Take it over all the same: both are to run side by side"))
    regime = forms.ChoiceField(label=_("Law that the plan declares"), choices=Regime.choices, widget=forms.RadioSelect)
    title = WordsField(label=_("Title"), max_length=200)
    decided_on = DayField(label=_("Adopted or signed on"))
    starts_on = DayField(label=_("Runs from"))
    ends_on = DayField(label=_("Runs until"), required=False)
    done = forms.MultipleChoiceField(
        label=_("Measures that were done before"), required=False, widget=forms.CheckboxSelectMultiple
    )
    signed_place = forms.CharField(label=_("Signed in"), max_length=200, required=False)
    commune_signatory = forms.CharField(
        label=_("Signed for the commune"), max_length=200, help_text=_("Name and office")
    )
    minister_signatory = forms.CharField(
        label=_("Signed for the ministry"), max_length=200, help_text=_("Name and office")
    )
    syvicol_signatory = forms.CharField(label=_("Signed for SYVICOL"), max_length=200, help_text=_("Name and office"))
    theme = WordsField(label=_("Theme of the present cycle"), max_length=200, required=False)
    theme_field = forms.ChoiceField(label=_("Its field of action"), required=False)
    cycle_from = DayField(label=_("The cycle began on"), required=False)
    cycle_number = forms.IntegerField(
        label=_("Number of the cycle"), min_value=1, max_value=50, initial=1, required=False
    )
    scan = UploadField(
        label=_("Scan of the decision or of the signed pact"),
        required=False,
        help_text=_("Becomes the authoritative copy. More scans can be added afterwards."),
    )
    scan_title = forms.CharField(label=_("Title of the scan"), max_length=300, required=False)
    scan_language = forms.ChoiceField(
        label=_("Language of the scan"), choices=settings.LANGUAGES, initial="fr", required=False
    )

    def __init__(self, *args, kind: str, communes=(), beside: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["done"].choices = [(m.key, f"{m.number}. {m.title}") for m in TEMPLATES[kind].measures]
        if not beside:
            del self.fields["beside"]
        if self.is_pact:
            self._as_pact()
        else:
            for name in OF_A_PACT:
                del self.fields[name]
        self._ask_councils(communes)

    @property
    def is_pact(self) -> bool:
        """A pact has signatures and cycles."""
        return TEMPLATES[self.kind].in_cycles

    def _as_pact(self) -> None:
        """A pact knows one law, six years and steps."""
        del self.fields["regime"]
        self.fields["ends_on"].help_text = _("Left empty for a pact: six years after the start.")
        self.fields["done"].label = _("Steps that were done before")
        self.fields["theme_field"].choices = catalogue.choices(catalogue.ALL_FIELDS, empty=_("none of the list"))

    def _ask_councils(self, communes) -> None:
        """Of several councils, each one's own day."""
        self.councils = {}
        if len(communes) > 1:
            for commune in communes:
                name = f"council_{commune.pk}"
                self.councils[name] = commune.pk
                self.fields[name] = DayField(
                    label=_("Adopted by the council of %(commune)s on") % {"commune": commune},
                    required=False,
                    help_text=_("Left empty: this council has not adopted it."),
                )

    @property
    def council_fields(self) -> list:
        """The bound days of the councils of a grouping."""
        return [self[name] for name in self.councils]

    def clean(self):
        values = super().clean()
        start, end = values.get("starts_on"), values.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("The end comes before the start. Enter a later day."))
        today = timezone.localdate()
        for name in ("decided_on", *self.councils):
            if values.get(name) and values[name] > today:
                self.add_error(name, _("This day has not come yet. Enter the day on which the council decided."))
        if values.get("theme") and not values.get("cycle_from") and "cycle_from" not in self.errors:
            self.add_error("cycle_from", _("Enter the day on which the cycle began."))
        if values.get("scan") and not values.get("scan_title"):
            self.add_error("scan_title", _("Give the scan a title, so that others find it."))
        if self.councils and not any(values.get(name) for name in self.councils):
            self.add_error(next(iter(self.councils)), _("Enter for at least one council when it adopted the plan."))
        return values

    @property
    def values(self) -> dict:
        """What the action takes."""
        v = self.cleaned_data
        return {
            "template": self.kind,
            "regime": v.get("regime") or TEMPLATES[self.kind].regime,
            **{name: v[name] for name in ("title", "decided_on", "starts_on", "ends_on", "done")},
            "beside": v.get("beside", False),
            "adopted": {pk: v[name] for name, pk in self.councils.items() if v.get(name)},
            "signatures": self._signatures() if self.is_pact else None,
            "cycle": self._cycle() if v.get("theme") else None,
            "scan": self._scan() if v.get("scan") else None,
        }

    def _signatures(self) -> dict:
        v = self.cleaned_data
        return {
            "signed_on": v["decided_on"],
            "signed_place": v["signed_place"],
            **{name: v[name] for name in SIGNATORIES},
        }

    def _cycle(self) -> dict:
        v = self.cleaned_data
        return {
            "number": v.get("cycle_number") or 1,
            "theme": v["theme"],
            "field": v["theme_field"],
            "from_on": v["cycle_from"],
        }

    def _scan(self) -> dict:
        v = self.cleaned_data
        return {
            "upload": Upload.of(v["scan"]),
            "title": v["scan_title"],
            "dated_on": v["decided_on"],
            "language": v["scan_language"] or "fr",
        }
