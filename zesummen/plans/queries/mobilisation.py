"""The register, who was asked and what they answered, the internal note and who has not answered it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q
from django.utils.translation import ngettext_lazy

from zesummen.kernel.access import ROLES
from zesummen.kernel.due import Due
from zesummen.kernel.together import asking
from zesummen.kernel.words import plain

from ..models import Ask, InternalNote, KickOff, Notice, Plan, Stakeholder
from ..states import Answer, PlanState


def register(*, search: str = "", kind: str = "", ended: bool = False):
    """The register of the space, found without accents and case, by kind; ended entries on request."""
    found = Stakeholder.objects.select_related("service")
    if not ended:
        found = found.filter(ended_on=None)
    if kind:
        found = found.filter(kind=kind)
    for word in plain(search).split():
        found = found.filter(search__contains=word)
    return found


def same(name: str, kind: str) -> tuple[str, str]:
    """What makes two entries of the register the same."""
    return (kind, plain(" ".join(name.split())))


def known_names() -> set[tuple[str, str]]:
    """The entries that are there already."""
    return {same(entry.name, entry.kind) for entry in Stakeholder.objects.only("name", "kind")}


@dataclass(frozen=True, slots=True)
class AskRow:
    """One question and how long it has been silent."""

    ask: Ask
    silent_days: int | None  # days without an answer; None when there is one
    is_late: bool

    @property
    def tone(self) -> str:
        """The tone of its answer."""
        if self.ask.answer == Answer.NONE:
            return "late" if self.is_late else "to_start"
        return {Answer.YES: "completed", Answer.LATER: "under_way", Answer.NO: "not_open"}[self.ask.answer]


def asks_of(plan: Plan, today: date, *, notes: bool | None = None) -> list[AskRow]:
    """Who was asked for this plan, the silent ones first; ``notes`` keeps (or leaves out) the internal note's."""
    found = Ask.objects.filter(plan=plan).select_related("stakeholder", "asked_by")
    if notes is not None:
        found = found.filter(how=Ask.How.NOTE) if notes else found.exclude(how=Ask.How.NOTE)
    rows = [_row(ask, today) for ask in found]
    return sorted(rows, key=lambda row: (row.silent_days is None, not row.is_late))


def _row(ask: Ask, today: date) -> AskRow:
    silent = (today - ask.asked_on).days if ask.answer == Answer.NONE else None
    return AskRow(ask, silent, bool(silent is not None and ask.answer_by and ask.answer_by < today))


def said_yes(plan: Plan) -> list[Stakeholder]:
    """Entries of the register that said yes to a question of this plan: candidates for the steering committee."""
    return list(Stakeholder.objects.filter(asks__plan=plan, asks__answer=Answer.YES, ended_on=None).distinct())


def note_of(plan: Plan) -> InternalNote | None:
    """The internal note, once it was written."""
    return InternalNote.objects.filter(plan=plan).select_related("plan", "space", "sent_by").first()


def services_without_note(plan: Plan) -> list[Stakeholder]:
    """Services of the register that the note has not reached yet."""
    asked = Ask.objects.filter(plan=plan, how=Ask.How.NOTE).values("stakeholder")
    return list(
        Stakeholder.objects.filter(kind=Stakeholder.Kind.SERVICE, ended_on=None)
        .exclude(pk__in=asked)
        .select_related("service")
    )


def notice_of(plan: Plan) -> Notice | None:
    """The notice to residents, once it was written."""
    return Notice.objects.filter(plan=plan).select_related("plan", "space").first()


def evenings_of(plan: Plan) -> list[KickOff]:
    """The kick-off evenings, newest first."""
    return list(KickOff.objects.filter(plan=plan).select_related("plan", "space"))


@asking
def due(spaces: Iterable, today: date):
    """Plans in preparation in which somebody was asked and the day to answer is over. One statement.

    Once a plan runs, nobody is reminded any more: no answer stays shown as no answer.
    """
    late = Q(asks__answer=Answer.NONE, asks__answer_by__lt=today)
    plans = Plan.objects.filter(space__in=list(spaces), state=PlanState.PREPARATION).select_related("space")
    found = plans.annotate(silent=Count("asks", filter=late), since=Min("asks__answer_by", filter=late)).filter(
        silent__gt=0
    )
    yield found
    what = ngettext_lazy(
        "%(count)d question has no answer: remind", "%(count)d questions have no answer: remind", "count"
    )
    return [
        Due(
            plan.space,
            what % {"count": plan.silent},
            plan.since,
            ROLES["officer"].label,
            f"plans/{plan.pk}/mobilisation/",
            "ask",
            True,
        )
        for plan in found
    ]
