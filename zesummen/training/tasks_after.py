"""Duties after an evening: feedback is asked for the day after, what became of decisions after 3, 6 and 12 months."""

from django.utils import timezone

from zesummen.kernel.tasks import every
from zesummen.kernel.tenancy import inside

from .actions import after, feedback
from .queries import cases


@every(hours=12)
def ask_for_feedback() -> int:
    """How many mails went out."""
    count = 0
    for body in cases.bodies():
        with inside(body):
            count += feedback.ask_due(body)
    return count


@every(hours=24)
def ask_what_became() -> int:
    """How many questions were asked."""
    count = 0
    for body in cases.bodies():
        with inside(body):
            count += after.ask_due(body, timezone.localdate())
    return count
