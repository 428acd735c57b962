"""Forms of the inventory, and its table for reading in."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel import money
from zesummen.kernel.forms import DayField, MoneyField, PageForm, SearchField, VersionedForm, WordsField

from ..catalogue import ALL_FIELDS, GROUPS, SPOKEN, choices, labels, spoken
from ..models import InventoryItem, Stakeholder
from ..queries.inventory import month_entries, month_words, same, stakeholder_entries
from . import cells
from .imports import Column, SheetSpec

MOST_PEOPLE = 1_000_000
FIRST_YEAR = 1800


def _ticks(label, **kwargs) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, required=False, widget=forms.CheckboxSelectMultiple, **kwargs)


class ItemForm(VersionedForm):
    """Something that exists already."""

    kind = forms.ChoiceField(label=_("Kind"), choices=InventoryItem.Kind.choices, widget=forms.RadioSelect)
    title = WordsField(label=_("Title"), max_length=200)
    description = WordsField(label=_("Description"), rows=4, required=False)
    stakeholder = forms.TypedChoiceField(
        label=_("Organiser in the register"), required=False, coerce=int, empty_value=None
    )
    organiser = forms.CharField(
        label=_("Organiser"),
        max_length=200,
        required=False,
        help_text=_("Who does it. Leave it empty to take the name from the register."),
    )
    field = forms.ChoiceField(
        label=_("Field of action"), required=False, choices=choices(ALL_FIELDS, empty=_("No field"))
    )
    groups = _ticks(_("Target groups"), choices=choices(GROUPS))
    months = forms.TypedMultipleChoiceField(
        label=_("Months"), required=False, coerce=int, choices=month_entries, widget=forms.CheckboxSelectMultiple
    )
    season = forms.CharField(
        label=_("Season, occasion"),
        max_length=100,
        required=False,
        help_text=_("for example “after the summer holidays”"),
    )
    since_year = forms.IntegerField(label=_("Since (year)"), required=False, min_value=FIRST_YEAR)
    languages = _ticks(_("Languages"), choices=choices(SPOKEN))
    reach = forms.IntegerField(label=_("People reached a year"), required=False, min_value=0, max_value=MOST_PEOPLE)
    cost = MoneyField(label=_("Cost a year (€)"), required=False)
    source = forms.CharField(label=_("Source"), max_length=200, required=False, help_text=_("Who told you, and when."))

    def __init__(self, *args, item=None, **kwargs):
        if item is None:
            kwargs.setdefault("initial", {"kind": InventoryItem.Kind.ACTION})
        super().__init__(*args, **kwargs)
        if item is None:
            self.fields.pop("version")
        self.fields["stakeholder"].choices = [("", _("Not in the register")), *stakeholder_entries()]

    def clean_since_year(self):
        year = self.cleaned_data["since_year"]
        if year and year > timezone.localdate().year:
            raise forms.ValidationError(_("This year has not come yet."))
        return year

    def resolved(self) -> dict:
        """The clean values with the entry of the register in place of its number."""
        values = self.values
        values["stakeholder"] = (
            Stakeholder.objects.filter(pk=values["stakeholder"]).first() if values["stakeholder"] else None
        )
        return values


class FilterForm(PageForm):
    """What to look for in the inventory."""

    search = SearchField(label=_("Search"))
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *InventoryItem.Kind.choices]
    )
    field = forms.ChoiceField(
        label=_("Field of action"),
        required=False,
        choices=[("", _("All fields")), *choices(ALL_FIELDS), ("none", _("No field"))],
    )
    ended = forms.BooleanField(label=_("Also what has ended"), required=False)


class EndForm(PageForm):
    """Since when it no longer exists."""

    on = DayField(label=_("Ended on"))


_HEADERS = {  # other headers that mean the same, beside our own words in five languages
    "kind": "Art|Type|Genre|Tipo|Typ",
    "title": "Name|Titre|Nom|Intitulé|Titel|Bezeichnung|Título|Nome|Numm|Action|Aktion|Activité|Offre|Angebot",
    "description": "Beschreibung|Beschreiwung|Descrição|Remarque",
    "organiser": "Organizer|Organizador|Organisateur|Veranstalter|Organisator|Association|Verein|Service|Dienst",
    "field": "Field|Champ d’action|Domaine|Handlungsfeld|Bereich|Domän|Área de ação|Área",
    "groups": "Groups|Publics cibles|Groupes cibles|Public|Zielgruppen|Zilgruppen|Grupos-alvo",
    "months": "Month|Mois|Monate|Monat|Méint|Meses",
    "season": "Season|Saison|Période|Jahreszeit|Zeitraum|Joreszäit|Época",
    "since_year": "Since|Depuis|Seit|Zanter|Desde|Année|Jahr",
    "languages": "Language|Langues|Langue|Sprachen|Sprache|Sproochen|Línguas",
    "reach": "Reach|People|Participants|Personnes|Personnes touchées par an|Personen|Teilnehmer|Persounen|Pessoas",
    "cost": "Cost|Costs|Coût|Coût par an|Budget|Kosten|Kosten pro Jahr|Käschten|Custo",
    "source": "Quelle|Fonte|Quell",
    "ended_on": "Fin|Ende|Terminé le|Beendet am|Fim",
}


def _column(key: str, label, read, **also) -> Column:
    return Column(key, label, read, tuple(_HEADERS[key].split("|")), **also)


def sheet_spec() -> SheetSpec:
    """The table of the inventory: what a download holds can be read in again."""
    return SheetSpec((*_what(), *_when()), same=lambda values: same(str(values["title"]), values["kind"]))


def _what() -> list[Column]:
    kinds, fields = InventoryItem.Kind.choices, choices(ALL_FIELDS)
    return [
        _column(
            "kind", _("Kind"), cells.one_of(kinds, empty="action"), show=lambda v: str(dict(kinds)[v]),
            example=str(dict(kinds)["action"]),
        ),
        _column("title", _("Title"), cells.words(200), required=True, example=str(_("Neighbours' day"))),
        _column("description", _("Description"), cells.words(5000)),
        _column("organiser", _("Organiser"), cells.line(200), example=str(_("Culture service"))),
        _column(
            "field", _("Field of action"), cells.one_of(fields), show=lambda v: str(dict(fields).get(v, "")),
            example=str(ALL_FIELDS[3].label),
        ),
        _column(
            "groups", _("Target groups"), cells.some_of(choices(GROUPS)),
            show=lambda v: "; ".join(map(str, labels(v))),
            example=str(GROUPS[0].label),
        ),
    ]  # fmt: skip


def _when() -> list[Column]:
    return [
        _column("months", _("Months"), cells.months, show=month_words, example="5"),
        _column("season", _("Season, occasion"), cells.line(100)),
        _column("since_year", _("Since (year)"), cells.whole(FIRST_YEAR, timezone.localdate().year)),
        _column(
            "languages", _("Languages"), cells.some_of(choices(SPOKEN)), show=lambda v: ", ".join(map(str, spoken(v))),
            example="fr; de; lb",
        ),
        _column("reach", _("People reached a year"), cells.whole(0, MOST_PEOPLE), example="120"),
        _column(
            "cost", _("Cost a year (€)"), cells.amount, show=lambda v: "" if v is None else money.euros(v),
            example="1500",
        ),
        _column("source", _("Source"), cells.line(200)),
        _column("ended_on", _("Ended on"), cells.day),
    ]  # fmt: skip
