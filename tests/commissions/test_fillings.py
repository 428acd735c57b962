"""Seats at a sitting: who is convened, what answers bring about, who fills which seat, and when a quorum is there."""

import re
from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from commissioning import make_commission, make_rules
from zesummen.commissions.actions import seats as seat_acts
from zesummen.commissions.models import SeatFilling
from zesummen.commissions.queries import fillings
from zesummen.kernel.access import Refused
from zesummen.kernel.models import OutboxMessage
from zesummen.kernel.tenancy import inside
from zesummen.sittings import actions
from zesummen.sittings.models import AgendaItem, Attendance, Sitting
from zesummen.sittings.queries import due, sitting_sheet

START = date(2024, 1, 15)


def people(commission, by, pairs: int = 3, *, pool: int = 0):
    """Seats with full members M1, M2, … and substitutes S1, S2, … (or a pool P1, P2, …); M2 has no address."""
    seats = seat_acts.make_seats(commission=commission, count=pairs, by=by)
    for number, seat in enumerate(seats, 1):
        mail = "" if number == 2 else f"m{number}@example.org"
        seat_acts.appoint(commission=commission, part="full", seat=seat, name=f"M{number} Full", email=mail,
                          from_on=START, by=by)  # fmt: skip
        if not pool:
            seat_acts.appoint(commission=commission, part="substitute", seat=seat, name=f"S{number} Subst",
                              email=f"s{number}@example.org", from_on=START, by=by)  # fmt: skip
    for number in range(1, pool + 1):
        seat_acts.appoint(commission=commission, part="substitute", name=f"P{number} Pool",
                          email=f"p{number}@example.org", from_on=START, by=by)  # fmt: skip
    return seats


def plan(commission, by, day=None, **values) -> Sitting:
    day = day or timezone.localdate() + timedelta(days=20)
    made = actions.plan_sitting(body=commission.body, day=day, starts_at=time(18), place="Mairie", by=by, **values)
    actions.add_item(sitting=made, title="Avis", kind="opinion", by=by)
    return Sitting.objects.select_related("body", "space").get(pk=made.pk)


def place(sitting, name: str) -> Attendance:
    return Attendance.objects.select_related("sitting__body", "sitting__space", "member__person").get(
        sitting=sitting, member__name__startswith=name
    )


@pytest.fixture
def pairs(esch, anna):
    with inside(esch):
        commission = make_commission(esch, from_on=START)
        make_rules(commission, own={"has_substitutes": "pairs", "quorum_rule": "majority", "min_members": 1})
        people(commission, anna)
        yield commission


@pytest.fixture
def pooled(esch, anna):
    with inside(esch):
        commission = make_commission(esch, from_on=START)
        make_rules(commission, own={"has_substitutes": "pool", "quorum_rule": "majority", "min_members": 1})
        people(commission, anna, pool=2)
        yield commission


def mails(kind: str) -> list[str]:
    return sorted(OutboxMessage.objects.filter(kind=kind).values_list("to_name", flat=True))


def test_the_substitute_is_asked_at_once_and_told_when_she_is_not_needed(pairs, anna):
    sitting = plan(pairs, anna)
    actions.convene(sitting=sitting, by=anna)
    actions.reply_by_link(attendance=place(sitting, "M1"), reply="excused", round_number=1)
    assert mails("sitting_asked") == ["S1 Subst"] and place(sitting, "S1").stands_for.name == "M1 Full"
    with pytest.raises(Refused, match="used already"):
        actions.reply_by_link(attendance=place(sitting, "M1"), reply="comes", round_number=1)
    assert place(sitting, "M1").reply == "excused"
    actions.reply(attendance=place(sitting, "M1"), reply="comes", channel="phone", by=anna)
    assert mails("sitting_released") == ["S1 Subst"] and place(sitting, "S1").stands_for is None


def test_in_a_pool_the_next_is_asked_when_the_first_declines(pooled, anna):
    sitting = plan(pooled, anna)
    actions.convene(sitting=sitting, by=anna)
    actions.reply(attendance=place(sitting, "M3"), reply="substitute", channel="counter", by=anna)
    assert place(sitting, "P1").stands_for.name == "M3 Full"
    actions.reply_by_link(attendance=place(sitting, "P1"), reply="excused", round_number=1)
    assert place(sitting, "P1").stands_for is None and place(sitting, "P2").stands_for.name == "M3 Full"
    actions.reply_by_link(attendance=place(sitting, "P2"), reply="excused", round_number=1)
    with pytest.raises(Refused, match="No substitute is left"):
        actions.reply(attendance=place(sitting, "M1"), reply="substitute", by=anna)
    assert place(sitting, "M1").reply == "none"


