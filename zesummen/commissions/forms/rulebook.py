"""Forms of the rules: every value with its source, the vote, an annulment, and the day they are in force."""

from decimal import Decimal

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.dates import PLANNED
from zesummen.kernel.forms import DayField, MoneyField, PageForm, VersionedForm

from ..rulebook import BY_KEY, FIELDS, GROUPS, Field, RuleValue, plain, preset_values
from ..states import Preset

ARTICLE = "article_"
SIZES = ("min_members", "max_members")


class BeginForm(PageForm):
    """Where a new version begins."""

    base = forms.ChoiceField(label=_("Begin with"), widget=forms.RadioSelect)
    note = forms.CharField(label=_("What changes, in words"), max_length=400, required=False)

    def __init__(self, *args, versions, **kwargs):
        super().__init__(*args, **kwargs)
        own = [(f"v{version.number}", str(version)) for version in versions]
        self.fields["base"].choices = [*own, *Preset.choices]
        self.fields["base"].initial = self.fields["base"].choices[0][0]


class CompareForm(PageForm):
    """Two versions to hold against each other."""

    old = forms.TypedChoiceField(label=_("This version"), coerce=int)
    new = forms.TypedChoiceField(label=_("against this one"), coerce=int)

    def __init__(self, *args, versions, **kwargs):
        super().__init__(*args, **kwargs)
        self.by_number = {version.number: version for version in versions}
        for name in ("old", "new"):
            self.fields[name].choices = [(version.number, str(version)) for version in versions]

    def chosen(self, name: str, otherwise):
        """The version that was chosen."""
        return self.by_number[self.cleaned_data[name]] if self.is_valid() else otherwise


class RulesForm(VersionedForm):
    """Each rule of a draft with its article. A value that differs from the preset is the commune's own."""

    note = forms.CharField(label=_("What changes in this version, in words"), max_length=400, required=False)

    def __init__(self, *args, values: dict[str, RuleValue], preset: str, **kwargs):
        self.preset = preset
        super().__init__(*args, **kwargs)
        for rule in FIELDS:
            held = values[rule.key]
            self.fields[rule.key] = form_field(rule)
            self.fields[rule.key].initial = _shown(rule, held.value)
            self.fields[ARTICLE + rule.key] = forms.CharField(
                label=format_lazy(_("Article for “{rule}”"), rule=rule.label),
                help_text=_("Source now: %(source)s") % {"source": held.source_words},
                max_length=80,
                required=False,
                initial=held.article if held.source == "rules" else "",
            )

    def groups(self):
        """(heading, rows) in the order of the page; a row is the field and its article."""
        for key, label in GROUPS.items():
            rows = [(self[rule.key], self[ARTICLE + rule.key]) for rule in FIELDS if rule.group == key]
            yield label, rows

    def clean(self):
        values = super().clean()
        lowest, highest = (values.get(key) for key in SIZES)
        if lowest and highest and lowest > highest:
            self.add_error("max_members", _("The most seats are fewer than the least. Change one of the two."))
        if values.get("quorum_rule") == "number" and not values.get("quorum_number"):
            self.add_error("quorum_number", _("Enter how many seats the quorum takes."))
        if highest and values.get("quorum_number", 0) and values["quorum_number"] > highest:
            self.add_error("quorum_number", _("The quorum takes more seats than there can be. Enter a smaller number."))
        if "members" in values.get("who_may_request", ()) and not values.get("request_members"):
            self.add_error("request_members", _("Enter how many members can ask for a sitting together."))
        return values

    @property
    def rules_given(self) -> list[RuleValue]:
        """The values typed, each with its source: preset where nothing differs and no article is named."""
        default = preset_values(self.preset)
        found = []
        for key, rule in BY_KEY.items():
            value = plain(rule, self.cleaned_data[key])
            article = self.cleaned_data[ARTICLE + key].strip()
            own = article or value != default[key].value
            found.append(RuleValue(key, value, "rules", article) if own else default[key])
        return found


def form_field(rule: Field):
    """The form field of a rule."""
    facts = {"label": rule.label, "help_text": rule.help}
    if rule.kind == "number":
        return forms.IntegerField(
            min_value=rule.lowest, max_value=rule.highest, widget=forms.NumberInput(attrs={"size": "4"}), **facts
        )
    if rule.kind == "money":
        return MoneyField(highest=Decimal(1000), **facts)
    if rule.kind == "yes":
        return forms.TypedChoiceField(
            choices=(("yes", _("yes")), ("no", _("no"))), coerce=lambda value: value == "yes", **facts
        )
    if rule.kind == "several":
        return forms.MultipleChoiceField(choices=rule.choices, widget=forms.CheckboxSelectMultiple, **facts)
    if rule.kind == "choice":
        return forms.ChoiceField(choices=rule.choices, **facts)
    return LinesField(required=False, **facts)


class LinesField(forms.CharField):
    """Own words, one a line. Returns a list."""

    def __init__(self, **kwargs):
        super().__init__(max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)

    def to_python(self, value):
        return [line.strip() for line in super().to_python(value).splitlines() if line.strip()]

    def run_validators(self, value):
        super().run_validators("\n".join(value))


def _shown(rule: Field, value):
    if rule.kind == "yes":
        return "yes" if value else "no"
    if rule.kind == "money":
        return Decimal(value)
    return "\n".join(value) if rule.kind == "lines" else value


class VoteForm(PageForm):
    """The council's vote typed in, where the decision was not written here."""

    voted_on = DayField(label=_("Day of the council's vote"), reach=PLANNED)


class AnnulForm(PageForm):
    """What the supervising authority annulled."""

    annulled_on = DayField(label=_("Annulled as of"), reach=PLANNED)
    note = forms.CharField(
        label=_("What the authority wrote"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )
    extent = forms.ChoiceField(
        label=_("What is annulled"),
        choices=(("part", _("the rules ticked below")), ("whole", _("the whole version"))),
        widget=forms.RadioSelect,
        initial="part",
    )
    fields_annulled = forms.MultipleChoiceField(
        label=_("Rules annulled"),
        choices=[(rule.key, rule.label) for rule in FIELDS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean(self):
        values = super().clean()
        if values.get("extent") == "part" and not values.get("fields_annulled"):
            self.add_error("fields_annulled", _("Tick the rules that are annulled, or choose the whole version."))
        if values.get("extent") == "whole":
            values["fields_annulled"] = []
        return values


class EnterForm(PageForm):
    """From when a version is in force."""

    from_on = DayField(label=_("In force from"), reach=PLANNED)
