"""A training body with the season of a hundred commissions: requests, people, evenings, who came, what was decided."""

import statistics
import time
from datetime import date, timedelta
from datetime import time as clock

from django.utils import timezone

from zesummen.accounts.models import Membership, Person
from zesummen.commissions.models import Commission
from zesummen.kernel.tenancy import across, inside
from zesummen.territory.actions import open_space
from zesummen.territory.models import Space
from zesummen.territory.states import SpaceKind
from zesummen.training import catalogue
from zesummen.training.models import (
    Attendance,
    CourseSession,
    Decision,
    Evening,
    Participant,
    Party,
    Season,
    Trainer,
    TrainingRequest,
)

TRAINERS, PEOPLE, DECISIONS = 6, 24, 4
DESK = "desk@bench.example"
BATCH = 1000
RUNS = 3
SLUG = "bench-training"
PAGES = ("", "requests/", "requests.xlsx", "evenings/", "coverage/", "coverage/coverage.xlsx")


def write(words) -> None:
    """Half of the requests were held, a quarter is dated, a quarter waits. Written in bulk."""
    body = open_space(kind=SpaceKind.TRAINING_BODY, slug=SLUG, name="Bench training", is_demo=True)
    desk = Person.objects.create_user(DESK, "a long enough password", full_name="Bench Desk", language="fr")
    Membership.objects.create(person=desk, space=body, role="training_desk", from_on=timezone.localdate())
    course = catalogue.install(body)[0]
    with across(Space.objects.filter(kind="commune")):
        hosts = list(Commission.objects.select_related("space__commune", "body").order_by("pk"))
    with inside(body):
        first = timezone.localdate() - timedelta(days=120)
        season = Season.objects.create(space=body, name="Bench", first=first, last=first + timedelta(days=240))
        trainers = Trainer.objects.bulk_create(
            Trainer(space=body, name=f"Trainer {n}", base=hosts[n].space.commune, languages=["fr", "de"])
            for n in range(TRAINERS)
        )
        parties = _requests(body, course, season, hosts)
        people = _people(parties)
        evenings = _evenings(parties, list(CourseSession.objects.filter(course=course)), season, trainers)
        _afterwards(evenings, {party.request_id: party for party in parties}, people, words)


def _requests(body, course, season, hosts) -> list[Party]:
    states = ("done", "done", "dated", "waiting")
    requests = TrainingRequest.objects.bulk_create(
        TrainingRequest(
            space=body, course=course, reference=f"F-0001-{n:03}", state=states[n % 4], reason="renewal",
            asked_on=season.first - timedelta(days=30 + n % 60), languages=["fr"], expected_full=PEOPLE // 2,
            season=season, rank=n if states[n % 4] == "waiting" else None,
        )
        for n, _host in enumerate(hosts)
    )  # fmt: skip
    return Party.objects.bulk_create(
        Party(
            space=body, request=request, commune=host.space.commune, party_space=host.space, commission_ref=host.pk,
            commission_name=str(host.body.name), is_host=True, is_active=request.state != "done",
        )
        for request, host in zip(requests, hosts, strict=True)
    )  # fmt: skip


def _people(parties) -> dict[int, list[Participant]]:
    rows = Participant.objects.bulk_create(
        [
            Participant(
                space=party.space, request=party.request, party=party, part=("full", "substitute")[n % 2],
                name=f"Member {party.pk} {n}", seat_ref=n // 2 + 1, seat_number=n // 2 + 1,
                email=f"t{party.pk}-{n}@bench.example",
            )
            for party in parties
            for n in range(PEOPLE)
        ],
        BATCH,
    )  # fmt: skip
    found: dict[int, list[Participant]] = {}
    for row in rows:
        found.setdefault(row.request_id, []).append(row)
    return found


def _evenings(parties, sessions, season, trainers) -> list[Evening]:
    rows = []
    for n, party in enumerate(parties):
        state = {"done": "held", "dated": "confirmed"}.get(party.request.state)
        start = timezone.localdate() + timedelta(days=(-100 if state == "held" else 10) + n % 60)
        for session in sessions if state else ():
            day: date = start + timedelta(days=14 * session.number)
            rows.append(
                Evening(
                    space=party.space, request=party.request, season=season, session=session, number=session.number,
                    state=state, day=day, starts=clock(18, 30), ends=clock(21), lead=trainers[n % TRAINERS],
                    held_at=timezone.now() if state == "held" else None,
                )
            )  # fmt: skip
    return Evening.objects.bulk_create(rows, BATCH)


def _afterwards(evenings, parties, people, words) -> None:
    held = [row for row in evenings if row.state == "held"]
    Attendance.objects.bulk_create(
        [
            Attendance(
                space=row.space, evening=row, participant=who, number=row.number, name=who.name, part=who.part,
                seat_ref=who.seat_ref,
            )
            for row in held
            for who in people[row.request_id][: PEOPLE * 2 // 3]
        ],
        BATCH,
    )  # fmt: skip
    Decision.objects.bulk_create(
        [
            Decision(
                space=row.space, evening=row, party=parties[row.request_id], position=place, mission="M1",
                title=words(f"Décision {place}"), due_on=row.day + timedelta(days=90), client_key=f"{row.pk}-{place}",
            )
            for row in held
            for place in range(DECISIONS)
        ],
        BATCH,
    )  # fmt: skip


def measure() -> dict:
    """Milliseconds of a page of the training body, median of some runs, and how often it asks the database."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    desk, body = Person.objects.get(email=DESK), Space.objects.get(slug=SLUG)
    with inside(body):
        season = f"seasons/{Season.objects.get().pk}/"
    visitor = Client(headers={"host": "localhost"})
    visitor.force_login(desk)
    found = {}
    for page in (*PAGES, season, f"{season}view/table/", f"{season}season.pdf"):
        spent = []
        for _run in range(RUNS + 1):
            with CaptureQueriesContext(connection) as asked:
                started = time.perf_counter()
                answer = visitor.get(f"/s/{SLUG}/training/{page}")
                spent.append(time.perf_counter() - started)
            if answer.status_code != 200:
                raise RuntimeError(f"{page} answers {answer.status_code}")
        found[f"training/{page}, milliseconds"] = round(statistics.median(spent[1:]) * 1000)
        found[f"training/{page}, statements"] = len(asked)
    return found
