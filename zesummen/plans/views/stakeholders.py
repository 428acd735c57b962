"""The register of key people, services and associations."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel import journal
from zesummen.kernel.exports.sheet import SheetColumn, Workbook, worksheet
from zesummen.kernel.pages import attempt, granted, needs, page

from ..actions import mobilisation as actions
from ..forms import mobilisation as forms
from ..models import Ask, Stakeholder
from ..queries import mobilisation as queries
from ..rules import mobilisation as rules
from .imports import empty_model, read_in, workbook_answer

ROWS_A_PAGE = 60
FORMATS = ("xlsx", "csv")


def _page(request, template: str, context: dict | None = None, **kwargs):
    return page(
        request,
        template,
        {"section": "register", "space_base": f"/s/{request.space.slug}/", **(context or {})},
        **kwargs,
    )


def _entry(pk: int) -> Stakeholder:
    found = Stakeholder.objects.select_related("service", "space").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_safe
@needs("plan.read")
def entry_list(request):
    """The register with search and filters."""
    form = forms.RegisterFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = Paginator(queries.register(**wanted), ROWS_A_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    return _page(
        request,
        "plans/stakeholder_list.html",
        {
            "filters": form,
            "rows": rows,
            "query": f"{query.urlencode()}&" if query else "",
            "filtered": any(wanted.values()),
            "may_keep": rules.may_keep_register(granted(request)),
        },
        status=200,
    )


@require_safe
@needs("plan.read")
def entry(request, entry):
    """One entry, and what it was asked."""
    found = _entry(entry)
    asked = Ask.objects.filter(stakeholder=found).select_related("plan")[:50]
    return _page(
        request,
        "plans/stakeholder.html",
        {
            "entry": found,
            "asked": asked,
            "may_keep": rules.may_keep_register(granted(request)),
            "entries": journal.lines_about(found, 8),
        },
    )


@require_http_methods(["GET", "POST"])
@needs("register.write")
def entry_new(request):
    """Add somebody to the register."""
    start = {"version": 0, "language": "fr", "kind": request.GET.get("kind", "association")}
    form = forms.EntryForm(request.POST if request.method == "POST" else None, initial=start, space=request.space)
    if form.is_valid() and attempt(form, actions.add_entry, space=request.space, by=request.user, **form.values):
        messages.success(request, _("The entry stands in the register."))
        return redirect("plans:stakeholders", request.space.slug)
    return _page(request, "plans/stakeholder_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
@needs("register.write")
def entry_edit(request, entry):
    """Change an entry."""
    found = _entry(entry)
    start = {name: getattr(found, name) for name in forms.EntryForm.base_fields} | {"service": found.service_id}
    form = forms.EntryForm(request.POST if request.method == "POST" else None, initial=start, space=request.space)
    if form.is_valid() and attempt(
        form, actions.change_entry, entry=found, expected=form.cleaned_data["version"], by=request.user, **form.values
    ):
        return redirect("plans:stakeholder", request.space.slug, entry)
    return _page(request, "plans/stakeholder_form.html", {"form": form, "entry": found})


@require_http_methods(["GET", "POST"])
@needs("register.write")
def entry_end(request, entry):
    """Say that an entry no longer holds."""
    found = _entry(entry)
    form = forms.EndForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})
    if form.is_valid() and attempt(form, actions.end_entry, entry=found, by=request.user, **form.cleaned_data):
        return redirect("plans:stakeholder", request.space.slug, entry)
    return _page(request, "plans/stakeholder_form.html", {"form": form, "entry": found, "ends": True})


@require_POST
@needs("register.write")
def entry_reopen(request, entry):
    """The entry holds again."""
    actions.reopen_entry(entry=_entry(entry), by=request.user)
    return redirect("plans:stakeholder", request.space.slug, entry)


@require_http_methods(["GET", "POST"])
@needs("register.write")
def entry_import(request):
    """Paste or choose a sheet, look at the rows, then write them."""
    here = reverse("plans:stakeholders", args=[request.space.slug])

    def write(rows):
        return actions.import_entries(space=request.space, rows=rows, by=request.user)

    def show(context):
        model = reverse("plans:stakeholder_model", args=[request.space.slug, "xlsx"])
        return _page(request, "plans/stakeholder_import.html", {**context, "back": here, "model_url": model})

    taken = queries.known_names() if request.method == "POST" else ()
    return read_in(request, spec=forms.sheet_spec(), taken=taken, write=write, show=show, done=here)


@require_safe
@needs("plan.read")
def entry_file(request, kind):
    """The register as XLSX or CSV; it can be read in again."""
    if kind not in FORMATS:
        raise Http404
    columns = forms.sheet_spec().columns
    rows = [[_cell(found, column.key) for column in columns] for found in queries.register(ended=True)]
    title = _("Register")
    book = Workbook(
        title, (worksheet(title, "", [SheetColumn(str(column.label), "text", 24) for column in columns], rows),)
    )
    return workbook_answer(book, kind)


def _cell(found: Stakeholder, key: str) -> str:
    return found.get_kind_display() if key == "kind" else str(getattr(found, key) or "")


@require_safe
@needs("plan.read")
def entry_model(request, kind):
    """The empty sheet with the right headers."""
    if kind not in FORMATS:
        raise Http404
    return workbook_answer(empty_model(forms.sheet_spec(), _("Register (empty model)")), kind)
