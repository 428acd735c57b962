"""What people said about an evening, and before it: counted, never by person, small numbers protected."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from zesummen.kernel import disclosure
from zesummen.kernel.disclosure import SMALLEST_SHOWN, Shown
from zesummen.kernel.together import Asked, asking

from ..catalogue import QUESTIONS as BEFORE
from ..feedback_words import MARKS, QUESTIONS
from ..models import Attendance, Evening, Feedback, Questionnaire


@dataclass(frozen=True, slots=True)
class Cell:
    """One answer of a question: its words and how many gave it, as far as it may be shown."""

    label: object
    count: int | None  # ``None``: too few, or left out so that few cannot be worked out
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with its answers; ``average`` only where every count may be shown."""

    question: object
    cells: tuple[Cell, ...]
    average: float | None = None
    words: tuple[str, ...] = ()

    @property
    def share(self) -> int:
        """The average as hundredths of the best mark."""
        return round((self.average or 0) * 20)


@dataclass(frozen=True, slots=True)
class Result:
    """The sheets of one evening. ``is_shown`` is false below the smallest number that may be shown."""

    evening: Evening
    people: frozenset[int]  # who came, by the number of the participant
    answers: int
    is_shown: bool
    questions: tuple[Answered, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def came(self) -> int:
        """How many people came."""
        return len(self.people)

    @property
    def left(self) -> int:
        """How many sheets may still come."""
        return max(self.came - self.answers, 0)


@asking
def results(evenings: list[Evening]) -> Asked[list[Result]]:
    """The feedback of these evenings. One statement."""
    there = Attendance.objects.filter(evening__in=evenings).order_by("pk")
    given = Feedback.objects.filter(evening__in=evenings).order_by("evening_id", "pk")
    yield there, given
    people: dict[int, set[int]] = {row.pk: set() for row in evenings}
    for row in there:
        people[row.evening_id].add(row.participant_id)
    sheets: dict[int, list[Feedback]] = {row.pk: [] for row in evenings}
    for sheet in given:
        sheets[sheet.evening_id].append(sheet)
    return [_result(row, frozenset(people[row.pk]), sheets[row.pk]) for row in evenings]


def _result(evening: Evening, people: frozenset[int], sheets: list[Feedback]) -> Result:
    if len(sheets) < SMALLEST_SHOWN:
        return Result(evening, people, len(sheets), False)
    questions = []
    for key, words in QUESTIONS:
        marks = [sheet.marks[key] for sheet in sheets if sheet.marks.get(key)]
        cells = _cells(Counter(marks), MARKS)
        questions.append(Answered(words, cells, _average(marks, cells)))
    return Result(evening, people, len(sheets), True, tuple(questions), said(sheet.text for sheet in sheets))


def _average(marks: list[int], cells: tuple[Cell, ...]) -> float | None:
    """The average mark; nothing where a cell is protected: the average would give it away."""
    if len(marks) < SMALLEST_SHOWN or any(cell.count is None for cell in cells):
        return None
    return round(sum(marks) / len(marks), 1)


def said(texts: Iterable[str]) -> tuple[str, ...]:
    """What was written, in alphabetical order, so that the order tells nothing; nothing below the smallest number."""
    found = sorted(text.strip() for text in texts if text.strip())
    return tuple(found) if len(found) >= SMALLEST_SHOWN else ()


def _cells(counts: Counter, choices) -> tuple[Cell, ...]:
    shown = disclosure.protect_list({key: counts[key] for key, _words in choices})
    return tuple(
        Cell(
            words,
            counts[key] if shown[key] is Shown.OPEN else None,
            shown[key] is Shown.SMALL,
        )
        for key, words in choices
    )


@dataclass(frozen=True, slots=True)
class Before:
    """The pre-questionnaire of an evening."""

    answers: int
    is_shown: bool
    questions: tuple[Answered, ...] = ()


def before(evening: Evening) -> Before:
    """What was answered before the evening, for whoever leads it. One statement."""
    sheets = list(Questionnaire.objects.filter(evening=evening).order_by())
    if len(sheets) < SMALLEST_SHOWN:
        return Before(len(sheets), False)
    questions = []
    for question in BEFORE:
        given = [sheet.answers.get(question.key) for sheet in sheets]
        if question.choices:
            counts = Counter(answer for answer in given if answer)
            questions.append(Answered(question.label, _cells(counts, question.choices)))
        else:
            questions.append(Answered(question.label, (), words=said(str(answer or "") for answer in given)))
    return Before(len(sheets), True, tuple(questions))
