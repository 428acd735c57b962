"""What the plan makes of the commission's opinions: quotes them, and builds needs and actions on them."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.commissions.models import Opinion as Advice
from zesummen.kernel import journal, thread
from zesummen.kernel.access import Refused, insist, no

from ..models import Action, Evidence, Need, Opinion, Plan
from ..queries import advice as queries
from ..rules.plans import may_write
from ..states import EvidenceKind
from . import actions, needs


@transaction.atomic
def take_over(*, plan: Plan, advice: Advice, by) -> Opinion:
    """Take an adopted opinion of the commission over, so that decisions drafted later quote it. Once for each plan."""
    insist(may_write(grants(by, plan.space), plan))
    name = advice.commission.name.piece("fr").text
    try:
        with transaction.atomic():
            opinion = Opinion.objects.create(
                space=plan.space,
                plan=plan,
                source=advice,
                body_name=f"{name[:1].lower()}{name[1:]}"[:200],
                given_on=advice.adopted_on,
                kind=advice.leaning,
                text=advice.proposals.piece("fr").text,
            )
    except IntegrityError:
        raise Refused(no(_("The plan has taken this opinion over already.")))
    journal.note("opinion.written", plan, space=plan.space, by=by, body=queries.name_of(advice))
    return opinion


@transaction.atomic
def write_need(*, plan: Plan, advice: Advice, by, **values) -> Need:
    """Write a need with the opinion as its evidence; the thread leads from the opinion to the need."""
    need = needs.write_need(plan=plan, by=by, **values)
    add_evidence(need=need, advice=advice, by=by)
    return need


@transaction.atomic
def add_evidence(*, need: Need, advice: Advice, by) -> Evidence:
    """An opinion of the commission as evidence of a need; the thread leads from the opinion to the need."""
    if Evidence.objects.filter(need=need, figure_key=f"opinion:{advice.pk}").exists():
        raise Refused(no(_("This opinion is evidence for the need already.")))
    evidence = needs.add_voice(
        need=need,
        kind=EvidenceKind.OPINION,
        title=advice.title,
        source=f"{advice.commission.name} {advice.number}/{advice.year}"[:300],
        dated_on=advice.adopted_on,
        by=by,
    )
    Evidence.objects.filter(pk=evidence.pk).update(figure_key=f"opinion:{advice.pk}")
    thread.link(advice, evidence)
    return evidence


@transaction.atomic
def make_action(*, plan: Plan, advice: Advice, by, **values) -> Action:
    """Write an action that does what the opinion proposes; the thread leads from the opinion to the action."""
    note = queries.name_of(advice)[:300]
    action = actions.make_action(plan=plan, by=by, origin="opinion", origin_note=note, **values)
    thread.link(advice, action)
    return action
