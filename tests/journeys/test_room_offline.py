"""A phone in the room loses its connection, writes on, comes back: the card is there, and there once.

Tonight is the second evening of Esch. One phone goes offline in the middle of a sentence; another may not open the
event stream and asks every few seconds instead. A phone that is reloaded is the same phone, and keeps what was typed.
"""

import re

import pytest

from journeys.one_training.meeting import Meeting, phones

pytestmark = pytest.mark.journey
CARD = "Les cours du soir tombent sur mon service"
BEGUN = "Et les enfants pendant"


def test_a_card_written_offline_arrives_once(visitor):
    room = tonight(visitor)
    phone = joined(visitor(width=390), room.code)
    refused = visitor(width=390)
    turned_away = []
    refused.context.route("**/live/**", lambda route: turned_away.append(route.fulfill(status=403, body="")))
    joined(refused, room.code)
    room.phones = [phone, refused]
    room.shows(room.screen, phones(room.screen, 2))
    room.to(2)
    assert turned_away, "the phone without an event stream followed by asking"
    it_goes_on_without_a_connection(room, phone)
    the_phone_stays_the_same(room, phone)


def tonight(visitor) -> Meeting:
    """The room of tonight's evening, opened by its trainer."""
    trainer = visitor("Hugo Mendes")
    trainer.go("/s/cefis/training/evenings/")
    trainer.main.locator("a[href*='/training/evenings/']", has_text=re.compile("Esch|2")).first.click()
    trainer.settle()
    trainer.says("Hôtel de ville, grande salle")
    room = Meeting(visitor, trainer.path, last=10)
    room.open()
    return room


def joined(phone, code: str):
    phone.go(f"/r/{code.replace('-', '')}/")
    phone.press("Français", within=phone.main)
    phone.page.locator("[data-room-part=phone]").wait_for()
    return phone


def it_goes_on_without_a_connection(room, phone) -> None:
    phone.context.set_offline(True)
    phone.page.locator("#room-text").fill(CARD)
    phone.page.locator(".room-card-form button").click()
    phone.page.locator("[data-waiting]:not([hidden])").wait_for()
    assert phone.page.locator("#room-text").input_value() == "", "the next card can be written"
    assert CARD not in room.screen.text
    phone.context.set_offline(False)
    phone.page.locator("[data-waiting]:not([hidden])").wait_for(state="detached")
    room.shows(room.screen, CARD)
    phone.faults[:] = [fault for fault in phone.faults if "ERR_INTERNET_DISCONNECTED" not in fault]


def the_phone_stays_the_same(room, phone) -> None:
    """Reloaded, with a card begun: one phone, one card, and the words are still in the box."""
    phone.page.locator("#room-text").fill(BEGUN)
    phone.page.reload()
    phone.settle()
    assert phone.page.locator("#room-text").input_value() == BEGUN
    assert phone.page.locator("[data-own-cards] .room-card", has_text=CARD).count() == 1
    phone.page.locator(".room-card-form button").click()
    room.shows(room.screen, BEGUN)
    for window in (room.screen, room.trainer):
        window.page.reload()
        window.settle()
        assert window.text.count(CARD) == 1, "written once, however often it was sent"
        assert phones(window, 2) in " ".join(window.text.split())
