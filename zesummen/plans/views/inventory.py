"""What exists already in the commune: list, one item, reading in from a sheet, download."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel import journal
from zesummen.kernel.pages import attempt, granted, needs, page

from ..actions import inventory as actions
from ..catalogue import label, labels, spoken
from ..forms import inventory as forms
from ..queries import inventory as queries
from ..rules import inventory as rules
from .imports import empty_model, read_in, workbook_answer

ROWS_A_PAGE = 50
FORMATS = ("xlsx", "csv")


def _page(request, template: str, context: dict | None = None, **kwargs):
    values = {"section": "inventory", "space_base": f"/s/{request.space.slug}/", **(context or {})}
    return page(request, template, values, **kwargs)


def _item_or_404(pk: int):
    item = queries.item_of(pk)
    if item is None:
        raise Http404
    return item


@require_safe
@needs("plan.read")
def item_list(request):
    """Everything that exists, with search and filters."""
    form = forms.FilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = Paginator(queries.items(**wanted), ROWS_A_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    shown = [
        {"item": item, "field": label(item.field) if item.field else "", "months": queries.month_words(item.months)}
        for item in rows
    ]
    return _page(
        request,
        "plans/inventory_list.html",
        {
            "filters": form,
            "page": rows,
            "rows": shown,
            "query": f"{query.urlencode()}&" if query else "",
            "filtered": any(wanted.values()),
            "may_keep": rules.may_keep(granted(request)),
            "formats": FORMATS,
        },
        status=200,
    )


@require_safe
@needs("plan.read")
def item(request, item):
    """One thing that exists."""
    found = _item_or_404(item)
    return _page(
        request,
        "plans/inventory_item.html",
        {
            "item": found,
            "field": label(found.field) if found.field else "",
            "groups": labels(found.groups),
            "languages": spoken(found.languages),
            "months": queries.month_words(found.months),
            "may_keep": rules.may_keep(granted(request)),
            "entries": journal.lines_about(found, 10),
        },
    )


@require_http_methods(["GET", "POST"])
@needs("register.write")
def item_new(request):
    """Add one."""
    form = forms.ItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, actions.add_item, space=request.space, by=request.user, **form.resolved())
        if made:
            return redirect("plans:inventory_item", request.space.slug, made.pk)
    return _page(request, "plans/inventory_form.html", {"form": form, "item": None})


@require_http_methods(["GET", "POST"])
@needs("register.write")
def item_edit(request, item):
    """Change one."""
    found = _item_or_404(item)
    initial = {name: getattr(found, name) for name in forms.ItemForm.base_fields} | {
        "stakeholder": found.stakeholder_id
    }
    form = forms.ItemForm(request.POST or None, item=found, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            actions.change_item,
            item=found,
            expected=form.cleaned_data["version"],
            by=request.user,
            **form.resolved(),
        )
    ):
        return redirect("plans:inventory_item", request.space.slug, item)
    return _page(request, "plans/inventory_form.html", {"form": form, "item": found})


@require_http_methods(["GET", "POST"])
@needs("register.write")
def item_end(request, item):
    """Say that it no longer exists."""
    found = _item_or_404(item)
    form = forms.EndForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.end_item, item=found, by=request.user, **form.cleaned_data)
    ):
        return redirect("plans:inventory_item", request.space.slug, item)
    return _page(request, "plans/inventory_end.html", {"form": form, "item": found})


@require_POST
@needs("register.write")
def item_reopen(request, item):
    """Say that it exists again."""
    actions.reopen_item(item=_item_or_404(item), by=request.user)
    return redirect("plans:inventory_item", request.space.slug, item)


@require_http_methods(["GET", "POST"])
@needs("register.write")
def item_import(request):
    """Paste or choose a sheet, look at the rows, then write them."""
    here = reverse("plans:inventory", args=[request.space.slug])

    def write(rows):
        return actions.import_items(space=request.space, rows=rows, by=request.user)

    def show(context):
        model = reverse("plans:inventory_model", args=[request.space.slug, "xlsx"])
        return _page(request, "plans/inventory_import.html", {**context, "back": here, "model_url": model})

    taken = queries.known_titles() if request.method == "POST" else ()
    return read_in(request, spec=forms.sheet_spec(), taken=taken, write=write, show=show, done=here)


@require_safe
@needs("plan.read")
def item_file(request, kind):
    """The inventory as XLSX or CSV, ended items with their day."""
    if kind not in FORMATS:
        raise Http404
    return workbook_answer(queries.workbook(queries.items(ended=True), _("Inventory")), kind)


@require_safe
@needs("plan.read")
def item_model(request, kind):
    """The empty sheet with the right headers."""
    if kind not in FORMATS:
        raise Http404
    return workbook_answer(empty_model(forms.sheet_spec(), _("Inventory (empty model)")), kind)
