"""States and settled lists of the plan. A list that is data of the field (measures, fields) is in ``catalogue``."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.moves import Machine, Move


class Standing(models.TextChoices):
    """Where a measure stands, computed from facts. Exactly these five words."""

    NOT_OPEN = "not_open", _("not open yet")
    TO_START = "to_start", _("to start")
    UNDER_WAY = "under_way", _("under way")
    TO_CORRECT = "to_correct", _("to correct")
    COMPLETED = "completed", _("completed")


class PlanState(models.TextChoices):
    PREPARATION = "preparation", _("in preparation")
    RUNNING = "running", _("adopted and running")
    EVALUATED = "evaluated", _("evaluated")
    RENEWED = "renewed", _("followed by the next plan")
    ABANDONED = "abandoned", _("given up")


class ActionState(models.TextChoices):
    IDEA = "idea", _("idea")
    PLANNED = "planned", _("planned")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    STOPPED = "stopped", _("stopped")


class Health(models.TextChoices):
    GOOD = "good", _("on track")
    AT_RISK = "at_risk", _("at risk")
    BLOCKED = "blocked", _("blocked")


class Answer(models.TextChoices):
    """What somebody who was asked answered. No answer is an answer of its own."""

    NONE = "none", _("no answer")
    YES = "yes", _("yes")
    LATER = "later", _("later")
    NO = "no", _("no")


class EvidenceKind(models.TextChoices):
    FIGURE = "figure", _("a figure")
    DOCUMENT = "document", _("a document")
    GAP = "gap", _("a gap in the inventory")
    INTERVIEW = "interview", _("an interview")
    EXPECTATION = "expectation", _("an expectation of council or college")
    OPINION = "opinion", _("an opinion of the commission")
    SURVEY = "survey", _("a survey result")
    WORKSHOP = "workshop", _("a workshop result")


class OwnerKind(models.TextChoices):
    POLITICAL = "political", _("political")
    ADMINISTRATIVE = "administrative", _("administrative")
    WORKING = "working", _("working")


class PartnerKind(models.TextChoices):
    COMMUNE = "commune", _("commune")
    STATE = "state", pgettext_lazy("the country and its administrations", "State")
    SOCIETY = "society", _("civil society")


class BudgetKind(models.TextChoices):
    ORDINARY = "ordinary", _("ordinary")
    EXTRAORDINARY = "extraordinary", _("extraordinary")


class Flow(models.TextChoices):
    EXPENSE = "expense", _("expense")
    REVENUE = "revenue", _("revenue")


class PartyState(models.TextChoices):
    """Where one council stands with a plan. A plan of one commune has one party."""

    WAITING = "waiting", _("not decided yet")
    ADOPTED = "adopted", _("adopted")
    AMENDED = "amended", _("adopted with changes")
    REFUSED = "refused", _("refused")


class EvaluationState(models.TextChoices):
    OPEN = "open", _("members answer alone")
    TOGETHER = "together", _("the committee answers together")
    CLOSED = "closed", _("report made")


class CoordinatorKind(models.TextChoices):
    COMMUNAL = "communal", _("communal")
    SHARED = "shared", _("shared by several communes")
    EXTERNAL = "external", _("external body")


P = PlanState
RUN = Move("run", frozenset({P.PREPARATION}), P.RUNNING, _("Plan adopted"), "officer")
EVALUATE = Move("evaluate", frozenset({P.RUNNING}), P.EVALUATED, _("Close the evaluation"), "officer")
RENEW = Move("renew", frozenset({P.RUNNING, P.EVALUATED}), P.RENEWED, _("Open the next plan"), "officer")
GIVE_UP = Move(
    "give_up", frozenset({P.PREPARATION, P.RUNNING}), P.ABANDONED, _("Give the plan up, with a reason"), "officer"
)
UNDO_RUN = Move("undo_run", frozenset({P.RUNNING}), P.PREPARATION, _("The last adoption was annulled"), "officer")
PLAN = Machine("plan", PlanState, (RUN, EVALUATE, RENEW, GIVE_UP, UNDO_RUN))

A = ActionState
PLAN_ACTION = Move("plan", frozenset({A.IDEA}), A.PLANNED, _("Take it into the plan"), "officer")
START = Move("start", frozenset({A.PLANNED}), A.RUNNING, _("Start the action"), "lead")
FINISH = Move("finish", frozenset({A.RUNNING, A.PLANNED}), A.DONE, _("Finish the action"), "lead")
REOPEN = Move("reopen", frozenset({A.DONE, A.STOPPED}), A.RUNNING, _("Open the action again"), "officer")
STOP = Move(
    "stop", frozenset({A.IDEA, A.PLANNED, A.RUNNING}), A.STOPPED, _("Stop the action, with a reason"), "officer"
)
ACTION = Machine("action", ActionState, (PLAN_ACTION, START, FINISH, REOPEN, STOP))

Y = PartyState
OPEN_PARTY = frozenset({Y.WAITING, Y.REFUSED})
PARTY_ADOPT = Move("adopt", OPEN_PARTY, Y.ADOPTED, _("Council adopted"), "secretary")
PARTY_AMEND = Move("amend", OPEN_PARTY, Y.AMENDED, _("Council adopted with changes"), "secretary")
PARTY_REFUSE = Move("refuse", frozenset({Y.WAITING}), Y.REFUSED, _("Council refused"), "secretary")
PARTY_ANNUL = Move(
    "annul", frozenset({Y.ADOPTED, Y.AMENDED}), Y.WAITING, _("The authority annulled the decision"), "secretary"
)
PARTY = Machine("party", PartyState, (PARTY_ADOPT, PARTY_AMEND, PARTY_REFUSE, PARTY_ANNUL))

E = EvaluationState
MEET = Move("meet", frozenset({E.OPEN}), E.TOGETHER, _("Close the members' answers and answer together"), "officer")
CLOSE_EVALUATION = Move("close", frozenset({E.TOGETHER}), E.CLOSED, _("Make the report"), "officer")
EVALUATION = Machine("evaluation", EvaluationState, (MEET, CLOSE_EVALUATION))
MACHINES = (PLAN, ACTION, PARTY, EVALUATION)
