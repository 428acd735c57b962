from .actions import Action, ActionObjective, ActionOwner, LeftOut, Milestone, Partner, SubAction
from .adoption import Amendment, MinistryLetter, PlanVersion, Submission
from .carrying_out import Change, Progress, ProgressAsk
from .check import CheckLimits, CheckWaiver
from .evaluation import ActionResult, Evaluation, EvaluationAnswer
from .mobilisation import Ask, InternalNote, KickOff, Notice, Stakeholder
from .money import BudgetLine
from .needs import Evidence, FieldChoice, GroupChoice, InventoryItem, Need, Opinion, StateOfPlay, StateOfPlayCopy
from .objectives import Indicator, Objective, ObjectiveNeed, Reading
from .plans import BiergerpaktCount, Coordinator, Cycle, MeasureMark, Pact, Party, Plan

__all__ = [
    "Action",
    "ActionObjective",
    "ActionOwner",
    "ActionResult",
    "Amendment",
    "Ask",
    "BiergerpaktCount",
    "BudgetLine",
    "Change",
    "CheckLimits",
    "CheckWaiver",
    "Coordinator",
    "Cycle",
    "Evaluation",
    "EvaluationAnswer",
    "Evidence",
    "FieldChoice",
    "GroupChoice",
    "Indicator",
    "InternalNote",
    "InventoryItem",
    "KickOff",
    "LeftOut",
    "MeasureMark",
    "Milestone",
    "MinistryLetter",
    "Need",
    "Notice",
    "Objective",
    "ObjectiveNeed",
    "Opinion",
    "Pact",
    "Partner",
    "Party",
    "Plan",
    "PlanVersion",
    "Progress",
    "ProgressAsk",
    "Reading",
    "Stakeholder",
    "StateOfPlay",
    "StateOfPlayCopy",
    "SubAction",
    "Submission",
]
