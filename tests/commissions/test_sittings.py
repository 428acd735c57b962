"""The constituent sitting, the year in one act, and the pages of a commission's sittings."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from commissioning import make_commission, make_rules
from people import a_person, give
from zesummen.commissions.actions import seats as seat_acts
from zesummen.commissions.actions import sittings as acts
from zesummen.commissions.forms.sittings import YearForm
from zesummen.commissions.models import Commission, Office
from zesummen.commissions.queries import sittings as queries
from zesummen.commissions.views import sittings as views
from zesummen.council.models import CouncilDate
from zesummen.kernel.access import Refused, permissions_of
from zesummen.kernel.models import OutboxMessage
from zesummen.kernel.tenancy import inside
from zesummen.sittings import actions
from zesummen.sittings.models import BodyMember, Sitting
from zesummen.sittings.ways import way_of

BASE = "/s/esch-sur-alzette/"


@pytest.fixture
def new(esch, anna):
    """A commission being set up, with two seats."""
    with inside(esch):
        made = make_commission(esch, from_on=date(2026, 1, 15), state="setting_up", constituted_on=None)
        make_rules(made, own={"chair_mode": "elected", "vice_mode": "elected", "opens_first": "eldest",
                              "secretary_mode": "civil_servant", "min_members": 1})  # fmt: skip
        for number, seat in enumerate(seat_acts.make_seats(commission=made, count=2, by=anna), 1):
            seat_acts.appoint(commission=made, part="full", seat=seat, name=f"M{number} Full",
                              from_on=date(2026, 1, 15), by=anna)  # fmt: skip
        yield made


def first(commission, by, day=None) -> Sitting:
    made = acts.plan_first(
        commission=commission, day=day or timezone.localdate(), starts_at=time(18), place="Mairie", by=by
    )
    return Sitting.objects.select_related("body", "space").get(pk=made.pk)


def came(sitting, by):
    for row in sitting.attendance.select_related("sitting__body", "sitting__space", "member"):
        actions.mark(attendance=row, presence="present", by=by)
    sitting.refresh_from_db()


def test_the_agenda_of_the_first_sitting_follows_the_rules(new, anna):
    sitting = first(new, anna)
    titles = [item.title.piece("en").text for item in sitting.items.all()]
    assert titles == [
        "Opening of the sitting by the eldest member",
        "Election of the president",
        "Election of the vice-president",
        "The secretary: an official of the commune, without a vote",
        "Adoption of the rules of procedure",
        "Calendar of the year's sittings",
    ]
    with pytest.raises(Refused, match="planned already"):
        first(new, anna, timezone.localdate() + timedelta(days=3))


def test_a_first_sitting_without_quorum_is_called_again_as_the_first_with_all_it_had(new, anna, sign_in):
    sitting = first(new, anna)
    kept = {"step_free": "yes", "meeting_link": "https://meet.example/x", "interpreter": "pt – fr", "is_open": True}
    Sitting.objects.filter(pk=sitting.pk).update(**kept, languages=["fr", "pt"])
    sitting = Sitting.objects.select_related("body", "space").get(pk=sitting.pk)
    point, titles = sitting.items.last(), [str(item.title) for item in sitting.items.all()]
    actions.invite_guest(sitting=sitting, kind="expert", name="Dr Blum", item=point, email="b@x.example", by=anna)
    actions.mark(attendance=sitting.attendance.select_related("sitting__body", "sitting__space").first(),
                 presence="present", by=anna)  # fmt: skip
    sitting.refresh_from_db()
    actions.close_for_quorum(sitting=sitting, by=anna)
    browser, again = sign_in(anna), f"{BASE}sittings/{sitting.pk}/call-again/"
    typed = {"day": timezone.localdate().strftime("%d.%m.%Y"), "starts_at": "21:00", "place": "Mairie"}
    late = browser.post(again, typed)
    assert late.status_code == 422 and "The notice would be late" in late.content.decode()
    assert browser.post(again, {**typed, "confirmed": "on"}).status_code == 302
    made = Sitting.objects.get(calls_again=sitting)
    assert made.is_constituent and {name: getattr(made, name) for name in kept} == kept
    assert made.languages == ["fr", "pt"] and [str(item.title) for item in made.items.all()] == titles
    assert [(guest.name, guest.item_id) for guest in made.guests.all()] == [("Dr Blum", point.pk)]


def test_a_first_sitting_planned_after_a_cancelled_one_has_each_point_once(new, anna):
    sitting = first(new, anna)
    titles = sorted(str(item.title) for item in sitting.items.all())
    actions.cancel_sitting(sitting=sitting, reason="neige", by=anna)
    assert sorted(str(item.title) for item in first(new, anna).items.all()) == titles


def test_the_result_names_offices_and_sets_the_commission_to_work(new, anna, sign_in):
    sitting = first(new, anna)
    browser = sign_in(anna, HTTP_ACCEPT_LANGUAGE="en")
    address = f"{BASE}commissions/{new.pk}/sittings/{sitting.pk}/result/"
    assert "Record first who came" in browser.get(address).content.decode()
    came(sitting, anna)
    refused = browser.post(address, {"secretary_name": "Sam Clerk"})
    assert refused.status_code == 422 and "Sam Clerk" in refused.content.decode()
    member = sitting.attendance.get(member__name="M2 Full").member_id
    both = browser.post(address, {"president": member, "president_name": "X"})
    assert both.status_code == 422 and not Office.objects.exists()
    sent = {"president": member, "president_note": "2 votes of 2", "secretary_name": "Sam Clerk"}
    assert browser.post(address, sent).status_code == 302
    commission = Commission.objects.get(pk=new.pk)
    assert (commission.state, commission.constituted_on) == ("working", sitting.day)
    offices = {row.kind: row for row in Office.objects.select_related("member")}
    assert offices["president"].member.name == "M2 Full" and offices["president"].sitting_id == sitting.pk
    assert offices["secretary"].member.has_vote is False
    assert browser.post(address, sent).status_code == 422


@pytest.mark.parametrize("twice", [False, True])
def test_a_secretary_typed_by_name_is_linked_to_the_one_account_of_that_name(new, anna, esch, sign_in, twice):
    sam = give(a_person("Sam Clèrk", language="de"), esch, "secretary")
    if twice:
        give(a_person("Zoe", full_name="Sam Clerk"), esch, "officer")
    sitting = first(new, anna)
    came(sitting, anna)
    address = f"{BASE}commissions/{new.pk}/sittings/{sitting.pk}/result/"
    sent = {"president_name": "m1 full", "secretary_name": " sam clerk "}
    assert sign_in(anna).post(address, sent).status_code == 302
    offices = {row.kind: row.member for row in Office.objects.select_related("member__person")}
    assert offices["president"].has_vote and offices["president"].name == "M1 Full"
    secretary = offices["secretary"]
    if twice:  # nobody guesses which of two it is
        assert secretary.person is None
    else:
        assert (secretary.person, secretary.address, secretary.language) == (sam, sam.email, "de")
        assert secretary.name == "Sam Clèrk"
        assert not way_of(new.body).wants_letter(secretary)


def test_a_name_with_another_address_is_another_person(new, anna, esch):
    give(a_person("Sam Clerk"), esch, "secretary")
    office = seat_acts.name_office(
        commission=new, kind="secretary", name="Sam Clerk", email="private@example.org", from_on=new.from_on, by=anna
    )
    assert (office.member.person, office.member.address) == (None, "private@example.org")


def test_a_year_is_proposed_around_holidays_and_the_council_and_planned_in_one_act(new, anna, sign_in):
    year = timezone.localdate().year + 1
    council = date(year, 2, 2) + timedelta(days=(1 - date(year, 2, 2).weekday()) % 7)
    CouncilDate.objects.create(space=new.space, day=council)
    browser = sign_in(anna, HTTP_ACCEPT_LANGUAGE="en")
    address = f"{BASE}commissions/{new.pk}/sittings/year/"
    ask = {"first": f"01/01/{year}", "last": f"31/12/{year}", "count": "24", "weekday": "1", "starts_at": "18:00",
           "place": "Mairie"}  # fmt: skip
    page = browser.post(address, ask).content.decode()
    assert Sitting.objects.count() == 0 and "Tuesday, " in page
    lines = page.split("<textarea")[1].split(">")[1].split("<")[0].strip().splitlines()
    assert len(lines) == 24 and council.strftime("%d/%m/%Y") not in page
    refused = browser.post(address, {**ask, "days": f"{lines[0]}\n{council:%d/%m/%Y}"})
    assert refused.status_code == 422 and "The council sits on" in refused.content.decode()
    assert Sitting.objects.count() == 0
    assert "no such" in browser.post(address, {**ask, "days": f"99/99/{year}"}).content.decode()
    assert browser.post(address, {**ask, "days": "\n".join(lines[:4])}).status_code == 302
    assert Sitting.objects.filter(body=new.body_id, year=year).count() == 4


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 6, 23), "National Day"), (date(2020, 3, 4), "is in the past")],
)
def test_a_holiday_or_a_past_day_is_said_and_may_be_confirmed(esch, anna, sign_in, day, words, time_machine):
    time_machine.move_to("2026-05-01 10:00")
    with inside(esch):
        commission = make_commission(esch, from_on=date(2018, 1, 1))
        make_rules(commission)
    browser = sign_in(anna, HTTP_ACCEPT_LANGUAGE="en")
    address = f"{BASE}bodies/{commission.body_id}/sittings/new/"
    typed = {"day": f"{day:%d/%m/%Y}", "starts_at": "18:00", "place": "Mairie", "version": "0"}
    refused = browser.post(address, typed)
    assert refused.status_code == 422 and words in refused.content.decode() and "Mairie" in refused.content.decode()
    assert browser.post(address, {**typed, "confirmed": "on"}).status_code == 302
    with inside(esch):
        assert Sitting.objects.get(body=commission.body_id).day == day


@pytest.mark.parametrize("day", ["2026-01-20", "2026-10-31", "2026-11-22", "2026-12-31"])
def test_the_span_that_is_offered_can_be_proposed_on_any_day(new, day, time_machine):
    time_machine.move_to(f"{day} 10:00")
    start = views.offered(new, queries.year_page(new, timezone.localdate()), timezone.localdate())
    typed = {**start, "first": f"{start['first']:%d/%m/%Y}", "last": f"{start['last']:%d/%m/%Y}"}
    form = YearForm({"starts_at": "18:00", "place": "Mairie", **typed})
    assert form.is_valid(), form.errors


def test_a_point_has_a_mission_of_the_regime_or_none(new, anna, sign_in):
    sitting = first(new, anna, timezone.localdate() + timedelta(days=20))
    browser = sign_in(anna, HTTP_ACCEPT_LANGUAGE="en")
    address = f"{BASE}sittings/{sitting.pk}/agenda/add/"
    typed = {"title_original": "lb", "title_lb": "Quorum", "title_fr": "Le quorum", "kind": "opinion", "version": "0"}
    both = browser.post(address, {**typed, "mission": "M3", "is_outside": "on"})
    assert both.status_code == 422 and "serves none of them" in both.content.decode()
    assert browser.post(address, {**typed, "mission": "C7"}).status_code == 422
    done = browser.post(address, {**typed, "mission": "M3", "presenter": "Ivo", "minutes_planned": "20"})
    assert done.status_code == 302
    page = browser.get(f"{BASE}sittings/{sitting.pk}/").content.decode()
    assert "M3 Promote access" in page and "presented by Ivo" in page and "20 minutes" in page
    assert '<abbr title="How many seats or members must be there' in page
    assert '<details class="term"><summary><abbr' in page  # a tap or the keyboard opens it, without script
    assert '<span class="term-note" lang="en">How many seats or members must be there' in page


def test_pages_of_sittings_cost_the_same_for_more_rows(new, anna, sign_in):
    browser = sign_in(anna, HTTP_ACCEPT_LANGUAGE="en")
    sitting = first(new, anna)
    pages = [
        f"{BASE}commissions/{new.pk}/sittings/",
        f"{BASE}commissions/{new.pk}/sittings/year/",
        f"{BASE}commissions/{new.pk}/sittings/first/",
        f"{BASE}commissions/{new.pk}/sittings/{sitting.pk}/letters/",
        f"{BASE}commissions/{new.pk}/sittings/{sitting.pk}/result/",
    ]

    def asked():
        found = []
        for address in pages:
            with CaptureQueriesContext(connection) as caught:
                assert browser.get(address).status_code == 200
            found.append(len(caught))
        return found

    few = asked()
    days = [timezone.localdate() + timedelta(days=30 * number) for number in (1, 2, 3)]
    acts.plan_year(commission=new, days=days, starts_at=time(18), place="X", by=anna)
    assert asked() == few and max(few) <= 12, few


def test_readers_do_not_plan(new, ivo, sign_in):
    browser = sign_in(ivo, HTTP_ACCEPT_LANGUAGE="en")
    assert browser.get(f"{BASE}commissions/{new.pk}/sittings/").status_code == 200
    for address in ("first", "year"):
        assert browser.get(f"{BASE}commissions/{new.pk}/sittings/{address}/").status_code == 403


def test_who_presides_reads_what_the_members_read(new, anna, sign_in):
    """The president's pages lead to the sittings and their papers: no link of them is refused."""
    president = give(a_person("Paula President"), new.space, "president")
    sitting = first(new, anna)
    assert sign_in(president).get(f"{BASE}sittings/{sitting.pk}/").status_code == 200
    assert permissions_of(["member"]) <= permissions_of(["president"])