def test_in_a_pool_a_vacant_seat_asks_nobody_and_nobody_is_asked_for_two_seats(pooled, anna):
    seat_acts.make_seats(commission=pooled, count=2, by=anna)
    sitting = plan(pooled, anna)
    actions.convene(sitting=sitting, by=anna)
    actions.reply(attendance=place(sitting, "M1"), reply="excused", by=anna)
    actions.reply(attendance=place(sitting, "M2"), reply="excused", by=anna)
    assert [place(sitting, name).stands_for.name for name in ("P1", "P2")] == ["M1 Full", "M2 Full"]
    actions.reply(attendance=place(sitting, "M1"), reply="comes", by=anna)
    actions.reply(attendance=place(sitting, "M3"), reply="excused", by=anna)
    assert [place(sitting, name).stands_for.name for name in ("P1", "P2")] == ["M3 Full", "M2 Full"]


def test_seats_expected_follow_the_answers(pairs, anna):
    sitting = plan(pairs, anna)
    actions.convene(sitting=sitting, by=anna)
    for name, said in (("M1", "excused"), ("S1", "comes"), ("M2", "comes"), ("S3", "comes")):
        actions.reply(attendance=place(sitting, name), reply=said, by=anna)
    rows = fillings.expected_seats(sitting, list(Attendance.objects.filter(sitting=sitting).select_related("member")))
    told = [(row.number, row.expected, row.is_substitute) for row in rows]
    assert told == [(1, "S1 Subst", True), (2, "M2 Full", False), (3, "", False)]


def test_presence_fills_seats_and_the_full_member_who_comes_late_takes_hers(pairs, anna):
    sitting = plan(pairs, anna, timezone.localdate())
    actions.mark(attendance=place(sitting, "S1"), presence="present", by=anna)
    sitting.refresh_from_db()
    assert sitting.state == "held" and [row.part for row in fillings.seats_filled(sitting)] == ["substitute"]
    assert sitting_sheet(sitting).has_quorum is False
    late = place(sitting, "M1")
    actions.mark(attendance=late, presence="present", came_at=time(18, 40), by=anna)
    row = SeatFilling.objects.get(sitting=sitting, seat__number=1)
    assert (row.member.name, row.part, row.came_at) == ("M1 Full", "full", time(18, 40))
    actions.mark(attendance=place(sitting, "M2"), presence="present", by=anna)
    assert sitting_sheet(sitting).standing.there == 2 and sitting_sheet(sitting).has_quorum
    actions.mark(attendance=place(sitting, "M1"), presence="unknown", by=anna)
    assert SeatFilling.objects.get(sitting=sitting, seat__number=1).member.name == "S1 Subst"


def test_the_rest_is_excused_or_absent_but_substitutes_who_were_not_asked(pairs, anna):
    sitting = plan(pairs, anna, timezone.localdate())
    actions.reply(attendance=place(sitting, "M3"), reply="excused", by=anna)
    actions.mark(attendance=place(sitting, "M1"), presence="present", by=anna)
    actions.mark_the_rest(sitting=sitting, by=anna)
    told = dict(Attendance.objects.filter(sitting=sitting).values_list("member__name", "presence"))
    assert told == {"M1 Full": "present", "M2 Full": "absent", "M3 Full": "excused", "S1 Subst": "unknown",
                    "S2 Subst": "unknown", "S3 Subst": "absent"}  # fmt: skip


def test_a_complete_list_marks_nobody_absent_who_has_no_seat(pairs, anna, gaston, helene, sign_in):
    joined = {"body": pairs.body, "has_vote": False, "from_on": START, "by": anna}
    actions.add_member(name="", person=gaston, is_secretary=True, **joined)
    actions.add_member(name="", person=helene, **joined)
    actions.add_member(name="Xenia Écrit", **joined)
    sitting = plan(pairs, anna, timezone.localdate())
    actions.reply(attendance=place(sitting, "Xenia"), reply="excused", by=anna)
    door, browser = f"/s/esch-sur-alzette/sittings/{sitting.pk}/door/", sign_in(gaston)
    page = browser.get(door).content.decode()
    assert "You are noted as present" in page
    seatless = page.split('id="seatless"')[1].split("</p>")[0]
    assert helene.full_name in seatless and gaston.full_name not in seatless and "Xenia" not in seatless
    assert browser.post(door, {"rest": "1"}).status_code == 302
    told = dict(Attendance.objects.filter(sitting=sitting).values_list("member__name", "presence"))
    assert told[gaston.full_name] == "present" and told[helene.full_name] == "unknown"
    assert told["Xenia Écrit"] == "excused" and told["M1 Full"] == "absent"
    page = browser.get(door).content.decode()
    assert 'name="rest"' not in page and helene.full_name in page.split('id="seatless"')[1].split("</p>")[0]
    assert sitting_sheet(sitting).standing.there == 0  # who keeps the list fills no seat by it


