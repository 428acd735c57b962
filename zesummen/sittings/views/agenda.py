"""Points of an agenda: their words and order before the sitting, what came of them after it."""

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from zesummen.kernel.pages import attempt, needs, page

from .. import actions, forms
from ..models import AgendaItem
from ..states import ItemKind
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
    form = forms.ItemForm(posted(request), initial={"kind": ItemKind.DISCUSSION, "version": 0})
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
    form = kind(posted(request), initial={name: getattr(row, name) for name in kind.base_fields})
    if form.is_valid() and attempt(
        form, act, item=row, expected=form.cleaned_data["version"], by=request.user, **form.values
    ):
        return redirect("sittings:sitting", request.space.slug, pk)
    return page(request, "sittings/item_form.html", {"form": form, "sitting": sitting, "item": row, **SECTION})


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
