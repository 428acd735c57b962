"""Measure 9: progress, silence, one-press links, stops and changes."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factories import make_action, make_line, make_plan, make_running_plan
from people import a_person, give, signed_in
from zesummen.council.models import Deliberation
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry, OutboxMessage
from zesummen.kernel.tenancy import inside
from zesummen.plans import links
from zesummen.plans.actions import asks, changes
from zesummen.plans.actions import carrying_out as actions
from zesummen.plans.models import Action, ActionOwner, Change, Progress, ProgressAsk
from zesummen.plans.queries import carrying_out as queries
from zesummen.plans.queries.asks import add_months, to_ask
from zesummen.sittings.models import AgendaItem, Body

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def own(action, person=None, **values):
    defaults = {"kind": "working", "name": str(person) if person else "Maria Costa", "person": person}
    return ActionOwner.objects.create(space=action.space, action=action, **{**defaults, **values})


@pytest.fixture
def plan(space):
    return make_running_plan(space)


@pytest.fixture
def action(plan, kim):
    made = make_action(plan, state="running", from_on=date(2026, 1, 5), really_from_on=date(2026, 1, 5))
    own(made, kim)
    return made


@pytest.fixture
def inside_space(space):
    with inside(space):
        yield space


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def test_a_lead_reports_on_her_own_action_and_starts_it(inside_space, plan, kim):
    action = make_action(plan)
    own(action, kim)
    actions.report(action=action, percent=10, health="good", by=kim)
    assert (fresh(action).state, fresh(action).percent, fresh(action).really_from_on) == ("running", 10, TODAY())


def test_a_lead_does_not_report_on_others_actions(inside_space, plan, kim):
    action = make_action(plan, state="running")
    with pytest.raises(Refused):
        actions.report(action=action, percent=10, health="good", by=kim)
    assert not Progress.objects.exists()


def test_a_member_of_a_service_that_answers_reports(inside_space, plan, jana, youth_service):
    action = make_action(plan, state="running")
    own(action, None, service=youth_service, name=youth_service.name)
    actions.report(action=action, percent=20, health="good", by=jana)
    assert fresh(action).percent == 20


def test_trouble_needs_a_reason(inside_space, action, kim):
    with pytest.raises(Refused):
        actions.report(action=action, percent=10, health="blocked", reason=" ", by=kim)
    assert not Progress.objects.exists()


def test_finished_is_a_hundred_per_cent_with_its_day(inside_space, action, kim):
    actions.report(action=action, percent=40, health="at_risk", reason="x", is_finished=True, by=kim)
    found = fresh(action)
    assert (found.state, found.percent, found.health, found.really_until_on) == ("done", 100, "good", TODAY())


def test_a_real_day_cannot_lie_ahead(inside_space, action, kim):
    with pytest.raises(Refused):
        actions.report(action=action, percent=40, health="good", really_until_on=TODAY() + timedelta(days=1), by=kim)


def test_reporting_for_somebody_is_told_with_both_names(inside_space, action, anna, kim):
    owner = action.owners.get()
    actions.report(action=action, percent=30, health="good", on_behalf=owner, how="phone", by=anna)
    entry = Entry.objects.get(verb="progress.reported")
    assert (entry.by_name, entry.for_name, entry.how) == ("Anna Schmit", "Kim Nguyen", "phone")
    assert Progress.objects.get().by_name == "Kim Nguyen"


def test_nothing_is_reported_before_the_adoption(inside_space, space, anna):
    action = make_action(make_plan(space))
    with pytest.raises(Refused):
        actions.report(action=action, percent=30, health="good", by=anna)


# Asking


def test_the_rhythm_asks_once_and_in_the_leads_language(inside_space, plan, action):
    kim = action.owners.get().person
    type(kim).objects.filter(pk=kim.pk).update(language="pt")
    today = date(2026, 6, 1)
    assert len(asks.ask_at_rhythm(plan=plan, today=today)) == 1
    assert asks.ask_at_rhythm(plan=plan, today=today) == []
    message = OutboxMessage.objects.get(kind="progress_ask")
    assert (message.language, message.to_address) == ("pt", kim.email)
    assert message.text.count("/progress/") == 3
    assert "/progress/" in message.html


def test_the_rhythm_waits_for_its_months(inside_space, plan, action):
    Action.objects.filter(pk=action.pk).update(reported_on=date(2026, 5, 1))
    assert asks.ask_at_rhythm(plan=plan, today=date(2026, 7, 31)) == []
    assert len(asks.ask_at_rhythm(plan=plan, today=date(2026, 8, 1))) == 1


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 6, date(2027, 6, 30)),
    ],
)
def test_months_end_where_the_month_ends(day, months, later):
    assert add_months(day, months) == later


def test_an_owner_without_account_is_asked_by_address(inside_space, plan):
    action = make_action(plan, state="running", from_on=date(2026, 1, 5))
    own(action, None, email="maria@club.example", language="de")
    asks.ask_at_rhythm(plan=plan, today=date(2026, 6, 1))
    message = OutboxMessage.objects.get()
    assert (message.to_address, message.language, message.to_name) == ("maria@club.example", "de", "Maria Costa")


def test_a_service_is_asked_through_its_people(inside_space, plan, jana, youth_service):
    action = make_action(plan, state="running", from_on=date(2026, 1, 5))
    own(action, None, service=youth_service, name=youth_service.name)
    asks.ask_at_rhythm(plan=plan, today=date(2026, 6, 1))
    assert OutboxMessage.objects.get().to_address == jana.email
    assert ProgressAsk.objects.get().person == jana


def test_nobody_to_ask_is_said_not_hidden(inside_space, plan):
    make_action(plan, state="running")
    (row,) = to_ask(plan, date(2026, 6, 1), at_rhythm=False)
    assert not row.recipients
    assert str(row.why_not)


def test_one_reminder_then_the_agenda_once(inside_space, plan, action):
    body = Body.objects.create(space=plan.space, kind="steering", name="Comité de pilotage", from_on=date(2026, 1, 1))
    asks.ask_at_rhythm(plan=plan, today=date(2026, 6, 1))
    assert asks.follow_up(plan=plan, today=date(2026, 6, 15)) == (0, 0)  # the fourteenth day is still in time
    assert asks.follow_up(plan=plan, today=date(2026, 6, 16)) == (1, 0)
    assert asks.follow_up(plan=plan, today=date(2026, 6, 17)) == (0, 0)
    assert OutboxMessage.objects.filter(kind="progress_reminder").count() == 1
    for _time in range(2):
        asks.follow_up(plan=plan, today=date(2026, 6, 23))
    item = AgendaItem.objects.get(body=body)
    assert "Café des langues" in str(item.title)
    assert item.link == action.thread_link()


def test_silence_is_counted_from_the_first_question_without_answer(inside_space, plan, action, kim):
    asks.ask_at_rhythm(plan=plan, today=date(2026, 6, 1))
    (row,) = queries.progress_rows(plan, date(2026, 6, 10))
    assert row.waits
    assert row.silent_weeks is None
    (row,) = queries.progress_rows(plan, date(2026, 6, 22))
    assert row.silent_weeks == 3
    actions.report(action=action, percent=30, health="good", by=kim)
    (row,) = queries.progress_rows(plan, date(2026, 6, 22))
    assert row.silent_weeks is None
    assert ProgressAsk.objects.get().progress is not None


def test_an_open_question_is_due(inside_space, plan, action):
    asks.ask_at_rhythm(plan=plan, today=date(2026, 6, 1))
    (item,) = queries.due([plan.space], date(2026, 6, 20))
    assert (item.on, item.late, item.owner) == (date(2026, 6, 15), True, "Kim Nguyen")
    assert "Café des langues" in str(item.what)


# The links of the mail


@pytest.fixture
def ask(space, plan, action):
    with inside(space):
        return asks.ask_at_rhythm(plan=plan, today=date(2026, 6, 1))[0]


def link(ask, key="good"):
    return f"/progress/{links.progress_part(ask.token)}/{key}/"


@pytest.mark.parametrize("key", ["good", "trouble", "finished"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_scanner_that_follows_links_changes_nothing(ask, space, key, method):
    for address in (link(ask, key), link(ask, key) + "?in=pt"):
        assert getattr(Client(), method)(address).status_code == 200
    with inside(space):
        assert not Progress.objects.exists()
        assert ProgressAsk.objects.get().answered_at is None


def test_one_press_without_an_account(ask, space):
    answer = Client().post(link(ask), {"percent": "", "note": "", "people_reached": ""})
    assert answer.status_code == 302
    with inside(space):
        made = Progress.objects.get()
        assert (made.channel, made.health, made.by_name) == ("mail", "good", "Kim Nguyen")
        assert ProgressAsk.objects.get().progress == made


def test_the_link_is_good_once(ask, space):
    Client().post(link(ask), {})
    again = Client().post(link(ask, "finished"), {})
    assert again.status_code == 200
    assert "answered" in again.content.decode()
    with inside(space):
        assert Progress.objects.count() == 1
        assert Action.objects.get().state == "running"


def test_trouble_asks_for_its_sentence_and_keeps_what_was_typed(ask, space):
    answer = Client().post(link(ask, "trouble"), {"health": "blocked", "reason": "", "note": "Trois soirées <b>"})
    assert answer.status_code == 422
    assert "Trois soirées &lt;b&gt;" in answer.content.decode()
    assert Client().post(link(ask, "trouble"), {"health": "blocked", "reason": "Pas de salle"}).status_code == 302
    with inside(space):
        assert (Action.objects.get().health, Action.objects.get().health_reason) == ("blocked", "Pas de salle")


def test_a_cut_link_and_a_strange_one_are_told(ask):
    for address in (
        link(ask)[:40] + "/good/",
        "/progress/nothing/",
        f"/progress/{links.progress_part('unknown')}/good/",
    ):
        answer = Client().get(address)
        assert answer.status_code == 410, address
        assert "Nothing was changed" in answer.content.decode()


def test_an_older_link_points_to_the_newer_mail(ask, space, plan):
    with inside(space):
        asks.ask_at_rhythm(plan=plan, today=date(2026, 10, 1))
    assert Client().get(link(ask)).status_code == 410


def test_a_stopped_action_takes_no_answer(ask, space, anna):
    with inside(space):
        Action.objects.update(state="stopped", stopped_on=TODAY(), stopped_by=anna, stopped_reason="x")
    assert Client().post(link(ask), {}).status_code == 410


# Changes


def test_a_stop_keeps_its_reason_and_is_a_change(inside_space, action, anna):
    changes.stop_action(action=action, reason="Plus de salle", by=anna)
    assert (fresh(action).state, fresh(action).stopped_reason) == ("stopped", "Plus de salle")
    assert Change.objects.get().reason == "Plus de salle"


def test_a_stop_that_matters_waits_for_the_vote(inside_space, action, anna, gaston):
    changes.stop_action(action=action, reason="Plus {de} salle.", matters=True, by=anna)
    change = Change.objects.select_related("plan", "space").get()
    assert fresh(action).state == "running"
    decision = changes.send_to_council(change=change, by=gaston)
    assert "Plus (de) salle" in decision.reasons[0]
    vote(decision, "postponed", gaston)
    assert fresh(action).state == "running"
    vote(decision, "accepted", gaston)
    assert (fresh(action).state, fresh(action).stopped_by) == ("stopped", gaston)


def vote(decision, state, person):
    """As if the council had voted: the vote itself is tested in the council's own tests."""
    from zesummen.council.actions.results import tell_result
    from zesummen.documents.actions import freeze_document
    from zesummen.kernel.exports.document import Document

    frozen = freeze_document(
        kind="deliberation", document=Document(title="x", language="fr"), space=decision.space, by=None
    )
    Deliberation.objects.filter(pk=decision.pk).update(
        state=state, voted_on=TODAY(), voted_by=person, voted_text=frozen
    )
    tell_result(fresh(decision))


