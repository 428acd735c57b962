"""What makes each kind of mail of a commission, in a space of the demo country that has no commission yet."""

from datetime import date, time, timedelta

from django.utils import timezone

from advising import sent
from calling import apply, make_call, over
from commissioning import make_commission, make_rules
from people import a_person, give
from zesummen.commissions.actions import calls, fees, minutes, opinions, reports, seats
from zesummen.commissions.models import SeatFilling
from zesummen.commissions.queries import members
from zesummen.sittings import actions as sittings
from zesummen.sittings.models import Attendance, Sitting

RULES = {
    "minutes_approval": "written",
    "has_substitutes": "pairs",
    "quorum_rule": "majority",
    "min_members": 1,
    "attendance_fee": "25.00",
}
START = date(2024, 1, 15)


def of_a_commission(space, officer) -> None:
    """A call, two pairs, a sitting whose member cannot come and then can, one without quorum, fees, opinion, report."""
    for role, name in (("treasurer", "Théo Kass"), ("secretary", "Gwen Sekretär"), ("mayor", "Mara Maire")):
        give(a_person(name), space, role)
    commission = make_commission(space, from_on=START)
    make_rules(commission, own=RULES)
    _candidates(commission, officer)
    seated = _seats(commission, officer)
    _sittings(commission, officer)
    _minutes(commission, officer)
    _fees(commission, officer, seated)
    opinions.remind(opinion=sent(commission, officer), by=officer)
    report = reports.begin(commission=commission, year=timezone.localdate().year - 1, by=officer)
    reports.adopt(report=report, adopted_on=timezone.localdate(), by=officer)
    reports.send(report=report, to=["council", "college"], by=officer)


def _candidates(commission, officer) -> None:
    call = make_call(commission, officer)
    calls.publish(call=call, by=officer)
    apply(call)
    call = over(call)
    calls.close(call=call, by=officer)
    calls.archive(call=call, by=officer)


def _seats(commission, officer) -> list:
    made = seats.make_seats(commission=commission, count=2, by=officer)
    for seat in made:
        for part in ("full", "substitute"):
            seats.appoint(
                commission=commission,
                part=part,
                seat=seat,
                name=f"{part.title()} {seat.number}",
                email=f"{part}{seat.number}@zesummen.example",
                from_on=START,
                by=officer,
            )
    return made


def _sittings(commission, officer) -> None:
    today = timezone.localdate()
    for day in (today + timedelta(days=20), today):
        sitting = sittings.plan_sitting(body=commission.body, day=day, starts_at=time(18), place="Mairie", by=officer)
        sittings.add_item(sitting=sitting, title="Budget", kind="opinion", by=officer)
        sitting = Sitting.objects.select_related("body", "space").get(pk=sitting.pk)
        sittings.convene(sitting=sitting, by=officer)
        if day > today:
            sittings.reply(attendance=_of(sitting), reply="excused", channel="phone", by=officer)
            sittings.reply(attendance=_of(sitting), reply="comes", channel="phone", by=officer)
        else:
            sitting.refresh_from_db()
            sittings.close_for_quorum(sitting=sitting, by=officer)


def _of(sitting) -> Attendance:
    rows = Attendance.objects.select_related("sitting__body", "sitting__space", "member__person")
    return rows.get(sitting=sitting, member__name="Full 1")


def _minutes(commission, officer) -> None:
    today = timezone.localdate()
    day = today - timedelta(days=7)
    sitting = sittings.plan_sitting(body=commission.body, day=day, starts_at=time(18), place="Mairie", by=officer)
    rows = Attendance.objects.filter(sitting=sitting)
    for row in rows.select_related("sitting__body", "sitting__space", "member__person"):
        sittings.mark(attendance=row, presence="present", by=officer)
    held = Sitting.objects.select_related("body", "space").get(pk=sitting.pk)
    minutes.send_for_remarks(sitting=held, until=today, by=officer)
    held = Sitting.objects.select_related("body", "space").get(pk=sitting.pk)
    said = {"sitting": held, "member": rows.first().member, "text": "Il manque le budget.", "item": None}
    remark = minutes.remark_by_code(**said, granted=members.rights(commission))
    minutes.settle(remark=remark, state="taken", expected=remark.version, by=officer)
    minutes.approve(sitting=held, approved_on=today, by=officer)
    held = Sitting.objects.select_related("body", "space").get(pk=sitting.pk)
    minutes.pass_on(sitting=held, to="college", by=officer)


def _fees(commission, officer, seated) -> None:
    year = timezone.localdate().year - 1
    held = Sitting.objects.create(
        space=commission.space, body=commission.body, number=90, year=year, day=date(year, 3, 4), starts_at=time(18),
        place="Mairie", state="held",
    )  # fmt: skip
    member = Attendance.objects.filter(member__name="Full 1").first().member
    SeatFilling.objects.create(space=commission.space, sitting=held, seat=seated[0], member=member, part="full")
    fees.send(commission=commission, year=year, half=1, by=officer)
