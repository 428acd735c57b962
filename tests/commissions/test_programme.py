"""The work programme: what returns until it is done or dropped with a reason."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advising import a_commission, put_in_force, sent
from factories import make_need, make_plan
from people import signed_in
from zesummen.commissions import tasks
from zesummen.commissions.actions import programme as actions
from zesummen.commissions.models import Opinion, ProgrammeItem
from zesummen.commissions.queries import programme as queries
from zesummen.commissions.states import ProgrammeState
from zesummen.kernel import thread
from zesummen.kernel.access import Refused
from zesummen.kernel.words import Text, text
from zesummen.sittings.models import AgendaItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def commission(in_space):
    return a_commission(in_space)


def added(commission, by, title="Café des langues", **values) -> ProgrammeItem:
    return actions.add(commission=commission, title=text("fr", fr=title), year=2026, by=by, **values)


def test_a_decision_of_a_sitting_is_taken_once(commission, anna):
    point = AgendaItem.objects.create(space=commission.space, body=commission.body, title=text("fr", fr="Fête"))
    added(commission, anna, item=point)
    with pytest.raises(Refused, match="already"):
        added(commission, anna, item=point)


def test_proposals_from_elsewhere_come_in_once_and_wait_for_the_commission(commission, anna):
    wanted = [actions.Proposal("training:4:1", text("fr", fr="Visiter l’école"), Text(), "M3", "Anna")]
    first = actions.propose(commission=commission, proposals=wanted, source="soirée du 3 mai")
    again = actions.propose(commission=commission, proposals=wanted, source="soirée du 3 mai")
    assert [row.pk for row in first] == [row.pk for row in again]
    assert first[0].state == ProgrammeState.PROPOSED
    assert queries.count(commission).planned == 0
    assert actions.confirm(item=first[0], by=anna).state == ProgrammeState.PLANNED


def test_what_is_done_or_dropped_leaves_the_agenda_and_can_be_taken_up_again(commission, anna):
    done, dropped, open_ = added(commission, anna), added(commission, anna), added(commission, anna)
    actions.finish(item=done, result=text("fr", fr="40 personnes"), by=anna)
    actions.drop(item=dropped, reason="plus de salle", by=anna)
    assert [row.pk for row in queries.returning(commission)] == [open_.pk]
    count = queries.count(commission)
    assert (count.planned, count.done, count.dropped, count.open) == (3, 1, 1, 1)
    again = actions.resume(item=dropped, by=anna)
    assert (again.state, again.closed_on, again.reason) == (ProgrammeState.UNDER_WAY, None, "")


def test_a_closed_item_does_not_change(commission, anna):
    item = actions.finish(item=added(commission, anna), result=Text(), by=anna)
    with pytest.raises(Refused, match="done or dropped"):
        actions.change(item=item, expected=item.version, owner_name="Ben", by=anna)
    with pytest.raises(Refused):
        actions.finish(item=item, result=Text(), by=anna)


def test_items_outside_the_mission_count_in_no_figure(commission, anna):
    added(commission, anna, is_outside=True)
    assert queries.count(commission).planned == 0


def test_the_thread_leads_from_the_programme_to_the_plan(commission, anna, in_space):
    item = added(commission, anna)
    need = make_need(make_plan(in_space))
    actions.lead_to(item=item, node=need.node, by=anna)
    assert [step.kind for step in thread.walk(item).ahead] == ["need"]


def test_what_is_late_is_due_and_late(commission, anna):
    today = timezone.localdate()
    item = added(commission, anna, due_on=today - timedelta(days=1), owner_name="Rosa")
    (row,) = queries.due([commission.space], today)
    assert (row.late, row.owner, row.link) == (True, "Rosa", item.thread_link())


def test_pages_take_as_many_statements_for_one_three_and_thirty_items(commission, anna):
    browser = signed_in(anna)
    address = f"/s/{commission.space.slug}/commissions/{commission.pk}/programme/"
    counts = []
    for wanted in (1, 3, 30):
        while ProgrammeItem.objects.count() < wanted:
            added(commission, anna)
        with CaptureQueriesContext(connection) as caught:
            assert browser.get(address).status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1] == counts[2] <= 12, counts


def test_every_page_of_the_programme_answers(commission, anna):
    browser = signed_in(anna)
    base = f"/s/{commission.space.slug}/commissions/{commission.pk}/programme/"
    made = browser.post(f"{base}new/", {"title_original": "en", "title_en": "Language café", "year": 2026})
    assert made.status_code == 302
    one = made["Location"]
    for address in (base, f"{base}?year=2026", one, f"{one}edit/", f"{one}finish/", f"{one}drop/", f"{one}leads-to/"):
        assert browser.get(address).status_code == 200, address
    for odd in ("²²²²", "9" * 5000, "x", ""):  # figures that are no number
        assert browser.get(base, {"year": odd}).status_code == 200
        assert browser.get(f"{base}new/", {"item": odd}).status_code == 200
    assert browser.post(f"{one}start/").status_code == 302
    assert browser.post(f"{one}drop/", {"reason": ""}).status_code == 422
    assert browser.post(f"{one}finish/", {}).status_code == 302
    assert browser.post(f"{one}resume/").status_code == 302


def test_the_worker_recalls_opinions_at_the_rhythm_of_the_rules(commission, anna):
    put_in_force(commission, reminder_days=30)
    opinion = sent(commission, anna)
    assert tasks.remind_of_opinions() == 0
    long_ago = timezone.localdate() - timedelta(days=31)
    Opinion.objects.filter(pk=opinion.pk).update(sent_on=long_ago, answer_wished_by=None)
    assert tasks.remind_of_opinions() == 1
    assert tasks.remind_of_opinions() == 0
    opinion.refresh_from_db()
    assert (opinion.reminders, opinion.reminded_on) == (1, timezone.localdate())
