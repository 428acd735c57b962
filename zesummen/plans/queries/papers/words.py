"""The fixed words of the plan's papers, in the paper's own language (which need not be the reader's).

French is the reference, German is a full version of its own; Luxembourgish, English and Portuguese are for
information. They stand here and not in the catalogues because a frozen plan keeps its words.
"""
# ruff: noqa: E501 - a line of words is a row of a table

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.translation import override

from zesummen.council.texts import typeset
from zesummen.kernel import dates, money
from zesummen.kernel.exports.document import Span, clean
from zesummen.kernel.words import Text

from ... import catalogue
from ...states import PlanState

LANGUAGES = ("fr", "de", "lb", "en", "pt")
OFFICIAL = ("fr", "de")
REFERENCE = "fr"  # every other language is for information

# key: French, German, Luxembourgish, English, Portuguese
# fmt: off
_ROWS = {
    "plan": ("Plan", "Plan", "Plang", "Plan", "Plano"),
    "none": ("néant", "keine", "keng", "none", "nenhum"),
    "in_short": ("En bref", "In Kürze", "Kuerz gesot", "In short", "Em resumo"),
    "territory": ("Territoire", "Gebiet", "Territoire", "Territory", "Território"),
    "kind": ("Nature du plan", "Art des Plans", "Zort Plang", "Kind of plan", "Tipo de plano"),
    "period": ("Durée", "Laufzeit", "Dauer", "Period", "Período"),
    "open_period": ("à fixer par le conseil", "vom Rat festzulegen", "vum Conseil festzeleeën", "to be set by the council", "a fixar pelo conselho"),
    "coordination": ("Coordination", "Koordination", "Koordinatioun", "Coordination", "Coordenação"),
    "councils": ("Décisions des conseils", "Beschlüsse der Räte", "Decisioune vun de Conseilen", "Decisions of the councils", "Decisões dos conselhos"),
    "council": ("Conseil", "Rat", "Conseil", "Council", "Conselho"),
    "state": ("État", "Stand", "Stand", "State", "Estado"),
    "decided_on": ("Date", "Datum", "Datum", "Date", "Data"),
    "note": ("Remarque", "Bemerkung", "Bemierkung", "Remark", "Observação"),
    "needs": ("Besoins", "Bedarf", "Besoinen", "Needs", "Necessidades"),
    "need": ("Besoin", "Bedarf", "Besoin", "Need", "Necessidade"),
    "evidence": ("Constats", "Belege", "Constaten", "Evidence", "Constatações"),
    "priority": ("Priorité", "Rang", "Prioritéit", "Priority", "Prioridade"),
    "fields": ("Domaines d’action", "Handlungsfelder", "Aktiounsberäicher", "Fields of action", "Domínios de ação"),
    "field": ("Domaine d’action", "Handlungsfeld", "Aktiounsberäich", "Field of action", "Domínio de ação"),
    "groups": ("Publics cibles", "Zielgruppen", "Zilgruppen", "Target groups", "Públicos-alvo"),
    "group": ("Public cible", "Zielgruppe", "Zilgrupp", "Target group", "Público-alvo"),
    "reason": ("Raison", "Begründung", "Grond", "Reason", "Razão"),
    "objectives": ("Objectifs et résultats attendus", "Ziele und erwartete Ergebnisse", "Ziler an erwaart Resultater", "Objectives and expected results", "Objetivos e resultados esperados"),
    "objective": ("Objectif", "Ziel", "Zil", "Objective", "Objetivo"),
    "answers": ("Répond aux besoins", "Antwortet auf den Bedarf", "Äntwert op d’Besoinen", "Answers the needs", "Responde às necessidades"),
    "under": ("Relève de l’objectif", "Gehört zum Ziel", "Gehéiert zum Zil", "Stands under objective", "Pertence ao objetivo"),
    "served_by": ("Actions", "Maßnahmen", "Aktiounen", "Actions", "Ações"),
    "indicator": ("Indicateur", "Indikator", "Indicateur", "Indicator", "Indicador"),
    "indicators": ("Indicateurs", "Indikatoren", "Indicateuren", "Indicators", "Indicadores"),
    "baseline": ("Départ", "Ausgang", "Ufank", "Baseline", "Partida"),
    "target": ("Cible", "Ziel", "Zil", "Target", "Meta"),
    "source": ("Source", "Quelle", "Quell", "Source", "Fonte"),
    "actions": ("Actions", "Maßnahmen", "Aktiounen", "Actions", "Ações"),
    "action": ("Action", "Maßnahme", "Aktioun", "Action", "Ação"),
    "list_of_actions": ("Liste des actions", "Liste der Maßnahmen", "Lëscht vun den Aktiounen", "List of actions", "Lista de ações"),
    "newcomers_part": ("Ce que font les nouveaux arrivants", "Was die Neuzugezogenen tun", "Wat déi nei Leit maachen", "What newcomers do", "O que fazem os recém-chegados"),
    "commune_part": ("Ce que font la commune et ses habitants", "Was die Gemeinde und ihre Einwohner tun", "Wat d’Gemeng an hir Leit maachen", "What the commune and its residents do", "O que fazem a comuna e os seus habitantes"),
    "expected_result": ("Résultat attendu", "Erwartetes Ergebnis", "Erwaart Resultat", "Expected result", "Resultado esperado"),
    "serves": ("Sert l’objectif", "Dient dem Ziel", "Déngt dem Zil", "Serves the objective", "Serve o objetivo"),
    "owners": ("Responsables", "Verantwortlich", "Verantwortlech", "Responsible", "Responsáveis"),
    "partners": ("Partenaires", "Partner", "Partner", "Partners", "Parceiros"),
    "agreed": ("d’accord", "zugesagt", "averstanen", "agreed", "de acordo"),
    "means": ("Moyens", "Mittel", "Mëttelen", "Means", "Meios"),
    "languages": ("Langues", "Sprachen", "Sproochen", "Languages", "Línguas"),
    "accessibility": ("Accessibilité", "Barrierefreiheit", "Accessibilitéit", "Accessibility", "Acessibilidade"),
    "channels": ("Information", "Information", "Informatioun", "Information", "Informação"),
    "risks": ("Risques", "Risiken", "Risiken", "Risks", "Riscos"),
    "missions": ("Missions de la commission", "Aufgaben der Kommission", "Missioune vun der Kommissioun", "Missions of the commission", "Missões da comissão"),
    "milestones": ("Étapes", "Meilensteine", "Etappen", "Milestones", "Etapas"),
    "parts": ("Sous-actions", "Teilmaßnahmen", "Deelaktiounen", "Sub-actions", "Subações"),
    "call": ("Dépend d’un appel à projets non décidé", "Hängt von einem nicht entschiedenen Projektaufruf ab", "Hänkt vun engem net decidéierten Appel of", "Depends on a call that is not decided", "Depende de um convite não decidido"),
    "budget": ("Budget", "Budget", "Budget", "Budget", "Orçamento"),
    "money": ("Coût et financement", "Kosten und Finanzierung", "Käschten a Finanzéierung", "Cost and funding", "Custo e financiamento"),
    "year": ("Exercice", "Haushaltsjahr", "Joer", "Year", "Ano"),
    "expense": ("Dépenses", "Ausgaben", "Ausgaben", "Expense", "Despesas"),
    "revenue": ("Recettes", "Einnahmen", "Recetten", "Revenue", "Receitas"),
    "expense_ordinary": ("Dépenses ordinaires", "Ordentliche Ausgaben", "Ordinär Ausgaben", "Ordinary expense", "Despesas ordinárias"),
    "expense_extraordinary": ("Dépenses extraordinaires", "Außerordentliche Ausgaben", "Extraordinär Ausgaben", "Extraordinary expense", "Despesas extraordinárias"),
    "revenue_ordinary": ("Recettes ordinaires", "Ordentliche Einnahmen", "Ordinär Recetten", "Ordinary revenue", "Receitas ordinárias"),
    "revenue_extraordinary": ("Recettes extraordinaires", "Außerordentliche Einnahmen", "Extraordinär Recetten", "Extraordinary revenue", "Receitas extraordinárias"),
    "quarters": ("Les chiffres 1 à 4 sont les trimestres pendant lesquels l’action se déroule.", "Die Zahlen 1 bis 4 sind die Vierteljahre, in denen die Maßnahme läuft.", "D’Zuelen 1 bis 4 sinn d’Trimesteren, an deenen d’Aktioun leeft.", "The figures 1 to 4 are the quarters in which the action runs.", "Os números 1 a 4 são os trimestres em que a ação decorre."),
    "own_share": ("À charge communale", "Eigenanteil der Gemeinde", "Undeel vun der Gemeng", "Own share of the commune", "A cargo da comuna"),
    "total": ("Total", "Summe", "Total", "Total", "Total"),
    "not_secured": ("dont recettes non encore accordées", "davon noch nicht bewilligte Einnahmen", "dovunner nach net accordéiert Recetten", "of which revenue not granted yet", "das quais receitas ainda não concedidas"),
    "money_by_objective": ("Dépenses par objectif", "Ausgaben nach Zielen", "Ausgaben no Ziler", "Expense by objective", "Despesas por objetivo"),
    "no_objective": ("Actions sans objectif", "Maßnahmen ohne Ziel", "Aktiounen ouni Zil", "Actions without objective", "Ações sem objetivo"),
    "shares": ("Répartition entre communes", "Verteilung auf die Gemeinden", "Verdeelung op d’Gemengen", "Shares of the communes", "Repartição entre comunas"),
    "key_inhabitants": ("clé : nombre d’habitants", "Schlüssel: Einwohnerzahl", "Schlëssel: Awunnerzuel", "key: inhabitants", "chave: número de habitantes"),
    "key_equal": ("clé : parts égales", "Schlüssel: gleiche Teile", "Schlëssel: gläich Deeler", "key: equal parts", "chave: partes iguais"),
    "key_chosen": ("clé : parts convenues", "Schlüssel: vereinbarte Anteile", "Schlëssel: ofgemaachten Deeler", "key: agreed shares", "chave: partes acordadas"),
    "annexes": ("Annexes", "Anhänge", "Annexen", "Annexes", "Anexos"),
    "calendar": ("Calendrier", "Kalender", "Kalenner", "Calendar", "Calendário"),
    "budget_lines": ("Lignes budgétaires", "Haushaltszeilen", "Budgetszeilen", "Budget lines", "Linhas orçamentais"),
    "article": ("Article", "Artikel", "Artikel", "Article", "Artigo"),
    "label": ("Libellé", "Bezeichnung", "Beschreiwung", "Label", "Designação"),
    "line_kind": ("Nature", "Art", "Zort", "Kind", "Natureza"),
    "other_years": ("autres exercices", "übrige Jahre", "aner Joren", "other years", "outros anos"),
    "amount": ("Montant prévu", "Geplanter Betrag", "Geplangte Montant", "Planned amount", "Montante previsto"),
    "left_out": ("Actions écartées par un conseil", "Von einem Rat ausgenommene Maßnahmen", "Aktiounen, déi e Conseil ewechgelooss huet", "Actions left out by a council", "Ações excluídas por um conselho"),
    "leaves_out": ("écarte", "nimmt aus", "léisst ewech", "leaves out", "exclui"),
    "from_to": ("{a} – {b}", "{a} – {b}", "{a} – {b}", "{a} – {b}", "{a} – {b}"),
    "recurring": ("action récurrente", "wiederkehrende Maßnahme", "Aktioun, déi erëmkënnt", "recurring action", "ação recorrente"),
    "summary_title": ("Le plan en une page", "Der Plan auf einer Seite", "De Plang op enger Säit", "The plan on one page", "O plano numa página"),
    "questions_title": ("Questions probables et réponses", "Wahrscheinliche Fragen und Antworten", "Méiglech Froen an Äntwerten", "Likely questions and answers", "Perguntas prováveis e respostas"),
    "what_is_decided": ("Ce qui est proposé au vote", "Worüber abgestimmt wird", "Iwwer wat ofgestëmmt gëtt", "What is put to the vote", "O que é submetido a voto"),
    "main_needs": ("Besoins principaux", "Wichtigster Bedarf", "Haaptbesoinen", "Main needs", "Necessidades principais"),
    "main_objectives": ("Objectifs", "Ziele", "Ziler", "Objectives", "Objetivos"),
    "by_field": ("Actions par domaine", "Maßnahmen nach Handlungsfeldern", "Aktiounen no Beräicher", "Actions by field", "Ações por domínio"),
    "number": ("Nombre", "Anzahl", "Zuel", "Number", "Número"),
    "and_more": ("… et {n} autres", "… und {n} weitere", "… an {n} weider", "… and {n} more", "… e mais {n}"),
    "version": ("Version", "Fassung", "Versioun", "Version", "Versão"),
    "draft": ("Projet, non encore adopté", "Entwurf, noch nicht angenommen", "Projet, nach net ugeholl", "Draft, not adopted yet", "Projeto, ainda não adotado"),
    "of_today": ("État du jour ; la version adoptée par le conseil fait foi", "Stand von heute; es gilt die vom Gemeinderat angenommene Fassung", "Stand vun haut; et gëllt d’Fassung, déi de Gemengerot ugeholl huet", "As it stands today; the version adopted by the council counts", "Situação de hoje; vale a versão adotada pelo conselho"),
}
# fmt: on
_TABLE = {key: dict(zip(LANGUAGES, row, strict=True)) for key, row in _ROWS.items()}