def test_who_keeps_the_list_and_was_excused_stays_excused(pairs, anna, gaston):
    actions.add_member(body=pairs.body, name="", person=gaston, has_vote=False, from_on=START, by=anna)
    sitting = plan(pairs, anna, timezone.localdate())
    actions.reply(attendance=place(sitting, gaston.full_name), reply="excused", by=gaston)
    actions.mark_the_rest(sitting=sitting, by=gaston)
    assert place(sitting, gaston.full_name).presence == "excused"


def test_more_votes_than_seats_filled_are_refused(pairs, anna):
    sitting = plan(pairs, anna, timezone.localdate())
    for name in ("M1", "M2", "S1"):
        actions.mark(attendance=place(sitting, name), presence="present", by=anna)
    item = AgendaItem.objects.select_related("sitting__body", "sitting__space", "body", "space").get(source="")
    with pytest.raises(Refused, match="only 2 seats were filled"):
        actions.record_item(item=item, expected=item.version, votes_for=3, by=anna)


@pytest.mark.parametrize(("second", "needed"), [("same", 2), ("third", 1), ("any", 0)])
def test_a_sitting_without_quorum_is_closed_and_called_again(esch, anna, second, needed):
    with inside(esch):
        commission = make_commission(esch, from_on=START)
        make_rules(commission, own={"has_substitutes": "pairs", "second_call_rule": second, "min_members": 1})
        people(commission, anna)
        sitting = plan(commission, anna, timezone.localdate())
        actions.convene(sitting=sitting, by=anna)
        actions.mark(attendance=place(sitting, "M1"), presence="present", by=anna)
        sitting.refresh_from_db()
        actions.close_for_quorum(sitting=sitting, by=anna)
        assert sitting.state == "no_quorum" and len(mails("sitting_no_quorum")) == 5
        later = timezone.localdate() + timedelta(days=9)
        again = actions.call_again(sitting=sitting, day=later, starts_at=time(18), place="Mairie", by=anna)
        assert again.call_number == 2 and [str(i.title) for i in again.items.all()] == ["Avis"]
        assert sitting_sheet(again).standing.needed == needed
        with pytest.raises(Refused, match="called again already"):
            actions.call_again(sitting=sitting, day=later, starts_at=time(18), place="Mairie", by=anna)


def owed(space, kind: str) -> list:
    return [entry for entry in due([space], timezone.localdate()) if entry.kind == kind]


def test_a_sitting_without_quorum_is_due_to_be_called_again_until_it_is(pairs, anna, sign_in):
    today, space = timezone.localdate(), pairs.space
    sitting = plan(pairs, anna, today)
    later = plan(pairs, anna, today + timedelta(days=60))  # the calendar of the year does not stand in its place
    actions.mark(attendance=place(sitting, "M1"), presence="present", by=anna)
    sitting.refresh_from_db()
    assert owed(space, "call_again") == []
    actions.close_for_quorum(sitting=sitting, by=anna)
    (entry,) = owed(space, "call_again")
    assert (entry.on, entry.late, str(sitting) in str(entry.what)) == (today, False, True)
    assert sign_in(anna).get(entry.href).status_code == 200
    (entry,) = [one for one in due([space], today + timedelta(days=1)) if one.kind == "call_again"]
    assert entry.late
    again = actions.call_again(
        sitting=sitting, day=today + timedelta(days=9), starts_at=time(18), place="Mairie", by=anna
    )
    assert owed(space, "call_again") == []
    actions.cancel_sitting(sitting=again, reason="neige", by=anna)
    assert owed(space, "call_again") == []  # it was called again; its points wait for the next
    assert {entry.link for entry in owed(space, "notice")} == {f"sittings/{later.pk}/convene/"}


