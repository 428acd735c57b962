"""Named fields inside a paragraph: ``{montant}``. They are filled whenever a text is shown, until it is frozen."""

import re

FIELD = re.compile(r"\{([a-z_]+)\}")
GAP = "[à compléter"  # how a gap begins, in a model text and in place of a field without a value

#: Every field a paragraph may use, with what stands in its place while it is empty.
FIELDS = {
    "commune": "commune",
    "de_commune": "commune",
    "instrument": "instrument",
    "commission": "commission",
    "le_ministere": "ministère",
    "au_ministere": "ministère",
    "montant": "montant",
    "article_budgetaire": "article budgétaire",
    "exercice": "exercice budgétaire",
    "contact": "personne de contact",
    "autorite": "autorité",
    "seance": "date de la séance",
    "objet": "objet",
}


def named_fields(text: str) -> list[str]:
    """The names of the fields that a paragraph uses, in order."""
    return FIELD.findall(text)


def fill(text: str, values: dict[str, str]) -> str:
    """The paragraph with its fields filled and its signs set as French sets them.

    A field without a value shows as a gap, an unknown name stays as typed.
    """

    def put(match: re.Match) -> str:
        name = match[1]
        if name not in FIELDS and name not in values:
            return match[0]
        return values.get(name) or f"{GAP} : {FIELDS[name]}]"

    return typeset(FIELD.sub(put, text))


def typeset(text: str) -> str:
    """The space before ``;`` ``:`` ``!`` ``?`` and inside guillemets does not break in French."""
    return re.sub(r" (?=[;:!?»])", "\u00a0", text).replace("« ", "«\u00a0")


def of(name: str) -> str:
    """``de`` before a name, shortened before a vowel: "d’Esch-sur-Alzette", "de Differdange"."""
    return f"d’{name}" if name[:1].lower() in "aeiouyéèêëàâîïôûù" else f"de {name}"


OF_BODY = {
    "le": "du",
    "les": "des",
    **dict.fromkeys(("commission", "fédération", "ligue", "maison", "plateforme", "table"), "de la"),
    **dict.fromkeys(("centre", "collège", "comité", "conseil", "groupe", "ministère", "service", "syndicat"), "du"),
    **dict.fromkeys(("agence", "assemblée", "association", "office", "union"), "de l’"),
}


def of_body(name: str) -> str:
    """``de`` before what a body is called, with the article that was not typed: "de la Commission", "du comité"."""
    name = " ".join(name.split())
    first, _space, rest = name.partition(" ")
    article = OF_BODY.get(first.casefold())
    if not article:
        return f"de {name}" if first.casefold() == "la" or first[:2].casefold() in ("l’", "l'") else of(name)
    if first.casefold() in ("le", "les"):
        return f"{article} {rest}"
    return f"{article}{name}" if article.endswith("’") else f"{article} {name}"
