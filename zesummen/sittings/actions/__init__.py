"""What changes bodies, sittings, agendas and tasks."""

from .agenda import add_item, change_item, move_item, put_on_agenda, record_item, remove_item, take_waiting
from .bodies import add_member, change_body, change_member, end_member, make_body
from .guests import change_guest, invite_guest, remove_guest
from .minutes import approve_minutes, write_minutes
from .presence import call_again, close_for_quorum, mark, mark_guest, mark_the_rest, record_attendance
from .replies import reply, reply_by_code, reply_by_link
from .sittings import cancel_sitting, change_sitting, convene, plan_sitting
from .tasks import add_task, change_task, close_task, drop_task, move_tasks, reopen_task

__all__ = [
    "add_item",
    "add_member",
    "add_task",
    "approve_minutes",
    "call_again",
    "cancel_sitting",
    "change_body",
    "change_guest",
    "change_item",
    "change_member",
    "change_sitting",
    "change_task",
    "close_for_quorum",
    "close_task",
    "convene",
    "drop_task",
    "end_member",
    "invite_guest",
    "make_body",
    "mark",
    "mark_guest",
    "mark_the_rest",
    "move_item",
    "move_tasks",
    "plan_sitting",
    "put_on_agenda",
    "record_attendance",
    "record_item",
    "remove_guest",
    "remove_item",
    "reopen_task",
    "reply",
    "reply_by_code",
    "reply_by_link",
    "take_waiting",
    "write_minutes",
]
