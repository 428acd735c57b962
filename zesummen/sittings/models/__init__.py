from .bodies import Body, BodyMember
from .sittings import AgendaItem, Attendance, FormerDate, Guest, Sitting
from .tasks import Task

__all__ = ["AgendaItem", "Attendance", "Body", "BodyMember", "FormerDate", "Guest", "Sitting", "Task"]
