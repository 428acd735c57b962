"""Votes of a sitting: the list by point, recording one, taking one back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.kernel.pages import attempt, granted, needs
from zesummen.sittings.views.base import sitting_or_404

from ..actions import votes as actions
from ..forms import votes as forms
from ..models import Commission
from ..queries import fillings
from ..queries import votes as queries
from ..rules import votes as rules
from .base import show


def ground(request, pk: int) -> tuple:
    """The sitting and its commission; 404 for a sitting of another body."""
    sitting = sitting_or_404(request, pk)
    commission: Commission | None = fillings.commission_of(sitting.body)
    if commission is None:
        raise Http404
    commission.space = sitting.space = sitting.body.space = request.space
    return sitting, commission


@require_safe
@needs("sitting.read")
def votes(request, sitting):
    """Every vote of the sitting, by point."""
    found, commission = ground(request, sitting)
    seats, cast = queries.in_the_room(found), queries.by_item(queries.votes_of(found))
    rows = [(item, queries.lines(cast.get(item.pk, ()))) for item in queries.items_of(found)]
    book = fillings.rules_of(found.body, found.day)
    context = {
        "sitting": found,
        "rows": rows,
        "seats": seats,
        "rules": book,
        "verdict": rules.may_record(granted(request), found, filled=len(seats)),
        "elects": bool(rules.may_elect_pairs(book)),
    }
    return show(request, commission, "commissions/votes.html", context, tab="sittings")


@require_http_methods(["GET", "HEAD", "POST"])
@needs("sitting.write")
def record(request, sitting, item, kind):
    """Record a vote on one point."""
    found, commission = ground(request, sitting)
    row = next((row for row in queries.items_of(found) if row.pk == item), None)
    is_pairs = kind == "pair"
    form_class = forms.FORMS.get("election" if is_pairs else kind)
    if row is None or form_class is None:
        raise Http404
    row.sitting, row.body, row.space = found, found.body, request.space
    more = {"is_pairs": is_pairs} if form_class is forms.ElectionForm else {}
    start = {"question": row.title.piece().text[:300]}
    seats = queries.in_the_room(found)
    form = form_class(request.POST if request.method == "POST" else None, seats=seats, initial=start, **more)
    if form.is_valid() and _record(form, row, is_pairs, request.user):
        messages.success(request, _("The vote is recorded. Its result stands in the minutes."))
        return redirect("commissions:votes", request.space.slug, found.pk)
    book = fillings.rules_of(found.body, found.day)
    context = {
        "form": form,
        "sitting": found,
        "item": row,
        "kind": kind,
        "rules": book,
        "asks_tie": bool(more) or rules.may_decide_tie(book, form_class.kind),
        "verdict": rules.may_record(granted(request), found, filled=len(seats)),
        "counts": [form[name] for name in form.counts],
    }
    return show(request, commission, "commissions/vote_form.html", context, tab="sittings")


def _record(form, item, is_pairs: bool, by):
    if isinstance(form, forms.ElectionForm):
        return attempt(
            form,
            actions.record_election,
            item=item,
            ballot=form.ballot(form.kind),
            candidates=form.candidates,
            posts=form.cleaned_data.get("posts") or 1,
            for_council=is_pairs,
            by=by,
        )
    return attempt(form, actions.record_vote, item=item, ballot=form.ballot(form.kind), by=by)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("sitting.write")
def take_back(request, sitting, vote):
    """Take a vote back, with a reason."""
    found, commission = ground(request, sitting)
    row = queries.vote(vote)
    if row is None or row.item.sitting_id != found.pk:
        raise Http404
    row.item.sitting = found
    row.space = row.item.space = request.space
    form = forms.TakeBackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try_it = attempt(form, _take_back, vote=row, reason=form.cleaned_data["reason"], by=request.user)
        if try_it:
            return redirect("commissions:votes", request.space.slug, found.pk)
    context = {"form": form, "sitting": found, "line": queries.line(row)}
    return show(request, commission, "commissions/vote_back.html", context, tab="sittings")


def _take_back(**values) -> bool:
    actions.take_back(**values)
    return True
