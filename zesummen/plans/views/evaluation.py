"""Measure 10 and the evaluation in the middle: members alone, the committee together, results, the report."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents.queries import files_of, letterhead_of, opened
from zesummen.kernel import journal
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import attempt, granted, needs

from .. import catalogue
from ..actions import evaluation as actions
from ..actions.plans import set_released
from ..forms.evaluation import AnswersForForm, AnswersForm, LessonsForm, OpenForm, ResultForm, TogetherForm
from ..models import Action, ActionResult, Evaluation
from ..queries import evaluation as queries
from ..queries.papers.evaluation import evaluation_document, facts_of
from ..queries.thread import chain_of
from ..rules import evaluation as rules
from .base import plan_or_404, show

KNOT = {"pci": "evaluation", "gemengepakt": "taking_stock"}
KINDS = ("pdf", "docx", "json")
REPORT_LANGUAGES = (("fr", "Français"), ("de", "Deutsch"))


def plan_here(request, pk):
    """The plan with its space."""
    plan = plan_or_404(pk)
    plan.space = request.space
    return plan


def pair_or_404(request, pk, evaluation_pk) -> tuple:
    """(plan, evaluation)."""
    plan = plan_here(request, pk)
    found = (
        Evaluation.objects.filter(plan=plan, pk=evaluation_pk)
        .select_related("document", "document_de", "closed_by")
        .first()
    )
    if found is None:
        raise Http404
    found.plan, found.space = plan, plan.space
    return plan, found


def knot(plan) -> str:
    """The measure or step to which evaluations belong."""
    return KNOT.get(plan.template, "")


@require_safe
@needs("plan.read")
def evaluation_list(request, pk):
    """The evaluations of the plan, and where readings, results and money stand."""
    plan = plan_here(request, pk)
    evaluations = queries.evaluations_of(plan)
    context = {
        "evaluations": evaluations,
        "kinds": queries.kinds_to_open(plan, evaluations),
        "overview": queries.overview(plan),
        "may_open": rules.may_open(granted(request), plan, ""),
    }
    return show(request, plan, "plans/evaluation_list.html", context, measure=knot(plan))


@require_http_methods(["GET", "POST"])
@needs("plan.evaluate")
def evaluation_open(request, pk):
    """Open an evaluation or an annual report."""
    plan = plan_here(request, pk)
    kinds = queries.kinds_to_open(plan, queries.evaluations_of(plan))
    if not kinds:
        messages.info(request, _("An evaluation of each kind is open already. Finish it first."))
        return redirect("plans:evaluation_list", request.space.slug, pk)
    form = OpenForm(
        request.POST if request.method == "POST" else None,
        kinds=kinds,
        initial={"kind": request.GET.get("kind", "")},
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(form, actions.open_evaluation, plan=plan, by=request.user, **form.cleaned_data)
        if made:
            return redirect("plans:evaluation", request.space.slug, pk, made.pk)
    return show(request, plan, "plans/evaluation_open.html", {"form": form}, measure=knot(plan))


@require_safe
@needs("plan.read")
def evaluation(request, pk, evaluation_pk):
    """One evaluation: who has answered, what is missing, the way to the report."""
    plan, found = pair_or_404(request, pk, evaluation_pk)
    story = queries.story_of(found, plan)
    members, spreads, results, working = story.members, story.spreads, story.results, story.working
    written = sum(row.result is not None for row in results)
    together = sum(bool(row.together and row.together.mark) for row in spreads)
    is_member = any(row.member.person_id == request.user.pk for row in members)
    return show(
        request,
        plan,
        "plans/evaluation.html",
        {
            "evaluation": found,
            "members": members,
            "answered": sum(row.has_answered for row in members),
            "is_member": is_member,
            "may_answer": is_member and "plan.answer" in granted(request) and rules.is_open_for_answers(found),
            "may_answer_for": "plan.answer" in granted(request)
            and rules.may_answer_for(granted(request), found, is_secretary=_is_secretary(members, request.user)),
            "spreads": spreads,
            "working": working,
            "groups": _names(working.groups),
            "missed": _names(working.groups_missed),
            "report_languages": REPORT_LANGUAGES,
            "written": written,
            "all": len(results),
            "together": together,
            "may_run": rules.may_run(granted(request), found),
            "may_release": "plan.release" in granted(request),
            "may_close": rules.may_close(
                granted(request), found, answered=together, results=written, actions=len(results)
            ),
            "files": files_of(found.folder_id, granted(request), request.user),
        },
        measure=knot(plan),
    )


@require_http_methods(["GET", "POST"])
@needs("plan.answer")
def answer(request, pk, evaluation_pk):
    """A member answers the six questions alone."""
    plan, found = pair_or_404(request, pk, evaluation_pk)
    member = queries.membership_of(found, request.user)
    if member is None:
        messages.info(request, _("Only members of the steering committee answer."))
        return redirect("plans:evaluation", request.space.slug, pk, evaluation_pk)
    form = AnswersForm(
        request.POST if request.method == "POST" else None, given=queries.own_answers(found, member), need_all=True
    )
    if request.method == "POST" and form.is_valid():
        attempt(form, actions.answer_alone, evaluation=found, member=member, answers=form.answers)
        if not form.errors:
            messages.success(request, _("Thank you. Your answers are kept; nobody sees which are yours."))
            return redirect("plans:evaluation", request.space.slug, pk, evaluation_pk)
    return show(
        request,
        plan,
        "plans/evaluation_answer.html",
        {"form": form, "evaluation": found, "alone": True},
        measure=knot(plan),
    )


@require_http_methods(["GET", "POST"])
@needs("plan.answer")
def answer_for(request, pk, evaluation_pk, member):
    """Key in the six answers of a member who has no address."""
    plan, found = pair_or_404(request, pk, evaluation_pk)
    rows = queries.members_of(found)
    row = next((row for row in rows if row.member.pk == member), None)
    if row is None:
        raise Http404
    verdict = rules.may_answer_for(granted(request), found, is_secretary=_is_secretary(rows, request.user))
    verdict = rules.needs_somebody(row.member) if verdict else verdict
    if not verdict:
        messages.info(request, verdict.why)
        return redirect("plans:evaluation", request.space.slug, pk, evaluation_pk)
    form = AnswersForForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        how = form.cleaned_data["how"]
        attempt(
            form,
            actions.answer_for,
            evaluation=found,
            member=row.member,
            answers=form.answers,
            how=how,
            by=request.user,
        )
        if not form.errors:
            messages.success(request, _("The answers are kept. They are counted once, and nobody sees whose they are."))
            return redirect("plans:evaluation", request.space.slug, pk, evaluation_pk)
    context = {"form": form, "evaluation": found, "row": row}
    return show(request, plan, "plans/evaluation_answer_for.html", context, measure=knot(plan))


def _is_secretary(rows, person) -> bool:
    """Whether this person is the committee's secretary."""
    return any(row.member.is_secretary and row.member.person_id == person.pk for row in rows)


