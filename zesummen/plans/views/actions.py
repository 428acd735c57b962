"""The list of actions, one action sheet, a new one, a section of one, a copy, and the files of both."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents import exports as files_out
from zesummen.documents.queries import files_of
from zesummen.kernel import journal
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import attempt, granted, needs
from zesummen.kernel.words import LANGUAGES, active_language

from ..actions import actions
from ..actions import advice as advice_actions
from ..exports import actions as exports
from ..forms.action_list import FilterForm
from ..forms.actions import SECTIONS, NewActionForm
from ..models import Action, Plan
from ..queries import actions as queries
from ..queries import advice as advising
from ..queries.thread import chain_of
from ..queries.thread_choices import find_cycle, find_objective
from ..rules import actions as rules
from ..rules.plans import may_write
from .action_words import in_words
from .base import plan_or_404, show

KNOT = {"pci": "actions", "gemengepakt": "workshops"}
FILE_KINDS = ("pdf", "docx", "json")


def knot(plan: Plan) -> str:
    """The measure or step to which the writing of actions belongs."""
    return KNOT.get(plan.template, "")


def pair_or_404(request, pk: int, action_pk: int) -> tuple[Plan, Action]:
    """The plan and its action, in the open space."""
    action = queries.find_action(pk, action_pk)
    if action is None:
        raise Http404
    action.plan.space = action.space = request.space
    return action.plan, action


@require_safe
@needs("plan.read")
def action_list(request, pk):
    """All actions: filter, sort, download; the way to a new one."""
    plan = plan_or_404(pk)
    rows = queries.action_rows(plan)
    choice, offered = queries.Choice.of(request.GET), queries.facets(rows)
    found = queries.choose(rows, choice)
    return show(
        request,
        plan,
        "plans/actions.html",
        {
            "rows": found,
            "all": len(rows),
            "choice": choice,
            "filters": FilterForm(facets=offered, choice=choice),
            "sorts": _sorts(request, choice),
            "query": request.GET.urlencode(),
            "may_write": may_write(granted(request), plan),
            "planned": sum(row.planned for row in found),
            "clear": "?" if choice.is_narrow else "",
        },
        measure=knot(plan),
    )


HEADS = (
    ("number", "num"),
    ("title", ""),
    ("field", ""),
    ("owner", ""),
    ("start", ""),
    ("planned", "num"),
)


def _sorts(request, choice) -> list[dict]:
    """The headers of the table as links: pressed twice, the other way round."""
    labels = {
        "number": _("No."),
        "title": _("Action"),
        "field": _("Field of action"),
        "owner": _("Who does it"),
        "start": _("From–to"),
        "planned": _("Planned"),
    }
    kept = {name: value for name, value in request.GET.items() if name != "sort" and value}
    heads = []
    for key, css in HEADS:
        here = choice.sort.removeprefix("-") == key or (key == "number" and not choice.sort)
        down = here and not choice.sort.startswith("-")
        heads.append(
            {
                "label": labels[key],
                "css": css,
                "href": "?" + urlencode({**kept, "sort": f"-{key}" if down else key}),
                "aria": ("ascending" if down else "descending") if here else "",
            }
        )
    return heads


@require_safe
@needs("plan.read")
def action_list_file(request, pk, kind):
    """The list as it is narrowed on the page, for a spreadsheet."""
    plan = plan_or_404(pk)
    plan.space = request.space
    rows = queries.choose(queries.action_rows(plan), queries.Choice.of(request.GET))
    made = exports.list_book(rows, plan) if kind == "xlsx" else exports.list_sheet(rows, plan)
    return _download(
        request,
        made,
        f"{request.space.slug} {_('Actions')}",
        kind,
        redirect("plans:action_list", request.space.slug, pk),
    )


def _download(request, made, name: str, kind: str, back):
    try:
        return http.response(made, name, kind)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return back


@require_safe
@needs("plan.read")
def action(request, pk, action_pk):
    """The action sheet: what, both sides, who, when, with what, for how much, where it comes from."""
    plan, row = pair_or_404(request, pk, action_pk)
    found = queries.action_page(row)
    rights = granted(request)
    return show(
        request,
        plan,
        "plans/action.html",
        {
            "page": found,
            "action": found.action,
            "sheet": found.sheet,
            "chain": chain_of(found.action),
            **in_words(found),
            "tone": queries.TONES[found.action.state],
            "health_tone": queries.HEALTH_TONES[found.action.health],
            "may_write": rules.may_write_action(rights, found.action),
            "may_money": rules.may_keep_money(rights, plan),
            "may_tick": rules.may_write_action(rights, found.action) or "plan.progress_any" in rights,
            "may_take_in": rules.may_take_in(rights, found.action),
            "languages": LANGUAGES,
            "language": active_language(),
            "files": files_of(found.action.folder_id, rights, request.user),
            "entries": journal.lines_about(found.action, 8),
        },
        measure=knot(plan),
    )


@require_safe
@needs("plan.read")
def action_file(request, pk, action_pk, kind, language):
    """The action sheet as PDF, Word or JSON in one of the five languages."""
    if kind not in FILE_KINDS or language not in LANGUAGES:
        raise Http404
    plan, row = pair_or_404(request, pk, action_pk)
    found = queries.action_page(row)
    document = exports.action_document(found, plan, language)
    try:
        return files_out.answer(document, kind, name=document.title)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect("plans:action", request.space.slug, pk, action_pk)


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def action_new(request, pk):
    """Write a new action, or note an idea."""
    plan = plan_or_404(pk)
    advice = advising.find(request.GET.get("opinion", ""))
    start = {"objective": request.GET.get("objective", "")} | ({"title": advice.title} if advice else {})
    form = NewActionForm(request.POST or None, plan=plan, initial=start)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        values["objective"] = find_objective(plan, values["objective"])
        plan.space = request.space
        act, also = (advice_actions.make_action, {"advice": advice}) if advice else (actions.make_action, {})
        made = attempt(form, act, plan=plan, by=request.user, **also, **values)
        if made:
            messages.success(request, _("The action is written. Complete its sheet here."))
            return redirect("plans:action", request.space.slug, pk, made.pk)
    return show(request, plan, "plans/action_new.html", {"form": form, "advice": advice}, measure=knot(plan))


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def action_edit(request, pk, action_pk, section):
    """One section of the sheet in a short form."""
    plan, found = pair_or_404(request, pk, action_pk)
    if section not in SECTIONS:
        raise Http404
    kind = SECTIONS[section]
    names = [name for name in kind.base_fields if name != "version"]
    initial = {name: getattr(found, name) for name in names if name != "cycle"} | {
        "version": found.version,
        "cycle": str(found.cycle_id or ""),
    }
    form = kind(request.POST or None, initial=initial, plan=plan)
    if request.method == "POST" and form.is_valid():
        values = dict(form.values)
        if "cycle" in values:
            values["cycle"] = find_cycle(plan, values["cycle"])
        if attempt(
            form, actions.edit_action, action=found, expected=form.cleaned_data["version"], by=request.user, **values
        ):
            return redirect("plans:action", request.space.slug, pk, action_pk)
    return show(
        request,
        plan,
        "plans/action_form.html",
        {"form": form, "action": found, "heading": kind.heading},
        measure=knot(plan),
    )


@require_POST
@needs("plan.write")
def action_take_in(request, pk, action_pk):
    """Take an idea into the plan."""
    _plan, found = pair_or_404(request, pk, action_pk)
    actions.take_in(action=found, by=request.user)
    return redirect("plans:action", request.space.slug, pk, action_pk)


@require_POST
@needs("plan.write")
def action_copy(request, pk, action_pk):
    """A copy to start another action from."""
    _plan, found = pair_or_404(request, pk, action_pk)
    copy = actions.copy_action(action=found, by=request.user)
    messages.success(request, _("This is the copy. Change its title first."))
    return redirect("plans:action", request.space.slug, pk, copy.pk)
