"""Points of an agenda: their words and order before the sitting, what came of them after it."""

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from zesummen.documents.queries import files_of
from zesummen.kernel.pages import attempt, granted, needs, page

from .. import actions, forms
from ..models import AgendaItem
from ..states import ItemKind
from ..ways import way_of
from .base import SECTION, posted, sitting_or_404


def _item(sitting, pk) -> AgendaItem:
    found = AgendaItem.objects.filter(sitting=sitting, pk=pk).select_related("sitting", "body", "space").first()
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def item_add(request, pk):
    """Put a point on the agenda."""
    sitting = sitting_or_404(request, pk)
    missions = way_of(sitting.body).missions(sitting.body)
    form = forms.ItemForm(posted(request), initial={"kind": ItemKind.DISCUSSION, "version": 0}, missions=missions)
    if form.is_valid() and attempt(form, actions.add_item, sitting=sitting, by=request.user, **form.values):
        return redirect("sittings:sitting", request.space.slug, pk)
    return page(request, "sittings/item_form.html", {"form": form, "sitting": sitting, **SECTION})


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def item(request, pk, item):
    """Change a point; once the sitting was held, write what came of it."""
    sitting = sitting_or_404(request, pk)
    row = _item(sitting, item)
    kind, act = (forms.OutcomeForm, actions.record_item) if sitting.is_over else (forms.ItemForm, actions.change_item)
    missions = way_of(sitting.body).missions(sitting.body)
    start = {name: getattr(row, name) for name in kind.base_fields}
    form = kind(posted(request), initial=start, missions=missions)
    if form.is_valid() and attempt(
        form, act, item=row, expected=form.cleaned_data["version"], by=request.user, **form.values
    ):
        return redirect("sittings:sitting", request.space.slug, pk)
    files = files_of(row.folder_id, granted(request), request.user)
    context = {"form": form, "sitting": sitting, "item": row, "files": files, **SECTION}
    return page(request, "sittings/item_form.html", context)


@require_POST
@needs("sitting.write")
def item_move(request, pk, item):
    """One place up or down."""
    row = _item(sitting_or_404(request, pk), item)
    actions.move_item(item=row, up=request.POST.get("to") == "up", by=request.user)
    return redirect("sittings:sitting", request.space.slug, pk)


@require_POST
@needs("sitting.write")
def item_remove(request, pk, item):
    """Take a point off the agenda."""
    actions.remove_item(item=_item(sitting_or_404(request, pk), item), by=request.user)
    return redirect("sittings:sitting", request.space.slug, pk)


@require_POST
@needs("sitting.write")
def take_waiting(request, pk):
    """Points that wait come onto this agenda."""
    sitting = sitting_or_404(request, pk)
    actions.take_waiting(sitting=sitting, by=request.user)
    return redirect("sittings:sitting", request.space.slug, pk)
