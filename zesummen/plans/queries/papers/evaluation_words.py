"""The fixed words of the evaluation report. French is the reference, German a full version of its own."""

from .words import Tongue

# key: French, German
_ROWS = {
    "midterm": ("Rapport d’évaluation à mi-parcours", "Bericht zur Zwischenevaluierung"),
    "final": ("Rapport d’évaluation finale", "Bericht zur Schlussevaluierung"),
    "annual": ("Rapport annuel", "Jahresbericht"),
    "about": ("Plan évalué", "Evaluierter Plan"),
    "reported_period": ("Période", "Zeitraum"),
    "draft_report": ("Projet de rapport", "Entwurf des Berichts"),
    "actions_over": ("Actions terminées", "Abgeschlossene Maßnahmen"),
    "actions_stopped": ("Actions arrêtées", "Eingestellte Maßnahmen"),
    "indicators_reached": ("Indicateurs dont la cible est atteinte", "Indikatoren mit erreichtem Ziel"),
    "indicators_read": ("Indicateurs mesurés", "Gemessene Indikatoren"),
    "spent": ("Dépensé, sur le montant prévu", "Ausgegeben, vom geplanten Betrag"),
    "of": ("{a} sur {b}", "{a} von {b}"),
    "way": ("Chemin parcouru", "Zurückgelegter Weg"),
    "last": ("Dernière mesure", "Letzte Messung"),
    "reached": ("atteinte", "erreicht"),
    "not_read": ("non mesuré", "nicht gemessen"),
    "results": ("Résultat des actions", "Ergebnis der Maßnahmen"),
    "result": ("Résultat", "Ergebnis"),
    "verdict": ("Appréciation", "Bewertung"),
    "people": ("Personnes", "Personen"),
    "goes_on": ("se poursuit", "geht weiter"),
    "stopped_because": ("arrêtée : {reason}", "eingestellt: {reason}"),
    "done": ("Fait", "Erledigt"),
    "progress": ("Avancement des actions", "Fortschritt der Maßnahmen"),
    "last_word": ("Dernier compte rendu", "Letzter Bericht"),
    "money_real": ("L’argent, prévu et réel", "Das Geld, geplant und wirklich"),
    "planned_expense": ("Dépenses prévues", "Geplante Ausgaben"),
    "real_expense": ("Dépenses réelles", "Wirkliche Ausgaben"),
    "planned_revenue": ("Recettes prévues", "Geplante Einnahmen"),
    "real_revenue": ("Recettes réelles", "Wirkliche Einnahmen"),
    "no_money": ("Aucune ligne budgétaire.", "Keine Haushaltszeile."),
    "working": ("Le fonctionnement du plan lui-même", "Wie der Plan selbst funktionierte"),
    "sittings": ("Réunions du comité de pilotage", "Sitzungen des Lenkungsausschusses"),
    "attendance": ("Présences au comité", "Anwesenheit im Ausschuss"),
    "groups_reached": ("Publics cibles atteints", "Erreichte Zielgruppen"),
    "groups_missed": ("Publics cibles choisis, non atteints", "Gewählte, nicht erreichte Zielgruppen"),
    "on_time": ("Actions terminées dans les délais", "Fristgerecht beendete Maßnahmen"),
    "answered": ("Demandes d’avancement ayant reçu une réponse", "Beantwortete Fortschrittsanfragen"),
    "members": ("Membres ayant répondu aux six questions", "Mitglieder, die die sechs Fragen beantwortet haben"),
    "questions": ("Six questions", "Sechs Fragen"),
    "question": ("Question", "Frage"),
    "alone": ("Les membres, chacun de son côté", "Die Mitglieder, jedes für sich"),
    "together": ("Le comité, ensemble", "Der Ausschuss gemeinsam"),
    "few": ("{n} réponse(s), non détaillée(s)", "{n} Antwort(en), nicht aufgeschlüsselt"),
    "no_answer": ("pas de réponse", "keine Antwort"),
    "lessons": ("Enseignements", "Lehren"),
    "next_steps": ("Suites", "Wie es weitergeht"),
    "biergerpakt": ("Membres du Biergerpakt au 31 décembre", "Mitglieder des Biergerpakt am 31. Dezember"),
    "residents": ("Habitants", "Einwohner"),
    "workers": ("Frontaliers", "Grenzgänger"),
    "cycles": ("Cycles thématiques", "Thematische Zyklen"),
    "theme": ("Thème", "Thema"),
    "closed": ("clôturé le {day}", "abgeschlossen am {day}"),
    "running": ("en cours", "laufend"),
    "small_rule": (
        "Moins de trois réponses individuelles ne sont que comptées, pour que personne ne soit reconnu.",
        "Weniger als drei Einzelantworten werden nur gezählt, damit niemand erkannt wird.",
    ),
}
LANGUAGES = ("fr", "de")


class ReportTongue(Tongue):
    """The words of the plan's papers and those of the report."""

    def __call__(self, key: str, **named) -> str:
        if key in _ROWS and self.language in LANGUAGES:
            words = _ROWS[key][LANGUAGES.index(self.language)]
            return words.format(**named) if named else words
        return super().__call__(key, **named)
