"""An evening in the room: a trainer with a phone, four phones of members, and a screen."""

from playwright.sync_api import TimeoutError

from journeys.mails import link_in_mail
from journeys.one_training.dating import address
from journeys.one_training.inviting import BODY
from journeys.words import counted

LANGUAGES = ("Français", "Deutsch", "English", "Português")
CARDS = {
    "fr": "Le voisin qui m’a invitée à la fête",
    "de": "Im Verein war ich willkommen",
    "en": "The form was only in one language",
    "pt": "Ninguém me explicou as eleições",
}
FIRST = {
    "What was decided": "The commission visits every association once",
    "Language of the text": "English",
    "Who takes it on": "Théo Lang",
}
SECOND = {
    "What was decided": "A welcome evening in every school",
    "Language of the text": "English",
    "Who takes it on": "Marek Nowak",
}
CARDS_FIELD = "Cards, one a line"
CARD = "O café da escola ao sábado"
CHART = ("Une fête par quartier", "Un jardin pour tous")
CAME = ["Théo Lang", "Nuno Teixeira", "Marek Nowak", "Jos Biver", "Inês Carvalho"]  # the first two hold one seat
NEXT = "Next: "
STEP = "document.querySelector('[data-room-part]').dataset.step"


def phones(window, n: int) -> str:
    """How many phones are in the room, as this window says it: the screen speaks the language of the evening."""
    return counted(window, "%(n)s phone", "%(n)s phones", n)


class Meeting:
    """Who is in the room: the trainer at the desk, the screen, four phones."""

    def __init__(self, visitor, evening: str, last: int):
        self.visitor, self.last = visitor, last
        self.evening = f"{BODY}evenings/{evening.rstrip('/').rsplit('/', 1)[1]}/"
        self.trainer = visitor("Hugo Mendes", width=390)
        self.code, self.phones, self.screen = "", [], None

    def open(self) -> None:
        """From the run sheet; the screen opens by its own link, without an account."""
        self.trainer.go(f"{self.evening}run/")
        if self.trainer.main.get_by_role("button", name="Open the room").count():
            self.trainer.press("Open the room")
        self.trainer.go(f"{self.evening}live/")
        self.code = self.trainer.main.locator(".desk-code strong").inner_text()
        self.trainer.main.locator("summary", has_text="Link for the computer of the room").click()
        self.screen = self.visitor(width=1920)
        self.screen.go(self.trainer.main.locator(".desk-address").inner_text())
        assert self.code in self.screen.text

    def join(self) -> None:
        """Four phones, each in a language of its own; the first types a wrong code before."""
        for language in LANGUAGES:
            phone = self.visitor(width=390)
            phone.go("/r/")
            if not self.phones:
                phone.put("Code", "ZZZZZZ")
                phone.press("Go in", within=phone.main)
                assert phone.page.locator("#problem").count() == 1, "a code that is no room opens nothing"
            phone.put("Code", self.code.lower())
            phone.press("Go in", within=phone.main)
            phone.press(language, within=phone.main)
            self.phones.append(phone)
        self.shows(self.screen, phones(self.screen, len(LANGUAGES)))

    def to(self, step: int) -> None:
        """On to this step; the phones and the screen follow by themselves."""
        while (before := self.step) != step:
            self.trainer.press(NEXT, within=self.trainer.main)
            self.trainer.page.wait_for_function(f"before => {STEP} !== before", arg=str(before))
        for window in (self.trainer, *self.phones, self.screen):
            window.page.wait_for_function(f"step => {STEP} === step", arg=str(step))
            window.look()

    @property
    def step(self) -> int:
        return int(self.trainer.page.evaluate(STEP))

    @staticmethod
    def shows(window, words: str) -> None:
        """Within moments, without a reload."""
        try:
            window.page.wait_for_function(
                "words => document.body.innerText.replace(/\\s+/g, ' ').includes(words)", arg=words
            )
        except TimeoutError as late:
            raise AssertionError(f"“{words}” never came; the window shows: {window.text}") from late

    def write(self, cards: dict[str, str]) -> None:
        for phone, text in zip(self.phones, cards.values(), strict=False):
            phone.page.locator("#room-text").fill(text)
            phone.page.locator(".room-card-form button").click()
            phone.page.locator(".room-card", has_text=text).wait_for()
        for text in cards.values():
            self.shows(self.screen, text)
            self.shows(self.trainer, text)

    def give(self, dots: int) -> None:
        """Each phone gives so many dots to the first group, and one back."""
        for phone in self.phones:
            give = phone.page.locator("[data-send=dot] button").first
            for count in range(1, dots + 1):
                give.click()
                phone.page.wait_for_function(
                    "count => document.querySelector('[data-mine]').innerText.length === count", arg=count
                )
        self.phones[0].page.locator("[data-send=undot] button").first.click()
        self.phones[0].page.wait_for_function(
            "count => document.querySelector('[data-mine]').innerText.length === count", arg=dots - 1
        )
        self.shows(self.screen, counted(self.screen, "%(n)s dot", "%(n)s dots", dots * len(self.phones) - 1))

    def decide(self, values: dict) -> None:
        self.trainer.go(f"{self.evening}live/decision/")
        self.trainer.send("Record the decision", values)
        title = values["What was decided"]
        self.trainer.says(title)
        for window in (*self.phones, self.screen):
            self.shows(window, title)

    def end(self) -> None:
        """The room is ended: the phones thank, and take nothing more."""
        self.trainer.go(f"{self.evening}live/")
        self.to(self.last)
        self.trainer.press("End the room")
        self.screen.page.locator("footer").wait_for(state="detached")
        for window in (*self.phones, self.screen):
            window.close()