def test_a_rejected_change_may_go_again(inside_space, plan, anna, gaston):
    (change,) = changes.record_change(
        plan=plan, what="Le café passe au printemps", reason="Salle", matters=True, by=anna
    )
    changes.send_to_council(change=change, by=gaston)
    with pytest.raises(Refused):
        changes.send_to_council(change=fresh(change), by=gaston)
    Deliberation.objects.update(state="rejected", voted_on=TODAY(), voted_by=gaston)
    (row,) = queries.changes_of(plan)
    assert row.may_go_on
    changes.send_to_council(change=fresh(change), by=gaston)
    assert Deliberation.objects.count() == 2


def test_in_a_grouping_each_council_decides_on_a_change_that_matters(grouping):
    anna = give(a_person("Anna Schmit"), grouping, "officer")
    with inside(grouping):
        action = make_action(make_running_plan(grouping), state="running")
        changes.stop_action(action=action, reason="y", matters=True, by=anna)
        rows = list(Change.objects.select_related("plan", "space", "party__commune").order_by("pk"))
        assert len({row.party_id for row in rows}) == 3
        for row in rows:
            assert fresh(action).state == "running"
            decision = changes.send_to_council(change=row, by=anna)
            assert decision.body_name
            vote(decision, "accepted", anna)
        assert fresh(action).state == "stopped"


