"""Commissions of the generated country: 12 seats, 36 sittings of 8 points, 2 opinions a sitting, one a commune."""

import statistics
import time
from datetime import date, timedelta
from datetime import time as clock

from zesummen.commissions.models import Commission, Holding, MemberCard, Opinion, Report, RulesVersion, Seat
from zesummen.commissions.rulebook import preset_values
from zesummen.kernel.models import Node
from zesummen.sittings.models import AgendaItem, Body, BodyMember, Sitting

SEATS, SITTINGS, ITEMS, OPINIONS = 12, 36, 8, 2
SINCE = date(2024, 2, 1)
BATCH = 1000
RUNS = 5


def write(spaces, officer, words) -> None:
    """A commission for each commune, with what it did in six years. Written in bulk, inside the open scope."""
    communes = [space for space in spaces if space.kind == "commune"]
    bodies = Body.objects.bulk_create(
        Body(space=space, kind="commission", name=words("Commission"), from_on=SINCE) for space in communes
    )
    made = Commission.objects.bulk_create(
        Commission(
            space=body.space, body=body, regime="2023", state="working", constituted_on=SINCE, from_on=SINCE,
            expected_until=SINCE + timedelta(days=2192),
        )
        for body in bodies
    )  # fmt: skip
    values = {key: rule.value for key, rule in preset_values("ccvei_2024").items()}
    RulesVersion.objects.bulk_create(
        RulesVersion(
            space=row.space, commission=row, number=1, preset="ccvei_2024", state="in_force", values=values,
            voted_on=SINCE, in_force_from=SINCE,
        )
        for row in made
    )  # fmt: skip
    _people(made)
    _sittings(made, officer, words)


def _people(made) -> None:
    pairs = [(row, number) for row in made for number in range(1, SEATS + 1)]
    seats = Seat.objects.bulk_create(
        [Seat(space=row.space, commission=row, number=number, from_on=SINCE) for row, number in pairs], BATCH
    )
    members = BodyMember.objects.bulk_create(
        [
            BodyMember(
                space=row.space, body=row.body, name=f"Member {row.pk} {number}", from_on=SINCE,
                email=f"m{row.pk}-{number}@bench.example",
            )
            for row, number in pairs
        ],
        BATCH,
    )  # fmt: skip
    Holding.objects.bulk_create(
        [
            Holding(space=seat.space, commission=seat.commission, seat=seat, member=member, part="full", from_on=SINCE)
            for seat, member in zip(seats, members, strict=True)
        ],
        BATCH,
    )
    MemberCard.objects.bulk_create(
        [
            MemberCard(
                space=seat.space, commission=seat.commission, member=member,
                visibility="name" if seat.number % 2 else "hidden",
            )
            for seat, member in zip(seats, members, strict=True)
        ],
        BATCH,
    )  # fmt: skip


def _sittings(made, officer, words) -> None:
    rows = []
    for row in made:
        for number in range(SITTINGS):
            day = SINCE + timedelta(days=10 + 30 * number)
            rows.append(
                Sitting(
                    space=row.space, body=row.body, number=number + 1, year=day.year, day=day, starts_at=clock(18, 30),
                    place="Maison communale", state="approved", convened_on=day - timedelta(days=9),
                    approved_on=day + timedelta(days=40), approved_by=officer,
                )
            )  # fmt: skip
    sittings = Sitting.objects.bulk_create(rows, BATCH)
    AgendaItem.objects.bulk_create(
        [
            AgendaItem(
                space=row.space, body=row.body, sitting=row, position=place, kind="discussion", mission="M1",
                title=words(f"Point {place}"),
            )
            for row in sittings
            for place in range(1, ITEMS + 1)
        ],
        BATCH,
    )  # fmt: skip
    _opinions({row.body_id: row for row in made}, sittings, officer, words)


def _opinions(by_body, sittings, officer, words) -> None:
    rows, numbers = [], {}
    for sitting in sittings:
        commission = by_body[sitting.body_id]
        for _place in range(OPINIONS):
            key = (commission.pk, sitting.year)
            numbers[key] = numbers.get(key, 0) + 1
            rows.append(_opinion(commission, sitting, numbers[key], officer, words))
    nodes = Node.objects.bulk_create(
        [
            Node(space=row.space, kind="opinion", title=row.title, link="commissions/", since=row.adopted_on)
            for row in rows
        ],
        BATCH,
    )
    for row, node in zip(rows, nodes, strict=True):
        row.node = node
    Opinion.objects.bulk_create(rows, BATCH)


def _opinion(commission, sitting, number, officer, words) -> Opinion:
    answered = {"state": "answered", "answer": "followed", "answered_on": sitting.day, "answered_by": officer}
    return Opinion(
        space=sitting.space, commission=commission, number=number, year=sitting.year, title=words(f"Avis {number}"),
        regime="2023", mission="M1", facts=words("Constats"), proposals=words("Propositions"), leaning="favourable",
        adopted_on=sitting.day, sent_on=sitting.day, sent_by=officer, sent_to="Collège",
        published_on=sitting.day, published_by=officer, **(answered if number % 2 else {"state": "sent"}),
    )  # fmt: skip


def measure() -> dict:
    """Milliseconds to make the public page of a commission and its sittings in OParl anew, best of some runs."""
    from django.test import Client

    from zesummen.public.finished import SHELF

    found = {}
    for name, path in (
        ("public page of a commission", "/fr/c/esch-sur-alzette/commission/"),
        ("sittings of a commune in OParl", "/oparl/1.1/esch-sur-alzette/meeting/"),
    ):
        spent = []
        for _run in range(RUNS):
            SHELF.clear()
            started = time.perf_counter()
            answer = Client(headers={"host": "localhost"}).get(path)
            spent.append(time.perf_counter() - started)
            if answer.status_code != 200:
                raise RuntimeError(f"{path} answers {answer.status_code}")
        found[f"{name}, made anew, milliseconds"] = round(min(spent) * 1000)
    return found | _report()


def _report() -> dict:
    """Seconds from the rows of a year to its annual report as tagged PDF, median of some runs."""
    from django.utils import timezone

    from zesummen.commissions.queries import reports
    from zesummen.kernel.exports import child
    from zesummen.kernel.tenancy import inside
    from zesummen.territory.models import Space

    space, spent = Space.objects.get(slug="esch-sur-alzette"), []
    with inside(space):
        commission = Commission.objects.select_related("body").get()
        commission.space = commission.body.space = space
        report = Report(space=space, commission=commission, kind="annual", year=SINCE.year + 1)
        for _run in range(RUNS):
            started = time.perf_counter()
            made = child.pdf(reports.compiled(report, "fr", timezone.localdate()))
            spent.append(time.perf_counter() - started)
    return {
        "annual report of a year as PDF, seconds (wanted 1)": round(statistics.median(spent), 2),
        "annual report, KiB": len(made) // 1024,
    }
