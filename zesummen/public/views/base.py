"""What every public page does: no person, no session, no token; the space by its address or 404."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.exports.http import explain
from zesummen.kernel.words import LANGUAGES, active_language
from zesummen.plans.models import Plan
from zesummen.territory.models import Space

from ..queries.plan import public_plan
from ..queries.spaces import space_of


def show(
    request,
    template: str,
    context: dict | None = None,
    *,
    space: Space | None = None,
    section: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render a public page; ``space`` gives it its name and hue."""
    values = {
        "space": space,
        "section": section,
        "language": active_language(),
        "demo": settings.DEMO or bool(space and space.is_demo),
        "nav": [
            (_("Home"), reverse("public:home"), "home"),
            (_("Communes"), reverse("public:communes"), "communes"),
            (_("Models to download"), reverse("public:models"), "models"),
        ],
        "language_links": _same_page(request),
        **(context or {}),
    }
    return render(request, template, values, status=status)


def _same_page(request) -> list[tuple[str, str]]:
    """This page in the five languages; the first page too, whose address names none."""
    parts = request.path.split("/", 2)
    rest = parts[2] if len(parts) > 2 and parts[1] in LANGUAGES else ""
    return [(code, f"/{code}/{rest}") for code in LANGUAGES]


def space_or_404(slug: str) -> Space:
    """The commune or grouping with this address."""
    space = space_of(slug)
    if space is None:
        raise Http404
    return space


def plan_or_404(slug: str, pk: int) -> Plan:
    """The plan if it is open to the public; a closed one does not exist here."""
    plan = public_plan(slug, pk)
    if plan is None:
        raise Http404
    return plan


def made(request, make, *, back: str) -> HttpResponse:
    """The file, or a page that says why it could not be made."""
    try:
        return make()
    except ExportFault as fault:
        return show(request, "public/no_file.html", {"why": explain(fault), "back": back}, status=503)
