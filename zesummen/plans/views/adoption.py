"""The adoption: what goes before each council, what each decided, what it leaves out and changes, who pays what."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel.access import Refused
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.numbers import whole
from zesummen.kernel.pages import attempt, granted, needs
from zesummen.kernel.words import Text

from ..actions import adoption as actions
from ..actions import adoption_amend, adoption_votes
from ..compare import changes, grouped, passage_of, passages
from ..compare.labels import written
from ..compare.passages import read
from ..exports import adoption as exports
from ..forms.adoption import BodyForm, CostForm, DecisionForm, LeaveOutForm, PassageForm
from ..models import Amendment, LeftOut, Party, PlanVersion
from ..queries import adoption as queries
from ..queries import papers
from ..queries.shares import cost_shares
from ..queries.sheet import plan_sheet
from ..queries.versions import sheet_of
from ..rules import adoption as rules
from .base import plan_or_404, show

MEASURE = "adoption"


@require_safe
@needs("plan.read")
def adoption(request, pk):
    """Every council with where it stands, the papers, who bears what, and what comes next."""
    plan = plan_or_404(pk)
    found = queries.adoption_of(plan, timezone.localdate())
    return show(
        request,
        plan,
        "plans/adoption.html",
        {
            "adoption": found,
            "may_adopt": rules.may_adopt(granted(request), plan),
            "papers": _papers(),
            "body_open": not any(
                r.party.start_decision_id or r.party.adopt_decision_id or r.party.decided_on for r in found.rows
            ),
        },
        measure=MEASURE,
    )


@require_safe
@needs("plan.read")
def questions(request, pk):
    """Likely questions of councillors, answered from the data of today."""
    plan = plan_or_404(pk)
    plan.space = request.space
    language = request.LANGUAGE_CODE if request.LANGUAGE_CODE in exports.OFFICIAL else "fr"
    found = papers.answers(plan_sheet(plan), language, timezone.localdate())
    return show(
        request, plan, "plans/adoption_questions.html", {"questions": found, "language": language}, measure=MEASURE
    )


def _papers() -> list[tuple]:
    names = {
        "plan": _("The plan, with annexes"),
        "summary": _("The plan on one page, for councillors"),
        "questions": _("Likely questions and answers"),
    }
    return [(what, names[what], languages) for what, languages in exports.PAPERS.items()]


@require_POST
@needs("plan.adopt")
def prepare(request, pk):
    """Freeze the plan and draft the decisions: of one council, or of all that need one."""
    plan = plan_or_404(pk)
    which = whole(request.POST.get("party"))
    party = None if which is None else _party(plan, which)
    try:
        made = actions.prepare_decisions(plan=plan, parties=[party] if party else None, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal.verdict.why))
    else:
        messages.success(
            request,
            _("The council pack is ready.")
            if made
            else _("Nothing to prepare: every council has the plan of today before it."),
        )
    return redirect("plans:adoption", request.space.slug, pk)


def _party(plan, pk) -> Party:
    return get_object_or_404(Party.objects.select_related("commune", "plan"), plan=plan, pk=pk)


@require_safe
@needs("plan.read")
def paper(request, pk, what, language, kind):
    """A paper of the plan of today, as PDF, Word or JSON."""
    plan = plan_or_404(pk)
    if language not in exports.PAPERS.get(what, ()) or kind not in ("pdf", "docx", "json"):
        raise Http404
    sheet = plan_sheet(plan)
    made = (
        exports.as_json(sheet)
        if (what, kind) == ("plan", "json")
        else exports.paper(what, sheet, language, request.space, timezone.localdate())
    )
    return answer(request, made, f"{what} {plan.pk}", kind, redirect("plans:adoption", request.space.slug, pk))


@require_safe
@needs("plan.read")
def table(request, pk, what):
    """Actions or budget lines of the plan of today, as CSV."""
    plan = plan_or_404(pk)
    if what not in exports.TABLES:
        raise Http404
    return http.response(exports.table(what, plan_sheet(plan)), f"{what} {plan.pk}", "csv")


def answer(request, made, name: str, kind: str, back):
    """A download, or the way back with a sentence where the file could not be made."""
    try:
        return http.response(made, getattr(made, "title", name), kind, inline=True)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return back


@require_safe
@needs("plan.read")
def pack(request, pk, party_pk, kind):
    """Everything for the council night in one file."""
    plan = plan_or_404(pk)
    row = queries.row_by_id(plan, party_pk, timezone.localdate())
    if row is None or row.submission is None or kind not in ("pdf", "docx"):
        raise Http404
    row.submission.version = PlanVersion.objects.select_related("document", "space").get(pk=row.submission.version_id)
    made = exports.council_pack(row.submission, request.space, timezone.localdate())
    return answer(
        request, made, f"dossier {party_pk}", kind, redirect("plans:adoption_party", request.space.slug, pk, party_pk)
    )


@require_safe
@needs("plan.read")
def party(request, pk, party_pk):
    """One council: its decision, what it leaves out, what it changed, what it adopted."""
    plan = plan_or_404(pk)
    row = queries.row_by_id(plan, party_pk, timezone.localdate())
    if row is None:
        raise Http404
    may = granted(request)
    was_amended = bool(row.decision and row.decision.was_amended)
    return show(
        request,
        plan,
        "plans/adoption_party.html",
        {
            "row": row,
            "party": row.party,
            "left_out": LeftOut.objects.filter(party=row.party).select_related("action") if row.left_out else [],
            "amendments": _amendments(row),
            "differences": _differences(row),
            "may_decide": rules.may_decide(may, plan, row.party),
            "may_record": rules.may_record(may, plan, row.party, row.decision_state),
            "may_amend": rules.may_amend(may, plan, row.party, row.decision_state, was_amended),
            "may_write": "plan.write" in may,
        },
        measure=MEASURE,
    )


def _amendments(row) -> list[tuple]:
    """Each change: its row, the passage's name, the new wording and the language that has."""
    if row.submission is None or not row.amendments:
        return []
    sheet = sheet_of(row.submission.version)
    found = []
    for amendment in Amendment.objects.filter(submission=row.submission):
        passage = passage_of(sheet, amendment.passage)
        if passage is None:
            found.append((amendment, amendment.passage, "", ""))
            continue
        value = read(passage.kind, amendment.value)
        language = value.piece().language if isinstance(value, Text) else ""
        found.append((amendment, passage.name, written(value, passage.kind), language))
    return found