# Pages


PAGES = ["progress/", "progress/ask/", "changes/", "changes/new/"]


@pytest.mark.parametrize("page", PAGES)
def test_pages_open_for_the_officer_and_not_for_the_neighbour(ask, space, plan, anna, cleo, page):
    address = f"/s/{space.slug}/plans/{plan.pk}/{page}"
    assert signed_in(anna).get(address).status_code == 200
    assert signed_in(cleo).get(address).status_code == 404


def test_the_statements_of_the_table_do_not_grow(space, plan, anna, kim):
    counts = []
    for size in (1, 3):
        with inside(space):
            while Action.objects.filter(plan=plan).count() < size:
                action = make_action(plan, state="running", from_on=date(2026, 1, 5))
                own(action, kim)
                make_line(action)
            asks.ask_at_rhythm(plan=plan, today=date(2026, 6, 1))
        browser = signed_in(anna)
        browser.get(f"/s/{space.slug}/plans/{plan.pk}/progress/")
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert browser.get(f"/s/{space.slug}/plans/{plan.pk}/progress/").status_code == 200
        counts.append(len(found))
    assert counts[0] == counts[1]
    assert counts[1] <= 12


def test_a_lead_reports_from_the_page_and_comes_back_to_her_actions(space, plan, action, kim):
    browser, mine = signed_in(kim), f"/s/{space.slug}/my-actions/"
    assert "Café des langues" in browser.get(mine).content.decode()
    address = f"/s/{space.slug}/plans/{plan.pk}/actions/{action.pk}/report/"
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"health": "at_risk", "percent": "30", "reason": ""}).status_code == 422
    answer = browser.post(address, {"health": "good", "percent": "30", "next": mine})
    assert answer.url == mine


