"""Phones in the room: no account, no name; guessed codes, double presses, long texts, scripts; live hints."""

import pytest
from django.core.cache import cache
from django.test import Client

from zesummen.kernel.live import ticket
from zesummen.kernel.models import LiveEvent
from zesummen.kernel.tenancy import inside
from zesummen.training import room_codes
from zesummen.training.actions import hints, phones, rooms
from zesummen.training.models import Card, CardGroup, Dot, Phone, Room
from zesummen.training.queries import rooms as queries
from zesummen.training.queries import steps as step_queries
from zesummen.training.views import open_rooms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_typed_yet")]
KEY = "0123456789abcdef"


@pytest.fixture
def room(cefis, case, evening, hugo):
    with inside(cefis):
        return rooms.open_room(case=case, evening=evening, by=hugo)


@pytest.fixture
def base(room):
    return f"/r/{room.code}/"


def at_step(room, number: int):
    Room._base_manager.filter(pk=room.pk).update(step=number)


def joined(base, language: str = "en") -> Client:
    phone = Client()
    answer = phone.post(base + "join/", {"language": language, "key": ""})
    assert answer.url == base
    return phone


def rows(cefis, model):
    with inside(cefis):
        return list(model.objects.all())


def test_a_code_is_typed_however_it_is_written(room):
    code = room_codes.spelt(room.code).lower().replace("-", " ")
    assert Client().post("/r/", {"code": code}).url == f"/r/{room.code}/"
    assert Client().post("/r/", {"code": ""}).status_code == 422


def test_guessing_is_stopped_but_a_phone_that_is_in_stays_in(room, base, monkeypatch):
    monkeypatch.setattr(open_rooms, "MOST_WRONG", 3)
    inside_already, guesser = joined(base), Client()
    for wrong in ("ZZZZZZ", "YYYYYY"):
        assert guesser.post("/r/", {"code": wrong}).status_code == 422
    assert guesser.get("/r/XXXXXX/").status_code == 404
    assert guesser.post("/r/", {"code": room.code}).status_code == 429
    assert guesser.get(base).status_code == 429
    assert guesser.get("/r/WWWWWW/").status_code == 429
    assert inside_already.get(base).status_code == 200


def test_looking_lets_nobody_in_and_joining_twice_is_one_phone(cefis, base):
    phone = Client()
    assert "Choose your language" in phone.get(base).text
    assert not rows(cefis, Phone)
    for _press in range(2):  # pressed twice before the first answer came
        Client().post(base + "join/", {"language": "pt", "key": KEY})
    phone.post(base + "join/", {"language": "pt", "key": KEY})
    phone.post(base + "join/", {"language": "de", "key": "another-key-of-a-page"})
    [row] = rows(cefis, Phone)
    assert row.language == "de"
    cookie = next(value for name, value in phone.cookies.items() if name.startswith("room_"))
    assert cookie["httponly"] and KEY not in row.key_digest and cookie.value == KEY


def test_a_card_has_a_language_of_its_own(cefis, room, base):
    """Who reads the room in German may write in Portuguese; what is no language here is the phone's."""
    at_step(room, 2)
    phone = joined(base, "de")
    page = phone.get(base).text
    assert '<option value="de" lang="de" selected>' in page
    card = {"step": 2, "text": "Uma festa", "language": "pt"}
    refused = phone.post(base + "card/", {**card, "text": "x" * 401, "client_key": KEY})
    assert refused.status_code == 422
    assert '<option value="pt" lang="pt" selected>' in refused.text, "what was chosen is kept with what was typed"
    phone.post(base + "card/", {**card, "client_key": KEY})
    phone.post(base + "card/", {**card, "client_key": KEY + "1"}, headers={"X-Part": "quiet"})
    phone.post(base + "card/", {**card, "language": "tlh", "client_key": KEY + "2"})
    assert [row.language for row in rows(cefis, Card)] == ["pt", "pt", "de"]


def test_a_card_sent_twice_is_kept_once_in_the_language_of_its_phone(cefis, room, base):
    at_step(room, 2)
    phone = joined(base, "lb")
    for _press in range(2):
        answer = phone.post(base + "card/", {"step": 2, "text": "  Méi   Treffpunkten ", "client_key": KEY})
        assert answer.url == base
    [card] = rows(cefis, Card)
    assert (card.text, card.language, card.source) == ("Méi Treffpunkten", "lb", "phone")
    assert "Méi Treffpunkten" in phone.get(base).text


