from .journal import Entry
from .live import LiveEvent
from .mail import OutboxMessage
from .once import PostedOnce
from .tasks import Duty, WorkerSeen
from .thread import Edge, Node

__all__ = ["Duty", "Edge", "Entry", "LiveEvent", "Node", "OutboxMessage", "PostedOnce", "WorkerSeen"]
