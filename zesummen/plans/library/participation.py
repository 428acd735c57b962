"""Model actions of the field "political and civic participation"."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.words import text

from .base import COMMUNE, FIVE, SOCIETY, STATE, ModelAction

MODELS = (
    ModelAction(
        "citizens-workshop", "participation",
        text(fr="Atelier citoyen", de="Bürgerwerkstatt", lb="Biergeratelier", en="Citizens’ workshop", pt="Ateliê de cidadãos"),
        text(fr="Une journée animée, traduite, avec garde d’enfants : ce qui manque, ce qu’on imagine, ce qu’on fait ensemble.", de="Ein moderierter Tag mit Übersetzung und Kinderbetreuung: was fehlt, was man sich vorstellt, was man gemeinsam tut.", lb="E moderéierten Dag mat Iwwersetzung a Kannerbetreiung: wat feelt, wat ee sech virstellt, wat een zesumme mécht.", en="A facilitated day with translation and childcare: what is missing, what we imagine, what we do together.", pt="Um dia animado, com tradução e guarda de crianças: o que falta, o que imaginamos, o que fazemos juntos."),
        text(fr="Proposent, débattent, et portent une des idées.", de="Schlagen vor, diskutieren und tragen eine der Ideen.", lb="Schloe vir, diskutéieren an droen eng vun den Iddien.", en="Propose, debate and carry one of the ideas.", pt="Propõem, debatem e levam por diante uma das ideias."),
        text(fr="Le collège répond par écrit à chaque idée avant une date annoncée.", de="Der Schöffenrat antwortet auf jede Idee schriftlich bis zu einem genannten Tag.", lb="De Schäfferot äntwert op all Iddi schrëftlech bis zu engem genannten Dag.", en="The college answers every idea in writing by an announced day.", pt="O colégio responde por escrito a cada ideia até uma data anunciada."),
        (3, 4), 2000, 5000, ("newcomers", "settled", "young", "old"), FIVE,
        ((SOCIETY, _("Facilitators")), (SOCIETY, _("Local clubs and associations"))), ("M1", "M3"), False,
    ),
    ModelAction(
        "council-visit", "participation",
        text(fr="Visite du conseil communal", de="Besuch beim Gemeinderat", lb="Visite am Gemengerot", en="Visit to the council", pt="Visita ao conselho comunal"),
        text(fr="Avant une séance publique, un élu explique l’ordre du jour ; après, on en parle autour d’un verre.", de="Vor einer öffentlichen Sitzung erklärt ein Ratsmitglied die Tagesordnung; danach spricht man bei einem Getränk darüber.", lb="Virun enger ëffentlecher Sëtzung erkläert e Conseiller den Ordre du jour; duerno gëtt bei engem Patt driwwer geschwat.", en="Before a public sitting a councillor explains the agenda; afterwards people talk about it over a drink.", pt="Antes de uma sessão pública, um eleito explica a ordem do dia; depois conversa-se à volta de um copo."),
        text(fr="Suivent la séance et préparent des questions.", de="Verfolgen die Sitzung und bereiten Fragen vor.", lb="Verfollegen d’Sëtzung a preparéiere Froen.", en="Follow the sitting and prepare questions.", pt="Acompanham a sessão e preparam perguntas."),
        text(fr="Les élus répondent dans plusieurs langues et écoutent.", de="Die Gewählten antworten in mehreren Sprachen und hören zu.", lb="D’Gewielten äntweren a méi Sproochen a lauschteren no.", en="Councillors answer in several languages and listen.", pt="Os eleitos respondem em várias línguas e ouvem."),
        (3, 6, 10), 300, 1000, ("newcomers", "young", "eu"), FIVE,
        ((COMMUNE, _("Communal secretariat")),), ("M3",),
    ),
    ModelAction(
        "vote-campaign", "participation",
        text(fr="« Je peux voter » : campagne d’inscription", de="„Ich kann wählen“: Einschreibekampagne", lb="„Ech ka wielen“: Aschreiwungscampagne", en="“I can vote”: registration campaign", pt="«Eu posso votar»: campanha de inscrição"),
        text(fr="Inscription sur les listes expliquée et faite sur place : marché, école, clubs, entreprises.", de="Eintragung in die Wählerlisten erklärt und vor Ort erledigt: Markt, Schule, Vereine, Betriebe.", lb="D’Aschreiwung an d’Wielerlëschten erkläert an op der Plaz gemaach: Maart, Schoul, Veräiner, Betriber.", en="Registration on the voters’ lists explained and done on the spot: market, school, clubs, firms.", pt="Inscrição nas listas explicada e feita no local: mercado, escola, clubes, empresas."),
        text(fr="Des électeurs étrangers déjà inscrits en parlent dans leur langue.", de="Bereits eingeschriebene ausländische Wählerinnen und Wähler sprechen in ihrer Sprache davon.", lb="Auslännesch Wieler, déi schonn ageschriwwe sinn, schwätzen an hirer Sprooch dovun.", en="Registered voters of foreign nationality talk about it in their language.", pt="Eleitores estrangeiros já inscritos falam disso na sua língua."),
        text(fr="Le bureau de la population se déplace ; les élus se montrent sans campagne.", de="Das Einwohneramt kommt vor Ort; Gewählte zeigen sich ohne Wahlkampf.", lb="De Biergerzenter kënnt op d’Plaz; d’Gewielte weise sech ouni Walkampf.", en="The population office goes out; councillors are there without campaigning.", pt="O serviço de população desloca-se; os eleitos aparecem sem fazer campanha."),
        (1, 2, 3, 4), 1000, 4000, ("eu", "third_country", "young"), FIVE,
        ((STATE, _("Ministry of Living Together")), (SOCIETY, _("Training body for intercultural work"))), ("M3",), False,
    ),
    ModelAction(
        "small-budget", "participation",
        text(fr="Petit budget participatif", de="Kleiner Bürgerhaushalt", lb="Klenge Biergerbudget", en="Small participatory budget", pt="Pequeno orçamento participativo"),
        text(fr="Les habitants, de toute nationalité, choisissent des projets jusqu’à 2 000 € chacun ; un vote, des délais courts.", de="Einwohner jeder Nationalität wählen Vorhaben bis je 2 000 €; eine Abstimmung, kurze Fristen.", lb="D’Awunner vun all Nationalitéit wiele Projete bis jee 2.000 €; ee Vott, kuerz Delaien.", en="Residents of every nationality choose projects of up to €2,000 each; one vote, short delays.", pt="Residentes de todas as nacionalidades escolhem projetos até 2 000 € cada; um voto, prazos curtos."),
        text(fr="Déposent une idée à deux au moins, de deux foyers différents.", de="Reichen eine Idee mindestens zu zweit ein, aus zwei Haushalten.", lb="Reechen eng Iddi op d’mannst zu zwee an, aus zwee Stéit.", en="Hand in an idea as at least two people from two households.", pt="Apresentam uma ideia com pelo menos duas pessoas de duas casas."),
        text(fr="La commune vérifie la faisabilité, réalise ou verse l’argent, et rend compte.", de="Die Gemeinde prüft die Machbarkeit, setzt um oder zahlt aus und legt Rechenschaft ab.", lb="D’Gemeng préift, ob et geet, setzt ëm oder bezilt, a leet Rechenschaft of.", en="The commune checks feasibility, builds or pays, and reports.", pt="A comuna verifica a viabilidade, realiza ou paga, e presta contas."),
        (2, 3, 4, 5, 6), 5000, 20000, ("settled", "newcomers", "young", "associations"), FIVE,
        ((COMMUNE, _("Communal secretariat")), (SOCIETY, _("Local clubs and associations"))), ("M2", "M3"),
    ),
    ModelAction(
        "open-commission", "participation",
        text(fr="La commission ouvre ses portes", de="Die Kommission öffnet ihre Türen", lb="D’Kommissioun mécht hir Dieren op", en="The commission opens its doors", pt="A comissão abre as portas"),
        text(fr="Deux fois par an, la commission du vivre-ensemble tient sa séance dans un quartier et répond aux questions.", de="Zweimal im Jahr tagt die Kommission für das Zusammenleben in einem Viertel und beantwortet Fragen.", lb="Zweemol am Joer huet d’Kommissioun fir d’Zesummeliewen hir Sëtzung an engem Quartier an äntwert op Froen.", en="Twice a year the commission for living together sits in a neighbourhood and answers questions.", pt="Duas vezes por ano, a comissão do viver em conjunto reúne-se num bairro e responde a perguntas."),
        text(fr="Apportent un sujet et peuvent devenir membre ou suppléant.", de="Bringen ein Thema ein und können Mitglied oder Ersatzmitglied werden.", lb="Brénge e Sujet mat a kënne Member oder Suppleant ginn.", en="Bring a subject and may become a member or substitute.", pt="Trazem um assunto e podem tornar-se membros ou suplentes."),
        text(fr="La commission publie ce qu’elle a entendu et ce qu’elle en a fait.", de="Die Kommission veröffentlicht, was sie gehört und daraus gemacht hat.", lb="D’Kommissioun publizéiert, wat si héieren an doraus gemaach huet.", en="The commission publishes what it heard and what it did with it.", pt="A comissão publica o que ouviu e o que fez com isso."),
        (4, 10), 500, 2000, ("newcomers", "settled"), FIVE,
        ((COMMUNE, _("The commission")), (SOCIETY, _("Neighbourhood association"))), ("M1", "M3"),
    ),
)
