"""Model actions of the field "volunteering and intercultural encounters", with culture, sport and public space."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.words import text

from .base import ALL_YEAR, COMMUNE, FIVE, SOCIETY, STATE, ModelAction

MODELS = (
    ModelAction(
        "neighbours-day", "encounters",
        text(fr="Fête des voisins", de="Nachbarschaftsfest", lb="Noperschaftsfest", en="Neighbours’ day", pt="Festa dos vizinhos"),
        text(fr="Le dernier vendredi de mai, chaque rue s’installe dehors ; la commune prête tables, bancs et invitations en cinq langues.", de="Am letzten Freitag im Mai setzt sich jede Straße nach draußen; die Gemeinde leiht Tische, Bänke und Einladungen in fünf Sprachen.", lb="De leschte Freideg am Mee sëtzt sech all Strooss dobaussen; d’Gemeng léint Dëscher, Bänken an Invitatiounen a fënnef Sproochen.", en="On the last Friday of May every street sits outside; the commune lends tables, benches and invitations in five languages.", pt="Na última sexta-feira de maio cada rua instala-se cá fora; a comuna empresta mesas, bancos e convites em cinco línguas."),
        text(fr="Invitent leur palier et apportent un plat.", de="Laden ihr Haus ein und bringen ein Gericht mit.", lb="Invitéieren hiert Haus a brénge e Plat mat.", en="Invite their building and bring a dish.", pt="Convidam o seu prédio e trazem um prato."),
        text(fr="Les voisins de longue date organisent avec eux ; la commune ferme la rue.", de="Langjährige Nachbarn organisieren mit; die Gemeinde sperrt die Straße.", lb="Al Noperen organiséiere mat; d’Gemeng spaart d’Strooss.", en="Long-settled neighbours organise with them; the commune closes the street.", pt="Os vizinhos antigos organizam com eles; a comuna fecha a rua."),
        (5,), 500, 2000, ("newcomers", "settled", "old"), FIVE,
        ((SOCIETY, _("Neighbourhood association")), (COMMUNE, _("Technical service"))), ("M4",),
    ),
    ModelAction(
        "festival", "encounters",
        text(fr="Fête des cultures", de="Fest der Kulturen", lb="Fest vun de Kulturen", en="Festival of cultures", pt="Festa das culturas"),
        text(fr="Une journée avec scènes, cuisines et jeux, préparée par un comité de clubs anciens et nouveaux.", de="Ein Tag mit Bühnen, Küchen und Spielen, vorbereitet von alten und neuen Vereinen.", lb="En Dag mat Bünen, Kichen a Spiller, preparéiert vun alen an neie Veräiner.", en="A day of stages, kitchens and games, prepared by old and new clubs together.", pt="Um dia com palcos, cozinhas e jogos, preparado por clubes antigos e novos."),
        text(fr="Montrent, cuisinent, jouent, et siègent au comité.", de="Zeigen, kochen, spielen und sitzen im Komitee.", lb="Weisen, kachen, spillen a sëtzen am Comité.", en="Show, cook, play, and sit on the committee.", pt="Mostram, cozinham, tocam e têm lugar no comité."),
        text(fr="Les clubs locaux jouent avec eux et non à côté d’eux.", de="Die Ortsvereine spielen mit ihnen, nicht neben ihnen.", lb="D’lokal Veräiner spille mat hinnen, net niewend hinnen.", en="Local clubs play with them, not beside them.", pt="Os clubes locais tocam com eles e não ao lado deles."),
        (7,), 5000, 20000, ("newcomers", "settled", "associations"), FIVE,
        ((SOCIETY, _("Local clubs and associations")), (COMMUNE, _("Culture service")), (STATE, _("Ministry of Living Together"))), ("M4",),
    ),
    ModelAction(
        "garden", "encounters",
        text(fr="Jardin partagé", de="Gemeinschaftsgarten", lb="Gemeinschaftsgaart", en="Shared garden", pt="Horta comunitária"),
        text(fr="Des parcelles, un outil commun, un repas par mois ; allées larges et bacs à hauteur de fauteuil.", de="Beete, gemeinsames Werkzeug, ein Essen im Monat; breite Wege und Hochbeete.", lb="Parzellen, gemeinsaamt Geschir, een Iessen am Mount; breet Weeër an Héichbeeter.", en="Plots, shared tools, one meal a month; wide paths and raised beds.", pt="Talhões, ferramentas comuns, uma refeição por mês; caminhos largos e canteiros elevados."),
        text(fr="Cultivent, échangent graines et savoirs.", de="Bauen an, tauschen Samen und Wissen.", lb="Planzen un, tausche Som a Wëssen.", en="Grow, and exchange seeds and knowledge.", pt="Cultivam, trocam sementes e saberes."),
        text(fr="La commune met le terrain et l’eau ; des jardiniers d’ici parrainent.", de="Die Gemeinde stellt Land und Wasser; hiesige Gärtner stehen Pate.", lb="D’Gemeng stellt Terrain a Waasser; Gäertner vun hei hëllefen.", en="The commune gives land and water; local gardeners lend a hand.", pt="A comuna dá o terreno e a água; jardineiros daqui apadrinham."),
        (3, 4, 5, 6, 7, 8, 9, 10), 3000, 12000, ("newcomers", "refugees", "old", "women_home"), FIVE,
        ((SOCIETY, _("Gardeners’ association")), (COMMUNE, _("Technical service"))), ("M4",),
    ),
    ModelAction(
        "clubs-fair", "encounters",
        text(fr="Foire des associations", de="Vereinsmesse", lb="Veräinsfoire", en="Clubs’ fair", pt="Feira das associações"),
        text(fr="En septembre, tous les clubs en un lieu ; essais gratuits pendant un mois, frais d’inscription pris en charge si besoin.", de="Im September alle Vereine an einem Ort; ein Monat gratis probieren, Beiträge bei Bedarf übernommen.", lb="Am September all Veräiner op enger Plaz; ee Mount gratis probéieren, Bäiträg bei Bedarf iwwerholl.", en="In September all clubs in one place; a month of free tries, fees covered where needed.", pt="Em setembro, todos os clubes num só lugar; um mês de experiência grátis, quotas pagas se necessário."),
        text(fr="Essaient, s’inscrivent, proposent un nouveau groupe.", de="Probieren, melden sich an, schlagen eine neue Gruppe vor.", lb="Probéieren, schreiwe sech an, schloen eng nei Grupp vir.", en="Try, sign up, propose a new group.", pt="Experimentam, inscrevem-se, propõem um novo grupo."),
        text(fr="Chaque club nomme une personne de contact et dit dans quelles langues elle répond.", de="Jeder Verein nennt eine Kontaktperson und ihre Sprachen.", lb="All Veräin nennt eng Kontaktpersoun an hir Sproochen.", en="Each club names a contact and the languages they speak.", pt="Cada clube indica uma pessoa de contacto e as línguas em que responde."),
        (9,), 1000, 4000, ("newcomers", "associations", "young"), FIVE,
        ((SOCIETY, _("Local clubs and associations")), (COMMUNE, _("Sports service"))), ("M3", "M4"),
    ),
    ModelAction(
        "cooking", "encounters",
        text(fr="Cuisiner ensemble", de="Gemeinsam kochen", lb="Zesumme kachen", en="Cooking together", pt="Cozinhar juntos"),
        text(fr="Une fois par mois, deux cuisinières ou cuisiniers de deux pays, une recette chacun, vingt convives.", de="Einmal im Monat zwei Köchinnen oder Köche aus zwei Ländern, je ein Rezept, zwanzig Gäste.", lb="Eemol am Mount zwee Käch oder Kächinnen aus zwee Länner, jee ee Rezept, zwanzeg Gäscht.", en="Once a month two cooks from two countries, one recipe each, twenty guests.", pt="Uma vez por mês, duas pessoas de dois países, uma receita cada, vinte convivas."),
        text(fr="Choisissent la recette et la racontent.", de="Wählen das Rezept und erzählen davon.", lb="Sichen d’Rezept eraus an erzielen dovun.", en="Choose the recipe and tell its story.", pt="Escolhem a receita e contam a sua história."),
        text(fr="Des habitants cuisinent avec eux et font les courses ; la commune ouvre la cuisine.", de="Einwohner kochen mit und kaufen ein; die Gemeinde öffnet die Küche.", lb="Awunner kache mat a ginn akafen; d’Gemeng mécht d’Kichen op.", en="Residents cook and shop with them; the commune opens the kitchen.", pt="Residentes cozinham e fazem as compras com eles; a comuna abre a cozinha."),
        ALL_YEAR, 1000, 3000, ("newcomers", "women_home", "refugees", "settled"), FIVE,
        ((SOCIETY, _("Women’s association")), (COMMUNE, _("School and childcare"))), ("M4",),
    ),
    ModelAction(
        "open-sport", "sport",
        text(fr="Sport ouvert du dimanche", de="Offener Sonntagssport", lb="Oppene Sonndessport", en="Open Sunday sport", pt="Desporto aberto ao domingo"),
        text(fr="La salle est ouverte le dimanche, sans licence ni cotisation ; heures réservées aux femmes et aux familles.", de="Die Halle ist sonntags offen, ohne Lizenz und Beitrag; eigene Stunden für Frauen und Familien.", lb="D’Hal ass sonndes op, ouni Lizenz a Bäitrag; eege Stonne fir Fraen a Familljen.", en="The hall is open on Sundays, without licence or fee; hours of their own for women and families.", pt="O pavilhão abre ao domingo, sem licença nem quota; horas próprias para mulheres e famílias."),
        text(fr="Choisissent les sports et forment des équipes mêlées.", de="Wählen die Sportarten und bilden gemischte Mannschaften.", lb="Sichen d’Sportaarten eraus a maache gemëschten Ekippen.", en="Choose the sports and form mixed teams.", pt="Escolhem os desportos e formam equipas mistas."),
        text(fr="Les clubs prêtent un entraîneur à tour de rôle.", de="Die Vereine stellen reihum eine Trainerin oder einen Trainer.", lb="D’Veräiner stellen ofwiesselnd en Trainer.", en="The clubs lend a coach in turn.", pt="Os clubes emprestam um treinador à vez."),
        (1, 2, 3, 10, 11, 12), 1000, 4000, ("young", "newcomers", "women_home"), FIVE,
        ((SOCIETY, _("Sports clubs")), (COMMUNE, _("Sports service"))), ("M4",),
    ),
    ModelAction(
        "repair-cafe", "encounters",
        text(fr="Repair Café", de="Repair Café", lb="Repair Café", en="Repair café", pt="Café das reparações"),
        text(fr="Tous les deux mois, on répare ensemble : vélos, vêtements, petits appareils ; café pour ceux qui attendent.", de="Alle zwei Monate repariert man gemeinsam: Räder, Kleider, kleine Geräte; Kaffee für die Wartenden.", lb="All zwee Méint gëtt zesumme gefléckt: Vëloen, Kleeder, kleng Apparater; Kaffi fir déi, déi waarden.", en="Every two months people repair together: bicycles, clothes, small appliances; coffee for those who wait.", pt="De dois em dois meses repara-se em conjunto: bicicletas, roupa, pequenos aparelhos; café para quem espera."),
        text(fr="Apportent leur métier : couture, électricité, mécanique.", de="Bringen ihr Handwerk mit: Nähen, Elektrik, Mechanik.", lb="Brénge hiert Handwierk mat: Bitzen, Elektresch, Mechanik.", en="Bring their trade: sewing, electrics, mechanics.", pt="Trazem o seu ofício: costura, eletricidade, mecânica."),
        text(fr="Des bénévoles d’ici réparent à la même table ; la commune prête le local.", de="Freiwillige von hier reparieren am selben Tisch; die Gemeinde leiht den Raum.", lb="Fräiwëlleger vun hei flécken um selwechten Dësch; d’Gemeng léint de Raum.", en="Local volunteers repair at the same table; the commune lends the room.", pt="Voluntários daqui reparam à mesma mesa; a comuna empresta o espaço."),
        (2, 4, 6, 9, 11), 1000, 4000, ("newcomers", "settled", "old"), FIVE,
        ((SOCIETY, _("Volunteer agency")), (COMMUNE, _("Ecology service"))), ("M4",),
    ),
)
