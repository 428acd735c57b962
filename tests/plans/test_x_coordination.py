"""Who coordinates; the handover file; everything of a leaver in one act; the three clocks; a plan taken over."""

import io
import json
import zipfile
from datetime import date, timedelta

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import make_action, make_objective, make_plan, make_running_plan
from people import signed_in
from zesummen.documents.models import Attachment
from zesummen.kernel import journal
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.plans.actions import coordination as actions
from zesummen.plans.actions import handover, take_over
from zesummen.plans.models import ActionOwner, Ask, Coordinator, Cycle, Pact, Party, Plan, PlanVersion, Stakeholder
from zesummen.plans.queries import coordination as queries
from zesummen.plans.queries import handover as held
from zesummen.plans.queries.clocks import clocks_of
from zesummen.plans.queries.standings import rail_of
from zesummen.sittings.models import Body, BodyMember, Task

pytestmark = pytest.mark.django_db
TODAY = date.today()


@pytest.fixture
def plan(space):
    with inside(space):
        return make_running_plan(space)


@pytest.fixture
def browser(anna):
    return signed_in(anna, HTTP_ACCEPT_LANGUAGE="en")


def name(plan, by, **values):
    return actions.name_coordinator(
        plan=plan, by=by, **{"kind": "communal", "name": "Anna Schmit", "from_on": date(2026, 1, 1), **values}
    )


# Coordinator


def test_the_next_coordinator_ends_the_one_before(in_space, plan, anna):
    before = name(plan, anna, person=anna)
    name(plan, anna, name="Kim", from_on=date(2026, 9, 1), replaces=True)
    before.refresh_from_db()
    assert before.until_on == date(2026, 8, 31)
    assert [c.name for c in queries.present(plan, date(2026, 9, 1))] == ["Kim"]
    assert [c.name for c in queries.present(plan, date(2026, 8, 31))] == ["Anna Schmit"]


def test_who_leaves_soon_and_who_is_missing_is_due(in_space, plan, anna):
    (missing,) = queries.due([in_space], date(2026, 6, 1))
    assert missing.late and "Name the coordinator" in str(missing.what)
    name(plan, anna, until_on=date(2026, 7, 15))
    (leaving,) = queries.due([in_space], date(2026, 6, 1))
    assert leaving.on == date(2026, 7, 15) and "Anna Schmit" in str(leaving.what)
    name(plan, anna, name="Kim", from_on=date(2026, 7, 16))
    assert queries.due([in_space], date(2026, 6, 1)) == []


def test_pages_of_the_coordinator(space, plan, browser):
    base = f"/s/{space.slug}/plans/{plan.pk}/coordinator/"
    assert "Nobody coordinates this plan today." in browser.get(base).content.decode()
    typed = {
        "kind": "external",
        "name": "Léa Kirsch",
        "person": "",
        "body": "",
        "days_a_week": "2.5",
        "from_on": "01.01.2026",
        "until_on": "",
        "office": "Maison communale, 2",
        "phone": "27 54",
        "email": "",
        "hours_original": "fr",
        "hours_fr": "lu 9–12",
    }
    answer = browser.post(f"{base}new/", typed)
    assert (
        answer.status_code == 422
        and "Say who employs" in answer.content.decode()
        and "Léa Kirsch" in answer.content.decode()
    )
    assert browser.post(f"{base}new/", {**typed, "body": "ASTI"}).status_code == 302
    html = browser.get(base).content.decode()
    assert "Léa Kirsch" in html and "Maison communale, 2" in html and "lu 9–12" in html and "external body" in html
    with inside(space):
        pk = Coordinator.objects.get().pk
    assert browser.get(f"{base}{pk}/edit/").context["form"]["phone"].value() == "27 54"
    stamp = browser.get(f"{base}{pk}/edit/").context["form"]["version"].value()
    changed = {**typed, "body": "ASTI", "phone": "27 55", "version": stamp}
    assert browser.post(f"{base}{pk}/edit/", changed).status_code == 302
    answer = browser.post(f"{base}{pk}/edit/", {**changed, "phone": "27 56"})
    assert answer.status_code == 422, "somebody else saved first"
    assert "27 55" in answer.content.decode() and "27 56" in answer.content.decode()
    answer = browser.post(f"{base}{pk}/end/", {"until_on": "01.12.2025"})
    assert answer.status_code == 422 and "before the first" in answer.content.decode()
    assert browser.post(f"{base}{pk}/end/", {"until_on": "01.02.2026"}).status_code == 302
    assert browser.get(f"{base}{pk + 9}/edit/").status_code == 404


