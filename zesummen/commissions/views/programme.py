"""The work programme: the list of a year, one item, and what becomes of it."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel import journal, thread
from zesummen.kernel.access import Refused
from zesummen.kernel.models.thread import NodeKind
from zesummen.kernel.numbers import whole
from zesummen.kernel.pages import attempt, granted, needs
from zesummen.kernel.words import Text
from zesummen.sittings.models import AgendaItem, BodyMember
from zesummen.sittings.queries.bodies import on_day

from ..actions import programme as actions
from ..catalogue import mission_label
from ..forms import programme as forms
from ..forms.leads import LeadForm
from ..forms.opinions import DropForm
from ..queries import programme as queries
from ..queries.opinions import choices_ahead
from ..rules import programme as rules
from .base import commission_or_404, show, to_successor

TAB = "programme"


def item_or_404(request, pk: int, item: int):
    """The item of this commission in the open space."""
    found = queries.find(pk, item)
    if found is None:
        raise Http404
    found.space = found.commission.space = found.commission.body.space = request.space
    return found


def _back_to(request, found):
    return redirect("commissions:programme_item", request.space.slug, found.commission_id, found.pk)


def _members(commission):
    return BodyMember.objects.filter(on_day(timezone.localdate()), body=commission.body_id)


@require_safe
@needs("commission.read")
def programme(request, pk):
    """The programme of a year, or of all years."""
    commission = commission_or_404(request, pk)
    wanted = whole(request.GET.get("year"))
    year = wanted if wanted and wanted < 10_000 else None
    context = {
        "rows": queries.rows(commission, timezone.localdate(), year=year),
        "years": queries.years(commission),
        "year": year,
        "count": queries.count(commission, year=year),
        "may_write": rules.may_keep(granted(request), commission),
    }
    return show(request, commission, "commissions/programme.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("programme.write")
def item_new(request, pk):
    """Put something into the programme; from a point of a sitting with ``?item=``."""
    commission = commission_or_404(request, pk)
    source = _source(commission, request.GET.get("item", ""))
    start = {"year": timezone.localdate().year}
    if source is not None:
        start |= {"title": _text(source.title), "description": _text(source.decision), "mission": source.mission}
    form = forms.ProgrammeForm(
        request.POST or None, commission=commission, members=_members(commission), is_new=True, initial=start
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(form, actions.add, commission=commission, item=source, by=request.user, **form.values)
        if made:
            return redirect("commissions:programme_item", request.space.slug, pk, made.pk)
    context = {"form": form, "item": None, "source": source}
    return show(request, commission, "commissions/programme_form.html", context, tab=TAB)


def _source(commission, text: str):
    pk = whole(text)
    if pk is None:
        return None
    return AgendaItem.objects.filter(body=commission.body_id, pk=pk).select_related("sitting").first()


def _text(value) -> Text:
    return value if isinstance(value, Text) else Text("fr", {"fr": value} if value else {})


@require_safe
@needs("commission.read")
def item(request, pk, item):
    """One item: who, by when, where it came from and what became of it."""
    try:
        found = item_or_404(request, pk, item)
    except Http404:
        return to_successor(request, queries.of_successor(pk), "commissions:programme_item", item)
    given = granted(request)
    context = {
        "item": found,
        "row": queries.row_of(found, timezone.localdate()),
        "walk": thread.walk(found),
        "kinds": dict(NodeKind.choices),
        "mission": mission_label(found.mission) if found.mission else "",
        "entries": journal.lines_about(found, 12),
        "may_change": rules.may_change(given, found),
        "may_keep": rules.may_keep(given, found.commission),
    }
    return show(request, found.commission, "commissions/programme_item.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("programme.write")
def item_edit(request, pk, item):
    """Change an item."""
    found = item_or_404(request, pk, item)
    names = ("title", "description", "mission", "is_outside", "year", "owner_name", "due_on", "version")
    initial = {name: getattr(found, name) for name in names} | {"member": found.member_id}
    form = forms.ProgrammeForm(
        request.POST or None, commission=found.commission, members=_members(found.commission), initial=initial
    )
    if request.method == "POST" and form.is_valid():
        values = {"item": found, "expected": form.cleaned_data["version"], "by": request.user}
        if attempt(form, actions.change, **values, **form.values):
            return _back_to(request, found)
    return show(request, found.commission, "commissions/programme_form.html", {"form": form, "item": found}, tab=TAB)


@require_POST
@needs("programme.write")
def confirm(request, pk, item):
    """Take a proposal into the programme."""
    return _back_to(request, actions.confirm(item=item_or_404(request, pk, item), by=request.user))


@require_POST
@needs("programme.write")
def start(request, pk, item):
    """Under way."""
    return _back_to(request, actions.start(item=item_or_404(request, pk, item), by=request.user))


@require_POST
@needs("programme.write")
def resume(request, pk, item):
    """Take it up again."""
    return _back_to(request, actions.resume(item=item_or_404(request, pk, item), by=request.user))


@require_http_methods(["GET", "POST"])
@needs("programme.write")
def finish(request, pk, item):
    """Done, and what came of it."""
    found = item_or_404(request, pk, item)
    form = forms.FinishForm(request.POST if request.method == "POST" else None, initial={"result": found.result})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.finish, item=found, by=request.user, **form.cleaned_data)
    ):
        return _back_to(request, found)
    return show(request, found.commission, "commissions/programme_finish.html", {"form": form, "item": found}, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("programme.write")
def drop(request, pk, item):
    """Drop it with a reason."""
    found = item_or_404(request, pk, item)
    form = DropForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.drop, item=found, by=request.user, **form.cleaned_data)
    ):
        return _back_to(request, found)
    return show(request, found.commission, "commissions/programme_drop.html", {"form": form, "item": found}, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("programme.write")
def lead_to(request, pk, item):
    """What the item led to."""
    found = item_or_404(request, pk, item)
    nodes = choices_ahead(found.node_id)
    form = LeadForm(request.POST or None, nodes=nodes)
    if request.method == "POST" and form.is_valid():
        node = next(node for node in nodes if node.pk == form.cleaned_data["node"])
        try:
            actions.lead_to(item=found, node=node, by=request.user)
            return _back_to(request, found)
        except Refused as refusal:
            form.refuse(refusal)
    context = {"form": form, "item": found, "has_choices": bool(nodes)}
    return show(request, found.commission, "commissions/programme_lead_to.html", context, tab=TAB)
