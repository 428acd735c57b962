"""Model actions of the field "languages, education, training"."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.words import text

from .base import ALL_YEAR, COMMUNE, FIVE, SOCIETY, STATE, THREE, ModelAction

TERM = (1, 2, 3, 4, 5, 6, 9, 10, 11, 12)

MODELS = (
    ModelAction(
        "language-cafe", "languages",
        text(fr="Café des langues", de="Sprachencafé", lb="Sproochecafé", en="Language café", pt="Café das línguas"),
        text(fr="Dix soirées par an : une table par langue, un animateur bénévole, aucune inscription.", de="Zehn Abende im Jahr: ein Tisch pro Sprache, eine freiwillige Leitung, keine Anmeldung.", lb="Zéng Owender am Joer: een Dësch pro Sprooch, e fräiwëllege Moderateur, keng Umeldung.", en="Ten evenings a year: one table per language, a volunteer host, no registration.", pt="Dez noites por ano: uma mesa por língua, um animador voluntário, sem inscrição."),
        text(fr="Parlent une langue nouvelle et animent la table de la leur.", de="Sprechen eine neue Sprache und leiten den Tisch der eigenen.", lb="Schwätzen eng nei Sprooch a leeden den Dësch vun hirer eegener.", en="Speak a new language and host the table of their own.", pt="Falam uma língua nova e animam a mesa da sua."),
        text(fr="La commune prête la salle ; des habitants tiennent la table du luxembourgeois.", de="Die Gemeinde stellt den Raum; Einwohner leiten den Tisch für Luxemburgisch.", lb="D’Gemeng stellt de Sall; Awunner leeden den Dësch fir Lëtzebuergesch.", en="The commune lends the room; residents host the Luxembourgish table.", pt="A comuna empresta a sala; residentes animam a mesa do luxemburguês."),
        (1, 2, 3, 4, 5, 6, 9, 10, 11, 12), 1000, 3000, ("newcomers", "settled", "cross_border"), FIVE,
        ((SOCIETY, _("Local clubs and associations")), (COMMUNE, _("Library"))), ("M4",),
    ),
    ModelAction(
        "everyday-luxembourgish", "languages",
        text(fr="Cours de luxembourgeois du quotidien", de="Luxemburgisch für den Alltag", lb="Lëtzebuergesch fir den Alldag", en="Luxembourgish for everyday life", pt="Luxemburguês do dia a dia"),
        text(fr="Trente heures, le soir, avec garde d’enfants ; sorties au marché, à la mairie, au club.", de="Dreißig Stunden am Abend mit Kinderbetreuung; Ausflüge zum Markt, ins Rathaus, in den Verein.", lb="Drësseg Stonnen owes mat Kannerbetreiung; Sortien op de Maart, an d’Gemeng, an de Veräin.", en="Thirty hours in the evening with childcare; outings to the market, the town hall, a club.", pt="Trinta horas, à noite, com guarda de crianças; saídas ao mercado, à câmara, ao clube."),
        text(fr="Apprennent et s’exercent avec leurs voisins.", de="Lernen und üben mit ihren Nachbarn.", lb="Léieren an übe mat hiren Noperen.", en="Learn and practise with their neighbours.", pt="Aprendem e praticam com os vizinhos."),
        text(fr="Le personnel communal et les commerces répondent en luxembourgeois simple.", de="Gemeindepersonal und Geschäfte antworten in einfachem Luxemburgisch.", lb="D’Gemengepersonal an d’Geschäfter äntweren an einfachem Lëtzebuergesch.", en="Communal staff and shops answer in simple Luxembourgish.", pt="O pessoal da comuna e as lojas respondem em luxemburguês simples."),
        TERM, 4000, 10000, ("newcomers", "women_home", "eu"), THREE,
        ((STATE, _("National language institute")), (COMMUNE, _("School service"))), ("M3", "M4"),
    ),
    ModelAction(
        "story-hours", "languages",
        text(fr="Heures du conte multilingues", de="Mehrsprachige Erzählstunden", lb="Méisproocheg Geschichtestonnen", en="Story hours in many languages", pt="Horas do conto em várias línguas"),
        text(fr="Chaque mois, un parent lit une histoire dans sa langue ; elle est reprise en luxembourgeois.", de="Jeden Monat liest ein Elternteil eine Geschichte in seiner Sprache; sie wird auf Luxemburgisch wiederholt.", lb="All Mount liest e Papp oder eng Mamm eng Geschicht a senger Sprooch; si gëtt op Lëtzebuergesch widderholl.", en="Each month a parent reads a story in their language; it is told again in Luxembourgish.", pt="Todos os meses um pai ou uma mãe lê uma história na sua língua; é recontada em luxemburguês."),
        text(fr="Choisissent l’histoire et lisent.", de="Wählen die Geschichte und lesen vor.", lb="Sichen d’Geschicht eraus a liese vir.", en="Choose the story and read it.", pt="Escolhem a história e leem-na."),
        text(fr="La bibliothèque invite, l’école passe l’invitation à chaque famille.", de="Die Bibliothek lädt ein, die Schule gibt die Einladung jeder Familie weiter.", lb="D’Bibliothéik invitéiert, d’Schoul gëtt d’Invitatioun un all Famill weider.", en="The library invites, the school hands the invitation to every family.", pt="A biblioteca convida, a escola entrega o convite a cada família."),
        TERM, 800, 2500, ("parents", "women_home", "newcomers"), FIVE,
        ((COMMUNE, _("Library")), (COMMUNE, _("School and childcare")), (SOCIETY, _("Parents’ association"))), ("M4",),
    ),
    ModelAction(
        "parents-and-school", "languages",
        text(fr="Parents et école : comment ça marche", de="Eltern und Schule: wie es geht", lb="Elteren a Schoul: wéi et geet", en="Parents and school: how it works", pt="Pais e escola: como funciona"),
        text(fr="Trois rencontres par année scolaire avec traduction orale : système scolaire, langues à l’école, orientation.", de="Drei Treffen pro Schuljahr mit mündlicher Übersetzung: Schulsystem, Sprachen in der Schule, Orientierung.", lb="Dräi Treffen am Schouljoer mat mëndlecher Iwwersetzung: Schoulsystem, Sproochen an der Schoul, Orientatioun.", en="Three meetings a school year with oral translation: school system, languages at school, guidance.", pt="Três encontros por ano letivo com tradução oral: sistema escolar, línguas na escola, orientação."),
        text(fr="Racontent leur école d’avant et élisent des parents-relais.", de="Erzählen von ihrer früheren Schule und wählen Ansprech-Eltern.", lb="Erziele vun hirer fréierer Schoul a wielen Uspriechelteren.", en="Tell about the school they knew and choose contact parents.", pt="Contam como era a sua escola e elegem pais de contacto."),
        text(fr="Les enseignants expliquent en langage simple et gardent le contact toute l’année.", de="Lehrkräfte erklären in einfacher Sprache und bleiben das ganze Jahr in Kontakt.", lb="D’Léierpersonal erkläert an einfacher Sprooch a bleift d’ganzt Joer a Kontakt.", en="Teachers explain in plain language and keep in touch all year.", pt="Os professores explicam em linguagem simples e mantêm o contacto todo o ano."),
        (2, 5, 10), 2000, 8000, ("parents", "newcomers", "third_country"), FIVE,
        ((COMMUNE, _("School and childcare")), (SOCIETY, _("Parents’ association")), (STATE, _("Ministry of Education"))), ("M3",),
    ),
    ModelAction(
        "interpreters-pool", "languages",
        text(fr="Réserve d’interprètes pour les guichets", de="Dolmetscherpool für die Schalter", lb="Interpretepool fir d’Guicheten", en="Pool of interpreters for the counters", pt="Bolsa de intérpretes para os balcões"),
        text(fr="Des interprètes réservables en deux jours pour un rendez-vous, une réunion, une soirée d’information.", de="Dolmetschende, binnen zwei Tagen buchbar für Termin, Sitzung oder Infoabend.", lb="Interpreten, déi ee bannent zwee Deeg fir e Rendez-vous, eng Sëtzung oder en Infoowend buche kann.", en="Interpreters to book within two days for an appointment, a meeting, an information evening.", pt="Intérpretes que se reservam em dois dias para um atendimento, uma reunião, uma sessão de informação."),
        text(fr="Des habitants bilingues se forment et interprètent contre indemnité.", de="Zweisprachige Einwohner lassen sich schulen und dolmetschen gegen Entschädigung.", lb="Zweesproocheg Awunner loosse sech forméieren an dolmetsche géint eng Entschiedegung.", en="Bilingual residents train and interpret for an allowance.", pt="Residentes bilingues formam-se e interpretam mediante indemnização."),
        text(fr="Les services réservent, préparent les mots difficiles et respectent le secret.", de="Die Dienste buchen, bereiten schwierige Wörter vor und wahren das Geheimnis.", lb="D’Servicer buchen, preparéiere schwéier Wierder an halen d’Geheimnis.", en="Services book, prepare difficult words and keep confidence.", pt="Os serviços reservam, preparam as palavras difíceis e guardam sigilo."),
        ALL_YEAR, 3000, 10000, ("newcomers", "refugees", "staff"), FIVE,
        ((SOCIETY, _("Interpreters’ service")), (COMMUNE, _("Communal secretariat"))), ("M3",),
    ),
)
