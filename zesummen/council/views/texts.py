"""Writing the text: the editor, the agenda, and the amendment at the table."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from zesummen.kernel.access import insist
from zesummen.kernel.pages import attempt, granted, needs, page

from .. import actions, forms, queries, rules, texts
from ..forms.texts import PARTS
from ..models import Deliberation
from .calendar import SECTION, _posted
from .deliberations import fetch

_NAMES = tuple(name for name, _label, _hint in PARTS)


def _rearranged(request, form, kind, **also):
    """The same form after a button that only changes the order: nothing is saved, nothing typed is lost."""
    typed = {name: form[name].value() for name in form.fields if "-" not in name}
    return kind(paragraphs=form.arranged(request.POST["do"]), initial=typed, **also)


def _paragraphs(found: Deliberation) -> dict:
    return {name: getattr(found, name) for name in _NAMES}


@require_http_methods(["GET", "POST"])
@needs("council.write")
def edit(request, pk):
    """The editor of a draft: paragraphs added, removed and moved by buttons."""
    found = fetch(pk)
    if request.method == "GET":
        insist(rules.may_edit(granted(request), found))
    names = [name for name in forms.TextForm.base_fields if hasattr(found, name)]
    start = {name: getattr(found, name) for name in names}
    form = forms.TextForm(_posted(request), paragraphs=_paragraphs(found), initial=start)
    if request.method == "POST" and "do" in request.POST:
        form = _rearranged(request, form, forms.TextForm)
    elif form.is_valid():
        attempt(
            form,
            actions.edit_text,
            deliberation=found,
            values=form.values,
            expected=form.cleaned_data["version"],
            by=request.user,
        )
        if not form.errors:
            messages.success(request, _("The text has been saved."))
            return redirect("council:deliberation", space=request.space.slug, pk=pk)
    proposed = queries.proposed_regime(found.sitting.day) if found.sitting_id else None
    context = {
        "form": form,
        "deliberation": found,
        "fields": texts.FIELDS,
        "proposed": proposed,
        "sheet": queries.sheet(found),
        **SECTION,
    }
    return page(request, "council/edit.html", context)


@require_http_methods(["GET", "POST"])
@needs("council.vote")
def amend(request, pk):
    """Type the text as amended at the table."""
    found = fetch(pk)
    if request.method == "GET":
        insist(rules.may_amend(granted(request), found))
    filled = queries.filled_parts(found, queries.rules_of(request.space))
    start = {"subject": filled["subject"][0], "amendment_note": found.amendment_note, "version": found.version}
    form = forms.AmendForm(_posted(request), paragraphs={name: filled[name] for name in _NAMES}, initial=start)
    if request.method == "POST" and "do" in request.POST:
        form = _rearranged(request, form, forms.AmendForm)
    elif form.is_valid():
        values = {
            "parts": form.values,
            "note": form.cleaned_data["amendment_note"],
            "expected": form.cleaned_data["version"],
        }
        attempt(form, actions.amend_at_table, deliberation=found, by=request.user, **values)
        if not form.errors:
            messages.success(request, _("The amended text is kept. Now record the vote."))
            return redirect("council:deliberation_vote", space=request.space.slug, pk=pk)
    return page(
        request, "council/amend.html", {"form": form, "deliberation": found, "sheet": queries.sheet(found), **SECTION}
    )


@require_http_methods(["GET", "POST"])
@needs("council.write")
def agenda(request, pk):
    """Put it on the agenda of a sitting; deadlines that are over are said in words."""
    found = fetch(pk)
    council_rules = queries.rules_of(request.space)
    coming = queries.coming_dates(limit=24)
    sittings = [*coming, *queries.past_dates(limit=12)]
    form = forms.AgendaForm(_posted(request), sittings=[s for s in sittings if s.body_name == found.body_name])
    if form.is_valid():
        attempt(form, actions.put_on_agenda, deliberation=found, by=request.user, **form.values)
        if not form.errors:
            messages.success(request, _("It is on the agenda, and the pack for the council is ready."))
            return redirect("council:deliberation", space=request.space.slug, pk=pk)
    rows = [(row, queries.deadlines(row.day, council_rules)) for row in coming[:6] if row.body_name == found.body_name]
    dates_url = reverse("council:dates_add", args=[request.space.slug])
    if found.body_name:
        dates_url += f"?{urlencode({'body': found.body_name})}"
    context = {"form": form, "deliberation": found, "sheet": queries.sheet(found), "rows": rows, "dates_url": dates_url}
    return page(request, "council/agenda.html", {**context, **SECTION})


@require_POST
@needs("council.write")
def off_agenda(request, pk):
    """Back to a draft."""
    actions.take_off_agenda(deliberation=fetch(pk), by=request.user)
    messages.success(request, _("It is a draft again. The pack that was made is kept."))
    return redirect("council:deliberation", space=request.space.slug, pk=pk)
