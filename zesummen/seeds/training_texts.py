"""What people of the demo wrote and decided at their training evenings. Invented."""

from zesummen.kernel.words import text

from .training_rooms import Left

#: cards of evening *why*: what living together means to them
CARDS = (
    ("fr", "Se dire bonjour dans la rue, dans n’importe quelle langue"),
    ("lb", "Datt nei Leit sech trauen ze froen"),
    ("pt", "As crianças brincam juntas, os pais ainda não"),
    ("en", "Knowing whom to ask when you arrive"),
    ("fr", "Des associations ouvertes, pas seulement sur le papier"),
    ("de", "Gemeinsam feiern, aber auch gemeinsam entscheiden"),
    ("pt", "Perceber as cartas da comuna"),
    ("fr", "Que la commission soit consultée avant, pas après"),
    ("en", "A place to meet without having to buy something"),
    ("lb", "Méi Sproochen am Gemengebuet"),
    ("fr", "Que les frontaliers qui travaillent ici soient aussi invités"),
    ("de", "Nachbarn kennen, nicht nur grüßen"),
)
#: groups of these cards: title, language, the cards by place
GROUPS = (
    ("Accueillir et informer", "fr", (1, 3, 6, 10)),
    ("Se rencontrer", "fr", (0, 2, 4, 8, 11)),
    ("Décider ensemble", "fr", (5, 7, 9)),
)
#: how many dots each mission has, in the order of the law
MISSION_DOTS = (2, 4, 5, 6, 1, 0)
WHY = Left(CARDS, GROUPS, MISSION_DOTS)

#: cards of evening *how*: what would bring people closer, and whom it would reach
HOW = Left(
    (
        ("fr", "Un café des langues chaque mois, avec les cours de la commune"),
        ("pt", "Um jantar de vizinhos em cada bairro"),
        ("lb", "En Informatiounsblat a méi Sproochen, och um Pabeier"),
        ("de", "Neue Einwohner bei den Vereinen vorstellen"),
        ("fr", "Lire les règlements avant qu’ils soient votés, et donner un avis"),
        ("en", "Somebody who answers questions at the market on Saturdays"),
        ("fr", "Inviter les parents par l’école, pas par affiche"),
        ("lb", "Eng Kéier am Joer de Gemengerot an eis Sëtzung invitéieren"),
    ),
    (
        ("Se rencontrer régulièrement", "fr", (0, 1, 3)),
        ("Informer là où sont les gens", "fr", (2, 5, 6)),
        ("Être consultée à temps", "fr", (4, 7)),
    ),
    (8, 4, 6),
)
DECISIONS = (
    (
        text(
            "fr",
            fr="Tenir un café des langues chaque mois au centre culturel",
            de="Jeden Monat ein Sprachencafé im Kulturzentrum abhalten",
            lb="All Mount e Sproochecafé am Kulturzentrum ofhalen",
            en="Hold a language café every month in the cultural centre",
            pt="Organizar todos os meses um café de línguas no centro cultural",
        ),
        "Vice-présidence",
        90,
        "done",
        "M4",
    ),
    (
        text(
            "fr",
            fr="Demander à être consultée avant chaque règlement qui touche les nouveaux résidents",
            de="Verlangen, vor jedem Reglement gehört zu werden, das neue Einwohner betrifft",
            lb="Froen, virun all Reglement gehéiert ze ginn, dat nei Awunner betrëfft",
            en="Ask to be consulted before each regulation that concerns new residents",
            pt="Pedir para ser consultada antes de cada regulamento que diga respeito aos novos residentes",
        ),
        "Présidence",
        60,
        "",
        "M2",
    ),
    (
        text(
            "lb",
            lb="Den Informatiounsblat a fënnef Sprooche maachen",
            fr="Faire la feuille d’information en cinq langues",
        ),
        "Sekretariat",
        120,
        "",
        "M3",
    ),
)
FEEDBACK = (
    ({"clear": 5, "heard": 5, "useful": 4, "decisions": 4, "again": 5}, "Enfin on a parlé de nos missions.", "fr"),
    ({"clear": 4, "heard": 5, "useful": 4, "decisions": 4, "again": 4}, "", "fr"),
    ({"clear": 5, "heard": 4, "useful": 5, "decisions": 5, "again": 5}, "Bom ambiente, todos falaram.", "pt"),
    ({"clear": 4, "heard": 4, "useful": 4, "decisions": 5, "again": 5}, "Méi Zäit fir den zweeten Deel.", "lb"),
    ({"clear": 5, "heard": 5, "useful": 5, "decisions": 4, "again": 5}, "", "de"),
    ({"clear": 4, "heard": 5, "useful": 4, "decisions": 4, "again": 4}, "Clear and friendly.", "en"),
    ({"clear": 5, "heard": 4, "useful": 5, "decisions": 5, "again": 5}, "À refaire avec le conseil communal.", "fr"),
)
#: keyed in by the desk: commune, languages, days from Monday as 0 (empty: the house rule), weeks since they asked, reason
KEYED_IN = (
    ("Bertrange", ["fr"], [], 14, "renewal"),
    ("Bettembourg", ["fr", "lb"], [], 13, "renewal"),
    ("Dudelange", ["fr"], [2], 12, "new_members"),
    ("Echternach", ["lb", "de"], [], 12, "renewal"),
    ("Grevenmacher", ["lb"], [], 11, "late_setup"),
    ("Hesperange", ["fr"], [1, 3], 10, "renewal"),
    ("Käerjeng", ["fr", "lb"], [], 9, "renewal"),
    ("Mamer", ["fr"], [5], 9, "new_members"),
    ("Pétange", ["fr"], [], 8, "renewal"),
    ("Remich", ["fr", "de"], [3], 7, "late_setup"),
    ("Sanem", ["fr"], [], 6, "renewal"),
    ("Schifflange", ["fr", "lb"], [], 5, "new_members"),
    ("Strassen", ["fr"], [1], 4, "renewal"),
    ("Wiltz", ["lb"], [3], 3, "late_setup"),
)
#: wishes that nobody can meet yet: why it waits is told by the planner
WAITING = ("Clervaux", ["de"], [0], 5, "renewal")
#: came in after the season was planned
NEW = (("Kopstal", ["fr"], [], 0, "new_members"), ("Mertzig", ["lb"], [3], 0, "late_setup"))
