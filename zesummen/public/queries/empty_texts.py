"""The empty registers and papers that have no legal form, in our own words: French and German."""

from dataclasses import dataclass

Pair = tuple[str, str]  # French, German


@dataclass(frozen=True, slots=True)
class Paper:
    """A model: title, what it is for, facts to fill in, a table with empty rows, paragraphs after it."""

    title: Pair
    purpose: Pair
    facts: tuple[Pair, ...] = ()
    columns: tuple[Pair, ...] = ()
    rows: int = 0
    text: tuple[Pair, ...] = ()
    landscape: bool = False


PAPERS = {
    "internal_note": Paper(
        ("Note interne aux services", "Interne Mitteilung an die Dienststellen"),
        (
            "Demande à chaque service une personne de contact et ce qu’il fait déjà pour le vivre-ensemble.",
            "Bittet jede Dienststelle um eine Kontaktperson und um das, was sie schon für das Zusammenleben tut.",
        ),
        (
            ("À l’attention du service", "An die Dienststelle"),
            ("De la part de", "Von"),
            ("Date", "Datum"),
            ("Réponse souhaitée pour le", "Antwort erbeten bis"),
        ),
        text=(
            (
                "Le conseil communal a décidé d’élaborer un plan pour le vivre-ensemble dans notre commune. Chaque "
                "service y a sa part, car il connaît les habitants sous un angle que les autres n’ont pas.",
                "Der Gemeinderat hat beschlossen, einen Plan für das Zusammenleben in unserer Gemeinde zu "
                "erarbeiten. Jede Dienststelle hat daran Anteil, denn sie kennt die "
                "Einwohnerinnen und Einwohner aus einem eigenen Blickwinkel.",
            ),
            ("Nous vous demandons de bien vouloir nous indiquer :", "Wir bitten Sie, uns mitzuteilen:"),
            (
                "1. une personne de contact pour le plan : [nom, téléphone] ;",
                "1. eine Kontaktperson für den Plan: [Name, Telefon];",
            ),
            (
                "2. les actions, offres ou coopérations qui existent déjà dans "
                "votre service : [titre, public, fréquence] ;",
                "2. Maßnahmen, Angebote oder Zusammenarbeit, die es bei Ihnen "
                "schon gibt: [Titel, Zielgruppe, Häufigkeit];",
            ),
            (
                "3. ce qui vous paraît manquer le plus : [besoin].",
                "3. was Ihrer Ansicht nach am meisten fehlt: [Bedarf].",
            ),
        ),
    ),
    "register": Paper(
        (
            "Registre des personnes-clés, services et associations",
            "Verzeichnis der Schlüsselpersonen, Dienststellen und Vereine",
        ),
        (
            "Qui compte pour le plan, qui a été contacté, quand, comment, et ce qui a été répondu.",
            "Wer für den Plan wichtig ist, wer wann und wie gefragt wurde und was die Antwort war.",
        ),
        columns=(
            ("Nom", "Name"),
            ("Genre", "Art"),
            ("Contact", "Kontakt"),
            ("Langue", "Sprache"),
            ("Contacté le", "Gefragt am"),
            ("Comment", "Wie"),
            ("Réponse", "Antwort"),
            ("Remarque", "Bemerkung"),
        ),
        rows=14,
        landscape=True,
        text=(("Sans réponse, écrire « pas de réponse ».", "Ohne Antwort bitte „keine Antwort“ schreiben."),),
    ),
    "notice": Paper(
        ("Avis aux habitants", "Mitteilung an die Einwohnerinnen und Einwohner"),
        ("Annonce la démarche et invite à y prendre part.", "Kündigt das Vorhaben an und lädt zur Mitarbeit ein."),
        (("Commune", "Gemeinde"), ("Date", "Datum"), ("Contact", "Kontakt")),
        text=(
            (
                "Notre commune prépare un plan pour mieux vivre ensemble. Vous y "
                "habitez ou vous y travaillez : votre avis compte.",
                "Unsere Gemeinde bereitet einen Plan für ein besseres Zusammenleben "
                "vor. Sie wohnen oder arbeiten hier: Ihre Meinung zählt.",
            ),
            ("Soirée de lancement : [date, heure, lieu, langues].", "Auftaktabend: [Datum, Uhrzeit, Ort, Sprachen]."),
            (
                "Comment prendre part : [téléphone, courriel, guichet].",
                "So machen Sie mit: [Telefon, E-Mail, Schalter].",
            ),
        ),
    ),
    "committee_mandate": Paper(
        ("Mandat du comité de pilotage", "Auftrag der Steuerungsgruppe"),
        (
            "Dit qui siège au comité, ce qu’il fait, à quel rythme et comment il décide.",
            "Sagt, wer der Gruppe angehört, was sie tut, wie oft sie tagt und wie sie entscheidet.",
        ),
        (
            ("Mission", "Auftrag"),
            ("Durée du mandat", "Dauer"),
            ("Rythme des réunions", "Sitzungsrhythmus"),
            ("Règle de décision", "Entscheidungsregel"),
            ("Présidence", "Vorsitz"),
            ("Secrétariat", "Sekretariat"),
        ),
        (("Membre", "Mitglied"), ("Au titre de", "Als"), ("Depuis le", "Seit"), ("Jusqu’au", "Bis")),
        12,
    ),
    "inventory": Paper(
        ("Inventaire de ce qui existe", "Bestandsaufnahme"),
        (
            "Actions qui reviennent, offres et associations : on part de ce qui est là, non d’une page blanche.",
            "Wiederkehrende Maßnahmen, Angebote und Vereine: Ausgangspunkt ist das Vorhandene, nicht das leere Blatt.",
        ),
        columns=(
            ("Titre", "Titel"),
            ("Organisateur", "Träger"),
            ("Domaine d’action", "Handlungsfeld"),
            ("Public", "Zielgruppe"),
            ("Quand", "Wann"),
            ("Langues", "Sprachen"),
            ("Personnes par an", "Personen im Jahr"),
            ("Coût par an", "Kosten im Jahr"),
        ),
        rows=14,
        landscape=True,
    ),
    "needs_register": Paper(
        ("Registre des besoins", "Verzeichnis des Bedarfs"),
        (
            "Chaque besoin avec son constat : un chiffre, un document, une lacune, un entretien, une attente, un avis.",
            "Jeder Bedarf mit seinem Beleg: eine Zahl, ein Dokument, eine "
            "Lücke, ein Gespräch, eine Erwartung, ein Gutachten.",
        ),
        columns=(
            ("N°", "Nr."),
            ("Besoin", "Bedarf"),
            ("Constat", "Beleg"),
            ("Source et date", "Quelle und Datum"),
            ("Domaine d’action", "Handlungsfeld"),
            ("Public cible", "Zielgruppe"),
            ("Priorité", "Priorität"),
        ),
        rows=14,
        landscape=True,
    ),
    "action_sheet": Paper(
        ("Fiche d’action", "Maßnahmenblatt"),
        (
            "Une action sur une page : pourquoi, par qui, avec quoi, quand, pour qui, des deux côtés.",
            "Eine Maßnahme auf einer Seite: warum, durch wen, womit, wann, für wen, von beiden Seiten.",
        ),
        (
            ("Titre", "Titel"),
            ("Besoin et objectif", "Bedarf und Ziel"),
            ("Domaine d’action", "Handlungsfeld"),
            ("Public cible", "Zielgruppe"),
            ("Responsable politique", "Politisch verantwortlich"),
            ("Responsable administratif", "Verwaltung"),
            ("Exécution", "Ausführung"),
            ("Partenaires", "Partner"),
            ("Ce que font les nouveaux arrivants", "Was Neuzugezogene tun"),
            ("Ce que font la commune et ses habitants", "Was Gemeinde und Einwohner tun"),
            ("Début et fin", "Beginn und Ende"),
            ("Moyens : personnes, salles, matériel", "Mittel: Personen, Räume, Material"),
            ("Langues, accessibilité", "Sprachen, Barrierefreiheit"),
            ("Résultat attendu, indicateur, cible", "Erwartetes Ergebnis, Indikator, Zielwert"),
        ),
        (
            ("Exercice", "Haushaltsjahr"),
            ("Article", "Artikel"),
            ("Source", "Herkunft"),
            ("Dépense", "Ausgabe"),
            ("Recette", "Einnahme"),
        ),
        4,
    ),
    "budget_sheet": Paper(
        ("Fiche budgétaire", "Haushaltsblatt"),
        (
            "Les crédits du plan pour un exercice, à l’intention du receveur.",
            "Die Mittel des Plans für ein Haushaltsjahr, für den Einnehmer.",
        ),
        (("Exercice", "Haushaltsjahr"), ("Plan", "Plan"), ("Établie le", "Erstellt am")),
        (
            ("Article", "Artikel"),
            ("Libellé", "Bezeichnung"),
            ("Action", "Maßnahme"),
            ("Genre", "Art"),
            ("Source", "Herkunft"),
            ("Dépense prévue", "Geplante Ausgabe"),
            ("Recette prévue", "Geplante Einnahme"),
            ("Réel", "Ist"),
        ),
        14,
        landscape=True,
    ),
}
