"""The pact to its end: signatures, counts, cycles, crosswalk."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import make_action, make_need, make_objective, make_plan, make_running_plan
from people import signed_in
from zesummen.kernel import journal
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry
from zesummen.kernel.moves import Stale
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.plans.actions import pact as actions
from zesummen.plans.models import Cycle, Evidence, Plan
from zesummen.plans.queries import crosswalk
from zesummen.plans.queries import pact as queries
from zesummen.plans.queries.standings import rail_of

pytestmark = pytest.mark.django_db
SIGNED = {
    "signed_on": date(2024, 3, 27),
    "signed_place": "Esch",
    "commune_signatory": "C. Weis, bourgmestre",
    "minister_signatory": "M. Hahn, ministre",
    "syvicol_signatory": "E. Eicher, président",
}


@pytest.fixture
def pact(space):
    with inside(space):
        return make_plan(space, template="gemengepakt")


def sign(plan, by, **values):
    return actions.sign_pact(
        plan=plan, **{"expected": 0, "starts_on": date(2024, 3, 27), "ends_on": None, **SIGNED, **values}, by=by
    )


def cycle_of(plan, by, **values):
    values = {
        "theme": text("fr", fr="Se rencontrer"),
        "field": "encounters",
        "from_on": date(2024, 4, 1),
        "until_on": None,
        **values,
    }
    return actions.open_cycle(plan=plan, by=by, **values)


@pytest.fixture
def browser(anna):
    return signed_in(anna, HTTP_ACCEPT_LANGUAGE="en")


def test_signed_pact_runs_six_years(in_space, pact, anna):
    sign(pact, anna)
    assert (pact.state, pact.starts_on, pact.ends_on) == ("running", date(2024, 3, 27), date(2030, 3, 26))
    assert "27" in journal.sentence(Entry.objects.get(verb="pact.signed"))


def test_a_pact_signed_on_29_february_ends_on_28(in_space, pact):
    assert queries.end_by_rule(pact, date(2024, 2, 29)) == date(2030, 2, 28)


def test_second_of_two_who_correct_the_signatures_is_told(in_space, pact, anna):
    first = sign(pact, anna)
    sign(pact, anna, expected=first.version, signed_place="Schifflange")
    with pytest.raises(Stale):
        sign(pact, anna, expected=first.version - 1, signed_place="Pétange")


def test_secretary_signs_a_lead_does_not(in_space, pact, gaston, kim):
    with pytest.raises(Refused):
        sign(pact, kim)
    sign(pact, gaston)


def test_count_makes_five_euros_a_member_and_keeps_the_old_number(in_space, pact, anna):
    sign(pact, anna)
    actions.count_members(plan=pact, year=2024, residents=100, cross_border_workers=20, source="Liste", by=anna)
    actions.count_members(
        plan=pact, year=2024, residents=110, cross_border_workers=20, source="Liste corrigée", by=anna
    )
    row = next(r for r in queries.pact_view(pact, date(2026, 2, 1)).years if r.year == 2024)
    assert (row.members, row.grant) == (130, Decimal(650))
    assert "120 → 130" in journal.sentence(Entry.objects.get(verb="pact.recounted"))


@pytest.mark.parametrize("year", [2023, 2099])
def test_count_outside_the_pact_or_in_the_future_is_refused(in_space, pact, anna, year):
    sign(pact, anna)
    with pytest.raises(Refused):
        actions.count_members(plan=pact, year=year, residents=1, cross_border_workers=0, source="x", by=anna)


def test_what_is_due_of_a_pact(in_space, pact, anna):
    sign(pact, anna)
    cycle_of(pact, anna, until_on=date(2025, 6, 30))
    actions.count_members(plan=pact, year=2024, residents=1, cross_border_workers=0, source="x", by=anna)
    found = [(item.kind, item.on, item.late) for item in queries.due([in_space], date(2026, 2, 1))]
    assert sorted(found) == [
        ("cycle", date(2025, 6, 30), True),
        ("report", date(2025, 3, 31), True),
        ("report", date(2026, 3, 31), False),
        ("snapshot", date(2025, 12, 31), True),
        ("snapshot", date(2026, 12, 31), False),
    ]


def test_due_asks_the_same_number_of_questions_for_one_and_three_pacts(space, anna):
    counts = []
    for _number in (1, 3):
        with inside(space):
            while Plan.objects.count() < _number:
                make_running_plan(space, template="gemengepakt", parties=False)
            with CaptureQueriesContext(connection) as asked:
                queries.due([space], date(2027, 1, 1))
            counts.append(len(asked))
    assert counts[0] == counts[1]


def test_one_cycle_at_a_time_and_lessons_close_it(in_space, pact, anna):
    first = cycle_of(pact, anna)
    with pytest.raises(Refused, match="still open"):
        cycle_of(pact, anna)
    actions.close_cycle(
        cycle=first, expected=1, lessons=text("fr", fr="Plus de bancs"), closed_on=date(2025, 3, 1), by=anna
    )
    with pytest.raises(Refused):
        actions.close_cycle(cycle=first, expected=2, lessons=text("fr", fr="x"), closed_on=date(2025, 3, 1), by=anna)
    assert cycle_of(pact, anna, from_on=date(2025, 3, 2)).number == 2


def test_second_cycle_does_not_live_from_the_first_ones_workshop_and_actions(in_space, pact, anna):
    first = cycle_of(pact, anna)
    need = make_need(pact, evidence=False)
    Evidence.objects.create(
        space=in_space,
        plan=pact,
        need=need,
        kind="workshop",
        title=text("fr", fr="Atelier"),
        source="ASTI",
        dated_on=date(2024, 5, 1),
    )
    make_action(pact, make_objective(pact, cycle=first), cycle=first, state="done", percent=100)
    assert rail_of(pact, first).row("workshops").standing == "completed"
    assert rail_of(pact, first).row("deeds").standing == "completed"
    actions.close_cycle(cycle=first, expected=1, lessons=text("fr", fr="x"), closed_on=date(2025, 3, 1), by=anna)
    second = cycle_of(pact, anna, from_on=date(2025, 3, 2))
    assert rail_of(pact, second).row("workshops").standing in ("not_open", "to_start")
    assert not any(need.done for need in rail_of(pact, second).row("deeds").requirements)
    assert rail_of(pact, first).row("workshops").standing == "completed"


def test_pages_of_the_pact(space, pact, anna, browser):
    base = f"/s/{space.slug}/plans/{pact.pk}/"
    html = browser.get(f"{base}pact/").content.decode()
    assert "Not signed yet." in html and "up to €30,000 a year" in html
    answer = browser.post(f"{base}pact/sign/", {"version": 0, "signed_on": "27.03.2024"})
    assert answer.status_code == 422 and "27.03.2024" in answer.content.decode()
    answer = browser.post(
        f"{base}pact/sign/",
        {
            "version": 0,
            "signed_on": "27.03.2024",
            "signed_place": "Esch",
            "commune_signatory": "A",
            "minister_signatory": "B",
            "syvicol_signatory": "C",
            "starts_on": "27.03.2024",
            "ends_on": "",
        },
    )
    assert answer.status_code == 302, answer.content.decode()
    assert (
        browser.post(
            f"{base}pact/count/",
            {
                "year": "2024",
                "residents": "12",
                "cross_border_workers": "3",
                "source": "Liste",
            },
        ).status_code
        == 302
    )
    html = browser.get(f"{base}pact/").content.decode()
    assert "€75.00" in html and "missing" in html
    assert browser.get(f"{base}pact/count/?year=2024").context["form"]["residents"].value() == 12
    assert "not approved" not in html and "approval is recorded here yet" in html


def test_pages_of_the_cycles(space, pact, browser):
    base = f"/s/{space.slug}/plans/{pact.pk}/"
    assert "No cycle yet" in browser.get(f"{base}cycles/").content.decode()
    answer = browser.post(
        f"{base}cycles/new/",
        {
            "version": 0,
            "theme_original": "fr",
            "theme_fr": "Se rencontrer",
            "field": "encounters",
            "from_on": "01.04.2024",
            "until_on": "01.03.2024",
        },
    )
    assert answer.status_code == 422 and "The end comes before the start" in answer.content.decode()
    answer = browser.post(
        f"{base}cycles/new/",
        {
            "version": 0,
            "theme_original": "fr",
            "theme_fr": "Se rencontrer",
            "field": "encounters",
            "from_on": "01.04.2024",
            "until_on": "",
        },
    )
    assert answer.status_code == 302
    html = browser.get(f"{base}cycles/new/").content.decode()
    assert "Cycle 1 is still open" in html and "/close/" in html and 'name="theme_fr"' not in html
    with inside(space):
        close = next(need for need in rail_of(pact).row("taking_stock").requirements if not need.done).link
    assert re.fullmatch(rf"plans/{pact.pk}/cycles/\d+/close/", close)
    page = browser.get(answer["Location"]).content.decode()
    assert "Se rencontrer" in page and "Hold citizens&#x27; workshops" in page or "Hold citizens' workshops" in page
    with inside(space):
        number = Cycle.objects.get().pk
    assert browser.get(f"{base}cycles/{number}/edit/").status_code == 200
    answer = browser.post(
        f"{base}cycles/{number}/close/",
        {
            "version": 1,
            "closed_on": "01.03.2025",
            "lessons_original": "fr",
            "lessons_fr": "Plus de bancs",
        },
    )
    assert answer.status_code == 302
    assert "Plus de bancs" in browser.get(f"{base}cycles/{number}/").content.decode()


def test_a_pci_has_no_pact_page(space, browser):
    with inside(space):
        plan = make_plan(space)
    for link in ("pact/", "cycles/", "crosswalk/", "pact/sign/"):
        assert browser.get(f"/s/{space.slug}/plans/{plan.pk}/{link}").status_code == 404


def test_crosswalk_shows_what_counts_with_reason_and_proof(space, pact, anna, browser):
    with inside(space):
        old = make_running_plan(space)
        make_need(old)
        make_action(old, make_objective(old), title="Café des langues", state="running")
        steps = {step.number: step for step in crosswalk.crosswalk(pact, old, rail_of(old))}
        deeds = {row.crossing.measure: row for row in steps[4].rows}
        assert [str(p.title) for p in deeds["carrying_out"].papers] == ["Café des langues"]
        assert str(deeds["carrying_out"].degree) == "counts"
        assert str(steps[5].rows[0].degree) == "does not replace it", "nothing was evaluated"
    html = browser.get(f"/s/{space.slug}/plans/{pact.pk}/crosswalk/?old={old.pk}").content.decode()
    assert "Running actions that serve the theme go on as deeds" in html
    assert browser.get(f"/s/{space.slug}/plans/{pact.pk}/crosswalk/?old=999").status_code == 404


def test_strangers_and_readers(space, pact, cleo, kim, sign_in):
    base = f"/s/{space.slug}/plans/{pact.pk}/"
    for link in ("pact/", "cycles/", "crosswalk/", "coordinator/", "handover/"):
        assert sign_in(cleo).get(base + link).status_code == 404, link
    assert sign_in(kim).get(f"{base}pact/").status_code == 200
    assert sign_in(kim).get(f"{base}pact/sign/").status_code == 403
    assert sign_in(kim).get(f"{base}handover/").status_code == 403


def test_a_grouping_signs_with_the_approval_of_each_council(grouping, anna, browser):
    from people import give

    give(anna, grouping, "officer")
    with inside(grouping):
        plan = make_plan(grouping, template="gemengepakt")
        sign(plan, anna)
        view = queries.pact_view(plan)
    assert (len(view.parties), view.approved) == (3, 0)
    html = browser.get(f"/s/{grouping.slug}/plans/{plan.pk}/pact/").content.decode()
    assert html.count("Prepare the approval") >= 3 and "Differdange" in html


@pytest.mark.parametrize("link", ["pact/", "cycles/", "crosswalk/", "coordinator/", ""])
def test_pages_ask_the_same_number_of_questions_for_one_and_three(space, pact, anna, browser, link):
    path, counts = f"/s/{space.slug}/plans/{pact.pk}/{link}", []
    with inside(space):
        sign(pact, anna)
        old = make_running_plan(space)
    for year in (2023, 2024, 2025):
        with inside(space):
            cycle = Cycle.objects.create(
                space=space, plan=pact, number=year - 2022, theme=text("fr", fr="T"), from_on=date(year, 1, 1)
            )
            pact.biergerpakt_counts.create(space=space, year=year, residents=1, source="x")
            pact.coordinators.create(space=space, kind="communal", name="A", from_on=date(year, 1, 1))
            make_action(old, make_objective(old), state="running")
            assert cycle.pk
        if year == 2024:
            continue
        browser.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(path).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 25, counts
