"""What the invented plans say, in five languages. Invented; no commune said so."""

from zesummen.kernel.words import Text, text


def five(fr: str, de: str, lb: str, en: str, pt: str) -> Text:
    """A text in all five languages, written in French first."""
    return text("fr", fr=fr, de=de, lb=lb, en=en, pt=pt)


NEEDS = (
    ("welcome", ("newcomers",), five(
        "Les nouveaux arrivants ne savent pas à qui s’adresser", "Neuzugezogene wissen nicht, an wen sie sich wenden können",
        "Nei Residente wëssen net, bei wien se goe kënnen", "Newcomers do not know whom to turn to",
        "Os recém-chegados não sabem a quem se dirigir")),
    ("languages", ("newcomers", "women_home"), five(
        "Les cours de langue du soir sont complets, et il manque des occasions de parler", "Die Sprachkurse am Abend sind voll, und es fehlen Gelegenheiten zum Sprechen",
        "D’Sproochecoursë vum Owend si voll, an et feele Geleeënheeten, fir ze schwätzen", "Evening language courses are full, and there are few occasions to speak",
        "Os cursos de línguas à noite estão cheios e faltam ocasiões para falar")),
    ("participation", ("eu", "third_country"), five(
        "Peu de résidents étrangers s’inscrivent sur la liste électorale", "Wenige ausländische Einwohner tragen sich in die Wählerliste ein",
        "Wéineg auslännesch Awunner schreiwe sech an d’Wielerlëscht an", "Few foreign residents sign up on the electoral register",
        "Poucos residentes estrangeiros se inscrevem na lista eleitoral")),
    ("encounters", ("settled", "newcomers", "associations"), five(
        "Les habitants de longue date et les nouveaux se croisent sans se connaître", "Alteingesessene und Neue begegnen sich, ohne sich zu kennen",
        "Al an nei Awunner begéine sech, ouni sech ze kennen", "Long-settled and new residents pass each other without meeting",
        "Os residentes antigos e os novos cruzam-se sem se conhecerem")),
    ("encounters", ("associations",), five(
        "Les clubs cherchent des bénévoles, les nouveaux ne savent pas comment entrer dans un club", "Die Vereine suchen Freiwillige, die Neuen wissen nicht, wie man einem Verein beitritt",
        "D’Veräiner sichen Fräiwëlleger, déi Nei wëssen net, wéi een an e Veräin kënnt", "Clubs look for volunteers, newcomers do not know how to join a club",
        "Os clubes procuram voluntários, os recém-chegados não sabem como entrar num clube")),
    ("school", ("parents",), five(
        "Des parents ne comprennent pas les lettres de l’école", "Eltern verstehen die Briefe der Schule nicht",
        "Elteren verstinn d’Bréiwer vun der Schoul net", "Parents do not understand the letters from school",
        "Há pais que não compreendem as cartas da escola")),
    ("diversity", ("staff",), five(
        "Le personnel des guichets souhaite une formation sur l’accueil et les préjugés", "Das Personal an den Schaltern wünscht eine Schulung zu Empfang und Vorurteilen",
        "D’Personal um Guichet wënscht sech eng Formatioun iwwer Empfang a Virurteeler", "Counter staff would like training on welcoming and prejudice",
        "O pessoal dos balcões deseja formação sobre acolhimento e preconceitos")),
    ("information", ("newcomers", "cross_border"), five(
        "Le bulletin communal n’existe qu’en deux langues", "Das Gemeindeblatt gibt es nur in zwei Sprachen",
        "De Gemengebuet gëtt et nëmmen an zwou Sproochen", "The communal bulletin comes in two languages only",
        "O boletim comunal só existe em duas línguas")),
)

