"""A state changes once; an edit that comes second is told, and writes nothing."""

import pytest

from zesummen.accounts.models import Service
from zesummen.kernel import moves
from zesummen.kernel.access import Refused
from zesummen.kernel.models import OutboxMessage
from zesummen.kernel.moves import Machine, Move

State = OutboxMessage.State
SEND = Move("send", frozenset({State.WAITING, State.FAILED}), State.SENT, "Send")
FAIL = Move("fail", frozenset({State.WAITING}), State.FAILED, "Give up")
KEEP = Move("keep", frozenset({State.WAITING}), State.KEPT, "Keep")


@pytest.fixture
def mail(db):
    return OutboxMessage.objects.create(
        kind="test", to_address="anna@zesummen.example", language="fr", state=State.WAITING
    )


def test_open_move_changes_the_state_and_writes_along(mail):
    moves.apply(mail, SEND, to_name="Anna")
    assert mail.state == State.SENT
    again = OutboxMessage.objects.get(pk=mail.pk)
    assert (again.state, again.to_name) == (State.SENT, "Anna")


def test_move_that_is_not_open_is_refused_and_writes_nothing(mail):
    moves.apply(mail, SEND)
    with pytest.raises(Refused):
        moves.apply(mail, FAIL, to_name="Somebody")
    again = OutboxMessage.objects.get(pk=mail.pk)
    assert (again.state, again.to_name) == (State.SENT, "")


def test_of_two_at_once_one_wins(mail):
    here, there = (OutboxMessage.objects.get(pk=mail.pk) for _ in range(2))
    moves.apply(here, KEEP)
    assert there.state == State.WAITING, "the other still sees the old state"
    with pytest.raises(Refused):
        moves.apply(there, SEND)
    assert OutboxMessage.objects.get(pk=mail.pk).state == State.KEPT


def test_verdict_says_which_state_it_is(mail):
    assert moves.may_move(mail, SEND)
    moves.apply(mail, KEEP)
    verdict = moves.may_move(mail, SEND)
    assert not verdict
    assert str(mail.get_state_display()) in str(verdict.why)


def test_machine_tells_what_is_open():
    machine = Machine("mail", State, (SEND, FAIL, KEEP))
    assert machine.open_from(State.WAITING) == [SEND, FAIL, KEEP]
    assert machine.open_from(State.FAILED) == [SEND]
    assert machine.open_from(State.SENT) == []


def test_edit_writes_counts_and_tells_what_changed(in_space, youth_service):
    changed = moves.edit(youth_service, expected=1, name="Jugenddéngscht", phone="")
    assert changed == {"name": ("Service jeunesse", "Jugenddéngscht")}
    again = Service.objects.get(pk=youth_service.pk)
    assert (again.name, again.version, youth_service.version) == ("Jugenddéngscht", 2, 2)


def test_second_edit_of_the_same_version_is_stale_and_writes_nothing(in_space, youth_service):
    mine, theirs = (Service.objects.get(pk=youth_service.pk) for _ in range(2))
    moves.edit(theirs, expected=1, name="Theirs")
    with pytest.raises(moves.Stale) as stale:
        moves.edit(mine, expected=1, name="Mine", phone="2754")
    assert stale.value.current.name == "Theirs"
    again = Service.objects.get(pk=youth_service.pk)
    assert (again.name, again.phone, again.version) == ("Theirs", "", 2)
    assert isinstance(stale.value, Refused)