def test_points_put_on_a_planned_sitting_need_no_second_call(pairs, anna):
    sitting, later = plan(pairs, anna, timezone.localdate()), plan(pairs, anna)
    actions.mark(attendance=place(sitting, "M1"), presence="present", by=anna)
    sitting.refresh_from_db()
    actions.close_for_quorum(sitting=sitting, by=anna)
    assert owed(pairs.space, "call_again")
    AgendaItem.objects.filter(body=pairs.body, sitting=None).update(sitting=later)
    assert owed(pairs.space, "call_again") == []


def test_notice_and_minutes_are_due_by_the_rules_of_the_day(esch, anna):
    with inside(esch):
        commission = make_commission(esch, from_on=START)
        pairs = {"has_substitutes": "pairs"}
        first = {**pairs, "notice_days": 5, "notice_counting": "clear", "minutes_deadline_days": 30}
        today = timezone.localdate()
        change = today + timedelta(days=40)
        make_rules(commission, own=first, in_force_until=change - timedelta(days=1))
        make_rules(commission, own={**pairs, "notice_days": 20, "notice_counting": "calendar"}, in_force_from=change)
        commission.body.notice_days = 1  # what the body itself says holds where there are no rules
        commission.body.save()
        people(commission, anna)
        soon, late = plan(commission, anna, today + timedelta(days=30)), plan(commission, anna, change)
        found = {entry.link.split("/")[1]: entry.on for entry in owed(esch, "notice")}
        assert found == {str(soon.pk): today + timedelta(days=24), str(late.pk): change - timedelta(days=20)}
        held = plan(commission, anna, today)
        actions.mark(attendance=place(held, "M1"), presence="present", by=anna)
        (entry,) = owed(esch, "minutes")
        assert entry.on == today + timedelta(days=30)


def test_what_is_due_is_read_once_for_many_commissions_and_sittings(esch, anna):
    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            due([esch], timezone.localdate())
        return len(caught)

    with inside(esch):
        found = []
        for count in (1, 3):
            commission = make_commission(esch, from_on=START, name=f"C{count}")
            make_rules(commission)
            for day in range(count):
                plan(commission, anna, timezone.localdate() + timedelta(days=20 + day))
            found.append(asked())
        assert found[0] == found[1] <= 4


def test_with_a_quorum_no_sitting_is_closed(pairs, anna):
    sitting = plan(pairs, anna, timezone.localdate())
    for name in ("M1", "M2"):
        actions.mark(attendance=place(sitting, name), presence="present", by=anna)
    sitting.refresh_from_db()
    with pytest.raises(Refused, match="the quorum was reached"):
        actions.close_for_quorum(sitting=sitting, by=anna)


def test_the_notice_counts_by_the_rules_and_says_both_countings(pairs, anna, sign_in):
    make_rules(pairs, in_force_from=date(2025, 1, 1), own={"notice_days": 10, "notice_counting": "clear",
                                                         "has_substitutes": "pairs"})  # fmt: skip
    sitting = plan(pairs, anna, timezone.localdate() + timedelta(days=10))
    browser = sign_in(anna, HTTP_ACCEPT_LANGUAGE="en")
    address = f"/s/esch-sur-alzette/sittings/{sitting.pk}/convene/"
    page = browser.get(address).content.decode()
    assert "10 clear days" in page and "This notice is late" in page
    assert browser.post(address).status_code == 422
    assert browser.post(address, {"confirmed": "on"}).status_code == 302
    sitting.refresh_from_db()
    assert sitting.state == "convened"


def test_the_page_of_a_sitting_costs_the_same_for_more_seats(pairs, anna, sign_in):
    sitting = plan(pairs, anna)
    actions.convene(sitting=sitting, by=anna)
    browser = sign_in(anna, HTTP_ACCEPT_LANGUAGE="en")
    pages = [f"/s/esch-sur-alzette/sittings/{sitting.pk}/door/", f"/s/esch-sur-alzette/sittings/{sitting.pk}/"]

    def asked():
        found = []
        for address in pages:
            with CaptureQueriesContext(connection) as caught:
                assert browser.get(address).status_code == 200
            found.append(len(caught))
        return found, [q["sql"].split("FROM")[-1][:60] for q in caught]

    actions.invite_guest(sitting=sitting, kind="expert", name="G", by=anna)
    few, _sql = asked()
    for number in range(4, 8):
        (seat,) = seat_acts.make_seats(commission=pairs, count=1, by=anna)
        seat_acts.appoint(commission=pairs, part="full", seat=seat, name=f"N{number}", from_on=START, by=anna)
    actions.change_sitting(sitting=sitting, expected=sitting.version, is_open=True, by=anna)
    many, sql = asked()
    assert many == few and max(many) <= 12, (few, many, sql)