# (field, needs answered by their place above, title, indicator title, unit, baseline, target, source)
OBJECTIVES = (
    ("welcome", (0, 7), five(
        "Chaque nouvel habitant est accueilli dans les six mois", "Jede neue Einwohnerin und jeder neue Einwohner wird innerhalb von sechs Monaten empfangen",
        "All neien Awunner gëtt bannent sechs Méint empfaangen", "Every new resident is welcomed within six months",
        "Cada novo residente é acolhido no prazo de seis meses"),
     five("Nouveaux arrivants reçus à une soirée ou à un rendez-vous", "Neuzugezogene, die bei einem Abend oder Termin empfangen wurden", "Nei Residenten, déi op engem Owend oder Rendez-vous empfaange goufen", "Newcomers welcomed at an evening or in a meeting", "Recém-chegados recebidos numa noite ou reunião"),
     "%", 20, 80, "Service biergeramt"),
    ("languages", (1,), five(
        "Apprendre et parler une langue du pays près de chez soi", "Eine Landessprache in der Nähe lernen und sprechen",
        "Eng Landessprooch no bei doheem léieren a schwätzen", "Learn and speak a language of the country close to home",
        "Aprender e falar uma língua do país perto de casa"),
     five("Participants réguliers aux cafés des langues", "Regelmäßige Teilnehmende der Sprachcafés", "Reegelméisseg Participanten un de Sproochecaféen", "Regular participants of the language cafés", "Participantes regulares nos cafés de línguas"),
     "personnes", 25, 90, "Service culturel"),
    ("participation", (2,), five(
        "Davantage de résidents étrangers prennent part à la vie politique locale", "Mehr ausländische Einwohner nehmen am lokalen politischen Leben teil",
        "Méi auslännesch Awunner huelen um lokale politesche Liewen deel", "More foreign residents take part in local political life",
        "Mais residentes estrangeiros participam na vida política local"),
     five("Taux d’inscription sur la liste électorale", "Quote der Eintragungen in die Wählerliste", "Undeel vun den Aschreiwungen op d’Wielerlëscht", "Rate of registration on the electoral register", "Taxa de inscrição na lista eleitoral"),
     "%", 16, 25, "Listes électorales de la commune"),
    ("encounters", (3, 4), five(
        "Les habitants se rencontrent et s’engagent ensemble", "Die Menschen begegnen sich und engagieren sich gemeinsam",
        "D’Leit begéine sech an engagéiere sech zesummen", "Residents meet and volunteer together",
        "Os habitantes encontram-se e empenham-se juntos"),
     five("Nouveaux membres dans les clubs, arrivés depuis moins de cinq ans", "Neue Vereinsmitglieder, seit weniger als fünf Jahren im Land", "Nei Memberen an de Veräiner, manner wéi fënnef Joer am Land", "New club members who arrived less than five years ago", "Novos membros dos clubes, chegados há menos de cinco anos"),
     "personnes", 40, 150, "Enquête auprès des associations"),
    ("school", (5,), five(
        "Les parents comprennent l’école et l’école comprend les parents", "Die Eltern verstehen die Schule, und die Schule versteht die Eltern",
        "D’Elteren verstinn d’Schoul, an d’Schoul versteet d’Elteren", "Parents understand the school, and the school understands the parents",
        "Os pais compreendem a escola e a escola compreende os pais"),
     five("Réunions de parents avec interprétation", "Elternabende mit Dolmetschen", "Elterenowender mat Iwwersetzung", "Parents’ meetings with interpreting", "Reuniões de pais com interpretação"),
     "réunions par an", 2, 12, "Direction de l’école"),
    ("diversity", (6,), five(
        "Les services accueillent chacun sans préjugé", "Die Dienste empfangen jeden ohne Vorurteile",
        "D’Servicer empfänken jiddereen ouni Virurteeler", "Services welcome everybody without prejudice",
        "Os serviços acolhem todos sem preconceitos"),
     five("Agents formés", "Geschulte Mitarbeitende", "Forméiert Mataarbechter", "Staff trained", "Agentes formados"),
     "agents", 0, 60, "Service du personnel"),
)

EVIDENCE = (
    ("survey", five("Enquête de la commune, question 4", "Umfrage der Gemeinde, Frage 4", "Ëmfro vun der Gemeng, Fro 4", "Survey of the commune, question 4", "Inquérito da comuna, pergunta 4"), "Enquête auprès des ménages (inventée pour la démonstration)", 312),
    ("workshop", five("Atelier d’avenir à la maison des citoyens", "Zukunftswerkstatt im Bürgerhaus", "Zukunftsatelier am Biergerhaus", "Future workshop at the citizens’ house", "Oficina do futuro na casa dos cidadãos"), "Protocole de l’atelier (inventé)", 34),
    ("interview", five("Entretien avec le service scolaire", "Gespräch mit dem Schuldienst", "Gespréich mam Schoulservice", "Interview with the school service", "Entrevista com o serviço escolar"), "Service scolaire (inventé)", None),
    ("expectation", five("Déclaration du collège échevinal", "Erklärung des Schöffenrats", "Schäfferotserklärung", "Statement of the college", "Declaração do colégio"), "Déclaration échevinale (inventée)", None),
    ("opinion", five("Avis de la commission", "Stellungnahme der Kommission", "Avis vun der Kommissioun", "Opinion of the commission", "Parecer da comissão"), "Commission communale (inventé)", None),
)

INVENTORY = (
    ("action", "encounters", "Commission des fêtes", (6,), five("Fête multiculturelle", "Multikulturelles Fest", "Multikulturellt Fest", "Multicultural festival", "Festa multicultural"), 8500, 600, ("fr", "lb", "pt")),
    ("action", "welcome", "Biergeramt", (10,), five("Soirée de bienvenue", "Willkommensabend", "Wëllkommsowend", "Welcome evening", "Noite de boas-vindas"), 2400, 70, ("fr", "lb", "en")),
    ("offer", "languages", "Service culturel", (), five("Cours de luxembourgeois, niveau A1", "Luxemburgischkurs, Niveau A1", "Lëtzebuergeschcours, Niveau A1", "Luxembourgish course, level A1", "Curso de luxemburguês, nível A1"), 6000, 45, ("lb",)),
    ("offer", "school", "Service scolaire", (), five("Aide aux devoirs", "Hausaufgabenhilfe", "Hëllef bei den Hausaufgaben", "Help with homework", "Apoio aos trabalhos de casa"), 12000, 60, ("fr", "de", "pt")),
    ("association", "sport", "Football Club", (), five("Club de football", "Fußballverein", "Futtballsveräin", "Football club", "Clube de futebol"), None, 240, ("lb", "fr", "pt")),
    ("association", "culture", "Harmonie municipale", (), five("Harmonie municipale", "Musikverein", "Gemengemusek", "Communal brass band", "Banda communal"), None, 55, ("lb", "fr")),
    ("association", "encounters", "Amitié Portugal–Luxembourg", (), five("Amitié Portugal–Luxembourg", "Freundschaft Portugal–Luxemburg", "Frëndschaft Portugal–Lëtzebuerg", "Friendship Portugal–Luxembourg", "Amizade Portugal–Luxemburgo"), None, 120, ("pt", "fr")),
    ("action", "diversity", "Maison relais", (3,), five("Semaine contre le racisme à la maison relais", "Woche gegen Rassismus in der Maison relais", "Woch géint de Rassismus an der Maison relais", "Week against racism at the childcare centre", "Semana contra o racismo no centro de acolhimento"), 900, 130, ("lb", "fr")),
)