class Tongue:
    """Everything a paper writes, in one language: fixed words, days, amounts, labels, and people's own texts."""

    def __init__(self, language: str):
        self.language = language

    def __call__(self, key: str, **named) -> str:
        words = _TABLE[key][self.language]
        return words.format(**named) if named else words

    def mark(self, state: str) -> str:
        """What stands on every page of a text that no council adopted as it is: a draft, or an adopted plan of today."""
        return self("draft" if state == PlanState.PREPARATION else "of_today")

    def day(self, value: date | None) -> str:
        """A day in short, a dash where there is none."""
        return dates.short_date(value, self.language) if value else "–"

    def span_of_days(self, start: date | None, end: date | None) -> str:
        """From – until."""
        return self("from_to", a=self.day(start), b=self.day(end)) if start or end else "–"

    def euros(self, value: Decimal, *, cents: bool = True) -> str:
        """An amount."""
        return money.euros(value, self.language, cents=cents)

    def number(self, value: Decimal | int | None) -> str:
        """A measured value without needless zeros, a dash where there is none."""
        if value is None:
            return "–"
        plain = value.normalize() if isinstance(value, Decimal) else value
        if isinstance(plain, Decimal) and plain == plain.to_integral_value():
            plain = plain.to_integral_value()  # 20 and not 2E+1
        return money.number(plain, self.language)

    def said(self, text: Text) -> Span:
        """What a person wrote, in this language or marked with the language it has."""
        piece = text.piece(self.language)
        return Span(clean(piece.text), "text", "" if piece.language == self.language else piece.language)

    def beside(self, words: str, text: Text) -> Span:
        """Words kept in one language (a unit, a source), marked with that in which ``text`` beside them was written."""
        worded = any(letter.isalpha() for letter in words)
        return Span(clean(words), "text", text.original if worded and text.original != self.language else "")

    def plain(self, text: Text, limit: int = 0) -> str:
        """The same as plain words on one line, cut at a word if it is longer than ``limit``."""
        words = " ".join(text.piece(self.language).text.split())
        if not limit or len(words) <= limit:
            return words
        return words[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"

    def label(self, value) -> str:
        """A label of the catalogue or of a list of choices."""
        with override(self.language):
            return str(value)

    def name(self, key: str) -> str:
        """The words of a field, group or mission."""
        return self.label(catalogue.label(key)) if key else "–"

    def names(self, keys) -> str:
        """Several of them."""
        return ", ".join(self.name(key) for key in keys) or "–"

    def joined(self, items: Iterable[str]) -> str:
        """Several things, with a semicolon as that language sets it."""
        return ("\u00a0; " if self.language == "fr" else "; ").join(items)

    def set(self, words: str) -> str:
        """A sentence with its signs as that language sets them: French keeps them from beginning a line."""
        return typeset(words) if self.language == "fr" else words

    def colon(self) -> str:
        """A colon as that language sets it."""
        return "\u00a0: " if self.language == "fr" else ": "