@pytest.mark.parametrize("publicity, is_open", [("closed", False), ("open", True), ("mixed", True)])
def test_a_sitting_begins_as_the_rules_of_its_day_say(esch, anna, sign_in, publicity, is_open):
    """Else the notice would say “not public” where the rules say that everybody may listen."""
    with inside(esch):
        made = make_commission(esch, from_on=date(2026, 1, 15))
        make_rules(made, own={"publicity": publicity, "languages": ["fr", "pt"], "min_members": 1})
        days = [timezone.localdate() + timedelta(days=count) for count in (30, 60)]
        planned = acts.plan_year(commission=made, days=days, starts_at=time(18), place="Mairie", by=anna)
        assert [(row.is_open, row.languages) for row in planned] == [(is_open, ["fr", "pt"])] * 2
        shut = actions.plan_sitting(
            body=made.body, day=days[0] + timedelta(days=7), starts_at=time(18), place="Mairie", is_open=False, by=anna
        )
        assert not shut.is_open
        Sitting.objects.all().delete()
    form = sign_in(anna).get(f"{BASE}bodies/{made.body_id}/sittings/new/").context["form"]
    assert (bool(form["is_open"].value()), form["languages"].value()) == (is_open, ["fr", "pt"])


def test_the_notice_by_mail_says_who_interprets(new, anna):
    sitting = first(new, anna, timezone.localdate() + timedelta(days=20))
    BodyMember.objects.filter(body=new.body).update(email="m@members.example", language="en")
    Sitting.objects.filter(pk=sitting.pk).update(interpreter="Portuguese to French, by headset")
    actions.convene(sitting=Sitting.objects.select_related("body", "space").get(pk=sitting.pk), by=anna)
    for mail in OutboxMessage.objects.filter(to_address="m@members.example"):
        assert "Interpretation: Portuguese to French, by headset" in mail.text and "headset" in mail.html
