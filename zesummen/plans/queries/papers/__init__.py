"""The plan on paper: the document, its one-page summary, likely questions, the letter. All from one ``PlanSheet``."""

from .letter import letter_document, letter_paragraphs
from .plan import plan_document
from .questions import answers, questions_document
from .summary import summary_document
from .words import Tongue

__all__ = [
    "Tongue",
    "answers",
    "letter_document",
    "letter_paragraphs",
    "plan_document",
    "questions_document",
    "summary_document",
]
