"""Taking over a plan or pact that runs already: its dates, its decisions and its papers, without its first measures."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.documents import actions as documents
from zesummen.kernel import journal
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.words import Text

from ..measures import TEMPLATES
from ..models import Action, Cycle, MeasureMark, Pact, Party, Plan, PlanVersion
from ..queries import pact as queries
from ..queries.plans import open_plans
from ..queries.sheet import plan_sheet
from ..rules import pact as pact_rules
from ..rules import plans as rules
from ..states import PartyState, PlanState
from .plans import add_parties
from .versions import freeze_sheet, mark_adopted


@transaction.atomic
def take_over(
    *,
    space,
    template: str,
    regime: str,
    title: Text,
    decided_on: date,
    starts_on: date,
    ends_on: date | None,
    adopted: Mapping[int, date],
    done: Iterable[str],
    signatures: Mapping | None = None,
    cycle: Mapping | None = None,
    scan: Mapping | None = None,
    beside: bool = False,
    by,
) -> Plan:
    """A running plan as it is: councils that adopted it and when (by commune id; the others have not decided).

    ``done`` are the keys of measures declared complete as taken over; ``signatures`` are the pact's; ``cycle`` its
    present one (theme, field, from_on); ``scan`` a first scan of a past act, attached as the authoritative copy. ``beside``: it is known that a
    plan of this kind is open already, and both are meant.
    """
    insist(rules.may_start(grants(by, space), space))
    insist(pact_rules.may_run_beside(open_plans().filter(template=template).first(), beside))
    plan_template = TEMPLATES[template]
    today = timezone.localdate()
    plan = Plan(
        space=space,
        template=template,
        regime=regime,
        title=title,
        state=PlanState.RUNNING,
        starts_on=starts_on,
        is_taken_over=True,
        taken_over_on=today,
        taken_over_by=by,
        uses_ministry_letter=not plan_template.in_cycles,
    )
    plan.ends_on = ends_on or (queries.end_by_rule(plan, starts_on) if plan_template.in_cycles else None)
    if plan.ends_on and plan.ends_on < starts_on:
        raise Refused(no(_("The end comes before the start. Enter a later day.")))
    plan.save()
    add_parties(plan)
    _adopt(plan, adopted, decided_on, by)
    _declare(plan, done, today, by)
    if plan_template.in_cycles:
        _pact_side(plan, signatures, cycle)
    if scan:
        documents.attach_to(owner=plan, link=f"/s/{space.slug}/plans/{plan.pk}/", is_authoritative=True, by=by, **scan)
    journal.note("plan.taken_over", plan, space=space, by=by, template=template, decided_on=decided_on.isoformat())
    return plan


def _adopt(plan: Plan, adopted: Mapping[int, date], decided_on: date, by) -> None:
    """Councils with a day have adopted; one party alone has, with the plan."""
    parties = list(Party.objects.filter(plan=plan))
    days = dict(adopted) or ({parties[0].commune_id: decided_on} if len(parties) == 1 else {})
    if not days:
        raise Refused(no(_("Enter for at least one council when it adopted the plan.")))
    for party in parties:
        day = days.get(party.commune_id)
        if day:
            Party.objects.filter(pk=party.pk).update(
                state=PartyState.ADOPTED,
                decided_on=day,
                decided_by=by,
                note=str(_("taken over")),
                version=party.version + 1,
            )


def _declare(plan: Plan, done: Iterable[str], today: date, by) -> None:
    reason = str(_("Taken over: done before the plan came here."))
    known = {measure.key for measure in TEMPLATES[plan.template].measures}
    MeasureMark.objects.bulk_create(
        MeasureMark(space=plan.space, plan=plan, key=key, declared_on=today, declared_by=by, declared_reason=reason)
        for key in dict.fromkeys(done)
        if key in known
    )


def _pact_side(plan: Plan, signatures: Mapping | None, cycle: Mapping | None) -> None:
    Pact.objects.create(space=plan.space, plan=plan, **(signatures or {}))
    if not cycle:
        return
    made = Cycle.objects.create(space=plan.space, plan=plan, **cycle)
    stages = {measure.key: measure.stage for measure in TEMPLATES[plan.template].measures}
    in_cycle = [key for key, stage in stages.items() if stage == 2]
    MeasureMark.objects.filter(plan=plan, key__in=in_cycle).update(cycle=made)


@transaction.atomic
def freeze_taken_over(*, plan: Plan, by) -> PlanVersion:
    """Version 1 "as taken over": the plan as it stands now, which no later change moves."""
    versions = PlanVersion.objects.filter(plan=plan)
    insist(
        pact_rules.may_freeze_taken_over(
            grants(by, plan.space), plan, actions=Action.objects.filter(plan=plan).count(), frozen=versions.exists()
        )
    )
    version = freeze_sheet(plan, plan_sheet(plan), str(_("As taken over")), by=by)
    decided = Party.objects.filter(plan=plan, decided_on__isnull=False).aggregate(first=Min("decided_on"))["first"]
    mark_adopted(version, decided or plan.starts_on, by=by)
    journal.note("plan.frozen_taken_over", plan, space=plan.space, by=by, version=version.number)
    version.refresh_from_db()
    return version
