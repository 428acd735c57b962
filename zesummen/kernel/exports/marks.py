"""The fixed sentences of documents, in the document's own language (which need not be the reader's).

They stand here and not in the message catalogues because a frozen document keeps its words whatever language
the person reads the pages in.
"""

DEMO = {
    "fr": "Démonstration : les personnes, les décisions et les plans sont inventés.",
    "de": "Vorführung: Personen, Beschlüsse und Pläne sind erfunden.",
    "lb": "Demonstratioun: Leit, Decisiounen a Pläng sinn erfonnt.",
    "en": "Demonstration: people, decisions and plans are invented.",
    "pt": "Demonstração: as pessoas, as decisões e os planos são inventados.",
}
REFERENCE = {
    "fr": "Le texte français fait foi.",
    "de": "Zur Information; maßgeblich ist der französische Text.",
    "lb": "Fir Är Informatioun; de franséischen Text ass d’Referenz.",
    "en": "For information; the French text is the reference.",
    "pt": "Para informação; o texto francês é a referência.",
}
BLACKED_OUT = {
    "fr": "[passage occulté]",
    "de": "[Stelle geschwärzt]",
    "lb": "[Passage geschwäerzt]",
    "en": "[passage blacked out]",
    "pt": "[passagem ocultada]",
}
PUBLIC_COPY = {
    "fr": "Copie publique : certains passages sont occultés, l’original est conservé par la commune.",
    "de": "Öffentliche Fassung: Einzelne Stellen sind geschwärzt, die Gemeinde bewahrt das Original auf.",
    "lb": "Ëffentlech Kopie: Verschidde Passagë si geschwäerzt, d’Gemeng behält d’Original.",
    "en": "Public copy: some passages are blacked out; the commune keeps the original.",
    "pt": "Cópia pública: algumas passagens estão ocultadas; a comuna conserva o original.",
}
CONTENTS = {"fr": "Sommaire", "de": "Inhalt", "lb": "Inhalt", "en": "Contents", "pt": "Índice"}
PAGE = {"fr": "page", "de": "Seite", "lb": "Säit", "en": "page", "pt": "página"}
DRAFT = {"fr": "Projet", "de": "Entwurf", "lb": "Entworf", "en": "Draft", "pt": "Rascunho"}
MISSING_LETTERS = {
    "fr": "Certains caractères manquent à la police du PDF et deviennent □ ; la version Word les garde.",
    "de": "Einige Zeichen fehlen in der Schrift des PDF und stehen als □; die Word-Fassung enthält sie.",
    "lb": "E puer Zeeche feelen an der Schrëft vum PDF a stinn als □; d’Word-Versioun huet se.",
    "en": "Some characters are missing from the PDF’s font and appear as □; the Word version keeps them.",
    "pt": "Alguns caracteres não existem na fonte do PDF e aparecem como □; a versão Word conserva-os.",
}
REFERENCE_NUMBER = {"fr": "Référence", "de": "Aktenzeichen", "lb": "Referenz", "en": "Reference", "pt": "Referência"}
WORD_LOCALE = {"fr": "fr-LU", "de": "de-LU", "lb": "lb-LU", "en": "en-GB", "pt": "pt-PT"}


def colon(language: str) -> str:
    """A colon as that language sets it: French keeps a space before it that does not break."""
    return "\u00a0: " if language == "fr" else ": "


def listed(parts, language: str) -> str:
    """Parts of one sentence, with semicolons as that language sets them."""
    return ("\u00a0; " if language == "fr" else "; ").join(parts)


def lines_for(document) -> list[str]:
    """The sentences that stand on every page of this document."""
    found = [DEMO[document.language]] if document.demo else []
    if document.information_only:
        found.append(REFERENCE[document.language])
    if document.draft_mark:
        found.append(document.draft_mark)
    return found
