"""Measure 1: the councils' decision to make the plan, and the opinions it quotes."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.council import texts
from zesummen.kernel.pages import attempt, granted, needs
from zesummen.kernel.together import listed, read

from ..actions import advice as advice_actions
from ..actions import decision as actions
from ..forms.decision import DraftForm, LinkForm, OpinionForm
from ..measures import TEMPLATES
from ..models import Coordinator, Opinion, Party
from ..queries import advice as advising
from ..queries import decision as queries
from ..rules import decision as rules
from ..rules.plans import may_write
from .base import plan_or_404, show


def _key(plan) -> str:
    """The measure or step to which the decision belongs."""
    return TEMPLATES[plan.template].measures[0].key


def _party(plan, pk) -> Party:
    found = (
        Party.objects.filter(plan=plan, pk=pk)
        .select_related("plan", "commune", "start_decision", "space", "plan__space")
        .first()
    )
    if found is None:
        raise Http404
    return found


@require_safe
@needs("plan.read")
def decision(request, pk):
    """Each council with its decision, what comes next there, and the opinions of the commission."""
    plan = plan_or_404(pk)
    rights = granted(request)
    rows = queries.decisions_of(plan)
    opinions, offered, linkable = read(
        listed.asked(queries.opinion_rows(plan)),
        listed.asked(advising.offered_rows(plan)),
        listed.asked(queries.linkable(plan)[:1]),
    )
    return show(
        request,
        plan,
        "plans/decision.html",
        {
            "rows": rows,
            "opinions": opinions,
            "offered": offered,
            "may_write": may_write(rights, plan),
            "draftable": {row.party.pk for row in rows if rules.may_start_decision(rights, plan, row.party)}
            if "council.write" in rights
            else set(),
            "linkable": bool(linkable),
            "voted": sum(row.is_voted for row in rows),
        },
        measure=_key(plan),
    )


@require_http_methods(["GET", "POST"])
@needs("council.write")
def decision_draft(request, pk, party):
    """Draft one council's decision from the plan's data."""
    plan = plan_or_404(pk)
    row = _party(plan, party)
    coordinator = Coordinator.objects.filter(plan=plan, until_on=None).first()
    year = plan.starts_on.year if plan.starts_on else timezone.localdate().year + 1
    start = {
        "contact_person": row.contact_name or (coordinator.name if coordinator else request.space.contact_name),
        "budget_amount": queries.default_amount(plan),
        "quotes_opinions": True,
    }
    form = DraftForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        made = attempt(form, actions.draft_decision, party=row, by=request.user, **form.cleaned_data)
        if made:
            messages.success(
                request, _("The decision is drafted from the data of the plan. Read it and put it on the agenda.")
            )
            return redirect("council:deliberation", request.space.slug, made.pk)
    context = {"form": form, "party": row, "opinions": queries.opinions_of(plan), "year": year}
    return show(request, plan, "plans/decision_draft.html", context, measure=_key(plan))


@require_http_methods(["GET", "POST"])
@needs("plan.adopt")
def decision_link(request, pk, party):
    """Take a decision of the council app as this council's."""
    plan = plan_or_404(pk)
    row = _party(plan, party)
    form = LinkForm(request.POST if request.method == "POST" else None, decisions=queries.linkable(plan))
    if form.is_valid() and attempt(form, actions.link_decision, party=row, by=request.user, **form.cleaned_data):
        return redirect("plans:decision", request.space.slug, pk)
    return show(request, plan, "plans/decision_link.html", {"form": form, "party": row}, measure=_key(plan))


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def opinion_add(request, pk):
    """Enter an opinion by hand."""
    plan = plan_or_404(pk)
    name = texts.names(plan.regime)["commission"]
    start = {"body_name": f"la {name}", "kind": "favourable", "given_on": timezone.localdate(), "version": 0}
    form = OpinionForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid() and attempt(form, actions.write_opinion, plan=plan, by=request.user, **form.values):
        return redirect("plans:decision", request.space.slug, pk)
    return show(request, plan, "plans/opinion_form.html", {"form": form}, measure=_key(plan))


@require_POST
@needs("plan.write")
def opinion_take(request, pk, advice):
    """Take an adopted opinion of the commission over; decisions drafted later quote it."""
    plan = plan_or_404(pk)
    plan.space = request.space
    found = advising.find(str(advice))
    if found is None:
        raise Http404
    advice_actions.take_over(plan=plan, advice=found, by=request.user)
    return redirect("plans:decision", request.space.slug, pk)


def _opinion(plan, pk) -> Opinion:
    found = Opinion.objects.filter(plan=plan, pk=pk).select_related("plan", "space").first()
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def opinion_edit(request, pk, opinion):
    """Change an opinion."""
    plan = plan_or_404(pk)
    row = _opinion(plan, opinion)
    start = {name: getattr(row, name) for name in OpinionForm.base_fields}
    form = OpinionForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid() and attempt(
        form, actions.change_opinion, opinion=row, expected=form.cleaned_data["version"], by=request.user, **form.values
    ):
        return redirect("plans:decision", request.space.slug, pk)
    return show(request, plan, "plans/opinion_form.html", {"form": form, "opinion": row}, measure=_key(plan))


@require_POST
@needs("plan.write")
def opinion_remove(request, pk, opinion):
    """Remove an opinion entered by mistake."""
    actions.remove_opinion(opinion=_opinion(plan_or_404(pk), opinion), by=request.user)
    return redirect("plans:decision", request.space.slug, pk)
