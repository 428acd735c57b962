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

from datetime import date, datetime
from pathlib import Path

import pikepdf
import pytest

from journeys.one_commission import advising, founding, keeping, sitting
from journeys.pages import Visitor
from journeys.years import Year

pytestmark = pytest.mark.journey


@pytest.fixture
def year(calendar) -> Year:
    """The story's calendar: it begins on the first Monday of next February."""
    return calendar(date(datetime.now().year + 1, 2, 1))


@pytest.fixture
def scan(tmp_path) -> Path:
    """The signed minutes, as a scanner of the town hall makes them."""
    with pikepdf.new() as paper:
        paper.add_blank_page()
        paper.save(tmp_path / "minutes.pdf")
    return tmp_path / "minutes.pdf"


def _officer(year: Year) -> Visitor:
    return year.visitor("Yann Reckinger")


def _secretary(year: Year) -> Visitor:
    return year.visitor("Malou Ernster")


def test_from_the_call_to_the_annual_report(year, scan):
    home = the_commission_is_appointed(year)
    evening, opinion = the_commission_sits(year, home)
    the_advice_is_answered(year, home, opinion)
    the_minutes_are_kept(year, home, evening, scan)
    year.at(81)
    keeping.everybody_reads(year.visitor, opinion)
    year.at(348)
    keeping.the_year_is_reported(year.visitor, _officer(year), home, year.today)


def the_commission_is_appointed(year) -> str:
    """Set up, called, chosen, appointed; the address of the commission."""
    year.at(0)
    officer = _officer(year)
    home = founding.is_set_up(officer, year.today)
    call = founding.a_call_goes_out(officer, year.visitor, home, year.today)
    founding.people_apply(year.visitor, officer, year.wait, call, year.today)
    year.at(15)
    founding.the_college_chooses(_officer(year), call)
    year.at(21)
    founding.the_council_appoints(_officer(year), _secretary(year), year.visitor, home, call, year.today)
    return home


def the_commission_sits(year, home: str) -> tuple[str, str]:
    """Constituted; then an evening to which not everybody comes: the addresses of the evening and of its opinion."""
    year.at(22)
    first = sitting.the_first_is_planned(_officer(year), home, year.on(29))
    year.at(29, 21)
    sitting.offices_are_taken(_officer(year), home, first)
    year.at(30)
    officer = _officer(year)
    evening = sitting.the_next_is_planned(officer, home, year.on(50))
    opinion = sitting.the_opinion_is_begun(officer, home)
    year.at(36)
    sitting.members_reply(year.visitor, _officer(year), home, evening)
    year.at(50, 18)
    sitting.it_is_held(year.visitor, evening)
    return evening, opinion


def the_advice_is_answered(year, home: str, opinion: str) -> None:
    year.at(51)
    advising.the_opinion_leaves(_officer(year), opinion, year.on(50))
    year.at(60)
    advising.the_college_answers(year.visitor, _officer(year), opinion)
    year.at(61)
    advising.it_becomes_an_action(_officer(year), home, opinion, year.today)


def the_minutes_are_kept(year, home: str, evening: str, scan: Path) -> None:
    year.at(63)
    keeping.the_minutes_go_round(_secretary(year), evening, year.on(70))
    third = keeping.the_third_is_called(_officer(year), home, year.on(78))
    year.at(78, 21)
    keeping.the_minutes_are_approved(_secretary(year), evening, third, scan, year.today)
    year.at(80)
    keeping.the_public_version_names_roles(year.visitor, _officer(year), evening)
