from .bodies import Body, BodyMember
from .sittings import AgendaItem, Attendance, Sitting
from .tasks import Task

__all__ = ["AgendaItem", "Attendance", "Body", "BodyMember", "Sitting", "Task"]
