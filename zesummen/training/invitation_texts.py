"""The letters of 15 March 2018 and 29 November 2023, word by word in French, as the start of a round of invitations.

``{commission}``, ``{short}`` and ``{commune}`` stand for the names of the declared regime and of the commune. The German
version is ours. A course of one's own starts from its summary.
"""

from dataclasses import dataclass

from zesummen.kernel.words import Text

from .catalogue import KICK_OFF, MODULE

LANGUAGES = ("fr", "de")
NAMES = {
    "fr": {
        "2011": ("commission consultative communale d’intégration", "CCCI"),
        "2023": ("commission du vivre-ensemble interculturel", "CCVEI"),
    },
    "de": {
        "2011": ("kommunalen Integrationskommission", "CCCI"),
        "2023": ("Kommission für interkulturelles Zusammenleben", "CCVEI"),
    },
}
FRAME = {
    "fr": {
        "dated": "{place}, le {day}",
        "about": "Concerne : « {subject} »",
        "commune": "Administration communale {commune}",
        "mayor": "Madame, Monsieur le Bourgmestre,",
        "president": "Madame, Monsieur le Président de la {commission},",
        "dear": "Madame, Monsieur,",
        "named_mayor": "Bourgmestre : {name}",
        "named_president": "Présidence de la commission : {name}",
        "ask": "Inscription et renseignements : {ways}",
        "phone": "tél. {phone}",
        "title": "Invitation",
        "all": "Lettres d’invitation",
    },
    "de": {
        "dated": "{place}, den {day}",
        "about": "Betrifft: „{subject}“",
        "commune": "Gemeindeverwaltung {commune}",
        "mayor": "Sehr geehrte Frau Bürgermeisterin, sehr geehrter Herr Bürgermeister,",
        "president": "sehr geehrte Frau Vorsitzende, sehr geehrter Herr Vorsitzender der {commission},",
        "dear": "sehr geehrte Damen und Herren,",
        "named_mayor": "Bürgermeister/in: {name}",
        "named_president": "Vorsitz der Kommission: {name}",
        "ask": "Anmeldung und Auskunft: {ways}",
        "phone": "Tel. {phone}",
        "title": "Einladung",
        "all": "Einladungsschreiben",
    },
}


@dataclass(frozen=True, slots=True)
class Letter:
    """What a round of invitations starts with."""

    regime: str
    subject: Text
    body: Text
    closing: Text
    signatories: tuple[dict[str, str], ...] = ()
    phone: str = ""
    email: str = ""


def _signatory(name: str, office: str, body: str) -> dict[str, str]:
    return {"name": name, "office": office, "body": body}


