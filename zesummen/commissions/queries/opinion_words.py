"""The fixed words of an opinion on paper, in five languages. French is the reference."""
# ruff: noqa: E501 - a line of words is a row of a table

# key: French, German, Luxembourgish, English, Portuguese
# fmt: off
_ROWS = {
    "opinion": ("Avis", "Stellungnahme", "Avis", "Opinion", "Parecer"),
    "number": ("Avis n° {number}/{year}", "Stellungnahme Nr. {number}/{year}", "Avis Nr. {number}/{year}", "Opinion no. {number}/{year}", "Parecer n.º {number}/{year}"),
    "subject": ("Objet", "Gegenstand", "Objet", "Subject", "Objeto"),
    "origin": ("Origine", "Anlass", "Ursprong", "Origin", "Origem"),
    "own": ("initiative de la commission", "Eigeninitiative der Kommission", "Initiativ vun der Kommissioun", "the commission's own initiative", "iniciativa da comissão"),
    "college": ("demande du collège des bourgmestre et échevins", "auf Ersuchen des Schöffenrates", "op Ufro vum Schäfferot", "at the request of the college of mayor and aldermen", "a pedido do colégio dos burgomestre e vereadores"),
    "council": ("demande du conseil communal", "auf Ersuchen des Gemeinderates", "op Ufro vum Gemengerot", "at the request of the communal council", "a pedido do conselho comunal"),
    "asked_on": ("Demandé le", "Angefragt am", "Ugefrot de(n)", "Asked on", "Pedido em"),
    "wished_by": ("Souhaité pour le", "Gewünscht bis", "Gewënscht bis de(n)", "Wished by", "Desejado até"),
    "legal_basis": ("Base légale", "Rechtsgrundlage", "Gesetzlech Basis", "Legal basis", "Base legal"),
    "mission": ("Mission", "Aufgabe", "Missioun", "Mission", "Missão"),
    "adopted_on": ("Adopté le", "Angenommen am", "Ugeholl de(n)", "Adopted on", "Adotado em"),
    "sitting": ("séance n° {number}/{year}", "Sitzung Nr. {number}/{year}", "Sëtzung Nr. {number}/{year}", "sitting no. {number}/{year}", "sessão n.º {number}/{year}"),
    "question": ("Question posée", "Gestellte Frage", "D’Fro", "The question", "A pergunta"),
    "facts": ("Constats", "Feststellungen", "Constaten", "Findings", "Constatações"),
    "proposals": ("Propositions", "Vorschläge", "Virschléi", "Proposals", "Propostas"),
    "result": ("Sens de l’avis", "Votum", "Sënn vum Avis", "Outcome of the opinion", "Sentido do parecer"),
    "favourable": ("favorable", "zustimmend", "favorabel", "favourable", "favorável"),
    "reserved": ("réservé", "mit Vorbehalt", "mat Reserven", "reserved", "com reservas"),
    "unfavourable": ("défavorable", "ablehnend", "net favorabel", "unfavourable", "desfavorável"),
    "vote": ("Vote", "Abstimmung", "Vote", "Vote", "Votação"),
    "votes": ("{yes} pour, {no} contre, {abstain}", "{yes} Ja, {no} Nein, {abstain}", "{yes} dofir, {no} dogéint, {abstain}", "{yes} for, {no} against, {abstain}", "{yes} a favor, {no} contra, {abstain}"),
    "unanimous": ("à l’unanimité ({yes} voix)", "einstimmig ({yes} Stimmen)", "eestëmmeg ({yes} Stëmmen)", "unanimous ({yes} votes)", "por unanimidade ({yes} votos)"),
    "minority": ("Avis minoritaire", "Minderheitenvotum", "Avis vun der Minoritéit", "Minority view", "Parecer minoritário"),
    "sent": ("Envoi", "Versand", "Verschéckt", "Sent", "Envio"),
    "sent_on": ("le {day} à : {to}", "am {day} an: {to}", "den {day} un: {to}", "on {day} to: {to}", "em {day} a: {to}"),
    "answer_by": ("Réponse souhaitée pour le", "Antwort gewünscht bis", "Äntwert gewënscht bis de(n)", "Answer wished by", "Resposta desejada até"),
    "answer_owed": ("Réponse due pour le", "Antwort geschuldet bis", "Äntwert geschëlt bis de(n)", "Answer owed by", "Resposta devida até"),
    "answer": ("Réponse", "Antwort", "Äntwert", "Answer", "Resposta"),
    "no_answer": ("Pas de réponse à ce jour.", "Bis heute keine Antwort.", "Bis haut keng Äntwert.", "No answer to this day.", "Sem resposta até hoje."),
    "followed": ("suivi", "befolgt", "gefollegt", "followed", "seguido"),
    "partly": ("suivi en partie", "teilweise befolgt", "deelweis gefollegt", "followed in part", "seguido em parte"),
    "not_followed": ("non suivi", "nicht befolgt", "net gefollegt", "not followed", "não seguido"),
    "answered_on": ("Réponse du {day} : {answer}", "Antwort vom {day}: {answer}", "Äntwert vum {day}: {answer}", "Answer of {day}: {answer}", "Resposta de {day}: {answer}"),
    "president": ("Pour la présidence", "Für den Vorsitz", "Fir d’Presidence", "For the president", "Pela presidência"),
    "secretary": ("Pour le secrétariat", "Für das Sekretariat", "Fir de Sekretariat", "For the secretariat", "Pelo secretariado"),
    "draft": ("Projet", "Entwurf", "Projet", "Draft", "Projeto"),
}
# fmt: on
LANGUAGES = ("fr", "de", "lb", "en", "pt")


def words(language: str) -> dict[str, str]:
    """The words of one language by key."""
    place = LANGUAGES.index(language)
    return {key: row[place] for key, row in _ROWS.items()}
