"""What changes bodies, sittings, agendas and tasks."""

from .agenda import add_item, change_item, move_item, put_on_agenda, record_item, remove_item
from .bodies import add_member, change_body, change_member, end_member, make_body
from .sittings import (
    approve_minutes,
    cancel_sitting,
    change_sitting,
    convene,
    plan_sitting,
    record_attendance,
    reply,
    write_minutes,
)
from .tasks import add_task, change_task, close_task, drop_task, move_tasks, reopen_task

__all__ = [
    "add_item",
    "add_member",
    "add_task",
    "approve_minutes",
    "cancel_sitting",
    "change_body",
    "change_item",
    "change_member",
    "change_sitting",
    "change_task",
    "close_task",
    "convene",
    "drop_task",
    "end_member",
    "make_body",
    "move_item",
    "move_tasks",
    "plan_sitting",
    "put_on_agenda",
    "record_attendance",
    "record_item",
    "remove_item",
    "reopen_task",
    "reply",
    "write_minutes",
]
