"""The list of the council's papers, the page of one deliberation, and its files."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from zesummen.documents import exports as files_out
from zesummen.documents import queries as files
from zesummen.documents import rules as file_rules
from zesummen.kernel import journal, thread
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import attempt, granted, needs, page

from .. import actions, forms, queries, rules
from ..models import Deliberation
from ..queries import differences, papers
from ..states import DecisionState
from .calendar import SECTION, _posted

PACK_KINDS = ("pdf", "docx")
EXTRACT_KINDS = ("pdf", "docx", "json")


def fetch(pk) -> Deliberation:
    """The deliberation with everything its page reads, or 404."""
    return get_object_or_404(queries.deliberation_rows(), pk=pk)


@require_GET
@needs("council.read")
def index(request):
    """Next sittings, deliberations by state, what comes next and who owes it."""
    today = timezone.localdate()
    context = {
        "coming": queries.coming_dates(today, limit=4),
        "groups": queries.rows_by_state(),
        "today": today,
        "due": queries.due([request.space], today)[:3],
        "may_write": "council.write" in granted(request),
        "may_settle": "council.settings" in granted(request),
        **SECTION,
    }
    return page(request, "council/index.html", context)


@require_http_methods(["GET", "POST"])
@needs("council.write")
def new(request):
    """Start a deliberation from a model."""
    proposed = queries.proposed_regime(timezone.localdate())
    form = forms.NewForm(
        _posted(request), initial={"regime": proposed.regime, "contact_person": request.space.contact_name}
    )
    if form.is_valid():
        made = attempt(form, actions.draft_deliberation, space=request.space, by=request.user, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The draft is made from the model. Complete the marked gaps."))
            return redirect("council:deliberation_edit", space=request.space.slug, pk=made.pk)
    return page(request, "council/new.html", {"form": form, "proposed": proposed, **SECTION})


@require_GET
@needs("council.read")
def deliberation(request, pk):
    """Facts, text, difference to the pack, papers, files, journal, and the next step."""
    found = fetch(pk)
    council_rules = queries.rules_of(request.space)
    sheet = queries.sheet(found, council_rules=council_rules, officials=[])  # who signs is not shown here
    rights = granted(request)
    walk = thread.walk(found)
    day = _sitting_day(found)
    context = {
        "deliberation": found,
        "sheet": sheet,
        "next": None if sheet.replaced_by_pk else queries.next_step(found),
        "changes": _changes(found, council_rules),
        "back": _knots(request, walk.back),
        "ahead": _knots(request, walk.ahead),
        "lines": [(journal.sentence(entry), entry.at) for entry in journal.lines_about(found, 30)],
        "files": files.files_of(found.folder_id, rights, request.user),
        "may_attach": file_rules.may_attach(rights, found.folder_write_permission),
        "sitting_day": day,
        "deadlines": queries.deadlines(day, council_rules) if day else [],
        "may": _verdicts(rights, found),
        "has_gap": rules.has_gap([p.text for p in sheet.passages] + [sheet.subject]),
        **SECTION,
    }
    return page(request, "council/deliberation.html", context)


def _sitting_day(found: Deliberation):
    """The day of its sitting; for a draft, of the next one of its council."""
    if found.sitting_id and found.state != DecisionState.POSTPONED:
        return found.sitting.day
    if found.state not in (DecisionState.DRAFT, DecisionState.POSTPONED):
        return None
    return next((row.day for row in queries.coming_dates() if row.body_name == found.body_name), None)


def _knots(request, steps) -> list[dict]:
    """Knots of the thread as the page shows them: kind, title in the reader's language, address."""
    labels = dict(thread.NodeKind.choices)
    return [
        {
            "kind": labels.get(step.kind, step.kind),
            "piece": step.title.piece(),
            "href": f"/s/{request.space.slug}/{step.link}",
        }
        for step in steps
    ]


def _changes(found: Deliberation, council_rules) -> list[differences.Change]:
    if not found.was_amended or not found.pack_passages:
        return []
    now = queries.passage_pairs(queries.filled_parts(found, council_rules))
    return differences.changes([tuple(pair) for pair in found.pack_passages], now)


