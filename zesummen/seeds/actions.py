"""Actions of the invented plans, in five languages."""

from dataclasses import dataclass

from zesummen.kernel.words import Text

from .texts import five


@dataclass(frozen=True, slots=True)
class Spec:
    """One action sheet of the demo. Months count from the plan's start; costs are euros a year."""

    title: Text
    objective: str  # field of the objective it serves
    field: str
    service: str
    after_months: int
    months: int
    costs: tuple[tuple[str, int], ...]
    newcomers: Text
    commune: Text
    result: Text
    groups: tuple[str, ...] = ("newcomers",)
    missions: tuple[str, ...] = ("M2", "M4")
    partners: tuple[tuple[str, str], ...] = (("society", "ASTI"),)
    languages: tuple[str, ...] = ("fr", "lb", "pt", "en")
    recurring: bool = True
    grant: int = 0
    grant_secured: bool = True
    description: Text = Text()


ACTIONS = (
    Spec(
        five("Café des langues", "Sprachcafé", "Sproochecafé", "Language café", "Café das línguas"),
        "languages", "languages", "Service culturel", 0, 66, (("venue", 400), ("catering", 900), ("material", 300)),
        five("Ils parlent leur langue et apprennent celle des autres.", "Sie sprechen ihre Sprache und lernen die der anderen.", "Si schwätze hir Sprooch a léieren déi vun deenen aneren.", "They speak their language and learn that of others.", "Falam a sua língua e aprendem a dos outros."),
        five("La commune prête la salle, des habitants animent les tables.", "Die Gemeinde stellt den Saal, Einwohner leiten die Tische.", "D’Gemeng stellt de Sall, Awunner animéieren d’Dëscher.", "The commune lends the room, residents host the tables.", "A comuna cede a sala, habitantes animam as mesas."),
        five("Dix soirées par an, trente personnes chacune", "Zehn Abende im Jahr mit je dreißig Personen", "Zéng Owender am Joer mat je drësseg Leit", "Ten evenings a year, thirty people each", "Dez noites por ano, trinta pessoas cada"),
        groups=("newcomers", "women_home"), partners=(("society", "Amitié Portugal–Luxembourg"), ("commune", "Bibliothèque")),
    ),
    Spec(
        five("Soirée de bienvenue, deux fois par an", "Willkommensabend, zweimal im Jahr", "Wëllkommsowend, zweemol am Joer", "Welcome evening, twice a year", "Noite de boas-vindas, duas vezes por ano"),
        "welcome", "welcome", "Biergeramt", 3, 60, (("catering", 1600), ("translation", 1200), ("communication", 500)),
        five("Ils posent leurs questions et rencontrent les clubs.", "Sie stellen ihre Fragen und lernen die Vereine kennen.", "Si stelle hir Froen a léieren d’Veräiner kennen.", "They ask their questions and meet the clubs.", "Fazem as suas perguntas e conhecem os clubes."),
        five("Les services et les clubs tiennent chacun une table.", "Dienste und Vereine haben je einen Tisch.", "Servicer a Veräiner hunn all en Dësch.", "Services and clubs each keep a table.", "Serviços e clubes têm cada um a sua mesa."),
        five("Cent vingt nouveaux habitants par an", "Hundertzwanzig neue Einwohner im Jahr", "Honnertzwanzeg nei Awunner am Joer", "A hundred and twenty new residents a year", "Cento e vinte novos residentes por ano"),
        groups=("newcomers", "eu", "third_country"), missions=("M3", "M4"), grant=1500,
    ),
    Spec(
        five("Guide du citoyen en cinq langues", "Bürgerleitfaden in fünf Sprachen", "Biergerguide a fënnef Sproochen", "Citizen’s guide in five languages", "Guia do cidadão em cinco línguas"),
        "welcome", "information", "Biergeramt", 6, 12, (("communication", 7500), ("translation", 2500)),
        five("Ils relisent les textes et disent ce qui n’est pas clair.", "Sie lesen die Texte gegen und sagen, was unklar ist.", "Si liesen d’Texter no a soen, wat net kloer ass.", "They read the texts and say what is not clear.", "Releem os textos e dizem o que não está claro."),
        five("Chaque service écrit sa page, simplement.", "Jeder Dienst schreibt seine Seite, einfach.", "All Service schreift seng Säit, einfach.", "Each service writes its page, plainly.", "Cada serviço escreve a sua página, com simplicidade."),
        five("Guide remis à chaque nouveau ménage", "Leitfaden für jeden neuen Haushalt", "Guide fir all neie Stot", "Guide handed to each new household", "Guia entregue a cada novo agregado"),
        recurring=False, grant=5000, grant_secured=False, groups=("newcomers", "cross_border"), missions=("M3",), partners=(("state", "Ministère – Division du vivre-ensemble interculturel"),),
    ),
    Spec(
        five("Campagne d’inscription sur la liste électorale", "Kampagne zur Eintragung in die Wählerliste", "Campagne fir d’Aschreiwung op d’Wielerlëscht", "Campaign for the electoral register", "Campanha de inscrição na lista eleitoral"),
        "participation", "participation", "Biergeramt", 12, 30, (("communication", 3500), ("service", 1500)),
        five("Des électeurs étrangers parlent à leurs voisins.", "Ausländische Wähler sprechen mit ihren Nachbarn.", "Auslännesch Wieler schwätze mat hiren Noperen.", "Foreign voters talk to their neighbours.", "Eleitores estrangeiros falam com os vizinhos."),
        five("Le guichet propose l’inscription à chaque passage.", "Der Schalter bietet die Eintragung bei jedem Besuch an.", "De Guichet proposéiert d’Aschreiwung bei all Besuch.", "The counter offers registration at each visit.", "O balcão propõe a inscrição a cada visita."),
        five("Taux d’inscription en hausse dans chaque quartier", "Höhere Eintragungsquote in jedem Viertel", "Méi Aschreiwungen an all Quartier", "Higher registration in each neighbourhood", "Mais inscrições em cada bairro"),
        groups=("eu", "third_country", "settled"), missions=("M3", "M6"), partners=(("society", "CEFIS"), ("society", "Amitié Portugal–Luxembourg")),
    ),
    Spec(
        five("Fête des voisins dans chaque quartier", "Nachbarschaftsfest in jedem Viertel", "Noperefest an all Quartier", "Neighbours’ day in each neighbourhood", "Dia dos vizinhos em cada bairro"),
        "encounters", "encounters", "Service culturel", 4, 54, (("material", 800), ("catering", 1200)),
        five("Ils invitent leur rue et apportent un plat.", "Sie laden ihre Straße ein und bringen ein Gericht mit.", "Si invitéieren hir Strooss a brénge eppes z’iesse mat.", "They invite their street and bring a dish.", "Convidam a sua rua e trazem um prato."),
        five("La commune prête tables et tonnelles.", "Die Gemeinde leiht Tische und Zelte.", "D’Gemeng léint Dëscher an Zelter.", "The commune lends tables and tents.", "A comuna empresta mesas e toldos."),
        five("Douze rues, six cents personnes", "Zwölf Straßen, sechshundert Personen", "Zwielef Stroossen, sechshonnert Leit", "Twelve streets, six hundred people", "Doze ruas, seiscentas pessoas"),
        groups=("settled", "newcomers"), partners=(("society", "Syndicat d’initiative"),),
    ),
    Spec(
        five("Bourse du bénévolat", "Freiwilligenbörse", "Bourse vum Benevolat", "Volunteering fair", "Feira do voluntariado"),
        "encounters", "encounters", "Service jeunesse", 9, 36, (("communication", 700), ("venue", 300)),
        five("Ils choisissent un club et un premier service à rendre.", "Sie wählen einen Verein und eine erste Aufgabe.", "Si sichen e Veräin an eng éischt Aufgab eraus.", "They choose a club and a first job to do.", "Escolhem um clube e uma primeira tarefa."),
        five("Chaque club nomme une personne qui accueille.", "Jeder Verein nennt eine Ansprechperson.", "All Veräin nennt eng Persoun, déi empfänkt.", "Each club names a person who welcomes.", "Cada clube indica uma pessoa que acolhe."),
        five("Quarante nouveaux bénévoles par an", "Vierzig neue Freiwillige im Jahr", "Véierzeg nei Benevoller am Joer", "Forty new volunteers a year", "Quarenta novos voluntários por ano"),
        groups=("associations", "young", "newcomers"), missions=("M3", "M4"), partners=(("society", "Football Club"), ("society", "Harmonie municipale")),
    ),
    Spec(
        five("Interprètes aux réunions de parents", "Dolmetscher bei Elternabenden", "Iwwersetzer bei Elterenowender", "Interpreters at parents’ meetings", "Intérpretes nas reuniões de pais"),
        "school", "school", "Service scolaire", 2, 60, (("translation", 4200),),
        five("Les parents posent leurs questions dans leur langue.", "Die Eltern stellen ihre Fragen in ihrer Sprache.", "D’Eltere stelle hir Froen an hirer Sprooch.", "Parents ask their questions in their language.", "Os pais fazem perguntas na sua língua."),
        five("L’école écrit ses lettres en langage simple.", "Die Schule schreibt ihre Briefe in einfacher Sprache.", "D’Schoul schreift hir Bréiwer an einfacher Sprooch.", "The school writes its letters in plain language.", "A escola escreve as cartas em linguagem simples."),
        five("Toutes les réunions de classe interprétées", "Alle Elternabende gedolmetscht", "All Klassereunioun iwwersat", "All class meetings interpreted", "Todas as reuniões de turma interpretadas"),
        groups=("parents", "third_country"), partners=(("state", "Service de médiation interculturelle"),), grant=1800,
    ),
    Spec(
        five("Formation des guichets à l’accueil sans préjugé", "Schulung der Schalter zum vorurteilsfreien Empfang", "Formatioun vun de Guicheten zum Empfang ouni Virurteeler", "Training of counters in welcoming without prejudice", "Formação dos balcões para acolher sem preconceitos"),
        "diversity", "diversity", "Office social", 8, 18, (("service", 4500),),
        five("Ils racontent un passage au guichet.", "Sie erzählen von einem Besuch am Schalter.", "Si erziele vun engem Besuch um Guichet.", "They tell of a visit to the counter.", "Contam uma visita ao balcão."),
        five("Chaque service change une chose et le dit.", "Jeder Dienst ändert eine Sache und sagt es.", "All Service ännert eng Saach a seet et.", "Each service changes one thing and says so.", "Cada serviço muda uma coisa e diz qual."),
        five("Soixante agents formés", "Sechzig Mitarbeitende geschult", "Sechzeg Mataarbechter forméiert", "Sixty staff trained", "Sessenta agentes formados"),
        groups=("staff",), missions=("M5",), recurring=False, partners=(("society", "CET"), ("society", "ASTI")),
    ),
    Spec(
        five("Bibliothèque vivante", "Lebende Bibliothek", "Lieweg Bibliothéik", "Living library", "Biblioteca viva"),
        "diversity", "diversity", "Service culturel", 15, 24, (("communication", 600), ("catering", 400)),
        five("Ils prêtent leur histoire à qui veut l’entendre.", "Sie leihen ihre Geschichte jenen, die sie hören wollen.", "Si léine hir Geschicht deenen, déi se héiere wëllen.", "They lend their story to whoever wants to hear it.", "Emprestam a sua história a quem a quer ouvir."),
        five("Des habitants viennent écouter et racontent la leur.", "Einwohner hören zu und erzählen ihre eigene.", "Awunner lauschteren no an erzielen hir.", "Residents come to listen and tell theirs.", "Habitantes vêm ouvir e contam a sua."),
        five("Deux après-midi, quatre-vingts conversations", "Zwei Nachmittage, achtzig Gespräche", "Zwee Nomëtteger, uechtzeg Gespréicher", "Two afternoons, eighty conversations", "Duas tardes, oitenta conversas"),
        groups=("settled", "refugees"), missions=("M4", "M5"),
    ),
    Spec(
        five("Parrainage entre familles", "Patenschaften zwischen Familien", "Parrainage tëscht Familljen", "Family mentoring", "Apadrinhamento entre famílias"),
        "welcome", "encounters", "Office social", 10, 40, (("staff", 3000),),
        five("Une famille nouvelle choisit une famille d’ici.", "Eine neue Familie wählt eine Familie von hier.", "Eng nei Famill sicht eng Famill vun hei eraus.", "A new family chooses a local family.", "Uma família nova escolhe uma família de cá."),
        five("Une famille d’ici ouvre sa porte pendant un an.", "Eine Familie von hier öffnet ein Jahr lang ihre Tür.", "Eng Famill vun hei mécht e Joer laang hir Dier op.", "A local family opens its door for a year.", "Uma família de cá abre a porta durante um ano."),
        five("Quinze paires de familles", "Fünfzehn Familienpaare", "Fofzéng Famillje-Paren", "Fifteen pairs of families", "Quinze pares de famílias"),
        groups=("newcomers", "refugees"), missions=("M4",), partners=(("society", "Croix-Rouge"),),
    ),
    Spec(
        five("Cours du soir supplémentaire de luxembourgeois", "Zusätzlicher Luxemburgischkurs am Abend", "Zousätzleche Lëtzebuergeschcours owes", "One more evening course of Luxembourgish", "Mais um curso noturno de luxemburguês"),
        "languages", "languages", "Service culturel", 1, 60, (("service", 6400),),
        five("Ils viennent deux soirs par semaine.", "Sie kommen an zwei Abenden in der Woche.", "Si komme zwee Owender d’Woch.", "They come two evenings a week.", "Vêm duas noites por semana."),
        five("La maison relais garde les enfants pendant le cours.", "Die Maison relais betreut die Kinder während des Kurses.", "D’Maison relais hält d’Kanner während dem Cours.", "The childcare centre minds the children meanwhile.", "O centro de acolhimento cuida das crianças durante o curso."),
        five("Quarante-cinq places de plus", "Fünfundvierzig Plätze mehr", "Fënnefavéierzeg Plaze méi", "Forty-five more places", "Mais quarenta e cinco vagas"),
        groups=("newcomers", "women_home", "cross_border"), partners=(("state", "Institut national des langues"),), grant=2200,
    ),
    Spec(
        five("Bulletin communal en cinq langues, en bref", "Gemeindeblatt in fünf Sprachen, kurz gefasst", "Gemengebuet a fënnef Sproochen, kuerz gefaasst", "Communal bulletin in five languages, in brief", "Boletim comunal em cinco línguas, em resumo"),
        "welcome", "information", "Biergeramt", 5, 55, (("translation", 5200),),
        five("Des lecteurs testent chaque numéro.", "Leserinnen und Leser testen jede Ausgabe.", "Lieser testen all Numm.", "Readers test each issue.", "Leitores testam cada número."),
        five("La rédaction écrit des phrases courtes.", "Die Redaktion schreibt kurze Sätze.", "D’Redaktioun schreift kuerz Sätz.", "The editors write short sentences.", "A redação escreve frases curtas."),
        five("Six numéros par an, une page par langue", "Sechs Ausgaben im Jahr, eine Seite je Sprache", "Sechs Nummen am Joer, eng Säit pro Sprooch", "Six issues a year, a page for each language", "Seis números por ano, uma página por língua"),
        groups=("newcomers", "cross_border", "old"), missions=("M3",),
    ),
)
