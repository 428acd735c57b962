"""Notes on a request and on single steps of its run sheet."""

from django.db import transaction

from zesummen.accounts.queries import grants
from zesummen.kernel.access import insist

from ..case import Case
from ..models import Note, RunStep
from ..rules import notes as rules
from . import journalling


def steps_of(case: Case) -> list[RunStep]:
    """The steps of the course, session by session. One statement."""
    rows = RunStep.objects.filter(session__course=case.request.course_id).select_related("session")
    return list(rows.order_by("session__number", "number"))


def step_of(case: Case, key: str) -> RunStep | None:
    """The step of this course with that key; ``None`` for the request as a whole."""
    if not key.isdecimal() or len(key) > 18:
        return None
    return RunStep.objects.filter(session__course=case.request.course_id, pk=int(key)).select_related("session").first()


@transaction.atomic
def write(*, case: Case, text: str, by, step: RunStep | None = None) -> Note:
    """Keep a note; both sides read it, with the name and the side of whoever wrote it."""
    insist(rules.may_note(grants(by, case.viewer), case))
    made = Note.objects.create(
        space=case.body, request=case.request, step=step, text=text.strip(), by=by, by_name=by.full_name[:200],
        side=str(case.viewer)[:60],
    )  # fmt: skip
    journalling.note(case, "training_note.written", by=by)
    return made
