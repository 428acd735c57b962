"""The work programme: put in, proposed from outside, taken in, done or dropped with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves, thread
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.models import Edge, Node
from zesummen.kernel.words import Text

from .. import states
from ..models import Commission, ProgrammeItem
from ..queries.opinions import LEADS_TO
from ..rules import programme as rules
from ..states import ProgrammeState


@dataclass(frozen=True, slots=True)
class Proposal:
    """A decision that comes from elsewhere (an evening of training): what, for which mission, who, by when."""

    source: str  # "training:4:2": the same source is taken once
    title: Text
    description: Text
    mission: str = ""
    owner_name: str = ""
    due_on: date | None = None


@transaction.atomic
def add(*, commission: Commission, title: Text, year: int, item=None, by, **values) -> ProgrammeItem:
    """Put something into the programme; ``item`` is the point of the sitting that decided it, taken once."""
    insist(rules.may_keep(grants(by, commission.space), commission))
    source = f"item:{item.pk}" if item is not None else ""
    if source and ProgrammeItem.objects.filter(commission=commission, source=source).exists():
        raise Refused(no(_("This decision stands in the work programme already.")))
    made = ProgrammeItem.objects.create(
        space=commission.space, commission=commission, title=title, year=year, item=item, source=source, **values
    )
    thread.tie(made)
    journal.note("programme.added", made, space=commission.space, by=by)
    return made


@transaction.atomic
def propose(*, commission: Commission, proposals: Iterable[Proposal], source: str, by=None) -> list[ProgrammeItem]:
    """Take in decisions from elsewhere as proposals; what was proposed already is returned as it stands.

    ``source`` says in words where they come from. No right of its own: the act that proposes has its own.
    """
    made = []
    for proposal in proposals:
        item, fresh = ProgrammeItem.objects.get_or_create(
            commission=commission,
            source=proposal.source,
            defaults={
                "space": commission.space,
                "title": proposal.title,
                "description": proposal.description,
                "mission": proposal.mission,
                "owner_name": proposal.owner_name,
                "due_on": proposal.due_on,
                "year": (proposal.due_on or timezone.localdate()).year,
                "state": ProgrammeState.PROPOSED,
            },
        )
        if fresh:
            thread.tie(item)
            journal.note("programme.proposed", item, space=commission.space, by=by, source=source)
        made.append(item)
    return made


@transaction.atomic
def change(*, item: ProgrammeItem, expected: int, by, **values) -> ProgrammeItem:
    """Change an item; ``moves.Stale`` when somebody else saved first."""
    insist(rules.may_change(grants(by, item.space), item))
    changed = moves.edit(item, expected=expected, **values)
    if changed:
        thread.tie(item)
        journal.note("programme.changed", item, space=item.space, by=by, changed=", ".join(sorted(changed)))
    return item


def _move(item: ProgrammeItem, move, verb: str, by, *, rule=rules.may_change, facts=None, **also) -> ProgrammeItem:
    insist(rule(grants(by, item.space), item))
    moves.apply(item, move, version=item.version + 1, **also)
    journal.note(verb, item, space=item.space, by=by, **(facts or {}))
    return item


@transaction.atomic
def confirm(*, item: ProgrammeItem, by) -> ProgrammeItem:
    """The commission takes a proposal into its programme."""
    return _move(item, states.CONFIRM, "programme.confirmed", by)


@transaction.atomic
def start(*, item: ProgrammeItem, by) -> ProgrammeItem:
    """Note that it is under way."""
    return _move(item, states.START_ITEM, "programme.started", by)


@transaction.atomic
def finish(*, item: ProgrammeItem, result: Text, by) -> ProgrammeItem:
    """Note that it is done, and what came of it."""
    day = timezone.localdate()
    return _move(item, states.FINISH_ITEM, "programme.done", by, result=result, closed_on=day)


@transaction.atomic
def drop(*, item: ProgrammeItem, reason: str, by) -> ProgrammeItem:
    """Drop it with a reason."""
    day, words = timezone.localdate(), reason[:400]
    return _move(item, states.DROP_ITEM, "programme.dropped", by, facts={"reason": words}, reason=words, closed_on=day)


@transaction.atomic
def resume(*, item: ProgrammeItem, by) -> ProgrammeItem:
    """Take up again what was done or dropped."""
    return _move(
        item,
        states.RESUME_ITEM,
        "programme.resumed",
        by,
        rule=lambda granted, row: rules.may_keep(granted, row.commission),
        reason="",
        closed_on=None,
    )


@transaction.atomic
def lead_to(*, item: ProgrammeItem, node: Node, by) -> None:
    """Note that the item led to a need, an objective, an action or a decision; doing it twice is harmless."""
    insist(rules.may_keep(grants(by, item.space), item.commission))
    if node.space_id != item.space_id or node.kind not in LEADS_TO or node.pk == item.node_id:
        raise Refused(no(_("Choose a need, an objective, an action or a decision of this space.")))
    _edge, made = Edge.objects.get_or_create(
        source_id=item.node_id, target_id=node.pk, defaults={"space_id": item.space_id}
    )
    if made:
        journal.note("programme.linked", item, space=item.space, by=by, other=str(node.title))
