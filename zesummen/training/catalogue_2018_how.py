"""The run steps of the module's second evening, *how?*, and the two evenings as sessions."""

from typing import Any

from .catalogue_2018 import WHY_STEPS, said

HOW_STEPS: list[dict[str, Any]] = [
    {
        "kind": "talk",
        "minutes": 10,
        "title": said(
            "Où nous en sommes depuis la soirée 1", "Wo wir seit dem ersten Abend stehen", "Wou mir zënter dem éischten Owend drun sinn", "Where we stand since evening 1", "Onde estamos desde a sessão 1"
        ),
        "guidance": said(
            "Relire la phrase commune, les priorités et les décisions de la soirée 1. Le chargé d’intégration ou le collège rappelle en deux phrases la stratégie de la commune.",
            "Den gemeinsamen Satz, die Prioritäten und die Entscheidungen des ersten Abends vorlesen. Der Integrationsbeauftragte oder der Schöffenrat nennt in zwei Sätzen die Strategie der Gemeinde.",
            "De gemeinsame Saz, d’Prioritéiten an d’Decisioune vum éischten Owend virliesen. De Chargé d’intégration oder de Schäfferot seet an zwee Sätz, wat d’Strategie vun der Gemeng ass.",
            "Read again the common sentence, the priorities and the decisions of evening 1. The integration officer or the college recalls the commune’s strategy in two sentences.",
            "Reler a frase comum, as prioridades e as decisões da sessão 1. O encarregado da integração ou o colégio recorda em duas frases a estratégia da comuna.",
        ),
        "material": said(
            "Relevé des décisions de la soirée 1, plan de la commune", "Entscheidungen des ersten Abends, Plan der Gemeinde", "Decisioune vum éischten Owend, Plang vun der Gemeng", "Note of decisions of evening 1, plan of the commune", "Registo das decisões da sessão 1, plano da comuna"
        ),
    },
    {
        "kind": "reflect",
        "minutes": 15,
        "title": said(
            "Des types d’activités pour notre commune", "Arten von Aktivitäten für unsere Gemeinde", "Zorte vun Aktivitéite fir eis Gemeng", "Kinds of activity for our commune", "Tipos de atividades para a nossa comuna"
        ),
        "guidance": said(
            "Une activité par carte : ce qui existe déjà et marche, ce qui manque. Penser à plus qu’une fête par an.",
            "Eine Aktivität je Karte: was es schon gibt und gut läuft, was fehlt. An mehr als ein Fest im Jahr denken.",
            "Eng Aktivitéit pro Kaart: wat et scho gëtt a gutt leeft, wat feelt. U méi wéi ee Fest am Joer denken.",
            "One activity a card: what exists already and works, what is missing. Think of more than one feast a year.",
            "Uma atividade por cartão: o que já existe e funciona, o que falta. Pensar em mais do que uma festa por ano.",
        ),
        "material": said("Cartes", "Karten", "Kaarten", "Cards", "Cartões"),
        "question": said(
            "Quelle activité rapprocherait les habitants de notre commune, et qui atteindrait-elle ?",
            "Welche Aktivität würde die Menschen in unserer Gemeinde einander näherbringen, und wen würde sie erreichen?",
            "Wéi eng Aktivitéit géif d’Leit an eiser Gemeng méi no zesummebréngen, a wien géif si erreechen?",
            "Which activity would bring the people of our commune closer together, and whom would it reach?",
            "Que atividade aproximaria os habitantes da nossa comuna, e a quem chegaria?",
        ),
    },
    {
        "kind": "group",
        "minutes": 15,
        "takes_from": 2,
        "title": said(
            "Des activités cohérentes avec la stratégie d’intégration de ma commune", "Aktivitäten im Einklang mit der Integrationsstrategie meiner Gemeinde", "Aktivitéiten, déi op d’Integratiounsstrategie vu menger Gemeng passen", "Activities in line with my commune’s integration strategy", "Atividades coerentes com a estratégia de integração da minha comuna"
        ),
        "guidance": said(
            "Regrouper les cartes par type d’activité. Pour chaque groupe : à quel objectif de la commune répond-il ? Ce qui n’a pas de lien se note à part, pour un avis.",
            "Die Karten nach Art der Aktivität gruppieren. Für jede Gruppe: Welchem Ziel der Gemeinde dient sie? Was keinen Bezug hat, gesondert notieren, für eine Stellungnahme.",
            "D’Kaarten no Zort vun Aktivitéit zesummeleeën. Fir all Grupp: op wéi en Zil vun der Gemeng äntwert en? Wat kee Lien huet, kënnt op d’Säit, fir en Avis.",
            "Group the cards by kind of activity. For each group: which objective of the commune does it serve? What has no link is noted apart, for an opinion.",
            "Agrupar os cartões por tipo de atividade. Para cada grupo: a que objetivo da comuna responde? O que não tem ligação anota-se à parte, para um parecer.",
        ),
    },
    {
        "kind": "dots",
        "minutes": 10,
        "dots": 3,
        "takes_from": 3,
        "title": said(
            "Par quoi commencer", "Womit beginnen", "Mat wat ufänken", "Where to begin", "Por onde começar"
        ),
        "guidance": said(
            "Trois points par personne. Garder les deux ou trois premiers groupes pour les décisions.",
            "Drei Punkte je Person. Die ersten zwei oder drei Gruppen für die Entscheidungen behalten.",
            "Dräi Punkte pro Persoun. Déi éischt zwee oder dräi Gruppe fir d’Decisioune behalen.",
            "Three dots a person. Keep the first two or three groups for the decisions.",
            "Três pontos por pessoa. Guardar os dois ou três primeiros grupos para as decisões.",
        ),
        "question": said(
            "Quelles activités voulons-nous porter d’abord ?",
            "Welche Aktivitäten wollen wir zuerst angehen?",
            "Wéi eng Aktivitéite wëlle mir fir d’éischt ugoen?",
            "Which activities do we want to carry first?",
            "Que atividades queremos assumir primeiro?",
        ),
    },
    {
        "kind": "break",
        "minutes": 10,
        "title": said("Pause", "Pause", "Paus", "Break", "Pausa"),
    },
    {
        "kind": "reflect",
        "minutes": 10,
        "title": said(
            "Notre manière de travailler", "Unsere Arbeitsweise", "Wéi mir schaffen", "Our way of working", "A nossa maneira de trabalhar"
        ),
        "guidance": said(
            "Deux cartes par personne : une chose qui aide la commission à travailler, une chose qui la freine (heure, langue, papiers, suites données aux avis).",
            "Zwei Karten je Person: etwas, das der Kommission bei der Arbeit hilft, und etwas, das sie bremst (Uhrzeit, Sprache, Unterlagen, Antworten auf Stellungnahmen).",
            "Zwou Kaarte pro Persoun: eppes, wat der Kommissioun beim Schaffen hëlleft, an eppes, wat se bremst (Auerzäit, Sprooch, Pabeieren, wat aus den Avise gëtt).",
            "Two cards a person: one thing that helps the commission to work, one that holds it back (hour, language, papers, what becomes of opinions).",
            "Dois cartões por pessoa: uma coisa que ajuda a comissão a trabalhar, outra que a trava (hora, língua, documentos, seguimento dos pareceres).",
        ),
        "material": said("Cartes", "Karten", "Kaarten", "Cards", "Cartões"),
        "question": said(
            "Qu’est-ce qui aide notre commission à bien travailler, et qu’est-ce qui la freine ?",
            "Was hilft unserer Kommission, gut zu arbeiten, und was bremst sie?",
            "Wat hëlleft eiser Kommissioun, gutt ze schaffen, a wat bremst se?",
            "What helps our commission to work well, and what holds it back?",
            "O que ajuda a nossa comissão a trabalhar bem, e o que a trava?",
        ),
    },
    {
        "kind": "group",
        "minutes": 10,
        "takes_from": 6,
        "title": said(
            "Le fonctionnement de la CCCI", "Die Arbeitsweise der Kommission", "Wéi d’Kommissioun fonctionéiert", "How the commission works", "O funcionamento da comissão"
        ),
        "guidance": said(
            "Regrouper, puis chercher pour chaque frein une règle simple : fréquence des séances, langues, ordre du jour, lien avec le collège et le conseil.",
            "Gruppieren, dann für jede Bremse eine einfache Regel suchen: Häufigkeit der Sitzungen, Sprachen, Tagesordnung, Verbindung zu Schöffenrat und Gemeinderat.",
            "Zesummeleeën, duerno fir all Brems eng einfach Reegel sichen: wéi dacks Sëtzung ass, Sproochen, Dagesuerdnung, Verbindung mam Schäfferot a mam Gemengerot.",
            "Group, then look for a simple rule against each obstacle: how often to sit, languages, agenda, link with college and council.",
            "Agrupar e depois procurar para cada travão uma regra simples: frequência das sessões, línguas, ordem do dia, ligação com o colégio e o conselho.",
        ),
    },
    {
        "kind": "talk",
        "minutes": 15,
        "title": said(
            "Les moyens et outils pratiques à disposition de la CCCI", "Die praktischen Mittel und Werkzeuge der Kommission", "Déi praktesch Mëttelen an Instrumenter vun der Kommissioun", "Practical means and tools at the commission’s disposal", "Os meios e ferramentas práticas à disposição da comissão"
        ),
        "guidance": said(
            "Passer la boîte à outils en revue : programme de travail, avis, appel à projets, statistiques de la commune, bureau d’aide. Montrer un outil au choix du groupe.",
            "Den Werkzeugkasten durchgehen: Arbeitsprogramm, Stellungnahme, Projektaufruf, Statistik der Gemeinde, Beratungsstelle. Ein Werkzeug nach Wahl der Gruppe zeigen.",
            "D’Toolbox duerchgoen: Aarbechtsprogramm, Avis, Projetsopruff, Statistike vun der Gemeng, Helpdesk. En Instrument no Choix vum Grupp weisen.",
            "Go through the toolbox: work programme, opinion, call for projects, statistics of the commune, help desk. Show one tool of the group’s choice.",
            "Percorrer a caixa de ferramentas: programa de trabalho, parecer, convite à apresentação de projetos, estatísticas da comuna, apoio. Mostrar uma ferramenta à escolha do grupo.",
        ),
        "material": said(
            "Boîte à outils, fiche statistique de la commune", "Werkzeugkasten, Statistikblatt der Gemeinde", "Toolbox, Statistikblat vun der Gemeng", "Toolbox, statistics sheet of the commune", "Caixa de ferramentas, ficha estatística da comuna"
        ),
    },
    {
        "kind": "decide",
        "minutes": 20,
        "takes_from": 4,
        "title": said(
            "Ce que nous décidons : qui fait quoi, pour quand", "Was wir entscheiden: wer macht was bis wann", "Wat mir decidéieren: wie mécht wat bis wéini", "What we decide: who does what, by when", "O que decidimos: quem faz o quê, até quando"
        ),
        "guidance": said(
            "Pour chaque activité retenue et pour chaque règle de travail : un premier pas, une personne, une date. Elles entrent au programme de travail de la commission.",
            "Für jede gewählte Aktivität und jede Arbeitsregel: ein erster Schritt, eine Person, ein Datum. Sie kommen in das Arbeitsprogramm der Kommission.",
            "Fir all Aktivitéit, déi bleift, a fir all Aarbechtsreegel: en éischte Schrëtt, eng Persoun, en Datum. Si kommen an d’Aarbechtsprogramm vun der Kommissioun.",
            "For each activity kept and each rule of work: a first step, a person, a date. They enter the commission’s work programme.",
            "Para cada atividade escolhida e cada regra de trabalho: um primeiro passo, uma pessoa, uma data. Entram no programa de trabalho da comissão.",
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
            "Relire les décisions. Dire qu’après 3, 6 et 12 mois une question sera posée sur chacune. Demander l’avis de chacun par la feuille anonyme.",
            "Die Entscheidungen vorlesen. Sagen, dass nach 3, 6 und 12 Monaten zu jeder eine Frage gestellt wird. Um die anonyme Rückmeldung bitten.",
            "D’Decisioune virliesen. Soen, datt no 3, 6 an 12 Méint zu all eenzeger eng Fro gestallt gëtt. Ëm déi anonym Réckmeldung bieden.",
            "Read the decisions again. Say that after 3, 6 and 12 months one question will be asked about each. Ask for the anonymous feedback.",
            "Reler as decisões. Dizer que após 3, 6 e 12 meses será feita uma pergunta sobre cada uma. Pedir a opinião anónima de cada um.",
        ),
    },
]  # fmt: skip

