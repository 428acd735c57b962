"""A convocation to 24 people: documents, mails and calendar entries, made and then taken back."""

import time
from datetime import date, timedelta

PEOPLE, ITEMS, RUNS = 24, 8, 3


def measure() -> dict:
    """Seconds to prepare the convocation of a commission of 12 pairs, best of some runs; nothing of it is kept."""
    from django.db import transaction

    from bench.country import OFFICER
    from zesummen.accounts.models import Person
    from zesummen.kernel.tenancy import inside
    from zesummen.territory.models import Space

    space, officer = Space.objects.get(slug="esch-sur-alzette"), Person.objects.get(email=OFFICER)
    spent = []
    with inside(space), transaction.atomic():
        for _run in range(RUNS):
            with transaction.atomic():
                sitting = _sitting(space, officer)
                started = time.perf_counter()
                _prepare(sitting, officer)
                spent.append(time.perf_counter() - started)
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    return {"convocation to 24 people, seconds (wanted 1)": round(min(spent), 2)}


def _prepare(sitting, officer) -> None:
    from zesummen.kernel.exports import child
    from zesummen.sittings import actions, queries
    from zesummen.sittings.queries import papers

    actions.convene(sitting=sitting, by=officer)
    sheet = queries.sitting_sheet(sitting)
    for language in papers.LANGUAGES:
        papers.notice(sheet, language=language)
    child.pdf(papers.notice(sheet))


def _sitting(space, officer):
    from zesummen.commissions.actions import seats
    from zesummen.commissions.models import Commission, RulesVersion
    from zesummen.commissions.rulebook import preset_values
    from zesummen.kernel.words import text
    from zesummen.sittings import actions

    today = date.today()  # noqa: DTZ011 (a bench has no reader's clock)
    body = actions.make_body(
        space=space, kind="commission", name=text("fr", fr="Commission"), from_on=today, by=officer
    )
    commission = Commission.objects.create(
        space=space, body=body, regime="2023", state="working", constituted_on=today, from_on=today,
        expected_until=today + timedelta(days=2000),
    )  # fmt: skip
    values = {key: rule.value for key, rule in preset_values("ccvei_2024").items()} | {"has_substitutes": "pairs"}
    RulesVersion.objects.create(
        space=space, commission=commission, number=1, preset="ccvei_2024", state="in_force", values=values,
        voted_on=today, in_force_from=today,
    )  # fmt: skip
    for number, seat in enumerate(seats.make_seats(commission=commission, count=PEOPLE // 2, by=officer)):
        for part in ("full", "substitute"):
            seats.appoint(
                commission=commission, part=part, seat=seat, name=f"{part} {number}", from_on=today,
                email=f"{part}{number}@bench.example", language=("fr", "de", "lb", "pt")[number % 4], by=officer,
            )  # fmt: skip
    sitting = actions.plan_sitting(
        body=body, day=today + timedelta(days=20), starts_at="18:00", place="Mairie", by=officer
    )
    for number in range(ITEMS):
        title = text("fr", fr=f"Point {number}", de=f"Punkt {number}", lb=f"Punkt {number}")
        actions.add_item(sitting=sitting, title=title, kind="discussion", mission="M1", by=officer)
    sitting.refresh_from_db()
    return sitting
