"""An evaluation from its opening to its report: members alone, the committee together, results, the frozen report."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.documents.actions import freeze_document
from zesummen.documents.queries import letterhead_of
from zesummen.kernel import journal, mail, moves, thread
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.words import Text
from zesummen.sittings.models import BodyMember

from .. import catalogue, links, states
from ..models import Action, ActionResult, Cycle, Evaluation, EvaluationAnswer, Plan
from ..queries import evaluation as queries
from ..queries.papers.evaluation import evaluation_document, facts_of
from ..rules import carrying_out
from ..rules import evaluation as rules
from ..states import EvaluationState, PlanState

SUBJECT = _("Six questions about “%(title)s”")


@transaction.atomic
def open_evaluation(
    *, plan: Plan, kind: str, answers_by: date | None = None, cycle: Cycle | None = None, by
) -> Evaluation:
    """Open a mid-term or final evaluation; an annual report begins where the committee already answers together."""
    insist(rules.may_open(grants(by, plan.space), plan, kind))
    waiting = Evaluation.objects.filter(plan=plan, kind=kind).exclude(state=EvaluationState.CLOSED)
    if waiting.exists():
        raise Refused(no(_("One of this kind is open already. Finish it first.")))
    if answers_by and answers_by < timezone.localdate():
        raise Refused(no(_("The day to answer by has passed. Choose a later one.")))
    last = Evaluation.objects.filter(plan=plan).aggregate(last=Max("number"))["last"] or 0
    cycle = cycle or Cycle.objects.filter(plan=plan, closed_on=None).order_by("-number").first()
    state = EvaluationState.TOGETHER if kind == Evaluation.Kind.ANNUAL else EvaluationState.OPEN
    made = Evaluation.objects.create(
        space=plan.space,
        plan=plan,
        kind=kind,
        number=last + 1,
        opened_on=timezone.localdate(),
        answers_by=answers_by,
        state=state,
        cycle=cycle,
    )
    journal.note("evaluation.opened", plan, space=plan.space, by=by, kind=kind)
    return made


@transaction.atomic
def invite_members(*, evaluation: Evaluation, by) -> int:
    """Mail the six questions to each member who has an address and has not answered. Returns how many mails."""
    insist(rules.may_run(grants(by, evaluation.space), evaluation))
    insist(rules.is_open_for_answers(evaluation))
    rows = [row for row in queries.members_of(evaluation) if not row.has_answered and row.member.address]
    if not rows:
        raise Refused(no(_("Nobody is left to ask: all have answered, or no member has an address.")))
    for row in rows:
        _invite(evaluation, row.member)
    journal.note("evaluation.invited", evaluation.plan, space=evaluation.space, by=by, count=len(rows))
    return len(rows)


def _invite(evaluation: Evaluation, member: BodyMember) -> None:
    language = member.person.language if member.person_id else member.language
    link = f"{mail.base_url()}/evaluation/{links.answers_part(evaluation.pk, member.pk)}/?in={language}"
    mail.post(
        "evaluation_ask",
        to_address=member.address,
        to=member.person,
        to_name=member.name,
        language=language,
        space=evaluation.space,
        subject=lambda: str(SUBJECT) % {"title": evaluation.plan.title},
        context={"evaluation": evaluation, "plan": evaluation.plan, "link": link},
        private=True,
    )


@transaction.atomic
def answer_alone(*, evaluation: Evaluation, member: BodyMember, answers: dict[str, tuple[int | None, str]]) -> None:
    """One member's answers ``{question: (mark, words)}``, until the committee meets. Nobody is named."""
    insist(rules.is_open_for_answers(evaluation))
    if member.pk not in {row.member.pk for row in queries.members_of(evaluation)}:
        raise Refused(no(_("Only members of the steering committee answer.")))
    _write_answers(evaluation, member, answers)
    journal.note("evaluation.answered", evaluation.plan, space=evaluation.space)


@transaction.atomic
def answer_for(
    *, evaluation: Evaluation, member: BodyMember, answers: dict[str, tuple[int | None, str]], how: str, by
) -> None:
    """Key in the answers of a member without an address; ``how`` they were given (phone, counter, letter, paper).

    The journal names who typed, for whom and how, never what. Typed again they replace the first: counted once.
    """
    rows = queries.members_of(evaluation, ())
    is_secretary = any(row.member.is_secretary and row.member.person_id == by.pk for row in rows)
    insist(rules.may_answer_for(grants(by, evaluation.space), evaluation, is_secretary=is_secretary))
    if member.pk not in {row.member.pk for row in rows}:
        raise Refused(no(_("Only members of the steering committee answer.")))
    insist(rules.needs_somebody(member))
    _write_answers(evaluation, member, answers)
    journal.note(
        "evaluation.answered_for", evaluation.plan, space=evaluation.space, by=by, on_behalf=member.name, how=how
    )


