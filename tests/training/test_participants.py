"""Who takes part: taken over from the seats, renewed, added by hand."""

import pytest

from people import a_person, give
from training.making import seen_from
from zesummen.commissions.actions import seats as seat_actions
from zesummen.commissions.models import Holding
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry
from zesummen.kernel.tenancy import inside
from zesummen.training.actions import participants as act
from zesummen.training.models import Participant
from zesummen.training.queries import participants as ask


def names(rows) -> list[tuple]:
    return [(row.part, row.seat_number, row.name) for row in rows]


@pytest.fixture
def at_body(cefis, draft):
    with inside(cefis):
        yield draft


def test_everybody_of_the_commission_is_taken_over_by_seat(at_body):
    assert names(ask.of(at_body.request)) == [
        ("full", 1, "Ana Costa"),
        ("substitute", 1, "Substitute 1"),
        ("full", 2, "Bo Lux"),
        ("substitute", 2, "Substitute 2"),
        ("full", 3, "Cy Roth"),
        ("full", 4, "Di Weis"),
        ("full", 5, "Eva Kahn"),
        ("officer", None, "Anna Schmit"),
    ]


def test_a_vacant_seat_counts_as_a_seat(at_body):
    seats = ask.seats_of(at_body)[at_body.party.pk]
    assert [(row.number, row.full and row.full.name, row.is_vacant) for row in seats][-2:] == [
        (5, "Eva Kahn", False),
        (6, None, True),
    ]


def test_renewing_twice_writes_nothing_twice(at_body):
    before = ask.of(at_body.request)
    act.refresh(at_body)
    assert [(row.pk, row.version) for row in ask.of(at_body.request)] == [(row.pk, row.version) for row in before]


def test_who_left_keeps_the_row_and_who_came_gets_one(esch, cefis, draft, commission, anna):
    with inside(esch):
        held = Holding.objects.get(commission=commission, part="full", seat__number=5)
        Holding.objects.filter(pk=held.pk).update(until_on="2026-01-31", end_kind="resigned")
        seat_actions.appoint(
            commission=commission, part="full", seat=held.seat, name="Gil Neu", from_on=held.from_on.replace(2026, 2, 1),
            by=anna,
        )  # fmt: skip
    with inside(cefis):
        act.refresh(draft, by=anna)
        assert "Gil Neu" in [row.name for row in ask.of(draft.request)]
        assert Participant.objects.get(request=draft.request, name="Eva Kahn").left_on is not None
        Participant.objects.filter(name="Gil Neu").update(left_on="2026-01-01")
        act.refresh(draft)
        assert Participant.objects.get(name="Gil Neu").left_on is None
    with inside(esch):
        assert Entry.objects.filter(verb="training_people.refreshed").count() >= 1


def test_people_added_by_hand_stay(at_body, anna):
    made = act.add(case=at_body, party=at_body.party, part="college", name="Max Muller", language="fr", by=anna)
    act.refresh(at_body)
    assert made in ask.of(at_body.request)
    with pytest.raises(Refused, match="already"):
        act.add(case=at_body, party=at_body.party, part="guest", name="max  muller", language="fr", by=anna)
    act.remove(case=at_body, participant=made, by=anna)
    assert made not in ask.of(at_body.request)
    act.remove(case=at_body, participant=made, by=anna)  # twice: once


def test_members_come_from_their_seats(at_body, anna):
    with pytest.raises(Refused, match="from the seats"):
        act.add(case=at_body, party=at_body.party, part="full", name="Nobody", language="fr", by=anna)
    with pytest.raises(Refused, match="comes from the commission"):
        act.remove(case=at_body, participant=ask.of(at_body.request)[0], by=anna)


def test_an_officer_who_sits_in_the_commission_stands_once(esch, cefis, draft, commission):
    ana = give(a_person("Ana Costa"), esch, "officer")
    with inside(esch):
        member = Holding.objects.get(commission=commission, part="full", seat__number=1).member
        type(member).objects.filter(pk=member.pk).update(person=ana)
    with inside(cefis):
        rows = act.refresh(draft)
    assert [row.part for row in rows if row.name == "Ana Costa"] == ["full"]


def test_a_stranger_keeps_no_list(cefis, draft, ben):
    with inside(cefis), pytest.raises(Refused):
        act.renew(case=draft, by=ben)
    assert seen_from(cefis, draft) is None  # the training body does not see the draft of a commune