def _differences(row) -> list:
    """What the council's own version says otherwise than the one before it."""
    if row.version is None or not row.version.adopted_by_party_id or row.submission is None:
        return []
    own = PlanVersion.objects.get(pk=row.version.pk)
    return grouped(changes(sheet_of(row.submission.version), sheet_of(own)))


@require_http_methods(["GET", "POST"])
@needs("plan.adopt")
def record(request, pk, party_pk):
    """What a council decided on its own papers."""
    plan = plan_or_404(pk)
    the_party = _party(plan, party_pk)
    form = DecisionForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            adoption_votes.record_decision,
            party=the_party,
            today=timezone.localdate(),
            by=request.user,
            **form.cleaned_data,
        )
    ):
        return redirect("plans:adoption_party", request.space.slug, pk, party_pk)
    return show(request, plan, "plans/adoption_record.html", {"form": form, "party": the_party}, measure=MEASURE)


@require_http_methods(["GET", "POST"])
@needs("plan.adopt")
def leave_out(request, pk, party_pk):
    """Choose an action that a council leaves out, with its reason."""
    plan = plan_or_404(pk)
    the_party = _party(plan, party_pk)
    chosen = plan.actions.exclude(state__in=["idea", "stopped"])
    form = LeaveOutForm(request.POST or None, actions=chosen)
    if request.method == "POST" and form.is_valid():
        action = get_object_or_404(chosen, pk=form.cleaned_data["action"])
        if attempt(
            form, actions.leave_out, party=the_party, action=action, reason=form.cleaned_data["reason"], by=request.user
        ):
            return redirect("plans:adoption_party", request.space.slug, pk, party_pk)
    return show(request, plan, "plans/adoption_leave_out.html", {"form": form, "party": the_party}, measure=MEASURE)


@require_POST
@needs("plan.adopt")
def take_in(request, pk, party_pk, left_pk):
    """The council takes the action in again."""
    plan = plan_or_404(pk)
    row = get_object_or_404(
        LeftOut.objects.select_related("party__plan", "action"), party=_party(plan, party_pk), pk=left_pk
    )
    _do(request, actions.take_in, left_out=row)
    return redirect("plans:adoption_party", request.space.slug, pk, party_pk)


