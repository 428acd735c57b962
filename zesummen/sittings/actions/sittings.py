"""A sitting: planned, changed or moved, convened, or cancelled."""

from datetime import date, time

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, may, no

from .. import queries, rules, states
from ..models import AgendaItem, Attendance, Body, FormerDate, Guest, Sitting, Task
from ..queries.bodies import members_on
from ..states import ItemKind, Presence, Reply, SittingState, TaskState
from ..ways import way_of
from ..wording import as_text, in_all_languages
from . import notices
from .presence import set_free

TEXTS = ("invitation", "minutes")


@transaction.atomic
def plan_sitting(*, body: Body, day: date, starts_at: time, place: str, by, **values) -> Sitting:
    """Plan a sitting. Its agenda opens with the last minutes, the open tasks and what waits for it.

    ``values``: any other field of the sitting (ends_at, is_open, step_free, meeting_link, languages, …); whether it is
    open and in which languages it is held are as the body's rules of that day say, unless they are given.
    """
    insist(may(grants(by, body.space), "sitting.write"))
    insist(rules.thinkable(day, timezone.localdate()))
    if day < body.from_on or (body.until_on and day > body.until_on):
        raise Refused(no(_("The body is not in office on that day. Choose another day.")))
    values = {**way_of(body).proposed(body, day), **_texts(values, body.space)}
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


def _texts(values: dict, space) -> dict:
    return {name: as_text(value, space) if name in TEXTS else value for name, value in values.items()}


def _opening_items(sitting: Sitting) -> None:
    """What the body's way of sitting puts first, approval of the minutes that are not approved, the returning tasks.

    A sitting that is called again has its own points already.
    """
    entries = [] if sitting.calls_again_id else way_of(sitting.body).opening_items(sitting)
    pending = Sitting.objects.filter(body=sitting.body, state__in=[SittingState.HELD, SittingState.DRAFT])
    for earlier in pending.order_by("day", "pk"):
        if not AgendaItem.objects.filter(body=sitting.body, source=f"minutes:{earlier.pk}").exists():
            entries.append(
                (ItemKind.DECISION, _approval_of(earlier), f"sittings/{earlier.pk}/", f"minutes:{earlier.pk}")
            )
    if Task.objects.filter(body=sitting.body, state=TaskState.OPEN).exists():
        entries.append((ItemKind.INFORMATION, lambda: _("Open tasks"), "", f"tasks:{sitting.pk}"))
    for position, (kind, make, link, source) in enumerate(entries, 1):
        AgendaItem.objects.create(
            space=sitting.space,
            body=sitting.body,
            sitting=sitting,
            position=position,
            kind=kind,
            title=in_all_languages(make, sitting.space),
            link=link,
            source=source,
        )


def _approval_of(earlier: Sitting):
    words = {"number": earlier.number, "year": earlier.year}
    return lambda: _("Approval of the minutes of sitting %(number)s/%(year)s") % words


@transaction.atomic
def change_sitting(*, sitting: Sitting, expected: int, reason: str = "", by, **values) -> Sitting:
    """Change day, hour, place or words; ``Stale`` when somebody else saved first. Who was told is told again.

    Another day, hour or place is kept as a former date, with the ``reason`` where one was given. For another day
    everybody is asked anew, and the notice counts from today.
    """
    insist(rules.may_change_sitting(grants(by, sitting.space), sitting))
    if values.get("day", sitting.day) != sitting.day:
        insist(rules.thinkable(values["day"], timezone.localdate()))
    before = (sitting.day, sitting.starts_at, sitting.place)
    changed = moves.edit(sitting, expected=expected, **_texts(values, sitting.space))
    if not changed:
        return sitting
    _seat(sitting)
    journal.note("sitting.changed", sitting, space=sitting.space, by=by, changed=", ".join(sorted(changed)))
    if {"day", "starts_at", "place"} & set(changed):
        _moved(sitting, before, reason, by)
    return sitting


def _moved(sitting: Sitting, before: tuple[date, time, str], reason: str, by) -> None:
    was_convened = sitting.state == SittingState.CONVENED
    day, starts_at, place = before
    FormerDate.objects.create(
        space=sitting.space,
        sitting=sitting,
        day=day,
        starts_at=starts_at,
        place=place,
        was_convened=was_convened,
        moved_on=timezone.localdate(),
        moved_by=by,
        reason=reason[:300],
    )
    Sitting.objects.filter(pk=sitting.pk).update(moved_times=F("moved_times") + 1)
    sitting.refresh_from_db(fields=["moved_times"])
    if day != sitting.day:
        if was_convened:
            _ask_anew(sitting)
        after = sitting.day.isoformat()
        journal.note("sitting.moved", sitting, space=sitting.space, by=by, before=day.isoformat(), after=after)
    if was_convened:
        notices.tell(sitting, "sitting_changed", notices.MOVED, before=FormerDate(day=day, starts_at=starts_at))


def _ask_anew(sitting: Sitting) -> None:
    """What was answered was said of another day; the journal keeps it. The notice of the new day leaves today."""
    nothing = {"reply": Reply.NONE, "replied_on": None, "reply_channel": "", "replaced_by": ""}
    Attendance.objects.filter(sitting=sitting).update(**nothing, stands_for=None, asked_on=None)
    Sitting.objects.filter(pk=sitting.pk).update(convened_on=timezone.localdate())
    sitting.refresh_from_db(fields=["convened_on"])


@transaction.atomic
def convene(*, sitting: Sitting, by) -> tuple[int, int]:
    """Send the notice with agenda and calendar entry: ``(by e-mail, by letter)``. Who has no address gets a letter."""
    _seat(sitting)
    sheet = queries.sitting_sheet(sitting)
    insist(rules.may_convene(grants(by, sitting.space), sitting, items=len(sheet.items), members=len(sheet.attendance)))
    way_of(sitting.body).before_notice(sitting, [row.member for row in sheet.attendance], by=by)
    today = timezone.localdate()
    moves.apply(sitting, states.CONVENE, convened_on=today, version=sitting.version + 1)
    mails, letters = notices.tell(sitting, "sitting_notice", notices.NOTICE, sheet=sheet)
    Guest.objects.filter(sitting=sitting).update(invited_on=today)
    verb = "sitting.convened_late" if sheet.notice.is_late(today) else "sitting.convened"
    journal.note(verb, sitting, space=sitting.space, by=by, mails=mails, letters=letters)
    return mails, letters


@transaction.atomic
def cancel_sitting(*, sitting: Sitting, reason: str, by) -> Sitting:
    """Cancel with a reason. Points of the agenda wait for the next sitting; whoever was told is told."""
    insist(may(grants(by, sitting.space), "sitting.write"))
    was_convened = sitting.state == SittingState.CONVENED
    moves.apply(sitting, states.CANCEL, cancel_reason=reason[:300], version=sitting.version + 1)
    if was_convened:
        notices.tell(sitting, "sitting_cancelled", notices.CANCELLED, reason=reason)
    set_free(sitting)
    journal.note("sitting.cancelled", sitting, space=sitting.space, by=by, reason=reason)
    return sitting
