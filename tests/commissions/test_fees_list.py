"""The list of members for the ministry: everybody who sits, the pair elected in secret, and whether it was sent."""

from datetime import date

import pytest

from commissioning import make_commission, make_rules
from zesummen.commissions.actions import seats as seat_acts
from zesummen.commissions.models import Vote, VoteChoice
from zesummen.commissions.queries import member_list
from zesummen.kernel.tenancy import inside
from zesummen.sittings.models import AgendaItem, Sitting

START = date(2024, 1, 15)


@pytest.fixture
def commission(esch, anna):
    with inside(esch):
        made = make_commission(esch, from_on=START, list_due_on=date(2030, 3, 31))
        make_rules(made, own={"min_members": 1, "elects_representatives": True, "has_substitutes": "pairs"})
        seat = seat_acts.make_seats(commission=made, count=1, by=anna)[0]
        full = seat_acts.appoint(commission=made, part="full", seat=seat, name="Ada Um", from_on=START, by=anna)
        seat_acts.appoint(commission=made, part="substitute", seat=seat, name="Bo Zwee", from_on=START, by=anna)
        seat_acts.name_office(commission=made, kind="president", member=full.member, from_on=START, by=anna)
        yield made


def test_the_list_names_seats_offices_and_the_elected_pair(commission):
    made = member_list.member_list(commission, date(2025, 1, 1))
    assert [(r.seat, r.name, r.part, r.offices) for r in made.rows] == [
        (1, "Ada Um", "full", ("president",)),
        (1, "Bo Zwee", "substitute", ()),
    ]
    assert "pas encore élu" in str(member_list.paper(made).blocks)
    day = date(2024, 6, 1)
    sitting = Sitting.objects.create(
        space=commission.space, body=commission.body, number=1, year=2024, day=day, starts_at="18:00", place="Mairie"
    )
    item = AgendaItem.objects.create(space=commission.space, body=commission.body, sitting=sitting, title="Élection")
    vote = Vote.objects.create(
        space=commission.space, item=item, kind="secret", question="Paire", is_election=True,
        is_for_superior_council=True, seats_filled=1, result="elected",
    )  # fmt: skip
    VoteChoice.objects.create(
        space=commission.space, vote=vote, position=1, name="Ada", partner="Bo", votes=1, is_elected=True
    )
    made = member_list.member_list(commission, date(2025, 1, 1))
    assert made.pair == (day, "Ada", "Bo") and "Ada et Bo" in str(member_list.paper(made).blocks)
    assert any("Ada et Bo" in note for note in member_list.workbook(made).sheets[0].notes)


def test_only_the_secretariat_opens_it_and_records_that_it_was_sent(commission, anna, ben, esch, sign_in):
    here = f"/s/{esch.slug}/commissions/{commission.pk}/"
    assert sign_in(ben).get(f"{here}list/").status_code == 403
    browser = sign_in(anna)
    page = browser.get(f"{here}list/").content.decode()
    assert "31 March 2024" in page and "31 March 2030" in page and "Ada Um" in page
    for name in ("members-fr.pdf", "members-de.xlsx"):
        assert browser.get(f"{here}list/{name}").status_code == 200
    assert browser.post(f"{here}list-sent/").status_code == 302
    assert "Record that it was sent" not in browser.get(f"{here}list/").content.decode()
