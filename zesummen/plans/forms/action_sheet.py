"""The table of actions for reading in: what the download holds can be read in again, and more."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.words import plain

from ..catalogue import ALL_FIELDS, GROUPS, SPOKEN, choices, labels, spoken
from ..states import ActionState
from . import cells
from .action_parts import FIRST_YEAR, LAST_YEAR
from .imports import Column, SheetSpec

STATES = [(state.value, state.label) for state in ActionState if state != ActionState.STOPPED]
_HEADERS = {  # other headers that mean the same, beside our own words in five languages
    "title": "Title|Titre|Intitulé|Titel|Bezeichnung|Título|Aktion|Aktioun|Ação|Maßnahme|Mesure|Projet|Projekt",
    "description": "Description|Beschreibung|Beschreiwung|Descrição|Contenu|Inhalt",
    "newcomers_part": "Newcomers|Nouveaux arrivants|Part des nouveaux|Neuankömmlinge|Nei Awunner|Recém-chegados",
    "commune_part": "Commune|Commune|Part de la commune|Gemeinde|Gemeng|Comuna",
    "expected_result": "Result|Résultat|Résultat attendu|Ergebnis|Resultat|Resultado",
    "field": "Field|Champ d’action|Domaine|Handlungsfeld|Bereich|Domän|Área de ação|Área",
    "groups": "Groups|Publics cibles|Groupes cibles|Public|Zielgruppen|Zilgruppen|Grupos-alvo",
    "state": "Status|Statut|État|Stand|Zustand|Estado",
    "from_on": "From|Début|Du|Beginn|Anfang|Von|Ufank|Início",
    "until_on": "Until|Fin|Au|Ende|Bis|Enn|Fim",
    "is_recurring": "Recurring|Récurrent|Wiederkehrend|Widderkéierend|Recorrente",
    "political": "Politique|Responsable politique|Politisch|Politesch|Político",
    "administrative": "Administratif|Responsable administratif|Verwaltung|Administrativ|Administrativo",
    "working": "Owner|Lead|Responsable|Pilote|Verantwortlich|Zuständig|Responsabel|Responsável",
    "partners": "Partner|Partenaires|Partenaire|Parceiros",
    "languages": "Languages|Langues|Sprachen|Sproochen|Línguas",
    "accessibility": "Access|Accessibilité|Barrierefreiheit|Zougänglechkeet|Acessibilidade",
    "objective": "Objective|Objectif|Ziel|Zil|Objetivo",
    "year": "Year|Année|Jahr|Budgetjahr|Joer|Ano",
    "planned": "Budget|Cost|Coût|Montant|Kosten|Käschten|Custo|Montante",
    "article": "Article|Article budgétaire|Artikel|Artigo",
    "source": "Source|Financement|Quelle|Finanzierung|Fonte",
}


def _column(key: str, label, read, **also) -> Column:
    return Column(key, label, read, tuple(_HEADERS[key].split("|")), **also)


def sheet_spec(objectives: Collection[int]) -> SheetSpec:
    """The table of actions of a plan with these objective numbers."""
    columns = (*_what(), *_who_and_when(), *_money(objectives))
    return SheetSpec(
        columns,
        same=lambda values: plain(str(values["title"])).strip(),
        whole=lambda values: _whole(values, objectives),
    )


def _what() -> list[Column]:
    fields = choices(ALL_FIELDS)
    return [
        _column("title", _("Action"), cells.words(200), required=True, example=str(_("Language café"))),
        _column("description", _("What happens"), cells.words(20000)),
        _column("newcomers_part", _("What newcomers do"), cells.words(20000)),
        _column("commune_part", _("What the commune and its people do"), cells.words(20000)),
        _column("expected_result", _("Expected result"), cells.words(20000)),
        _column(
            "field",
            _("Field of action"),
            cells.one_of(fields),
            show=lambda v: str(dict(fields).get(v, "")),
            example=str(ALL_FIELDS[1].label),
        ),
        _column(
            "groups",
            _("Target groups"),
            cells.some_of(choices(GROUPS)),
            show=lambda v: "; ".join(map(str, labels(v))),
            example=str(GROUPS[0].label),
        ),
        _column(
            "languages",
            _("Languages of the action"),
            cells.some_of(choices(SPOKEN)),
            show=lambda v: "; ".join(map(str, spoken(v))),
            example="fr; de",
        ),
        _column("accessibility", _("How everybody can take part"), cells.line(2000)),
    ]


def _who_and_when() -> list[Column]:
    return [
        _column(
            "state",
            _("Status"),
            cells.one_of(STATES, empty="planned"),
            show=lambda v: str(dict(STATES)[v]),
            example=str(ActionState.PLANNED.label),
        ),
        _column("political", _("Political owner"), cells.line(200)),
        _column("administrative", _("Administrative owner"), cells.line(200)),
        _column("working", _("Working owner"), cells.line(200)),
        _column("partners", _("Partners"), cells.line(1000), example="ASTI; Club"),
        _column("from_on", _("Start"), cells.day, example="01.03.2027"),
        _column("until_on", _("End"), cells.day, example="31.12.2027"),
        _column("is_recurring", _("It returns"), cells.yes_no, show=lambda v: str(_("yes") if v else "")),
    ]


def _money(objectives: Collection[int]) -> list[Column]:
    return [
        _column(
            "objective", _("Number of the objective"), cells.whole(1, 999), example=str(min(objectives, default=""))
        ),
        _column("year", _("Budget year"), cells.whole(FIRST_YEAR, LAST_YEAR), example="2027"),
        _column("planned", _("Planned expense"), cells.amount, example="1500"),
        _column("source", _("Whose money"), cells.line(200)),
        _column("article", _("Budget article"), cells.line(60)),
    ]


def _whole(values: dict, objectives: Collection[int]):
    """A fault of the whole row, in words."""
    if values["from_on"] and values["until_on"] and values["until_on"] < values["from_on"]:
        return _("The end comes before the start. Enter a later day.")
    if values["objective"] and values["objective"] not in objectives:
        return _("The plan has no objective %(number)d.") % {"number": values["objective"]}
    if values["planned"] is not None and not values["year"] and not values["from_on"]:
        return _("Say for which year the amount is: fill in the budget year or the start.")
    return ""