# Handover


@pytest.fixture
def burden(space, plan, anna):
    """What Anna holds: a task, an action, a seat, the coordination."""
    with inside(space):
        action = make_action(plan, make_objective(plan), title="Café")
        ActionOwner.objects.create(
            space=space, action=action, kind="working", person=anna, name=anna.full_name, email=anna.email
        )
        Task.objects.create(space=space, title="Write to the school", owner=anna)
        body = Body.objects.create(space=space, kind="steering", name=text("fr", fr="Copil"), from_on=date(2026, 1, 1))
        BodyMember.objects.create(
            space=space,
            body=body,
            person=anna,
            name=anna.full_name,
            office="Officer",
            is_secretary=True,
            from_on=date(2026, 1, 1),
        )
        Coordinator.objects.create(
            space=space, plan=plan, kind="communal", person=anna, name=anna.full_name, from_on=date(2026, 1, 1)
        )
        who = Stakeholder.objects.create(
            space=space, kind="association", name="Club de foot", email="club@foot.example"
        )
        Ask.objects.create(
            space=space,
            plan=plan,
            stakeholder=who,
            subject="Room",
            asked_on=date(2026, 2, 1),
            how="phone",
            answer="yes",
            answered_on=date(2026, 2, 3),
            answer_text="Lends the room",
        )
    return body


def test_everything_of_a_leaver_moves_in_one_act(in_space, plan, burden, anna, gaston, helene):
    assert len(held.held_by(anna)) == 4
    assert handover.hand_over(space=in_space, leaver=anna, successor=helene, expected=4, by=gaston) == 4
    assert held.held_by(anna) == []
    assert len(held.held_by(helene)) == 4
    assert [c.person_id for c in queries.present(plan)] == [helene.pk]
    seat = BodyMember.objects.get(body=burden, person=helene)
    assert seat.is_secretary and seat.from_on == TODAY
    assert BodyMember.objects.get(body=burden, person=anna).until_on == TODAY - timedelta(days=1)
    assert Entry.objects.filter(verb="handover.item").count() == 4
    assert "Anna Schmit" in journal.sentence(Entry.objects.get(verb="handover.moved"))


def test_nothing_moves_when_the_list_has_changed(in_space, burden, anna, gaston, helene):
    with pytest.raises(Refused, match="list has changed"):
        handover.hand_over(space=in_space, leaver=anna, successor=helene, expected=3, by=gaston)
    assert len(held.held_by(anna)) == 4


def test_nothing_moves_by_half(in_space, burden, anna, gaston, helene, monkeypatch):
    def fails(*_args):
        raise Refused("no")

    monkeypatch.setitem(handover._MOVES, "sittings.bodymember", fails)
    with pytest.raises(Refused):
        handover.hand_over(space=in_space, leaver=anna, successor=helene, expected=4, by=gaston)
    assert Task.objects.get().owner == anna and not Entry.objects.filter(verb__startswith="handover").exists()


def test_a_lead_hands_nobody_over(in_space, burden, anna, kim, helene):
    with pytest.raises(Refused):
        handover.hand_over(space=in_space, leaver=anna, successor=helene, expected=4, by=kim)


def test_the_page_shows_the_list_then_moves_it(space, burden, anna, helene, browser):
    path = f"/s/{space.slug}/handover/move/"
    assert browser.get(path).status_code == 200
    html = browser.get(path, {"leaver": anna.pk, "successor": helene.pk}).content.decode()
    assert "Write to the school" in html and "1. Café" in html and "Hand over 4 items" in html
    answer = browser.post(path, {"leaver": anna.pk, "successor": helene.pk, "expected": 3})
    assert answer.status_code == 422 and "list has changed" in answer.content.decode()
    assert browser.post(path, {"leaver": anna.pk, "successor": anna.pk, "expected": 4}).status_code == 422
    assert browser.post(path, {"leaver": anna.pk, "successor": helene.pk, "expected": 4}).status_code == 302


