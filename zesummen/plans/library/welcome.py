"""Model actions of the field "welcome and orientation"."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.words import text

from .base import ALL_YEAR, COMMUNE, FIVE, SOCIETY, STATE, ModelAction

MODELS = (
    ModelAction(
        "welcome-evening", "welcome",
        text(fr="Soirée d’accueil des nouveaux habitants", de="Willkommensabend für neue Einwohnerinnen und Einwohner", lb="Wëllkommsowend fir nei Awunner", en="Welcome evening for new residents", pt="Noite de boas-vindas para novos residentes"),
        text(fr="Une soirée par semestre : la commune se présente, les clubs et services tiennent une table, on mange ensemble.", de="Ein Abend pro Halbjahr: Die Gemeinde stellt sich vor, Vereine und Dienste haben einen Tisch, man isst zusammen.", lb="En Owend pro Semester: d’Gemeng stellt sech vir, d’Veräiner an d’Servicer hunn en Dësch, an et gëtt zesumme giess.", en="One evening every half-year: the commune presents itself, clubs and services have a table, people eat together.", pt="Uma noite por semestre: a comuna apresenta-se, as associações e os serviços têm uma mesa, come-se em conjunto."),
        text(fr="Se présentent, posent leurs questions, s’inscrivent à une activité.", de="Stellen sich vor, fragen und melden sich zu etwas an.", lb="Stelle sech vir, froen a melle sech fir eppes un.", en="Introduce themselves, ask, and sign up for something.", pt="Apresentam-se, fazem perguntas e inscrevem-se numa atividade."),
        text(fr="Le collège accueille, des habitants de longue date accompagnent les tables.", de="Der Schöffenrat empfängt, Alteingesessene begleiten die Tische.", lb="De Schäfferot empfänkt, al Awunner begleeden d’Dëscher.", en="The college receives them, long-settled residents host the tables.", pt="O colégio recebe, residentes de longa data acompanham as mesas."),
        (3, 10), 1000, 4000, ("newcomers", "settled", "associations"), FIVE,
        ((COMMUNE, _("Population office")), (SOCIETY, _("Local clubs and associations"))), ("M3", "M4"),
    ),
    ModelAction(
        "welcome-guide", "welcome",
        text(fr="Guide de la commune en cinq langues", de="Gemeindeführer in fünf Sprachen", lb="Gemengeguide a fënnef Sproochen", en="Guide to the commune in five languages", pt="Guia da comuna em cinco línguas"),
        text(fr="Un guide court, papier et en ligne : démarches, école, santé, clubs, qui appeler. Mis à jour chaque année.", de="Ein kurzer Führer auf Papier und im Netz: Ämter, Schule, Gesundheit, Vereine, wen anrufen. Jedes Jahr erneuert.", lb="E kuerze Guide op Pabeier an online: Demarchen, Schoul, Gesondheet, Veräiner, wien uruffen. All Joer nei.", en="A short guide on paper and online: formalities, school, health, clubs, whom to call. Renewed every year.", pt="Um guia curto, em papel e em linha: formalidades, escola, saúde, clubes, a quem ligar. Atualizado todos os anos."),
        text(fr="Relisent le projet et disent ce qui leur a manqué à l’arrivée.", de="Lesen den Entwurf und sagen, was ihnen bei der Ankunft fehlte.", lb="Liesen den Entworf a soen, wat hinne bei der Arrivée gefeelt huet.", en="Read the draft and say what they missed on arrival.", pt="Leem o projeto e dizem o que lhes faltou à chegada."),
        text(fr="Chaque service écrit sa page en langage simple et la tient à jour.", de="Jeder Dienst schreibt seine Seite in einfacher Sprache und hält sie aktuell.", lb="All Service schreift seng Säit an einfacher Sprooch an hält se um neiste Stand.", en="Each service writes its page in plain language and keeps it current.", pt="Cada serviço escreve a sua página em linguagem simples e mantém-na atualizada."),
        ALL_YEAR, 5000, 15000, ("newcomers", "cross_border"), FIVE,
        ((COMMUNE, _("Communication service")), (SOCIETY, _("Local clubs and associations"))), ("M3",),
    ),
    ModelAction(
        "welcome-pairs", "welcome",
        text(fr="Duos d’accueil", de="Willkommens-Tandems", lb="Wëllkomms-Tandemen", en="Welcome pairs", pt="Duplas de acolhimento"),
        text(fr="Un habitant et un nouvel arrivant se voient pendant six mois : démarches, quartier, langue, amitié.", de="Ein Einwohner und ein Neuankömmling treffen sich sechs Monate lang: Ämter, Viertel, Sprache, Freundschaft.", lb="En Awunner an en Neien treffe sech sechs Méint laang: Demarchen, Quartier, Sprooch, Frëndschaft.", en="A resident and a newcomer meet for six months: formalities, neighbourhood, language, friendship.", pt="Um residente e um recém-chegado encontram-se durante seis meses: formalidades, bairro, língua, amizade."),
        text(fr="Disent ce dont ils ont besoin et ce qu’ils savent transmettre.", de="Sagen, was sie brauchen und was sie weitergeben können.", lb="Soen, wat se brauchen a wat si weiderginn kënnen.", en="Say what they need and what they can pass on.", pt="Dizem do que precisam e o que podem transmitir."),
        text(fr="La commune forme les bénévoles, réunit les duos et paie les frais.", de="Die Gemeinde schult Freiwillige, bringt Tandems zusammen und trägt die Kosten.", lb="D’Gemeng formt Fräiwëlleger, bréngt d’Tandeme beieneen an iwwerhëlt d’Käschten.", en="The commune trains volunteers, brings pairs together and pays expenses.", pt="A comuna forma voluntários, junta as duplas e paga as despesas."),
        ALL_YEAR, 500, 3000, ("newcomers", "settled", "refugees"), FIVE,
        ((SOCIETY, _("Volunteer agency")), (COMMUNE, _("Social office"))), ("M4",),
    ),
    ModelAction(
        "village-walk", "welcome",
        text(fr="Promenade de découverte de la commune", de="Spaziergang durch die Gemeinde", lb="Spadséiergang duerch d’Gemeng", en="Walk to discover the commune", pt="Passeio de descoberta da comuna"),
        text(fr="Deux heures à pied, sans marches : école, mairie, maison médicale, terrains, lieux de rencontre, petite histoire.", de="Zwei Stunden zu Fuß, ohne Stufen: Schule, Rathaus, Ärztehaus, Plätze, Treffpunkte, etwas Geschichte.", lb="Zwou Stonnen zu Fouss, ouni Trapen: Schoul, Gemeng, Dokteschhaus, Terrainen, Treffpunkten, e bëssi Geschicht.", en="Two hours on foot, step-free: school, town hall, doctors, playing fields, meeting places, a little history.", pt="Duas horas a pé, sem degraus: escola, câmara, centro médico, campos, pontos de encontro, um pouco de história."),
        text(fr="Montrent leurs lieux à eux et comparent avec leur ville d’origine.", de="Zeigen ihre eigenen Orte und vergleichen mit ihrer Herkunftsstadt.", lb="Weise hir eege Plazen a vergläiche mat hirer Heemechtsstad.", en="Show places of their own and compare with where they come from.", pt="Mostram os seus próprios lugares e comparam com a sua terra."),
        text(fr="Des habitants guident, un service ouvre ses portes à chaque étape.", de="Einwohner führen, an jeder Station öffnet ein Dienst seine Türen.", lb="Awunner féieren, op all Statioun mécht e Service seng Dieren op.", en="Residents guide, a service opens its doors at each stop.", pt="Residentes guiam, um serviço abre as portas em cada etapa."),
        (5, 6, 9), 300, 1000, ("newcomers", "old", "parents"), FIVE,
        ((SOCIETY, _("Local history association")), (COMMUNE, _("Population office"))), ("M3", "M4"),
    ),
    ModelAction(
        "first-steps-desk", "welcome",
        text(fr="Permanence « premiers pas »", de="Sprechstunde „Erste Schritte“", lb="Permanence „Éischt Schrëtt“", en="“First steps” desk", pt="Balcão «primeiros passos»"),
        text(fr="Une matinée par semaine, sans rendez-vous : formulaires, école, logement, cours de langues, orientation vers le bon service.", de="Ein Vormittag pro Woche ohne Termin: Formulare, Schule, Wohnen, Sprachkurse, Weg zum richtigen Dienst.", lb="Ee Moie pro Woch ouni Rendez-vous: Formulairen, Schoul, Wunnen, Sproochecoursen, Wee bei de richtege Service.", en="One morning a week without appointment: forms, school, housing, language courses, the way to the right service.", pt="Uma manhã por semana, sem marcação: formulários, escola, habitação, cursos de línguas, o serviço certo."),
        text(fr="Viennent avec leurs questions et aident ceux qui arrivent après eux.", de="Kommen mit ihren Fragen und helfen denen, die nach ihnen kommen.", lb="Komme mat hire Froen an hëllefen deenen, déi no hinne kommen.", en="Come with their questions and help those who arrive after them.", pt="Vêm com as suas perguntas e ajudam quem chega depois."),
        text(fr="La commune tient la permanence et note ce qui bloque, pour le changer.", de="Die Gemeinde hält die Sprechstunde und notiert, was hakt, um es zu ändern.", lb="D’Gemeng hält d’Permanence a schreift op, wou et hänkt, fir et z’änneren.", en="The commune runs the desk and notes what gets stuck, to change it.", pt="A comuna assegura o balcão e anota o que bloqueia, para o mudar."),
        ALL_YEAR, 2000, 6000, ("newcomers", "refugees", "third_country"), FIVE,
        ((COMMUNE, _("Population office")), (STATE, _("National reception office")), (SOCIETY, _("Interpreters’ service"))), ("M3",),
    ),
)