def _write_answers(evaluation: Evaluation, member: BodyMember | None, answers: dict) -> None:
    for entry in catalogue.QUESTIONS:
        mark, text = answers.get(entry.key, (None, ""))
        EvaluationAnswer.objects.update_or_create(
            space=evaluation.space,
            evaluation=evaluation,
            member=member,
            question=entry.key,
            defaults={"mark": mark, "text": text},
        )


@transaction.atomic
def meet(*, evaluation: Evaluation, by) -> Evaluation:
    """Close the members' answers: from now on the committee answers together, and the spread is shown."""
    insist(rules.may_run(grants(by, evaluation.space), evaluation))
    moves.apply(evaluation, states.MEET, version=evaluation.version + 1)
    journal.note("evaluation.met", evaluation.plan, space=evaluation.space, by=by)
    return evaluation


@transaction.atomic
def answer_together(*, evaluation: Evaluation, expected: int, answers: dict[str, tuple[int | None, str]], by) -> None:
    """The committee's common answers; ``Stale`` when somebody else saved first."""
    insist(rules.may_run(grants(by, evaluation.space), evaluation))
    if evaluation.state != EvaluationState.TOGETHER:
        raise Refused(no(_("First close the members' answers.")))
    moves.edit(evaluation, expected=expected)
    _write_answers(evaluation, None, answers)
    journal.note("evaluation.together", evaluation.plan, space=evaluation.space, by=by)


@transaction.atomic
def write_lessons(*, evaluation: Evaluation, expected: int, lessons: Text, next_steps: Text, by) -> Evaluation:
    """What was learned, and what comes next."""
    insist(rules.may_run(grants(by, evaluation.space), evaluation))
    if moves.edit(evaluation, expected=expected, lessons=lessons, next_steps=next_steps):
        journal.note("evaluation.lessons", evaluation.plan, space=evaluation.space, by=by)
    return evaluation


@transaction.atomic
def write_result(*, evaluation: Evaluation, action: Action, expected: int = 0, by, **values) -> ActionResult:
    """What became of an action: the end of the thread. ``expected`` 0 writes it for the first time."""
    insist(rules.may_run(grants(by, evaluation.space), evaluation))
    found = ActionResult.objects.filter(evaluation=evaluation, action=action).first()
    if found is None:
        found = ActionResult.objects.create(space=evaluation.space, evaluation=evaluation, action=action, **values)
    else:
        moves.edit(found, expected=expected, **values)
    found.action = action
    thread.tie(found)
    if action.node_id:
        thread.link(action, found)
    journal.note("result.written", action, space=evaluation.space, by=by, title=carrying_out.told_title(action))
    return found


@transaction.atomic
def close_evaluation(*, evaluation: Evaluation, by) -> Evaluation:
    """Freeze the report in French and German; a final evaluation closes the plan with it."""
    plan = evaluation.plan
    rows = queries.result_rows(evaluation)
    insist(
        rules.may_close(
            grants(by, evaluation.space),
            evaluation,
            answered=queries.answered_together(evaluation),
            results=sum(row.result is not None for row in rows),
            actions=len(rows),
        )
    )
    facts, head = facts_of(evaluation), letterhead_of(plan.space)
    frozen = {
        language: freeze_document(
            kind="evaluation_report",
            space=plan.space,
            by=by,
            document=evaluation_document(
                facts, language, header=head, demo=plan.space.is_demo, made_on=timezone.localdate()
            ),
        )
        for language in ("fr", "de")
    }
    moves.apply(
        evaluation,
        states.CLOSE_EVALUATION,
        document=frozen["fr"],
        document_de=frozen["de"],
        closed_on=timezone.localdate(),
        closed_by=by,
        version=evaluation.version + 1,
    )
    journal.note("evaluation.closed", plan, space=plan.space, by=by, kind=evaluation.kind)
    if evaluation.kind == Evaluation.Kind.FINAL and plan.state == PlanState.RUNNING:
        moves.apply(plan, states.EVALUATE)
        if Plan.objects.filter(previous=plan).exclude(state=PlanState.ABANDONED).exists():
            moves.apply(plan, states.RENEW)
    return evaluation
