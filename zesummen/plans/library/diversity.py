"""Model actions of the field "diversity and anti-discrimination", with the administration itself."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.words import text

from .base import ALL_YEAR, COMMUNE, FIVE, SOCIETY, STATE, THREE, ModelAction

MODELS = (
    ModelAction(
        "living-library", "diversity",
        text(fr="Bibliothèque vivante", de="Lebende Bibliothek", lb="Lieweg Bibliothéik", en="Living library", pt="Biblioteca viva"),
        text(fr="On emprunte une personne pour vingt minutes : elle raconte, on pose les questions qu’on n’ose pas d’habitude.", de="Man leiht einen Menschen für zwanzig Minuten: Er erzählt, man fragt, was man sonst nicht fragt.", lb="Et léint een e Mënsch fir zwanzeg Minutten: hien erzielt, et freet een, wat ee soss net freet.", en="One borrows a person for twenty minutes: they tell, one asks what one usually does not dare.", pt="Pede-se emprestada uma pessoa por vinte minutos: ela conta, pergunta-se o que não se ousa."),
        text(fr="Sont des « livres », choisissent ce qu’ils racontent.", de="Sind „Bücher“ und wählen, was sie erzählen.", lb="Sinn „Bicher“ a wielen, wat si erzielen.", en="Are “books” and choose what they tell.", pt="São «livros» e escolhem o que contam."),
        text(fr="Des habitants d’ici sont « livres » aussi, et lecteurs.", de="Auch Hiesige sind „Bücher“, und Leser.", lb="Och Leit vun hei si „Bicher“, a Lieser.", en="Local people are “books” too, and readers.", pt="Os daqui também são «livros», e leitores."),
        (11,), 800, 3000, ("settled", "newcomers", "young"), FIVE,
        ((COMMUNE, _("Library")), (SOCIETY, _("Local clubs and associations"))), ("M4", "M5"),
    ),
    ModelAction(
        "staff-training", "administration",
        text(fr="Formation du personnel à l’accueil interculturel", de="Schulung des Personals für den interkulturellen Empfang", lb="Formatioun vum Personal fir den interkulturellen Accueil", en="Training of staff in intercultural reception", pt="Formação do pessoal em acolhimento intercultural"),
        text(fr="Deux jours par an pour les guichets, l’école et les équipes techniques : préjugés, langage simple, situations vécues.", de="Zwei Tage im Jahr für Schalter, Schule und technische Teams: Vorurteile, einfache Sprache, erlebte Fälle.", lb="Zwee Deeg am Joer fir Guicheten, Schoul an technesch Ekippen: Viruerteeler, einfach Sprooch, erliefte Fäll.", en="Two days a year for counters, school and technical teams: prejudice, plain language, real situations.", pt="Dois dias por ano para balcões, escola e equipas técnicas: preconceitos, linguagem simples, situações vividas."),
        text(fr="Racontent comment ils ont été reçus et jouent les situations.", de="Erzählen, wie sie empfangen wurden, und spielen Fälle durch.", lb="Erzielen, wéi si empfaange goufen, a spille Fäll duerch.", en="Tell how they were received and act out situations.", pt="Contam como foram recebidos e representam as situações."),
        text(fr="Chaque service change une chose dans l’année et la publie.", de="Jeder Dienst ändert eine Sache im Jahr und macht sie bekannt.", lb="All Service ännert eng Saach am Joer a mécht se bekannt.", en="Each service changes one thing in the year and says so.", pt="Cada serviço muda uma coisa no ano e divulga-a."),
        (3, 10), 2000, 6000, ("staff",), THREE,
        ((COMMUNE, _("Human resources")), (SOCIETY, _("Training body for intercultural work"))), ("M5",),
    ),
    ModelAction(
        "week-against-racism", "diversity",
        text(fr="Semaine contre le racisme", de="Woche gegen Rassismus", lb="Woch géint Rassismus", en="Week against racism", pt="Semana contra o racismo"),
        text(fr="Autour du 21 mars : film, débat, ateliers à l’école, permanence pour signaler une discrimination.", de="Rund um den 21. März: Film, Debatte, Schulateliers, Sprechstunde für Diskriminierungsfälle.", lb="Ronderëm den 21. Mäerz: Film, Debatt, Atelieren an der Schoul, Permanence fir Diskriminéierungsfäll.", en="Around 21 March: film, debate, workshops at school, a desk to report discrimination.", pt="Por volta de 21 de março: filme, debate, ateliês na escola, balcão para denunciar discriminação."),
        text(fr="Choisissent film et sujets, témoignent s’ils le veulent.", de="Wählen Film und Themen, berichten, wenn sie wollen.", lb="Wiele Film a Sujeten, erzielen, wa si wëllen.", en="Choose film and subjects, speak of their experience if they wish.", pt="Escolhem o filme e os temas, testemunham se quiserem."),
        text(fr="La commune dit publiquement ce qu’elle ne tolère pas et à qui s’adresser.", de="Die Gemeinde sagt öffentlich, was sie nicht duldet und an wen man sich wendet.", lb="D’Gemeng seet ëffentlech, wat si net toleréiert a bei wien ee sech mellt.", en="The commune says publicly what it does not tolerate and whom to turn to.", pt="A comuna diz publicamente o que não tolera e a quem recorrer."),
        (3,), 2000, 8000, ("young", "settled", "newcomers", "parents"), FIVE,
        ((STATE, _("Centre for equal treatment")), (COMMUNE, _("School and childcare")), (SOCIETY, _("Youth house"))), ("M5",),
    ),
    ModelAction(
        "plain-letters", "administration",
        text(fr="Lettres simples : l’administration se fait comprendre", de="Einfache Briefe: Die Verwaltung macht sich verständlich", lb="Einfach Bréiwer: d’Administratioun mécht sech verständlech", en="Plain letters: the administration makes itself understood", pt="Cartas simples: a administração faz-se entender"),
        text(fr="Les vingt lettres les plus envoyées sont réécrites en langage simple, avec un encadré en cinq langues.", de="Die zwanzig häufigsten Briefe werden in einfacher Sprache neu geschrieben, mit einem Kasten in fünf Sprachen.", lb="Déi zwanzeg heefegst Bréiwer ginn an einfacher Sprooch nei geschriwwen, mat enger Këscht a fënnef Sproochen.", en="The twenty most frequent letters are rewritten in plain language, with a box in five languages.", pt="As vinte cartas mais enviadas são reescritas em linguagem simples, com uma caixa em cinco línguas."),
        text(fr="Testent les lettres et disent où ils s’arrêtent de comprendre.", de="Testen die Briefe und sagen, wo sie nicht mehr folgen.", lb="Testen d’Bréiwer a soen, wou si net méi matkommen.", en="Test the letters and say where they stop understanding.", pt="Testam as cartas e dizem onde deixam de compreender."),
        text(fr="Chaque service réécrit les siennes et adopte les modèles.", de="Jeder Dienst schreibt seine neu und übernimmt die Vorlagen.", lb="All Service schreift seng nei an iwwerhëlt d’Modeller.", en="Each service rewrites its own and adopts the models.", pt="Cada serviço reescreve as suas e adota os modelos."),
        ALL_YEAR, 2000, 6000, ("staff", "newcomers", "old"), FIVE,
        ((COMMUNE, _("Communication service")), (SOCIETY, _("Adult education association"))), ("M3", "M5"), False,
    ),
    ModelAction(
        "survey", "information",
        text(fr="Enquête auprès des habitants en cinq langues", de="Befragung der Einwohner in fünf Sprachen", lb="Ëmfro bei den Awunner a fënnef Sproochen", en="Survey of residents in five languages", pt="Inquérito aos residentes em cinco línguas"),
        text(fr="Papier et en ligne, douze questions, résultats publiés avec ce que la commune en fera.", de="Auf Papier und im Netz, zwölf Fragen, Ergebnisse veröffentlicht mit dem, was die Gemeinde daraus macht.", lb="Op Pabeier an online, zwielef Froen, d’Resultater publizéiert mat deem, wat d’Gemeng doraus mécht.", en="On paper and online, twelve questions, results published with what the commune will do.", pt="Em papel e em linha, doze perguntas, resultados publicados com o que a comuna fará."),
        text(fr="Répondent et font répondre autour d’eux dans leur langue.", de="Antworten und werben um Antworten in ihrer Sprache.", lb="Äntweren a sichen Äntwerten an hirer Sprooch.", en="Answer, and bring others to answer in their language.", pt="Respondem e levam outros a responder na sua língua."),
        text(fr="La commune revient vers chaque quartier avec les résultats.", de="Die Gemeinde kommt mit den Ergebnissen in jedes Viertel.", lb="D’Gemeng kënnt mat de Resultater an all Quartier.", en="The commune returns to each neighbourhood with the results.", pt="A comuna volta a cada bairro com os resultados."),
        (2, 3, 4), 5000, 30000, ("newcomers", "settled", "cross_border"), FIVE,
        ((SOCIETY, _("Survey institute")), (COMMUNE, _("Communication service"))), ("M1",), False,
    ),
)
