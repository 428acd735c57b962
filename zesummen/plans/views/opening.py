"""The one place that keeps a measure shut until it opens, or until somebody says in writing why it starts before.

Every page of the plan that belongs to a tool of a measure is wrapped here, by its address (``urls/__init__.py``).
What is only read stays readable. A page with a form leads to the measure; what was posted is kept while its reason
is asked for.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from zesummen.kernel.access import may
from zesummen.kernel.pages import attempt, granted

from ..actions import plans as actions
from ..forms.plans import EarlyForm
from ..measures import TEMPLATES, MeasureStanding
from ..models import Plan
from ..queries.plans import open_plans
from ..queries.standings import Rail, rail_of
from ..rules import plans as rules
from .base import show

READING = frozenset({"", "plan.read", "member"})  # a page behind one of these is read by GET
PLAN = "plans/<int:pk>/"


@dataclass(frozen=True, slots=True)
class Place:
    """The measure that a request works in."""

    plan: Plan
    rail: Rail
    row: MeasureStanding

    @property
    def cycle(self):
        return self.rail.cycle if self.rail.template.in_cycles else None


def page_of(route: str) -> str:
    """The address as the measures' tools name it: below the plan, or from "/" in the space; numbers as ``*``."""
    page = route.removeprefix(PLAN) if route.startswith(PLAN) else f"/{route}"
    return re.sub(r"<[^>]+>", "*", page)


def guarded(view: Callable, route: str) -> Callable:
    """The view behind its measure; the view itself where the address belongs to none."""
    page = page_of(route)
    if not any(template.measures_at(page) for template in TEMPLATES.values()):
        return view

    @wraps(view)
    def behind(request, *args, **kwargs):
        place = _place(request, view, page, kwargs) if _is_work(request, view) else None
        if place is None:
            return view(request, *args, **kwargs)
        if place.row.is_workable:
            return _work(request, view, place, args, kwargs)
        if request.method != "POST":
            shown = view(request, *args, **kwargs)  # a page that is not there, or not for reading, says so itself
            return _to_measure(request, place) if shown.status_code == 200 else shown
        form = EarlyForm(request.POST if "early_reason" in request.POST else None)
        if form.is_bound and form.is_valid() and _start(request, place, form):
            return view(request, *args, **kwargs)
        return _ask_why(request, place, form)

    return behind


def _is_work(request, view) -> bool:
    """Whether the request writes, or opens a form; whoever may not is refused by the view itself."""
    access = getattr(view, "access", "")
    if request.method not in ("GET", "HEAD", "POST") or (request.method != "POST" and access in READING):
        return False
    given = granted(request)
    return given.is_member and (access in READING or bool(may(given, access)))


def _place(request, view, page: str, kwargs) -> Place | None:
    """The measure this page works in. Of several that share the tool, or several plans that share the register, the
    first on which work is open; else the first."""
    plans = Plan.objects.filter(pk=kwargs["pk"]) if "pk" in kwargs else open_plans()
    places = []
    for plan in plans:
        plan.space = request.space
        measures = TEMPLATES[plan.template].measures_at(page)
        if plan.state not in rules.OPEN or not measures:
            return None  # no measure keeps this shut; the view and its rules decide
        rail = rail_of(plan)
        places += [Place(plan, rail, row) for row in rail.rows if row.measure in measures]
    return next((place for place in places if place.row.is_workable), places[0] if places else None)


def _work(request, view, place: Place, args, kwargs) -> HttpResponse:
    """Let the view work; keep that work has begun once something was written."""
    if request.method != "POST":
        if "pk" in kwargs:
            request.rail_read = place.rail
        return view(request, *args, **kwargs)
    response = view(request, *args, **kwargs)
    if response.status_code in (302, 303):
        actions.begin_measure(plan=place.plan, row=place.row, cycle=place.cycle, by=request.user)
    return response


def _start(request, place: Place, form) -> bool:
    reason = form.cleaned_data["early_reason"]
    begun = attempt(
        form, actions.start_early, plan=place.plan, row=place.row, cycle=place.cycle, reason=reason, by=request.user
    )
    return begun is not None


def _to_measure(request, place: Place) -> HttpResponse:
    """Off to the measure's page, which says what opens it and asks for the reason; from there on to this page."""
    address = reverse("plans:measure", args=[request.space.slug, place.plan.pk, place.row.key])
    answer = HttpResponseRedirect(f"{address}?{urlencode({'next': request.get_full_path()})}")
    answer.status_code = 303
    return answer


def _ask_why(request, place: Place, form) -> HttpResponse:
    """The reason is asked for, and what was typed waits in the same form."""
    context = {
        "form": form,
        "row": place.row,
        "may_start_early": rules.may_start_early(granted(request), place.plan, place.row),
        "kept": _typed(request.POST),
        "texts": [value for _name, value in _typed(request.POST) if " " in value.strip()],
        "new_once": "once" not in request.POST,
        "has_files": bool(request.FILES),
        "address": request.get_full_path(),
    }
    return show(
        request, place.plan, "plans/measure_why.html", context, measure=place.row.key, rail=place.rail, status=422
    )


def _typed(posted: QueryDict) -> list[tuple[str, str]]:
    """What came with the form, but for its token and the reason."""
    left_out = ("csrfmiddlewaretoken", "early_reason")
    return [(name, value) for name, values in posted.lists() if name not in left_out for value in values]
