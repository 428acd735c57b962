"""What people type about the council."""

from .after import (
    AgendaForm,
    NeedForm,
    PublicCopyForm,
    PublishForm,
    ReasonForm,
    SupervisionForm,
    TransmitForm,
)
from .calendar import (
    CalendarFileForm,
    ConvocationForm,
    DateForm,
    DatesForm,
    EndForm,
    OfficialForm,
    OfficialsForm,
    RulesForm,
)
from .texts import AmendForm, NewForm, SummaryForm, TextForm
from .votes import VoteForm

__all__ = [
    "AgendaForm",
    "AmendForm",
    "CalendarFileForm",
    "ConvocationForm",
    "DateForm",
    "DatesForm",
    "EndForm",
    "NeedForm",
    "NewForm",
    "OfficialForm",
    "OfficialsForm",
    "PublicCopyForm",
    "PublishForm",
    "ReasonForm",
    "RulesForm",
    "SummaryForm",
    "SupervisionForm",
    "TextForm",
    "TransmitForm",
    "VoteForm",
]
