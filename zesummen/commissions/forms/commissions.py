"""Forms of the commission itself."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.council.queries import proposed_regime
from zesummen.council.states import Regime
from zesummen.kernel.dates import IN_TERM, PLANNED, short_date
from zesummen.kernel.forms import DayField, PageForm, VersionedForm, WordsField
from zesummen.kernel.words import Text
from zesummen.territory.mandates import mandate_at

from ..models import Commission
from ..rules import commissions as rules
from ..states import Preset

BY_DAY = ("", _("the one that the first day proposes"))
BEFORE = ("before", _("the rules in force of the commission before"))


class ShortChoiceField(forms.ModelChoiceField):
    """Commissions by name and first day."""

    def label_from_instance(self, obj):
        return f"{obj.body.name} ({short_date(obj.from_on)})"


class SetUpForm(PageForm):
    """Name, law, days, remit, and where the first rules come from."""

    name = WordsField(
        label=_("Name of the commission"), max_length=200, help_text=_("The commission may have a name of its own.")
    )
    from_on = DayField(label=_("First day"), reach=PLANNED)
    regime = forms.ChoiceField(
        label=_("Law that the commission rests on"),
        choices=(BY_DAY, *Regime.choices),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("From 26 August to 31 December 2023 both were in use: then say which."),
    )
    expected_until = DayField(
        label=_("Expected until"),
        required=False,
        help_text=_("Leave it empty: the end of the council's mandate."),
        reach=IN_TERM,
    )
    is_wider = forms.BooleanField(
        label=_("Living together is a part of a wider remit"),
        required=False,
        help_text=_("Points outside this mission then count in no figure of it."),
    )
    remit = WordsField(label=_("What else belongs to the remit"), rows=3, required=False, max_length=2000)
    predecessor = ShortChoiceField(
        label=_("It follows"), queryset=None, required=False, empty_label=_("no commission in Zesummen")
    )
    preset = forms.ChoiceField(
        label=_("The first rules begin with"),
        choices=(("", _("the preset of the law")), *Preset.choices),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("They are a draft: change each value before the council votes."),
    )
    list_due_on = DayField(
        label=_("List of members to the ministry, by"),
        required=False,
        help_text=_("The last known day was 31 March 2024. Leave it empty if no day is known."),
        reach=IN_TERM,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        free = Commission.objects.filter(successors=None).select_related("body").order_by("-from_on")
        self.fields["predecessor"].queryset = free
        if free.exists():
            self.fields["preset"].choices = (BEFORE, *self.fields["preset"].choices)
        else:
            del self.fields["predecessor"]

    def clean(self):
        values = super().clean()
        start, end = values.get("from_on"), values.get("expected_until")
        if start is None:
            return values
        self._settle_regime(values)
        self._settle_name(values)
        if end is None and "expected_until" not in self.errors:
            values["expected_until"] = end = expected_end(start)
        if end and not (verdict := rules.fits_term(start, end)):
            self.add_error("expected_until", verdict.why)
        if values.get("preset") == "before" and not values.get("predecessor"):
            self.add_error("preset", _("Choose the commission before, or begin with a preset."))
        if values.get("remit") and not values.get("is_wider"):
            values["is_wider"] = True  # whoever writes what else belongs to the remit says that it is wider
        return values

    def _settle_regime(self, values: dict) -> None:
        proposed, chosen = proposed_regime(values["from_on"]), values.get("regime")
        if not chosen and proposed.both:
            self.add_error("regime", _("On this day both laws were in use. Choose the one that the council names."))
        elif chosen and chosen != proposed.regime and not proposed.both:
            self.add_error("regime", _("This law does not fit the first day. Change one of the two."))
        values["regime"] = chosen or str(proposed.regime)

    def _settle_name(self, values: dict) -> None:
        """What was proposed stays with the law that it is the name by, and is no translation of a name of its own."""
        proposed, name = self.initial.get("name"), values.get("name")
        if not proposed or not name:
            return
        if name.texts == proposed.texts:
            values["name"] = NAMES.get(values["regime"], name)
        elif name.texts.get(name.original) != proposed.texts.get(name.original):
            own = {code: text for code, text in name.texts.items() if text != proposed.texts.get(code)}
            values["name"] = Text(name.original, own)


class EditForm(VersionedForm):
    """What can change of a commission."""

    name = WordsField(label=_("Name of the commission"), max_length=200)
    from_on = DayField(label=_("First day"), reach=PLANNED)
    expected_until = DayField(label=_("Expected until"), reach=IN_TERM)
    is_wider = forms.BooleanField(label=_("Living together is a part of a wider remit"), required=False)
    remit = WordsField(label=_("What else belongs to the remit"), rows=3, required=False, max_length=2000)
    list_due_on = DayField(label=_("List of members to the ministry, by"), required=False, reach=IN_TERM)

    def clean(self):
        values = super().clean()
        start, end = values.get("from_on"), values.get("expected_until")
        if start and end and not (verdict := rules.fits_term(start, end)):
            self.add_error("expected_until", verdict.why)
        return values


def expected_end(start):
    """The last day of the council's mandate that this day falls into; six years where the mandate is not known."""
    mandate = mandate_at(start)
    if mandate is None:
        return start.replace(year=start.year + 6, day=min(start.day, 28)) - timedelta(days=1)
    return mandate.until.day - timedelta(days=1)


#: What a commission is usually called, by law; ours to propose, the commune's to change.
NAMES = {
    "2011": Text(
        "fr",
        {
            "fr": "Commission consultative communale d’intégration",
            "de": "Kommunale Integrationskommission",
            "lb": "Integratiounskommissioun",
            "en": "Advisory commission on integration",
            "pt": "Comissão consultiva comunal de integração",
        },
    ),
    "2023": Text(
        "fr",
        {
            "fr": "Commission du vivre-ensemble interculturel",
            "de": "Kommission für interkulturelles Zusammenleben",
            "lb": "Kommissioun vum interkulturellen Zesummeliewen",
            "en": "Commission on intercultural living together",
            "pt": "Comissão da convivência intercultural",
        },
    ),
}
