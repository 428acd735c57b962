"""What was on paper in the room: cards and flip charts keyed in, dots as numbers, photos kept; and the sheets to print."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.documents import queries as documents
from zesummen.documents.actions import Upload
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import attempt, granted

from ..actions import keyed_in as actions
from ..forms import rooms as forms
from ..queries import room_papers
from ..queries import rooms as queries
from ..queries import steps as step_queries
from ..rules import rooms as rules
from ..states import CardSource
from .base import on_evening, show_case
from .rooms import LEAD, address, room_or_404

NONE = {source.value: 0 for source in CardSource}


@require_http_methods(["GET", "HEAD", "POST"])
@on_evening(**LEAD)
def paper(request, case, evening):
    """One page for everything that was on paper; each of its forms is sent by itself."""
    room, steps = room_or_404(evening), step_queries.of(evening.session_id)
    brought = queries.keyed_in(room, steps)
    made = _forms(request, evening, steps, brought)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    form = made.get(act)
    if form is not None and form.is_valid() and _kept(request, case, evening, room, steps, act, form):
        return HttpResponseRedirect(address(case, evening, "live/paper/"))
    context = {
        "evening": evening,
        "here": address(case, evening),
        "room": room,
        "on": "live",
        "cards_form": made["cards"] if steps.of_cards else None,
        "dots_forms": [(row, made[f"dots-{row.number}"]) for row in steps.of_dots if made[f"dots-{row.number}"].groups],
        "photo_form": made["photo"],
        "problem_forms": [form] if form is not None else [],
        "files": documents.files_of(evening.folder_id, granted(request)) if evening.folder_id else [],
        "sums": [(row, {**NONE, **brought.cards.get(row.number, {})}) for row in steps.of_cards],
        "may_lead": rules.may_lead(granted(request), case),
    }
    status = 422 if form is not None else 200
    return show_case(request, case, "training/room_paper.html", context, tab="evenings", status=status)


def _forms(request, evening, steps, brought) -> dict:
    """Every form of the page, bound where it was sent."""
    act = request.POST.get("act", "")

    def data(key: str) -> tuple:
        return (request.POST, request.FILES) if request.method == "POST" and act == key else (None, None)

    start = {"client_key": uuid.uuid4().hex[:24], "language": evening.language}
    made: dict = {
        "cards": forms.KeyedInForm(data("cards")[0], steps=steps.of_cards, initial=start),
        "photo": forms.PhotoForm(*data("photo")),
    }
    for row in steps.of_dots:
        key = f"dots-{row.number}"
        groups, keyed = brought.walls[row.number].groups, brought.dots.get(row.number, {})
        made[key] = forms.DotsForm(data(key)[0], groups=groups, keyed=keyed, prefix=key)
    return made


def _kept(request, case, evening, room, steps, act: str, form) -> bool:
    also = {"case": case, "by": request.user}
    if act == "cards":
        typed = form.cleaned_data
        count = attempt(form, actions.key_in_cards, room=room, steps=steps, **typed, **also)
        if count is not None:
            told = ngettext("%(count)d card is keyed in.", "%(count)d cards are keyed in.", count)
            messages.success(request, told % {"count": count})
        return count is not None
    if act == "photo":
        upload = Upload.of(form.cleaned_data["photo"])
        title = form.cleaned_data["title"]
        kept = attempt(form, actions.keep_photo, evening=evening, upload=upload, title=title, **also)
        if kept is not None:
            messages.success(request, _("The photo is kept with the papers of the evening."))
        return kept is not None
    step = int(act.removeprefix("dots-"))
    done = attempt(form, _dots, room=room, steps=steps, step=step, counts=form.counts, **also)
    if done:
        messages.success(request, _("The dots are counted."))
    return bool(done)


def _dots(**values) -> bool:
    actions.key_in_dots(**values)
    return True


@require_safe
@on_evening(**LEAD)
def sheet(request, case, evening, what, language, kind):
    """Cards to write on, or a sheet for dots, with the step's question."""
    steps = step_queries.of(evening.session_id)
    room = queries.of(evening)
    maker = {"cards": room_papers.card_sheets, "dots": room_papers.dot_sheets}[what]
    document = maker(case, evening, steps, room, language=language)
    if document is None:
        raise Http404
    try:
        return http.response(document, document.title, kind, inline=True)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return HttpResponseRedirect(address(case, evening, "run/"))
