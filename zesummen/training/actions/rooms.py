"""Open the room of an evening, lead it from step to step, end it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from zesummen.accounts.queries import grants
from zesummen.commissions.catalogue import MISSIONS
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no

from .. import room_codes, states
from ..models import CardGroup, Evening, Room
from ..queries import steps as step_queries
from ..queries.regimes import regimes_of
from ..rules import rooms as rules
from ..states import RoomState
from . import hints


@transaction.atomic
def open_room(*, case, evening: Evening, by) -> Room:
    """Open the room with a code of its own; pressed twice, it is the same room. The missions stand ready as groups."""
    insist(rules.may_open(grants(by, case.viewer), case, evening))
    room, is_new = Room.objects.get_or_create(
        evening=evening, defaults={"space": case.body, "code": _free_code(), "step_since": timezone.now()}
    )
    if is_new:
        hang_missions(case, evening, room)
        _journal("training.room_opened", case, evening, room, by)
    return room


def _free_code() -> str:
    while Room._base_manager.filter(code=(code := room_codes.new_code())).exists():
        pass
    return code


def hang_missions(case, evening: Evening, room: Room) -> None:
    """The missions of the commune's regime as groups of the steps that set them in order. No right of its own."""
    regime = regimes_of(case)[0]
    for step in step_queries.of(evening.session_id).rows:
        if not step.shows_missions:
            continue
        with override("fr"):
            groups = [
                CardGroup(
                    space=case.body, room=room, step=step.number, position=place, title=str(mission.label),
                    language="fr", mission=mission.key,
                )
                for place, mission in enumerate(MISSIONS.get(regime, MISSIONS["2023"]), start=1)
            ]  # fmt: skip
        CardGroup.objects.bulk_create(groups)


@transaction.atomic
def go(*, case, room: Room, step: int, seen: int, by) -> Room:
    """Go to a step, from the one that was ``seen``. Two who press “next” at once go on by one."""
    insist(rules.may_lead(grants(by, case.viewer), case))
    insist(rules.is_open(room))
    steps = step_queries.of(room.evening.session_id)
    if step and steps.at(step) is None:
        raise Refused(no(_("This evening has no such step.")))
    moved = Room.objects.filter(pk=room.pk, step=seen, state=RoomState.OPEN).update(
        step=step, step_since=timezone.now(), version=room.version + 1
    )
    room.refresh_from_db(fields=["step", "step_since", "state", "version"])
    if not moved and room.step != step:
        raise Refused(no(_("Somebody else went to another step meanwhile. The room is there now.")))
    if moved:
        hints.changed(room, step=step)
    return room


@transaction.atomic
def end(*, case, room: Room, by) -> None:
    """End the room: phones write no more, everything stays to be read."""
    insist(rules.may_lead(grants(by, case.viewer), case))
    moves.apply(room, states.END_ROOM, ended_at=timezone.now(), version=room.version + 1)
    _journal("training.room_ended", case, room.evening, room, by)
    hints.changed(room, step=room.step)


@transaction.atomic
def reopen(*, case, room: Room, by) -> None:
    """Open an ended room again."""
    insist(rules.may_lead(grants(by, case.viewer), case))
    moves.apply(room, states.REOPEN_ROOM, ended_at=None, version=room.version + 1)
    _journal("training.room_reopened", case, room.evening, room, by)
    hints.changed(room, step=room.step)


def _journal(verb: str, case, evening: Evening, room: Room, by) -> None:
    journal.note(verb, room, space=case.body, by=by, title=f"{case.request.reference} · {evening.number}")
