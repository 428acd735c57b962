"""Draft the councils' decisions to make the plan, follow their votes and corrections, enter opinions."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.council.actions import draft_deliberation, on_result
from zesummen.council.models import Deliberation
from zesummen.kernel import journal, moves, thread
from zesummen.kernel.access import Refused, insist, no

from ..models import Opinion, Party, Plan
from ..queries import decision as queries
from ..queries.decision_text import instrument_of
from ..rules import decision as rules
from ..rules.plans import may_write


@transaction.atomic
def draft_decision(
    *,
    party: Party,
    contact_person: str,
    budget_article: str = "",
    budget_year: int | None = None,
    budget_amount: Decimal | None = None,
    quotes_opinions: bool = True,
    by,
) -> Deliberation:
    """Draft this council's decision from the plan's data, in the regime it declares. It goes on in the council app."""
    plan = party.plan
    insist(rules.may_start_decision(grants(by, plan.space), plan, party))
    opinions = queries.opinions_of(plan) if quotes_opinions else []
    others = [
        str(other.commune.name_fr)
        for other in plan.parties.exclude(pk=party.pk).select_related("commune")
        if other.commune
    ]
    has_budget = budget_amount is not None or bool(budget_article)
    said = queries.start_text(plan, party, opinions=opinions, has_budget=has_budget, others=others)
    before = party.start_decision_id
    decision = draft_deliberation(
        space=plan.space,
        kind=said.kind,
        regime=plan.regime,
        about=f"start:{party.pk}",
        body_name=said.body_name,
        visas=said.visas,
        reasons=said.reasons,
        articles=said.articles,
        budget_article=budget_article,
        budget_year=budget_year,
        budget_amount=budget_amount,
        contact_person=contact_person,
        instrument=instrument_of(plan),
        by=by,
    )
    if not Party.objects.filter(pk=party.pk, start_decision=before).update(start_decision=decision):
        raise Refused(no(_("Somebody else has drafted this decision just now. Reload the page to see it.")))
    for opinion in opinions:
        if opinion.source_id:
            thread.link(opinion.source, decision)
    party.refresh_from_db()
    journal.note("decision.drafted", plan, space=plan.space, by=by, party=str(party))
    return decision


@transaction.atomic
def link_decision(*, party: Party, decision: Deliberation, by) -> Party:
    """Take a decision that stands in the council app already as this council's."""
    plan = party.plan
    insist(rules.may_start_decision(grants(by, plan.space), plan, party))
    if not queries.linkable(plan).filter(pk=decision.pk).exists():
        raise Refused(no(_("This decision belongs to another plan or another matter. Choose one of the list.")))
    Party.objects.filter(pk=party.pk).update(start_decision=decision)
    party.refresh_from_db()
    journal.note("decision.linked", plan, space=plan.space, by=by, party=str(party), decision=decision.subject)
    return party


def on_vote(decision: Deliberation) -> None:
    """The council app tells of a vote: a correction that was accepted takes the place of what it corrects."""
    held = [decision.pk, decision.replaces_id] if decision.replaces_id else [decision.pk]
    for party in Party.objects.filter(start_decision__in=held).select_related("plan", "commune"):
        if party.start_decision_id != decision.pk and decision.state == "accepted":
            Party.objects.filter(pk=party.pk).update(start_decision=decision)
        journal.note(
            "decision.result",
            party.plan,
            space=party.space,
            by=None,
            party=str(party),
            decision=decision.subject,
            state=decision.state,
        )


for kind in queries.KINDS.values():
    on_result(kind, on_vote)


@transaction.atomic
def write_opinion(*, plan: Plan, body_name: str, given_on: date, kind: str, text: str = "", by) -> Opinion:
    """Enter an opinion of the commission by hand; decisions drafted later quote it."""
    insist(may_write(grants(by, plan.space), plan))
    opinion = Opinion.objects.create(
        space=plan.space, plan=plan, body_name=body_name, given_on=given_on, kind=kind, text=text
    )
    journal.note("opinion.written", plan, space=plan.space, by=by, body=body_name)
    return opinion


@transaction.atomic
def change_opinion(*, opinion: Opinion, expected: int, by, **values) -> Opinion:
    """Change an opinion; ``moves.Stale`` when somebody else saved first. Decisions already drafted keep their words."""
    insist(may_write(grants(by, opinion.space), opinion.plan))
    if moves.edit(opinion, expected=expected, **values):
        journal.note("opinion.changed", opinion.plan, space=opinion.space, by=by, body=opinion.body_name)
    return opinion


@transaction.atomic
def remove_opinion(*, opinion: Opinion, by) -> None:
    """Remove an opinion entered by mistake."""
    insist(may_write(grants(by, opinion.space), opinion.plan))
    journal.note("opinion.removed", opinion.plan, space=opinion.space, by=by, body=opinion.body_name)
    opinion.delete()
