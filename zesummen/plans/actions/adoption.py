"""Prepare the decisions of the councils: who decides, what they decide on, what each leaves out, who pays what."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zesummen.accounts.queries import grants
from zesummen.council.actions import draft_deliberation
from zesummen.documents.actions import Upload, attach_to
from zesummen.kernel import journal, moves, thread
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.exports import child, http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.words import text

from ..models import Action, LeftOut, Party, Plan, PlanVersion, Submission
from ..queries import adoption as queries
from ..queries.decision_text import decision_text, instrument_of
from ..queries.versions import document_of, sheet_of
from ..rules import adoption as rules
from .adoption_words import say_changes
from .versions import current_version


@transaction.atomic
def prepare_decisions(*, plan: Plan, parties: list[Party] | None = None, by) -> list[Submission]:
    """The council pack: freeze the plan of today and draft a decision for each council that needs one.

    Councils whose decision is still a draft get the newest version before them. Councils that adopted stay as they are.
    """
    insist(rules.may_adopt(grants(by, plan.space), plan))
    today = timezone.localdate()
    rows = queries.adoption_of(plan, today).rows
    version = current_version(plan, by=by)
    chosen = {party.pk for party in parties} if parties is not None else {row.party.pk for row in rows}
    annex = None
    found = []
    for row in rows:
        if row.party.pk not in chosen:
            continue
        if row.needs_draft:
            annex = annex or _annex(version, by)
            found.append(_draft(plan, row.party, version, annex, by=by))
        elif row.decision_state == "draft" and row.submission and row.submission.version_id != version.pk:
            annex = annex or _annex(version, by)
            found.append(_renew(row.submission, version, annex, by=by))
    return found


def _annex(version: PlanVersion, by) -> Upload:
    document = document_of(version, "fr", version.space, timezone.localdate())
    try:
        return Upload(child.pdf(document), f"{document.title}.pdf", "pdf")
    except ExportFault as fault:
        raise Refused(no(http.explain(fault)))


def _draft(plan: Plan, party: Party, version: PlanVersion, annex: Upload, *, by) -> Submission:
    opinions = queries.opinions_of(plan)
    said = decision_text(plan, party, version, sheet_of(version), opinions)
    decision = draft_deliberation(
        space=plan.space,
        kind="adopt_plan",
        regime=plan.regime,
        about=f"party:{party.pk}",
        body_name=said.body_name,
        visas=said.visas,
        reasons=said.reasons,
        articles=said.articles,
        contact_person=said.contact,
        summary=text("fr", fr=said.summary),
        instrument=instrument_of(plan),
        by=by,
    )
    for opinion in opinions:
        if opinion.source_id:
            thread.link(opinion.source, decision)
    submission = Submission.objects.create(
        space=plan.space, party=party, version=version, deliberation=decision, made_by=by
    )
    Party.objects.filter(pk=party.pk).update(adopt_decision=decision)
    _attach(submission, annex, by=by)
    journal.note("party.submitted", party, space=plan.space, by=by, number=version.number)
    return submission


def _renew(submission: Submission, version: PlanVersion, annex: Upload, *, by) -> Submission:
    Submission.objects.filter(pk=submission.pk).update(version=version)
    submission.refresh_from_db()
    _attach(submission, annex, by=by)
    journal.note("party.submitted", submission.party, space=submission.space, by=by, number=version.number)
    return submission


def _attach(submission: Submission, annex: Upload, *, by) -> None:
    version = submission.version
    title = f"Annexe : le plan, version n° {version.number}"
    attach_to(
        owner=submission.deliberation,
        link=submission.deliberation.get_absolute_url(),
        upload=annex,
        title=title,
        dated_on=version.made_at.date(),
        language="fr",
        by=by,
    )


@transaction.atomic
def leave_out(*, party: Party, action: Action, reason: str, by) -> LeftOut:
    """Note that this council leaves an action out for its commune, with its reason."""
    plan = party.plan
    insist(rules.may_decide(grants(by, party.space), plan, party))
    if action.plan_id != plan.pk:
        raise Refused(no(_("This action belongs to another plan.")))
    row, made = LeftOut.objects.get_or_create(
        space=party.space, party=party, action=action, defaults={"reason": reason.strip()}
    )
    if not made:
        raise Refused(no(_("This council leaves the action out already.")))
    journal.note("party.left_out", party, space=party.space, by=by, number=action.number, reason=reason)
    say_changes(party, by=by)
    return row


@transaction.atomic
def take_in(*, left_out: LeftOut, by) -> None:
    """The council takes the action in again."""
    party = left_out.party
    insist(rules.may_decide(grants(by, party.space), party.plan, party))
    number = left_out.action.number
    left_out.delete()
    journal.note("party.took_in", party, space=party.space, by=by, number=number)
    say_changes(party, by=by)


@transaction.atomic
def choose_cost_key(*, plan: Plan, key: str, weights: dict[int, Decimal], expected: int, by) -> Plan:
    """How the councils share the cost: inhabitants, equal parts, or chosen weights (per council id)."""
    insist(rules.may_adopt(grants(by, plan.space), plan))
    if key == "chosen" and not sum(weights.values()):
        raise Refused(no(_("Give at least one council a share above zero.")))
    moves.edit(plan, expected=expected, cost_key=key)
    for party in Party.objects.filter(plan=plan):
        weight = weights.get(party.pk) if key == "chosen" else party.weight
        Party.objects.filter(pk=party.pk).update(weight=weight)
    journal.note("plan.cost_key", plan, space=plan.space, by=by, key=key)
    return plan


@transaction.atomic
def choose_body(*, plan: Plan, body_name: str, by) -> list[Party]:
    """Say who decides: a syndicate's committee in the place of all councils, or (empty) each council by itself."""
    parties = list(Party.objects.filter(plan=plan))
    begun = any(p.start_decision_id or p.adopt_decision_id or p.decided_on for p in parties)
    insist(rules.may_change_body(grants(by, plan.space), plan, begun=begun))
    Party.objects.filter(plan=plan).delete()
    if body_name.strip():
        Party.objects.create(space=plan.space, plan=plan, body_name=body_name.strip(), position=1)
    else:
        for position, commune in enumerate(plan.space.communes(timezone.localdate()), 1):
            Party.objects.create(space=plan.space, plan=plan, commune=commune, position=position)
    journal.note("plan.body", plan, space=plan.space, by=by, body=body_name)
    return list(Party.objects.filter(plan=plan))
