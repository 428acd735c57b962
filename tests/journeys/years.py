"""A story of many days in front of a server whose clock is put forward."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from journeys import later
from journeys.pages import Visitor

TAKEN = ("secret-key", "files", "static")  # beside the database


def copied(source: Path, data: Path) -> None:
    """A copy of a planted country, for a server whose clock goes its own way; nothing where somebody else serves."""
    data.mkdir()
    if not (source / "zesummen.sqlite3").exists():
        return
    with (
        closing(sqlite3.connect(source / "zesummen.sqlite3", timeout=30)) as old,
        closing(sqlite3.connect(data / "zesummen.sqlite3")) as new,
    ):
        old.backup(new)
    for name in TAKEN:
        copy = shutil.copytree if (source / name).is_dir() else shutil.copy
        copy(source / name, data / name)


class Year:
    """Which day it is, counted from the first Monday of the story, and who sits at a browser then."""

    def __init__(self, browser, site: str, data: Path, since: date):
        self.browser, self.site, self.data = browser, site, data
        monday = since + timedelta(days=-since.weekday() % 7)
        self.first = datetime.combine(monday, time(9), ZoneInfo("Europe/Luxembourg"))
        self.moment = self.first
        self.opened: list[Visitor] = []

    def on(self, days: int) -> date:
        """The day so many days after the first."""
        return (self.first + timedelta(days=days)).date()

    def at(self, days: int, hour: int = 9) -> None:
        """It is that day, at this hour; whoever was signed in has gone home."""
        self.close()
        self._put(self.first + timedelta(days=days, hours=hour - 9))

    def be(self, day: date, clock: str) -> None:
        """It is this day, at this hour; whoever was signed in has gone home."""
        self.close()
        self._put(datetime.combine(day, time.fromisoformat(clock), self.first.tzinfo))

    def wait(self, minutes: int) -> None:
        self._put(self.moment + timedelta(minutes=minutes))

    def _put(self, moment: datetime) -> None:
        self.moment = moment
        later.put(self.data, moment.timestamp())

    @property
    def today(self) -> date:
        return self.moment.date()

    def visitor(self, name: str = "", *, language: str = "en", **options) -> Visitor:
        """Somebody at a browser: signed in with one press, or anybody."""
        self.opened.append(Visitor(self.browser, self.site, language=language, **options))
        if name:
            self.opened[-1].sign_in(name)
        return self.opened[-1]

    def close(self) -> None:
        while self.opened:
            self.opened.pop().close()
