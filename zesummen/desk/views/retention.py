"""What is kept how long, and the deletions that are due."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.kernel.pages import attempt, granted, needs, page
from zesummen.kernel.retention import TERMS

from ..actions import retention as actions
from ..forms.retention import ConfirmForm
from ..queries import retention as queries


@require_safe
@needs("retention.read")
def retention(request):
    """The table per kind of object, with what is due."""
    rows = queries.rows(request.space)
    return page(
        request,
        "desk/retention.html",
        {
            "rows": rows,
            "due": sum(row.due for row in rows),
            "may_carry_out": "retention.carry_out" in granted(request),
            "section": "",
        },
    )


@require_http_methods(["GET", "POST"])
@needs("retention.carry_out")
def carry_out(request, key):
    """The objects of one kind that are past their term; confirmed, they go."""
    term = TERMS.get(key)
    if term is None or term.months is None:
        raise Http404
    row = queries.row(term, request.space)
    form = ConfirmForm(request.POST or None, initial={"expected": row.due})
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            actions.carry_out,
            term=term,
            space=request.space,
            by=request.user,
            expected=form.cleaned_data["expected"],
        )
        if done:
            messages.success(request, ngettext("%(n)s object deleted.", "%(n)s objects deleted.", done) % {"n": done})
            return redirect("space:retention", request.space.slug)
        form.data = form.data.copy()
        form.data["expected"] = row.due
    return page(
        request,
        "desk/retention_confirm.html",
        {
            "form": form,
            "row": row,
            "titles": queries.titles(term, request.space),
            "shown": queries.SHOWN,
            "section": "",
        },
    )
