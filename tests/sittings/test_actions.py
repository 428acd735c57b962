"""What bodies, sittings, agendas and tasks do, and what they refuse."""

from base64 import b64decode
from datetime import date, time, timedelta

import pytest

from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry, OutboxMessage
from zesummen.kernel.moves import Stale
from zesummen.sittings import actions, queries
from zesummen.sittings.models import AgendaItem, Attendance, BodyMember, Sitting, Task

pytestmark = pytest.mark.usefixtures("in_space")


def member_called(body, name) -> BodyMember:
    """The member whose name begins so."""
    return BodyMember.objects.get(body=body, name__startswith=name)


def titles(sitting) -> list[str]:
    return [str(item.title) for item in AgendaItem.objects.filter(sitting=sitting)]


def test_a_rule_puts_a_point_on_the_agenda_once(committee, sitting):
    one = actions.put_on_agenda(
        body=committee, title="Action 3 is silent", link="plans/1/progress/", source="silence:3"
    )
    again = actions.put_on_agenda(
        body=committee, title="Action 3 is silent", link="plans/1/progress/", source="silence:3"
    )
    assert one.pk == again.pk and one.sitting_id == sitting.pk
    assert titles(sitting)[-1] == "Action 3 is silent"


def test_a_point_waits_for_the_next_sitting(committee, anna, today):
    item = actions.put_on_agenda(body=committee, title="Silent", source="silence:4")
    assert item.sitting_id is None
    made = actions.plan_sitting(
        body=committee, day=today + timedelta(days=9), starts_at=time(18), place="Salle 1", by=anna
    )
    assert titles(made) == ["Silent"]


def test_the_agenda_opens_with_minutes_and_open_tasks(committee, held, anna, today):
    actions.add_task(space=committee.space, title="Call the clubs", sitting=held, owner_name="Paula", by=anna)
    made = actions.plan_sitting(
        body=committee, day=today + timedelta(days=30), starts_at=time(18), place="Salle 1", by=anna
    )
    sources = list(AgendaItem.objects.filter(sitting=made).values_list("source", flat=True))
    assert sources == [f"minutes:{held.pk}", f"tasks:{made.pk}"]
    assert [task.title for task in queries.sitting_sheet(made).open_tasks] == ["Call the clubs"]


def test_a_closed_task_does_not_return(committee, held, anna, today):
    task = actions.add_task(space=committee.space, title="Call the clubs", sitting=held, owner_name="Paula", by=anna)
    actions.drop_task(task=task, reason="Merged with another club", by=anna)
    made = actions.plan_sitting(
        body=committee, day=today + timedelta(days=30), starts_at=time(18), place="Salle 1", by=anna
    )
    assert queries.sitting_sheet(made).open_tasks == ()
    assert Task.objects.get().reason == "Merged with another club"


def test_the_notice_goes_by_mail_and_letter_with_a_calendar_entry(sitting, anna):
    assert actions.convene(sitting=sitting, by=anna) == (2, 1)
    mails = {mail.to_address: mail for mail in OutboxMessage.objects.filter(kind="sitting_notice")}
    assert set(mails) == {anna.email, "paula@example.org"}
    assert mails["paula@example.org"].language == "de"
    assert b"BEGIN:VEVENT" in b64decode(mails["paula@example.org"].attachments[0]["base64"])
    with pytest.raises(Refused):
        actions.convene(sitting=sitting, by=anna)


def test_no_notice_without_a_point(committee, anna, today):
    made = actions.plan_sitting(
        body=committee, day=today + timedelta(days=9), starts_at=time(18), place="Salle 1", by=anna
    )
    with pytest.raises(Refused, match="agenda is empty"):
        actions.convene(sitting=made, by=anna)


def test_a_moved_sitting_is_told_again(sitting, anna):
    actions.convene(sitting=sitting, by=anna)
    actions.change_sitting(sitting=sitting, expected=sitting.version, place="Salle 7", by=anna)
    assert OutboxMessage.objects.filter(kind="sitting_changed").count() == 2


def test_a_cancelled_sitting_hands_its_points_on(committee, sitting, anna):
    actions.convene(sitting=sitting, by=anna)
    actions.cancel_sitting(sitting=sitting, reason="Strike", by=anna)
    assert OutboxMessage.objects.filter(kind="sitting_cancelled").count() == 2
    assert [str(item.title) for item in queries.waiting_items(committee)] == ["Choisir les champs d’action"]
    with pytest.raises(Refused):
        actions.cancel_sitting(sitting=sitting, reason="Again", by=anna)


def test_nobody_is_counted_before_the_day(sitting, anna):
    with pytest.raises(Refused, match="not taken place"):
        actions.record_attendance(sitting=sitting, rows={}, expected=sitting.version, by=anna)


def test_attendance_counts_votes_and_quorum(held):
    sheet = queries.sitting_sheet(held)
    assert (sheet.voters, sheet.needed, sheet.has_quorum) == (2, 2, True)
    assert held.state == "held"