def _do(request, act, **values):
    """Run an action without a form: a refusal becomes a message."""
    try:
        return act(**values, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal.verdict.why))
        return None


@require_http_methods(["GET", "POST"])
@needs("plan.adopt")
def amend(request, pk, party_pk):
    """Choose a passage and type it as the council changed it."""
    plan = plan_or_404(pk)
    the_party = _party(plan, party_pk)
    row = queries.row_of(plan, the_party, timezone.localdate())
    if row.submission is None:
        raise Http404
    sheet = sheet_of(row.submission.version)
    passage = passage_of(sheet, request.GET.get("passage", ""))
    form = PassageForm(request.POST or None, passage=passage) if passage else None
    if request.method == "POST" and form is not None and form.is_valid():
        value = form.cleaned_data["value"]
        if attempt(
            form, adoption_amend.amend_passage, submission=row.submission, key=passage.key, value=value, by=request.user
        ):
            return redirect("plans:adoption_party", request.space.slug, pk, party_pk)
    return show(
        request,
        plan,
        "plans/adoption_amend.html",
        {
            "form": form,
            "party": row.party,
            "row": row,
            "passage": passage,
            "passages": [] if passage else passages(sheet),
        },
        measure=MEASURE,
        status=422 if form is not None and form.is_bound and form.errors else 200,
    )


@require_POST
@needs("plan.adopt")
def amend_remove(request, pk, party_pk, amendment_pk):
    """Take back a change that was typed by mistake."""
    plan = plan_or_404(pk)
    found = Amendment.objects.select_related(
        "submission__party__plan", "submission__version", "submission__deliberation"
    )
    amendment = get_object_or_404(found, pk=amendment_pk, submission__party=_party(plan, party_pk))
    _do(request, adoption_amend.take_back_passage, amendment=amendment)
    return redirect("plans:adoption_party", request.space.slug, pk, party_pk)


@require_POST
@needs("plan.write")
def take_over(request, pk, party_pk):
    """Write a council's changes into the plan of today, for the other councils."""
    plan = plan_or_404(pk)
    row = queries.row_of(plan, _party(plan, party_pk), timezone.localdate())
    if row.submission is None:
        raise Http404
    if _do(request, adoption_amend.take_into_plan, submission=row.submission):
        messages.success(
            request,
            _("The changes stand in the plan of today. Prepare the council pack again for the other councils."),
        )
    return redirect("plans:adoption_party", request.space.slug, pk, party_pk)


@require_http_methods(["GET", "POST"])
@needs("plan.read")
def cost(request, pk):
    """Who bears what, and the key by which the councils share it."""
    plan = plan_or_404(pk)
    plan.space = request.space
    parties = list(Party.objects.filter(plan=plan).select_related("commune"))
    form = CostForm(request.POST or None, parties=parties, initial={"key": plan.cost_key, "version": plan.version})
    if request.method == "POST" and form.is_valid():
        v = form.cleaned_data
        if attempt(
            form,
            actions.choose_cost_key,
            plan=plan,
            key=v["key"],
            weights=v["weights"],
            expected=v["version"],
            by=request.user,
        ):
            return redirect("plans:adoption_cost", request.space.slug, pk)
    sheet = plan_sheet(plan)
    context = {
        "form": form,
        "shares": cost_shares(sheet),
        "years": sheet.years,
        "may_adopt": rules.may_adopt(granted(request), plan),
    }
    return show(request, plan, "plans/adoption_cost.html", context, measure=MEASURE)


@require_http_methods(["GET", "POST"])
@needs("plan.adopt")
def body(request, pk):
    """Who decides: each council, or one body for all."""
    plan = plan_or_404(pk)
    present = Party.objects.filter(plan=plan).exclude(body_name="").values_list("body_name", flat=True).first()
    form = BodyForm(
        request.POST or None, initial={"who": "body" if present else "councils", "body_name": present or ""}
    )
    if request.method == "POST" and form.is_valid():
        v = form.cleaned_data
        if attempt(
            form,
            actions.choose_body,
            plan=plan,
            body_name=v["body_name"] if v["who"] == "body" else "",
            by=request.user,
        ):
            return redirect("plans:adoption", request.space.slug, pk)
    return show(request, plan, "plans/adoption_body.html", {"form": form}, measure=MEASURE)