@pytest.mark.parametrize("where", ["plan", "space"])
def test_handover_file_as_page_word_pdf_and_zip(space, plan, burden, browser, where):
    base = f"/s/{space.slug}/plans/{plan.pk}/handover/" if where == "plan" else f"/s/{space.slug}/handover/"
    html = browser.get(base).content.decode()
    for words in ("Write to the school", "Café", "Lends the room", "Club de foot", "Anna Schmit"):
        assert words in html, words
    word = docx.Document(io.BytesIO(browser.get(f"{base}file.docx").content))
    assert any("Write to the school" in cell.text for table in word.tables for row in table.rows for cell in row.cells)
    assert browser.get(f"{base}file.pdf").content.startswith(b"%PDF")
    with zipfile.ZipFile(io.BytesIO(browser.get(f"{base}file.zip").content)) as archive:
        assert {"handover.pdf", "handover.docx", "handover.json"} <= set(archive.namelist())
        assert json.loads(archive.read("handover.json"))["title"].startswith("Handover")
    assert browser.get(f"{base}file.exe").status_code == 404


def test_handover_asks_the_same_number_of_questions_for_one_and_three(space, plan, burden, browser):
    counts = []
    for title in ("A", "B"):
        with CaptureQueriesContext(connection) as asked:
            browser.get(f"/s/{space.slug}/handover/")
        counts.append(len(asked))
        with inside(space):
            for number in range(2):
                Task.objects.create(space=space, title=f"{title}{number}")
                make_action(plan)
    assert counts[0] == counts[1]


# Clocks


def test_adopted_after_march_2028_the_successors_carry_it_out(in_space):
    plan = make_plan(in_space)
    clocks = clocks_of(plan, rail_of(plan), today=date(2026, 11, 21))
    assert clocks.warning == "Adopted after March 2028, this plan would be carried out by your successors."
    assert clocks.expected == date(2028, 4, 1) and clocks.months_left == 17 and clocks.is_late
    early = clocks_of(plan, rail_of(plan), today=date(2025, 1, 10))
    assert early.expected == date(2026, 6, 1) and not early.is_late
    assert "15 months" in clocks.rule


def test_what_is_over_makes_the_expected_day_earlier(in_space):
    plan = make_plan(in_space, is_taken_over=False)
    make_action(plan, make_objective(plan))
    rail = rail_of(plan)
    assert clocks_of(plan, rail, today=TODAY).months_left == sum(
        {
            "decision": 2,
            "mobilisation": 1,
            "committee": 1,
            "needs": 5,
            "fields": 1,
            "objectives": 2,
            "actions": 3,
            "adoption": 2,
        }[row.key]
        for row in rail.rows
        if row.number <= 8 and not row.is_over
    )


def test_running_plan_says_what_falls_to_the_next_council(in_space, plan):
    clocks = clocks_of(plan, rail_of(plan), today=date(2026, 6, 1))
    assert clocks.warning == "The last 30 months of this plan fall to the council that is elected in June 2029."
    labels = [mark.mark.label for row in clocks.drawing.rows for mark in row.dots]
    assert "Mid-term evaluation" in labels and len(clocks.drawing.rows) == 3


def test_plan_page_draws_the_clocks(space, plan, browser):
    html = browser.get(f"/s/{space.slug}/plans/{plan.pk}/").content.decode()
    assert 'class="clocks"' in html and "the council that is elected in June 2029" in html


# Taking over


def take(space, by, **values):
    defaults = {
        "template": "pci",
        "regime": "2011",
        "title": text("fr", fr="PCI 2024–2029"),
        "decided_on": date(2024, 3, 1),
        "starts_on": date(2024, 4, 1),
        "ends_on": date(2029, 3, 31),
        "adopted": {},
        "done": ["decision", "needs", "adoption"],
    }
    return take_over.take_over(space=space, by=by, **{**defaults, **values})


def test_a_plan_taken_over_runs_without_walking_the_first_measures(in_space, anna):
    plan = take(in_space, anna)
    assert (plan.state, plan.is_taken_over, plan.starts_on) == ("running", True, date(2024, 4, 1))
    party = Party.objects.get(plan=plan)
    assert (party.state, party.decided_on) == ("adopted", date(2024, 3, 1))
    rail = rail_of(plan)
    assert rail.row("decision").knot == "declared" and rail.row("decision").is_over
    assert all(row.standing != "not_open" for row in rail.rows)
    assert rail.row("fields").standing == "to_start"


def test_a_grouping_is_taken_over_with_the_day_of_each_council(grouping, anna):
    from people import give

    give(anna, grouping, "officer")
    communes = list(grouping.communes(TODAY))
    with inside(grouping):
        plan = take(grouping, anna, adopted={communes[0].pk: date(2024, 2, 1), communes[1].pk: date(2024, 3, 5)})
        states = {p.commune_id: (p.state, p.decided_on) for p in Party.objects.filter(plan=plan)}
        assert states[communes[0].pk] == ("adopted", date(2024, 2, 1)) and states[communes[2].pk] == ("waiting", None)
        with pytest.raises(Refused, match="at least one council"):
            take(grouping, anna, beside=True)