SESSIONS: list[dict[str, Any]] = [
    {
        "title": said(
            "L’intégration dans ma commune… Pourquoi ?",
            "Integration in meiner Gemeinde … Warum?",
            "Integratioun a menger Gemeng … Firwat?",
            "Integration in my commune… Why?",
            "A integração na minha comuna… Porquê?",
        ),
        "aims": said(
            "Réfléchir à une conception partagée de l’intégration dans ma commune\nDéfinir des priorités dans les missions de ma CCCI pour ce nouveau mandat de 6 ans\nComprendre les différentes missions officielles sur lesquelles la CCCI peut s’appuyer",
            "Über eine gemeinsame Vorstellung von Integration in meiner Gemeinde nachdenken\nPrioritäten unter den Aufgaben meiner Kommission für dieses neue Mandat von sechs Jahren festlegen\nDie verschiedenen gesetzlichen Aufgaben verstehen, auf die sich die Kommission stützen kann",
            "Iwwer eng gemeinsam Virstellung vun Integratioun a menger Gemeng nodenken\nPrioritéiten an de Missioune vu menger Kommissioun fir dëst neit Mandat vu 6 Joer festleeën\nDéi verschidden offiziell Missioune verstoen, op déi d’Kommissioun sech stäipe kann",
            "Reflect on a shared idea of integration in my commune\nSet priorities among the missions of my commission for this new mandate of six years\nUnderstand the official missions on which the commission can build",
            "Refletir sobre uma conceção partilhada da integração na minha comuna\nDefinir prioridades nas missões da minha comissão para este novo mandato de 6 anos\nCompreender as diferentes missões oficiais em que a comissão se pode apoiar",
        ),
        "steps": WHY_STEPS,
    },
    {
        "title": said(
            "L’intégration dans ma commune… Comment ?",
            "Integration in meiner Gemeinde … Wie?",
            "Integratioun a menger Gemeng … Wéi?",
            "Integration in my commune… How?",
            "A integração na minha comuna… Como?",
        ),
        "aims": said(
            "Développer des types d’activités d’intégration cohérentes et en lien avec la stratégie d’intégration de ma commune\nRéfléchir au fonctionnement de la CCCI\nConnaître les moyens et outils pratiques à disposition de la CCCI pour travailler",
            "Arten von Integrationsaktivitäten entwickeln, die stimmig sind und zur Integrationsstrategie meiner Gemeinde passen\nÜber die Arbeitsweise der Kommission nachdenken\nDie praktischen Mittel und Werkzeuge kennen, die der Kommission zur Verfügung stehen",
            "Zorte vun Integratiounsaktivitéiten entwéckelen, déi kohärent sinn an op d’Integratiounsstrategie vu menger Gemeng passen\nIwwer d’Fonctionéiere vun der Kommissioun nodenken\nDéi praktesch Mëttelen an Instrumenter kennen, déi d’Kommissioun fir ze schaffen zur Verfügung huet",
            "Develop kinds of integration activities that are coherent and in line with my commune’s integration strategy\nReflect on how the commission works\nKnow the practical means and tools that the commission has for its work",
            "Desenvolver tipos de atividades de integração coerentes e ligadas à estratégia de integração da minha comuna\nRefletir sobre o funcionamento da comissão\nConhecer os meios e ferramentas práticas à disposição da comissão para trabalhar",
        ),
        "steps": HOW_STEPS,
    },
]
