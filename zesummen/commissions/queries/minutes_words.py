"""The fixed words of a commission's minutes, their corrections and their public version. French is the reference."""
# ruff: noqa: E501 - a line of words is a row of a table

# key: French, German, Luxembourgish, English, Portuguese
# fmt: off
_ROWS = {
    "seats": ("Sièges occupés", "Besetzte Sitze", "Besat Sëtzer", "Seats filled", "Lugares ocupados"),
    "seats_of": ("{there} sur {all}", "{there} von {all}", "{there} vun {all}", "{there} of {all}", "{there} de {all}"),
    "seat": ("siège {n} : {name}", "Sitz {n}: {name}", "Sëtz {n}: {name}", "seat {n}: {name}", "lugar {n}: {name}"),
    "for": ("siège {n} : {name}, en remplacement de {other}", "Sitz {n}: {name}, in Vertretung von {other}", "Sëtz {n}: {name}, an der Plaz vum {other}", "seat {n}: {name}, in place of {other}", "lugar {n}: {name}, em substituição de {other}"),
    "vacant_for": ("siège {n} : {name}, suppléant(e), siège vacant", "Sitz {n}: {name}, Ersatzmitglied, Sitz unbesetzt", "Sëtz {n}: {name}, Ersatz, Sëtz fräi", "seat {n}: {name}, substitute, seat vacant", "lugar {n}: {name}, suplente, lugar vago"),
    "came": ("arrivé(e) à {hour}", "gekommen um {hour}", "komm um {hour}", "came at {hour}", "chegou às {hour}"),
    "left": ("parti(e) à {hour}", "gegangen um {hour}", "gaang um {hour}", "left at {hour}", "saiu às {hour}"),
    "excused": ("Excusés", "Entschuldigt", "Entschëllegt", "Excused", "Com justificação"),
    "replaced": ("Remplacés", "Vertreten", "Vertrueden", "Replaced", "Substituídos"),
    "replaced_by": ("{name}, par {other}", "{name}, durch {other}", "{name}, duerch {other}", "{name}, by {other}", "{name}, por {other}"),
    "absent": ("Absents sans excuse", "Unentschuldigt abwesend", "Ouni Entschëllegung net do", "Absent without excuse", "Ausentes sem justificação"),
    "assist": ("Assistent sans voix", "Ohne Stimme anwesend", "Derbäi ouni Stëmm", "There without a vote", "Presentes sem voto"),
    "quorum": ("Quorum", "Beschlussfähigkeit", "Quorum", "Quorum", "Quórum"),
    "quorum_yes": ("atteint ({there} sièges occupés, {needed} requis)", "gegeben ({there} besetzte Sitze, {needed} nötig)", "erreecht ({there} besat Sëtzer, {needed} néideg)", "reached ({there} seats filled, {needed} needed)", "atingido ({there} lugares ocupados, {needed} necessários)"),
    "quorum_no": ("non atteint ({there} sièges occupés, {needed} requis)", "nicht gegeben ({there} besetzte Sitze, {needed} nötig)", "net erreecht ({there} besat Sëtzer, {needed} néideg)", "not reached ({there} seats filled, {needed} needed)", "não atingido ({there} lugares ocupados, {needed} necessários)"),
    "president": ("La présidence", "Der Vorsitz", "D’Presidence", "The president", "A presidência"),
    "secretary": ("Le secrétariat", "Das Sekretariat", "De Sekretariat", "The secretary", "O secretariado"),
    "open": ("vote à main levée", "offene Abstimmung", "Ofstëmmung mat opgehuewener Hand", "vote by show of hands", "votação de braço no ar"),
    "roll_call": ("vote par appel nominal", "namentliche Abstimmung", "Ofstëmmung mam Numm", "vote by roll-call", "votação nominal"),
    "secret": ("vote secret", "geheime Abstimmung", "geheim Ofstëmmung", "secret vote", "votação secreta"),
    "count": ("{yes} pour, {no} contre, {abstain}, sur {filled} sièges occupés", "{yes} dafür, {no} dagegen, {abstain}, von {filled} besetzten Sitzen", "{yes} dofir, {no} dogéint, {abstain}, vu {filled} besate Sëtzer", "{yes} for, {no} against, {abstain}, of {filled} seats filled", "{yes} a favor, {no} contra, {abstain}, de {filled} lugares ocupados"),
    "abstentions": ("{n} abstentions", "{n} Enthaltungen", "{n} Enthalungen", "{n} abstentions", "{n} abstenções"),
    "abstentions_one": ("{n} abstention", "{n} Enthaltung", "{n} Enthalung", "{n} abstention", "{n} abstenção"),
    "blank_one": ("{n} bulletin blanc ou nul", "{n} leere oder ungültige Stimme", "{n} eidel oder ongülteg Stëmm", "{n} blank or void", "{n} branco ou nulo"),
    "blank": ("{n} bulletins blancs ou nuls", "{n} leere oder ungültige Stimmen", "{n} eidel oder ongülteg Stëmmen", "{n} blank or void", "{n} brancos ou nulos"),
    "carried": ("adopté", "angenommen", "ugeholl", "carried", "aprovado"),
    "lost": ("rejeté", "abgelehnt", "refuséiert", "not carried", "rejeitado"),
    "tie": ("partage des voix : rejeté", "Stimmengleichheit: abgelehnt", "d’selwecht vill Stëmmen: refuséiert", "votes equal: not carried", "empate: rejeitado"),
    "casting": ("partage des voix : adopté par la voix prépondérante de la présidence", "Stimmengleichheit: angenommen durch die Stimme des Vorsitzes", "d’selwecht vill Stëmmen: ugeholl duerch d’Stëmm vun der Presidence", "votes equal: carried by the president’s vote", "empate: aprovado pelo voto da presidência"),
    "lot": ("partage des voix : adopté par tirage au sort", "Stimmengleichheit: durch Los angenommen", "d’selwecht vill Stëmmen: duerch d’Lous ugeholl", "votes equal: carried by lot", "empate: aprovado por sorteio"),
    "election": ("Élection", "Wahl", "Wal", "Election", "Eleição"),
    "voices_one": ("{n} voix", "{n} Stimme", "{n} Stëmm", "{n} vote", "{n} voto"),
    "voices": ("{n} voix", "{n} Stimmen", "{n} Stëmmen", "{n} votes", "{n} votos"),
    "elected": ("élu(e)", "gewählt", "gewielt", "elected", "eleito(a)"),
    "elected_pair": ("paire élue", "gewähltes Paar", "gewielt Pair", "elected pair", "par eleito"),
    "yes": ("pour", "dafür", "dofir", "for", "a favor"),
    "no": ("contre", "dagegen", "dogéint", "against", "contra"),
    "abstain": ("abstention", "Enthaltung", "Enthalung", "abstention", "abstenção"),
    "recused": ("siège {n}, {name}, s’est retiré(e) pour intérêt personnel : {why}", "Sitz {n}, {name}, wegen persönlichen Interesses ausgetreten: {why}", "Sëtz {n}, {name}, wéinst perséinlechem Interessi erausgaang: {why}", "seat {n}, {name}, left for a personal interest: {why}", "lugar {n}, {name}, saiu por interesse pessoal: {why}"),
    "recused_public": ("{n} siège(s) retiré(s) pour intérêt personnel", "{n} Sitz(e) wegen persönlichen Interesses ausgetreten", "{n} Sëtz(er) wéinst perséinlechem Interessi erausgaang", "{n} seat(s) left for a personal interest", "{n} lugar(es) ausente(s) por interesse pessoal"),
    "changes": ("Modifications par rapport au projet envoyé le {day}", "Änderungen gegenüber dem Entwurf vom {day}", "Ännerunge géintiwwer dem Projet vum {day}", "Changes from the draft sent on {day}", "Alterações em relação ao projeto enviado em {day}"),
    "no_changes": ("Approuvé tel qu’envoyé le {day}, sans modification.", "Unverändert genehmigt, wie am {day} versandt.", "Sou genehmegt wéi de(n) {day} verschéckt, ouni Ännerung.", "Approved as sent on {day}, without a change.", "Aprovado tal como enviado em {day}, sem alterações."),
    "correction": ("Rectificatif n° {n} du {day}", "Berichtigung Nr. {n} vom {day}", "Korrektur Nr. {n} vum {day}", "Correction no. {n} of {day}", "Retificação n.º {n} de {day}"),
    "replaces": ("Version {n}, remplace la version {before}. Motif : {why}", "Fassung {n}, ersetzt Fassung {before}. Grund: {why}", "Versioun {n}, ersetzt d’Versioun {before}. Grond: {why}", "Version {n}, replaces version {before}. Reason: {why}", "Versão {n}, substitui a versão {before}. Motivo: {why}"),
    "public": ("Procès-verbal, version publique", "Protokoll, öffentliche Fassung", "Protokoll, ëffentlech Versioun", "Minutes, public version", "Ata, versão pública"),
    "public_note": ("Version publique : les personnes sont désignées par leur fonction.", "Öffentliche Fassung: Personen sind durch ihre Funktion bezeichnet.", "Ëffentlech Versioun: D’Persoune si mat hirer Funktioun genannt.", "Public version: people are named by their role.", "Versão pública: as pessoas são designadas pela sua função."),
    "when": ("Date", "Datum", "Datum", "Date", "Data"),
    "hour": ("Heure", "Uhrzeit", "Auerzäit", "Hour", "Hora"),
    "agenda": ("Ordre du jour", "Tagesordnung", "Dagesuerdnung", "Agenda", "Ordem de trabalhos"),
    "decision": ("Décision", "Beschluss", "Decisioun", "Decision", "Decisão"),
    "sitting": ("séance n° {number}/{year}", "Sitzung Nr. {number}/{year}", "Sëtzung Nr. {number}/{year}", "sitting no. {number}/{year}", "sessão n.º {number}/{year}"),
    "r_president": ("la présidence", "der Vorsitz", "d’Presidence", "the president", "a presidência"),
    "r_vice_president": ("la vice-présidence", "der stellvertretende Vorsitz", "d’Vizepresidence", "the vice-president", "a vice-presidência"),
    "r_secretary": ("le secrétariat", "das Sekretariat", "de Sekretariat", "the secretary", "o secretariado"),
    "r_member": ("un membre", "ein Mitglied", "e Member", "a member", "um membro"),
    "r_guest": ("une personne invitée", "ein Gast", "e Gaascht", "a guest", "um convidado"),
    "r_official": ("un membre du collège ou du conseil communal", "ein Mitglied des Schöffen- oder Gemeinderates", "e Member vum Schäffen- oder Gemengerot", "a member of the college or the communal council", "um membro do colégio ou do conselho comunal"),
    "r_administration": ("l’administration communale", "die Gemeindeverwaltung", "d’Gemengeverwaltung", "the administration of the commune", "a administração comunal"),
    "r_person": ("une personne", "eine Person", "eng Persoun", "a person", "uma pessoa"),
    "contact": ("[coordonnées retirées]", "[Kontaktdaten entfernt]", "[Kontaktdaten ewechgeholl]", "[contact details taken out]", "[contactos retirados]"),
    "address": ("[adresse retirée]", "[Adresse entfernt]", "[Adress ewechgeholl]", "[address taken out]", "[morada retirada]"),
}
# fmt: on
LANGUAGES = ("fr", "de", "lb", "en", "pt")


def words(language: str) -> dict[str, str]:
    """The words of one language by key."""
    place = LANGUAGES.index(language)
    return {key: row[place] for key, row in _ROWS.items()}


def counted(key: str, n: int, language: str) -> str:
    """So many of something: one has a word of its own, and in French none has it too."""
    is_one = n == 1 or (n == 0 and language == "fr")
    return words(language)[f"{key}_one" if is_one else key].format(n=n)
