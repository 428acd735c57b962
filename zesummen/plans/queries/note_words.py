"""First wordings of the internal note and of the notice to residents. A commune changes them as it likes."""

from typing import Any

from zesummen.kernel.words import text

NOTE_SUBJECT = text(
    "fr",
    fr="Plan communal : votre contact et vos actions existantes",
    de="Kommunaler Plan: Ihre Kontaktperson und Ihre bestehenden Aktionen",
    lb="Gemengeplang: Äre Kontakt an Är Aktiounen, déi et scho gëtt",
    en="Communal plan: your contact and what you do already",
    pt="Plano communal: o vosso contacto e as vossas ações existentes",
)
NOTE_BODY = text(
    "fr",
    fr=(
        "Le conseil communal a décidé d’élaborer un plan pour le vivre-ensemble. Beaucoup existe déjà dans nos "
        "services, et le plan part de là.\n\nNous vous demandons deux choses : le nom d’une personne de contact dans "
        "votre service, et la liste des actions que vous menez déjà pour ou avec les habitants, même petites."
    ),
    de=(
        "Der Gemeinderat hat beschlossen, einen Plan für das Zusammenleben auszuarbeiten. Vieles gibt es in unseren "
        "Diensten schon, und davon geht der Plan aus.\n\nWir bitten Sie um zweierlei: den Namen einer Kontaktperson "
        "in Ihrem Dienst und eine Liste der Aktionen, die Sie für oder mit den Einwohnern schon durchführen, auch "
        "kleine."
    ),
    en=(
        "The communal council has decided to write a plan for living together. Much exists in our services already, "
        "and the plan starts from there.\n\nWe ask you for two things: the name of a contact in your service, and a "
        "list of what you do already for or with residents, small things too."
    ),
)
NOTICE_TITLE = text(
    "fr",
    fr="Vivre ensemble : votre avis compte",
    de="Zusammenleben: Ihre Meinung zählt",
    lb="Zesummeliewen: Är Meenung zielt",
    en="Living together: your voice counts",
    pt="Viver em conjunto: a sua opinião conta",
)
NOTICE_BODY = text(
    "fr",
    fr=(
        "Notre commune élabore un plan pour que toutes les personnes qui y vivent ou y travaillent se sentent chez "
        "elles et puissent participer."
    ),
    de=(
        "Unsere Gemeinde arbeitet einen Plan aus, damit sich alle, die hier wohnen oder arbeiten, zu Hause fühlen "
        "und mitmachen können."
    ),
    lb=(
        "Eis Gemeng schafft e Plang aus, fir datt jiddereen, deen hei wunnt oder schafft, sech doheem fillt a "
        "matmaache kann."
    ),
    en="Our commune is writing a plan so that everybody who lives or works here feels at home and can take part.",
    pt=(
        "O nosso município está a elaborar um plano para que todas as pessoas que aqui vivem ou trabalham se sintam "
        "em casa e possam participar."
    ),
)
NOTICE_HOW = text(
    "fr",
    fr="Venez à la soirée d’ouverture, parlez-en à votre association ou écrivez-nous.",
    de="Kommen Sie zum Eröffnungsabend, sprechen Sie mit Ihrem Verein darüber oder schreiben Sie uns.",
    lb="Kommt op den Owend, schwätzt an Ärem Veräin doriwwer oder schreift eis.",
    en="Come to the opening evening, talk about it in your club, or write to us.",
    pt="Venha à noite de abertura, fale com a sua associação ou escreva-nos.",
)
NOTE: dict[str, dict[str, Any]] = {
    "fr": {
        "name": "Note interne",
        "to": "Aux services communaux",
        "subject": "Objet",
        "by": "Réponse souhaitée pour le",
        "asked": "Ce que nous demandons",
        "contact": "le nom et les coordonnées d’une personne de contact ;",
        "existing": "la liste des actions qui existent déjà : titre, période de l’année, public.",
        "how": (
            "Le courriel que vous recevez contient un lien pour répondre ; aucun compte n’est nécessaire. Sur "
            "papier, le tableau ci-dessous suffit."
        ),
        "table": "Votre réponse",
        "columns": ("Action existante", "Période", "Public"),
        "service": "Service",
        "person": "Personne de contact",
        "sent": "Services consultés",
        "answer": "Réponse",
        "none": "sans réponse",
        "date": "Date",
    },
    "de": {
        "name": "Interne Mitteilung",
        "to": "An die Dienste der Gemeinde",
        "subject": "Betreff",
        "by": "Antwort erbeten bis zum",
        "asked": "Worum wir bitten",
        "contact": "Name und Erreichbarkeit einer Kontaktperson;",
        "existing": "eine Liste der Aktionen, die es schon gibt: Titel, Jahreszeit, Publikum.",
        "how": (
            "Die E-Mail, die Sie erhalten, enthält einen Link zum Antworten; ein Konto ist nicht nötig. Auf Papier "
            "genügt die Tabelle unten."
        ),
        "table": "Ihre Antwort",
        "columns": ("Bestehende Aktion", "Zeit im Jahr", "Publikum"),
        "service": "Dienst",
        "person": "Kontaktperson",
        "sent": "Befragte Dienste",
        "answer": "Antwort",
        "none": "ohne Antwort",
        "date": "Datum",
    },
}
HOW = {
    "fr": "Comment participer",
    "de": "Wie Sie mitmachen können",
    "lb": "Wéi Dir matmaache kënnt",
    "en": "How to take part",
    "pt": "Como participar",
}
CONTACT = {"fr": "Contact", "de": "Kontakt", "lb": "Kontakt", "en": "Contact", "pt": "Contacto"}
NAMES = {"fr": "Français", "de": "Deutsch", "lb": "Lëtzebuergesch", "en": "English", "pt": "Português"}