def test_a_hundred_thousand_characters_are_refused_with_the_limit_and_come_back(cefis, room, base):
    at_step(room, 2)
    phone, long = joined(base), "ä" * 100_000
    answer = phone.post(base + "card/", {"step": 2, "text": long, "client_key": KEY})
    assert answer.status_code == 422
    assert "at most 400 characters; this text has 100000" in answer.text and long in answer.text
    empty = phone.post(base + "card/", {"step": 2, "text": " \n ", "client_key": KEY})
    assert empty.status_code == 422 and "Write something first" in empty.text
    assert not rows(cefis, Card)


def test_a_script_in_a_card_is_a_text(cefis, room, base, hugo, evening, sign_in):
    at_step(room, 2)
    phone = joined(base)
    phone.post(base + "card/", {"step": 2, "text": "<script>alert(1)</script>", "client_key": KEY})
    screen = f"/r/screen/{room_codes.screen_part(room.pk)}/"
    desk = f"/s/cefis/training/evenings/{evening.pk}/live/"
    for page in (phone.get(base), Client().get(screen), sign_in(hugo).get(desk)):
        assert "&lt;script&gt;alert(1)" in page.text and "<script>alert" not in page.text


def test_cards_come_later_when_they_were_written_without_connection_but_not_for_what_is_to_come(cefis, room, base):
    phone = joined(base)
    early = phone.post(base + "card/", {"step": 2, "text": "Early", "client_key": KEY})
    assert early.status_code == 422 and "Early" in early.text
    at_step(room, 4)
    assert phone.post(base + "card/", {"step": 2, "text": "Late", "client_key": KEY + "1"}).status_code == 302
    assert [card.step for card in rows(cefis, Card)] == [2]


def test_after_the_end_what_was_written_is_shown_not_lost(cefis, room, base, case, hugo):
    at_step(room, 2)
    phone = joined(base)
    with inside(cefis):
        rooms.end(case=case, room=queries.of(room.evening), by=hugo)
    answer = phone.post(base + "card/", {"step": 2, "text": "Too late", "client_key": KEY})
    assert (
        answer.status_code == 422 and "Give what you wrote to the trainer" in answer.text and "Too late" in answer.text
    )


@pytest.fixture
def group(cefis, room):
    with inside(cefis):
        return CardGroup.objects.create(space=cefis, room=room, step=2, title="Meeting places", language="en")


def test_dots_have_a_limit_count_once_and_can_be_taken_back(cefis, room, base, group):
    at_step(room, 4)
    phone = joined(base)
    assert "Dots left to give" in phone.get(base).text
    for number in (1, 2, 2, 3):
        phone.post(base + "dot/", {"step": 4, "group": group.pk, "client_key": f"{KEY}{number}"})
    refused = phone.post(base + "dot/", {"step": 4, "group": group.pk, "client_key": f"{KEY}4"})
    assert refused.status_code == 422 and "given all your dots" in refused.text
    assert len(rows(cefis, Dot)) == 3
    for _press in range(2):
        phone.post(base + "undot/", {"client_key": f"{KEY}2"})
    assert len(rows(cefis, Dot)) == 2
    other = joined(base)
    other.post(base + "undot/", {"client_key": f"{KEY}1"})
    assert len(rows(cefis, Dot)) == 2  # of another phone


def test_a_dot_for_a_group_of_another_step_or_room_is_refused(cefis, room, base, group):
    at_step(room, 4)
    phone = joined(base)
    assert phone.post(base + "dot/", {"step": 4, "group": group.pk + 99, "client_key": KEY}).status_code == 422
    assert phone.post(base + "dot/", {"step": 2, "group": group.pk, "client_key": KEY}).status_code == 422
    assert phone.post(base + "dot/", {"step": "x", "group": "9" * 40, "client_key": "<b>"}).status_code == 422
    assert not rows(cefis, Dot)


def test_a_phone_without_its_cookie_is_led_to_the_door_and_its_script_keeps_what_it_wanted(room, base):
    at_step(room, 2)
    answer = Client().post(base + "card/", {"step": 2, "text": "x", "client_key": KEY}, headers={"X-Part": "1"})
    assert (answer.status_code, answer.headers["X-Room"]) == (409, "door")


def test_the_script_gets_the_part_alone(room, base):
    at_step(room, 2)
    phone = joined(base)
    part = phone.get(base + "part/").text
    assert part.lstrip().startswith("<div") and "<html" not in part and 'data-room-part="phone"' in part
    sent = phone.post(base + "card/", {"step": 2, "text": "Hello", "client_key": KEY}, headers={"X-Part": "1"})
    assert sent.status_code == 200 and "Hello" in sent.text and "<html" not in sent.text


