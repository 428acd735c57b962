"""Dates of a request: what is proposed, polls with their answers, one date proposed directly."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import F
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel.access import Refused
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import attempt, granted

from .. import participant_codes
from ..actions import evenings as evening_actions
from ..actions import participant_codes as code_actions
from ..actions import polls as actions
from ..forms import polls as forms
from ..models import Participant, Trainer
from ..queries import days, evening_letters, participants
from ..queries import evenings as evening_queries
from ..queries import polls as queries
from ..rules import evenings as evening_rules
from ..rules import polls as rules
from .base import on_case, show_case

READ = {"permission": "training.read"}
AGREE = {"permission": "training.ask", "body": "training.lead"}
USUAL_DAYS = 10  # to answer a poll


def _at(case, tail: str = ""):
    return f"{case.base}dates/{tail}"


def _poll_or_404(case, pk: int):
    found = queries.find(case, pk)
    if found is None:
        raise Http404
    return found


@require_safe
@on_case(**READ)
def dates(request, case):
    """Each session with its date, its polls, and what can be done next."""
    evenings = {row.number: row for row in evening_queries.of(case.request)}
    polls = queries.of(case.request)
    sessions = list(case.request.course.sessions.order_by("number"))
    rows = [
        {
            "session": row,
            "evening": evenings.get(row.number),
            "broken": _broken(case, row.number, evenings),
            "waits_for": _waits_for(case, evenings.get(row.number)),
            "polls": [poll for poll in polls if poll.session_number == row.number],
            "open": next((p for p in polls if p.session_number == row.number and p.state == "open"), None),
        }
        for row in sessions
    ]
    context = {
        "rows": rows,
        "lead": next((row for row in rows if row["evening"] is None and row["open"] is None), None),
        "may": evening_rules.may_agree(granted(request), case),
        "mine": _own(request, case),
    }
    return show_case(request, case, "training/dates.html", context, tab="dates")


def _broken(case, number: int, evenings: dict) -> str:
    """Why an evening no longer fits to those before it; empty where it does or was held."""
    one = evenings.get(number)
    if one is None or one.state == "held":
        return ""
    before = {other: row.day for other, row in evenings.items() if other < number}
    return str(evening_rules.order_fits(case.request.course, number, one.day, before).why)


def _waits_for(case, evening) -> str:
    """Who confirms an offered date: the commission, or the communes of a common evening that have not said yes."""
    if evening is None or len(case.parties) < 2:
        return case.host.commission_name
    return evening_queries.names_of(evening_rules.owing(case.parties, evening))


def _own(request, case) -> Participant | None:
    """The signed-in person as somebody who takes part."""
    rows = Participant.objects.filter(request=case.request, person=request.user, left_on__isnull=True)
    return rows.exclude(code_digest="").order_by(F("seat_number").asc(nulls_last=True), "pk").first()


@require_safe
@never_cache
@on_case(**READ)
def mine(request, case):
    """My own page of this training, for members with an account: the same that the link in the mail opens."""
    found = _own(request, case)
    if found is None:
        raise Http404
    return redirect("training_open:participant", participant_codes.part_of(found))


def _number_or_404(case, number: int) -> int:
    if not 1 <= number <= case.request.course.sessions_count:
        raise Http404
    return number


@require_http_methods(["GET", "HEAD", "POST"])
@on_case(**AGREE)
def poll_new(request, case, number):
    """Choose dates and ask the members about them."""
    _number_or_404(case, number)
    today = timezone.localdate()
    posted = request.POST if request.method == "POST" else None
    found = days.proposals(case, number)
    initial = {"answers_until": today + timedelta(days=USUAL_DAYS)}
    form = forms.PollForm(
        posted,
        proposals=found,
        look=lambda slots: days.conflicts_of(case, slots, number=number),
        initial=initial,
    )
    if form.is_valid():
        values = form.cleaned_data
        made = attempt(
            form,
            actions.open_poll,
            case=case,
            number=number,
            slots=form.slots,
            answers_until=values["answers_until"],
            message=values["message"],
            by=request.user,
        )
        if made:
            messages.success(request, _("The poll is sent. Print the letters for those without an e-mail address."))
            return redirect(_at(case, f"polls/{made.pk}/"))
    context = {"form": form, "number": number}
    return show_case(request, case, "training/poll_form.html", context, tab="dates")


@require_http_methods(["GET", "HEAD", "POST"])
@on_case(**AGREE)
def propose(request, case, number):
    """Propose one date directly, without a poll."""
    _number_or_404(case, number)
    posted = request.POST if request.method == "POST" else None
    form = forms.DateForm(
        posted,
        initial=_first(case, number) if posted is None else None,
        look=lambda *slot, trainers: days.conflicts(case, *slot, number=number, trainers=trainers),
        trainers=Trainer.objects.filter(is_active=True) if case.is_body else None,
        two=case.request.course.trainers_count > 1,
    )
    if form.is_valid():
        made = attempt(form, evening_actions.propose, case=case, number=number, by=request.user, **form.values)
        if made:
            if case.is_body and made.lead_id:
                attempt(form, evening_actions.offer, case=case, evening=made, by=request.user)
                messages.success(request, _("The date is offered to the commune, which confirms it."))
            elif case.is_body:
                messages.success(request, _("The date is noted. Choose who leads it, then offer it to the commune."))
            else:
                messages.success(request, _("The training body is told. It confirms the date with a trainer."))
            return redirect(f"/s/{case.viewer.slug}/training/evenings/{made.pk}/")
    context = {"form": form, "number": number}
    return show_case(request, case, "training/propose.html", context, tab="dates")


def _first(case, number: int) -> dict:
    found = days.proposals(case, number, most=1)
    return {"day": found[0].day, "starts": found[0].starts, "ends": found[0].ends} if found else {}


@require_safe
@on_case(**READ)
def poll(request, case, poll):
    """Seats crossed with dates, the best first; who is silent; what to do next."""
    found = _poll_or_404(case, poll)
    return _show_poll(request, case, found)


def _show_poll(request, case, found, *, why: str = "", status: int = 200):
    matrix = queries.matrix(case, found)
    rights = granted(request)
    context = {
        "poll": found,
        "matrix": matrix,
        "why": why,
        "may_close": rules.may_close(rights, case, found),
        "may_remind": rules.may_remind(rights, case, found) if matrix.silent else False,
        "may_key_in": rules.may_key_in(rights, case, found),
        "may_choose": rules.may_choose(rights, case, found)
        and not any(row.date.chosen for row in matrix.columns)
        and not found.has_evening,
        "letters": len(evening_letters.on_paper(matrix.silent)),
        "chosen": next((row.date for row in matrix.columns if row.date.chosen), None),
        "here": _at(case, f"polls/{found.pk}/"),
        "mine": any(row.person_id == request.user.pk and row.code_digest for row in matrix.people),
    }
    return show_case(request, case, "training/poll.html", context, tab="dates", status=status)


def _act(request, case, found, act, told: str):
    try:
        act()
    except Refused as refusal:
        return _show_poll(request, case, found, why=str(refusal.verdict.why), status=409)
    messages.success(request, told)
    return redirect(_at(case, f"polls/{found.pk}/"))


@require_POST
@on_case(**AGREE)
def remind(request, case, poll):
    """Remind the silent, once."""
    found = _poll_or_404(case, poll)
    return _act(
        request, case, found, lambda: actions.remind(case, found, by=request.user), _("The silent are reminded.")
    )


@require_POST
@on_case(**AGREE)
def close(request, case, poll):
    """Close the poll before its last day."""
    found = _poll_or_404(case, poll)
    return _act(request, case, found, lambda: actions.close(case, found, by=request.user), _("The poll is closed."))


@require_POST
@on_case(**AGREE)
def choose(request, case, poll):
    """One of the dates becomes the evening."""
    found = _poll_or_404(case, poll)
    wanted = request.POST.get("date", "")
    row = next((row for row in queries.dates_of(found) if str(row.pk) == wanted), None)
    if row is None:
        return _show_poll(request, case, found, why=_("Choose one of the dates."), status=409)
    try:
        made = actions.choose(case, poll=found, chosen=row, by=request.user)
    except Refused as refusal:
        return _show_poll(request, case, _poll_or_404(case, poll), why=str(refusal.verdict.why), status=409)
    words = {
        "offered": _("The date is offered to the commune, which confirms it."),
        "proposed": _("The training body is told. It confirms the date with a trainer."),
    }
    if case.is_body and made.state == "proposed":
        messages.warning(request, _("No trainer is free at that hour. Choose one, or another date."))
    else:
        messages.success(request, words[made.state])
    return redirect(f"/s/{case.viewer.slug}/training/evenings/{made.pk}/")


@require_safe
@on_case(**AGREE)
def letters(request, case, poll):
    """The letters for those without an e-mail address who have not answered, with slip, QR code and code."""
    found = _poll_or_404(case, poll)
    rows = evening_letters.on_paper(queries.silent(found, participants.of(case.request)))
    letter = evening_letters.poll_letters(case, found, queries.dates_of(found), rows, timezone.localdate())
    if letter is None:
        return _show_poll(
            request, case, found, why=_("Nobody needs a letter: all others hear it by mail or have answered.")
        )
    try:
        return http.response(letter, letter.title, "pdf", inline=True)
    except ExportFault as fault:
        return _show_poll(request, case, found, why=str(http.explain(fault)), status=503)


def _person_or_404(case, pk: int) -> Participant:
    found = participants.find(case.request, pk)
    if found is None or found.left_on is not None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@on_case(**AGREE)
def key_in(request, case, poll, person):
    """Key in what somebody said on paper or by telephone."""
    found, who = _poll_or_404(case, poll), _person_or_404(case, person)
    posted = request.POST if request.method == "POST" else None
    form = forms.AnswerForm(posted, dates=queries.dates_of(found), voices=queries.voices_of(found, who))
    if form.is_valid():
        try:
            actions.key_in(case, poll=found, participant=who, voices=form.voices, by=request.user)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The answer of %(name)s is noted.") % {"name": who.name})
            return redirect(_at(case, f"polls/{found.pk}/"))
    context = {"poll": found, "form": form, "who": who, "here": _at(case, f"polls/{found.pk}/")}
    return show_case(request, case, "training/poll_key_in.html", context, tab="dates")


@require_POST
@on_case(**AGREE)
def renew_code(request, case, poll, person):
    """A new code for somebody whose letter was lost."""
    found, who = _poll_or_404(case, poll), _person_or_404(case, person)
    code_actions.renew(case=case, participant=who, by=request.user)
    messages.success(request, _("%(name)s has a new code. Print the letter again.") % {"name": who.name})
    return redirect(_at(case, f"polls/{found.pk}/answers/{who.pk}/"))
