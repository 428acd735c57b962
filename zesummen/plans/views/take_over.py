"""Taking over a plan or pact that runs already."""

from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents.queries import files_of
from zesummen.kernel.pages import attempt, granted, needs, page

from ..actions import take_over as actions
from ..forms.take_over import KindForm, TakeOverForm
from ..measures import TEMPLATES
from ..models import Action, PlanVersion
from ..queries.plans import open_plans
from ..rules import pact as rules
from ..rules import plans as plan_rules
from .base import plan_or_404, show


@require_http_methods(["GET", "POST"])
@needs("plan.start")
def take_over(request):
    """First the kind; then dates, councils, what was done before, a first scan, as that kind has them."""
    kind = request.GET.get("kind", "")
    begun = list(open_plans())
    context = {"begun": begun, "section": "plans", "space_base": f"/s/{request.space.slug}/"}
    if kind not in TEMPLATES:
        likely = "gemengepakt" if any(plan.template == "pci" for plan in begun) else "pci"
        choice = KindForm(request.GET if "kind" in request.GET else None, initial={"kind": likely})
        return page(request, "plans/take_over_kind.html", {**context, "form": choice})
    same = [plan for plan in begun if plan.template == kind]
    communes = list(request.space.communes(timezone.localdate()))
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = TakeOverForm(*sent, kind=kind, communes=communes, beside=bool(same), initial={"regime": "2011"})
    if request.method == "POST" and form.is_valid():
        plan = attempt(form, actions.take_over, space=request.space, by=request.user, **form.values)
        if plan:
            return redirect("plans:taken_over", request.space.slug, plan.pk)
    return page(request, "plans/take_over.html", {**context, "form": form, "same": same, "kind": TEMPLATES[kind]})


@require_safe
@needs("plan.read")
def taken_over(request, pk):
    """What is still to bring over: scans, register, inventory, actions; then the frozen first version."""
    plan = plan_or_404(pk)
    given = granted(request)
    count = Action.objects.filter(plan=plan).count()
    version = PlanVersion.objects.filter(plan=plan).defer("payload").order_by("number").first()
    return show(
        request,
        plan,
        "plans/taken_over.html",
        {
            "files": files_of(plan.folder_id, given, request.user),
            "may_write": plan_rules.may_write(given, plan),
            "actions_count": count,
            "version": version,
            "may_freeze": rules.may_freeze_taken_over(given, plan, actions=count, frozen=version is not None),
        },
    )


@require_POST
@needs("plan.write")
def freeze(request, pk):
    """Freeze version 1 as taken over."""
    actions.freeze_taken_over(plan=_with_space(request, pk), by=request.user)
    return redirect("plans:taken_over", request.space.slug, pk)


def _with_space(request, pk):
    plan = plan_or_404(pk)
    plan.space = request.space
    return plan
