"""States of what every body shares: its sittings and the tasks that return until closed."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.moves import Machine, Move


class BodyKind(models.TextChoices):
    STEERING = "steering", _("steering committee")
    COUNCIL = "council", _("communal council")
    COLLEGE = "college", _("college of mayor and aldermen")
    COMMISSION = "commission", _("advisory commission")
    SYNDICATE = "syndicate", _("committee of the syndicate")


class SittingState(models.TextChoices):
    PLANNED = "planned", _("planned")
    CONVENED = "convened", _("convened")
    HELD = "held", _("held, minutes to write")
    DRAFT = "draft", _("minutes in draft")
    APPROVED = "approved", _("minutes approved")
    NO_QUORUM = "no_quorum", _("closed for want of quorum")
    CANCELLED = "cancelled", _("cancelled")


class Presence(models.TextChoices):
    UNKNOWN = "unknown", _("not noted")
    PRESENT = "present", _("present")
    EXCUSED = "excused", _("excused")
    ABSENT = "absent", _("absent without excuse")
    REPLACED = "replaced", _("replaced")


class Reply(models.TextChoices):
    NONE = "none", _("no answer")
    COMES = "comes", _("comes")
    EXCUSED = "excused", _("is excused")
    SUBSTITUTE = "substitute", _("is excused, the substitute takes the seat")


class ReplyChannel(models.TextChoices):
    """How an answer came."""

    LINK = "link", _("through the link in a mail")
    CODE = "code", _("with a personal code")
    ACCOUNT = "account", _("signed in")
    MAIL = "mail", _("by mail")
    PHONE = "phone", _("by telephone")
    COUNTER = "counter", _("at the counter")
    LETTER = "letter", _("by letter")


class StepFree(models.TextChoices):
    UNKNOWN = "unknown", _("not known")
    YES = "yes", pgettext_lazy("access without steps", "yes")
    NO = "no", pgettext_lazy("access without steps", "no")


class GuestKind(models.TextChoices):
    OFFICER = "officer", _("officer of the administration")
    ALDERMAN = "alderman", _("mayor or alderman")
    ASSOCIATION = "association", _("association")
    EXPERT = "expert", _("expert")
    INTERPRETER = "interpreter", _("interpreter")


class TaskState(models.TextChoices):
    OPEN = "open", _("open")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")


class ItemKind(models.TextChoices):
    INFORMATION = "information", _("information")
    DISCUSSION = "discussion", _("discussion")
    OPINION = "opinion", _("opinion")
    DECISION = "decision", _("decision")


S = SittingState
CONVENE = Move("convene", frozenset({S.PLANNED}), S.CONVENED, _("Send the notice of the sitting"), "officer")
HOLD = Move("hold", frozenset({S.PLANNED, S.CONVENED}), S.HELD, _("Record that the sitting was held"), "officer")
WRITE = Move("write", frozenset({S.HELD}), S.DRAFT, _("Keep the minutes as a draft"), "officer")
APPROVE = Move("approve", frozenset({S.DRAFT, S.HELD}), S.APPROVED, _("Approve the minutes"), "officer")
CANCEL = Move("cancel", frozenset({S.PLANNED, S.CONVENED}), S.CANCELLED, _("Cancel the sitting"), "officer")
NO_QUORUM = Move(
    "no_quorum", frozenset({S.PLANNED, S.CONVENED, S.HELD}), S.NO_QUORUM, _("Close for want of quorum"), "officer"
)
SITTING = Machine("sitting", SittingState, (CONVENE, HOLD, WRITE, APPROVE, NO_QUORUM, CANCEL))

CLOSE = Move("close", frozenset({TaskState.OPEN}), TaskState.DONE, _("Mark the task as done"), "owner")
DROP = Move("drop", frozenset({TaskState.OPEN}), TaskState.DROPPED, _("Drop the task, with a reason"), "owner")
REOPEN = Move(
    "reopen", frozenset({TaskState.DONE, TaskState.DROPPED}), TaskState.OPEN, _("Open the task again"), "officer"
)
TASK = Machine("task", TaskState, (CLOSE, DROP, REOPEN))
MACHINES = (SITTING, TASK)
