"""A phone in the room whose connection drops: what was typed is kept, goes later, and counts once."""

import pytest

from bench import room as bench
from bench import serving

PORT = 8796


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A served room at the step of cards: its address, and its data to look into."""
    data = tmp_path_factory.mktemp("room")
    prepared = bench.in_child(data, "prepare", at=bench.CARDS_STEP)
    with serving.served(data, PORT, workers=1):
        yield {**prepared, "data": data, "site": f"http://127.0.0.1:{PORT}"}


@pytest.fixture
def phone(browser, room):
    """A phone that joined in English."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="en-GB")
    page = context.new_page()
    page.goto(room["site"] + room["base"])
    page.locator("button[value=en]").click()
    page.wait_for_selector("[data-room-part=phone]")
    yield page
    context.close()


def counted(room) -> dict:
    return bench.in_child(room["data"], "count")


def test_cards_and_dots_wait_for_the_connection_and_count_once(room, phone):
    phone.fill("#room-text", "Written online")
    phone.get_by_role("button", name="Send the card").first.click()
    phone.wait_for_selector("li.room-card:has-text('Written online')")

    phone.context.set_offline(True)
    for text in ("First without connection", "Second without connection"):
        phone.fill("#room-text", text)
        phone.get_by_role("button", name="Send the card").first.click()
    phone.wait_for_selector("[data-waiting]:not([hidden])")
    assert "2 waiting to be sent" in phone.locator("[data-waiting]").inner_text()
    phone.fill("#room-text", "Begun and not sent")
    assert phone.locator("li.room-card").count() == 3

    phone.context.set_offline(False)
    phone.wait_for_selector("[data-waiting]", state="hidden", timeout=30000)
    assert phone.input_value("#room-text") == "Begun and not sent"
    phone.reload()
    assert phone.input_value("#room-text") == "Begun and not sent"
    assert phone.locator("li.room-card").all_inner_texts() == [
        "Second without connection", "First without connection", "Written online",
    ]  # fmt: skip
    assert counted(room)["cards"] == 3

    bench.in_child(room["data"], "go", at=bench.DOTS_STEP)
    phone.wait_for_selector(f"[data-step='{bench.DOTS_STEP}']", timeout=30000)  # the page follows by itself
    assert phone.input_value("#room-left-over") == "Begun and not sent"
    phone.locator("[data-left-over] button.button").click()

    phone.context.set_offline(True)
    dots = phone.locator("[data-send=dot] button")
    for _press in range(3):
        dots.first.click()
    dots.nth(1).click()
    phone.locator("[data-send=undot]:not([hidden]) button").first.click()
    assert phone.locator("[data-mine-count]").all_inner_texts()[:2] == ["2", "1"]
    phone.context.set_offline(False)
    phone.wait_for_selector("[data-waiting]", state="hidden", timeout=30000)
    phone.reload()
    assert phone.locator("[data-mine-count]").all_inner_texts()[:2] == ["2", "1"]
    told = counted(room)
    assert (told["cards"], told["dots"], told["phones"]) == (4, 3, 1)


def test_without_script_the_same_forms_work(browser, room):
    bench.in_child(room["data"], "go", at=bench.DOTS_STEP)
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(f"{room['site']}/r/")
    page.locator("input[name=code]").fill(room["base"].split("/")[2])
    page.locator("main button.button").click()
    page.locator("button[value=fr]").click()
    before = counted(room)["dots"]
    page.locator("[data-send=dot] button").first.click()
    page.locator("[data-send=dot] button").first.click()
    page.locator("[data-send=undot] button:visible").first.click()
    assert counted(room)["dots"] == before + 1
    context.close()
