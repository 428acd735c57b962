from .afterwards import DecisionNote, Feedback, Followup, Questionnaire
from .courses import Course, CourseSession, RunStep
from .invitations import Invitation, InvitationRound
from .polls import Poll, PollAnswer, PollDate, Visit
from .requests import DateWish, Note, Participant, Party, TrainingRequest
from .rooms import Attendance, Card, CardGroup, Decision, Dot, Phone, Room
from .seasons import Absence, Evening, PlanRun, Season, Trainer

__all__ = [
    "Absence",
    "Attendance",
    "Card",
    "CardGroup",
    "Course",
    "CourseSession",
    "DateWish",
    "Decision",
    "DecisionNote",
    "Dot",
    "Evening",
    "Feedback",
    "Followup",
    "Invitation",
    "InvitationRound",
    "Note",
    "Participant",
    "Party",
    "Phone",
    "PlanRun",
    "Poll",
    "PollAnswer",
    "PollDate",
    "Questionnaire",
    "Room",
    "RunStep",
    "Season",
    "Trainer",
    "TrainingRequest",
    "Visit",
]
