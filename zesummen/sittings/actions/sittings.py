"""A sitting: plan, notice, replies, attendance, minutes, approval, or cancelled."""

import datetime
from datetime import date, time

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, mail, moves
from zesummen.kernel.access import Refused, insist, may, no
from zesummen.kernel.exports import ics

from .. import queries, rules, states
from ..models import AgendaItem, Attendance, Body, Sitting, Task
from ..queries.bodies import members_on
from ..states import ItemKind, Presence, Reply, SittingState, TaskState


@transaction.atomic
def plan_sitting(*, body: Body, day: date, starts_at: time, place: str, by, **values) -> Sitting:
    """Plan a sitting. Its agenda opens with the last minutes, the open tasks and what waits for it."""
    insist(may(grants(by, body.space), "sitting.write"))
    if day < body.from_on or (body.until_on and day > body.until_on):
        raise Refused(no(_("The body is not in office on that day. Choose another day.")))
    sitting = _numbered(body, day, starts_at=starts_at, place=place, **values)
    _seat(sitting)
    _opening_items(sitting)
    waiting = queries.waiting_items(body)
    for position, item in enumerate(waiting, AgendaItem.objects.filter(sitting=sitting).count() + 1):
        AgendaItem.objects.filter(pk=item.pk).update(sitting=sitting, position=position)
    journal.note("sitting.planned", sitting, space=body.space, by=by, day=day.isoformat())
    return sitting


def _numbered(body: Body, day: date, **values) -> Sitting:
    for _attempt in range(5):
        last = (
            Sitting.objects.filter(body=body, year=day.year)
            .order_by("-number")
            .values_list("number", flat=True)
            .first()
        )
        try:
            with transaction.atomic():
                return Sitting.objects.create(
                    space=body.space, body=body, year=day.year, number=(last or 0) + 1, day=day, **values
                )
        except IntegrityError:  # somebody planned another one in this moment
            continue
    raise Refused(no(_("Somebody else is planning sittings just now. Try again in a moment.")))


def _seat(sitting: Sitting) -> None:
    """A place for each member of that day; places of those who left and said nothing go."""
    members = members_on(sitting.body, sitting.day)
    rows = Attendance.objects.filter(sitting=sitting)
    rows.exclude(member__in=members).filter(reply=Reply.NONE, presence=Presence.UNKNOWN).delete()
    seated = set(rows.values_list("member_id", flat=True))
    Attendance.objects.bulk_create(
        Attendance(space_id=sitting.space_id, sitting=sitting, member=member)
        for member in members
        if member.pk not in seated
    )


def _opening_items(sitting: Sitting) -> None:
    """Approval of the minutes that are not approved yet, then the tasks that return."""
    entries = []
    with override(sitting.space.first_language):
        pending = Sitting.objects.filter(body=sitting.body, state__in=[SittingState.HELD, SittingState.DRAFT]).order_by(
            "day", "pk"
        )
        for earlier in pending:
            if not AgendaItem.objects.filter(body=sitting.body, source=f"minutes:{earlier.pk}").exists():
                words = {"number": earlier.number, "year": earlier.year}
                title = _("Approval of the minutes of sitting %(number)s/%(year)s") % words
                entries.append((ItemKind.DECISION, str(title), f"sittings/{earlier.pk}/", f"minutes:{earlier.pk}"))
        if Task.objects.filter(body=sitting.body, state=TaskState.OPEN).exists():
            entries.append((ItemKind.INFORMATION, str(_("Open tasks")), "", f"tasks:{sitting.pk}"))
    for position, (kind, title, link, source) in enumerate(entries, 1):
        AgendaItem.objects.create(
            space=sitting.space,
            body=sitting.body,
            sitting=sitting,
            position=position,
            kind=kind,
            title=title,
            link=link,
            source=source,
        )


@transaction.atomic
def change_sitting(*, sitting: Sitting, expected: int, by, **values) -> Sitting:
    """Change day, hour, place or words; ``Stale`` when somebody else saved first. Who was told is told again."""
    insist(rules.may_change_sitting(grants(by, sitting.space), sitting))
    changed = moves.edit(sitting, expected=expected, **values)
    if not changed:
        return sitting
    _seat(sitting)
    journal.note("sitting.changed", sitting, space=sitting.space, by=by, changed=", ".join(sorted(changed)))
    if sitting.state == SittingState.CONVENED and {"day", "starts_at", "place"} & set(changed):
        _tell(sitting, "sitting_changed", _("The sitting was moved: %(sitting)s"))
    return sitting


@transaction.atomic
def convene(*, sitting: Sitting, by) -> tuple[int, int]:
    """Send the notice with agenda and calendar entry: ``(by e-mail, by letter)``. Who has no address gets a letter."""
    _seat(sitting)
    sheet = queries.sitting_sheet(sitting)
    insist(rules.may_convene(grants(by, sitting.space), sitting, items=len(sheet.items), members=len(sheet.attendance)))
    moves.apply(sitting, states.CONVENE, convened_on=timezone.localdate(), version=sitting.version + 1)
    mails, letters = _tell(sitting, "sitting_notice", _("Notice: %(sitting)s"))
    journal.note("sitting.convened", sitting, space=sitting.space, by=by, mails=mails, letters=letters)
    return mails, letters


