"""The fixed words of the state of play: French, German, Luxembourgish, English, Portuguese. Data only."""

from .words import LANGUAGES

_ROWS = {
    "title": ("État des lieux", "Bestandsaufnahme", "Bestandsopnam", "State of play", "Levantamento da situação"),
    "for_plan": ("Pour le plan", "Für den Plan", "Fir de Plang", "For the plan", "Para o plano"),
    "version": ("Version", "Fassung", "Versioun", "Version", "Versão"),
    "draft": (
        "Projet, non encore noté par le comité de pilotage", "Entwurf, vom Lenkungsausschuss noch nicht zur Kenntnis genommen",
        "Projet, vum Comité de pilotage nach net zur Kenntnis geholl", "Draft, not yet noted by the steering committee",
        "Projeto, ainda não registado pelo comité de pilotagem",
    ),
    "introduction": ("Introduction", "Einleitung", "Aleedung", "Introduction", "Introdução"),
    "population": (
        "La population en chiffres", "Die Bevölkerung in Zahlen", "D’Populatioun an Zuelen", "The population in figures",
        "A população em números",
    ),
    "small_numbers": (
        "Les nombres de 1 à 4 personnes apparaissent comme « <5 » ; un nombre voisin est omis (« … ») là où un total le révélerait.",
        "Zahlen von 1 bis 4 Personen erscheinen als „<5“; wo eine Summe sie verriete, fehlt eine benachbarte Zahl („…“).",
        "Zuele vun 1 bis 4 Persoune stinn do als „<5“; wou eng Zomm se géif verroden, feelt eng Zuel doniewent („…“).",
        "Numbers of 1 to 4 people are shown as “<5”; where a total would give one away, a neighbouring number is left out (“…”).",
        "Os números de 1 a 4 pessoas aparecem como «<5»; onde um total os revelaria, omite-se um número vizinho («…»).",
    ),
    "no_figures": (
        "Aucun chiffre n’est disponible pour ce territoire.", "Für dieses Gebiet liegen keine Zahlen vor.",
        "Fir dëst Gebitt gëtt et keng Zuelen.", "No figures are available for this territory.",
        "Não há números disponíveis para este território.",
    ),
    "source": ("Source", "Quelle", "Quell", "Source", "Fonte"),
    "inventory": ("Ce qui existe déjà", "Was es schon gibt", "Wat et scho gëtt", "What exists already", "O que já existe"),
    "no_inventory": (
        "L’inventaire est encore vide.", "Die Bestandsliste ist noch leer.", "Den Inventar ass nach eidel.",
        "The inventory is still empty.", "O inventário ainda está vazio.",
    ),
    "no_field": ("Sans domaine d’action", "Ohne Handlungsfeld", "Ouni Aktiounsberäich", "No field of action", "Sem domínio de ação"),
    "what": ("Intitulé", "Bezeichnung", "Bezeechnung", "Title", "Designação"),
    "organiser": ("Organisateur", "Veranstalter", "Organisateur", "Organiser", "Organizador"),
    "when": ("Période", "Zeitraum", "Zäit", "When", "Período"),
    "groups": ("Publics cibles", "Zielgruppen", "Zilgruppen", "Target groups", "Públicos-alvo"),
    "reach": ("Personnes par an", "Personen im Jahr", "Persounen am Joer", "People a year", "Pessoas por ano"),
    "needs": ("Besoins constatés", "Festgestellter Bedarf", "Festgestallte Besoinen", "Needs found", "Necessidades constatadas"),
    "no_needs": (
        "Aucun besoin n’est encore formulé.", "Noch ist kein Bedarf formuliert.", "Et ass nach kee Besoin formuléiert.",
        "No need has been written yet.", "Ainda não foi formulada nenhuma necessidade.",
    ),
    "priority": ("Priorité", "Priorität", "Prioritéit", "Priority", "Prioridade"),
    "priority_1": ("en premier", "zuerst", "als éischt", "first", "primeiro"),
    "priority_2": ("ensuite", "danach", "duerno", "second", "em segundo"),
    "priority_3": ("plus tard", "später", "méi spéit", "later", "mais tarde"),
    "field": ("Domaine d’action", "Handlungsfeld", "Aktiounsberäich", "Field of action", "Domínio de ação"),
    "evidence": ("Constats", "Belege", "Constaten", "Evidence", "Constatações"),
    "no_evidence": ("Aucun constat encore.", "Noch kein Beleg.", "Nach kee Constat.", "No evidence yet.", "Ainda sem constatação."),
    "people": ("{n} personnes", "{n} Personen", "{n} Persounen", "{n} people", "{n} pessoas"),
    "untouched": (
        "Ce qui reste à découvert", "Was noch nicht abgedeckt ist", "Wat nach net ofgedeckt ass", "What is untouched",
        "O que está por cobrir",
    ),
    "untouched_fields": (
        "Domaines d’action dans lesquels rien n’existe", "Handlungsfelder ohne Angebot", "Aktiounsberäicher ouni Offer",
        "Fields of action in which nothing exists", "Domínios de ação em que nada existe",
    ),
    "untouched_services": (
        "Services qui n’y apportent encore rien", "Dienststellen, die noch nichts beitragen",
        "Servicer, déi nach näischt bäidroen", "Services that contribute nothing yet", "Serviços que ainda não contribuem",
    ),
    "gaps": (
        "Publics cibles pour lesquels rien n’existe, par domaine", "Zielgruppen ohne Angebot, nach Handlungsfeld",
        "Zilgruppen ouni Offer, no Beräich", "Target groups for whom nothing exists, by field",
        "Públicos-alvo para os quais nada existe, por domínio",
    ),
    "nothing_untouched": (
        "Dans chaque domaine, quelque chose existe pour chaque public cible.", "In jedem Handlungsfeld gibt es für jede Zielgruppe etwas.",
        "An all Beräich gëtt et fir all Zilgrupp eppes.", "In each field something exists for every target group.",
        "Em cada domínio existe algo para cada público-alvo.",
    ),
    "sources": ("Sources", "Quellen", "Quellen", "Sources", "Fontes"),
}  # fmt: skip
WORDS = {key: dict(zip(LANGUAGES, row, strict=True)) for key, row in _ROWS.items()}
