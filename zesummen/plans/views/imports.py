"""The page that reads rows from a sheet, the same for every table: paste or choose, look, then write."""

from collections.abc import Callable, Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from zesummen.kernel.exports import http, sheet
from zesummen.kernel.exports.sheet import SheetColumn, Workbook
from zesummen.kernel.pages import attempt

from ..forms.imports import ImportForm, SheetSpec


def read_in(
    request, *, spec: SheetSpec, taken: Iterable, write: Callable, show: Callable[[dict], HttpResponse], done: str
) -> HttpResponse:
    """One page for the whole way. ``write(rows=…)`` is called once, with clean rows; ``show(context)`` renders the page
    whose template includes ``plans/_import.html``; ``done`` is the address after writing.
    """
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*posted, spec=spec, taken=taken)
    if posted and form.is_valid() and form.rows and request.POST.get("step") == "write":
        made = attempt(form, write, rows=form.rows)
        if made is not None:
            count = len(made)
            messages.success(
                request,
                ngettext("%(count)d row was read in.", "%(count)d rows were read in.", count) % {"count": count},
            )
            return redirect(done)
    return show({"form": form, "spec": spec})


def empty_model(spec: SheetSpec, title: str) -> Workbook:
    """An empty sheet with the right headers and one row as an example."""
    columns = [SheetColumn(str(column.label), "text", 22) for column in spec.columns]
    return Workbook(title, (sheet.worksheet(title[:31], "", columns, [[column.example for column in spec.columns]]),))


def workbook_answer(book: Workbook, kind: str) -> HttpResponse:
    """XLSX or CSV of the same workbook."""
    return http.response(book if kind == "xlsx" else book.sheets[0], book.title, kind)
