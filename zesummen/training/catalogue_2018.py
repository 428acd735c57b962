"""The module of two evenings, as the letter of 15 March 2018 and its form describe it. French word by word; the
translations are ours and unchecked. The run steps are ours too: the letter names their aims, not their minutes."""

from typing import Any

from zesummen.kernel.words import Text


def said(fr: str, de: str, lb: str, en: str, pt: str) -> Text:
    """A text in the five languages, French the original; a list has one entry a line."""
    return Text("fr", {"fr": fr, "de": de, "lb": lb, "en": en, "pt": pt})


COURSE: dict[str, Any] = {
    "code": "module-2018",
    "title": said(
        "Module de deux séances d’initiation pour les CCCI",
        "Einführungsmodul in zwei Abenden für die Integrationskommissionen",
        "Aféierungsmodul an zwee Owender fir d’Integratiounskommissiounen",
        "Introductory module of two evenings for the commissions on integration",
        "Módulo de iniciação em duas sessões para as comissões de integração",
    ),
    "summary": said(
        "L’objectif est de comprendre le fonctionnement et les missions d’une CCCI et de les aider à développer une stratégie et des projets d’intégration adaptés à la réalité locale et aux spécificités de chaque commune.",
        "Ziel ist es, die Arbeitsweise und die Aufgaben einer Integrationskommission zu verstehen und ihr dabei zu helfen, eine Strategie und Integrationsprojekte zu entwickeln, die zur örtlichen Wirklichkeit und zu den Eigenheiten jeder Gemeinde passen.",
        "D’Zil ass et, ze verstoen, wéi eng Integratiounskommissioun fonctionéiert a wat hir Missioune sinn, an hir ze hëllefen, eng Strategie an Integratiounsprojeten z’entwéckelen, déi op d’Realitéit virun der Dier an op d’Besonneschkeete vun all Gemeng passen.",
        "The aim is to understand how a commission on integration works and what its missions are, and to help it develop a strategy and integration projects that suit local reality and what is particular to each commune.",
        "O objetivo é compreender o funcionamento e as missões de uma comissão de integração e ajudá-la a desenvolver uma estratégia e projetos de integração adaptados à realidade local e às especificidades de cada comuna.",
    ),
    "aims": said(
        "Comprendre le fonctionnement et les missions d’une CCCI\nDévelopper une stratégie et des projets d’intégration adaptés à la réalité locale et aux spécificités de chaque commune",
        "Die Arbeitsweise und die Aufgaben einer Integrationskommission verstehen\nEine Strategie und Integrationsprojekte entwickeln, die zur örtlichen Wirklichkeit und zu den Eigenheiten jeder Gemeinde passen",
        "Verstoen, wéi eng Integratiounskommissioun fonctionéiert a wat hir Missioune sinn\nEng Strategie an Integratiounsprojeten entwéckelen, déi op d’Realitéit virun der Dier an op d’Besonneschkeete vun all Gemeng passen",
        "Understand how a commission on integration works and what its missions are\nDevelop a strategy and integration projects that suit local reality and what is particular to each commune",
        "Compreender o funcionamento e as missões de uma comissão de integração\nDesenvolver uma estratégia e projetos de integração adaptados à realidade local e às especificidades de cada comuna",
    ),
    "contents": said(
        "Les missions des CCCI\nLe fonctionnement des CCCI\nLes différentes conceptions de l’intégration\nLes outils pratiques pour une CCCI",
        "Die Aufgaben der Integrationskommissionen\nDie Arbeitsweise der Integrationskommissionen\nDie verschiedenen Auffassungen von Integration\nDie praktischen Werkzeuge für eine Integrationskommission",
        "D’Missioune vun den Integratiounskommissiounen\nWéi d’Integratiounskommissioune fonctionéieren\nDéi verschidden Opfaassunge vun Integratioun\nDéi praktesch Instrumenter fir eng Integratiounskommissioun",
        "The missions of the commissions on integration\nThe way these commissions work\nThe different conceptions of integration\nThe practical tools for a commission on integration",
        "As missões das comissões de integração\nO funcionamento das comissões de integração\nAs diferentes conceções da integração\nAs ferramentas práticas para uma comissão de integração",
    ),
    "audience": said(
        "Membres effectifs et suppléants des CCCI\nAgents ou chargés d’intégration\nMembres du Collège et du Conseil",
        "Ordentliche und stellvertretende Mitglieder der Integrationskommissionen\nIntegrationsbeauftragte\nMitglieder des Schöffenrates und des Gemeinderates",
        "Effektiv Memberen a Suppleante vun den Integratiounskommissiounen\nAgenten oder Chargéen d’intégration\nMembere vum Schäfferot a vum Gemengerot",
        "Full and substitute members of the commissions on integration\nIntegration officers\nMembers of the college and of the council",
        "Membros efetivos e suplentes das comissões de integração\nAgentes ou encarregados da integração\nMembros do colégio e do conselho",
    ),
    "practical": said(
        "Ces soirées sont gratuites et se déroulent dans votre commune.\nChaque soirée dure deux heures.\nLes mardis et jeudis soirs à partir de 18 heures mais elles peuvent également se dérouler à un autre horaire ou autre moment sur demande.",
        "Die Abende sind kostenlos und finden in Ihrer Gemeinde statt.\nJeder Abend dauert zwei Stunden.\nDienstag- und Donnerstagabend ab 18 Uhr; auf Anfrage auch zu einer anderen Uhrzeit oder an einem anderen Tag.",
        "D’Owender si gratis a sinn an Ärer Gemeng.\nAll Owend dauert zwou Stonnen.\nDënschdes an donneschdes owes vun 18 Auer un; op Ufro och zu enger anerer Auerzäit oder un engem aneren Dag.",
        "These evenings are free and take place in your commune.\nEach evening lasts two hours.\nOn Tuesday and Thursday evenings from 18:00; on request also at another hour or another time.",
        "Estas sessões são gratuitas e realizam-se na sua comuna.\nCada sessão dura duas horas.\nÀs terças e quintas-feiras à noite, a partir das 18 horas; a pedido, também a outra hora ou noutro momento.",
    ),
    "pedagogy": said(
        "La pédagogie est participative. Elle part des réflexions et des expériences des membres de la CCCI afin de dégager des décisions permettant d’agir pour l’intégration locale.\nCes deux soirées s’inscrivent dans une logique et elles sont complémentaires.",
        "Die Methode ist partizipativ. Sie geht von den Überlegungen und Erfahrungen der Mitglieder der Kommission aus, um zu Entscheidungen zu gelangen, mit denen sich vor Ort für die Integration handeln lässt.\nDie beiden Abende folgen einer gemeinsamen Logik und ergänzen einander.",
        "D’Pedagogie ass participativ. Si geet vun den Iwwerleeungen an den Erfarunge vun de Membere vun der Kommissioun aus, fir zu Decisiounen ze kommen, mat deenen ee sech op der Plaz fir d’Integratioun asetze kann.\nDéi zwee Owender gehéieren zesummen an ergänze sech.",
        "The method is participatory. It starts from the thoughts and experience of the commission’s members and leads to decisions that make it possible to act for integration locally.\nThe two evenings follow one logic and complete each other.",
        "A pedagogia é participativa. Parte das reflexões e das experiências dos membros da comissão para chegar a decisões que permitam agir pela integração local.\nAs duas sessões seguem uma mesma lógica e complementam-se.",
    ),
    "minutes": 120,
    "sessions_count": 2,
    "gap_min": 7,
    "gap_max": 42,
    "languages": ["fr", "lb", "de"],
    "windows": [{"days": [1, 3], "from": "18:00", "until": "22:00"}],
    "regimes": ["2011"],
    "source": "CEFIS, SYVICOL et OLAI, lettre du 15 mars 2018 et formulaire joint",
}

