"""The kick-off, as the letter of 29 November 2023 describes it. French word by word where the letter speaks; the
translations are ours and unchecked. The run steps are ours: the letter gives the aims and 2 h 30."""

from typing import Any

from .catalogue_2018 import said

COURSE: dict[str, Any] = {
    "code": "kick-off-2023",
    "title": said(
        "Kick-off des commissions du vivre-ensemble interculturel",
        "Kick-off der Kommissionen für interkulturelles Zusammenleben",
        "Kick-off vun de Kommissioune vum interkulturellen Zesummeliewen",
        "Kick-off of the commissions on intercultural living together",
        "Kick-off das comissões da convivência intercultural",
    ),
    "summary": said(
        "L’objectif est d’aider les membres à comprendre le fonctionnement et les missions d’une commission ayant dans ses attributions le vivre-ensemble interculturel et de les aider à développer une stratégie et des projets adaptés à la réalité locale.",
        "Ziel ist es, den Mitgliedern zu helfen, die Arbeitsweise und die Aufgaben einer für das interkulturelle Zusammenleben zuständigen Kommission zu verstehen und eine Strategie und Projekte zu entwickeln, die zur örtlichen Wirklichkeit passen.",
        "D’Zil ass et, de Memberen ze hëllefen, ze verstoen, wéi eng Kommissioun, déi fir dat interkulturellt Zesummeliewen zoustänneg ass, fonctionéiert a wat hir Missioune sinn, an eng Strategie a Projeten z’entwéckelen, déi op d’Realitéit virun der Dier passen.",
        "The aim is to help members understand how a commission in charge of intercultural living together works and what its missions are, and to help them develop a strategy and projects that suit local reality.",
        "O objetivo é ajudar os membros a compreender o funcionamento e as missões de uma comissão que tem a convivência intercultural nas suas atribuições e ajudá-los a desenvolver uma estratégia e projetos adaptados à realidade local.",
    ),
    "aims": said(
        "Comprendre le fonctionnement et les missions d’une commission ayant dans ses attributions le vivre-ensemble interculturel\nDévelopper une stratégie et des projets adaptés à la réalité locale",
        "Die Arbeitsweise und die Aufgaben einer für das interkulturelle Zusammenleben zuständigen Kommission verstehen\nEine Strategie und Projekte entwickeln, die zur örtlichen Wirklichkeit passen",
        "Verstoen, wéi eng Kommissioun, déi fir dat interkulturellt Zesummeliewen zoustänneg ass, fonctionéiert a wat hir Missioune sinn\nEng Strategie a Projeten entwéckelen, déi op d’Realitéit virun der Dier passen",
        "Understand how a commission in charge of intercultural living together works and what its missions are\nDevelop a strategy and projects that suit local reality",
        "Compreender o funcionamento e as missões de uma comissão que tem a convivência intercultural nas suas atribuições\nDesenvolver uma estratégia e projetos adaptados à realidade local",
    ),
    "contents": said(
        "Les missions de la commission\nLe fonctionnement de la commission\nUne stratégie et des projets adaptés à la réalité locale\nLe lien avec la stratégie du vivre-ensemble interculturel au niveau communal",
        "Die Aufgaben der Kommission\nDie Arbeitsweise der Kommission\nEine Strategie und Projekte, die zur örtlichen Wirklichkeit passen\nDie Verbindung zur Strategie der Gemeinde für das interkulturelle Zusammenleben",
        "D’Missioune vun der Kommissioun\nWéi d’Kommissioun fonctionéiert\nEng Strategie a Projeten, déi op d’Realitéit virun der Dier passen\nDe Lien mat der Strategie vun der Gemeng fir dat interkulturellt Zesummeliewen",
        "The missions of the commission\nThe way the commission works\nA strategy and projects that suit local reality\nThe link with the commune’s strategy for intercultural living together",
        "As missões da comissão\nO funcionamento da comissão\nUma estratégia e projetos adaptados à realidade local\nA ligação com a estratégia da convivência intercultural a nível comunal",
    ),
    "audience": said(
        "Membres effectifs et suppléants de la commission\nChargés d’intégration dans les communes qui disposent d’un tel poste\nMembres du collège des bourgmestre et échevins ou du conseil communal non-membres de la commission",
        "Ordentliche und stellvertretende Mitglieder der Kommission\nIntegrationsbeauftragte in den Gemeinden, die eine solche Stelle haben\nMitglieder des Schöffenrates oder des Gemeinderates, die der Kommission nicht angehören",
        "Effektiv Memberen a Suppleante vun der Kommissioun\nChargéen d’intégration an de Gemengen, déi esou e Posten hunn\nMembere vum Schäfferot oder vum Gemengerot, déi net an der Kommissioun sinn",
        "Full and substitute members of the commission\nIntegration officers in the communes that have such a post\nMembers of the college or of the council who are not members of the commission",
        "Membros efetivos e suplentes da comissão\nEncarregados da integração nas comunas que dispõem desse posto\nMembros do colégio ou do conselho comunal que não são membros da comissão",
    ),
    "practical": said(
        "Cette formation est gratuite.\nElle dure 2h30 et se déroule en une séance.\nLa date est à convenir ensemble.",
        "Diese Schulung ist kostenlos.\nSie dauert 2 Stunden 30 und findet an einem Termin statt.\nDer Termin wird gemeinsam vereinbart.",
        "Dës Formatioun ass gratis.\nSi dauert 2 Stonnen 30 an ass an enger Sëtzung.\nDen Datum gëtt zesummen ofgemaach.",
        "This training is free.\nIt lasts 2 hours 30 and takes one session.\nThe date is agreed together.",
        "Esta formação é gratuita.\nDura 2h30 e realiza-se numa só sessão.\nA data é combinada em conjunto.",
    ),
    "pedagogy": said(
        "La pédagogie est participative. Elle part des réflexions et des expériences des membres et se termine par des décisions : qui fait quoi, pour quand.",
        "Die Methode ist partizipativ. Sie geht von den Überlegungen und Erfahrungen der Mitglieder aus und endet mit Entscheidungen: wer macht was bis wann.",
        "D’Pedagogie ass participativ. Si geet vun den Iwwerleeungen an den Erfarunge vun de Memberen aus an hält mat Decisiounen op: wie mécht wat bis wéini.",
        "The method is participatory. It starts from the members’ own thoughts and experience and ends in decisions: who does what, by when.",
        "A pedagogia é participativa. Parte das reflexões e das experiências dos membros e termina em decisões: quem faz o quê, até quando.",
    ),
    "minutes": 150,
    "sessions_count": 1,
    "languages": ["fr", "lb", "de"],
    "windows": [],
    "regimes": ["2023"],
    "source": "CEFIS, lettre du 29 novembre 2023",
}

