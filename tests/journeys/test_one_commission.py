"""One commission from the call for candidates to its annual report: a year, told with the clock put forward.

Walferdange has a plan and no commission. In February Yann, the integration officer, sets one up, with rules that the
council has voted: three seats in pairs, a fee, two sittings a year. The call goes out in five languages; Ana, Karim
and Lea apply by the form for everybody, Berthe on paper, which is keyed in. When the call is over the college chooses,
and the council appoints in closed sitting: with the vote the seats are filled and each is told, Berthe by letter. The
constituent sitting makes Berthe president. Before the next one Karim excuses himself from his mail, Ana sends her
substitute Lea, who is asked at once, and Berthe types the code of her letter on a phone; there she also chooses to be
named in public. Malou, the communal secretary, counts at the door on a phone of 390 pixels: the quorum comes with the
second seat, and three votes of two seats are refused. The opinion is adopted and sent, an alderman answers it, and it
becomes an action of the plan. The minutes go round, a remark is taken, the third sitting approves them with the change
shown, and their public version names nobody. In January the year is reported. Everybody reads what each allows.
"""

import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pikepdf
import pytest

from journeys import later
from journeys.conftest import serving
from journeys.one_commission import advising, founding, keeping, sitting
from journeys.pages import Visitor

pytestmark = pytest.mark.journey
TAKEN = ("secret-key", "files", "static")  # beside the database


@pytest.fixture(scope="module")
def later_folder(site, demo_folder, tmp_path_factory) -> Path:
    """A copy of the planted country, for a server whose clock goes its own way; empty where somebody else serves."""
    folder = tmp_path_factory.mktemp("later")
    data, source = folder / "data", demo_folder / "data"
    data.mkdir()
    if (source / "zesummen.sqlite3").exists():
        with (
            closing(sqlite3.connect(source / "zesummen.sqlite3", timeout=30)) as old,
            closing(sqlite3.connect(data / "zesummen.sqlite3")) as new,
        ):
            old.backup(new)
        for name in TAKEN:
            copy = shutil.copytree if (source / name).is_dir() else shutil.copy
            copy(source / name, data / name)
    return folder


@pytest.fixture
def year(browser, later_folder):
    """The story's calendar, in front of a server that follows it."""
    with serving([later.__file__], later_folder) as address:
        story = Year(browser, address, later_folder / "data")
        yield story
        story.close()


@pytest.fixture
def scan(tmp_path) -> Path:
    """The signed minutes, as a scanner of the town hall makes them."""
    with pikepdf.new() as paper:
        paper.add_blank_page()
        paper.save(tmp_path / "minutes.pdf")
    return tmp_path / "minutes.pdf"


class Year:
    """Which day it is, counted from the first Monday of next February, and who sits at a browser then."""

    def __init__(self, browser, site: str, data: Path):
        self.browser, self.site, self.data = browser, site, data
        first = datetime(datetime.now().year + 1, 2, 1, 9, tzinfo=ZoneInfo("Europe/Luxembourg"))
        self.first = first + timedelta(days=-first.weekday() % 7)
        self.moment = self.first
        self.opened: list[Visitor] = []

    def on(self, days: int) -> date:
        """The day so many days after the first."""
        return (self.first + timedelta(days=days)).date()

    def at(self, days: int, hour: int = 9) -> None:
        """It is that day, at this hour; whoever was signed in has gone home."""
        self.close()
        self._put(self.first + timedelta(days=days, hours=hour - 9))

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

    def officer(self) -> Visitor:
        return self.visitor("Yann Reckinger")

    def secretary(self) -> Visitor:
        return self.visitor("Malou Ernster")

    def close(self) -> None:
        while self.opened:
            self.opened.pop().close()


def test_from_the_call_to_the_annual_report(year, scan):
    home = the_commission_is_appointed(year)
    evening, opinion = the_commission_sits(year, home)
    the_advice_is_answered(year, home, opinion)
    the_minutes_are_kept(year, home, evening, scan)
    year.at(81)
    keeping.everybody_reads(year.visitor, opinion)
    year.at(348)
    keeping.the_year_is_reported(year.visitor, year.officer(), home, year.today)


def the_commission_is_appointed(year) -> str:
    """Set up, called, chosen, appointed; the address of the commission."""
    year.at(0)
    officer = year.officer()
    home = founding.is_set_up(officer, year.today)
    call = founding.a_call_goes_out(officer, year.visitor, home, year.today)
    founding.people_apply(year.visitor, officer, year.wait, call, year.today)
    year.at(15)
    founding.the_college_chooses(year.officer(), call)
    year.at(21)
    founding.the_council_appoints(year.officer(), year.secretary(), year.visitor, home, call, year.today)
    return home


def the_commission_sits(year, home: str) -> tuple[str, str]:
    """Constituted; then an evening to which not everybody comes: the addresses of the evening and of its opinion."""
    year.at(22)
    first = sitting.the_first_is_planned(year.officer(), home, year.on(29))
    year.at(29, 21)
    sitting.offices_are_taken(year.officer(), home, first)
    year.at(30)
    officer = year.officer()
    evening = sitting.the_next_is_planned(officer, home, year.on(50))
    opinion = sitting.the_opinion_is_begun(officer, home)
    year.at(36)
    sitting.members_reply(year.visitor, year.officer(), home, evening)
    year.at(50, 18)
    sitting.it_is_held(year.visitor, evening)
    return evening, opinion


def the_advice_is_answered(year, home: str, opinion: str) -> None:
    year.at(51)
    advising.the_opinion_leaves(year.officer(), opinion, year.on(50))
    year.at(60)
    advising.the_college_answers(year.visitor, year.officer(), opinion)
    year.at(61)
    advising.it_becomes_an_action(year.officer(), home, opinion, year.today)


def the_minutes_are_kept(year, home: str, evening: str, scan: Path) -> None:
    year.at(63)
    keeping.the_minutes_go_round(year.secretary(), evening, year.on(70))
    third = keeping.the_third_is_called(year.officer(), home, year.on(78))
    year.at(78, 21)
    keeping.the_minutes_are_approved(year.secretary(), evening, third, scan, year.today)
    year.at(80)
    keeping.the_public_version_names_roles(year.visitor, year.officer(), evening)
