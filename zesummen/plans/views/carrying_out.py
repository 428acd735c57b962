"""Measure 9: the table of progress, reports, questions to the leads, stops and changes."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel.pages import attempt, granted, needs, next_page, page

from ..actions import asks, changes
from ..actions import carrying_out as actions
from ..forms.carrying_out import AskForm, ChangeForm, ReportForm, StopForm
from ..forms.plans import ReasonForm
from ..models import Action, Change
from ..queries import carrying_out as queries
from ..queries.asks import to_ask
from ..rules import carrying_out as rules
from .base import plan_or_404, show

KNOT = {"pci": "carrying_out", "gemengepakt": "deeds"}


def knot(plan) -> str:
    """The measure or step to which progress belongs."""
    return KNOT.get(plan.template, "")


def _action_or_404(plan, pk) -> Action:
    found = Action.objects.filter(plan=plan, pk=pk).first()
    if found is None:
        raise Http404
    found.plan, found.space = plan, plan.space
    return found


def _plan(request, pk):
    plan = plan_or_404(pk)
    plan.space = request.space
    return plan


@require_safe
@needs("plan.read")
def progress(request, pk):
    """What moves, what stands still, what nobody speaks of."""
    plan, today = _plan(request, pk), timezone.localdate()
    rows = queries.progress_rows(plan, today)
    return show(
        request,
        plan,
        "plans/progress.html",
        {
            "rows": rows,
            "tally": queries.tally(rows),
            "may_ask": rules.may_ask(granted(request), plan),
            "may_change": rules.may_change(granted(request), plan),
            "may_report_any": "plan.progress_any" in granted(request),
            "may_money": "plan.money" in granted(request),
            "is_running": plan.state == "running",
        },
        measure=knot(plan),
    )


@require_safe
@needs("plan.progress")
def my_actions(request):
    """What one answers for: the state, and one press to report."""
    rows = queries.own_actions(request.user, timezone.localdate(), granted(request).standing_in_for)
    return page(
        request, "plans/my_actions.html", {"rows": rows, "section": "plans", "space_base": f"/s/{request.space.slug}/"}
    )


@require_http_methods(["GET", "POST"])
@needs("plan.progress")
def report(request, pk, action_pk):
    """Report on an action; the officer also for somebody who telephoned."""
    plan = _plan(request, pk)
    action = _action_or_404(plan, action_pk)
    any_action = "plan.progress_any" in granted(request)
    verdict = rules.may_report(
        granted(request),
        action,
        is_own=any_action or queries.is_own(action, request.user, standing_in_for=granted(request).standing_in_for),
    )
    owners = list(action.owners.select_related("person")) if any_action else []
    form = ReportForm(
        request.POST if request.method == "POST" else None,
        owners=owners,
        initial={
            "percent": action.percent,
            "health": action.health,
            "reason": action.health_reason,
            "really_from_on": action.really_from_on,
            "really_until_on": action.really_until_on,
        },
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.report, action=action, by=request.user, **form.values)
    ):
        messages.success(request, _("Thank you. The report on “%(title)s” is recorded.") % {"title": action.title})
        return redirect(next_page(request, f"/s/{request.space.slug}/plans/{pk}/progress/"))
    return show(
        request,
        plan,
        "plans/report.html",
        {
            "form": form,
            "action": action,
            "verdict": verdict,
            "reports": queries.reports(action),
            "may_money": "plan.money" in granted(request),
            "may_reopen": rules.may_reopen(granted(request), action),
            "may_stop": rules.may_stop(granted(request), action),
        },
        measure=knot(plan),
    )


@require_http_methods(["GET", "POST"])
@needs("plan.progress_any")
def ask(request, pk):
    """Who will get a mail, before anything is sent; then send it."""
    plan = _plan(request, pk)
    wanted = to_ask(plan, timezone.localdate(), at_rhythm=False)
    form = AskForm(request.POST if request.method == "POST" else None, wanted=wanted)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, asks.ask_now, plan=plan, actions=form.cleaned_data["actions"], by=request.user)
        if made:
            sent = ngettext("%(count)s question was sent.", "%(count)s questions were sent.", len(made)) % {
                "count": len(made)
            }
            messages.success(request, sent)
            return redirect("plans:progress", request.space.slug, pk)
    return show(
        request,
        plan,
        "plans/progress_ask.html",
        {
            "form": form,
            "wanted": wanted,
            "mails": sum(len(row.recipients) for row in wanted if row.open_ask is None),
            "may_ask": rules.may_ask(granted(request), plan),
        },
        measure=knot(plan),
    )


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def stop(request, pk, action_pk):
    """Stop an action, with the reason."""
    plan = _plan(request, pk)
    action = _action_or_404(plan, action_pk)
    form = StopForm(request.POST if request.method == "POST" else None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, changes.stop_action, action=action, by=request.user, **form.cleaned_data)
    ):
        return redirect("plans:changes", request.space.slug, pk)
    return show(request, plan, "plans/action_stop.html", {"form": form, "action": action}, measure=knot(plan))


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def reopen(request, pk, action_pk):
    """Open a finished or stopped action again."""
    plan = _plan(request, pk)
    action = _action_or_404(plan, action_pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.reopen_action, action=action, by=request.user, **form.cleaned_data)
    ):
        return redirect("plans:report", request.space.slug, pk, action_pk)
    return show(request, plan, "plans/action_reopen.html", {"form": form, "action": action}, measure=knot(plan))


@require_safe
@needs("plan.read")
def change_list(request, pk):
    """What was changed since the adoption, why, and where it stands with the council."""
    plan = _plan(request, pk)
    return show(
        request,
        plan,
        "plans/changes.html",
        {
            "rows": queries.changes_of(plan),
            "may_change": rules.may_change(granted(request), plan),
            "may_send": "council.write" in granted(request),
        },
        measure=knot(plan),
    )


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def change_new(request, pk):
    """Record a change."""
    plan = _plan(request, pk)
    live = Action.objects.filter(plan=plan, state__in=rules.LIVE)
    form = ChangeForm(
        request.POST if request.method == "POST" else None,
        actions=live,
        initial={"action": request.GET.get("action", "")},
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, changes.record_change, plan=plan, by=request.user, **form.values)
    ):
        return redirect("plans:changes", request.space.slug, pk)
    return show(request, plan, "plans/change_new.html", {"form": form}, measure=knot(plan))


def _change_or_404(plan, pk) -> Change:
    found = Change.objects.filter(plan=plan, pk=pk).select_related("decision", "action", "party__commune").first()
    if found is None:
        raise Http404
    found.plan, found.space = plan, plan.space
    if found.action:
        found.action.plan, found.action.space = plan, plan.space
    return found


@require_POST
@needs("council.write")
def change_send(request, pk, change_pk):
    """Draft the council's decision on a change."""
    plan = _plan(request, pk)
    made = changes.send_to_council(change=_change_or_404(plan, change_pk), by=request.user)
    return redirect(f"/s/{request.space.slug}/council/{made.pk}/")