WHY_STEPS: list[dict[str, Any]] = [
    {
        "kind": "talk",
        "minutes": 10,
        "title": said(
            "Accueil et tour de table", "Begrüßung und Vorstellungsrunde", "Begréissung an Ronn", "Welcome and round of names", "Boas-vindas e apresentações"
        ),
        "guidance": said(
            "Dire à quoi la soirée mène : des décisions que la commission fait siennes. Chacun dit son nom et depuis quand il vit ou travaille dans la commune. Ceux qui le veulent entrent dans la salle avec leur téléphone ; les autres prennent des cartes.",
            "Sagen, wohin der Abend führt: zu Entscheidungen, die sich die Kommission zu eigen macht. Alle nennen ihren Namen und seit wann sie in der Gemeinde leben oder arbeiten. Wer möchte, tritt mit dem Telefon in den Raum ein; die anderen nehmen Karten.",
            "Soen, wuer den Owend féiert: zu Decisiounen, déi d’Kommissioun zu hiren eegene mécht. Jidderee seet säin Numm a vu wéini un hien an der Gemeng lieft oder schafft. Wie wëll, kënnt mam Telefon an de Sall eran; déi aner huele Kaarten.",
            "Say where the evening leads: to decisions that the commission makes its own. Everybody says their name and since when they have lived or worked in the commune. Those who wish join the room with their phones; the others take cards.",
            "Dizer a que leva a sessão: a decisões que a comissão torna suas. Cada um diz o seu nome e desde quando vive ou trabalha na comuna. Quem quiser entra na sala com o telemóvel; os outros usam cartões.",
        ),
        "material": said(
            "Liste de présence, code de la salle, cartes et stylos", "Anwesenheitsliste, Code des Raums, Karten und Stifte", "Presenzlëscht, Code vum Sall, Kaarten a Stëfter", "Attendance list, code of the room, cards and pens", "Lista de presenças, código da sala, cartões e canetas"
        ),
    },
    {
        "kind": "reflect",
        "minutes": 15,
        "title": said(
            "Ce que l’intégration veut dire pour moi", "Was Integration für mich bedeutet", "Wat Integratioun fir mech heescht", "What integration means to me", "O que a integração significa para mim"
        ),
        "guidance": said(
            "Chacun écrit seul, une idée par carte, à partir de ce qu’il a vécu. Toutes les langues sont bienvenues. Ne rien commenter encore.",
            "Alle schreiben für sich, ein Gedanke je Karte, aus dem eigenen Erleben. Alle Sprachen sind willkommen. Noch nichts kommentieren.",
            "Jidderee schreift fir sech, eng Iddi pro Kaart, aus deem, wat hien erlieft huet. All Sprooch ass wëllkomm. Nach näischt kommentéieren.",
            "Everybody writes alone, one idea a card, from their own experience. Every language is welcome. No comments yet.",
            "Cada um escreve sozinho, uma ideia por cartão, a partir do que viveu. Todas as línguas são bem-vindas. Ainda sem comentários.",
        ),
        "material": said("Cartes", "Karten", "Kaarten", "Cards", "Cartões"),
        "question": said(
            "Quand ai-je senti, dans notre commune, que l’intégration réussissait ou qu’elle manquait ?",
            "Wann habe ich in unserer Gemeinde gespürt, dass Integration gelingt oder fehlt?",
            "Wéini hunn ech an eiser Gemeng gespuert, datt d’Integratioun klappt oder feelt?",
            "When did I feel, in our commune, that integration worked, or that it was missing?",
            "Quando senti, na nossa comuna, que a integração resultava ou que faltava?",
        ),
    },
    {
        "kind": "group",
        "minutes": 20,
        "takes_from": 2,
        "title": said(
            "Une conception partagée de l’intégration dans ma commune", "Eine gemeinsame Vorstellung von Integration in meiner Gemeinde", "Eng gemeinsam Virstellung vun Integratioun a menger Gemeng", "A shared idea of integration in my commune", "Uma conceção partilhada da integração na minha comuna"
        ),
        "guidance": said(
            "Lire les cartes à haute voix, les regrouper avec les membres, nommer chaque groupe. Distribuer la feuille sur les conceptions de l’intégration. Finir par une phrase commune.",
            "Die Karten vorlesen, mit den Mitgliedern gruppieren, jede Gruppe benennen. Das Blatt über die Auffassungen von Integration verteilen. Mit einem gemeinsamen Satz enden.",
            "D’Kaarte virliesen, mat de Memberen zesummeleeën, all Grupp en Numm ginn. D’Blat iwwer d’Opfaassunge vun Integratioun verdeelen. Mat engem gemeinsame Saz ophalen.",
            "Read the cards aloud, group them with the members, name each group. Hand out the sheet on conceptions of integration. End with one common sentence.",
            "Ler os cartões em voz alta, agrupá-los com os membros, dar um nome a cada grupo. Distribuir a folha sobre as conceções da integração. Terminar com uma frase comum.",
        ),
        "material": said(
            "Feuille « Conceptions de l’intégration »", "Blatt „Auffassungen von Integration“", "Blat „Opfaassunge vun Integratioun“", "Sheet “Conceptions of integration”", "Folha «Conceções da integração»"
        ),
    },
    {
        "kind": "talk",
        "minutes": 15,
        "title": said(
            "Les missions officielles sur lesquelles la CCCI peut s’appuyer", "Die gesetzlichen Aufgaben, auf die sich die Kommission stützen kann", "Déi offiziell Missiounen, op déi d’Kommissioun sech stäipe kann", "The official missions on which the commission can build", "As missões oficiais em que a comissão se pode apoiar"
        ),
        "guidance": said(
            "Lire le texte des missions, une par une, chacune avec un exemple d’une autre commune. Répondre aux questions.",
            "Den Text der Aufgaben lesen, eine nach der anderen, jede mit einem Beispiel aus einer anderen Gemeinde. Fragen beantworten.",
            "Den Text vun de Missioune liesen, eng no där anerer, all mat engem Beispill aus enger anerer Gemeng. Froe beäntweren.",
            "Read the text of the missions one by one, each with an example from another commune. Answer questions.",
            "Ler o texto das missões, uma a uma, cada uma com um exemplo de outra comuna. Responder às perguntas.",
        ),
        "material": said(
            "Texte des missions dans les langues du groupe", "Text der Aufgaben in den Sprachen der Gruppe", "Text vun de Missiounen an de Sprooche vum Grupp", "Text of the missions in the languages of the group", "Texto das missões nas línguas do grupo"
        ),
    },
    {
        "kind": "break",
        "minutes": 10,
        "title": said("Pause", "Pause", "Paus", "Break", "Pausa"),
    },
    {
        "kind": "dots",
        "minutes": 20,
        "dots": 3,
        "shows_missions": True,
        "title": said(
            "Des priorités dans les missions pour ce mandat de 6 ans", "Prioritäten unter den Aufgaben für dieses Mandat von sechs Jahren", "Prioritéiten ënnert de Missioune fir dëst Mandat vu 6 Joer", "Priorities among the missions for this mandate of six years", "Prioridades nas missões para este mandato de 6 anos"
        ),
        "guidance": said(
            "Trois points par personne, à répartir librement. Montrer le résultat, demander à ceux qui ont choisi autrement ce qui leur importe.",
            "Drei Punkte je Person, frei zu verteilen. Das Ergebnis zeigen und die, die anders gewählt haben, fragen, was ihnen wichtig ist.",
            "Dräi Punkte pro Persoun, fräi ze verdeelen. D’Resultat weisen an déi, déi anescht gewielt hunn, froen, wat hinne wichteg ass.",
            "Three dots a person, to spread freely. Show the result, and ask those who chose otherwise what matters to them.",
            "Três pontos por pessoa, a distribuir livremente. Mostrar o resultado e perguntar a quem escolheu de outro modo o que lhe importa.",
        ),
        "material": said(
            "Points autocollants pour les cartes", "Klebepunkte für die Karten", "Pickpunkte fir d’Kaarten", "Stickers for the cards", "Autocolantes para os cartões"
        ),
        "question": said(
            "Quelles missions sont les plus importantes pour notre commission pendant ce mandat ?",
            "Welche Aufgaben sind für unsere Kommission in diesem Mandat die wichtigsten?",
            "Wéi eng Missioune si fir eis Kommissioun an dësem Mandat déi wichtegst?",
            "Which missions matter most to our commission during this mandate?",
            "Que missões são as mais importantes para a nossa comissão durante este mandato?",
        ),
    },
    {
        "kind": "talk",
        "minutes": 10,
        "title": said(
            "Ce que disent ces priorités", "Was diese Prioritäten sagen", "Wat dës Prioritéite soen", "What these priorities say", "O que dizem estas prioridades"
        ),
        "guidance": said(
            "Relier les priorités à la stratégie de la commune. Donner la parole au collège, au conseil et au chargé d’intégration s’ils sont là.",
            "Die Prioritäten mit der Strategie der Gemeinde verbinden. Schöffenrat, Gemeinderat und Integrationsbeauftragten das Wort geben, wenn sie da sind.",
            "D’Prioritéite mat der Strategie vun der Gemeng verbannen. Dem Schäfferot, dem Gemengerot an dem Chargé d’intégration d’Wuert ginn, wa se do sinn.",
            "Link the priorities with the commune’s strategy. Let college, council and integration officer speak, if they are there.",
            "Ligar as prioridades à estratégia da comuna. Dar a palavra ao colégio, ao conselho e ao encarregado da integração, se estiverem presentes.",
        ),
    },
    {
        "kind": "decide",
        "minutes": 15,
        "takes_from": 6,
        "title": said(
            "Ce que nous décidons ce soir", "Was wir heute Abend entscheiden", "Wat mir haut den Owend decidéieren", "What we decide tonight", "O que decidimos esta noite"
        ),
        "guidance": said(
            "Deux à quatre décisions, chacune avec une personne et une date. Elles iront à la prochaine séance de la commission.",
            "Zwei bis vier Entscheidungen, jede mit einer Person und einem Datum. Sie kommen in die nächste Sitzung der Kommission.",
            "Zwou bis véier Decisiounen, all mat enger Persoun an engem Datum. Si kommen an déi nächst Sëtzung vun der Kommissioun.",
            "Two to four decisions, each with a person and a date. They go to the commission’s next sitting.",
            "Duas a quatro decisões, cada uma com uma pessoa e uma data. Irão à próxima sessão da comissão.",
        ),
        "question": said(
            "Que faisons-nous d’abord, qui s’en charge et pour quand ?",
            "Was tun wir zuerst, wer übernimmt es und bis wann?",
            "Wat maache mir fir d’éischt, wien ëmfaasst et a bis wéini?",
            "What do we do first, who takes it on, and by when?",
            "O que fazemos primeiro, quem se encarrega e até quando?",
        ),
    },
    {
        "kind": "talk",
        "minutes": 5,
        "title": said(
            "Clôture et soirée 2", "Abschluss und zweiter Abend", "Ofschloss an zweeten Owend", "Close, and evening 2", "Encerramento e sessão 2"
        ),
        "guidance": said(
            "Relire les décisions, rappeler la date de la soirée 2, demander l’avis de chacun par la feuille anonyme.",
            "Die Entscheidungen vorlesen, an den Termin des zweiten Abends erinnern, um die anonyme Rückmeldung bitten.",
            "D’Decisioune virliesen, un den Datum vum zweeten Owend erënneren, ëm déi anonym Réckmeldung bieden.",
            "Read the decisions again, recall the date of evening 2, ask for the anonymous feedback.",
            "Reler as decisões, lembrar a data da sessão 2, pedir a opinião anónima de cada um.",
        ),
    },
]  # fmt: skip