def grouped_by_keyboard(trainer, title: str, cards: list[str]) -> None:
    """Cards are ticked and become a group with the keyboard alone."""
    page = trainer.page
    for text in cards:
        _focus(page, lambda: page.evaluate("document.activeElement.closest('label')?.innerText || ''"), text)
        page.keyboard.press("Space")
    _focus(page, lambda: page.evaluate("document.activeElement.id"), "desk-title")
    page.keyboard.type(title)
    page.keyboard.press("Enter")
    trainer.page.locator(".desk-group h3", has_text=title).wait_for()


def _focus(page, here, wanted: str) -> None:
    for _press in range(150):
        page.keyboard.press("Tab")
        if wanted in here():
            return
    raise AssertionError(f"The tab key never reaches “{wanted}” on {page.url}")


def who_came(trainer, evening: str, names: list[str]) -> None:
    """Ticked at the door on a phone; a seat counts once, whoever of the two holds it came."""
    trainer.go(f"{evening}presence/")
    for name in names:
        line = trainer.main.locator(".presence-line", has_text=name)
        with trainer.page.expect_navigation():
            line.get_by_role("button").first.click()
        trainer.settle()


def is_held(trainer, evening: str) -> None:
    trainer.go(f"{evening}presence/")
    trainer.press("Note the evening as held")
    trainer.says("The evening is noted as held.")


def says_to_be_there(visitor, reader, name: str) -> None:
    """A member's own page knows that it is tonight, and leads into the room."""
    member = visitor(width=390)
    member.go(link_in_mail(reader, address(name), "/t/"))
    button = member.main.locator("form[action$='here/'] button")
    with member.page.expect_navigation():
        button.click()
    member.settle()
    assert member.main.locator("a[href^='/r/']").count() == 1, "the way into the room"
    member.close()


def paper_is_keyed_in(trainer, evening: str, photo) -> None:
    """The next day: a card in Portuguese, a flip chart in French with its photo, dots of paper; counted with the phones."""
    trainer.go(f"{evening}live/paper/")
    trainer.says("by phone 4, on paper cards 0, from flip charts 0")
    trainer.send("Key in the cards", {"From": "paper card", "Language of these cards": "Portuguese", CARDS_FIELD: CARD})
    trainer.says("1 card is keyed in.")
    chart = {"From": "flip chart", "Language of these cards": "French", CARDS_FIELD: "\n".join(CHART)}
    trainer.send("Key in the cards", chart)
    trainer.says("by phone 4, on paper cards 1, from flip charts 2")
    trainer.send("Keep the photo", {"Photo": photo, "Title": "Flip chart one"})
    trainer.says("The photo is kept", "Flip chart one")
    trainer.main.locator("form input[name^='dots-'][name*='group_']").first.fill("5")
    trainer.send("Count these dots")
    trainer.says("The dots are counted.")
    trainer.go(f"{evening}live/?step=3")
    trainer.says(*CHART)
    assert trainer.main.locator("[lang=pt]", has_text=CARD).count(), "each card keeps its language"
    trainer.go(f"{evening}live/?step=6")
    assert trainer.main.locator("[data-dots]").get_attribute("data-dots") == str(3 * len(LANGUAGES) - 1 + 5)
