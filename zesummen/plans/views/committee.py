"""The steering committee of a plan: set up here, and then at home among the bodies that sit."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel.access import Forbidden
from zesummen.kernel.pages import attempt, granted, needs
from zesummen.sittings.queries import is_in, sheet_of, steering_body
from zesummen.sittings.rules import may_read_body

from ..actions import committee as actions
from ..forms.committee import CommitteeForm
from ..measures import TEMPLATES
from ..queries import committee as queries
from ..rules.plans import may_write
from .base import plan_or_404, show


def _key(plan) -> str:
    keys = [measure.key for measure in TEMPLATES[plan.template].measures]
    return "committee" if "committee" in keys else keys[0]


@require_safe
@needs("plan.read")
def committee(request, pk):
    """The committee in short, with who could still join it, and the way to its sittings."""
    plan = plan_or_404(pk)
    body, today, rights = steering_body(), timezone.localdate(), granted(request)
    context = {"body": body, "may_write": may_write(rights, plan), "may_keep": "sitting.write" in rights}
    if body:
        verdict = may_read_body(
            rights, body, is_in_it=is_in(body, request.user, today) if body.is_confidential else False
        )
        if not verdict:
            raise Forbidden(verdict)
        context |= {
            "sheet": sheet_of(body, today),
            "candidates": list(queries.candidates(plan, body)),
        }
    return show(request, plan, "plans/committee.html", context, measure=_key(plan))


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def committee_new(request, pk):
    """Set the committee up."""
    plan = plan_or_404(pk)
    if steering_body():
        return redirect("plans:committee", request.space.slug, pk)
    start = {
        "name": queries.NAME,
        "mandate": queries.MANDATE,
        "rhythm_months": 3,
        "decision_rule": queries.RULE,
        "quorum_rule": "majority",
        "notice_days": 7,
        "from_on": timezone.localdate(),
        "version": 0,
        "members": [entry.pk for entry in queries.candidates(plan)],
    }
    form = CommitteeForm(
        request.POST if request.method == "POST" else None, initial=start, candidates=queries.candidates(plan)
    )
    if form.is_valid() and attempt(form, actions.make_committee, plan=plan, by=request.user, **form.values):
        messages.success(
            request, _("The steering committee is set up. Now complete its members and plan the first sitting.")
        )
        return redirect("plans:committee", request.space.slug, pk)
    return show(request, plan, "plans/committee_form.html", {"form": form}, measure=_key(plan))


@require_POST
@needs("sitting.write")
def committee_name(request, pk, entry):
    """Name somebody out of the register a member."""
    plan = plan_or_404(pk)
    body = steering_body()
    if body is None:
        return redirect("plans:committee", request.space.slug, pk)
    actions.name_member(body=body, entry=get_object_or_404(queries.candidates(plan, body), pk=entry), by=request.user)
    return redirect("plans:committee", request.space.slug, pk)
