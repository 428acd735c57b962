from .calls import Application, Call
from .commissions import Commission, RulesVersion
from .minutes import MinutesPaper, MinutesSending, MinutesVersion, PublicMinutes, Remark
from .opinions import Opinion, OpinionDate
from .programme import ProgrammeItem
from .proofs import Proof
from .reports import Activity, Report, YearMoney
from .seats import Holding, MemberCard, MemberCode, Office, Seat, SeatFilling
from .votes import FeeList, RollCall, Vote, VoteChoice

__all__ = [
    "Activity",
    "Application",
    "Call",
    "Commission",
    "FeeList",
    "Holding",
    "MemberCard",
    "MemberCode",
    "MinutesPaper",
    "MinutesSending",
    "MinutesVersion",
    "Office",
    "Opinion",
    "OpinionDate",
    "ProgrammeItem",
    "Proof",
    "PublicMinutes",
    "Remark",
    "Report",
    "RollCall",
    "RulesVersion",
    "Seat",
    "SeatFilling",
    "Vote",
    "VoteChoice",
    "YearMoney",
]
