"""States of a council decision, from the first draft to its publication."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.moves import Machine, Move


class Regime(models.TextChoices):
    """The law an act declares. Both were in use from 26 August to 31 December 2023."""

    R2011 = "2011", _("law of 16 December 2008, regulation of 15 November 2011")
    R2023 = "2023", _("law of 23 August 2023")


class DecisionKind(models.TextChoices):
    START_PLAN = "start_plan", _("start of a plan")
    ADOPT_PLAN = "adopt_plan", _("adoption of the plan")
    CHANGE_PLAN = "change_plan", _("change of the plan")
    APPROVE_PACT = "approve_pact", _("approval of the pact")
    NOTE_REPORT = "note_report", _("note of the annual report")
    REQUEST_GRANT = "request_grant", _("request for a grant and revenue article")
    CREATE_COMMISSION = "create_commission", _("creation of the commission and its rules")
    APPOINT_MEMBERS = "appoint_members", _("appointment of members")
    OTHER = "other", _("other decision")


class DecisionState(models.TextChoices):
    DRAFT = "draft", _("draft")
    AGENDA = "agenda", _("on the agenda")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")
    POSTPONED = "postponed", _("postponed")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ApprovalNeed(models.TextChoices):
    NO = "no", _("no")
    YES = "yes", _("yes")
    TO_CHECK = "to_check", _("to be checked")


class Supervision(models.TextChoices):
    """What the supervising authority said of a transmitted decision."""

    NONE = "none", _("no answer yet")
    APPROVED = "approved", _("approved")
    ANNULLED_PART = "annulled_part", _("annulled in part")
    ANNULLED = "annulled", _("annulled")


VOTED = frozenset({DecisionState.ACCEPTED, DecisionState.REJECTED, DecisionState.POSTPONED, DecisionState.WITHDRAWN})
EDITABLE = frozenset({DecisionState.DRAFT, DecisionState.AGENDA, DecisionState.POSTPONED})
D = DecisionState
TO_AGENDA = Move("to_agenda", frozenset({D.DRAFT, D.POSTPONED}), D.AGENDA, _("Put on the agenda"), "secretary")
OFF_AGENDA = Move("off_agenda", frozenset({D.AGENDA}), D.DRAFT, _("Take off the agenda"), "secretary")
ACCEPT = Move("accept", frozenset({D.AGENDA}), D.ACCEPTED, _("Record: accepted"), "secretary")
REJECT = Move("reject", frozenset({D.AGENDA}), D.REJECTED, _("Record: rejected"), "secretary")
POSTPONE = Move("postpone", frozenset({D.AGENDA}), D.POSTPONED, _("Record: postponed"), "secretary")
WITHDRAW = Move("withdraw", frozenset({D.AGENDA, D.DRAFT}), D.WITHDRAWN, _("Record: withdrawn"), "secretary")
DECISION = Machine("deliberation", DecisionState, (TO_AGENDA, OFF_AGENDA, ACCEPT, REJECT, POSTPONE, WITHDRAW))
S = Supervision
APPROVE = Move("approve", frozenset({S.NONE}), S.APPROVED, _("Record the approval"), "secretary")
ANNUL_PART = Move(
    "annul_part", frozenset({S.NONE, S.APPROVED}), S.ANNULLED_PART, _("Record a partial annulment"), "secretary"
)
ANNUL = Move(
    "annul", frozenset({S.NONE, S.APPROVED, S.ANNULLED_PART}), S.ANNULLED, _("Record the annulment"), "secretary"
)
SUPERVISION = Machine("supervision", Supervision, (APPROVE, ANNUL_PART, ANNUL))
MACHINES = (DECISION, SUPERVISION)
RESULTS = {move.target: move for move in (ACCEPT, REJECT, POSTPONE, WITHDRAW)}
#: How each state looks: the tone of its mark.
TONES = {
    D.DRAFT: "to_start",
    D.AGENDA: "under_way",
    D.ACCEPTED: "completed",
    D.REJECTED: "to_correct",
    D.POSTPONED: "not_open",
    D.WITHDRAWN: "not_open",
}
