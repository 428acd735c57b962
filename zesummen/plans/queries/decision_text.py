"""The text of the decision by which a council adopts the plan, composed from the data. French, the reference."""
# ruff: noqa: E501 - sentences of official papers stand whole

from dataclasses import dataclass

from zesummen.council import texts
from zesummen.council.texts.fields import of, of_body
from zesummen.council.texts.models import OPINION, TRANSMIT
from zesummen.kernel import dates, money

from ..models import LeftOut, Opinion, Party, Plan, PlanVersion
from . import budget
from .shares import cost_shares
from .sheet import PlanSheet

KEYS = {"inhabitants": "le nombre d’habitants", "equal": "les parts égales", "chosen": "les parts convenues"}
INSTRUMENT = {"pci": "Plan communal intégration", "gemengepakt": "Gemengepakt"}
LEAVES = "ne participe pas à l’action n°"
SENSE = {"favourable": "favorable", "reserved": "réservé", "unfavourable": "défavorable"}


@dataclass(frozen=True, slots=True)
class DecisionText:
    """What the draft of the deliberation is made of."""

    body_name: str
    visas: list[str]
    reasons: list[str]
    articles: list[str]
    contact: str
    summary: str


def decision_text(
    plan: Plan, party: Party, version: PlanVersion, sheet: PlanSheet, opinions: list[Opinion]
) -> DecisionText:
    """Visas with the opinions and the earlier decision, reasons and articles with the figures of this version."""
    model = texts.model_text("adopt_plan", plan.regime, budget=False, contact=bool(sheet.coordinator))
    visas = [visa for visa in model["visas"] if visa != OPINION]
    visas += [_opinion(row) for row in opinions] or [OPINION]
    if plan.is_taken_over and not opinions:
        visas.remove(OPINION)
    if party.start_decision_id and party.start_decision.voted_on:
        on = dates.long_date(party.start_decision.voted_on, "fr")
        visas.append(f"Revu sa délibération du {on} portant élaboration du {{instrument}} ;")
    return DecisionText(
        body_name=body_name_of(party, plan.space),
        visas=visas,
        reasons=[*model["reasons"], *_reasons(sheet, party)],
        articles=_articles(sheet, party, version, model["articles"]),
        contact=sheet.coordinator.name if sheet.coordinator else "",
        summary=_summary(sheet),
    )


def instrument_of(plan: Plan) -> str:
    """What the act calls the plan, where that is not the name of its regime; empty where it is."""
    own = INSTRUMENT[plan.template]
    return "" if texts.names(plan.regime)["instrument"] == own else own


def body_name_of(party: Party, space) -> str:
    """Who decides, as the act names it; empty for the space's own council."""
    if party.body_name:
        return party.body_name
    if space.kind == "commune" or not party.commune:
        return ""
    return f"Conseil communal {of(party.commune.name_fr)}"


def _opinion(row: Opinion) -> str:
    sense = SENSE.get(row.kind, "")
    return f"Vu l’avis {sense} {of_body(row.body_name)} du {dates.long_date(row.given_on, 'fr')} ;".replace("  ", " ")


def _reasons(sheet: PlanSheet, party: Party) -> list[str]:
    total = budget.plan_total(sheet)
    euros = lambda amount: money.euros(amount, "fr")  # noqa: E731 - said three times in two lines
    actions = len(sheet.live_actions)
    found = [
        f"Considérant que le plan compte {actions} {'action' if actions < 2 else 'actions'}, pour des dépenses prévues de {euros(total.expense)}, "
        f"dont {euros(total.own_share)} à charge communale ;"
    ]
    share = next((row for row in cost_shares(sheet) if row.party.pk == party.pk), None)
    if share is not None and len(sheet.parties) > 1:
        found.append(
            f"Considérant que la part de la commune, calculée selon {KEYS[sheet.cost_key]}, s’élève à {euros(share.total)} ;"
        )
    return found


def leaving_out(party: Party) -> list[str]:
    """An article for each action that this council leaves out, with its reason."""
    rows = LeftOut.objects.filter(party=party).select_related("action").order_by("action__number")
    return [
        f"{LEAVES} {row.action.number} « {row.action.title.piece('fr').text} » : {row.reason.rstrip(' .;')} ;".translate(
            {ord("{"): "(", ord("}"): ")"}  # braces stand for fields
        )
        for row in rows
    ]


def _articles(sheet: PlanSheet, party: Party, version: PlanVersion, model: list[str]) -> list[str]:
    on = dates.long_date(version.made_at.date(), "fr")
    first = f"adopte le {{instrument}} tel qu’il est annexé à la présente (version n° {version.number} du {on}), dont il fait partie intégrante ;"
    money_ = [
        "prévoit les crédits nécessaires aux budgets des exercices concernés, conformément au tableau financier annexé ;"
    ]
    middle = [article for article in model[1:] if article != TRANSMIT]
    return [first, *leaving_out(party), *middle, *(money_ if budget.plan_total(sheet).expense else []), TRANSMIT]


def _summary(sheet: PlanSheet) -> str:
    total = budget.plan_total(sheet)
    title = sheet.title.piece("fr").text
    return f"Le conseil adopte le plan « {title} ». Actions : {len(sheet.live_actions)} ; dépenses prévues : {money.euros(total.expense, 'fr')}."
