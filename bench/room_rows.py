"""Rows for the bench of the room: one evening today, with more dots a phone than any evening gives."""

from datetime import time

from django.utils import timezone

from zesummen.accounts.models import Membership, Person
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.territory.actions import load_facts, open_space
from zesummen.territory.models import Commune
from zesummen.territory.states import SpaceKind
from zesummen.training import catalogue, room_codes
from zesummen.training.actions import rooms
from zesummen.training.models import CardGroup, CourseSession, Evening, Party, Room, RunStep, Trainer, TrainingRequest
from zesummen.training.queries import cases

GROUPS = 8


def go(step: int) -> dict:
    """The trainer of the bench leads its room to this step."""
    body, trainer = cases.bodies()[0], Person.objects.get(email="trainer@bench.example")
    with inside(body):
        room = Room.objects.select_related("evening").get()
        case = cases.find(body, room.evening.request_id)
        rooms.go(case=case, room=room, step=step, seen=room.step, by=trainer)
    return {"step": step}


def make(cards_step: int, at: int) -> dict:
    """Where the phones and the screen find the room, and the numbers of its groups."""
    load_facts()
    body = open_space(kind=SpaceKind.TRAINING_BODY, slug="bench-body", name="Bench", is_demo=True)
    trainer = Person.objects.create_user("trainer@bench.example", "a long enough password", full_name="Trainer")
    Membership.objects.create(person=trainer, space=body, role="trainer", from_on=timezone.localdate())
    commune = Commune.objects.order_by("pk").first()
    course = catalogue.install(body)[0]
    with inside(body):
        evening = _evening(body, course, commune, trainer)
        case = cases.find(body, evening.request_id)
        room = rooms.open_room(case=case, evening=evening, by=trainer)
        groups = [
            CardGroup.objects.create(space=body, room=room, step=cards_step, position=place, title=f"Groupe {place}")
            for place in range(GROUPS)
        ]
        Room.objects.filter(pk=room.pk).update(step=at)
    screen = f"/r/screen/{room_codes.screen_part(room.pk)}/"
    return {"base": f"/r/{room.code}/", "screen": screen, "groups": [group.pk for group in groups]}


def _evening(body, course, commune, person) -> Evening:
    session = CourseSession.objects.create(
        space=body, course=course, number=course.sessions_count + 1, title=text("fr", fr="Soirée de mesure")
    )
    for number, kind in enumerate(("talk", "reflect", "group", "dots"), start=1):
        RunStep.objects.create(
            space=body, session=session, number=number, kind=kind, title=text("fr", fr=f"Étape {number}"),
            question=text("fr", fr="Qu’est-ce qui nous rapproche ?"), dots=200, takes_from=2 if number > 2 else 0,
        )  # fmt: skip
    request = TrainingRequest.objects.create(
        space=body,
        course=course,
        reference="F-0000-001",
        state="dated",
        asked_on=timezone.localdate(),
        reason="renewal",
    )
    Party.objects.create(space=body, request=request, commune=commune, commission_name="Commission", is_host=True)
    trainer = Trainer.objects.create(space=body, person=person, name="Trainer", base=commune, languages=["fr"])
    return Evening.objects.create(
        space=body, request=request, session=session, number=session.number, state="confirmed",
        day=timezone.localdate(), starts=time(18), ends=time(20), lead=trainer,
    )  # fmt: skip
