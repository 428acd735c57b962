"""Who came: one press a person at the door, or the whole list from paper. And the sitting that had no quorum."""

from datetime import date, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no

from .. import queries, rules, states
from ..models import AgendaItem, Attendance, Guest, Sitting
from ..states import Presence
from ..ways import way_of
from . import notices

HERE = (Presence.PRESENT, Presence.REPLACED)
CARRIED = ("step_free", "meeting_link", "languages", "interpreter", "is_open", "is_outside", "is_constituent")


@transaction.atomic
def record_attendance(
    *,
    sitting: Sitting,
    rows: dict[int, tuple[str, str]],
    expected: int,
    ends_at: time | None = None,
    guests: dict[int, bool] | None = None,
    by,
) -> Sitting:
    """Who came: ``{attendance id: (presence, replaced by)}``. The first time, the sitting counts as held.

    ``moves.Stale`` when somebody else saved first; refused where a person would take two places.
    """
    insist(rules.may_hold(grants(by, sitting.space), sitting, timezone.localdate()))
    moves.edit(sitting, expected=expected, **({"ends_at": ends_at} if ends_at else {}))
    found = list(Attendance.objects.filter(sitting=sitting, pk__in=rows).select_related("member"))
    replaced = [rows[row.pk][1] for row in found if rows[row.pk][0] == Presence.REPLACED]
    insist(rules.one_place_each([r.member.name for r in found if rows[r.pk][0] == Presence.PRESENT], replaced))
    for row in found:
        presence, replaced_by = rows[row.pk]
        Attendance.objects.filter(pk=row.pk).update(
            presence=presence, replaced_by=replaced_by.strip()[:200] if presence == Presence.REPLACED else ""
        )
    for pk, came in (guests or {}).items():
        Guest.objects.filter(sitting=sitting, pk=pk).update(came=came)
    _hold(sitting)
    way_of(sitting.body).after_presence(sitting)
    journal.note("sitting.held", sitting, space=sitting.space, by=by)
    return sitting


def _hold(sitting: Sitting) -> None:
    """The first who is noted makes the sitting held; two people may press at once."""
    sitting.refresh_from_db(fields=["state"])
    if sitting.state in rules.OPEN:
        try:
            moves.apply(sitting, states.HOLD)
        except Refused:
            sitting.refresh_from_db(fields=["state"])
            if not sitting.is_over:
                raise


@transaction.atomic
def mark(
    *,
    attendance: Attendance,
    presence: str,
    came_at: time | None = None,
    left_at: time | None = None,
    by,
) -> Attendance:
    """Note one person at the door: present (late with ``came_at``, gone early with ``left_at``), excused or absent.

    The first press makes the sitting held. Pressing the same again changes nothing.
    """
    sitting = attendance.sitting
    insist(rules.may_hold(grants(by, sitting.space), sitting, timezone.localdate()))
    if presence not in Presence.values:
        raise Refused(no(_("Choose one of the answers.")))
    if came_at and left_at and left_at <= came_at:
        raise Refused(no(_("The end comes before the beginning. Enter a later hour.")))
    here = presence == Presence.PRESENT
    Attendance.objects.filter(pk=attendance.pk).update(
        presence=presence, replaced_by="", came_at=came_at if here else None, left_at=left_at if here else None
    )
    _hold(sitting)
    way_of(sitting.body).after_presence(sitting)
    journal.note("sitting.marked", sitting, space=sitting.space, by=by, name=attendance.member.name, presence=presence)
    attendance.refresh_from_db()
    return attendance


@transaction.atomic
def mark_guest(*, guest: Guest, came: bool, by) -> Guest:
    """Note whether a guest came; never counts for quorum or vote."""
    insist(rules.may_hold(grants(by, guest.space), guest.sitting, timezone.localdate()))
    Guest.objects.filter(pk=guest.pk).update(came=came)
    guest.refresh_from_db()
    return guest


@transaction.atomic
def mark_the_rest(*, sitting: Sitting, by) -> int:
    """Everybody not noted yet is excused who said so, else absent; how many. ``by`` is there, unless she said not.

    Substitutes who were not asked and people without a seat or a vote stay unnoted: nobody is told absent silently.
    """
    insist(rules.may_hold(grants(by, sitting.space), sitting, timezone.localdate()))
    rows = list(Attendance.objects.filter(sitting=sitting).select_related("member"))
    rest = queries.the_rest(sitting, rows, by)
    told = ((Presence.PRESENT, rest.present), (Presence.EXCUSED, rest.excused), (Presence.ABSENT, rest.absent))
    count = sum(_note(presence, noted) for presence, noted in told)
    _hold(sitting)
    way_of(sitting.body).after_presence(sitting)
    journal.note("sitting.held", sitting, space=sitting.space, by=by)
    return count


def _note(presence: str, rows) -> int:
    """Whoever was noted by another press meanwhile stays as noted."""
    left = Attendance.objects.filter(pk__in=[row.pk for row in rows], presence=Presence.UNKNOWN)
    return left.update(presence=presence)


@transaction.atomic
def close_for_quorum(*, sitting: Sitting, by) -> Sitting:
    """Close a sitting for want of quorum. Its points wait for the next sitting; members hear it by their own channel."""
    sheet = queries.sitting_sheet(sitting)
    today = timezone.localdate()
    insist(rules.may_close_for_quorum(grants(by, sitting.space), sitting, sheet.standing, today))
    moves.apply(sitting, states.NO_QUORUM, no_quorum_on=today, no_quorum_by=by, version=sitting.version + 1)
    journal.note("sitting.no_quorum", sitting, space=sitting.space, by=by, there=sheet.voters or 0, needed=sheet.needed)
    set_free(sitting, keep=True)
    notices.tell(sitting, "sitting_no_quorum", notices.NO_QUORUM, sheet=sheet)
    return sitting


def set_free(sitting: Sitting, *, keep: bool = False) -> None:
    """The points of a sitting that did not deal with them go to the next one, or wait for it (``keep``: always wait)."""
    AgendaItem.objects.filter(sitting=sitting, source__startswith="tasks:").delete()
    following = None if keep else queries.next_sitting(sitting.body)
    AgendaItem.objects.filter(sitting=sitting).update(sitting=following, position=900)


@transaction.atomic
def call_again(*, sitting: Sitting, day: date, starts_at: time, place: str, by, **values) -> Sitting:
    """Call a sitting again that had no quorum: the next sitting, with its points. Its number of call grows by one.

    How one gets there and follows it comes along, and so do the guests: they are invited with the notice.
    """
    from .sittings import plan_sitting

    called = queries.called_again_by(sitting)
    insist(rules.may_call_again(grants(by, sitting.space), sitting, is_called=called is not None))
    if day < sitting.day:
        raise Refused(no(_("A sitting is called again for a later day.")))
    made = plan_sitting(
        body=sitting.body,
        day=day,
        starts_at=starts_at,
        place=place,
        calls_again=sitting,
        call_number=sitting.call_number + 1,
        by=by,
        **{**{name: getattr(sitting, name) for name in CARRIED}, **values},
    )
    for guest in Guest.objects.filter(sitting=sitting):
        kept = {name: getattr(guest, name) for name in ("kind", "name", "organisation", "email", "language")}
        point = guest.item_id if AgendaItem.objects.filter(pk=guest.item_id, sitting=made).exists() else None
        Guest.objects.create(space_id=made.space_id, sitting=made, item_id=point, **kept)
    journal.note("sitting.called_again", sitting, space=sitting.space, by=by, day=day.isoformat())
    return made
