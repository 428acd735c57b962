"""The handover: in one act everything open moves to the next commission, and the term of this one ends.

The first statement is the change of state: of two people at once the second is refused, and nothing is half done.
"""

from datetime import date

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from zesummen.accounts.queries import grants
from zesummen.documents.actions import freeze_document
from zesummen.kernel import journal, moves, thread
from zesummen.kernel.access import insist
from zesummen.sittings.models import AgendaItem, BodyMember, Sitting

from .. import states
from ..models import Commission, ProgrammeItem, Report
from ..queries import handover as queries
from ..queries import handover_papers, rulebook
from ..queries.facts import COMING, HELD
from ..rules import handover as rules
from ..states import ReportKind, ReportState
from . import seats


@transaction.atomic
def hand_over(*, commission: Commission, on: date, by) -> Commission:
    """End the commission on its last day; what is open goes to its successor, with the thread kept.

    Open opinions and items of the programme, tasks, and points that wait for a sitting move. Opinions that were sent
    stay and go on waiting for their answer. Seats, offices and places in the body end, codes are withdrawn, and the
    file is frozen in French and German. Without a successor nothing moves. ``Refused`` in words where a sitting or a
    seat stands in the way, or where the members sit until somebody replaces them.
    """
    insist(rules.may_hand_over(grants(by, commission.space), commission))
    successor, today = queries.successor_of(commission), timezone.localdate()
    insist(rules.fits_day(commission, on, today, successor))
    _nothing_in_the_way(commission, on, successor)
    made = queries.file(commission, on, successor)
    moves.apply(
        commission,
        states.HAND_OVER,
        until_on=on,
        handed_over_on=today,
        handed_over_by=by,
        version=commission.version + 1,
    )
    _keep_file(made, by)
    seats.end_term(commission=commission, on=on, by=by)
    if successor is None:
        journal.note("commission.ended", commission, space=commission.space, by=by)
        return commission
    successor.space = commission.space
    count = _move(commission, successor, made.moving)
    journal.note("commission.handed_over", commission, space=commission.space, by=by, to=str(successor))
    journal.note(
        "commission.took_over", successor, space=commission.space, by=by, before=str(commission), count=str(count)
    )
    return commission


def _nothing_in_the_way(commission: Commission, on: date, successor: Commission | None) -> None:
    sittings = Sitting.objects.filter(body=commission.body_id).only("day", "space_id").order_by("day", "pk")
    insist(rules.is_settled([*sittings.filter(state__in=COMING)[:1], *sittings.filter(state__in=HELD, day__gt=on)[:1]]))
    insist(rules.nobody_later(list(queries.late_holdings(commission, on)[:1]), on))
    insist(rules.is_replaced(successor, sits_on=rulebook.rules_on(commission, on).sits_until_replaced))


def _keep_file(made: queries.HandoverFile, by) -> None:
    """Freeze the file as it was before anything moved."""
    commission, today = made.commission, timezone.localdate()
    french, german = (
        freeze_document(
            kind="commission_handover",
            document=handover_papers.paper(made, language, is_final=True),
            space=commission.space,
            by=by,
        )
        for language in handover_papers.LANGUAGES
    )
    Report.objects.create(
        space=commission.space,
        commission=commission,
        kind=ReportKind.HANDOVER,
        year=made.day.year,
        state=ReportState.SENT,
        document=french,
        document_de=german,
        adopted_on=today,
        sent_on=today,
        sent_by=by,
        sent_to=str(made.successor)[:200] if made.successor else "",
    )


def _move(commission: Commission, successor: Commission, open_: queries.Moving) -> int:
    """What is open goes over; how many. Missions of another regime are left out, and people of the old body."""
    same = commission.regime == successor.regime
    people = BodyMember.objects.filter(body=successor.body_id, until_on=None, person__isnull=False)
    of_person = {row.person_id: row for row in people}
    taken = set(ProgrammeItem.objects.filter(commission=successor).exclude(source="").values_list("source", flat=True))
    for opinion in open_.opinions:
        values = {"commission": successor, "regime": successor.regime}
        _moved(opinion, **values, mission=opinion.mission if same else "")
    for item in open_.programme:
        member = of_person.get(item.member.person_id) if item.member_id else None
        source = "" if item.source in taken else item.source
        _moved(item, commission=successor, member=member, mission=item.mission if same else "", source=source)
    for task in open_.tasks:
        _write(task, body=successor.body)
    standing = set(
        AgendaItem.objects.filter(body=successor.body_id).exclude(source="").values_list("source", flat=True)
    )
    points = [row for row in open_.points if not row.source or row.source not in standing]
    for point in points:
        _write(point, body=successor.body, mission=point.mission if same else "")
    return len(open_.opinions) + len(open_.programme) + len(open_.tasks) + len(points)


def _moved(row: thread.Threaded, **values) -> None:
    """Write, and let the knot of the thread lead to the new address: what it hangs on stays."""
    _write(row, **values)
    thread.tie(row)


def _write(row: Model, **values) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(**values, version=row.version + 1)  # type: ignore[attr-defined]
    for name, value in values.items():
        setattr(row, name, value)
