"""For the commune: everything that can be released, what is, and who looked."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zesummen.council.rules import may_release
from zesummen.kernel.access import may
from zesummen.kernel.pages import granted, needs, page

from ..actions.releases import set_open
from ..queries import released as queries
from ..queries.kinds import KINDS


@require_safe
@needs("plan.read")
def releases(request):
    """Closed by default: each object says whether bodies outside see it."""
    rights = granted(request)
    verdicts = {key: may_release(rights) if key == "decision" else may(rights, "plan.release") for key in KINDS}
    base = f"/s/{request.space.slug}/"
    rows = [(row, verdicts[row.kind], f"{base}{row.link}") for row in queries.releasable()]
    return page(request, "overview/releases.html", {"rows": rows, "looks": queries.looks(), "section": "releases"})


@require_POST
@needs("plan.read")
def release(request, kind, pk):
    """Release one object, or close it again. The rule of its own app decides who may."""
    found = KINDS[kind].find(pk) if kind in KINDS else None
    if found is None:
        raise Http404
    is_open = request.POST.get("open") == "1"
    set_open(kind=kind, obj=found, is_open=is_open, by=request.user)
    messages.success(
        request,
        _("Bodies outside can read it from now on. Each look is shown to you.")
        if is_open
        else _("Bodies outside no longer see it."),
    )
    return redirect("overview:releases", request.space.slug)
