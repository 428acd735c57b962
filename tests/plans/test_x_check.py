"""The plan check: a quiet plan, then each rule with the smallest change that makes it speak, and the page."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from factories import make_action, make_indicator, make_line, make_need, make_objective, make_plan
from people import signed_in
from zesummen.kernel.models import Entry
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import Text, text
from zesummen.plans.check import RULES, CheckSheet, Limits, Severity, run
from zesummen.plans.models import CheckLimits, CheckWaiver
from zesummen.plans.queries.sheet import (
    ActionSheet,
    ChoiceSheet,
    CoordinatorSheet,
    EvidenceSheet,
    IndicatorSheet,
    LineSheet,
    NeedSheet,
    ObjectiveSheet,
    OwnerSheet,
    PartnerSheet,
    PlanSheet,
    ResultSheet,
    ShareSheet,
    StepSheet,
)

TODAY = date(2026, 5, 1)
NO_TEXT = Text()


def words(value: str) -> Text:
    return text("fr", fr=value, de=value)


def line(**values) -> LineSheet:
    given_ = {
        "year": 2026,
        "category": "material",
        "label": "",
        "source": "Budget communal",
        "article": "3/259",
        "kind": "ordinary",
        "flow": "expense",
        "planned": Decimal("1000.00"),
        "real": None,
        "is_secured": True,
    }
    return LineSheet(**{**given_, **values})


def action(number: int = 1, **values) -> ActionSheet:
    """An action that no rule finds anything about."""
    given_ = {
        "pk": 100 + number,
        "number": number,
        "title": words(f"Action {number}"),
        "description": words("On se voit."),
        "newcomers_part": words("Ils parlent."),
        "commune_part": words("Elle écoute."),
        "expected_result": words("40 personnes"),
        "field": "languages",
        "groups": ("newcomers",),
        "missions": (),
        "state": "planned",
        "is_recurring": True,
        "from_on": date(2026, 6, 1),
        "until_on": date(2026, 10, 31),
        "really_from_on": None,
        "really_until_on": None,
        "people_needed": "",
        "rooms_needed": "",
        "material_needed": "",
        "languages": ("fr", "de"),
        "accessibility": "Accès sans marches",
        "channels": "",
        "risks": "",
        "origin": "",
        "origin_note": "",
        "depends_on_call": "",
        "percent": 0,
        "health": "good",
        "health_reason": "",
        "reported_on": None,
        "stopped_reason": "",
        "owners": (
            OwnerSheet("political", "Échevine", False),
            OwnerSheet("administrative", "Service", True),
            OwnerSheet("working", "Kim", False),
        ),
        "partners": (PartnerSheet("society", "Club", True),),
        "objectives": (ShareSheet(1, Decimal(100)),),
        "lines": (line(),),
    }
    return ActionSheet(**{**given_, **values})


INDICATOR = IndicatorSheet(
    1, words("Soirées"), "soirées", Decimal(10), date(2025, 12, 31), Decimal(40), date(2028, 6, 30), False, "Service"
)


def objective(number: int = 1, **values) -> ObjectiveSheet:
    given_ = {
        "pk": 10 + number,
        "number": number,
        "parent": None,
        "title": words(f"Objectif {number}"),
        "description": NO_TEXT,
        "field": "",
        "needs": (1,),
        "indicators": (INDICATOR,),
    }
    return ObjectiveSheet(**{**given_, **values})


NEED = NeedSheet(
    1, 1, words("Besoin"), NO_TEXT, "", (), 1, (EvidenceSheet("interview", words("Entretien"), "Service"),)
)


def plan(*actions: ActionSheet, **values) -> PlanSheet:
    given_ = {
        "pk": 7,
        "space": "esch",
        "space_name": "Esch",
        "template": "pci",
        "regime": "2011",
        "title": words("Plan"),
        "summary": NO_TEXT,
        "state": "preparation",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2028, 12, 31),
        "cost_key": "equal",
        "coordinator": CoordinatorSheet("communal", "Anna", "", "", "", NO_TEXT),
        "needs": (NEED,),
        "objectives": (objective(),),
        "actions": actions or (action(),),
    }
    return PlanSheet(**{**given_, **values})


def sheet(the_plan: PlanSheet, **values) -> CheckSheet:
    return CheckSheet(the_plan, **{"today": TODAY, "mandate": (date(2023, 6, 11), date(2029, 6, 1)), **values})


def found(the_plan: PlanSheet, **values) -> set[str]:
    return {finding.rule for finding in run(sheet(the_plan, **values))}


def feast(number: int, **values) -> ActionSheet:
    return action(number, is_recurring=False, from_on=date(2026, 7, number), until_on=date(2026, 7, number), **values)


def test_a_good_plan_is_quiet():
    assert run(sheet(plan())) == []


WEAK = {
    "no_coordinator": plan(coordinator=None),
    "no_working_owner": plan(action(owners=action().owners[:2])),
    "no_administrative_owner": plan(action(owners=(action().owners[0], action().owners[2]))),
    "no_political_owner": plan(action(owners=action().owners[1:])),
    "too_many_actions": plan(*(action(n) for n in range(1, 6))),
    "administration_leads_all": plan(
        *(action(n, owners=(*action().owners[:2], OwnerSheet("working", f"Service {n}", True))) for n in (1, 2, 3))
    ),
    "no_civil_society": plan(action(partners=(PartnerSheet("state", "Office", True),))),
    "no_partner": plan(action(partners=()), action(2)),
    "partner_not_agreed": plan(action(state="running", partners=(PartnerSheet("society", "Club", False),))),
    "no_budget": plan(action(lines=())),
    "budget_outside_plan": plan(action(lines=(line(year=2029),))),
    "revenue_without_article": plan(action(lines=(line(), line(flow="revenue", article="")))),
    "expense_without_article": plan(action(lines=(line(article=""),))),
    "promised_money": plan(action(lines=(line(), line(flow="revenue", is_secured=False)))),
    "shares_not_whole": plan(action(objectives=(ShareSheet(1, Decimal(90)),))),
    "costs_nothing_at_all": plan(action(lines=(line(planned=Decimal(0)),))),
    "real_money_missing": plan(action(state="running", lines=(line(year=2025),)), starts_on=date(2025, 1, 1)),
    "overspent": plan(action(lines=(line(real=Decimal("1100.01")),))),
    "plan_without_dates": plan(ends_on=None),
    "no_dates": plan(action(until_on=None)),
    "ends_before_start": plan(action(from_on=date(2026, 6, 1), until_on=date(2026, 5, 1))),
    "outside_plan": plan(action(until_on=date(2029, 1, 1), milestones=(StepSheet("Vu", date(2027, 1, 1), None),))),
    "outside_mandate": plan(
        action(until_on=date(2029, 6, 1), milestones=(StepSheet("Vu", date(2027, 1, 1), None),)),
        ends_on=date(2030, 12, 31),
    ),
    "late_start": plan(action(from_on=date(2026, 4, 30), until_on=date(2026, 8, 1)), state="running"),
    "late_end": plan(action(state="running", from_on=date(2026, 1, 1), until_on=date(2026, 4, 30))),
    "milestone_outside": plan(action(milestones=(StepSheet("Vu", date(2026, 11, 1), None),))),
    "no_milestone": plan(action(until_on=date(2027, 6, 1))),
    "part_overdue": plan(action(parts=(StepSheet("Affiche", date(2026, 4, 30), None),))),
    "milestone_overdue": plan(
        action(
            from_on=date(2026, 4, 1), until_on=date(2026, 8, 1), milestones=(StepSheet("Vu", date(2026, 4, 30), None),)
        )
    ),
    "feasts_piled": plan(feast(1), feast(2), feast(3), action(4)),
    "all_at_the_end": plan(*(action(n, from_on=date(2027, 6, 1), until_on=date(2027, 10, 1)) for n in (1, 2, 3))),
    "need_without_evidence": plan(needs=(replace(NEED, evidence=()),)),
    "need_without_action": plan(needs=(NEED, replace(NEED, pk=2, number=2))),
    "action_without_objective": plan(action(), action(2, objectives=())),
    "action_without_need": plan(
        action(), action(2, objectives=(ShareSheet(2, Decimal(100)),)), objectives=(objective(), objective(2, needs=()))
    ),
    "objective_without_need": plan(
        action(objectives=(ShareSheet(1, Decimal(50)), ShareSheet(2, Decimal(50)))),
        objectives=(objective(), objective(2, needs=())),
    ),
    "objective_without_action": plan(objectives=(objective(), objective(2))),
    "objective_without_indicator": plan(objectives=(objective(indicators=()),)),
    "indicator_incomplete": plan(objectives=(objective(indicators=(replace(INDICATOR, source=" "),)),)),
    "indicator_goes_wrong_way": plan(objectives=(objective(indicators=(replace(INDICATOR, lower_is_better=True),)),)),
    "target_after_plan": plan(objectives=(objective(indicators=(replace(INDICATOR, target_on=date(2029, 1, 1)),)),)),
    "result_without_figure": plan(
        action(expected_result=words("Plus de monde")),
        objectives=(objective(indicators=(replace(INDICATOR, target=None),)),),
    ),
    "done_without_result": plan(action(state="done")),
    "result_without_people": plan(action(state="done", results=(ResultSheet("reached", words("Bien"), None),))),
    "mostly_one_off": plan(feast(1), feast(2), action(3)),
    "action_one_side": plan(action(), action(2, commune_part=NO_TEXT)),
    "field_one_side": plan(action(commune_part=NO_TEXT)),
    "field_without_action": plan(fields_chosen=(ChoiceSheet("languages", 1, NO_TEXT), ChoiceSheet("work", 2, NO_TEXT))),
    "field_not_chosen": plan(action(), action(2, field="sport"), fields_chosen=(ChoiceSheet("languages", 1, NO_TEXT),)),
    "no_field": plan(action(field="")),
    "group_never_reached": plan(groups_chosen=(ChoiceSheet("employers", 1, NO_TEXT),)),
    "no_group": plan(action(groups=())),
    "one_language": plan(action(languages=("fr", "plain"))),
    "no_language": plan(action(languages=())),
    "no_accessibility": plan(action(accessibility=" "), action(2)),
    "no_step_free": plan(action(accessibility="Garde d’enfants")),
    "same_title": plan(action(title=words("Café")), action(2, title=words("CAFE "))),
    "no_description": plan(action(description=NO_TEXT)),
    "title_untranslated": plan(action(title=text("fr", fr="Café"))),
    "unhealthy": plan(action(state="running", health="blocked", health_reason="Pas de salle")),
    "no_actions": replace(plan(), actions=()),
}


def test_every_rule_is_tried():
    assert set(WEAK) == set(RULES) and len(RULES) >= 28


@pytest.mark.parametrize("key", sorted(WEAK))
def test_a_weak_point_is_found_and_not_in_the_good_plan(key):
    findings = [finding for finding in run(sheet(WEAK[key])) if finding.rule == key]
    assert findings and all(str(finding.sentence) and finding.link.startswith("plans/7/") for finding in findings)
    assert "%(" not in "".join(str(finding.sentence) for finding in findings)


def test_what_matters_most_comes_first():
    order = list(Severity)
    ranks = [
        order.index(finding.severity) for finding in run(sheet(plan(action(lines=(), groups=(), accessibility=""))))
    ]
    assert ranks == sorted(ranks) and len(set(ranks)) == 3


def test_stopped_actions_and_ideas_are_left_in_peace():
    bare = {"owners": (), "lines": (), "objectives": (), "from_on": None, "until_on": None}
    assert (
        run(
            sheet(
                plan(action(), action(2, state="stopped", stopped_reason="x", **bare), action(3, state="idea", **bare))
            )
        )
        == []
    )


def test_an_objective_above_answers_the_need():
    above, below = objective(1, indicators=()), objective(2, parent=1, needs=())
    rules = found(plan(action(objectives=(ShareSheet(2, Decimal(100)),)), objectives=(above, below)))
    assert (
        "action_without_need" not in rules
        and "need_without_action" not in rules
        and "objective_without_action" not in rules
    )


def test_objectives_in_a_ring_do_not_hang_the_check():
    one, two = objective(1, parent=2, needs=()), objective(2, parent=1, needs=())
    assert "action_without_need" in found(plan(objectives=(one, two)))


@given(limit=st.integers(1, 12), actions=st.integers(0, 14))
def test_one_person_may_carry_as_many_as_the_limit_says(limit, actions):
    rules = found(
        replace(plan(), actions=tuple(action(n) for n in range(1, actions + 1))),
        limits=Limits(actions_per_person=limit),
    )
    assert ("too_many_actions" in rules) == (actions > limit)


@given(days=st.integers(0, 1200))
def test_the_end_of_the_mandate_is_the_day_of_the_election(days):
    last = date(2028, 1, 1) + timedelta(days=days)
    steps = (StepSheet("Vu", date(2027, 1, 1), None),)
    rules = found(plan(action(until_on=last, milestones=steps), ends_on=date(2032, 12, 31)))
    assert ("outside_mandate" in rules) == (last >= date(2029, 6, 1))


@given(parts=st.lists(st.decimals(Decimal("0.01"), Decimal(100), places=2), min_size=1, max_size=4))
def test_shares_are_whole_or_told(parts):
    objectives = tuple(objective(n) for n in range(1, len(parts) + 1))
    shares = tuple(ShareSheet(n, part) for n, part in enumerate(parts, 1))
    assert ("shares_not_whole" in found(plan(action(objectives=shares), objectives=objectives))) == (sum(parts) != 100)


# The page


@pytest.fixture
def stored(space):
    with inside(space):
        made = make_plan(space, starts_on=date(2026, 1, 1), ends_on=date(2028, 12, 31))
        objective_ = make_objective(made, make_need(made))
        make_indicator(objective_)
        make_line(make_action(made, objective_))
    return made


def where(the_plan, rest=""):
    return f"/s/{the_plan.space.slug}/plans/{the_plan.pk}/check/{rest}"


@pytest.mark.django_db
def test_a_finding_is_left_with_a_reason_and_comes_back(space, anna, stored):
    browser = signed_in(anna)
    assert "coordinator/" in browser.get(where(stored)).content.decode()
    address = where(stored, "waive/?rule=no_coordinator&key=")
    assert browser.post(address, {"reason": ""}).status_code == 422
    assert browser.post(address, {"reason": "Elle arrive en juin."}).status_code == 302
    assert "Elle arrive en juin." in browser.get(where(stored)).content.decode()
    with inside(space):
        assert CheckWaiver.objects.get().waived_by == anna
        assert Entry.objects.filter(verb="check.waived").count() == 1
    assert browser.post(address, {"take_back": "1"}).status_code == 302
    with inside(space):
        assert not CheckWaiver.objects.exists()


@pytest.mark.django_db
def test_a_finding_that_is_no_longer_there_is_not_found(space, anna, stored):
    browser = signed_in(anna)
    assert browser.get(where(stored, "waive/?rule=no_actions&key=")).status_code == 404
    assert browser.get(where(stored, "waive/?rule=<script>&key=")).status_code == 404


@pytest.mark.django_db
def test_limits_are_set_and_two_people_do_not_overwrite_each_other(space, anna, stored):
    browser = signed_in(anna)
    values = {"version": 0, "actions_per_person": 6, "feasts_per_month": 3, "long_action_months": 12}
    assert browser.post(where(stored, "limits/"), values).status_code == 302
    with inside(space):
        row = CheckLimits.objects.get()
    assert row.actions_per_person == 6
    assert (
        browser.post(where(stored, "limits/"), {**values, "version": row.version, "actions_per_person": 9}).status_code
        == 302
    )
    assert (
        browser.post(where(stored, "limits/"), {**values, "version": row.version, "actions_per_person": 2}).status_code
        == 422
    )
    assert browser.post(where(stored, "limits/"), {**values, "actions_per_person": 0}).status_code == 422


@pytest.mark.django_db
def test_a_councillor_reads_the_check_and_waives_nothing(space, ivo, stored):
    browser = signed_in(ivo)
    assert browser.get(where(stored)).status_code == 200
    assert browser.post(where(stored, "waive/?rule=no_coordinator&key="), {"reason": "x"}).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_check_asks_the_same_questions_whatever_the_plan_holds(space, anna, stored, count):
    with inside(space):
        for _number in range(count):
            make_line(make_action(stored, make_objective(stored, make_need(stored))))
    browser = signed_in(anna)
    browser.get(where(stored))
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(where(stored)).status_code == 200
    assert len(seen) == 8, "\n".join(query["sql"].split(" FROM ")[-1][:150] for query in seen)
