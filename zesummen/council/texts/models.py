"""Model texts of the kinds of decision, written for Zesummen. French is the reference language.

Grammar: visas (Vu, Revu), reasons (Considérant), Entendu, vote line, articles, transmission, signatures. Each
article begins with its verb, since the vote line before it ends with a comma.
"""

from dataclasses import dataclass

from .names import statutory_visas

HEARD = "Entendu le collège des bourgmestre et échevins en ses explications ;"
OPINION = "Vu l’avis de la {commission} du [à compléter : date et sens de l’avis] ;"
BUDGET = "impute la dépense de {montant} à l’article {article_budgetaire} du budget de l’exercice {exercice} ;"
TRANSMIT = "transmet la présente délibération à {autorite}."
CONTACT = "désigne {contact} comme personne de contact ;"


@dataclass(frozen=True, slots=True)
class ModelText:
    """A model: what stands in each part of the deliberation, with named fields and marked gaps."""

    subject: str
    reasons: tuple[str, ...]
    articles: tuple[str, ...]
    visas: tuple[str, ...] = ()
    heard: tuple[str, ...] = (HEARD,)
    is_closed: bool = False
    of_commission: bool = False  # rests on the regulation about commissions too


MODELS = {
    "start_plan": ModelText(
        subject="Élaboration d’un {instrument}",
        visas=(OPINION,),
        reasons=(
            "Considérant que la commune souhaite que toutes les personnes qui y résident ou y travaillent puissent "
            "vivre, travailler et décider ensemble ;",
            "Considérant que les actions existantes gagnent à être réunies dans une démarche planifiée, suivie et "
            "évaluée, qui touche tous les domaines de la vie locale ;",
        ),
        articles=(
            "décide d’élaborer un {instrument} pour le territoire {de_commune} ;",
            "charge le collège des bourgmestre et échevins de mobiliser les services, les associations et les "
            "habitants, et de proposer la composition d’un comité de pilotage ;",
            CONTACT,
            BUDGET,
            TRANSMIT,
        ),
    ),
    "adopt_plan": ModelText(
        subject="Adoption du {instrument}",
        visas=(OPINION,),
        reasons=(
            "Considérant que le plan annexé repose sur un état des lieux et sur les besoins exprimés par les "
            "habitants, les services et les associations ;",
            "Considérant que chaque action désigne ses responsables, ses moyens, son calendrier et les résultats "
            "attendus ;",
        ),
        articles=(
            "adopte le {instrument} tel qu’il est annexé à la présente, dont il fait partie intégrante ;",
            "charge le collège des bourgmestre et échevins de sa mise en œuvre et de rendre compte une fois par an au "
            "conseil communal ;",
            CONTACT,
            BUDGET,
            TRANSMIT,
        ),
    ),
    "change_plan": ModelText(
        subject="Modification du {instrument}",
        visas=("Revu sa délibération du [à compléter : date] portant adoption du {instrument} ;",),
        reasons=("Considérant que [à compléter : motif de la modification] ;",),
        articles=(
            "modifie le {instrument} conformément à l’annexe de la présente ;",
            "confirme les autres dispositions du plan ;",
            TRANSMIT,
        ),
    ),
    "approve_pact": ModelText(
        subject="Approbation du {instrument}",
        visas=(OPINION, "Vu le projet de {instrument} annexé à la présente ;"),
        reasons=(
            "Considérant que le pacte engage la commune, l’État et le Syndicat des villes et communes "
            "luxembourgeoises pour une durée de six ans ;",
            "Considérant que sa mise en œuvre suit un processus cyclique et participatif, accompagné par une "
            "coordination ;",
        ),
        articles=(
            "approuve le {instrument} annexé à la présente ;",
            "autorise le collège des bourgmestre et échevins à le signer ;",
            CONTACT,
            BUDGET,
            TRANSMIT,
        ),
    ),
    "note_report": ModelText(
        subject="Rapport annuel du {instrument}",
        reasons=("Considérant que le conseil communal est informé chaque année de l’avancement du plan ;",),
        articles=(
            "prend acte du rapport annuel [à compléter : année] annexé à la présente ;",
            "charge le collège des bourgmestre et échevins de le publier ;",
            TRANSMIT,
        ),
    ),
    "request_grant": ModelText(
        subject="Demande de subvention et inscription d’un article de recette",
        reasons=(
            "Considérant que les mesures prévues donnent droit à une participation de l’État ;",
            "Considérant que la recette attendue doit être prévue au budget ;",
        ),
        articles=(
            "demande {au_ministere} une subvention de {montant} ;",
            "inscrit une recette de {montant} à l’article {article_budgetaire} du budget de l’exercice {exercice} ;",
            CONTACT,
            TRANSMIT,
        ),
    ),
    "create_commission": ModelText(
        subject="Création de la {commission} et approbation de son règlement d’ordre intérieur",
        reasons=(
            "Considérant que la commission conseille le conseil communal et le collège des bourgmestre et échevins ;",
            "Considérant qu’il appartient au conseil communal d’en fixer la composition et le fonctionnement ;",
        ),
        articles=(
            "crée une {commission} de [à compléter : nombre] membres ;",
            "approuve son règlement d’ordre intérieur annexé à la présente ;",
            "charge le collège des bourgmestre et échevins de lancer un appel public à candidatures ;",
            TRANSMIT,
        ),
        of_commission=True,
    ),
    "appoint_members": ModelText(
        subject="Nomination de membres de la {commission}",
        visas=("Revu sa délibération du [à compléter : date] portant création de la {commission} ;",),
        reasons=(
            "Considérant que les personnes proposées remplissent les conditions et ont accepté leur candidature ;",
        ),
        articles=(
            "désigne comme membres de la {commission} : [à compléter : noms] ;",
            "fixe leur mandat jusqu’au renouvellement du conseil communal ;",
            TRANSMIT,
        ),
        is_closed=True,
        of_commission=True,
    ),
    "other": ModelText(
        subject="[à compléter : objet]",
        reasons=("Considérant que [à compléter : motif] ;",),
        articles=("décide [à compléter : décision] ;", TRANSMIT),
    ),
}


def model_text(kind: str, regime: str, *, budget: bool = True, contact: bool = True) -> dict[str, list[str]]:
    """The paragraphs of the model, with the visas of the regime: visas, reasons, heard, articles.

    Without a budget or a contact person, the articles that would only name them are left out.
    """
    left_out = {paragraph for paragraph, wanted in ((BUDGET, budget), (CONTACT, contact)) if not wanted}
    model = MODELS[kind]
    rests_on_commission = model.of_commission or any("{commission}" in visa for visa in model.visas)
    return {
        "visas": [*statutory_visas(regime, commission=rests_on_commission), *model.visas],
        "reasons": list(model.reasons),
        "heard": list(model.heard),
        "articles": [paragraph for paragraph in model.articles if paragraph not in left_out],
    }
