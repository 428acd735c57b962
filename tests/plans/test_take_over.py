"""Taking over a running plan: the kind comes first, the form asks what that kind has, and nobody doubles a plan by mistake."""

from datetime import date

import pytest

from factories import make_plan
from people import signed_in
from zesummen.kernel.access import Refused
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.plans.actions.take_over import take_over
from zesummen.plans.models import Pact, Plan
from zesummen.plans.queries.standings import rail_of

pytestmark = pytest.mark.django_db
PCI = {
    "regime": "2011",
    "title_original": "fr",
    "title_fr": "PCI 2024",
    "decided_on": "12.03.2024",
    "starts_on": "01.04.2024",
    "ends_on": "31.03.2030",
    "done": ["decision", "needs"],
}
PACT = {
    "title_original": "fr",
    "title_fr": "Pacte",
    "decided_on": "12.03.2025",
    "starts_on": "01.04.2025",
    "commune_signatory": "La bourgmestre",
    "minister_signatory": "Le ministre",
    "syvicol_signatory": "Le président",
}


def address(space, kind: str = "") -> str:
    return f"/s/{space.slug}/plans/take-over/" + (f"?kind={kind}" if kind else "")


def test_kind_is_asked_for_first_without_any_script(space, anna):
    page = signed_in(anna).get(address(space)).content.decode()
    assert 'method="get"' in page and 'name="kind"' in page and 'name="title_fr"' not in page
    wrong = signed_in(anna).get(address(space, "other"))
    assert wrong.status_code == 422 and 'name="kind"' in wrong.content.decode()


@pytest.mark.parametrize(
    "kind, asked, spared", [("pci", "regime", "syvicol_signatory"), ("gemengepakt", "syvicol_signatory", "regime")]
)
def test_form_asks_what_the_kind_has(space, anna, kind, asked, spared):
    page = signed_in(anna).get(address(space, kind)).content.decode()
    assert f'name="{asked}"' in page and f'name="{spared}"' not in page
    assert 'name="beside"' not in page


def test_pci_is_taken_over_with_what_was_done_before(space, anna):
    assert signed_in(anna).post(address(space, "pci"), PCI).status_code == 302
    with inside(space):
        plan = Plan.objects.get()
        rows = {row.key: row for row in rail_of(plan).rows}
    assert (plan.template, plan.regime, plan.state) == ("pci", "2011", "running")
    assert {key for key, row in rows.items() if row.is_declared} == {"decision", "needs"}


def test_pact_is_taken_over_under_its_one_law(space, anna):
    assert signed_in(anna).post(address(space, "gemengepakt"), PACT).status_code == 302
    with inside(space):
        plan = Plan.objects.get()
        assert (plan.template, plan.regime, plan.ends_on) == ("gemengepakt", "2023", date(2031, 3, 31))
        assert Pact.objects.get().syvicol_signatory == "Le président"


def test_each_missing_signature_is_asked_for_once(space, anna):
    answer = signed_in(anna).post(address(space, "gemengepakt"), PACT | {"syvicol_signatory": ""})
    page = answer.content.decode()
    assert answer.status_code == 422 and "La bourgmestre" in page
    assert page.count('href="#id_syvicol_signatory"') == 1 and 'href="#id_minister_signatory"' not in page


def test_plan_of_the_same_kind_is_shown_and_wants_a_tick(space, anna):
    with inside(space):
        make_plan(space, title=text("fr", fr="PCI d’aujourd’hui"))
    browser = signed_in(anna)
    page = browser.get(address(space, "pci")).content.decode()
    assert "A plan of this kind is open already." in page and 'name="beside"' in page
    assert 'name="beside"' not in browser.get(address(space, "gemengepakt")).content.decode()
    refused = browser.post(address(space, "pci"), PCI)
    assert refused.status_code == 422 and 'href="#id_beside"' in refused.content.decode()
    assert "PCI 2024" in refused.content.decode()
    assert browser.post(address(space, "pci"), PCI | {"beside": "on"}).status_code == 302
    with inside(space):
        assert Plan.objects.count() == 2


def test_action_itself_refuses_a_second_plan_of_the_kind(in_space, anna):
    make_plan(in_space)
    values = {
        "space": in_space,
        "template": "pci",
        "regime": "2011",
        "title": text("fr", fr="PCI"),
        "decided_on": date(2024, 3, 12),
        "starts_on": date(2024, 4, 1),
        "ends_on": date(2030, 3, 31),
        "adopted": {},
        "done": ["decision"],
        "by": anna,
    }
    with pytest.raises(Refused):
        take_over(**values)
    assert take_over(**values, beside=True).is_taken_over


def test_measure_done_before_is_declared_complete_and_not_to_start(space, anna):
    browser = signed_in(anna)
    browser.post(address(space, "pci"), PCI)
    with inside(space):
        plan = Plan.objects.get()
        row = rail_of(plan).row("decision")
    assert (str(row.standing), str(row.label)) == ("to_start", "declared complete")
    for page in ("", "measures/decision/"):
        shown = browser.get(f"/s/{space.slug}/plans/{plan.pk}/{page}").content.decode()
        chips = [bit.split("</span>")[0].rsplit(">", 1)[1] for bit in shown.split('data-tone="declared"')[1:]]
        assert chips and set(chips) == {"declared complete"}, page


def test_grouping_says_each_councils_day(grouping, anna):
    from people import give

    give(anna, grouping, "officer")
    page = signed_in(anna).get(address(grouping, "pci")).content.decode()
    assert page.count("Adopted by the council of") == len(grouping.communes(date(2026, 1, 1)))