def test_one_press_from_the_mail(pairs, anna, flora, sign_in, ivo):
    sitting = plan(pairs, anna)
    actions.convene(sitting=sitting, by=anna)
    mail = OutboxMessage.objects.get(kind="sitting_notice", to_name="M1 Full")
    link = re.search(r"https?://[^/]+(/answer/[^?\s]+/)", mail.text)[1]
    page = flora.get(link)
    assert page.status_code == 200 and "no-referrer" in page["Referrer-Policy"]
    assert place(sitting, "M1").reply == "none"
    done = flora.post(link, {"reply": "substitute"})
    assert done.status_code == 302 and place(sitting, "M1").reply_channel == "link"
    assert mails("sitting_asked") == ["S1 Subst"]
    assert flora.get(done["Location"]).status_code == 200
    assert flora.get(link).status_code == 410 and flora.post(link, {"reply": "yes"}).status_code == 410
    assert place(sitting, "M1").reply == "substitute"
    assert flora.get(link.replace("~", "~9", 1)).status_code == 410


def test_a_substitute_is_told_so_and_sends_no_substitute(pairs, anna, flora):
    sitting = plan(pairs, anna)
    actions.convene(sitting=sitting, by=anna)
    for name, is_full in (("M1 Full", True), ("S1 Subst", False)):
        mail = OutboxMessage.objects.get(kind="sitting_notice", to_name=name)
        assert ("say=substitute" in mail.text) == ("say=substitute" in mail.html) == is_full
        assert ("agenda so that you know" in mail.text) != is_full or mail.language != "en"
        link = re.search(r"https?://[^/]+(/answer/[^?\s]+/)", mail.text)[1]
        page = flora.get(link + "?in=en").content.decode()
        assert ("My substitute takes the seat" in page) == is_full


def test_nobody_sends_a_substitute_where_the_seat_has_none(pairs, anna, flora):
    """The button is not offered; when it is pressed all the same, the page does not say that it was recorded."""
    seat = seat_acts.make_seats(commission=pairs, count=1, by=anna)[0]
    seat_acts.appoint(
        commission=pairs, part="full", seat=seat, name="Lone", email="l@example.org", from_on=START, by=anna
    )
    sitting = plan(pairs, anna)
    actions.convene(sitting=sitting, by=anna)
    mail = OutboxMessage.objects.get(kind="sitting_notice", to_name="Lone")
    assert "say=yes" in mail.text and "say=substitute" not in mail.text
    link = re.search(r"https?://[^/]+(/answer/[^?\s]+/)", mail.text)[1]
    assert "My substitute takes the seat" not in flora.get(link + "?in=en").content.decode()
    refused = flora.post(link + "?in=en", {"reply": "substitute"})
    words = refused.content.decode()
    assert refused.status_code == 422 and "No substitute is left" in words and "takes the seat" not in words
    assert place(sitting, "Lone").reply == "none"
    assert flora.post(link, {"reply": "no"}).status_code == 302  # the link still works


def test_a_link_meant_for_another_says_so(pairs, anna, ivo, sign_in):
    seat = seat_acts.make_seats(commission=pairs, count=1, by=anna)[0]
    seat_acts.appoint(commission=pairs, part="full", seat=seat, person=anna, from_on=START, by=anna)
    sitting = plan(pairs, anna)
    actions.convene(sitting=sitting, by=anna)
    mail = OutboxMessage.objects.get(kind="sitting_notice", to_name=str(anna))
    link = re.search(r"https?://[^/]+(/answer/[^?\s]+/)", mail.text)[1]
    answer = sign_in(ivo, HTTP_ACCEPT_LANGUAGE="en").post(link, {"reply": "yes"})
    assert answer.status_code == 403 and "meant for somebody else" in answer.content.decode()
    row = Attendance.objects.get(sitting=sitting, member__person=anna)
    assert row.reply == "none"


def test_a_letter_carries_the_code(pairs, anna, sign_in):
    import pypdfium2

    sitting = plan(pairs, anna)
    actions.convene(sitting=sitting, by=anna)
    member = place(sitting, "M2").member_id
    answer = sign_in(anna).get(f"/s/esch-sur-alzette/sittings/{sitting.pk}/letter/{member}/")
    words = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(answer.content))
    _address, (url, short) = fillings.letter_facts(place(sitting, "M2").member)
    assert short in words and "/m/" in url
