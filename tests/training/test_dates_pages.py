"""Pages about dates and evenings: who gets in, what they show, how much they ask the database."""

from datetime import date, time, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from people import signed_in
from training.making import make_evening, make_wish
from zesummen.kernel.models import Entry, OutboxMessage
from zesummen.kernel.tenancy import inside
from zesummen.training import participant_codes, tasks_dates
from zesummen.training.actions import evenings, polls
from zesummen.training.models import Attendance, Evening, Participant, Poll, PollAnswer, Visit
from zesummen.training.queries import evening_calendar, evening_letters
from zesummen.training.queries import evenings as queries_of_evenings
from zesummen.training.queries import polls as queries
from zesummen.training.states import EveningState


def a_day(days: int):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def poll(asked, anna, trainer):
    with inside(asked.body):
        slots = [(a_day(30), time(18, 30), time(20, 30)), (a_day(32), time(18, 30), time(20, 30))]
        return polls.open_poll(asked, number=1, slots=slots, answers_until=a_day(10), by=anna)


@pytest.fixture
def evening(asked, anna, dora, trainer):
    """Confirmed by both sides, in 30 days."""
    with inside(asked.body):
        made = evenings.propose(
            asked, number=1, day=a_day(30), starts=time(18, 30), ends=time(20, 30), lead=trainer, by=anna
        )
        return evenings.confirm(asked.request, made, by=dora)


def at(space, case, tail: str = "") -> str:
    return f"/s/{space.slug}/training/requests/{case.request.pk}/{tail}"


def one(space, evening, tail: str = "") -> str:
    return f"/s/{space.slug}/training/evenings/{evening.pk}/{tail}"


def page_of(person: Participant, tail: str = "") -> str:
    return f"/t/{participant_codes.part_of(person)}/{tail}"


def the(case, name: str) -> Participant:
    with inside(case.body):
        return Participant.objects.select_related("space").get(name=name)


# Case pages


def test_both_sides_read_the_dates(asked, anna, dora, esch, cefis, trainer):
    for person, space in ((anna, esch), (dora, cefis)):
        answer = signed_in(person).get(at(space, asked, "dates/"))
        assert answer.status_code == 200
        assert "Ask the members about dates" in answer.content.decode()


def test_strangers_colleagues_and_the_signed_out(asked, poll, evening_or_none, cleo, gaston, esch, cefis, differdange):
    pages = ["dates/", f"dates/polls/{poll.pk}/", "evenings/"]
    for tail in pages:
        assert Client().get(at(esch, asked, tail)).status_code == 302
        assert signed_in(cleo).get(at(differdange, asked, tail)).status_code == 404
        assert signed_in(cleo).get(at(esch, asked, tail)).status_code == 404


@pytest.fixture
def evening_or_none():
    return None


def test_a_member_reads_and_does_not_send(asked, poll, ben, esch):
    browser = signed_in(ben)
    assert browser.get(at(esch, asked, "dates/")).status_code == 200
    assert "people/council/" not in browser.get(at(esch, asked)).content.decode()  # no link to what would be refused
    for tail in ("dates/2/poll/", "dates/2/propose/", f"dates/polls/{poll.pk}/letters.pdf"):
        assert browser.get(at(esch, asked, tail)).status_code == 403
    for tail in ("close/", "remind/", "choose/"):
        assert browser.post(at(esch, asked, f"dates/polls/{poll.pk}/{tail}")).status_code == 403


def test_a_poll_is_sent_from_proposals_and_typed_dates(asked, anna, esch, trainer):
    with inside(asked.body):
        make_wish(asked.request)
    browser, address = signed_in(anna), at(esch, asked, "dates/1/poll/")
    shown = browser.get(address).context["form"]
    first = shown.fields["proposed"].choices[0][0]
    given = {"proposed": [first], "answers_until": f"{a_day(5):%d.%m.%Y}", "message": "Merci"}
    saturday = a_day(40)
    typed = {"day1": f"{saturday:%d.%m.%Y}", "starts1": "9:30", "ends1": "12:00"}
    answer = browser.post(address, {**given, **typed, "confirmed": "on"})
    assert answer.status_code == 302
    with inside(asked.body):
        made = Poll.objects.get()
        assert len(queries.dates_of(made)) == 2 and made.message == "Merci"
    wrong = browser.post(address, {**given, "proposed": [], "day1": "1.1.2020", "starts1": "9:30", "ends1": "12:00"})
    assert wrong.status_code == 422 and "in the past" in wrong.content.decode()