def test_the_officer_asks_now_from_the_list(space, plan, action, anna):
    address = f"/s/{space.slug}/plans/{plan.pk}/progress/ask/"
    assert signed_in(anna).post(address, {}).status_code == 422
    assert signed_in(anna).post(address, {"actions": [action.pk]}).status_code == 302
    assert signed_in(anna).post(address, {"actions": [action.pk]}).status_code == 422  # asked today already
    with inside(space):
        assert ProgressAsk.objects.count() == 1


def test_the_duty_asks_in_every_space(space, plan, action):
    from zesummen.plans.tasks import ask_for_progress

    with inside(space):
        Action.objects.update(really_from_on=date(2020, 1, 1))
    ask_for_progress()
    with inside(space):
        assert ProgressAsk.objects.count() == 1


def test_my_data_shows_what_i_answer_for_reported_and_was_asked(inside_space, plan, action, kim):
    from zesummen.plans.queries.stored import about_person

    asks.ask_at_rhythm(plan=plan, today=date(2026, 6, 1))
    actions.report(action=action, percent=30, health="good", note="Deux soirées", by=kim)
    found = {section.key: section.rows for section in about_person(kim)}
    assert [len(found[key]) for key in ("actions", "reports", "asks", "answers")] == [1, 1, 1, 0]
    assert found["reports"][0]["words"] == "Deux soirées"