def test_two_people_note_attendance_at_once(held, anna):
    with pytest.raises(Stale):
        actions.record_attendance(sitting=held, rows={}, expected=held.version - 1, by=anna)


def test_votes_do_not_outnumber_the_members_present(held, anna):
    item = AgendaItem.objects.get(sitting=held)
    with pytest.raises(Refused, match="3 votes"):
        actions.record_item(item=item, expected=item.version, decision="Oui", votes_for=3, by=anna)
    actions.record_item(item=item, expected=item.version, decision="Oui", votes_for=1, abstentions=1, by=anna)
    held.refresh_from_db()
    assert held.state == "draft"


def test_approved_minutes_stay_as_they_are(held, anna, today):
    actions.write_minutes(sitting=held, minutes="On a parlé.", expected=held.version, by=anna)
    actions.approve_minutes(sitting=held, approved_on=today, by=anna)
    item = AgendaItem.objects.get(sitting=held)
    for act, values in (
        (actions.write_minutes, {"sitting": held, "minutes": "x"}),
        (actions.record_item, {"item": item, "decision": "x"}),
    ):
        item.sitting = held
        with pytest.raises(Refused, match="approved"):
            act(**values, expected=1, by=anna)


def test_points_move_one_place_and_stop_at_the_ends(sitting, anna):
    second = actions.add_item(sitting=sitting, title="B", kind="information", by=anna)
    actions.move_item(item=second, up=True, by=anna)
    actions.move_item(item=second, up=True, by=anna)
    assert titles(sitting) == ["B", "Choisir les champs d’action"]


def test_a_member_answers_for_herself_only(committee, sitting, noa):
    row = Attendance.objects.get(sitting=sitting, member=member_called(committee, "Paula"))
    with pytest.raises(Refused):
        actions.reply(attendance=row, reply="comes", by=noa)


def test_a_task_is_closed_by_its_owner_or_its_service_only(committee, esch, anna, kim, jana, youth_service):
    mine = actions.add_task(space=esch, title="A", owner=kim, by=anna)
    theirs = actions.add_task(space=esch, title="B", service=youth_service, by=anna)
    with pytest.raises(Refused, match="somebody else"):
        actions.close_task(task=theirs, by=kim)
    actions.close_task(task=mine, by=kim)
    actions.close_task(task=theirs, by=jana)
    assert Task.objects.filter(state="done").count() == 2
    with pytest.raises(Refused):
        actions.close_task(task=mine, by=anna)


def test_all_tasks_of_a_leaver_move_in_one_act(esch, anna, kim, jana):
    for title in ("A", "B"):
        actions.add_task(space=esch, title=title, owner=kim, by=anna)
    assert actions.move_tasks(space=esch, leaver=kim, successor=jana, by=anna) == 2
    assert set(Task.objects.values_list("owner", flat=True)) == {jana.pk}
    assert Entry.objects.filter(verb="task.moved").count() == 2


def test_a_member_is_in_a_body_once_and_president_is_one(committee, anna):
    with pytest.raises(Refused, match="already"):
        actions.add_member(body=committee, name="", person=anna, from_on=date(2026, 1, 1), by=anna)
    actions.add_member(body=committee, name="Rosa", from_on=date(2026, 1, 1), is_president=True, by=anna)
    assert [m.name for m in committee.members.filter(is_president=True)] == ["Rosa"]


def test_the_rhythm_is_overdue_and_due(committee, esch, today):
    sheet = queries.sheet_of(committee, today)
    assert sheet.is_overdue and sheet.next_by == date(2025, 4, 1)
    assert [entry.kind for entry in queries.due([esch], today)] == ["rhythm"]


def test_what_is_due(committee, sitting, held, esch, anna, today):
    actions.add_task(space=esch, title="Call", owner_name="Paula", due_on=today - timedelta(days=1), by=anna)
    kinds = {entry.kind: entry for entry in queries.due([esch], today)}
    assert set(kinds) == {"notice", "minutes", "task"}
    assert kinds["task"].late and kinds["notice"].on == today + timedelta(days=9)


def test_due_asks_as_often_for_many_rows(committee, esch, anna, today, django_assert_num_queries):
    def count():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as caught:
            queries.due([esch], today)
        return len(caught)

    actions.add_task(space=esch, title="One", owner_name="Paula", due_on=today, by=anna)
    first = count()
    for number in range(3):
        actions.add_task(space=esch, title=str(number), owner=anna, due_on=today, by=anna)
        actions.plan_sitting(body=committee, day=today + timedelta(days=number), starts_at=time(18), place="X", by=anna)
    assert count() == first == 1
    assert Sitting.objects.count() == 3


def test_a_sitting_whose_day_has_passed_takes_no_new_points(committee, sitting, today):
    type(sitting).objects.filter(pk=sitting.pk).update(day=today - timedelta(days=1))
    item = actions.put_on_agenda(body=committee, title="Silent", source="silence:5")
    assert item.sitting_id is None