def test_version_1_is_frozen_once_actions_are_in_and_only_once(in_space, anna):
    plan = take(in_space, anna)
    with pytest.raises(Refused, match="actions of the plan first"):
        take_over.freeze_taken_over(plan=plan, by=anna)
    action = make_action(plan, title="Café")
    version = take_over.freeze_taken_over(plan=plan, by=anna)
    with pytest.raises(Refused, match="frozen already"):
        take_over.freeze_taken_over(plan=plan, by=anna)
    action.title = text("fr", fr="Autre")
    action.save()
    frozen = PlanVersion.objects.get(pk=version.pk)
    assert (frozen.number, frozen.label, frozen.adopted_on) == (
        1,
        "As taken over",
        date(2024, 3, 1),
    ) and frozen.document_id
    assert "Café" in json.dumps(frozen.payload, ensure_ascii=False)


def post_take_over(browser, space, kind="pci", **values):
    typed = {
        "regime": "2011",
        "title_original": "fr",
        "title_fr": "PCI",
        "decided_on": "01.03.2024",
        "starts_on": "01.04.2024",
        "ends_on": "31.03.2029",
        "done": ["decision", "committee"],
        "cycle_number": "1",
        "scan_language": "fr",
        **values,
    }
    return browser.post(f"/s/{space.slug}/plans/take-over/?kind={kind}", typed)


def test_the_form_takes_over_a_plan_with_its_scan(space, anna, browser):
    pdf = SimpleUploadedFile(
        "acte.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF", "application/pdf"
    )
    answer = post_take_over(browser, space, scan=pdf)
    assert answer.status_code == 422 and "Give the scan a title" in answer.content.decode()
    pdf.seek(0)
    answer = post_take_over(browser, space, scan=pdf, scan_title="Délibération du 1er mars 2024")
    assert answer.status_code == 302
    html = browser.get(answer["Location"]).content.decode()
    assert "Délibération du 1er mars 2024" in html and "Enter the actions of the plan first" in html
    with inside(space):
        plan = Plan.objects.get()
        assert Attachment.objects.get().is_authoritative
        make_action(plan)
    answer = browser.post(f"/s/{space.slug}/plans/{plan.pk}/taken-over/freeze/")
    assert answer.status_code == 302
    assert "As taken over" in browser.get(answer["Location"]).content.decode()


def test_the_form_takes_over_a_pact_with_its_cycle(space, browser):
    answer = post_take_over(browser, space, "gemengepakt", ends_on="", done=["commitment", "stocktaking"])
    html = answer.content.decode()
    assert answer.status_code == 422 and "Fill in “Signed for the ministry”" in html
    names = {"commune_signatory": "A", "minister_signatory": "B", "syvicol_signatory": "C", "signed_place": "Esch"}
    answer = post_take_over(
        browser,
        space,
        "gemengepakt",
        ends_on="",
        done=["commitment", "stocktaking"],
        theme_original="fr",
        theme_fr="Se rencontrer",
        theme_field="encounters",
        cycle_from="01.09.2025",
        cycle_number="2",
        **names,
    )
    assert answer.status_code == 302, answer.content.decode()[:2000]
    with inside(space):
        plan = Plan.objects.get()
        assert plan.ends_on == date(2030, 3, 31)
        assert Pact.objects.get().signed_on == date(2024, 3, 1) and Cycle.objects.get().number == 2
        rail = rail_of(plan)
        assert rail.row("stocktaking").is_declared and rail.row("commitment").is_declared
        assert not rail.row("workshops").is_declared


def test_a_grouping_gets_a_field_for_each_council(grouping, browser, anna):
    from people import give

    give(anna, grouping, "officer")
    html = browser.get(f"/s/{grouping.slug}/plans/take-over/?kind=pci").content.decode()
    assert html.count("Adopted by the council of") == 3
    answer = post_take_over(browser, grouping)
    assert answer.status_code == 422 and "at least one council" in answer.content.decode()


def test_a_councillor_takes_nothing_over(space, ivo, sign_in):
    assert sign_in(ivo).get(f"/s/{space.slug}/plans/take-over/").status_code == 403