def test_a_typed_date_on_a_holiday_or_too_short_takes_a_tick(asked, anna, esch, trainer):
    browser, address = signed_in(anna), at(esch, asked, "dates/1/poll/")
    christmas = date(timezone.localdate().year + 1, 12, 25)
    typed = {"day1": f"{christmas:%d.%m.%Y}", "starts1": "18:00", "ends1": "18:30"}
    given = {"answers_until": f"{a_day(5):%d.%m.%Y}", **typed}
    answer = browser.post(address, given)
    page = answer.content.decode()
    assert answer.status_code == 422 and "is a public holiday" in page and "takes 120 minutes" in page
    with inside(asked.body):
        assert not Poll.objects.exists()
    assert browser.post(address, {**given, "confirmed": "on"}).status_code == 302
    with inside(asked.body):
        assert "holiday" in queries.dates_of(Poll.objects.get())[0].warnings


def test_nothing_chosen_is_said(asked, anna, esch, trainer):
    answer = signed_in(anna).post(at(esch, asked, "dates/1/poll/"), {"answers_until": f"{a_day(5):%d.%m.%Y}"})
    assert answer.status_code == 422 and "at least one date" in answer.content.decode()


def test_the_poll_page_shows_seats_and_is_acted_on(asked, poll, anna, esch):
    browser, address = signed_in(anna), at(esch, asked, f"dates/polls/{poll.pk}/")
    body = browser.get(address).content.decode()
    assert "0 of" in body and "silent" in body
    person = the(asked, "Eva Kahn")
    key = f"{address}answers/{person.pk}/"
    with inside(asked.body):
        dates = queries.dates_of(poll)
    assert browser.get(key).status_code == 200
    assert browser.post(key, {f"date_{dates[0].pk}": "yes"}).status_code == 302
    assert browser.post(f"{address}remind/").status_code == 302
    assert browser.post(f"{address}remind/").status_code == 409
    assert browser.post(f"{address}choose/", {"date": "999999"}).status_code == 409
    assert browser.post(f"{address}choose/", {"date": dates[0].pk}).status_code == 302
    assert browser.post(f"{address}close/").status_code == 409
    with inside(asked.body):
        assert Evening.objects.get().state == EveningState.PROPOSED


def test_letters_carry_link_code_and_slip(asked, poll, anna, esch):
    answer = signed_in(anna).get(at(esch, asked, f"dates/polls/{poll.pk}/letters.pdf"))
    assert answer.status_code == 200 and answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("many", [0, 40])
def test_the_statements_do_not_grow(
    asked, poll, evening_two, anna, hugo, dora, esch, cefis, many, django_assert_max_num_queries
):
    with inside(cefis):
        host = asked.host
        for number in range(many):
            row = Participant.objects.create(
                space=cefis, request=asked.request, party=host, part="guest", name=f"G {number}"
            )
            PollAnswer.objects.create(space=cefis, date=queries.dates_of(poll)[0], participant=row, voice="yes")
    wanted = [
        (anna, at(esch, asked, tail)) for tail in ("dates/", f"dates/polls/{poll.pk}/", "dates/1/poll/", "evenings/")
    ]
    wanted += [
        (anna, one(esch, evening_two)),
        (dora, one(cefis, evening_two)),
        (hugo, f"/s/{cefis.slug}/training/evenings/"),
    ]
    for person, address in wanted:
        browser = signed_in(person)
        browser.get(address)
        with django_assert_max_num_queries(12):
            assert browser.get(address).status_code == 200, address