STEPS: list[dict[str, Any]] = [
    {
        "kind": "talk",
        "minutes": 10,
        "title": said("Accueil et tour de table", "Begrüßung und Vorstellungsrunde", "Begréissung an Ronn", "Welcome and round of names", "Boas-vindas e apresentações"),
        "guidance": said(
            "Dire à quoi la séance mène : des décisions que la commission fait siennes. Chacun dit son nom et ce qui l’a amené à la commission.",
            "Sagen, wohin der Abend führt: zu Entscheidungen, die sich die Kommission zu eigen macht. Alle nennen ihren Namen und was sie in die Kommission geführt hat.",
            "Soen, wuer d’Sëtzung féiert: zu Decisiounen, déi d’Kommissioun zu hiren eegene mécht. Jidderee seet säin Numm a wat hien an d’Kommissioun bruecht huet.",
            "Say where the session leads: to decisions that the commission makes its own. Everybody says their name and what brought them to the commission.",
            "Dizer a que leva a sessão: a decisões que a comissão torna suas. Cada um diz o seu nome e o que o trouxe à comissão.",
        ),
        "material": said("Liste de présence, code de la salle, cartes et stylos", "Anwesenheitsliste, Code des Raums, Karten und Stifte", "Presenzlëscht, Code vum Sall, Kaarten a Stëfter", "Attendance list, code of the room, cards and pens", "Lista de presenças, código da sala, cartões e canetas"),
    },
    {
        "kind": "reflect",
        "minutes": 15,
        "title": said("Bien vivre ensemble, pour moi", "Gut zusammenleben, für mich", "Gutt zesummeliewen, fir mech", "Living together well, for me", "Viver bem em conjunto, para mim"),
        "guidance": said(
            "Chacun écrit seul, une idée par carte, à partir de ce qu’il a vécu. Toutes les langues sont bienvenues.",
            "Alle schreiben für sich, ein Gedanke je Karte, aus dem eigenen Erleben. Alle Sprachen sind willkommen.",
            "Jidderee schreift fir sech, eng Iddi pro Kaart, aus deem, wat hien erlieft huet. All Sprooch ass wëllkomm.",
            "Everybody writes alone, one idea a card, from their own experience. Every language is welcome.",
            "Cada um escreve sozinho, uma ideia por cartão, a partir do que viveu. Todas as línguas são bem-vindas.",
        ),
        "question": said(
            "À quoi vois-je, dans notre commune, que l’on vit bien ensemble, ou que l’on s’y croise sans se connaître ?",
            "Woran sehe ich in unserer Gemeinde, dass man gut zusammenlebt, oder dass man aneinander vorbeigeht?",
            "Wourunner gesinn ech an eiser Gemeng, datt ee gutt zesummelieft, oder datt ee laanschteneen leeft?",
            "By what do I see, in our commune, that people live together well, or that they pass each other by?",
            "Em que vejo, na nossa comuna, que se vive bem em conjunto, ou que as pessoas se cruzam sem se conhecer?",
        ),
    },
    {
        "kind": "group",
        "minutes": 15,
        "takes_from": 2,
        "title": said("Notre idée commune du vivre-ensemble interculturel", "Unsere gemeinsame Vorstellung vom interkulturellen Zusammenleben", "Eis gemeinsam Virstellung vum interkulturellen Zesummeliewen", "Our shared idea of intercultural living together", "A nossa ideia comum da convivência intercultural"),
        "guidance": said(
            "Regrouper les cartes avec les membres, nommer chaque groupe, finir par une phrase commune.",
            "Die Karten mit den Mitgliedern gruppieren, jede Gruppe benennen, mit einem gemeinsamen Satz enden.",
            "D’Kaarte mat de Memberen zesummeleeën, all Grupp en Numm ginn, mat engem gemeinsame Saz ophalen.",
            "Group the cards with the members, name each group, end with one common sentence.",
            "Agrupar os cartões com os membros, dar um nome a cada grupo, terminar com uma frase comum.",
        ),
        "material": said("Feuille « Conceptions de l’intégration »", "Blatt „Auffassungen von Integration“", "Blat „Opfaassunge vun Integratioun“", "Sheet “Conceptions of integration”", "Folha «Conceções da integração»"),
    },
    {
        "kind": "talk",
        "minutes": 15,
        "title": said("Le fonctionnement et les missions de la commission", "Die Arbeitsweise und die Aufgaben der Kommission", "D’Fonctionéieren an d’Missioune vun der Kommissioun", "How the commission works, and its missions", "O funcionamento e as missões da comissão"),
        "guidance": said(
            "Lire le texte des missions, une par une, chacune avec un exemple. Dire ce que la commission peut faire d’un avis, d’un programme de travail, d’un appel à projets.",
            "Den Text der Aufgaben lesen, eine nach der anderen, jede mit einem Beispiel. Sagen, was die Kommission mit einer Stellungnahme, einem Arbeitsprogramm, einem Projektaufruf bewirken kann.",
            "Den Text vun de Missioune liesen, eng no där anerer, all mat engem Beispill. Soen, wat d’Kommissioun mat engem Avis, engem Aarbechtsprogramm, engem Projetsopruff maache kann.",
            "Read the text of the missions one by one, each with an example. Say what the commission can do with an opinion, a work programme, a call for projects.",
            "Ler o texto das missões, uma a uma, cada uma com um exemplo. Dizer o que a comissão pode fazer com um parecer, um programa de trabalho, um convite à apresentação de projetos.",
        ),
        "material": said("Texte des missions dans les langues du groupe, boîte à outils", "Text der Aufgaben in den Sprachen der Gruppe, Werkzeugkasten", "Text vun de Missiounen an de Sprooche vum Grupp, Toolbox", "Text of the missions in the languages of the group, toolbox", "Texto das missões nas línguas do grupo, caixa de ferramentas"),
    },
    {
        "kind": "dots",
        "minutes": 15,
        "dots": 3,
        "shows_missions": True,
        "title": said("Nos priorités parmi les missions", "Unsere Prioritäten unter den Aufgaben", "Eis Prioritéiten ënnert de Missiounen", "Our priorities among the missions", "As nossas prioridades entre as missões"),
        "guidance": said(
            "Trois points par personne. Montrer le résultat et le relier à la stratégie de la commune.",
            "Drei Punkte je Person. Das Ergebnis zeigen und mit der Strategie der Gemeinde verbinden.",
            "Dräi Punkte pro Persoun. D’Resultat weisen an et mat der Strategie vun der Gemeng verbannen.",
            "Three dots a person. Show the result and link it with the commune’s strategy.",
            "Três pontos por pessoa. Mostrar o resultado e ligá-lo à estratégia da comuna.",
        ),
        "question": said(
            "Quelles missions sont les plus importantes pour notre commission pendant ce mandat ?",
            "Welche Aufgaben sind für unsere Kommission in diesem Mandat die wichtigsten?",
            "Wéi eng Missioune si fir eis Kommissioun an dësem Mandat déi wichtegst?",
            "Which missions matter most to our commission during this mandate?",
            "Que missões são as mais importantes para a nossa comissão durante este mandato?",
        ),
    },
    {"kind": "break", "minutes": 10, "title": said("Pause", "Pause", "Paus", "Break", "Pausa")},
    {
        "kind": "reflect",
        "minutes": 15,
        "title": said("Des projets pour notre commune", "Projekte für unsere Gemeinde", "Projete fir eis Gemeng", "Projects for our commune", "Projetos para a nossa comuna"),
        "guidance": said(
            "Un projet par carte : qui il rapproche, où, avec qui. Partir de ce qui existe déjà.",
            "Ein Projekt je Karte: wen es zusammenbringt, wo, mit wem. Von dem ausgehen, was es schon gibt.",
            "E Projet pro Kaart: wien en zesummebréngt, wou, mat wiem. Vun deem ausgoen, wat et scho gëtt.",
            "One project a card: whom it brings together, where, with whom. Start from what exists already.",
            "Um projeto por cartão: quem aproxima, onde, com quem. Partir do que já existe.",
        ),
        "material": said("Cartes, fiche statistique de la commune", "Karten, Statistikblatt der Gemeinde", "Kaarten, Statistikblat vun der Gemeng", "Cards, statistics sheet of the commune", "Cartões, ficha estatística da comuna"),
        "question": said(
            "Quel projet ferait se rencontrer des habitants qui ne se connaissent pas encore ?",
            "Welches Projekt würde Menschen zusammenbringen, die sich noch nicht kennen?",
            "Wéi ee Projet géif Leit zesummebréngen, déi sech nach net kennen?",
            "Which project would bring together people who do not know each other yet?",
            "Que projeto faria encontrar-se habitantes que ainda não se conhecem?",
        ),
    },
    {
        "kind": "group",
        "minutes": 15,
        "takes_from": 7,
        "title": said("Une stratégie et des projets adaptés à la réalité locale", "Eine Strategie und Projekte, die zur örtlichen Wirklichkeit passen", "Eng Strategie a Projeten, déi op d’Realitéit virun der Dier passen", "A strategy and projects that suit local reality", "Uma estratégia e projetos adaptados à realidade local"),
        "guidance": said(
            "Regrouper les cartes. Pour chaque groupe : à quel objectif de la commune répond-il ?",
            "Die Karten gruppieren. Für jede Gruppe: Welchem Ziel der Gemeinde dient sie?",
            "D’Kaarten zesummeleeën. Fir all Grupp: op wéi en Zil vun der Gemeng äntwert en?",
            "Group the cards. For each group: which objective of the commune does it serve?",
            "Agrupar os cartões. Para cada grupo: a que objetivo da comuna responde?",
        ),
    },
    {
        "kind": "dots",
        "minutes": 10,
        "dots": 3,
        "takes_from": 8,
        "title": said("Par quoi commencer", "Womit beginnen", "Mat wat ufänken", "Where to begin", "Por onde começar"),
        "guidance": said(
            "Trois points par personne. Garder les deux ou trois premiers groupes.",
            "Drei Punkte je Person. Die ersten zwei oder drei Gruppen behalten.",
            "Dräi Punkte pro Persoun. Déi éischt zwee oder dräi Gruppe behalen.",
            "Three dots a person. Keep the first two or three groups.",
            "Três pontos por pessoa. Guardar os dois ou três primeiros grupos.",
        ),
        "question": said(
            "Quels projets voulons-nous porter d’abord ?",
            "Welche Projekte wollen wir zuerst angehen?",
            "Wéi eng Projete wëlle mir fir d’éischt ugoen?",
            "Which projects do we want to carry first?",
            "Que projetos queremos assumir primeiro?",
        ),
    },
    {
        "kind": "talk",
        "minutes": 10,
        "title": said("Le lien avec la commune et les moyens disponibles", "Die Verbindung zur Gemeinde und die verfügbaren Mittel", "De Lien mat der Gemeng an d’Mëttelen, déi et gëtt", "The link with the commune, and the means at hand", "A ligação com a comuna e os meios disponíveis"),
        "guidance": said(
            "Le collège, le conseil ou le chargé d’intégration dit ce que la commune prévoit et ce dont la commission peut disposer.",
            "Schöffenrat, Gemeinderat oder Integrationsbeauftragter sagt, was die Gemeinde vorhat und worüber die Kommission verfügen kann.",
            "De Schäfferot, de Gemengerot oder de Chargé d’intégration seet, wat d’Gemeng virhuet a wat der Kommissioun zur Verfügung steet.",
            "College, council or integration officer says what the commune plans and what the commission can draw on.",
            "O colégio, o conselho ou o encarregado da integração diz o que a comuna prevê e de que meios a comissão dispõe.",
        ),
    },
    {
        "kind": "decide",
        "minutes": 15,
        "takes_from": 9,
        "title": said("Ce que nous décidons : qui fait quoi, pour quand", "Was wir entscheiden: wer macht was bis wann", "Wat mir decidéieren: wie mécht wat bis wéini", "What we decide: who does what, by when", "O que decidimos: quem faz o quê, até quando"),
        "guidance": said(
            "Deux à quatre décisions, chacune avec une personne et une date. Elles iront à la prochaine séance de la commission.",
            "Zwei bis vier Entscheidungen, jede mit einer Person und einem Datum. Sie kommen in die nächste Sitzung der Kommission.",
            "Zwou bis véier Decisiounen, all mat enger Persoun an engem Datum. Si kommen an déi nächst Sëtzung vun der Kommissioun.",
            "Two to four decisions, each with a person and a date. They go to the commission’s next sitting.",
            "Duas a quatro decisões, cada uma com uma pessoa e uma data. Irão à próxima sessão da comissão.",
        ),
        "question": said(
            "Quel est le premier pas, qui le fait et pour quand ?",
            "Was ist der erste Schritt, wer macht ihn und bis wann?",
            "Wat ass den éischte Schrëtt, wie mécht en a bis wéini?",
            "What is the first step, who takes it, and by when?",
            "Qual é o primeiro passo, quem o dá e até quando?",
        ),
    },
    {
        "kind": "talk",
        "minutes": 5,
        "title": said("Clôture", "Abschluss", "Ofschloss", "Close", "Encerramento"),
        "guidance": said(
            "Relire les décisions et demander l’avis de chacun par la feuille anonyme.",
            "Die Entscheidungen vorlesen und um die anonyme Rückmeldung bitten.",
            "D’Decisioune virliesen an ëm déi anonym Réckmeldung bieden.",
            "Read the decisions again and ask for the anonymous feedback.",
            "Reler as decisões e pedir a opinião anónima de cada um.",
        ),
    },
]  # fmt: skip

SESSIONS: list[dict[str, Any]] = [
    {
        "title": said(
            "Kick-off de la commission",
            "Kick-off der Kommission",
            "Kick-off vun der Kommissioun",
            "Kick-off of the commission",
            "Kick-off da comissão",
        ),
        "aims": COURSE["aims"],
        "steps": STEPS,
    }
]
