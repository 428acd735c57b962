"""The action sheet: writing, editing, owners, partners, shares, steps, copies, list, files."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import make_action, make_line, make_need, make_objective, make_plan
from people import signed_in
from zesummen.kernel import journal, thread
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry
from zesummen.kernel.moves import Stale
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.plans.actions import action_parts, actions
from zesummen.plans.models import Action, ActionObjective, ActionOwner, BudgetLine, Milestone, Partner, SubAction
from zesummen.plans.queries import actions as queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(space):
    with inside(space):
        return make_plan(space, starts_on=date(2026, 1, 1), ends_on=date(2028, 12, 31))


@pytest.fixture
def action(space, plan):
    with inside(space):
        return make_action(plan, make_objective(plan, make_need(plan)))


def address(plan, rest=""):
    return f"/s/{plan.space.slug}/plans/{plan.pk}/actions/{rest}"


# Actions of the domain


def test_a_new_action_gets_the_next_number_a_knot_and_its_objective(in_space, anna, plan):
    objective = make_objective(plan, make_need(plan))
    first = actions.make_action(plan=plan, title=text("fr", fr="Café"), objective=objective, by=anna)
    second = actions.make_action(plan=plan, title=text("fr", fr="Jardin"), is_idea=True, by=anna)
    assert (first.number, second.number, second.state) == (1, 2, "idea")
    assert [step.title.texts["fr"] for step in thread.walk(first).back][0] == "Se rencontrer"
    assert "Café" in journal.sentence(Entry.objects.filter(verb="action.made").last())


def test_a_councillor_cannot_write_an_action(in_space, ivo, plan):
    with pytest.raises(Refused):
        actions.make_action(plan=plan, title=text("fr", fr="Café"), by=ivo)


def test_two_people_edit_the_second_is_told_and_nothing_is_lost(in_space, anna, action):
    actions.edit_action(action=action, expected=1, risks="Pluie", by=anna)
    with pytest.raises(Stale):
        actions.edit_action(action=action, expected=1, risks="Neige", by=anna)
    assert Action.objects.get(pk=action.pk).risks == "Pluie"


def test_an_edited_title_is_found_and_shown_in_the_thread(in_space, anna, plan, action):
    actions.edit_action(action=action, expected=1, title=text("fr", fr="Éveil"), by=anna)
    assert [row.pk for row in queries.choose(queries.action_rows(plan), queries.Choice(q="eveil"))] == [action.pk]
    action.refresh_from_db()
    assert action.node.title.texts["fr"] == "Éveil"


def test_a_stopped_action_is_not_edited(in_space, anna, plan):
    stopped = make_action(plan, state="stopped", stopped_on=date(2026, 5, 1), stopped_reason="Plus de local")
    with pytest.raises(Refused):
        actions.edit_action(action=stopped, expected=1, risks="x", by=anna)


def test_shares_must_make_a_hundred(in_space, anna, plan, action):
    one, two = make_objective(plan), make_objective(plan, title="S’orienter")
    with pytest.raises(Refused) as refusal:
        action_parts.set_objectives(action=action, shares={one: Decimal(60), two: Decimal(30)}, expected=1, by=anna)
    assert "90" in str(refusal.value.verdict.why)
    action_parts.set_objectives(
        action=action, shares={one: Decimal("66.67"), two: Decimal("33.33")}, expected=1, by=anna
    )
    assert set(ActionObjective.objects.filter(action=action).values_list("objective", flat=True)) == {one.pk, two.pk}
    assert {step.title.texts["fr"] for step in thread.walk(action).back if step.kind == "objective"} == {
        "Se rencontrer",
        "S’orienter",
    }


def test_owners_are_replaced_as_a_whole(in_space, anna, kim, youth_service, action):
    owner = action_parts.Owner
    action_parts.set_owners(
        action=action,
        owners=[
            owner("working", str(kim), kim, None, kim.email),
            owner("administrative", "Jeunesse", None, youth_service),
        ],
        expected=1,
        by=anna,
    )
    action.refresh_from_db()
    action_parts.set_owners(
        action=action, owners=[owner("political", "Mme l’échevine")], expected=action.version, by=anna
    )
    assert list(ActionOwner.objects.filter(action=action).values_list("kind", "name")) == [
        ("political", "Mme l’échevine")
    ]


def test_a_step_is_ticked_once_opened_again_and_told(in_space, anna, action):
    step = action_parts.add_step(action=action, kind="milestone", title="Ouverture", due_on=date(2026, 9, 1), by=anna)
    for _press in range(2):
        action_parts.tick_step(action=action, kind="milestone", step=step, is_done=True, by=anna)
    assert Milestone.objects.get().reached_on is not None
    assert Entry.objects.filter(verb="action.milestone_done").count() == 1
    action_parts.tick_step(action=action, kind="milestone", step=step, is_done=False, by=anna)
    assert Milestone.objects.get().reached_on is None


def test_a_copy_takes_people_and_planned_money_and_nothing_that_happened(in_space, anna, plan, action):
    make_line(action, real=Decimal("12.00"))
    Partner.objects.create(space=in_space, action=action, kind="society", name="Club")
    SubAction.objects.create(space=in_space, action=action, title="Affiche")
    copy = actions.copy_action(action=action, by=anna)
    assert copy.title.texts["fr"] == "Café des langues (2)"
    assert (copy.number, copy.partners.count(), copy.sub_actions.count()) == (2, 1, 0)
    assert list(BudgetLine.objects.filter(action=copy).values_list("planned", "real")) == [(Decimal("1000.00"), None)]
    assert action.partners.count() == 1


# Pages


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_list_asks_as_many_questions_for_thirty_actions_as_for_one(space, anna, plan, count):
    with inside(space):
        objective = make_objective(plan, make_need(plan))
        for _number in range(count):
            action = make_action(plan, objective)
            make_line(action)
            ActionOwner.objects.create(space=space, action=action, kind="working", name="Service jeunesse")
    browser = signed_in(anna)
    browser.get(address(plan))
    with CaptureQueriesContext(connection) as seen:
        answer = browser.get(address(plan))
    assert answer.status_code == 200
    assert len(seen) <= 12, "\n".join(query["sql"].split(" FROM ")[-1][:150] for query in seen)


@pytest.mark.parametrize("count", [1, 3])
def test_the_sheet_asks_the_same_questions_whatever_hangs_on_it(space, anna, plan, action, count):
    with inside(space):
        for number in range(count):
            make_line(action)
            Partner.objects.create(space=space, action=action, kind="state", name=f"P{number}")
            SubAction.objects.create(space=space, action=action, title=f"T{number}", due_on=date(2026, 5, 1))
    browser = signed_in(anna)
    browser.get(address(plan, f"{action.pk}/"))
    with CaptureQueriesContext(connection) as seen:
        answer = browser.get(address(plan, f"{action.pk}/"))
    assert answer.status_code == 200
    assert len(seen) <= 12, "\n".join(query["sql"].split(" FROM ")[-1][:150] for query in seen)


def test_filters_sorts_and_downloads_agree(space, anna, plan, action):
    with inside(space):
        make_action(plan, title="Fête", field="encounters", from_on=date(2027, 7, 1), until_on=date(2027, 7, 2))
    browser = signed_in(anna)
    page = browser.get(address(plan), {"field": "encounters", "sort": "-planned"}).content.decode()
    assert "Fête" in page and "Café des langues" not in page
    rows = browser.get(address(plan, "list.csv"), {"field": "encounters"}).content.decode("utf-8-sig")
    assert "Fête" in rows and "Café" not in rows
    book = browser.get(address(plan, "list.xlsx"))
    assert book.content[:2] == b"PK"


@pytest.mark.parametrize("query", ["sort=nonsense", "year=abc", "field=%00", "q=" + "x" * 500, "owner=%F0%9F%8C%BB"])
def test_a_strange_address_is_no_fault(space, anna, plan, action, query):
    assert signed_in(anna).get(f"{address(plan)}?{query}").status_code == 200


@pytest.mark.parametrize("section", ["about", "sides", "when", "means", "reach", "origin", "note"])
@pytest.mark.parametrize("template", ["pci", "gemengepakt"])
def test_each_section_opens_in_both_kinds_of_plan(space, anna, section, template):
    with inside(space):
        plan = make_plan(space, template=template)
        action = make_action(plan)
    browser = signed_in(anna)
    assert browser.get(address(plan, f"{action.pk}/")).status_code == 200
    assert browser.get(address(plan, f"{action.pk}/edit/{section}/")).status_code == 200


def test_writing_over_the_page_and_a_wrong_date_keeps_what_was_typed(space, anna, plan):
    browser = signed_in(anna)
    wrong = browser.post(
        address(plan, "new/"),
        {"title_original": "fr", "title_fr": "Fête", "from_on": "1.2.2027", "until_on": "1.1.2027"},
    )
    assert wrong.status_code == 422 and "Fête" in wrong.content.decode() and "#id_until_on" in wrong.content.decode()
    done = browser.post(address(plan, "new/"), _words("Fête") | {"from_on": "1.2.2027", "until_on": "3.2.2027"})
    assert done.status_code == 302
    with inside(space):
        assert str(Action.objects.get().title.texts["fr"]) == "Fête"


def _words(title):
    """A title as the form's boxes send it."""
    return {"title_original": "fr", "title_fr": title}


