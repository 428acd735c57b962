"""Set up a commission with its body and first rules, change it, and follow the council's decision about it."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.council.actions import draft_deliberation, on_result
from zesummen.council.models import Deliberation
from zesummen.council.states import EDITABLE, DecisionKind
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.words import Text
from zesummen.sittings import actions as sittings
from zesummen.sittings.states import BodyKind

from ..models import Commission, RulesVersion
from ..queries import commissions as queries
from ..queries import rulebook as books
from ..rulebook import PRESET_OF
from ..rules import commissions as rules
from . import rulebook, rulebook_annex


@transaction.atomic
def set_up(
    *,
    space,
    name: Text,
    regime: str,
    from_on: date,
    expected_until: date,
    is_wider: bool = False,
    remit: Text | None = None,
    predecessor: Commission | None = None,
    preset: str = "",
    list_due_on: date | None = None,
    by,
) -> Commission:
    """Set up a commission for a mandate of the council: its body, and a first draft of its rules.

    ``preset`` names where the draft begins: a preset, or ``before`` for the rules in force of the predecessor.
    Refused where the predecessor has a successor already, or begins later.
    """
    insist(rules.may_set_up(grants(by, space), space))
    insist(rules.fits_term(from_on, expected_until))
    if predecessor is not None and predecessor.from_on >= from_on:
        raise Refused(no(_("The commission before began later than this one. Choose a later first day.")))
    body = sittings.make_body(
        space=space,
        kind=BodyKind.COMMISSION,
        name=name,
        from_on=from_on,
        rhythm_months=0,
        quorum_rule="majority",
        by=by,
    )
    try:
        with transaction.atomic():
            commission = Commission.objects.create(
                space=space,
                body=body,
                regime=regime,
                is_wider=is_wider,
                remit=remit or Text(),
                from_on=from_on,
                expected_until=expected_until,
                predecessor=predecessor,
                list_due_on=list_due_on,
            )
    except IntegrityError:
        raise Refused(no(_("That commission has a successor already. Reload the page to see it.")))
    journal.note("commission.set_up", commission, space=space, by=by)
    _first_rules(commission, preset or PRESET_OF[regime], by=by)
    return commission


def _first_rules(commission: Commission, preset: str, *, by) -> None:
    base = None
    if preset == "before" and commission.predecessor is not None:
        found = books.versions(commission.predecessor)
        base = books.version_on(found, commission.from_on) or (found[0] if found else None)
    preset = PRESET_OF[commission.regime] if preset == "before" else preset
    rulebook.begin_version(commission=commission, base=base, preset=preset, by=by)


@transaction.atomic
def edit(*, commission: Commission, name: Text, expected: int, by, **values) -> Commission:
    """Change name, remit, days and settings; ``moves.Stale`` when somebody else saved first."""
    insist(rules.may_write(grants(by, commission.space), commission))
    days = [values.get(name, getattr(commission, name)) for name in ("from_on", "expected_until")]
    if days != [commission.from_on, commission.expected_until]:
        insist(rules.fits_term(*days))
        insist(rules.begins_in_time(days[0], queries.first_sitting_on(commission)))
    changed = set(moves.edit(commission, expected=expected, **values))
    body = commission.body
    if body.name != name or body.from_on != commission.from_on:
        sittings.change_body(body=body, expected=body.version, name=name, from_on=commission.from_on, by=by)
        changed.add("name")
    if changed:
        journal.note("commission.edited", commission, space=commission.space, by=by, changed=", ".join(sorted(changed)))
    return commission


@transaction.atomic
def record_list_sent(*, commission: Commission, by) -> Commission:
    """Record that the list of members went to the ministry today; once."""
    insist(rules.may_write(grants(by, commission.space), commission))
    sent = Commission.objects.filter(pk=commission.pk, list_sent_on=None)
    if not sent.update(list_sent_on=timezone.localdate(), list_sent_by=by):
        raise Refused(no(_("This was recorded already. Reload the page to see.")))
    commission.refresh_from_db()
    journal.note("commission.list_sent", commission, space=commission.space, by=by)
    return commission


@transaction.atomic
def draft_creation(*, commission: Commission, by) -> Deliberation:
    """Draft the council's decision that creates the commission and approves its rules, its annex; it goes on in the council app."""
    rights, space = grants(by, commission.space), commission.space
    drafted = queries.creations(commission).filter(state__in=EDITABLE).exists()
    insist(rules.may_draft_creation(rights, commission, is_drafted=drafted))
    version = RulesVersion.objects.filter(commission=commission).order_by("number").first()
    decision = draft_deliberation(
        space=space,
        kind=DecisionKind.CREATE_COMMISSION,
        regime=commission.regime,
        about=f"commission:{commission.pk}",
        articles=queries.creation_articles(commission, version),
        by=by,
    )
    if version is not None:
        RulesVersion.objects.filter(pk=version.pk, state="draft").update(deliberation=decision)
        version.commission, version.space = commission, space
        rulebook_annex.attach(version, decision, by=by)
    journal.note("commission.decision_drafted", commission, space=space, by=by)
    return decision


def on_vote(decision: Deliberation) -> None:
    """The council app tells of a vote: an accepted one makes the commission the council's, and its rules voted."""
    if decision.state != "accepted":
        return
    rulebook.on_vote(decision)
    kind, _colon, pk = decision.about.partition(":")
    if kind != "commission" or not pk.isdigit():
        return
    for commission in Commission.objects.filter(pk=int(pk)).select_related("body"):
        Commission.objects.filter(pk=commission.pk).update(created_by=decision)
        journal.note(
            "commission.decision_result",
            commission,
            space=decision.space,
            by=None,
            title=str(commission),
            day=decision.voted_on.isoformat(),
        )


on_result(DecisionKind.CREATE_COMMISSION, on_vote)
