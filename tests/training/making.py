"""Small makers of rows of a training. Append what your test needs; change nothing that others stand on."""

from datetime import date, time, timedelta

from django.utils import timezone

from commissioning import make_commission, make_rules
from zesummen.commissions.actions import seats as seat_actions
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.training.actions import participants
from zesummen.training.models import Course, CourseSession, Evening, Party, RunStep, Trainer, TrainingRequest
from zesummen.training.queries import cases

#: Steps of an evening as small as one can be: kind, question, takes from the groups of.
STEPS = (
    ("talk", "", 0),
    ("reflect", "What does living together mean here?", 0),
    ("group", "", 2),
    ("dots", "What comes first?", 2),
    ("decide", "What will the commission do?", 2),
)


def make_commission_with_seats(space, *, by, count: int = 6):
    """A working commission with so many seats, each with a full member and a substitute. Call it inside the space."""
    commission = make_commission(space)
    make_rules(commission, own={"has_substitutes": "pairs"})
    for seat in seat_actions.make_seats(commission=commission, count=count, by=by):
        for part in ("full", "substitute"):
            seat_actions.appoint(
                commission=commission, part=part, seat=seat, name=f"{part.title()} {seat.number}",
                from_on=commission.from_on, email=f"{part}{seat.number}@example.lu", language="fr", by=by,
            )  # fmt: skip
    return commission


def make_course(body, *, code: str = "small", sessions: int = 2, **values):
    """A course with sessions of five steps. Call it inside the body's space."""
    defaults = {"state": "offered", "sessions_count": sessions, "languages": ["fr", "lb"]}
    course = Course.objects.create(
        space=body, code=code, title=text("fr", fr="Module", en="Module"), **{**defaults, **values}
    )
    for number in range(1, sessions + 1):
        session = CourseSession.objects.create(
            space=body, course=course, number=number, title=text("fr", fr=f"Soirée {number}", en=f"Evening {number}")
        )
        for place, (kind, question, takes) in enumerate(STEPS, start=1):
            RunStep.objects.create(
                space=body, session=session, number=place, kind=kind, minutes=10 * place, takes_from=takes, dots=3,
                title=text("fr", fr=f"Étape {place}", en=f"Step {place}"),
                question=text("en", en=question, fr=f"FR {question}") if question else text("fr"),
            )  # fmt: skip
    return course


def make_request(body, course, *spaces_and_commissions, state: str = "dated", **values):
    """A request whose parties are ``(space, commission)`` pairs, the first of them the host; people taken over."""
    with inside(body):
        row = TrainingRequest.objects.create(
            space=body, course=course, reference=f"F-2026-{TrainingRequest.objects.count() + 1:03d}", state=state,
            asked_on=timezone.localdate() - timedelta(days=30), reason="renewal", languages=["fr"], **values,
        )  # fmt: skip
        for place, (space, commission) in enumerate(spaces_and_commissions):
            Party.objects.create(
                space=body, request=row, commune=space.commune, party_space=space, commission_ref=commission.pk,
                commission_name=str(commission.body.name), is_host=not place, confirmed_on=timezone.localdate(),
            )  # fmt: skip
    case = cases.find(body, row.pk)
    with inside(body):
        participants.refresh(case)
    return row


def make_trainer(body, person, commune, **values):
    """A trainer of the body who is this person. Call it inside the body's space."""
    return Trainer.objects.create(
        space=body, person=person, name=person.full_name, base=commune, languages=["fr", "lb"], **values
    )


def make_evening(request, trainer, *, number: int = 1, day: date | None = None, state: str = "confirmed", **values):
    """An evening of a request, today unless said otherwise. Call it inside the body's space."""
    defaults = {"starts": time(18, 0), "ends": time(20, 30), "place_name": "Maison communale"}
    return Evening.objects.create(
        space=request.space, request=request, session=request.course.sessions.get(number=number), number=number,
        state=state, day=day or timezone.localdate(), lead=trainer, **{**defaults, **values},
    )  # fmt: skip
