"""Starting a plan, its pages, its declarations."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from factories import make_action, make_need, make_objective, make_plan
from people import signed_in
from zesummen.kernel import journal
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry
from zesummen.kernel.words import text
from zesummen.plans.actions import plans as actions
from zesummen.plans.models import MeasureMark, Plan
from zesummen.plans.queries.standings import rail_of

pytestmark = pytest.mark.django_db


def test_start_makes_a_party_for_the_council_and_a_line_in_the_journal(in_space, anna):
    plan = actions.start_plan(space=in_space, template="pci", regime="2011", title=text("fr", fr="PCI"), by=anna)
    assert [party.commune_id for party in plan.parties.all()] == [in_space.commune_id]
    assert "PCI" in journal.sentence(Entry.objects.get(verb="plan.started"))


def test_start_is_refused_to_a_councillor(in_space, ivo):
    with pytest.raises(Refused) as refusal:
        actions.start_plan(space=in_space, template="pci", regime="2011", title=text("fr", fr="PCI"), by=ivo)
    assert "Integration officer" in str(refusal.value.verdict.why)
    assert not Plan.objects.exists()


def test_declaration_needs_a_reason_and_is_shown_with_the_computed_standing(in_space, anna):
    plan = make_plan(in_space)
    row = rail_of(plan).row("decision")
    actions.declare_complete(plan=plan, row=row, reason="Voted in 2019.", by=anna)
    shown = rail_of(plan).row("decision")
    assert (shown.standing, shown.knot, shown.declared.complete_reason) == ("to_start", "declared", "Voted in 2019.")
    with pytest.raises(Refused):
        actions.declare_complete(plan=plan, row=shown, reason="again", by=anna)


def test_declaration_without_reason_is_refused_by_the_database(in_space, anna):
    plan = make_plan(in_space)
    with pytest.raises(IntegrityError), transaction.atomic():
        MeasureMark.objects.create(
            space=in_space, plan=plan, key="decision", declared_on="2026-01-01", declared_by=anna
        )


def test_early_start_opens_the_measure(in_space, anna):
    plan = make_plan(in_space, opened=False)
    actions.start_early(plan=plan, row=rail_of(plan).row("needs"), reason="The survey already runs.", by=anna)
    assert rail_of(plan).row("needs").standing == "to_start"


def test_work_that_began_early_still_wants_its_reason(in_space, anna):
    plan = make_plan(in_space, opened=False)
    make_need(plan)
    begun = rail_of(plan).row("needs")
    assert (begun.standing, begun.is_open) == ("under_way", False)
    page = signed_in(anna).get(f"/s/{in_space.slug}/plans/{plan.pk}/measures/needs/").content.decode()
    assert "/measures/needs/early/" in page
    actions.start_early(plan=plan, row=begun, reason="The survey already runs.", by=anna)
    assert rail_of(plan).row("needs").is_open
    with pytest.raises(Refused):
        actions.start_early(plan=plan, row=rail_of(plan).row("needs"), reason="Again.", by=anna)


@pytest.mark.parametrize("count", [1, 3])
def test_plan_page_asks_the_same_number_of_questions_whatever_it_holds(space, anna, count):
    from zesummen.kernel.tenancy import inside

    with inside(space):
        plan = make_plan(space)
        for _number in range(count):
            make_action(plan, make_objective(plan, make_need(plan)))
    browser = signed_in(anna)
    address = f"/s/{space.slug}/plans/{plan.pk}/"
    browser.get(address)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert browser.get(address).status_code == 200
    assert len(seen) <= 12


def test_plan_page_is_closed_to_strangers_and_opens_the_sign_in_for_the_anonymous(space, cleo, client):
    from zesummen.kernel.tenancy import inside

    with inside(space):
        plan = make_plan(space)
    address = f"/s/{space.slug}/plans/{plan.pk}/"
    assert signed_in(cleo).get(address).status_code == 404
    assert client.get(address).status_code == 302


def test_plan_start_keeps_what_was_typed_and_names_the_field(space, anna):
    answer = signed_in(anna).post(
        f"/s/{space.slug}/plans/start/",
        {
            "template": "pci",
            "regime": "2011",
            "title_original": "fr",
            "title_fr": "Mäi Plang",
            "starts_on": "31.12.2030",
            "ends_on": "1.1.2020",
        },
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Mäi Plang" in page and 'href="#id_ends_on"' in page


def test_colleague_without_the_right_reads_why(space, ivo):
    answer = signed_in(ivo, headers={"accept-language": "en"}).get(f"/s/{space.slug}/plans/start/")
    assert answer.status_code == 403
    assert "Integration officer" in answer.content.decode()


def test_plan_of_several_councils_says_how_many_have_adopted(grouping, anna):
    from people import give
    from zesummen.kernel.tenancy import inside
    from zesummen.plans.models import Party

    give(anna, grouping, "officer")
    with inside(grouping):
        plan = make_plan(grouping)
        first = plan.parties.first()
        Party.objects.filter(pk=first.pk).update(state="adopted", decided_on="2026-01-10", decided_by=anna)
        total = plan.parties.count()
    page = signed_in(anna).get(f"/s/{grouping.slug}/plans/{plan.pk}/").content.decode()
    assert f"Adopted by 1 of {total} councils" in page
