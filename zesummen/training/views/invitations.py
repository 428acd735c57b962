"""Rounds of invitations: the list, one round with its communes, the letter and who signs it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents import exports
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import attempt, needs
from zesummen.kernel.words import active_language

from ..actions import invitations as actions
from ..forms import invitations as forms
from ..invitation_texts import LANGUAGES
from ..models import Course, InvitationRound
from ..queries import invitation_papers as papers
from ..queries import invitations as queries
from ..states import CourseState, InvitationState
from .base import show


def posted(request):
    """The data of a posted form, else nothing."""
    return request.POST if request.method == "POST" else None


def round_or_404(request, pk: int) -> InvitationRound:
    """A round of this training body, with its course."""
    found = queries.find_round(pk)
    if found is None:
        raise Http404
    found.space = found.course.space = request.space
    return found


def to_round(request, pk: int, tail: str = ""):
    """Back to the round."""
    return redirect(f"/s/{request.space.slug}/training/invitations/{pk}/{tail}")


@require_safe
@needs("training.desk")
def invitations(request):
    """All rounds, with how they stand."""
    context = {"rows": queries.rounds(), "is_offered": Course.objects.filter(state=CourseState.OFFERED).exists()}
    return show(request, "training/invitations.html", context)


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def invitation_new(request):
    """Begin a round: the course, the regime, the communes."""
    courses = Course.objects.filter(state=CourseState.OFFERED)
    language = active_language()
    communes = [
        (found.commune.pk, found.commune.name_in(language)) for found in queries.addressees(timezone.localdate())
    ]
    start = {"to": forms.ALL, "dated_on": timezone.localdate(), "course": request.GET.get("course", "")}
    form = forms.BeginForm(posted(request), courses=courses, communes=communes, initial=start)
    if form.is_valid():
        values = form.cleaned_data
        course = values["course"]
        course.space = request.space
        made = attempt(
            form,
            actions.begin,
            course=course,
            dated_on=values["dated_on"],
            regime=values["regime"],
            communes=_chosen(values, communes),
            by=request.user,
        )
        if made:
            messages.success(request, _("The round is begun. Read the letter through before it goes."))
            return to_round(request, made.pk)
    return show(request, "training/invitation_new.html", {"form": form})


def _chosen(values: dict, communes: list) -> list[int] | None:
    if values["to"] == forms.ALL:
        return None
    if values["to"] == forms.CHOSEN:
        return [int(pk) for pk in values["communes"]]
    asked = queries.asked_for(values["course"])
    return [pk for pk, _name in communes if pk not in asked]


def _wanted(request) -> queries.Wanted:
    data = request.GET
    return queries.Wanted(data.get("state", "")[:20], data.get("canton", "")[:4], data.get("q", "").strip()[:100])


def _unsent(rows) -> list:
    """Letters that never went. One that came back is sent again by itself, once its address is right."""
    return [row for row in rows if row.state == InvitationState.TO_SEND]


@require_safe
@needs("training.desk")
def invitation_round(request, pk):
    """One round: its communes with what became of each, and what can be done for many at once."""
    found, wanted = round_or_404(request, pk), _wanted(request)
    every = queries.rows_of(found)
    shown = every if wanted.is_all else queries.rows_of(found, wanted)
    form = forms.FilterForm(request.GET or None, cantons=queries.cantons(every))
    context = {
        "round": found,
        "rows": [(row, queries.TONES[row.state]) for row in shown],
        "counts": queries.counts(every),
        "total": len(every),
        "filter": form,
        "query": request.GET.urlencode(),
        "is_filtered": not wanted.is_all,
        "to_post": len(_unsent(shown)),
        "to_mail": sum(bool(row.email) for row in _unsent(shown)),
        "today": timezone.localdate(),
        "to_remind": sum(row.state in queries.WAITING and bool(row.email) for row in shown),
        "languages": LANGUAGES,
    }
    return show(request, "training/invitation_round.html", context)


@require_POST
@needs("training.desk")
def round_act(request, pk, act):
    """For all communes shown: note as sent by letter, send by mail, remind by mail."""
    found = round_or_404(request, pk)
    rows = queries.rows_of(found, _wanted(request))
    if act == "mark-sent":
        count = actions.note_all_sent(round=found, rows=_unsent(rows), by=request.user)
        told = ngettext("%(n)d letter is noted as sent.", "%(n)d letters are noted as sent.", count)
    elif act == "mail":
        count = actions.mail_all(round=found, rows=_unsent(rows), by=request.user)
        told = ngettext("%(n)d mail is on its way.", "%(n)d mails are on their way.", count)
    elif act == "remind":
        count = actions.remind_all(round=found, rows=rows, by=request.user)
        told = ngettext("%(n)d commune is reminded by mail.", "%(n)d communes are reminded by mail.", count)
    else:
        raise Http404
    messages.success(request, told % {"n": count})
    query = request.GET.urlencode()
    return to_round(request, pk, f"?{query}" if query else "")


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def letter_edit(request, pk):
    """The text of the letter."""
    found = round_or_404(request, pk)
    start = {name: getattr(found, name) for name in (*actions.FIELDS, "version")}
    form = forms.LetterForm(posted(request), initial=start)
    if form.is_valid():
        values = {"round": found, "expected": form.cleaned_data["version"], "by": request.user}
        if attempt(form, actions.change, **values, **form.values):
            return to_round(request, pk)
    return show(request, "training/invitation_letter.html", {"form": form, "round": found})


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def signatories(request, pk):
    """Who signs, in which order; one more."""
    found = round_or_404(request, pk)
    form = forms.SignatoryForm(posted(request), initial={"version": found.version})
    if form.is_valid():
        values = {"round": found, "expected": form.cleaned_data["version"], "by": request.user}
        if attempt(form, actions.add_signatory, **values, **form.values):
            return to_round(request, pk, "signatories/")
    people = [(number, person) for number, person in enumerate(found.signatories)]
    return show(request, "training/invitation_signatories.html", {"form": form, "round": found, "people": people})


@require_POST
@needs("training.desk")
def signatory_act(request, pk, place, act):
    """One place up or down, or off the list."""
    found, version = round_or_404(request, pk), request.POST.get("version", "")
    expected = int(version) if version.isdecimal() and len(version) < 10 else 0
    values = {"round": found, "expected": expected, "place": int(place), "by": request.user}
    if act == "remove":
        actions.remove_signatory(**values)
    else:
        actions.move_signatory(up=act == "up", **values)
    return to_round(request, pk, "signatories/")


def answer(request, make, kind: str, back: str):
    """The document as a file; a fault is a message on the page before."""
    document = make()
    if document is None:
        raise Http404
    try:
        return exports.answer(document, kind)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect(back)


@require_safe
@needs("training.desk")
def letters_file(request, pk, language, kind, sheet=""):
    """The letters to all communes shown, one after the other; with the course's sheet behind each where wanted."""
    found = round_or_404(request, pk)
    rows = queries.rows_of(found, _wanted(request))
    if not rows:
        messages.info(request, _("No commune is shown: no letter to print."))
        return to_round(request, pk)
    make = lambda: papers.letters(found, rows, language, with_sheet=bool(sheet))  # noqa: E731
    return answer(request, make, kind, found.get_absolute_url())


@require_safe
@needs("training.desk")
def table_file(request, pk, kind):
    """The table of the communes shown, as a spreadsheet."""
    found = round_or_404(request, pk)
    rows, name = queries.rows_of(found, _wanted(request)), _("Invitations")
    content = papers.table(found, rows) if kind == "csv" else papers.workbook(found, rows, timezone.localdate())
    try:
        return http.response(content, name, kind)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return to_round(request, pk)
