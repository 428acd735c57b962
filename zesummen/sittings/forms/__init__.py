"""Forms of bodies, members, sittings, agenda, attendance and tasks."""

from zesummen.kernel.forms import PageForm

from .agenda import ItemForm, OutcomeForm
from .bodies import LANGUAGES, QUORUM, BodyForm, EndForm, MemberForm, today_start
from .presence import AttendanceForm, ReplyForm
from .sittings import ApproveForm, ConveneForm, DayAndPlaceForm, GuestForm, MinutesForm, ReasonForm, SittingForm
from .tasks import TaskFilter, TaskForm

__all__ = [
    "ApproveForm",
    "AttendanceForm",
    "BodyForm",
    "ConveneForm",
    "DayAndPlaceForm",
    "EndForm",
    "GuestForm",
    "ItemForm",
    "LANGUAGES",
    "MemberForm",
    "MinutesForm",
    "OutcomeForm",
    "PageForm",
    "QUORUM",
    "ReasonForm",
    "ReplyForm",
    "SittingForm",
    "TaskFilter",
    "TaskForm",
    "today_start",
]
