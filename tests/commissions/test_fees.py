"""Attendance fees: counted from seats filled at the fee of the day, sent once, frozen, corrected by another list."""

from base64 import b64decode
from datetime import date, time
from decimal import Decimal

import pytest
import time_machine

from commissioning import make_commission, make_rules
from zesummen.commissions.actions import fees as acts
from zesummen.commissions.actions import seats as seat_acts
from zesummen.commissions.models import FeeList, RulesVersion, SeatFilling
from zesummen.commissions.queries import fees
from zesummen.kernel.access import Refused
from zesummen.kernel.exports import child
from zesummen.kernel.models import OutboxMessage
from zesummen.kernel.tenancy import inside
from zesummen.sittings.models import Sitting

START = date(2024, 1, 15)


@pytest.fixture
def paid(esch, anna):
    """Two members; sittings in March and May 2025 at 25 and 30 euros, one in autumn; M2 missed May."""
    with inside(esch):
        commission = make_commission(esch, from_on=START)
        own = {"min_members": 1, "has_substitutes": "none", "attendance_fee": "25.00"}
        make_rules(commission, own=own, in_force_until=date(2025, 4, 30))
        make_rules(commission, own={**own, "attendance_fee": "30.00"}, in_force_from=date(2025, 5, 1))
        seats = seat_acts.make_seats(commission=commission, count=2, by=anna)
        members = [
            seat_acts.appoint(commission=commission, part="full", seat=seat, name=name, from_on=START, by=anna).member
            for name, seat in zip(("Ada Um", "Bo Zwee"), seats, strict=True)
        ]
        for number, day in enumerate((date(2025, 3, 4), date(2025, 5, 6), date(2025, 10, 7)), 1):
            made = Sitting.objects.create(
                space=esch, body=commission.body, number=number, year=2025, day=day, starts_at=time(18),
                place="Mairie", state="held",
            )  # fmt: skip
            for seat, member in zip(seats, members, strict=True):
                if (number, member.name) != (2, "Bo Zwee"):
                    SeatFilling.objects.create(space=esch, sitting=made, seat=seat, member=member, part="full")
        yield commission


def told(sheet) -> list[tuple]:
    return [(row.name, row.sittings, row.fee, row.amount) for row in sheet.rows]


def test_the_fee_is_the_one_of_the_day_of_each_sitting(paid):
    sheet = fees.counted(paid, 2025, 1)
    assert told(sheet) == [
        ("Ada Um", 1, Decimal("25.00"), Decimal("25.00")),
        ("Ada Um", 1, Decimal("30.00"), Decimal("30.00")),
        ("Bo Zwee", 1, Decimal("25.00"), Decimal("25.00")),
    ]
    assert sheet.total == Decimal("80.00") and fees.counted(paid, 2025, 2).total == Decimal("60.00")


def test_without_a_fee_in_the_rules_nobody_is_owed_one(paid):
    RulesVersion.objects.all().delete()
    assert fees.counted(paid, 2025, 1).rows == ()


@time_machine.travel("2025-07-10 10:00")
def test_a_list_is_sent_once_frozen_and_replaced_by_a_correction(paid, anna, lucie):
    acts.send(commission=paid, year=2025, half=1, by=anna)
    mail = OutboxMessage.objects.get(kind="fees_sent")
    sheet = child.sheet_rows(b64decode(mail.attachments[0]["base64"]), "xlsx", 50)
    assert mail.to_address == lucie.email and any("Ada Um" in row for row in sheet)
    with pytest.raises(Refused, match="sent already, and nothing has changed"):
        acts.send(commission=paid, year=2025, half=1, reason="x", by=anna)
    SeatFilling.objects.filter(member__name="Bo Zwee", sitting__number=1).delete()
    first = fees.lists(paid, 2025, 1)[0]
    assert fees.as_sent(paid, first).total == Decimal("80.00")
    with pytest.raises(Refused, match="Say why"):
        acts.send(commission=paid, year=2025, half=1, by=anna)
    second = acts.send(commission=paid, year=2025, half=1, reason="présence corrigée", by=anna)
    assert (second.replaces_id, second.total) == (first.pk, Decimal("55.00"))
    assert "remplace" in str(fees.paper(fees.as_sent(paid, second)).blocks[0])


@time_machine.travel("2025-06-30 10:00")
def test_not_before_the_half_year_is_over_and_not_without_a_treasurer(paid, anna, lucie, ben):
    with pytest.raises(Refused, match="not over yet"):
        acts.send(commission=paid, year=2025, half=1, by=anna)
    with pytest.raises(Refused, match="role does not let you"):
        acts.send(commission=paid, year=2025, half=1, by=ben)
    assert not FeeList.objects.exists()


@time_machine.travel("2025-07-10 10:00")
def test_nobody_to_send_it_to(paid, anna):
    with pytest.raises(Refused, match="role of treasurer"):
        acts.send(commission=paid, year=2025, half=1, by=anna)


@time_machine.travel("2026-02-02 10:00")
def test_the_treasurer_reads_and_the_secretary_sends(paid, anna, lucie, ben, esch, sign_in):
    here = f"/s/{esch.slug}/commissions/{paid.pk}/fees/"
    assert sign_in(ben).get(here).status_code == 403
    page = sign_in(lucie).get(f"{here}2025/1/").content.decode()
    assert "Bo Zwee" in page and "Send it to the treasurer" not in page
    browser = sign_in(anna)
    assert browser.post(f"{here}2025/1/", {}).status_code == 302
    assert browser.post(f"{here}2025/1/", {"reason": "encore"}).status_code == 422
    assert browser.post(f"{here}2025/2/", {}).status_code == 302
    page = sign_in(lucie).get(here).content.decode()
    assert page.count("sent on") == 2
    for file in ("list-fr.pdf", "list-fr.xlsx", "list-de.docx"):
        assert sign_in(lucie).get(f"{here}2025/1/{file}").status_code == 200
    assert browser.get(f"{here}2025/3/").status_code == 404
    for year in (0, 1999, 2201, 99999):
        assert (
            browser.get(f"{here}{year}/1/list-fr.pdf").status_code == browser.get(f"{here}{year}/1/").status_code == 404
        )


def test_the_list_is_due_once_the_half_year_is_over_until_it_is_sent(paid, esch, anna, lucie):
    def owed(day):
        return [(str(row.what), row.on, row.late) for row in fees.due([esch], day)]

    told_due = "Send the attendance fees of 1/2025 to the treasurer"
    assert owed(date(2025, 6, 30)) == []  # nobody sat in the second half of 2024
    assert owed(date(2025, 7, 1)) == [(told_due, date(2025, 7, 31), False)]
    assert owed(date(2025, 9, 1)) == [(told_due, date(2025, 7, 31), True)]
    assert owed(date(2026, 7, 1)) == []  # nobody sat
    with time_machine.travel("2025-07-02"):
        acts.send(commission=paid, year=2025, half=1, by=anna)
    assert owed(date(2025, 7, 3)) == []
    RulesVersion.objects.filter(in_force_from__year=2025).update(values={"attendance_fee": "0.00"})
    assert owed(date(2026, 1, 2)) == []


def test_a_second_press_says_that_the_list_has_gone(paid, esch, anna, lucie, sign_in):
    here = f"/s/{esch.slug}/commissions/{paid.pk}/fees/2025/1/"
    browser = sign_in(anna)
    assert browser.post(here).status_code == 302
    again = browser.post(here)
    assert again.status_code == 422 and "nothing has changed since" in again.content.decode()