def _tell(sitting: Sitting, kind: str, subject, **context) -> tuple[int, int]:
    """Mail each seated member who has an address; how many mails, and how many members have none."""
    sheet = queries.sitting_sheet(sitting)
    reachable = [row.member for row in sheet.attendance if row.member.address]
    entry = ("sitting.ics", "text/calendar; charset=utf-8", calendar(sitting))
    for member in reachable:
        language = member.person.language if member.person_id else member.language
        mail.post(
            kind,
            to_address=member.address,
            to=member.person if member.person_id else None,
            to_name=member.name,
            language=language,
            space=sitting.space,
            subject=lambda: subject % {"sitting": sitting},
            attachments=[entry],
            context={
                "sitting": sitting,
                "sheet": sheet,
                "has_account": bool(member.person_id),
                "link": f"{mail.base_url()}/s/{sitting.space.slug}/sittings/{sitting.pk}/",
                **context,
            },
        )
    return len(reachable), len(sheet.attendance) - len(reachable)


def calendar(sitting: Sitting) -> bytes:
    """The calendar entry of a sitting; two hours long where no end is written."""
    starts = datetime.datetime.combine(sitting.day, sitting.starts_at, ics.ZONE)
    ends = (
        datetime.datetime.combine(sitting.day, sitting.ends_at, ics.ZONE)
        if sitting.ends_at
        else starts + datetime.timedelta(hours=2)
    )
    event = ics.Event(
        uid=f"sitting-{sitting.pk}@{sitting.space.slug}.zesummen",
        title=str(sitting),
        starts=starts,
        ends=ends,
        place=sitting.place,
        cancelled=sitting.state == SittingState.CANCELLED,
    )
    return ics.calendar(str(sitting.body), [event])


@transaction.atomic
def reply(*, attendance: Attendance, reply: str, replaced_by: str = "", by) -> Attendance:
    """Note that a member comes or is excused: the member, or whoever keeps the sitting and heard it."""
    sitting = attendance.sitting
    granted = grants(by, sitting.space)
    if attendance.member.person_id != by.pk:
        insist(may(granted, "sitting.write"))
    if sitting.state not in rules.OPEN:
        raise Refused(no(_("This sitting is over or cancelled. Answers are no longer taken.")))
    Attendance.objects.filter(pk=attendance.pk).update(reply=reply, replaced_by=replaced_by.strip()[:200])
    attendance.refresh_from_db()
    journal.note("sitting.replied", sitting, space=sitting.space, by=by, name=attendance.member.name, reply=reply)
    return attendance


@transaction.atomic
def record_attendance(
    *, sitting: Sitting, rows: dict[int, tuple[str, str]], expected: int, ends_at: time | None = None, by
) -> Sitting:
    """Who came: ``{attendance id: (presence, replaced by)}``. The first time, the sitting counts as held.

    ``moves.Stale`` when somebody else saved first.
    """
    insist(rules.may_hold(grants(by, sitting.space), sitting, timezone.localdate()))
    moves.edit(sitting, expected=expected, **({"ends_at": ends_at} if ends_at else {}))
    for row in Attendance.objects.filter(sitting=sitting, pk__in=rows):
        presence, replaced_by = rows[row.pk]
        Attendance.objects.filter(pk=row.pk).update(
            presence=presence, replaced_by=replaced_by.strip()[:200] if presence == Presence.REPLACED else ""
        )
    if sitting.state in rules.OPEN:
        moves.apply(sitting, states.HOLD)
    journal.note("sitting.held", sitting, space=sitting.space, by=by)
    return sitting


def begin_minutes(sitting: Sitting, *, by) -> None:
    """The first written word makes the minutes a draft; said in the journal once."""
    if sitting.state == SittingState.HELD:
        moves.apply(sitting, states.WRITE)
        journal.note("sitting.minuted", sitting, space=sitting.space, by=by)


@transaction.atomic
def write_minutes(*, sitting: Sitting, minutes: str, expected: int, by) -> Sitting:
    """Write the running text of the minutes; ``moves.Stale`` when somebody else saved first."""
    insist(rules.may_minute(grants(by, sitting.space), sitting))
    changed = moves.edit(sitting, expected=expected, minutes=minutes)
    if sitting.state == SittingState.HELD:
        begin_minutes(sitting, by=by)
    elif changed:
        journal.note("sitting.minuted", sitting, space=sitting.space, by=by)
    return sitting


@transaction.atomic
def approve_minutes(*, sitting: Sitting, approved_on: date, by) -> Sitting:
    """Record that the body approved the minutes; from now on they stay as they are."""
    insist(rules.may_minute(grants(by, sitting.space), sitting))
    if approved_on < sitting.day or approved_on > timezone.localdate():
        raise Refused(
            no(_("Enter the day on which the body approved: not before the sitting and not later than today."))
        )
    moves.apply(sitting, states.APPROVE, approved_on=approved_on, approved_by=by, version=sitting.version + 1)
    journal.note("sitting.approved", sitting, space=sitting.space, by=by)
    return sitting


@transaction.atomic
def cancel_sitting(*, sitting: Sitting, reason: str, by) -> Sitting:
    """Cancel with a reason. Points of the agenda wait for the next sitting; whoever was told is told."""
    insist(may(grants(by, sitting.space), "sitting.write"))
    was_convened = sitting.state == SittingState.CONVENED
    moves.apply(sitting, states.CANCEL, cancel_reason=reason[:300], version=sitting.version + 1)
    if was_convened:
        _tell(sitting, "sitting_cancelled", _("Cancelled: %(sitting)s"), reason=reason)
    AgendaItem.objects.filter(sitting=sitting, source__startswith="tasks:").delete()
    following = queries.next_sitting(sitting.body)
    AgendaItem.objects.filter(sitting=sitting).update(sitting=following, position=900)
    journal.note("sitting.cancelled", sitting, space=sitting.space, by=by, reason=reason)
    return sitting
