"""The notice to every household in French, Luxembourgish and German: its own words, whatever the screen speaks."""

LANGUAGES = ("fr", "lb", "de")
WORDS = {
    "fr": {
        "title": "Information à tous les ménages",
        "intro": "Voici ce que le conseil communal et la commission « {name} » ont fait depuis le {day}.",
        "what": "À quoi sert la commission",
        "sittings": "Séances de la commission",
        "held": "La commission s’est réunie {count} fois :",
        "held_one": "La commission s’est réunie une fois :",
        "none_held": "La commission ne s’est pas réunie pendant cette période.",
        "opinions": "Avis de la commission",
        "no_opinions": "Aucun avis n’a été rendu public pendant cette période.",
        "answer": "Réponse : {answer}.",
        "no_answer": "Pas encore de réponse.",
        "council": "Décisions du conseil communal en la matière",
        "no_council": "Aucune décision n’a été publiée pendant cette période.",
        "next": "Prochaine séance",
        "join": "Participer",
        "contact": "Vous avez une question ou une idée ? Adressez-vous à la commune : {contact}.",
        "contact_plain": "Vous avez une question ou une idée ? Adressez-vous à la maison communale.",
        "free": "Sièges sans titulaire : {count}. La commune informe volontiers sur la manière de poser sa candidature.",
    },
    "lb": {
        "title": "Informatioun un all Stéit",
        "intro": "Dat hei hunn de Gemengerot an d’Kommissioun „{name}“ zanter dem {day} gemaach.",
        "what": "Fir wat d’Kommissioun do ass",
        "sittings": "Sëtzunge vun der Kommissioun",
        "held": "D’Kommissioun ass {count} Mol zesummekomm:",
        "held_one": "D’Kommissioun ass eng Kéier zesummekomm:",
        "none_held": "D’Kommissioun ass an där Zäit net zesummekomm.",
        "opinions": "Avise vun der Kommissioun",
        "no_opinions": "An där Zäit gouf keen Avis verëffentlecht.",
        "answer": "Äntwert: {answer}.",
        "no_answer": "Nach keng Äntwert.",
        "council": "Decisioune vum Gemengerot an deem Beräich",
        "no_council": "An där Zäit gouf keng Decisioun verëffentlecht.",
        "next": "Nächst Sëtzung",
        "join": "Matmaachen",
        "contact": "Dir hutt eng Fro oder eng Iddi? Wennt Iech un d’Gemeng: {contact}.",
        "contact_plain": "Dir hutt eng Fro oder eng Iddi? Wennt Iech un d’Gemeng.",
        "free": "Fräi Sëtz: {count}. D’Gemeng erkläert gär, wéi ee kandidéiere kann.",
    },
    "de": {
        "title": "Information an alle Haushalte",
        "intro": "Das haben der Gemeinderat und die Kommission „{name}“ seit dem {day} getan.",
        "what": "Wozu die Kommission da ist",
        "sittings": "Sitzungen der Kommission",
        "held": "Die Kommission ist {count} Mal zusammengekommen:",
        "held_one": "Die Kommission ist einmal zusammengekommen:",
        "none_held": "Die Kommission ist in dieser Zeit nicht zusammengekommen.",
        "opinions": "Stellungnahmen der Kommission",
        "no_opinions": "In dieser Zeit wurde keine Stellungnahme veröffentlicht.",
        "answer": "Antwort: {answer}.",
        "no_answer": "Noch keine Antwort.",
        "council": "Beschlüsse des Gemeinderats dazu",
        "no_council": "In dieser Zeit wurde kein Beschluss veröffentlicht.",
        "next": "Nächste Sitzung",
        "join": "Mitmachen",
        "contact": "Sie haben eine Frage oder eine Idee? Wenden Sie sich an die Gemeinde: {contact}.",
        "contact_plain": "Sie haben eine Frage oder eine Idee? Wenden Sie sich an die Gemeinde.",
        "free": "Freie Sitze: {count}. Die Gemeinde erklärt gern, wie man kandidieren kann.",
    },
}
ANSWERS = {
    "fr": {"followed": "avis suivi", "partly": "avis suivi en partie", "not_followed": "avis non suivi"},
    "lb": {"followed": "den Avis gouf suivéiert", "partly": "deelweis suivéiert", "not_followed": "net suivéiert"},
    "de": {"followed": "ihr wurde gefolgt", "partly": "ihr wurde teilweise gefolgt", "not_followed": "nicht gefolgt"},
}
PURPOSE = {
    "2011": {
        "fr": "La commission conseille la commune sur l’intégration de toutes les personnes qui y vivent : vie sociale, "
        "économique, politique et culturelle, dialogue, démarches et vie associative.",
        "lb": "D’Kommissioun beréit d’Gemeng bei der Integratioun vun alle Leit, déi do wunnen: am sozialen, "
        "ekonomeschen, politeschen a kulturelle Liewen, am Dialog, bei Demarchen an am Veräinsliewen.",
        "de": "Die Kommission berät die Gemeinde zur Integration aller Menschen, die dort leben: im sozialen, "
        "wirtschaftlichen, politischen und kulturellen Leben, im Dialog, bei Behördengängen und im Vereinsleben.",
    },
    "2023": {
        "fr": "La commission conseille la commune pour que toutes les personnes qui y vivent ou y travaillent puissent "
        "vivre, travailler et décider ensemble.",
        "lb": "D’Kommissioun beréit d’Gemeng, fir datt all d’Leit, déi do wunnen oder schaffen, zesumme liewen, "
        "schaffen an decidéiere kënnen.",
        "de": "Die Kommission berät die Gemeinde, damit alle, die dort leben oder arbeiten, zusammen leben, arbeiten "
        "und entscheiden können.",
    },
}