@require_POST
@needs("plan.evaluate")
def invite(request, pk, evaluation_pk):
    """Mail the six questions to those who have not answered."""
    _plan, found = pair_or_404(request, pk, evaluation_pk)
    count = actions.invite_members(evaluation=found, by=request.user)
    messages.success(
        request, ngettext("%(count)s mail was sent.", "%(count)s mails were sent.", count) % {"count": count}
    )
    return redirect("plans:evaluation", request.space.slug, pk, evaluation_pk)


@require_POST
@needs("plan.evaluate")
def meet(request, pk, evaluation_pk):
    """Close the members' answers."""
    _plan, found = pair_or_404(request, pk, evaluation_pk)
    actions.meet(evaluation=found, by=request.user)
    return redirect("plans:evaluation_together", request.space.slug, pk, evaluation_pk)


@require_http_methods(["GET", "POST"])
@needs("plan.evaluate")
def together(request, pk, evaluation_pk):
    """The committee's common answers, beside the spread of the members'."""
    plan, found = pair_or_404(request, pk, evaluation_pk)
    form = TogetherForm(
        request.POST if request.method == "POST" else None,
        given=queries.own_answers(found, None),
        initial={"version": found.version},
    )
    if request.method == "POST" and form.is_valid():
        attempt(
            form,
            actions.answer_together,
            evaluation=found,
            expected=form.cleaned_data["version"],
            answers=form.answers,
            by=request.user,
        )
        if not form.errors:
            return redirect("plans:evaluation", request.space.slug, pk, evaluation_pk)
    return show(
        request,
        plan,
        "plans/evaluation_answer.html",
        {
            "form": form,
            "evaluation": found,
            "alone": False,
            "spreads": queries.spreads(found),
        },
        measure=knot(plan),
    )