@pytest.fixture
def evening_two(asked, anna, dora, trainer, poll):
    """The second evening, confirmed."""
    with inside(asked.body):
        made = evenings.propose(
            asked, number=2, day=a_day(50), starts=time(18, 30), ends=time(20, 30), lead=trainer, by=anna
        )
        return evenings.confirm(asked.request, made, by=dora)


# One evening


def test_a_date_is_proposed_confirmed_moved_and_cancelled(asked, anna, dora, esch, cefis, trainer):
    given = {"day": f"{a_day(40):%d.%m.%Y}", "starts": "18:30", "ends": "20:30", "confirmed": "on"}
    answer = signed_in(anna).post(at(esch, asked, "dates/1/propose/"), given)
    assert answer.status_code == 302
    with inside(cefis):
        row = Evening.objects.get()
    assert signed_in(anna).get(one(esch, row)).status_code == 200
    desk = signed_in(dora)
    assert desk.post(one(cefis, row, "confirm/")).status_code == 409  # nobody leads it
    assert desk.post(one(cefis, row, "trainers/"), {"lead": trainer.pk}).status_code == 302
    assert desk.post(one(cefis, row, "confirm/")).status_code == 302
    assert desk.post(one(cefis, row, "confirm/")).status_code == 409
    row.refresh_from_db()
    moved = {**given, "day": f"{a_day(41):%d.%m.%Y}", "version": row.version}
    browser = signed_in(anna)
    assert browser.post(one(esch, row, "move/"), moved).status_code == 422  # the other side has not agreed
    assert browser.post(one(esch, row, "move/"), {**moved, "agreed": "on"}).status_code == 302
    stale = browser.post(one(esch, row, "move/"), {**moved, "agreed": "on", "day": f"{a_day(42):%d.%m.%Y}"})
    assert stale.status_code == 422 and "Somebody else changed this" in stale.content.decode()
    assert browser.post(one(esch, row, "cancel/"), {"reason": ""}).status_code == 422
    assert browser.post(one(esch, row, "cancel/"), {"reason": "Salle prise"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.day, row.sequence) == (EveningState.CANCELLED, a_day(41), 3)


def test_the_room_is_told_and_confirmed(asked, evening, anna, hugo, esch, cefis):
    browser, address = signed_in(anna), one(esch, evening, "room/")
    assert browser.get(address).status_code == 200
    given = {"version": evening.version, "place_name": "Mairie", "step_free": "unknown"}
    answer = browser.post(address, {**given, "is_sure": "on"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Fill in “Address”." in page and "Fill in “Who holds the key”." in page
    assert browser.post(address, given).status_code == 302
    evening.refresh_from_db()
    assert evening.room_confirmed_on is None and evening.place_name == "Mairie"
    full = {
        "version": evening.version, "place_name": "Mairie", "place_address": "1, place", "key_holder": "Jo",
        "key_phone": "621 11 22 33", "has_screen": "yes", "has_wifi": "no", "step_free": "yes", "is_sure": "on",
    }  # fmt: skip
    assert browser.post(address, full).status_code == 302
    evening.refresh_from_db()
    assert evening.room_confirmed_on == a_day(0) and (evening.has_screen, evening.has_wifi) == (True, False)
    mine = signed_in(hugo).get(f"/s/{cefis.slug}/training/evenings/").content.decode()
    assert "tel:621112233" in mine and "no Wi-Fi" in mine
    assert signed_in(hugo).get(one(cefis, evening)).status_code == 200


def test_calendar_and_letters_of_an_evening(asked, evening, anna, esch):
    browser = signed_in(anna)
    assert b"SEQUENCE:1" in browser.get(one(esch, evening, "evening.ics")).content
    assert browser.get(one(esch, evening, "letters.pdf")).content.startswith(b"%PDF")
    assert browser.get(at(esch, asked, "evenings/")).status_code == 200


def test_another_commune_sees_no_evening(asked, evening, cleo, differdange):
    for tail in ("", "room/", "move/", "cancel/", "evening.ics", "letters.pdf"):
        assert signed_in(cleo).get(one(differdange, evening, tail)).status_code == 404
    assert signed_in(cleo).post(one(differdange, evening, "letters/printed/")).status_code == 404


# The participant's page


def test_a_code_opens_the_page_and_guessing_is_stopped(asked, poll, db):
    cache.clear()
    person, browser = the(asked, "Ana Costa"), Client()
    spelt = participant_codes.letter_code(person)[1]
    answer = browser.post("/t/", {"code": spelt.lower().replace("-", " ")})
    assert answer.status_code == 302 and answer["Location"] == page_of(person)
    for _number in range(10):
        assert browser.post("/t/", {"code": "AAAAA-AAAAA"}).status_code == 422
    assert browser.post("/t/", {"code": spelt}).status_code == 429
    cache.clear()


@pytest.mark.parametrize("part", ["nothing", "AAAAAAAAAA-aaaa", "-", "x" * 500])
def test_a_cut_link_says_so(db, part):
    assert Client().get(f"/t/{part}/").status_code == 410


def test_a_member_answers_by_link_and_changes_it(asked, poll):
    person, browser = the(asked, "Ana Costa"), Client()
    shown = browser.get(page_of(person))
    assert shown.status_code == 200 and shown["X-Robots-Tag"].startswith("noindex")
    with inside(asked.body):
        dates = queries.dates_of(poll)
    to = page_of(person, f"dates/{poll.pk}/")
    assert browser.post(to, {f"date_{dates[0].pk}": "yes"}).status_code == 302
    assert browser.post(to, {f"date_{dates[0].pk}": "no", f"date_{dates[1].pk}": "if_need_be"}).status_code == 302
    with inside(asked.body):
        assert [row.voice for row in PollAnswer.objects.order_by("date__day")] == ["no", "if_need_be"]
        assert all(row.keyed_in_by is None for row in PollAnswer.objects.all())
    assert browser.post(to, {}).status_code == 409
    assert browser.post(to, {f"date_{dates[0].pk}": "perhaps"}).status_code == 422
    assert browser.get(to).status_code == 405


def test_a_link_of_somebody_else_is_refused(asked, poll, anna, cleo):
    with inside(asked.body):
        Participant.objects.filter(name="Ana Costa").update(person=anna)
    person = the(asked, "Ana Costa")
    assert signed_in(cleo).get(page_of(person)).status_code == 403
    assert signed_in(anna).get(page_of(person)).status_code == 200
    esch = asked.viewer
    answer = signed_in(anna).get(at(esch, asked, "mine/"))
    assert answer.status_code == 302 and answer["Location"] == page_of(person)


@pytest.mark.parametrize("language", ["fr", "de", "lb", "en", "pt"])
def test_the_page_speaks_the_language_of_its_person(asked, evening, language):
    person, browser = the(asked, "Ana Costa"), Client()
    assert browser.post(page_of(person, "language/"), {"language": language}).status_code == 302
    assert browser.get(page_of(person))["Content-Language"] == language


def test_calendars_of_a_person_and_of_a_trainer(asked, evening, trainer, cefis):
    person, browser = the(asked, "Ana Costa"), Client()
    assert b"BEGIN:VEVENT" in browser.get(page_of(person, "calendar.ics")).content
    assert browser.get(page_of(person, f"evening/{evening.pk}.ics")).status_code == 200
    assert browser.get(page_of(person, "evening/999999.ics")).status_code == 404
    with inside(cefis):
        part = evening_calendar.feed_part(trainer)
    assert b"BEGIN:VEVENT" in browser.get(f"/t/calendar/{part}.ics").content
    assert browser.get(f"/t/calendar/{part[:-1]}0x.ics").status_code == 404
    assert browser.get("/t/calendar/1.ics").status_code == 404


def on_paper_too(asked, cefis, evening, hugo, anna):
    """Whoever has no address gets a letter with the own page; the commune owes it until somebody notes it as printed."""
    esch = asked.viewer
    with inside(cefis):
        held = Evening.objects.select_related("request__course", "request__space", "session").get(pk=evening.pk)
        found = queries_of_evenings.make_ups(held, timezone.localdate())
        names = {row.name for row, _near in found if not row.email}
        letter = evening_letters.missed_letters(asked, held, found, timezone.localdate())
        digests = Participant.objects.filter(name__in=names).values_list("code_digest", flat=True)
        assert "Cy Roth" in names and all(digests)  # the codes on paper open the pages
    words = str(letter.blocks)
    codes = [participant_codes.letter_code(row)[1] for row, _near in found if not row.email]
    assert all(name in words for name in names) and all(code in words for code in codes)
    assert "Ana Costa" not in words and "Bo Lux" not in words
    assert str(found[0][1][0].host.commune.name_fr) in words

    def owed():
        rows = queries_of_evenings.due([esch], timezone.localdate())
        return [row.link for row in rows if row.kind == "training_letters"]

    assert owed() == [f"training/evenings/{evening.pk}/"]
    browser = signed_in(anna)
    assert "letters/printed/" in browser.get(one(esch, evening)).content.decode()
    assert browser.get(one(esch, evening, "letters.pdf")).content.startswith(b"%PDF")
    for _twice in range(2):
        assert browser.post(one(esch, evening, "letters/printed/")).status_code == 302
    assert owed() == []
    page = browser.get(one(esch, evening)).content.decode()
    assert "letters.pdf" in page and "letters/printed/" not in page
    with inside(cefis):
        assert Entry.objects.filter(verb="training_evening.letters_printed").count() == 1


def test_who_missed_an_evening_goes_to_a_neighbours(
    asked, cefis, evening, trainer, dora, neighbour, course, hugo, anna
):
    from zesummen.training.models import Party, TrainingRequest

    with inside(cefis):
        Evening.objects.filter(pk=evening.pk).update(state=EveningState.HELD, day=a_day(-1))
        other = TrainingRequest.objects.create(
            space=cefis, course=course, reference="F-X-1", state="dated", asked_on=a_day(-20), languages=["fr"]
        )
        Party.objects.create(
            space=cefis, request=other, commune=neighbour.commune, commission_name="Autre", is_host=True
        )
        near = make_evening(other, 1, in_days=12, state=EveningState.CONFIRMED, lead=trainer, sequence=1)
        came = Participant.objects.get(name="Bo Lux")
        Attendance.objects.create(space=cefis, evening=evening, participant=came, number=1, name="Bo Lux", part="full")
    assert tasks_dates.offer_neighbours() == 0  # the list of who came is still being kept
    with inside(cefis):
        Evening.objects.filter(pk=evening.pk).update(day=a_day(-3))
    assert tasks_dates.offer_neighbours() > 0 and tasks_dates.offer_neighbours() == 0
    told = OutboxMessage.objects.filter(kind="training_missed")
    assert "member1@example.org" in {row.to_address for row in told}
    assert "member2@example.org" not in {row.to_address for row in told}  # Bo Lux came
    assert "" not in {row.to_address for row in told}
    on_paper_too(asked, cefis, evening, hugo, anna)
    person, browser = the(asked, "Ana Costa"), Client()
    shown = [b["shown"] for b in browser.get(page_of(person)).context["blocks"]]
    assert [one["missed"][0]["number"] for one in shown if isinstance(one, dict) and "missed" in one] == [1]
    shown = [b["shown"] for b in browser.get(page_of(came)).context["blocks"]]
    assert not [one for one in shown if isinstance(one, dict) and "missed" in one]
    assert browser.post(page_of(came, f"visit/{near.pk}/"), {"comes": "yes"}).status_code == 409
    for _twice in range(2):
        assert browser.post(page_of(person, f"visit/{near.pk}/"), {"comes": "yes"}).status_code == 302
    with inside(cefis):
        assert Visit.objects.count() == 1
    trainers = signed_in(hugo)
    assert "Ana Costa" in trainers.get(one(cefis, near)).content.decode()
    assert b"F-X" not in browser.get(page_of(person, "calendar.ics")).content
    assert browser.get(page_of(person, "calendar.ics")).content.count(b"BEGIN:VEVENT") == 2
    assert browser.post(page_of(person, f"visit/{near.pk}/"), {"comes": "no"}).status_code == 302
    with inside(cefis):
        assert not Visit.objects.exists()
