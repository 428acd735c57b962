"""The pages of the evening: run sheet, presence, desk, screen, paper; who gets in, and how few statements they take."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from people import signed_in
from training.making import make_evening
from zesummen.kernel.tenancy import inside
from zesummen.training.actions import attendance, phones, rooms
from zesummen.training.models import Attendance, Card, CardGroup, Decision, Dot, Participant, Room
from zesummen.training.queries import steps as step_queries

pytestmark = pytest.mark.django_db
PAGES = ("run/", "presence/", "presence/paper/", "live/", "live/decision/", "live/paper/", "screen/")


@pytest.fixture
def room(cefis, case, evening, hugo):
    with inside(cefis):
        return rooms.open_room(case=case, evening=evening, by=hugo)


@pytest.fixture
def base(cefis, evening):
    return f"/s/cefis/training/evenings/{evening.pk}/"


def gather(cefis, room, evening, count: int = 3):
    """So many phones, each with a card and a dot; the cards of the first are grouped."""
    with inside(cefis):
        steps = step_queries.of(evening.session_id)
        Room.objects.filter(pk=room.pk).update(step=4)
        room.refresh_from_db()
        group = CardGroup.objects.create(space=cefis, room=room, step=2, title="Meetings", language="en")
        for number in range(count):
            phone = phones.join(room=room, key=f"key-of-phone-{number:04d}", language="de")
            phones.write_card(
                room=room, phone=phone, steps=steps, step=2, text=f"Gedanke {number}", client_key=f"card-key-{number}"
            )
            phones.give_dot(
                room=room, phone=phone, steps=steps, step=4, group=group.pk, client_key=f"dot-key-{number:04d}"
            )
    return group


@pytest.mark.parametrize("page", PAGES)
def test_pages_open_for_who_leads(page, base, room, hugo):
    assert signed_in(hugo).get(base + page).status_code == 200


@pytest.mark.parametrize("number", ["²", "9" * 22, "9" * 5000, "-1", "x"])
def test_what_is_no_number_is_answered_with_a_sentence(number, base, room, evening, cefis, hugo):
    gather(cefis, room, evening, 1)
    trainer = signed_in(hugo)
    for page in ("live/", "live/part/", "live/decision/"):
        assert trainer.get(base + page, {"step": number, "group": number}).status_code == 200
    with inside(cefis):
        card = Card.objects.first()
    sent = [
        ("live/cards/", {"card": number, "act": "hide"}),
        ("live/cards/", {"card": card.pk, "act": "put", "group": number, "step": 2}),
        ("live/cards/", {"card": card.pk, "act": "make", "title": "Group", "step": number}),
        ("live/decision/", {"group": number}),
        ("presence/paper/", {"person": number}),
        (f"live/go/?step={number}", {"step": number, "seen": number}),
    ]
    for page, values in sent:
        assert trainer.post(base + page, values).status_code in (302, 409, 422), (page, values)


@pytest.mark.parametrize("page", PAGES[:-1])
def test_the_commune_sees_its_evening_as_co_host(page, evening, room, anna):
    assert signed_in(anna).get(f"/s/{anna_space(anna)}/training/evenings/{evening.pk}/{page}").status_code == 200


def anna_space(_anna) -> str:
    return "esch-sur-alzette"


@pytest.mark.parametrize("page", PAGES)
def test_strangers_neighbours_and_who_lacks_the_right(page, evening, room, cleo, ivo, base, flora):
    assert signed_in(cleo).get(base + page).status_code == 404
    assert signed_in(cleo).get(f"/s/differdange/training/evenings/{evening.pk}/{page}").status_code == 404
    if page != "run/" and page != "screen/":
        assert signed_in(ivo).get(f"/s/esch-sur-alzette/training/evenings/{evening.pk}/{page}").status_code == 403
    assert flora.get(base + page).status_code == 302


@pytest.mark.parametrize("page", [*PAGES, "live/part/", "screen/part/", "run/part/"])
def test_pages_take_as_many_statements_with_many_rows_as_with_one(
    page, cefis, base, room, evening, hugo, django_assert_max_num_queries
):
    browser = signed_in(hugo)
    gather(cefis, room, evening, 1)
    browser.get(base + page)
    with django_assert_max_num_queries(22) as few:
        browser.get(base + page)
    gather_more(cefis, room, evening)
    with django_assert_max_num_queries(len(few.captured_queries)):
        browser.get(base + page)
    assert len(few.captured_queries) <= 22, [q["sql"] for q in few.captured_queries]


def gather_more(cefis, room, evening):
    with inside(cefis):
        Card.objects.bulk_create(
            Card(space=cefis, room=room, step=2, text=f"More {n}", client_key=f"more-key-{n}") for n in range(40)
        )


def test_the_evening_is_led_from_the_phone(cefis, base, evening, hugo):
    browser = signed_in(hugo)
    assert "Open the room" in browser.get(base + "run/").text
    browser.post(base + "live/")
    with inside(cefis):
        room = Room.objects.get()
    assert re.fullmatch("[0-9A-Z]{6}", room.code)
    browser.post(base + "live/")
    with inside(cefis):
        assert Room.objects.count() == 1
    answer = browser.post(base + "live/go/", {"step": "1", "seen": "0", "to": "run"})
    assert answer.url == base + "run/"
    page = browser.get(base + "run/").text
    assert "20 minutes left" in page and 'aria-current="step"' in page
    Room._base_manager.update(step_since=timezone.now() - timedelta(minutes=23, seconds=30))
    assert "4 minutes over" in browser.get(base + "run/").text


def test_two_who_press_next_at_once_go_on_by_one(cefis, base, room, hugo, dora):
    for person in (hugo, dora):
        signed_in(person).post(base + "live/go/", {"step": "1", "seen": "0"})
    with inside(cefis):
        assert Room.objects.get().step == 1
    answer = signed_in(dora).post(base + "live/go/", {"step": "2", "seen": "0"})
    assert answer.status_code == 409 and "Somebody else" in answer.text


def test_the_commune_does_not_lead(evening, room, anna, cefis):
    answer = signed_in(anna).post(
        f"/s/esch-sur-alzette/training/evenings/{evening.pk}/live/go/", {"step": 1, "seen": 0}
    )
    assert answer.status_code == 409
    with inside(cefis):
        assert Room.objects.get().step == 0


def test_presence_is_ticked_and_taken_back(cefis, base, evening, case, hugo):
    browser = signed_in(hugo)
    with inside(cefis):
        person = Participant.objects.get(request=case.request, name="Substitute 2")
    browser.post(f"{base}presence/{person.pk}/", {"act": "note"})
    page = browser.get(base + "presence/").text
    assert "1 of 5 seats" in page and "ticked on the list" in page
    browser.post(f"{base}presence/{person.pk}/", {"act": "take_back"})
    with inside(cefis):
        assert not Attendance.objects.exists()
    assert browser.post(f"{base}presence/999999/", {"act": "note"}).status_code == 404


def test_the_paper_list_is_keyed_in_and_takes_nobody_off(cefis, base, evening, hugo, case):
    browser = signed_in(hugo)
    with inside(cefis):
        rows = {one.name: one for one in Participant.objects.filter(request=case.request)}
        attendance.note(case=case, evening=evening, participant=rows["Ana Costa"], by=hugo)
    browser.post(base + "presence/paper/", {"person": [rows["Bo Lux"].pk, rows["Cy Roth"].pk]})
    with inside(cefis):
        assert sorted((row.name, row.how) for row in Attendance.objects.all()) == [
            ("Ana Costa", "list"), ("Bo Lux", "paper"), ("Cy Roth", "paper"),
        ]  # fmt: skip
    assert browser.post(base + "presence/paper/", {}).status_code == 422


def test_somebody_unexpected_is_added_with_the_reason_where_something_is_missing(cefis, base, evening, case, hugo):
    browser = signed_in(hugo)
    wrong = browser.post(base + "presence/add/", {"party": case.host.pk, "name": "", "part": "council"})
    assert wrong.status_code == 422 and 'href="#id_name"' in wrong.text
    browser.post(base + "presence/add/", {"party": case.host.pk, "name": "Ivo Santos", "part": "council"})
    browser.post(base + "presence/add/", {"party": case.host.pk, "name": "ivo santos", "part": "council"})
    with inside(cefis):
        assert [(row.name, row.part) for row in Attendance.objects.all()] == [("Ivo Santos", "council")]


def test_an_evening_in_the_future_has_no_presence(cefis, case, trainer, hugo):
    with inside(cefis):
        coming = make_evening(case.request, in_days=2, state="confirmed", lead=trainer)
    page = signed_in(hugo).get(f"/s/cefis/training/evenings/{coming.pk}/presence/").text
    assert "from that day on" in page and "Is there" not in page


def test_the_desk_groups_cards_with_form_and_keyboard(cefis, base, room, evening, hugo):
    gather(cefis, room, evening)
    browser = signed_in(hugo)
    with inside(cefis):
        cards = list(Card.objects.values_list("pk", flat=True))
        group = CardGroup.objects.get()
    browser.post(base + "live/cards/", {"step": 2, "act": "put", "group": group.pk, "card": cards[:2]})
    browser.post(base + "live/cards/", {"step": 2, "act": "put", "title": "Schools", "card": cards[2:]})
    browser.post(base + "live/cards/", {"step": 2, "act": "hide", "card": cards[:1]})
    with inside(cefis):
        assert sorted(Card.objects.values_list("group__title", flat=True)) == ["Meetings", "Meetings", "Schools"]
        assert Card.objects.filter(is_hidden=True).count() == 1
    screen = browser.get(base + "screen/?x=").text
    assert "Meetings" in screen
    assert browser.post(base + "live/cards/", {"step": 2, "act": "put", "group": group.pk}).status_code == 422
    assert (
        browser.post(base + "live/cards/", {"step": 2, "act": "put", "group": 9999, "card": cards}).status_code == 409
    )


def test_a_group_is_renamed_and_stays_once_it_has_dots(cefis, base, room, evening, hugo):
    group = gather(cefis, room, evening)
    browser = signed_in(hugo)
    browser.post(f"{base}live/groups/{group.pk}/", {"title": "Meeting places", "version": 1})
    assert "Meeting places" in browser.get(base + "live/").text
    stale = browser.post(f"{base}live/groups/{group.pk}/", {"title": "Other", "version": 1})
    assert stale.status_code == 422 and "Somebody else changed this" in stale.text
    kept = browser.post(f"{base}live/groups/{group.pk}/", {"act": "remove"})
    assert kept.status_code == 409 and "Dots were given" in kept.text


def test_a_decision_is_recorded_once_with_who_and_by_when(cefis, base, room, evening, case, hugo):
    browser = signed_in(hugo)
    typed = {
        "party": case.host.pk, "title": "Open a language café", "language": "en", "owner": "Ana Costa",
        "due": "31.12.2027", "client_key": "decision-key-1",
    }  # fmt: skip
    for _press in range(2):
        assert browser.post(base + "live/decision/", typed).status_code == 302
    with inside(cefis):
        row = Decision.objects.get()
    assert (str(row.title), row.owner_name, row.due_on.year) == ("Open a language café", "Ana Costa", 2027)
    assert "Open a language café" in browser.get(base + "live/").text
    past = browser.post(base + "live/decision/", {**typed, "client_key": "decision-key-2", "due": "01.01.2020"})
    assert past.status_code == 422 and "cannot be due before" in past.text


def test_paper_is_keyed_in_once_and_counted_with_the_phones(cefis, base, room, evening, hugo):
    group = gather(cefis, room, evening)
    browser = signed_in(hugo)
    typed = {"act": "cards", "step": 2, "source": "flipchart", "language": "pt", "texts": "Escola\n\nFesta",
             "client_key": "form-key-1"}  # fmt: skip
    for _press in range(2):
        assert browser.post(base + "live/paper/", typed).status_code == 302
    for count in ("7", "5"):
        browser.post(base + "live/paper/", {"act": "dots-4", f"dots-4-group_{group.pk}": count})
    with inside(cefis):
        assert list(Card.objects.filter(source="flipchart").values_list("text", "language")) == [
            ("Escola", "pt"), ("Festa", "pt"),
        ]  # fmt: skip
        assert sum(Dot.objects.values_list("count", flat=True)) == 3 + 5
    long = browser.post(base + "live/paper/", {**typed, "texts": "a" * 100_000, "client_key": "form-key-2"})
    assert long.status_code == 422 and "Line 1" in long.text and "a" * 1000 in long.text
    many = browser.post(base + "live/paper/", {"act": "dots-4", f"dots-4-group_{group.pk}": "-3"})
    assert many.status_code == 422


def test_a_photo_is_kept_with_the_evening(cefis, base, room, evening, hugo, anna, png):
    for person, space in ((hugo, "cefis"), (anna, "esch-sur-alzette")):
        address = f"/s/{space}/training/evenings/{evening.pk}/live/paper/"
        answer = signed_in(person).post(address, {"act": "photo", "title": f"Chart of {space}", "photo": png(space)})
        assert answer.status_code == 302
    page = signed_in(hugo).get(base + "live/paper/").text
    assert "Chart of cefis" in page and "Chart of esch-sur-alzette" in page


@pytest.fixture
def png():
    from io import BytesIO

    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    def made(name):
        buffer = BytesIO()
        Image.new("RGB", (40, 30), "white").save(buffer, "PNG")
        return SimpleUploadedFile(f"{name}.png", buffer.getvalue(), "image/png")

    return made


@pytest.mark.parametrize("paper", ["run", "presence", "cards", "dots"])
def test_papers_are_made_in_french_and_german(paper, base, room, hugo):
    for language, kind in (("fr", "pdf"), ("de", "docx")):
        answer = signed_in(hugo).get(f"{base}{paper}-{language}.{kind}")
        assert answer.status_code == 200 and len(answer.content) > 2000


def test_the_screen_shows_no_names_and_opens_by_its_link(cefis, base, room, evening, hugo, flora, case):
    gather(cefis, room, evening)
    desk_page = signed_in(hugo).get(base + "live/").text
    link = re.search(r"http://testserver(/r/screen/[^/<]+/)", desk_page)[1]
    page = flora.get(link)
    assert page.status_code == 200 and "Meetings" in page.text
    assert re.search(r'<svg viewBox="0 0 \d+ \d+"', page.text), "the square grows and shrinks with the screen"
    with inside(cefis):
        names = Participant.objects.filter(request=case.request).values_list("name", flat=True)
        assert not [name for name in names if name in page.text]
    assert flora.get(link[:-2] + "x/").status_code == 404
    assert flora.get(link + "part/").status_code == 200


def test_the_room_ends_and_opens_again(cefis, base, room, hugo):
    browser = signed_in(hugo)
    browser.post(base + "live/end/")
    assert "The room is ended" in browser.get(base + "live/").text
    assert browser.post(base + "live/end/").status_code == 409
    browser.post(base + "live/reopen/")
    with inside(cefis):
        assert Room.objects.get().state == "open"


def test_what_the_co_host_notes_on_a_step_stands_on_the_run_sheet(cefis, base, evening, anna, hugo, asked):
    own = signed_in(anna)
    page = own.get(f"/s/esch-sur-alzette/training/evenings/{evening.pk}/run/").text
    link = re.search(r'href="([^"]+notes/\?step=\d+)"', page)[1]
    assert own.post(link, {"text": "The choir sings first."}).status_code == 302
    assert "The choir sings first." in signed_in(hugo).get(base + "run/").text
