"""What happens to an opinion: a new date, adoption, sending, answer, publication, and what it led to."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from zesummen.accounts.rules import role_label
from zesummen.council.models import Deliberation
from zesummen.kernel.access import Refused, insist, may
from zesummen.kernel.models import Node
from zesummen.kernel.pages import attempt, granted, needs, page
from zesummen.sittings.models import AgendaItem
from zesummen.sittings.states import SittingState

from ..actions import opinions as actions
from ..forms import opinions as forms
from ..forms.leads import LeadForm
from ..models import Vote
from ..queries import opinions as queries
from ..queries import rulebook
from ..rules import opinions as rules
from ..states import OpinionOrigin
from .base import show
from .opinions import TAB, back_to, opinion_or_404

NOT_HELD = (SittingState.CANCELLED, SittingState.NO_QUORUM)


def _form_page(request, found, template: str, form, **context):
    return show(request, found.commission, template, {"form": form, "opinion": found, **context}, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("commission.read")
def renew(request, pk, opinion):
    """Another day by which the opinion is wished."""
    found = opinion_or_404(request, pk, opinion)
    given = granted(request)
    insist(may(given, "opinion.ask") or may(given, "opinion.write"))
    form = forms.RenewForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.renew_date, opinion=found, by=request.user, **form.cleaned_data)
    ):
        return back_to(request, found)
    return _form_page(request, found, "commissions/opinion_renew.html", form)


@require_http_methods(["GET", "POST"])
@needs("opinion.write")
def adopt(request, pk, opinion):
    """Record that the commission adopted the opinion."""
    found = opinion_or_404(request, pk, opinion)
    items = AgendaItem.objects.filter(body=found.commission.body, sitting__isnull=False).select_related("sitting")
    over = items.filter(sitting__day__lte=timezone.localdate()).exclude(sitting__state__in=NOT_HELD)
    over = over.order_by("-sitting__day", "position")
    cast = Vote.objects.filter(item__body=found.commission.body, is_election=False, result__in=rules.CARRIED)
    votes = cast.select_related("item", "item__sitting").order_by("-pk")
    point = over.filter(pk=found.item_id).first() or over.first()
    is_since = point is not None and (found.asked_on is None or found.asked_on <= point.sitting.day)
    day = point.sitting.day if point is not None and is_since else timezone.localdate()
    start = {"adopted_on": day, "minority": found.minority, "item": found.item_id}
    form = forms.AdoptForm(request.POST or None, items=over, votes=votes, initial=start)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.adopt, opinion=found, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("The opinion is adopted and has its number. Its words stay as they are."))
        return back_to(request, found)
    verdict = rules.may_adopt(granted(request), found)
    return _form_page(request, found, "commissions/opinion_adopt.html", form, verdict=verdict)


@require_http_methods(["GET", "POST"])
@needs("opinion.write")
def send(request, pk, opinion):
    """Send the opinion, with the day by which an answer is wished."""
    found = opinion_or_404(request, pk, opinion)
    book = rulebook.rules_on(found.commission, timezone.localdate())
    to = OpinionOrigin.COUNCIL if found.origin == OpinionOrigin.COUNCIL else OpinionOrigin.COLLEGE
    names = {
        OpinionOrigin.COLLEGE: _("college of mayor and aldermen"),
        OpinionOrigin.COUNCIL: _("communal council"),
    }
    form = forms.SendForm(request.POST or None, initial={"to": names[to]})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.send, opinion=found, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("The opinion is sent. The college hears of it by mail."))
        return back_to(request, found)
    verdict = rules.may_send(granted(request), found)
    return _form_page(request, found, "commissions/opinion_send.html", form, book=book, verdict=verdict)


@require_POST
@needs("opinion.write")
def remind(request, pk, opinion):
    """Remind the college."""
    found = opinion_or_404(request, pk, opinion)
    actions.remind(opinion=found, by=request.user)
    messages.success(request, _("The college is reminded by mail."))
    return back_to(request, found)


@require_http_methods(["GET", "POST"])
@needs("opinion.answer")
def answer(request, pk, opinion):
    """Answer for the college."""
    found = opinion_or_404(request, pk, opinion)
    form = forms.AnswerForm(request.POST or None, initial={"answered_on": timezone.localdate()})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.answer, opinion=found, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("The answer is recorded. The commission hears of it by mail."))
        return back_to(request, found)
    verdict = rules.may_answer(granted(request), found)
    return _form_page(request, found, "commissions/opinion_answer.html", form, verdict=verdict)


@require_http_methods(["GET", "POST"])
@needs("opinion.write")
def drop(request, pk, opinion):
    """No opinion will be given, with the reason."""
    found = opinion_or_404(request, pk, opinion)
    form = forms.DropForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.drop, opinion=found, by=request.user, **form.cleaned_data)
    ):
        return back_to(request, found)
    return _form_page(request, found, "commissions/opinion_drop.html", form)


@require_POST
@needs("commission.publish")
def publish(request, pk, opinion):
    """Open the opinion to the public."""
    found = opinion_or_404(request, pk, opinion)
    actions.publish(opinion=found, by=request.user)
    messages.success(request, _("The opinion and its answer can be read by everybody now."))
    return back_to(request, found)


@require_POST
@needs("commission.publish")
def close_again(request, pk, opinion):
    """Take the opinion off the public pages."""
    found = opinion_or_404(request, pk, opinion)
    actions.close_again(opinion=found, by=request.user)
    return back_to(request, found)


@require_http_methods(["GET", "POST"])
@needs("commission.read")
def lead_to(request, pk, opinion):
    """What the opinion led to: a need, an objective, an action or a decision."""
    found = opinion_or_404(request, pk, opinion)
    insist(rules.may_link(granted(request), found))
    nodes = queries.choices_ahead(found.node_id)
    form = LeadForm(request.POST or None, nodes=nodes)
    if request.method == "POST" and form.is_valid():
        node = next(node for node in nodes if node.pk == form.cleaned_data["node"])
        try:
            actions.lead_to(opinion=found, node=node, by=request.user)
            return back_to(request, found)
        except Refused as refusal:
            form.refuse(refusal)
    return _form_page(request, found, "commissions/opinion_lead_to.html", form, has_choices=bool(nodes))


@require_POST
@needs("commission.read")
def unlink(request, pk, opinion, node):
    """Take back what the opinion was said to have led to."""
    found = opinion_or_404(request, pk, opinion)
    step = Node.objects.filter(pk=node).first()
    if step is None:
        raise Http404
    actions.unlink(opinion=found, node=step, by=request.user)
    return back_to(request, found)


@require_http_methods(["GET", "POST"])
@needs("council.write")
def quote(request, deliberation):
    """Quote an opinion among the visas of a decision."""
    found = Deliberation.objects.filter(pk=deliberation).first()
    if found is None:
        raise Http404
    found.space = request.space
    form = forms.QuoteForm(request.POST or None, opinions=queries.given())
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["opinion"]
        chosen.space = request.space
        if attempt(form, actions.quote, opinion=chosen, deliberation=found, by=request.user):
            messages.success(request, _("The decision quotes the opinion."))
            return redirect("council:deliberation", request.space.slug, found.pk)
    context = {"form": form, "deliberation": found, "section": "council", "officer": role_label("officer")}
    return page(request, "commissions/opinion_quote.html", context)