def _verdicts(rights, found: Deliberation) -> dict:
    newer = any(row.state not in (DecisionState.REJECTED, DecisionState.WITHDRAWN) for row in found.corrections.all())
    return {
        "edit": rules.may_edit(rights, found),
        "amend": rules.may_amend(rights, found),
        "agenda": rules.may_put_on_agenda(rights, found, [], has_articles=True),
        "off_agenda": rules.may_take_off_agenda(rights, found),
        "vote": rules.may_record_vote(rights, found, timezone.localdate()),
        "withdraw": rules.may_withdraw(rights, found),
        "transmit": rules.may_transmit(rights, found),
        "supervision": rules.may_record_supervision(rights, found),
        "publish": rules.may_publish(rights, found),
        "public_copy": rules.may_make_public_copy(rights, found),
        "release": rules.may_release(rights),
        "correct": rules.may_correct(rights, found, newer=newer),
        "write": "council.write" in rights,
    }


@require_http_methods(["GET", "POST"])
@needs("council.write")
def summary(request, pk):
    """The plain-language summary of the public page."""
    found = fetch(pk)
    form = forms.SummaryForm(_posted(request), initial={"summary": found.summary, "version": found.version})
    if form.is_valid():
        attempt(
            form,
            actions.save_summary,
            deliberation=found,
            summary=form.cleaned_data["summary"],
            expected=form.cleaned_data["version"],
            by=request.user,
        )
        if not form.errors:
            messages.success(request, _("The summary has been saved."))
            return redirect("council:deliberation", space=request.space.slug, pk=pk)
    return page(
        request, "council/summary.html", {"form": form, "deliberation": found, "sheet": queries.sheet(found), **SECTION}
    )


@require_POST
@needs("council.publish")
def release(request, pk):
    """Open the decision to the bodies outside, or close it again."""
    found = fetch(pk)
    if request.POST.get("to") == "closed":
        actions.close_again(deliberation=found, by=request.user)
        messages.success(request, _("The decision is closed to the bodies outside."))
    else:
        actions.release(deliberation=found, by=request.user)
        messages.success(request, _("The decision is released to the bodies outside."))
    return redirect("council:deliberation", space=request.space.slug, pk=pk)


# Files


@require_GET
@needs("council.read")
def extract(request, pk, kind):
    """The extract: the frozen text with its later fate told on it, or the draft of now."""
    if kind not in EXTRACT_KINDS:
        raise Http404
    found = fetch(pk)
    sheet = queries.sheet(found)
    if found.voted_text_id:
        document = papers.standing(files.opened(found.voted_text), sheet)
        sheet = papers.as_frozen(sheet, document)
    else:
        document = papers.extract(sheet, request.space, draft=True)
    name = f"deliberation {sheet.reference or found.pk}"
    if sheet.is_told:  # a commune's own Word model has no place for an annulment
        return _answer(request, found, document, kind, name)
    return _answer(request, found, document, kind, name, model_kind=papers.MODEL, values=papers.model_values(sheet))


@require_GET
@needs("council.read")
def pack(request, pk, kind):
    """The pack for the council night, as it was frozen when the point went on the agenda."""
    found = fetch(pk)
    if kind not in PACK_KINDS or not found.pack_text_id:
        raise Http404
    return _answer(request, found, files.opened(found.pack_text), kind, f"dossier {found.pk}")


@require_GET
@needs("council.read")
def public_file(request, pk, kind):
    """The public copy: what was chosen is gone, not hidden."""
    found = fetch(pk)
    if kind not in PACK_KINDS or not found.voted_text_id:
        raise Http404
    sheet = queries.sheet(found)
    copy = papers.public_document(found, sheet)
    return _answer(
        request, found, copy, kind, f"deliberation {queries.sheet(found, public=True).reference or found.pk} public"
    )


def _answer(request, found, document, kind, name, **also):
    try:
        return files_out.answer(document, kind, name=name, **also)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect("council:deliberation", space=request.space.slug, pk=found.pk)
