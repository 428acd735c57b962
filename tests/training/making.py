"""Small makers of rows of a training, nothing surprising. Those of the training body are called inside its space."""

from datetime import date, time, timedelta

from django.utils import timezone

from commissioning import START, make_commission, make_rules
from zesummen.commissions.actions import seats as seat_actions
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.training.actions import requests
from zesummen.training.case import Case
from zesummen.training.models import Course, CourseSession, DateWish, Evening, RunStep, Trainer
from zesummen.training.queries import cases
from zesummen.training.states import CourseState, EveningState, StepKind

HOUSE = [{"days": [1, 3], "from": "18:00", "until": "22:00"}]
PEOPLE = ("Ana Costa", "Bo Lux", "Cy Roth", "Di Weis", "Eva Kahn", "Fe Silva")


def make_course(space, code: str = "module", **values) -> Course:
    """An offered course of two evenings, each with one step of each kind; ``sessions_count`` and the rest as wanted."""
    defaults = {
        "state": CourseState.OFFERED,
        "title": text("fr", fr="Module de deux séances", en="Module of two sessions"),
        "sessions_count": 2,
        "languages": ["fr", "lb", "en"],
        "windows": HOUSE,
        "regimes": ["2011", "2023"],
    }
    course = Course.objects.create(space=space, code=code, **{**defaults, **values})
    names = [("Pourquoi ?", "Why?"), ("Comment ?", "How?"), ("Et après ?", "What next?")]
    for number in range(1, course.sessions_count + 1):
        fr, en = names[(number - 1) % 3]
        session = CourseSession.objects.create(
            space=space, course=course, number=number, title=text("fr", fr=fr, en=en)
        )
        for place, kind in enumerate((StepKind.TALK, StepKind.REFLECT, StepKind.GROUP, StepKind.DOTS, StepKind.DECIDE)):
            RunStep.objects.create(
                space=space, session=session, number=place + 1, kind=kind, minutes=20,
                title=text("fr", fr=f"Étape {place + 1}", en=f"Step {place + 1}"),
                question=text("fr", fr="Qu’en pensez-vous ?", en="What do you think?"),
                takes_from=2 if kind in (StepKind.GROUP, StepKind.DOTS, StepKind.DECIDE) else 0,
            )  # fmt: skip
    return course


def make_trainer(space, person, base, **values) -> Trainer:
    """A trainer who leads in French and Luxembourgish and is always free."""
    defaults = {"name": person.full_name if person else "Trainer", "languages": ["fr", "lb", "en"]}
    return Trainer.objects.create(space=space, person=person, base=base, **{**defaults, **values})


def make_seated(space, by, *, seats: int = 6, since: date = START, **values):
    """A commission at work with so many seats: full members on all but the last, substitutes on the first two.

    The holder of the first seat presides. Call it inside the commune's space.
    """
    from zesummen.commissions.models import Office
    from zesummen.commissions.states import OfficeKind

    commission = make_commission(space, from_on=since, **values)
    make_rules(commission, own={"has_substitutes": "pairs"})
    made = seat_actions.make_seats(commission=commission, count=seats, by=by)
    for number, seat in enumerate(made[:-1]):
        name = PEOPLE[number % len(PEOPLE)] + ("" if number < len(PEOPLE) else f" {number}")
        held = seat_actions.appoint(
            commission=commission, part="full", seat=seat, name=name,
            email=f"member{number + 1}@example.org" if number % 3 != 2 else "", from_on=since, by=by,
        )  # fmt: skip
        if number == 0:
            Office.objects.create(
                space=space, commission=commission, kind=OfficeKind.PRESIDENT, member=held.member, from_on=since
            )
    for number, seat in enumerate(made[:2]):
        seat_actions.appoint(
            commission=commission, part="substitute", seat=seat, name=f"Substitute {number + 1}", from_on=since, by=by
        )
    return commission


def make_request(viewer, body, course, by, *, send: bool = True, wishes=(), **values) -> Case:
    """A request of a commune that is sent (``send=False``: a draft), with everything it needs; ``wishes`` are rows."""
    needed = {"reason": "renewal", "contact_phone": "26 11 22", "consents": True, "expected_full": 5}
    case = requests.begin(viewer=viewer, body=body, course=course, by=by, **{**needed, **values})
    with inside(body):
        for wish in wishes:
            make_wish(case.request, **wish)
        if send:
            requests.send(case=case, by=by)
    return cases.find(viewer, case.request.pk)


def make_wish(request, **values) -> DateWish:
    """Tuesdays and Thursdays from 18:00 to 22:00."""
    defaults = {"days": [1, 3], "starts": time(18), "ends": time(22)}
    if values.get("is_refusal"):
        defaults = {}
    return DateWish.objects.create(space=request.space, request=request, **{**defaults, **values})


def make_evening(
    request, number: int = 1, *, in_days: int = 30, state: str = EveningState.PROPOSED, **values
) -> Evening:
    """An evening of a request, so many days from today, 18:30 to 20:30."""
    session = CourseSession.objects.get(course=request.course_id, number=number)
    day = values.pop("day", timezone.localdate() + timedelta(days=in_days))
    defaults = {"starts": time(18, 30), "ends": time(20, 30)}
    return Evening.objects.create(
        space=request.space, request=request, session=session, number=number, state=state, day=day,
        **{**defaults, **values},
    )  # fmt: skip


def seen_from(space, case: Case) -> Case:
    """The same request as another side sees it."""
    return cases.find(space, case.request.pk)