LETTER_2018 = Letter(
    regime="2011",
    subject=Text(
        "fr",
        {
            "fr": "Module de deux séances d’initiation pour les CCCI",
            "de": "Einführungsmodul in zwei Abenden für die Integrationskommissionen",
        },
    ),
    body=Text(
        "fr",
        {
            "fr": """Le renouvellement des conseils communaux, suite aux élections communales du 8 octobre 2017, s’accompagne en principe de la constitution d’une nouvelle {commission} ({short}).

Dans le cadre d’un projet conventionné avec l’OLAI (Ministère de la Famille et de l’Intégration) et en collaboration avec le SYVICOL, le CEFIS, asbl experte sur les questions d’immigration et d’intégration, se propose de soutenir les {short} et leurs membres dans les travaux liés à leur mandat de 6 ans.

L’objectif est de comprendre le fonctionnement et les missions d’une {short} et de les aider à développer une stratégie et des projets d’intégration adaptés à la réalité locale et aux spécificités de chaque commune.

Pour cela, le CEFIS propose aux {short} de participer à un « module de deux séances d’initiation pour les {short} » dont vous trouverez les détails dans le formulaire ci-joint.

Soirée 1 : L’intégration dans ma commune… Pourquoi ?

Soirée 2 : L’intégration dans ma commune… Comment ?

Ces deux séances gratuites s’inscrivent dans une même logique et sont complémentaires. Elles s’adressent aux membres effectifs et suppléants des {short}.

Si possible, les séances se feront en collaboration avec les agents/chargés d’intégration dans les communes qui disposent d’un tel poste. La présence de membres du collège des bourgmestre et échevins ou du conseil communal non-membres de la {short} est également souhaitée afin d’établir un lien avec la {short} et la stratégie d’intégration communale.

Si vous souhaitez inscrire votre {short} à ces séances ou avoir des informations complémentaires, le CEFIS se tient à votre disposition (tél : {phone}, {email}).""",
            "de": """Mit der Erneuerung der Gemeinderäte nach den Gemeindewahlen vom 8. Oktober 2017 wird grundsätzlich auch eine neue kommunale Integrationskommission ({short}) gebildet.

Im Rahmen eines mit dem OLAI (Ministerium für Familie und Integration) vereinbarten Projekts und in Zusammenarbeit mit dem SYVICOL bietet das CEFIS, ein auf Fragen der Einwanderung und der Integration spezialisierter Verein, den Kommissionen und ihren Mitgliedern Unterstützung bei den Arbeiten ihres sechsjährigen Mandats an.

Ziel ist es, die Arbeitsweise und die Aufgaben einer Integrationskommission zu verstehen und ihr dabei zu helfen, eine Strategie und Integrationsprojekte zu entwickeln, die zur örtlichen Wirklichkeit und zu den Eigenheiten jeder Gemeinde passen.

Dazu schlägt das CEFIS den Kommissionen die Teilnahme an einem „Einführungsmodul in zwei Abenden“ vor; die Einzelheiten finden Sie im beiliegenden Blatt.

Abend 1: Integration in meiner Gemeinde … Warum?

Abend 2: Integration in meiner Gemeinde … Wie?

Die beiden kostenlosen Abende folgen einer gemeinsamen Logik und ergänzen einander. Sie richten sich an die ordentlichen und stellvertretenden Mitglieder der Kommissionen.

Wenn möglich, finden die Abende in Zusammenarbeit mit den Integrationsbeauftragten der Gemeinden statt, die eine solche Stelle haben. Auch die Anwesenheit von Mitgliedern des Schöffenrates oder des Gemeinderates, die der Kommission nicht angehören, ist erwünscht, um eine Verbindung zur Integrationsstrategie der Gemeinde herzustellen.

Wenn Sie Ihre Kommission anmelden oder weitere Auskünfte erhalten möchten, steht Ihnen das CEFIS gerne zur Verfügung (Tel. {phone}, {email}).""",
        },
    ),
    closing=Text(
        "fr",
        {
            "fr": "Par avance, nous vous remercions pour votre intérêt et nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations respectueuses.",
            "de": "Wir danken Ihnen im Voraus für Ihr Interesse und verbleiben mit vorzüglicher Hochachtung.",
        },
    ),
    signatories=(
        _signatory("Sylvain BESCH", "Directeur du CEFIS", "CEFIS"),
        _signatory("Emile EICHER", "Président du Syvicol", "Syvicol"),
        _signatory("Yves PIRON", "Directeur de l’OLAI", "OLAI"),
    ),
    phone="44 743 501",
    email="cefis@cefis.lu",
)
LETTER_2023 = Letter(
    regime="2023",
    subject=Text(
        "fr",
        {
            "fr": "Kick-off des commissions du vivre-ensemble interculturel",
            "de": "Kick-off der Kommissionen für interkulturelles Zusammenleben",
        },
    ),
    body=Text(
        "fr",
        {
            "fr": """Le renouvellement des conseils communaux, suite aux élections communales du 11 juin 2023, s’accompagne en principe de la constitution d’une commission ayant dans ses attributions le vivre-ensemble interculturel.

Dans le cadre d’un projet conventionné avec le Ministère de la Famille, des Solidarités, du Vivre ensemble et de l’Accueil, le CEFIS asbl, expert sur les questions d’immigration et du vivre-ensemble interculturel, se propose de soutenir les commissions et leurs membres dans les travaux liés à leur mandat de 6 ans par une formation de 2h30 (date à convenir ensemble).

L’objectif est d’aider les membres à comprendre le fonctionnement et les missions d’une commission ayant dans ses attributions le vivre-ensemble interculturel et de les aider à développer une stratégie et des projets adaptés à la réalité locale.

Pour cela, le CEFIS propose aux commissions de participer à un « kick-off des commissions du vivre-ensemble interculturel ». Cette formation gratuite s’adresse aux membres effectifs et suppléants de la commission. Si possible, la formation se fera en collaboration avec les chargés d’intégration dans les communes qui disposent d’un tel poste. La présence de membres du collège des bourgmestre et échevins ou du conseil communal non-membres de la commission est également encouragée afin d’établir un lien avec la stratégie du vivre-ensemble interculturel au niveau communal.

Si vous souhaitez inscrire votre commission à cette formation ou avoir des informations complémentaires, le CEFIS se tient à votre disposition par téléphone ou par courriel (Tél : {phone}, email: {email}).""",
            "de": """Mit der Erneuerung der Gemeinderäte nach den Gemeindewahlen vom 11. Juni 2023 wird grundsätzlich auch eine Kommission gebildet, die für das interkulturelle Zusammenleben zuständig ist.

Im Rahmen eines mit dem Ministerium für Familie, Solidarität, Zusammenleben und Unterbringung von Flüchtlingen vereinbarten Projekts bietet das CEFIS asbl, auf Fragen der Einwanderung und des interkulturellen Zusammenlebens spezialisiert, den Kommissionen und ihren Mitgliedern für die Arbeiten ihres sechsjährigen Mandats eine Schulung von 2 Stunden 30 an (Termin nach Vereinbarung).

Ziel ist es, den Mitgliedern zu helfen, die Arbeitsweise und die Aufgaben einer für das interkulturelle Zusammenleben zuständigen Kommission zu verstehen und eine Strategie und Projekte zu entwickeln, die zur örtlichen Wirklichkeit passen.

Dazu schlägt das CEFIS den Kommissionen die Teilnahme an einem „Kick-off der Kommissionen für interkulturelles Zusammenleben“ vor. Diese kostenlose Schulung richtet sich an die ordentlichen und stellvertretenden Mitglieder der Kommission. Wenn möglich, findet sie in Zusammenarbeit mit den Integrationsbeauftragten der Gemeinden statt, die eine solche Stelle haben. Auch die Anwesenheit von Mitgliedern des Schöffenrates oder des Gemeinderates, die der Kommission nicht angehören, ist erwünscht, um eine Verbindung zur Strategie der Gemeinde für das interkulturelle Zusammenleben herzustellen.

Wenn Sie Ihre Kommission anmelden oder weitere Auskünfte erhalten möchten, steht Ihnen das CEFIS telefonisch oder per E-Mail gerne zur Verfügung (Tel. {phone}, E-Mail {email}).""",
        },
    ),
    closing=Text(
        "fr",
        {
            "fr": "Par avance, nous vous remercions pour votre intérêt et nous vous prions d’agréer, Madame, Monsieur, l’expression de nos meilleurs sentiments.",
            "de": "Wir danken Ihnen im Voraus für Ihr Interesse und verbleiben mit freundlichen Grüßen.",
        },
    ),
    signatories=(_signatory("Sylvain Besch", "Responsable du CEFIS", "CEFIS"),),
    phone="44 743 501",
    email="cefis@cefis.lu",
)
LETTERS = {MODULE: LETTER_2018, KICK_OFF: LETTER_2023}


def starting_letter(course) -> Letter:
    """The letter that a round for this course starts with: the one of 2018 or 2023, else one from its summary."""
    if course.code in LETTERS:
        return LETTERS[course.code]
    titles, summaries = course.title.texts, course.summary.texts
    body = {
        "fr": "\n\n".join(
            part
            for part in (
                "Nous proposons aux commissions de participer à la formation « {title} ».".replace(
                    "{title}", titles.get("fr") or str(course.title)
                ),
                summaries.get("fr", ""),
                "Si vous souhaitez inscrire votre commission ou avoir des informations complémentaires, nous nous tenons à votre disposition (tél : {phone}, {email}).",
            )
            if part
        )
    }
    return Letter(
        regime=(course.regimes or ["2023"])[0],
        subject=course.title,
        body=Text("fr", body),
        closing=LETTER_2023.closing,
    )


def filled(text: str, *, regime: str, language: str, commune: str = "", phone: str = "", email: str = "") -> str:
    """The text with the names of the regime, the commune and whom to ask; other braces stay as they were typed."""
    commission, short = NAMES[language if language in NAMES else "fr"][regime]
    values = {"commission": commission, "short": short, "commune": commune, "phone": phone, "email": email}
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text
