"""A page shows a link only where it leads in, and names the record of the vote from the day of the sitting on."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from factories import make_action, make_need, make_objective, make_plan
from people import signed_in
from zesummen.accounts.queries import grants
from zesummen.council.actions import note_convocation
from zesummen.council.models import CouncilDate, Deliberation
from zesummen.council.queries import next_step
from zesummen.kernel.pages import access_of, leads_in
from zesummen.kernel.tenancy import inside
from zesummen.plans.actions import decision as actions
from zesummen.plans.models import Party
from zesummen.sittings.models import Body, Sitting

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def plan(space, anna):
    """A plan with a decision for a sitting in a month, a steering committee that must be convened, and findings."""
    with inside(space):
        made = make_plan(space, state="running", starts_on=TODAY())
        make_action(made, make_objective(made, make_need(made)))
        body = Body.objects.create(space=space, kind="steering", name=made.title, from_on=TODAY())
        day = TODAY() + timedelta(days=3)
        Sitting.objects.create(space=space, body=body, number=1, year=day.year, day=day, starts_at="18:00")
        decide(made, anna, days=30)
    return made


def decide(plan, by, *, days: int):
    party = Party.objects.select_related("plan__space", "commune", "start_decision").get(plan=plan)
    decision = actions.draft_decision(
        party=party, contact_person="Anna Schmit", budget_article="3/259/1", budget_year=2027, by=by
    )
    sitting = CouncilDate.objects.create(space=plan.space, day=TODAY() + timedelta(days=days))
    Deliberation.objects.filter(pk=decision.pk).update(state="agenda", sitting=sitting)
    decision.refresh_from_db()
    return decision


PAGES = ("", "check/", "measures/decision/", "measures/actions/", "decision/", "adoption/", "progress/", "thread/")


@pytest.mark.parametrize("who", ["kim", "noa", "helene", "ivo", "lucie", "gaston"])
def test_no_link_of_the_plan_is_refused_to_whoever_reads_it(plan, who, request):
    person = request.getfixturevalue(who)
    browser, slug = signed_in(person), plan.space.slug
    permissions = grants(person, plan.space).permissions
    pages = [f"/s/{slug}/plans/{plan.pk}/{page}" for page in PAGES]
    for page in [*pages, f"/s/{slug}/", f"/s/{slug}/due/", f"/s/{slug}/council/", "/home/"]:
        answer = browser.get(page, follow=True)
        if answer.status_code != 200:
            continue
        found = re.findall(rf'<a [^>]*href="(/s/{slug}/[^"#?]*)', answer.content.decode())
        refused = {href for href in found if access_of(href) and not leads_in(href, permissions)}
        assert not refused, f"{who} on {page}"


def test_finding_that_somebody_may_not_mend_is_plain_text(plan, kim, anna):
    page = f"/s/{plan.space.slug}/plans/{plan.pk}/check/"
    mine, theirs = (signed_in(person).get(page).content.decode() for person in (anna, kim))
    edit = re.compile(r'<li class="finding"[^>]*><a href="[^"]*/actions/\d+/(?:edit|budget)')
    assert edit.search(mine) and not edit.search(theirs)
    assert mine.count('class="finding"') == theirs.count('class="finding"')


def test_before_the_day_the_next_step_is_the_convocation_and_then_the_day(plan, anna):
    with inside(plan.space):
        decision = Party.objects.select_related("start_decision__sitting").get(plan=plan).start_decision
        step = next_step(decision)
        assert (step.view, step.pk) == ("council:convocation", decision.sitting_id)
        note_convocation(council_date=decision.sitting, convened_on=TODAY(), by=anna)
        decision.refresh_from_db()
        assert next_step(decision).view == ""
        assert next_step(decision, today=decision.sitting.day).view == "council:deliberation_vote"


@pytest.mark.parametrize("page", ["plans:decision", "plans:measure", "council:index", "council:deliberation"])
def test_weeks_ahead_no_page_says_record_the_vote(plan, anna, page):
    with inside(plan.space):
        decision = Party.objects.get(plan=plan).start_decision_id
    numbers = {"plans:decision": [plan.pk], "plans:measure": [plan.pk, "decision"], "council:deliberation": [decision]}
    text = signed_in(anna).get(reverse(page, args=[plan.space.slug, *numbers.get(page, [])])).content.decode()
    assert "Record the vote" not in text
    if page != "plans:measure":
        assert "Send the convocation for the sitting of" in text


def test_on_the_day_the_vote_is_recorded_from_each_of_them(space, anna):
    with inside(space):
        made = make_plan(space)
        decision = decide(made, anna, days=0)
    browser = signed_in(anna)
    for address in (f"plans/{made.pk}/decision/", "council/", f"council/{decision.pk}/"):
        assert f"/council/{decision.pk}/vote/" in browser.get(f"/s/{space.slug}/{address}").content.decode(), address
    assert "Record the vote" in browser.get(f"/s/{space.slug}/plans/{made.pk}/measures/decision/").content.decode()
