"""One training from the letter of invitation to the table of coverage, told with the clock put forward.

CEFIS invites Differdange. Théo, who presides over the commission, asks for the module of two evenings; who asks again
is led to the first request. Cleo, the integration officer, asks the members about three dates: they answer on their
phones by the link of a mail, Jos with the code of his letter, Claudine on the telephone. One date is taken, Dora of
CEFIS confirms it. She plans the season: a process of its own works in the background, proves its plan, and the second
evening comes out of it, is taken over, offered, confirmed by the commune, and moved by a week; the commune tells about
the room. On the evening *why* Hugo leads from a phone: four phones join by the code on the screen, each in its
language; cards, groups made by the keyboard alone, dots, a decision; what was on paper is keyed in the next day. On
the evening *how* as well. The note goes out in five languages; the decisions enter the work programme and the agenda
of the next sitting; one becomes an action of the plan. Who came is asked how it was; CEFIS sees which seats are
covered; after three months it is asked what became of it. Every kind of page is looked at with axe on the way.
"""

from datetime import date, datetime, timedelta

import pytest

from journeys.one_training import afterwards, asking, dating, inviting, meeting, planning
from journeys.years import Year

pytestmark = pytest.mark.journey


def since() -> date:
    """After the last evening of the season that the demo plants."""
    day = datetime.now().date() + timedelta(weeks=30)
    return max(day, date(day.year, 9, 15)) if day.month in range(6, 10) else day  # no evenings in the summer


def invited(year: Year, told: dict) -> None:
    year.at(0)
    inviting.the_letter_goes(year.visitor("Dora Klein"), year.today)


def asked(year: Year, told: dict) -> None:
    year.at(2)
    told["reference"], told["case"] = asking.the_president_asks(year.visitor("Théo Lang"))
    inviting.the_invitation_is_answered(year.visitor("Dora Klein"), told["reference"])


def polled(year: Year, told: dict) -> None:
    year.at(3)
    dating.a_trainer_is_added(year.visitor("Dora Klein"))
    officer = year.visitor("Cleo Adler")
    told["poll"] = dating.members_are_asked(officer, told["case"])
    dating.members_answer(year.visitor, officer, told["poll"])
    told["why"] = dating.a_date_is_taken(officer, told["poll"])
    told["first"] = dating.it_is_confirmed(year.visitor("Dora Klein"), told["why"])


def planned(year: Year, told: dict) -> None:
    year.at(4)
    desk = year.visitor("Dora Klein")
    season = planning.a_season_is_planned(desk, year.today)
    planning.the_evenings_are_offered(desk, season)
    officer = year.visitor("Cleo Adler")
    told["how"], told["second"] = planning.the_commune_confirms(officer, told["case"])
    assert told["second"] > told["first"]
    told["second"] = dating.it_is_moved(officer, told["how"], told["first"])
    dating.the_room_is_told(officer, told["why"])


def why(year: Year, told: dict) -> None:
    year.be(told["first"], "17:50")
    reader = year.visitor()
    room = meeting.Meeting(year.visitor, told["why"], last=9)
    room.open()
    meeting.says_to_be_there(year.visitor, reader, "Fatou Sarr")
    room.join()
    room.to(2)
    room.write(meeting.CARDS)
    room.to(3)
    meeting.grouped_by_keyboard(room.trainer, "Accueillir", [meeting.CARDS["fr"], meeting.CARDS["de"]])
    for window in (*room.phones, room.screen):
        room.shows(window, "Accueillir")
    room.to(6)
    room.give(3)
    room.to(8)
    room.decide(meeting.FIRST)
    room.end()
    meeting.who_came(room.trainer, room.evening, meeting.CAME)
    room.trainer.says("6 people are there", "5 of 11 seats")
    meeting.is_held(room.trainer, room.evening)


def keyed(year: Year, told: dict) -> None:
    year.be(told["first"] + timedelta(days=1), "10:00")
    evening = f"{inviting.BODY}evenings/{told['why'].rstrip('/').rsplit('/', 1)[1]}/"
    trainer, photo = year.visitor("Hugo Mendes"), year.data / "flip-chart.png"
    trainer.page.screenshot(path=photo)
    meeting.paper_is_keyed_in(trainer, evening, photo)


def how(year: Year, told: dict) -> None:
    year.be(told["second"], "17:50")
    room = meeting.Meeting(year.visitor, told["how"], last=10)
    room.open()
    room.join()
    room.to(2)
    room.write(meeting.CARDS)
    room.to(9)
    room.decide(meeting.SECOND)
    room.end()
    meeting.who_came(room.trainer, room.evening, meeting.CAME)
    meeting.is_held(room.trainer, room.evening)


def noted(year: Year, told: dict) -> None:
    year.be(told["second"] + timedelta(days=1), "10:00")
    afterwards.the_note_goes_out(year.visitor("Hugo Mendes"), told["case"], told["how"])
    officer = year.visitor("Cleo Adler")
    item = afterwards.the_next_sitting_confirms(officer, told["case"], year.today + timedelta(days=15))
    afterwards.it_becomes_an_action(officer, item, year.today)


def covered(year: Year, told: dict) -> None:
    year.be(told["second"] + timedelta(days=2), "10:00")
    afterwards.feedback_is_given(year.visitor, year.visitor(), meeting.CAME[:3])
    afterwards.it_is_covered(year.visitor("Dora Klein"), told["case"])


def followed(year: Year, told: dict) -> None:
    year.be(told["second"] + timedelta(days=100), "10:00")
    afterwards.it_is_asked_what_became(year.visitor, year.visitor(), told["case"])


CHAPTERS = {
    "invited": invited,
    "asked": asked,
    "polled": polled,
    "planned": planned,
    "why": why,
    "keyed": keyed,
    "how": how,
    "noted": noted,
    "covered": covered,
    "followed": followed,
}


def test_from_the_invitation_to_coverage(calendar):
    year, told = calendar(since()), {}
    for chapter in CHAPTERS.values():
        chapter(year, told)
