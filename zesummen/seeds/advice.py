"""What the invented commissions say and advise, in five languages. Invented; no commission said so."""

from dataclasses import dataclass

from zesummen.kernel.words import Text

from .texts import five

CCVEI = five(
    "Commission communale du vivre-ensemble interculturel",
    "Kommunale Kommission für interkulturelles Zusammenleben",
    "Gemengekommissioun fir interkulturellt Zesummeliewen",
    "Communal commission for intercultural living together",
    "Comissão comunal para a convivência intercultural",
)
CCCI = five(
    "Commission consultative communale d’intégration",
    "Beratende kommunale Integrationskommission",
    "Berodend Gemengekommissioun fir d’Integratioun",
    "Communal advisory commission for integration",
    "Comissão consultiva comunal de integração",
)
WIDER = five(
    "La commission conseille aussi le collège sur la jeunesse et les associations.",
    "Die Kommission berät den Schöffenrat auch in Fragen der Jugend und der Vereine.",
    "D’Kommissioun beréit de Schäfferot och iwwer Jugend a Veräiner.",
    "The commission also advises the college on youth and associations.",
    "A comissão aconselha também o colégio sobre a juventude e as associações.",
)
FOREWORD = five(
    "Cette année, la commission a surtout écouté : les familles, les clubs, les nouveaux venus. Merci à toutes et à tous.",
    "In diesem Jahr hat die Kommission vor allem zugehört: Familien, Vereinen, Neuzugezogenen. Danke an alle.",
    "Dëst Joer huet d’Kommissioun virun allem nogelauschtert: Familljen, Veräiner, Leit déi nei hei sinn. Merci un all.",
    "This year the commission listened first of all: to families, clubs and newcomers. Thank you to everybody.",
    "Este ano, a comissão sobretudo ouviu: as famílias, os clubes, os recém-chegados. Obrigado a todas e a todos.",
)
OUTLOOK = five(
    "L’année prochaine, nous voulons aller dans les quartiers.",
    "Im nächsten Jahr wollen wir in die Viertel gehen.",
    "D’nächst Joer wëlle mir an d’Quartiere goen.",
    "Next year we want to go to the neighbourhoods.",
    "No próximo ano, queremos ir aos bairros.",
)
CALL = five(
    "La commune cherche des membres pour sa commission du vivre-ensemble interculturel. Quatre à six soirées par an.",
    "Die Gemeinde sucht Mitglieder für ihre Kommission für interkulturelles Zusammenleben. Vier bis sechs Abende im Jahr.",
    "D’Gemeng sicht Membere fir hir Kommissioun fir interkulturellt Zesummeliewen. Véier bis sechs Owender am Joer.",
    "The commune looks for members of its commission for intercultural living together. Four to six evenings a year.",
    "A comuna procura membros para a sua comissão para a convivência intercultural. Quatro a seis noites por ano.",
)
ELIGIBLE = five(
    "Toute personne de 18 ans ou plus qui réside ou travaille dans la commune.",
    "Alle ab 18 Jahren, die in der Gemeinde wohnen oder arbeiten.",
    "Jiddereen iwwer 18 Joer, deen an der Gemeng wunnt oder schafft.",
    "Everybody aged 18 or over who lives or works in the commune.",
    "Todas as pessoas com 18 anos ou mais que residam ou trabalhem na comuna.",
)
PROOFS = five(
    "Un certificat de résidence, ou une attestation de l’employeur.",
    "Eine Wohnsitzbescheinigung oder eine Bescheinigung des Arbeitgebers.",
    "E Certificat de résidence oder eng Bescheinegung vum Patron.",
    "A certificate of residence, or a statement of the employer.",
    "Um certificado de residência ou uma declaração do empregador.",
)
NAMES = (
    ("Théo Lang", "lb"),
    ("Rosa Pinto", "pt"),
    ("Samira Idrissi", "fr"),
    ("Marek Nowak", "en"),
    ("Claudine Thoma", "fr"),
    ("Jos Biver", "lb"),
    ("Yusuf Demir", "de"),
    ("Inês Carvalho", "pt"),
    ("Berthe Koch", "lb"),
    ("Adama Diallo", "fr"),
    ("Elena Conti", "fr"),
    ("Peter Vogel", "de"),
    ("Nuno Teixeira", "pt"),
    ("Fatou Sarr", "fr"),
    ("Oksana Melnyk", "en"),
    ("Georges Ludwig", "lb"),
    ("Amélie Poncin", "fr"),
    ("Ravi Menon", "en"),
    ("Carla Duarte", "pt"),
    ("Pit Hansen", "lb"),
    ("Zeynep Kaya", "de"),
    ("Louis Bertrand", "fr"),
    ("Tereza Dvořák", "en"),
    ("Emmanuel Okoro", "en"),
)
AGENDA = (
    (
        "information",
        "M1",
        five(
            "Les chiffres de la commune : qui vit et travaille ici",
            "Die Zahlen der Gemeinde: wer hier lebt und arbeitet",
            "D’Zuele vun der Gemeng: wien hei lieft a schafft",
            "The commune in figures: who lives and works here",
            "Os números da comuna: quem vive e trabalha aqui",
        ),
    ),
    (
        "discussion",
        "M3",
        five(
            "Comment informer les nouveaux habitants",
            "Wie neue Einwohner informiert werden",
            "Wéi nei Awunner informéiert ginn",
            "How new residents are informed",
            "Como informar os novos habitantes",
        ),
    ),
    (
        "discussion",
        "M4",
        five(
            "Préparer la fête des voisins",
            "Das Nachbarschaftsfest vorbereiten",
            "D’Nopeschfest virbereeden",
            "Preparing the neighbours’ day",
            "Preparar a festa dos vizinhos",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Advice:
    """An opinion of the demo: its words, its leaning, and what the college said (empty: nothing)."""

    mission: str
    title: Text
    facts: Text
    proposals: Text
    leaning: str = "favourable"
    answer: str = ""
    reason: Text = Text()
    field: str = ""  # the field of the plan's actions to which it led


ADVICE = (
    Advice(
        "M2",
        five(
            "Ouvrir davantage de cours de langue le soir",
            "Mehr Sprachkurse am Abend anbieten",
            "Méi Sproochecourse owes ubidden",
            "Open more language courses in the evening",
            "Abrir mais cursos de línguas à noite",
        ),
        five(
            "Les cours du soir sont complets depuis deux ans.",
            "Die Abendkurse sind seit zwei Jahren ausgebucht.",
            "D’Owescourse si zënter zwee Joer voll.",
            "The evening courses have been full for two years.",
            "Os cursos noturnos estão cheios há dois anos.",
        ),
        five(
            "Deux cours de plus, avec une garde d’enfants.",
            "Zwei weitere Kurse, mit Kinderbetreuung.",
            "Zwee Coursen derbäi, mat Kannerbetreiung.",
            "Two more courses, with child care.",
            "Mais dois cursos, com guarda de crianças.",
        ),
        answer="followed",
        reason=five(
            "Le collège ouvre deux cours dès la rentrée, avec une garde d’enfants.",
            "Der Schöffenrat eröffnet zwei Kurse nach den Ferien, mit Kinderbetreuung.",
            "De Schäfferot mécht zwee Coursen no der Vakanz op, mat Kannerbetreiung.",
            "The college opens two courses after the holidays, with child care.",
            "O colégio abre dois cursos após as férias, com guarda de crianças.",
        ),
        field="languages",
    ),
    Advice(
        "M4",
        five(
            "Une fête des voisins par quartier",
            "Ein Nachbarschaftsfest in jedem Viertel",
            "En Nopeschfest an all Quartier",
            "A neighbours’ day in each quarter",
            "Uma festa dos vizinhos em cada bairro",
        ),
        five(
            "La fête au centre attire surtout ceux qui se connaissent déjà.",
            "Zum Fest im Zentrum kommen vor allem jene, die sich schon kennen.",
            "Op d’Fest am Zentrum kommen haaptsächlech déi, déi sech scho kennen.",
            "The feast in the centre draws mostly those who know each other already.",
            "A festa no centro atrai sobretudo quem já se conhece.",
        ),
        five(
            "Un petit budget par quartier, confié aux habitants.",
            "Ein kleines Budget je Viertel, in der Hand der Einwohner.",
            "E klenge Budget pro Quartier, an der Hand vun den Awunner.",
            "A small budget for each quarter, in the residents’ hands.",
            "Um pequeno orçamento por bairro, confiado aos habitantes.",
        ),
        answer="partly",
        reason=five(
            "Deux quartiers essaient cette année ; le budget des autres est à voir pour l’année suivante.",
            "Zwei Viertel versuchen es dieses Jahr; über das Budget der anderen wird für das Folgejahr entschieden.",
            "Zwee Quartiere probéieren et dëst Joer; de Budget vun deenen anere gëtt fir d’nächst Joer gekuckt.",
            "Two quarters try it this year; the budget of the others is looked at for the next.",
            "Dois bairros experimentam este ano; o orçamento dos outros será visto no próximo.",
        ),
        field="encounters",
    ),
    Advice(
        "M3",
        five(
            "Le bulletin communal en quatre langues",
            "Das Gemeindeblatt in vier Sprachen",
            "De Gemengebuet a véier Sproochen",
            "The communal bulletin in four languages",
            "O boletim comunal em quatro línguas",
        ),
        five(
            "Le bulletin paraît en français et en allemand.",
            "Das Gemeindeblatt erscheint auf Französisch und Deutsch.",
            "De Gemengebuet kënnt op Franséisch an Däitsch eraus.",
            "The bulletin appears in French and German.",
            "O boletim sai em francês e alemão.",
        ),
        five(
            "Un résumé d’une page en anglais et en portugais.",
            "Eine Zusammenfassung auf einer Seite auf Englisch und Portugiesisch.",
            "E Resumé vun enger Säit op Englesch a Portugisesch.",
            "A summary of one page in English and Portuguese.",
            "Um resumo de uma página em inglês e português.",
        ),
        answer="not_followed",
        reason=five(
            "Le contrat avec l’imprimeur court jusqu’à la fin de l’année ; la question sera reprise alors.",
            "Der Vertrag mit der Druckerei läuft bis Jahresende; die Frage wird dann wieder aufgenommen.",
            "De Kontrakt mat der Dréckerei leeft bis Enn vum Joer; dann gëtt d’Fro nees opgeholl.",
            "The contract with the printer runs to the end of the year; the question is taken up then.",
            "O contrato com a gráfica vigora até ao fim do ano; a questão será então retomada.",
        ),
    ),
    Advice(
        "M5",
        five(
            "Former l’accueil de la mairie contre les discriminations",
            "Das Empfangspersonal gegen Diskriminierung schulen",
            "D’Personal um Accueil géint Diskriminéierung forméieren",
            "Train the front desk against discrimination",
            "Formar o atendimento da comuna contra a discriminação",
        ),
        five(
            "Des habitants racontent avoir été mal reçus à cause de leur accent.",
            "Einwohner erzählen, wegen ihres Akzents schlecht empfangen worden zu sein.",
            "Awunner erzielen, datt si wéinst hirem Akzent schlecht empfaange goufen.",
            "Residents tell of being badly received because of their accent.",
            "Há habitantes que contam ter sido mal recebidos por causa do sotaque.",
        ),
        five(
            "Une journée par an pour tout l’accueil.",
            "Ein Tag im Jahr für das ganze Empfangspersonal.",
            "Een Dag am Joer fir dat ganzt Personal um Accueil.",
            "One day a year for the whole front desk.",
            "Um dia por ano para todo o atendimento.",
        ),
        answer="followed",
        reason=five(
            "Une première journée est inscrite au plan de formation.",
            "Ein erster Tag steht im Fortbildungsplan.",
            "En éischten Dag steet am Formatiounsplang.",
            "A first day is entered in the training plan.",
            "Um primeiro dia está inscrito no plano de formação.",
        ),
    ),
    Advice(
        "M3",
        five(
            "Inscrire les électeurs aussi au marché",
            "Wähler auch auf dem Markt eintragen",
            "Wieler och um Maart aschreiwen",
            "Register voters at the market too",
            "Inscrever eleitores também no mercado",
        ),
        five(
            "Peu d’habitants connaissent le droit de vote communal.",
            "Wenige kennen das Gemeindewahlrecht.",
            "Wéineg Awunner kennen d’Gemengewalrecht.",
            "Few residents know the right to vote in communal elections.",
            "Poucos habitantes conhecem o direito de voto comunal.",
        ),
        five(
            "Un stand un samedi par mois.",
            "Ein Stand an einem Samstag im Monat.",
            "E Stand ee Samschdeg am Mount.",
            "A stand on one Saturday a month.",
            "Uma banca num sábado por mês.",
        ),
        leaning="favourable",
    ),
    Advice(
        "M1",
        five(
            "Le projet de règlement des salles communales",
            "Der Entwurf der Ordnung für Gemeindesäle",
            "De Projet vum Reglement fir d’Gemengesäll",
            "The draft rules for communal halls",
            "O projeto de regulamento das salas comunais",
        ),
        five(
            "Les petites associations n’ont pas d’adresse fixe.",
            "Kleine Vereine haben keine feste Adresse.",
            "Kleng Veräiner hu keng fest Adress.",
            "Small associations have no fixed address.",
            "As pequenas associações não têm morada fixa.",
        ),
        five(
            "Accepter l’adresse d’un membre.",
            "Die Adresse eines Mitglieds annehmen.",
            "D’Adress vun engem Member akzeptéieren.",
            "Accept the address of a member.",
            "Aceitar a morada de um membro.",
        ),
        leaning="reserved",
    ),
    Advice(
        "M2",
        five(
            "Supprimer la ligne de bus du soir",
            "Die abendliche Buslinie streichen",
            "D’Buslinn owes ofschafen",
            "Ending the evening bus line",
            "Suprimir a linha de autocarro da noite",
        ),
        five(
            "La ligne sert à ceux qui travaillent tard et aux cours du soir.",
            "Die Linie dient jenen, die spät arbeiten, und den Abendkursen.",
            "D’Linn déngt deenen, déi spéit schaffen, an den Owescoursen.",
            "The line serves those who work late and the evening courses.",
            "A linha serve quem trabalha tarde e os cursos noturnos.",
        ),
        five(
            "Garder la ligne au moins les jours de cours.",
            "Die Linie wenigstens an Kurstagen behalten.",
            "D’Linn op d’mannst op de Coursdeeg behalen.",
            "Keep the line at least on course days.",
            "Manter a linha pelo menos nos dias de curso.",
        ),
        leaning="unfavourable",
    ),
)
PROGRAMME = (
    (
        "M3",
        five(
            "Un café des langues, le premier jeudi du mois",
            "Ein Sprachencafé am ersten Donnerstag im Monat",
            "E Sproochecafé den éischten Donneschdeg am Mount",
            "A language café on the first Thursday of the month",
            "Um café das línguas na primeira quinta-feira do mês",
        ),
    ),
    (
        "M1",
        five(
            "Écouter les parents à l’école",
            "Den Eltern in der Schule zuhören",
            "Den Elteren an der Schoul nolauschteren",
            "Listen to parents at school",
            "Ouvir os pais na escola",
        ),
    ),
    (
        "M4",
        five(
            "Une visite de la commune pour les nouveaux",
            "Ein Rundgang durch die Gemeinde für Neue",
            "E Tour duerch d’Gemeng fir déi Nei",
            "A tour of the commune for newcomers",
            "Uma visita à comuna para os recém-chegados",
        ),
    ),
    (
        "M5",
        five(
            "Une soirée contre le racisme avec les clubs de sport",
            "Ein Abend gegen Rassismus mit den Sportvereinen",
            "En Owend géint de Rassismus mat de Sportsveräiner",
            "An evening against racism with the sports clubs",
            "Uma noite contra o racismo com os clubes desportivos",
        ),
    ),
)
