"""Calls for candidates of a commission: the list, one call, its words and days, the selection, the decision."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents import queries as documents
from zesummen.kernel import journal
from zesummen.kernel.moves import may_move
from zesummen.kernel.numbers import whole
from zesummen.kernel.pages import attempt, granted, needs
from zesummen.kernel.words import LANGUAGES

from .. import states
from ..actions import applications as file_actions
from ..actions import appointment
from ..actions import calls as actions
from ..call_words import NOTICE
from ..forms import applications as file_forms
from ..forms import calls as forms
from ..queries import applications as files
from ..queries import call_papers as papers
from ..queries import calls as queries
from ..queries import candidate_letters as letters
from ..queries import rulebook
from ..queries import seats as seat_queries
from ..rules import applications as file_rules
from ..rules import calls as rules
from ..states import CallState
from .base import commission_or_404, show
from .papers import paper

TAB = "calls"
FOR_DAYS = 30  # how long a new call is open unless somebody says otherwise


def call_or_404(request, pk: int, call: int):
    """The call of this commission in the open space."""
    found = queries.find(pk, call)
    if found is None:
        raise Http404
    found.space = found.commission.space = found.commission.body.space = request.space
    return found


def back_to(request, call):
    """Back to the page of the call."""
    return redirect("commissions:call", request.space.slug, call.commission_id, call.pk)


def posted(request):
    """The form's data when it was sent."""
    return request.POST if request.method == "POST" else None