def test_phones_hear_of_steps_and_not_of_cards(cefis, room, base, case, hugo):
    at_step(room, 2)
    phone = joined(base)
    LiveEvent.objects.all().delete()
    phone.post(base + "card/", {"step": 2, "text": "One", "client_key": KEY})
    assert [event.topic for event in LiveEvent.objects.all()] == []  # the desk was told a moment ago, when it joined
    Room._base_manager.update(told_at=None)
    for number in range(5):
        phone.post(base + "card/", {"step": 2, "text": f"Card {number}", "client_key": f"{KEY}{number}"})
    told = LiveEvent.objects.all()
    assert {event.topic for event in told} == {hints.desk_of(room)} and len(told) < 5
    with inside(cefis):
        rooms.go(case=case, room=queries.of(room.evening), step=3, seen=2, by=hugo)
    last = LiveEvent.objects.filter(topic=hints.phones_of(room)).get()
    assert last.payload["step"] == 3


def test_a_part_carries_a_leave_to_follow_its_own_topic_only(room, base):
    at_step(room, 2)
    part = joined(base).get(base + "part/").text
    token = part.split("/?t=")[1].split('"')[0]
    assert ticket(hints.phones_of(room), token) and not ticket(hints.desk_of(room), token)


def test_a_phones_page_takes_few_statements_however_many_cards_there_are(
    cefis, room, base, group, evening, django_assert_max_num_queries
):
    phone = joined(base)
    for step in (2, 3, 4, 5):
        at_step(room, step)
        phone.get(base)
        with django_assert_max_num_queries(12):
            phone.get(base)
        with inside(cefis):
            Card.objects.bulk_create(
                Card(space=cefis, room=room, step=2, text=f"{step}", group=group, client_key=f"many-{step}-{n}")
                for n in range(30)
            )
        with django_assert_max_num_queries(12):
            phone.get(base)


def test_steps_build_on_each_other(evening, cefis, room):
    with inside(cefis):
        steps = step_queries.of(evening.session_id)
    assert [steps.ground(number) for number in (0, 1, 2, 3, 4, 5)] == [0, 0, 2, 2, 2, 2]
    assert [steps.dots_step(number) for number in (2, 4, 5)] == [0, 4, 0]


def test_cleaning_keeps_lines_and_emoji_and_drops_control_signs():
    assert phones.cleaned(" a\x00\u202eb \t c\r\n\n👨\u200d👩\u200d👧 ") == "ab c\n👨\u200d👩\u200d👧"
    cache.clear()


def test_everything_of_a_room_is_kept_from_caches_and_search_engines(room, base):
    for answer in (Client().get(base), joined(base).get(base), Client().get("/r/ZZZZZZ/")):
        assert "no-store" in answer.headers["Cache-Control"] and "noindex" in answer.headers["X-Robots-Tag"]


def test_a_script_that_shows_by_itself_gets_nothing_back_but_every_refusal(cefis, room, base, group):
    at_step(room, 4)
    phone, quiet = joined(base), {"X-Part": "quiet"}
    sent = [
        phone.post(base + "card/", {"step": 2, "text": "Quiet", "client_key": KEY}, headers=quiet),
        phone.post(base + "dot/", {"step": 4, "group": group.pk, "client_key": KEY + "1"}, headers=quiet),
        phone.post(base + "undot/", {"client_key": KEY + "1"}, headers=quiet),
    ]
    assert [answer.status_code for answer in sent] == [204, 204, 204]
    assert [card.text for card in rows(cefis, Card)] == ["Quiet"] and not rows(cefis, Dot)
    refused = phone.post(base + "card/", {"step": 2, "text": "z" * 401, "client_key": KEY + "2"}, headers=quiet)
    assert refused.status_code == 422 and "401" in refused.text and "<html" not in refused.text
    stranger = Client().post(base + "dot/", {"step": 4, "group": group.pk, "client_key": KEY}, headers=quiet)
    assert (stranger.status_code, stranger.headers["X-Room"]) == (409, "door")
    assert phone.post("/r/ZZZZZZ/dot/", {"step": 4}, headers=quiet).status_code == 404


def test_what_a_script_brings_takes_few_statements(cefis, room, base, group, django_assert_max_num_queries):
    at_step(room, 4)
    phone, quiet = joined(base), {"X-Part": "quiet"}
    with django_assert_max_num_queries(12):
        phone.post(base + "dot/", {"step": 4, "group": group.pk, "client_key": KEY + "1"}, headers=quiet)