def test_a_stale_section_shows_both_texts(space, anna, plan, action):
    browser = signed_in(anna)
    browser.post(address(plan, f"{action.pk}/edit/means/"), {"version": 1, "people_needed": "Une animatrice"})
    answer = browser.post(address(plan, f"{action.pk}/edit/means/"), {"version": 1, "people_needed": "Deux bénévoles"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Une animatrice" in page and "Deux bénévoles" in page


def test_owners_form_takes_people_services_and_names(space, anna, kim, youth_service, plan, action):
    values = {
        "lines": 3,
        "version": 1,
        "who_0": "",
        "name_0": "Mme l’échevine",
        "who_1": f"s{youth_service.pk}",
        "who_2": f"p{kim.pk}",
        "language_0": "fr",
        "language_1": "fr",
        "language_2": "fr",
    }
    assert signed_in(anna).post(address(plan, f"{action.pk}/owners/"), values).status_code == 302
    with inside(space):
        found = {o.kind: (o.name, o.person_id, o.service_id, o.email) for o in ActionOwner.objects.all()}
    assert found["political"] == ("Mme l’échevine", None, None, "")
    assert found["administrative"][2] == youth_service.pk
    assert found["working"] == ("Kim Nguyen", kim.pk, None, kim.email)


def test_partners_form_adds_changes_and_removes_lines(space, anna, plan, action):
    with inside(space):
        kept = Partner.objects.create(space=space, action=action, kind="society", name="Club")
        gone = Partner.objects.create(space=space, action=action, kind="state", name="Office")
    values = {
        "lines": 4,
        "version": 1,
        "pk_0": kept.pk,
        "name_0": "Club de foot",
        "kind_0": "society",
        "agreed_on_0": "1.3.2026",
        "pk_1": gone.pk,
        "name_1": "Office",
        "kind_1": "state",
        "gone_1": "on",
        "name_2": "ASTI",
        "kind_2": "society",
        "name_3": "",
        "kind_3": "society",
    }
    assert signed_in(anna).post(address(plan, f"{action.pk}/partners/"), values).status_code == 302
    with inside(space):
        assert set(Partner.objects.values_list("name", flat=True)) == {"Club de foot", "ASTI"}
        assert Partner.objects.get(pk=kept.pk).agreed_on == date(2026, 3, 1)


def test_shares_are_typed_with_a_comma_and_refused_with_a_sentence(space, anna, plan, action):
    with inside(space):
        served = action.objective_links.get().objective
        other = make_objective(plan, title="S’orienter")
    browser, where = signed_in(anna), address(plan, f"{action.pk}/objectives/")
    wrong = browser.post(where, {"version": 1, f"share_{served.pk}": "50", f"share_{other.pk}": "40"})
    assert wrong.status_code == 422 and "90" in wrong.content.decode()
    assert (
        browser.post(where, {"version": 1, f"share_{served.pk}": "62,5", f"share_{other.pk}": "37,5 %"}).status_code
        == 302
    )


def test_steps_are_added_and_ticked_in_one_press(space, anna, plan, action):
    browser = signed_in(anna)
    assert (
        browser.post(address(plan, f"{action.pk}/part/add/"), {"title": "Affiche", "due_on": "1.4.2026"}).status_code
        == 302
    )
    with inside(space):
        step = SubAction.objects.get()
    assert browser.post(address(plan, f"{action.pk}/part/{step.pk}/"), {"act": "done"}).status_code == 302
    with inside(space):
        assert SubAction.objects.get().done_on is not None
    assert browser.post(address(plan, f"{action.pk}/part/{step.pk}/"), {"act": "remove"}).status_code == 302
    with inside(space):
        assert not SubAction.objects.exists()
    assert browser.post(address(plan, f"{action.pk}/nonsense/1/"), {"act": "done"}).status_code == 404


def test_another_commune_sees_nothing(space, cleo, plan, action):
    stranger = signed_in(cleo)
    assert stranger.get(address(plan, f"{action.pk}/")).status_code == 404
    assert stranger.get(f"/s/differdange/plans/{plan.pk}/actions/{action.pk}/").status_code == 404


def test_a_councillor_reads_and_is_told_why_not_more(space, ivo, plan, action):
    browser = signed_in(ivo)
    assert "/edit/about/" not in browser.get(address(plan, f"{action.pk}/")).content.decode()
    answer = browser.get(address(plan, f"{action.pk}/edit/about/"))
    assert answer.status_code == 403


@pytest.mark.parametrize("language", ["fr", "de", "lb", "en", "pt"])
def test_the_sheet_as_document_holds_what_the_page_shows(space, plan, action, language):
    from zesummen.kernel.exports.document import dump
    from zesummen.plans.exports.actions import action_document

    with inside(space):
        make_line(action)
        plan.space = space
        document = action_document(queries.action_page(action), plan, language)
    words = dump(document)
    assert "Café des langues" in words and "3/259/648120/99001" in words
    assert document.information_only == (language != "fr")


def test_pdf_and_word_open_in_their_own_programs(space, anna, plan, action):
    import io

    import docx
    import pikepdf

    browser = signed_in(anna)
    pdf = browser.get(address(plan, f"{action.pk}/sheet.de.pdf"))
    with pikepdf.open(io.BytesIO(pdf.content)) as found:
        assert found.Root.MarkInfo.Marked and str(found.Root.Lang).startswith("de")
    word = browser.get(address(plan, f"{action.pk}/sheet.fr.docx"))
    assert any("Café des langues" in p.text for p in docx.Document(io.BytesIO(word.content)).paragraphs)
    assert browser.get(address(plan, f"{action.pk}/sheet.xx.pdf")).status_code == 404


def test_due_lists_late_milestones_of_running_plans_only(space):
    from zesummen.kernel.tenancy import across

    with inside(space):
        running = make_plan(space, state="running", starts_on=date(2026, 1, 1), ends_on=date(2028, 12, 31))
        draft = make_plan(space)
        for plan in (running, draft):
            late = make_action(plan, from_on=date(2026, 1, 1))
            Milestone.objects.create(space=space, action=late, title="Ouverture", due_on=date(2026, 3, 1))
    with across([space]):
        found = queries.due([space], date(2026, 4, 1))
    assert [(item.kind, item.late) for item in found] == [("milestone", True), ("start", False)]


@pytest.mark.parametrize("template", ["pci", "gemengepakt"])
def test_a_grouping_works_like_a_commune(grouping, template):
    from people import a_person, give

    officer = give(a_person("Olga Klein"), grouping, "officer")
    with inside(grouping):
        plan = make_plan(grouping, template=template, starts_on=date(2026, 1, 1), ends_on=date(2028, 12, 31))
        action = make_action(plan, make_objective(plan, make_need(plan)))
        make_line(action)
    browser = signed_in(officer)
    base = f"/s/{grouping.slug}/plans/{plan.pk}/"
    for rest in (
        "actions/",
        f"actions/{action.pk}/",
        f"actions/{action.pk}/budget/",
        "actions/library/",
        "actions/calendar/",
        "actions/gantt/",
        "budget/",
        "budget/2026/",
        "check/",
    ):
        assert browser.get(base + rest).status_code == 200, rest
    assert browser.post(f"{base}actions/{action.pk}/copy/").status_code == 302


def test_pressing_too_late_or_without_the_right_gives_a_sentence_not_a_fault(space, anna, ivo, plan, action):
    with inside(space):
        step = SubAction.objects.create(space=space, action=action, title="Affiche")
        idea = make_action(plan, state="idea")
    assert signed_in(ivo).post(address(plan, f"{action.pk}/part/{step.pk}/"), {"act": "done"}).status_code in (403, 409)
    browser = signed_in(anna)
    assert browser.post(address(plan, f"{idea.pk}/take-in/")).status_code == 302
    assert browser.post(address(plan, f"{idea.pk}/take-in/")).status_code == 409
    with inside(space):
        assert SubAction.objects.get().done_on is None and Action.objects.get(pk=idea.pk).state == "planned"
