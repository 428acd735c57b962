"""The decision to make the plan: one per council, its text from the data, and what came of it."""

from dataclasses import dataclass
from decimal import Decimal

from zesummen.council import queries as council
from zesummen.council import texts
from zesummen.council.models import Deliberation
from zesummen.council.states import DecisionState
from zesummen.council.texts.fields import of, of_body
from zesummen.council.texts.models import OPINION
from zesummen.kernel import dates

from ..models import Opinion, Party, Plan
from .decision_text import SENSE, body_name_of

KINDS = {"pci": "start_plan", "gemengepakt": "approve_pact"}


@dataclass(frozen=True, slots=True)
class PartyDecision:
    """One council and its decision: the present one and those before it."""

    party: Party
    row: council.DeliberationRow | None  # council.DeliberationRow of the present one
    earlier: tuple

    @property
    def is_voted(self) -> bool:
        """Has the council accepted?"""
        return bool(self.row and self.row.state == DecisionState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class StartText:
    """What the draft is made of."""

    kind: str
    body_name: str
    visas: list[str]
    reasons: list[str]
    articles: list[str]


def decisions_of(plan: Plan) -> list[PartyDecision]:
    """Every council of the plan with its decisions. A fixed number of statements."""
    parties = list(Party.objects.filter(plan=plan).select_related("commune", "start_decision"))
    keys = {f"start:{party.pk}": party for party in parties}
    wanted = {party.start_decision_id for party in parties if party.start_decision_id}
    found = list(council.deliberations().filter(about__in=keys))
    known = {d.pk for d in found}
    if wanted - known:
        found += list(council.deliberations().filter(pk__in=wanted - known))
    rows = {d.pk: council.row(d) for d in found}
    about = {d.pk: d.about for d in found}
    return [
        PartyDecision(
            party,
            rows.get(party.start_decision_id),
            tuple(
                rows[pk] for pk in sorted(rows) if about[pk] == f"start:{party.pk}" and pk != party.start_decision_id
            ),
        )
        for party in parties
    ]


def opinions_of(plan: Plan) -> list[Opinion]:
    """Opinions on the plan, newest first."""
    return list(opinion_rows(plan))


def opinion_rows(plan: Plan):
    """The same, to be read along with others."""
    return Opinion.objects.filter(plan=plan).select_related("source")


def linkable(plan: Plan):
    """Decisions of the council app that could be this plan's: same kind, linked to no party yet."""
    taken = Party.objects.filter(start_decision__isnull=False).values("start_decision")
    found = Deliberation.objects.filter(kind=KINDS[plan.template]).exclude(pk__in=taken)
    return found.exclude(state__in=[DecisionState.REJECTED, DecisionState.WITHDRAWN]).order_by("-pk")


def start_text(plan: Plan, party: Party, *, opinions: list[Opinion], has_budget: bool, others: list[str]) -> StartText:
    """The model text of the declared regime with this plan's data; opinions stand among the visas. French."""
    kind = KINDS[plan.template]
    model = texts.model_text(kind, plan.regime, budget=has_budget, contact=True)
    visas = [visa for visa in model["visas"] if visa != OPINION] + [quoted(row) for row in reversed(opinions)]
    reasons, articles = list(model["reasons"]), list(model["articles"])
    if plan.space.kind == "grouping" and party.commune:
        own = of(party.commune.name_fr)
        articles = [article.replace("{de_commune}", own) for article in articles]
        reasons.append(f"Considérant que ce plan est élaboré en commun avec {_listed(others)} ;")
    return StartText(kind, body_name_of(party, plan.space), visas, reasons, articles)


def quoted(row: Opinion) -> str:
    """An opinion as a visa of the act."""
    sense = SENSE.get(row.kind, "")
    words = f"Vu l’avis {sense} {of_body(row.body_name)} du {dates.long_date(row.given_on, 'fr')} ;"
    return words.replace("  ", " ")


def _listed(names: list[str]) -> str:
    if not names:
        return "d’autres communes"
    if len(names) == 1:
        return f"la commune {of(names[0])}"
    return f"les communes {of(', '.join(names[:-1]))} et {of(names[-1])}"


def default_amount(plan: Plan) -> Decimal | None:
    """What the plan's budget lines of its first year add up to: a start for the form; ``None`` without lines."""
    from django.db.models import Sum

    from ..models import BudgetLine

    year = plan.starts_on.year if plan.starts_on else None
    if year is None:
        return None
    return BudgetLine.objects.filter(action__plan=plan, year=year, flow="expense").aggregate(total=Sum("planned"))[
        "total"
    ]
