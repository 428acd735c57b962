"""The plan check: findings with a link each, what was waived and why, and the limits."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.kernel.pages import attempt, granted, needs

from ..actions import check as actions
from ..check import RULES, SEVERITIES, CheckSheet, Finding, Limits, run
from ..forms.check import LimitsForm
from ..forms.plans import ReasonForm
from ..models import CheckLimits, Plan
from ..queries import check as queries
from ..queries.sheet import plan_sheet
from ..rules.plans import may_write
from .actions import knot
from .base import plan_or_404, show

FOLD = 2  # so many findings of one rule stand open; more are folded under its name


def findings_of(plan: Plan, limits: CheckLimits | None) -> list[Finding]:
    """All findings of the plan today, waived ones among them."""
    today = timezone.localdate()
    sheet = plan_sheet(plan)
    kept = limits or CheckLimits()
    bounds = Limits(kept.actions_per_person, kept.feasts_per_month, kept.long_action_months)
    return run(CheckSheet(sheet, today, queries.mandate_of(sheet, today), bounds))


@require_safe
@needs("plan.read")
def check(request, pk):
    """What is weak in the plan, what matters most first; what was left as it is stands below, with the reason."""
    plan = plan_or_404(pk)
    plan.space = request.space
    limits = queries.saved_limits(plan)
    found, waived = findings_of(plan, limits), queries.waivers_of(plan)
    open_ones = [finding for finding in found if finding.pair not in waived]
    return show(
        request,
        plan,
        "plans/check.html",
        {
            "groups": [
                (severity, label, *_by_rule([f for f in open_ones if f.severity == severity]))
                for severity, label in SEVERITIES.items()
            ],
            "open": len(open_ones),
            "waived": [(finding, waived[finding.pair]) for finding in found if finding.pair in waived],
            "rules": [rule.label for rule in RULES.values()],
            "limits": limits or CheckLimits(),
            "may_write": may_write(granted(request), plan),
        },
        measure=knot(plan),
    )


def _by_rule(findings: list[Finding]) -> tuple[int, list[tuple]]:
    """How many, and for each rule its name, whether it is folded, and its findings."""
    keys = dict.fromkeys(finding.rule for finding in findings)
    found = {key: [finding for finding in findings if finding.rule == key] for key in keys}
    return len(findings), [(RULES[key].label, len(rows) > FOLD, rows) for key, rows in found.items()]


def _finding(plan: Plan, request) -> Finding:
    """The finding that the address names; 404 when it is no longer there."""
    pair = (request.GET.get("rule", ""), request.GET.get("key", ""))
    found = next((f for f in findings_of(plan, queries.saved_limits(plan)) if f.pair == pair), None)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def waive(request, pk):
    """Leave a finding as it is, with the reason; or put it back on the list."""
    plan = plan_or_404(pk)
    plan.space = request.space
    finding = _finding(plan, request)
    waiver = queries.waivers_of(plan).get(finding.pair)
    if request.method == "POST" and request.POST.get("take_back"):
        if waiver:
            actions.unwaive(plan=plan, waiver=waiver, finding=str(finding.sentence), by=request.user)
        return redirect("plans:check", request.space.slug, pk)
    form = ReasonForm(request.POST or None, initial={"reason": waiver.reason if waiver else ""})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            actions.waive,
            plan=plan,
            rule=finding.rule,
            key=finding.key,
            finding=str(finding.sentence),
            by=request.user,
            **form.cleaned_data,
        )
    ):
        return redirect("plans:check", request.space.slug, pk)
    return show(
        request,
        plan,
        "plans/check_form.html",
        {
            "form": form,
            "heading": _("Leave it as it is"),
            "lead": finding.sentence,
            "submit": _("Leave it, with this reason"),
        },
        measure=knot(plan),
    )


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def limits(request, pk):
    """How much is too much in this plan."""
    plan = plan_or_404(pk)
    plan.space = request.space
    row = queries.saved_limits(plan)
    shown = row or CheckLimits(version=0)
    names = [name for name in LimitsForm.base_fields if name != "version"]
    form = LimitsForm(
        request.POST or None, initial={"version": shown.version, **{name: getattr(shown, name) for name in names}}
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form, actions.set_limits, plan=plan, expected=form.cleaned_data["version"], by=request.user, **form.values
        )
    ):
        return redirect("plans:check", request.space.slug, pk)
    return show(
        request,
        plan,
        "plans/check_form.html",
        {
            "form": form,
            "heading": _("Limits of the plan check"),
            "submit": _("Save the limits"),
            "lead": _("House defaults stand here until you change them."),
        },
        measure=knot(plan),
    )