@require_safe
@needs("commission.read")
def calls(request, pk):
    """All calls of the commission; the reserve list and the pool for those who may read them."""
    commission = commission_or_404(request, pk)
    rights = granted(request)
    context = {
        "rows": queries.rows(commission),
        "book": rulebook.rules_on(commission, timezone.localdate()),
        "may_call": rules.may_call(rights, commission),
        "may_read": file_rules.may_read(rights),
        "is_none": not commission.calls.exists(),
    }
    return show(request, commission, "commissions/calls.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("candidate.write")
def call_new(request, pk):
    """Begin a call; ``?seat=`` ticks a seat that fell vacant. Whoever stands on the reserve list is shown first."""
    commission = commission_or_404(request, pk)
    today = timezone.localdate()
    found = seat_queries.composition(commission, max(today, commission.from_on))
    vacant = [row.seat for row in found.seats if row.is_vacant or row.full.leaves_on or not row.substitute]
    ticked = [str(seat.number) for seat in vacant if str(seat.pk) == request.GET.get("seat", "")]
    free = len(found.vacant) if found.seats else found.rules.max_members
    start = {
        "seats": ticked,
        "seats_full": 1 if ticked else free,
        "seats_substitute": 0 if ticked or found.substitute_rule == "none" else free,
        "opens_on": today,
        "closes_on": today + timedelta(days=FOR_DAYS),
        "takes_late": bool(ticked),
        "contact": _contact(request.space),
        **queries.proposed_words(commission, today),
    }
    form = forms.CallForm(posted(request), seats=vacant, substitutes=found.substitute_rule, initial=start)
    if form.is_valid():
        values = {"seat_numbers": form.numbers, "by": request.user, **form.values}
        if made := attempt(form, actions.begin, commission=commission, **values):
            return back_to(request, made)
    reserve = files.reserve(commission) if vacant else []
    context = {"form": form, "call": None, "reserve": len(reserve), "book": found.rules}
    return show(request, commission, "commissions/call_form.html", context, tab=TAB)


def _contact(space) -> str:
    return ", ".join(part for part in (space.contact_name, space.contact_phone, space.contact_email) if part)[:300]


@require_http_methods(["GET", "POST"])
@needs("candidate.write")
def call_none(request, pk):
    """Record that there is no call, with the reason."""
    commission = commission_or_404(request, pk)
    form = forms.NoCallForm(posted(request))
    if form.is_valid() and attempt(
        form, actions.record_none, commission=commission, by=request.user, **form.cleaned_data
    ):
        return redirect("commissions:calls", request.space.slug, pk)
    book = rulebook.rules_on(commission, timezone.localdate())
    return show(request, commission, "commissions/call_none.html", {"form": form, "book": book}, tab=TAB)


@require_safe
@needs("commission.read")
def call(request, pk, call):
    """One call: what it says, where it stands, what comes next."""
    found = call_or_404(request, pk, call)
    rights, today = granted(request), timezone.localdate()
    may_read = file_rules.may_read(rights)
    drafted = queries.decision_in_work(found) if may_read else None
    rows = files.with_papers(found, files.rows(found)) if may_read else []
    counts = files.counts(rows)
    context = {
        "call": found,
        "rows": rows,
        "counts": counts,
        "today": today,
        "public_link": f"/{request.LANGUAGE_CODE}/c/{request.space.slug}/call/{found.pk}/",
        "papers": [(code, NOTICE[code]["title"], NOTICE[code]["form_title"]) for code in LANGUAGES]
        if found.opens_on and found.closes_on
        else [],
        "may_write": rules.may_call(rights, found.commission),
        "files": documents.files_of(found.folder_id, rights, request.user),
        "entries": journal.lines_about(found, 12) if may_read else [],
        "drafted": drafted,
        "to_enter": queries.decision_to_enter(found) if may_read else None,
        "untold": files.letters_waiting(rows),
        "may_read": may_read,
        "may_keep": file_rules.may_keep(rights, found),
        "may_choose": file_rules.may_choose(rights, found, is_drafted=drafted is not None),
        "may_change": rules.may_change(rights, found),
        "may_publish": rules.may_publish(rights, found, today),
        "may_close": rules.may_close(rights, found, today),
        "may_reopen": rules.may_reopen(rights, found, is_decided=drafted is not None),
        "may_archive": rules.may_archive(rights, found),
        "may_select": rules.may_call(rights, found.commission) and may_move(found, states.START_SELECTION),
        "may_decide": rules.may_call(rights, found.commission)
        and found.state in (CallState.CLOSED, CallState.SELECTION)
        and drafted is None,
    }
    if may_read and rows and request.method == "GET":
        file_actions.look_at_all(found, by=request.user, what=found.commission.body.name.piece("fr").text)
    return show(request, found.commission, "commissions/call.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("candidate.write")
def call_edit(request, pk, call):
    """Change the words and the days."""
    found = call_or_404(request, pk, call)
    book = rulebook.rules_on(found.commission, timezone.localdate())
    start = {name: getattr(found, name) for name in (*actions.FIELDS, "version")}
    form = forms.CallForm(posted(request), substitutes=book.has_substitutes, initial=start)
    if form.is_valid():
        values = {"call": found, "expected": form.cleaned_data["version"] or 0, "by": request.user}
        if attempt(form, actions.change, **values, **form.values):
            return back_to(request, found)
    context = {"form": form, "call": found, "reserve": 0, "book": book}
    return show(request, found.commission, "commissions/call_form.html", context, tab=TAB)


@require_POST
@needs("candidate.write")
def call_act(request, pk, call, act):
    """Publish, close, begin the selection, archive, draft the decision, enter it: acts without a question."""
    found = call_or_404(request, pk, call)
    if act == "publish":
        actions.publish(call=found, by=request.user)
        messages.success(request, _("The call is published. Everybody can read it and apply."))
    elif act == "close":
        actions.close(call=found, by=request.user)
    elif act == "select":
        actions.start_selection(call=found, by=request.user)
        return redirect("commissions:selection", request.space.slug, pk, call)
    elif act == "archive":
        actions.archive(call=found, by=request.user)
    elif act == "decide":
        decision = appointment.draft(call=found, by=request.user)
        messages.success(request, _("The decision is drafted, for a closed sitting. It goes on with the council."))
        return redirect("council:deliberation", request.space.slug, decision.pk)
    elif act == "enter":
        decision = queries.decision_to_enter(found)
        if decision is None:
            raise Http404
        count = appointment.enter(call=found, decision=decision, by=request.user)
        told = ngettext("%(count)d person is seated.", "%(count)d people are seated.", count)
        messages.success(request, told % {"count": count})
    else:
        raise Http404
    return back_to(request, found)


@require_http_methods(["GET", "POST"])
@needs("candidate.write")
def call_reopen(request, pk, call):
    """Open a closed call again."""
    found = call_or_404(request, pk, call)
    start = {"closes_on": timezone.localdate() + timedelta(days=14)}
    form = forms.ReopenForm(posted(request), initial=start)
    if form.is_valid() and attempt(form, actions.reopen, call=found, by=request.user, **form.cleaned_data):
        return back_to(request, found)
    return show(request, found.commission, "commissions/call_reopen.html", {"form": form, "call": found}, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("candidate.read")
def selection(request, pk, call):
    """Choose among the candidates: tick some, say what becomes of them; order the proposed and the reserve."""
    found = call_or_404(request, pk, call)
    rights = granted(request)
    drafted = queries.decision_in_work(found)
    may_choose = file_rules.may_choose(rights, found, is_drafted=drafted is not None)
    rows = files.rows(found)
    rule = rulebook.rules_on(found.commission, timezone.localdate()).has_substitutes
    candidates = [row.application for row in rows]
    is_order = request.method == "POST" and "order" in request.POST
    form = file_forms.SelectionForm(None if is_order else posted(request), files=candidates, substitutes=rule)
    if is_order:
        file_actions.rank(call=found, numbers=_numbers(request.POST), by=request.user)
        return redirect("commissions:selection", request.space.slug, pk, call)
    if form.is_valid():
        values = form.cleaned_data
        chosen = [int(key) for key in values["chosen"]]
        done = attempt(form, file_actions.choose, call=found, chosen=chosen, what=values["what"], by=request.user)
        if done:
            told = ngettext("%(count)d file moved.", "%(count)d files moved.", done)
            messages.success(request, told % {"count": done})
            return redirect("commissions:selection", request.space.slug, pk, call)
    if rows and request.method == "GET":
        file_actions.look_at_all(found, by=request.user, what=_("selection"))
    context = {
        "call": found,
        "form": form,
        "rows": rows,
        "counts": files.counts(rows),
        "figures": files.figures(rows),
        "may_choose": may_choose,
        "drafted": drafted,
        "has_substitutes": rule != "none",
        "may_decide": rules.may_call(rights, found.commission)
        and drafted is None
        and found.state in file_rules.SELECTING,
        "can_decide": file_rules.can_be_decided(found, candidates),
    }
    return show(request, found.commission, "commissions/call_selection.html", context, tab=TAB)


def _numbers(data) -> dict[int, int]:
    found = {}
    for name, value in data.items():
        pk, place = whole(name.removeprefix("place-")), whole(value)
        if name.startswith("place-") and pk is not None and place is not None:
            found[pk] = min(place, 999)
    return found


@require_http_methods(["GET", "POST"])
@needs("candidate.write")
def call_letters(request, pk, call):
    """Letters to candidates without an e-mail address; then it is recorded that they went."""
    found = call_or_404(request, pk, call)
    if request.method == "POST":
        count = file_actions.record_letters(call=found, by=request.user)
        told = ngettext("%(count)d letter is recorded as sent.", "%(count)d letters are recorded as sent.", count)
        messages.success(request, told % {"count": count})
        return back_to(request, found)
    context = {"call": found, "rows": files.untold(found)}
    return show(request, found.commission, "commissions/call_letters.html", context, tab=TAB)


@require_safe
@needs("candidate.write")
def letters_file(request, pk, call, kind):
    """All letters that wait, one a page."""
    found = call_or_404(request, pk, call)
    rows = files.untold(found)
    if not rows:
        messages.info(request, _("No letter waits."))
        return redirect("commissions:call_letters", request.space.slug, pk, call)
    for row in rows:
        row.call, row.space = found, request.space
    file_actions.look_at_all(found, by=request.user, what=_("letters"))
    language = letters.language_of(rows[0])
    back = ("commissions:call_letters", request.space.slug, pk, call)
    make = lambda: letters.outcome_letters(rows, timezone.localdate())  # noqa: E731
    return paper(request, make, kind, language, back, languages=LANGUAGES)


@require_safe
@needs("commission.read")
def call_paper(request, pk, call, name, language, kind):
    """The notice or the blank form, in one of five languages; before the call is published too."""
    found = call_or_404(request, pk, call)
    if not (found.opens_on and found.closes_on):
        raise Http404
    today = timezone.localdate()
    sheet = queries.public_sheet(found, request.space, today)
    make = {"notice": papers.notice, "form": papers.blank}[name]
    back = ("commissions:call", request.space.slug, pk, call)
    return paper(
        request, lambda: make(sheet, request.space, language, today), kind, language, back, languages=LANGUAGES
    )