@require_http_methods(["GET", "POST"])
@needs("plan.evaluate")
def lessons(request, pk, evaluation_pk):
    """What was learned, and what comes next."""
    plan, found = pair_or_404(request, pk, evaluation_pk)
    initial = {"version": found.version, "lessons": found.lessons, "next_steps": found.next_steps}
    form = LessonsForm(request.POST if request.method == "POST" else None, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            actions.write_lessons,
            evaluation=found,
            expected=form.cleaned_data["version"],
            by=request.user,
            **form.values,
        )
    ):
        return redirect("plans:evaluation", request.space.slug, pk, evaluation_pk)
    return show(request, plan, "plans/evaluation_lessons.html", {"form": form, "evaluation": found}, measure=knot(plan))


@require_safe
@needs("plan.read")
def results(request, pk, evaluation_pk):
    """Each action and what became of it."""
    plan, found = pair_or_404(request, pk, evaluation_pk)
    return show(
        request,
        plan,
        "plans/results.html",
        {
            "evaluation": found,
            "rows": queries.result_rows(found),
            "may_run": rules.may_run(granted(request), found),
        },
        measure=knot(plan),
    )


@require_http_methods(["GET", "POST"])
@needs("plan.read")
def result(request, pk, evaluation_pk, action_pk):
    """The result of one action: read by all, written by who runs the evaluation."""
    plan, found = pair_or_404(request, pk, evaluation_pk)
    action = Action.objects.filter(plan=plan, pk=action_pk).first()
    if action is None:
        raise Http404
    action.plan, action.space = plan, plan.space
    row = ActionResult.objects.filter(evaluation=found, action=action).first()
    may_run = rules.may_run(granted(request), found)
    form = (
        ResultForm(
            request.POST if request.method == "POST" else None,
            initial=_initial(row or queries.earlier_result(action, found), action, row),
        )
        if may_run
        else None
    )
    if request.method == "POST" and form is None:
        return redirect("plans:result", request.space.slug, pk, evaluation_pk, action_pk)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            actions.write_result,
            evaluation=found,
            action=action,
            expected=form.cleaned_data["version"] or 0,
            by=request.user,
            **form.values,
        )
    ):
        return redirect("plans:results", request.space.slug, pk, evaluation_pk)
    if row:
        row.action = action
    return show(
        request,
        plan,
        "plans/result.html",
        {
            "form": form,
            "evaluation": found,
            "action": action,
            "result": row,
            "may_run": may_run,
            "chain": chain_of(row or action),
            "files": files_of(row.folder_id, granted(request), request.user) if row else [],
            "entries": journal.lines_about(action, 5),
        },
        measure=knot(plan),
    )


def _names(keys) -> str:
    return ", ".join(str(words) for words in catalogue.labels(keys))


def _initial(source, action, own) -> dict:
    if source is None:
        last = action.progress.filter(people_reached__isnull=False).first()
        return {"people_reached": last.people_reached if last else None, "groups_reached": [], "version": 0}
    names = ("verdict", "title", "people_reached", "groups_reached", "goes_on")
    return {name: getattr(source, name) for name in names} | {"version": own.version if own else 0}


@require_POST
@needs("plan.evaluate")
def close(request, pk, evaluation_pk):
    """Freeze the report."""
    _plan, found = pair_or_404(request, pk, evaluation_pk)
    actions.close_evaluation(evaluation=found, by=request.user)
    messages.success(request, _("The report is made, in French and German. It no longer changes."))
    return redirect("plans:evaluation", request.space.slug, pk, evaluation_pk)


@require_POST
@needs("plan.release")
def release(request, pk, evaluation_pk):
    """Release the report to bodies outside, or take it back."""
    _plan, found = pair_or_404(request, pk, evaluation_pk)
    set_released(obj=found, is_released=request.POST.get("released") == "1", by=request.user)
    return redirect("plans:evaluation", request.space.slug, pk, evaluation_pk)


@require_safe
@needs("plan.read")
def report(request, pk, evaluation_pk, language, kind):
    """The report as a file: frozen once it is made, marked as a draft before."""
    plan, found = pair_or_404(request, pk, evaluation_pk)
    if language not in ("fr", "de") or kind not in KINDS:
        raise Http404
    frozen = found.document_de if language == "de" else found.document
    if frozen is not None:
        document = opened(frozen)
    else:
        document = evaluation_document(
            facts_of(found),
            language,
            header=letterhead_of(plan.space),
            demo=plan.space.is_demo,
            made_on=timezone.localdate(),
            is_draft=True,
        )
    try:
        return http.response(document, document.title, kind)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect("plans:evaluation", request.space.slug, pk, evaluation_pk)
