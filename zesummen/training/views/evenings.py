"""Evenings: the trainer's list on a phone, those of a case, one evening with its date, room and papers."""

from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel.access import Refused
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.mail import base_url
from zesummen.kernel.pages import attempt, granted, needs

from ..actions import evening_moves, evening_rooms
from ..actions import evenings as actions
from ..forms import evenings as forms
from ..forms import polls as date_forms
from ..models import Trainer
from ..queries import days, evening_letters
from ..queries import evening_calendar as calendars
from ..queries import evenings as queries
from ..queries.programme import programme_of
from ..rules import evenings as rules
from ..states import EveningState
from .base import on_case, on_evening, show, show_case

HELD = EveningState.HELD
READ = {"permission": "training.read"}
AGREE = {"permission": "training.ask", "body": "training.lead"}


def _here(case, evening, tail: str = "") -> str:
    return f"/s/{case.viewer.slug}/training/evenings/{evening.pk}/{tail}"


@require_safe
@needs("training.lead")
def evenings(request):
    """My evenings, coming first; whoever gives none sees those of all trainers."""
    today = timezone.localdate()
    mine = queries.own_trainer(request.user)
    trainer = None if mine is None or request.GET.get("of") == "all" else mine
    past = request.GET.get("when") == "past"
    context = {
        "rows": queries.lines(today, trainer=trainer, past=past),
        "mine": mine,
        "trainer": trainer,
        "past": past,
        "feed": f"{base_url()}/t/calendar/{calendars.feed_part(mine)}.ics" if mine else "",
        "section": "training",
    }
    return show(request, "training/evenings.html", context)


@require_safe
@on_case(**READ)
def of_case(request, case):
    """The evenings of one request, cancelled ones too."""
    rows = queries.of(case.request, cancelled=True)
    context = {"rows": rows, "host": case.host}
    return show_case(request, case, "training/case_evenings.html", context, tab="evenings")


@require_safe
@on_evening(**READ)
def evening(request, case, evening):
    """One evening: when, who, where, how the room is, and what is to be done next."""
    return _show(request, case, evening)


def _show(request, case, evening, *, why: str = "", status: int = 200):
    rights, today = granted(request), timezone.localdate()
    is_told, is_live = evening.sequence > 0, evening.state in queries.LIVE
    people, visitors = queries.people_of(evening) if is_told else ([], [])
    slot = (evening.day, evening.starts, evening.ends)
    letters = _missed(evening) if evening.state == HELD else len(evening_letters.on_paper([*people, *visitors]))
    context = {
        "evening": evening,
        "host": case.host,
        "place": calendars.place_of(evening, case.host),
        "title": calendars.title_of(evening),
        "programme": programme_of(evening) if is_told else None,
        "why": why,
        "visitors": visitors,
        "people": len(people),
        "letters": letters,
        "letters_wait": bool(letters) and evening.state == HELD and queries.letters_wait(evening),
        "conflicts": _lying(case, evening, slot) if is_live else [],
        "answers": _answers(case, evening),
        "owing": rules.owing(case.parties, evening),
        "waits_for": queries.names_of(rules.owing(case.parties, evening)),
        "slot": _slot_words(evening),
        "may_offer": rules.may_offer(rights, case, evening) and rules.has_lead(evening),
        "may_confirm": rules.may_confirm(rights, case, evening) and rules.has_lead(evening),
        "may_move": rules.may_move_evening(rights, case, evening),
        "may_cancel": rules.may_cancel(rights, case, evening),
        "may_tell_room": rules.may_tell_room(rights, case, evening),
        "may_lead": "training.lead" in rights if case.is_body else "training.ask" in rights,
        "room_is_late": bool(evening.room_until and not evening.room_confirmed_on and evening.room_until < today),
        "is_over": evening.day < today,
        "here": _here(case, evening),
    }
    return show_case(request, case, "training/evening.html", context, tab="evenings", status=status)


def _slot_words(evening) -> str:
    """The date as a button sends it: nobody confirms another one than stood on the page."""
    return f"{evening.day.isoformat()} {evening.starts:%H:%M} {evening.ends:%H:%M}"


def _answers(case, evening) -> list[tuple]:
    """At a common evening whose date is being agreed: each commune, with the day of its yes."""
    if len(case.parties) < 2 or evening.state not in ("proposed", "offered"):
        return []
    parties = [row for row in case.parties if row.is_host or row.confirmed_on]
    said = {row.pk: evening.agreed.get(str(row.pk)) for row in parties}
    return [
        (
            row,
            date.fromisoformat(day) if (day := said[row.pk]) else None,
            _here(case, evening, f"confirm/?party={row.pk}"),
        )
        for row in parties
    ]


def _lying(case, evening, slot) -> list[days.Conflict]:
    """What lies on the day; once both sides agreed, only what came up since or cannot be."""
    found = days.conflicts(case, *slot, evening=evening, number=evening.number)
    return found if evening.state != "confirmed" else [row for row in found if row.code in days.AVOIDED]


@require_http_methods(["GET", "HEAD", "POST"])
@on_evening(**AGREE)
def room(request, case, evening):
    """The commune says where the evening is, who holds the key, and what the room has."""
    verdict = rules.may_tell_room(granted(request), case, evening)
    if not verdict:
        return _show(request, case, evening, why=str(verdict.why), status=409)
    posted = request.POST if request.method == "POST" else None
    form = forms.RoomForm(posted, initial=forms.room_initial(evening))
    if form.is_valid():
        values = form.cleaned_data
        if attempt(
            form,
            evening_rooms.tell_room,
            case=case,
            evening=evening,
            expected=values["version"],
            is_sure=values["is_sure"],
            by=request.user,
            **form.values,
        ):
            messages.success(request, _("The room is noted; the trainer sees it."))
            return redirect(_here(case, evening))
    return show_case(request, case, "training/evening_room.html", _context(case, evening, form), tab="evenings")


def _context(case, evening, form) -> dict:
    return {"form": form, "evening": evening, "title": calendars.title_of(evening), "here": _here(case, evening)}


@require_http_methods(["GET", "HEAD", "POST"])
@on_evening(permission="training.lead")
def trainers(request, case, evening):
    """The training body chooses who gives the evening."""
    slot = (evening.day, evening.starts, evening.ends)
    posted = request.POST if request.method == "POST" else None
    rows = Trainer.objects.filter(is_active=True)
    form = forms.TrainersForm(posted, trainers=rows, initial={"lead": evening.lead_id, "second": evening.second_id})
    if form.is_valid() and attempt(
        form, evening_moves.set_trainers, case=case, evening=evening, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The trainers are noted."))
        return redirect(_here(case, evening))
    free = days.free_trainers(case, slot, without=evening)
    context = {**_context(case, evening, form), "free": free}
    return show_case(request, case, "training/evening_trainers.html", context, tab="evenings")


@require_http_methods(["GET", "HEAD", "POST"])
@on_evening(**AGREE)
def move(request, case, evening):
    """Another date; what lies on it and what becomes of the other evening is said before."""
    verdict = rules.may_move_evening(granted(request), case, evening)
    if not verdict:
        return _show(request, case, evening, why=str(verdict.why), status=409)
    others = queries.others(evening)
    posted = request.POST if request.method == "POST" else None
    form = date_forms.MoveForm(
        posted,
        initial={name: getattr(evening, name) for name in ("day", "starts", "ends", "version")}
        | {"lead": evening.lead_id, "second": evening.second_id},
        look=lambda *slot, trainers: days.conflicts(
            case, *slot, evening=evening, number=evening.number, trainers=trainers
        ),
        trainers=Trainer.objects.filter(is_active=True) if case.is_body else None,
        two=case.request.course.trainers_count > 1,
        is_confirmed=evening.state == "confirmed",
        has_others=bool(others),
    )
    if form.is_valid():
        values = form.cleaned_data
        again = bool(values.get("replan"))
        chosen = {"second": evening.second, **form.values} if form.values.get("lead") else form.values
        done = attempt(
            form,
            evening_moves.move,
            case=case,
            evening=evening,
            expected=values["version"],
            with_others=again,
            by=request.user,
            **chosen,
        )
        if done:
            messages.success(request, _("The date is changed; everybody who was told of the former one is told."))
            broken = rules.order_fits(case.request.course, evening.number, evening.day, others)
            if not broken:
                messages.warning(request, str(broken.why))
                return redirect(f"{case.base}dates/")
            return redirect(_here(case, evening))
    context = {**_context(case, evening, form), "others": others}
    return show_case(request, case, "training/evening_move.html", context, tab="evenings")


@require_http_methods(["GET", "HEAD", "POST"])
@on_evening(**AGREE)
def cancel(request, case, evening):
    """Take the date back, with a reason."""
    verdict = rules.may_cancel(granted(request), case, evening)
    if not verdict:
        return _show(request, case, evening, why=str(verdict.why), status=409)
    form = forms.CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(
        form, actions.cancel, case=case, evening=evening, reason=form.cleaned_data["reason"], by=request.user
    ):
        messages.success(request, _("The evening is cancelled; everybody who was told of it is told."))
        return redirect(f"{case.base}dates/")
    return show_case(request, case, "training/evening_cancel.html", _context(case, evening, form), tab="evenings")


def _act(request, case, evening, act, told: str):
    try:
        act(case, evening, by=request.user)
    except Refused as refusal:
        evening.refresh_from_db()
        return _show(request, case, evening, why=str(refusal.verdict.why), status=409)
    messages.success(request, told)
    return redirect(_here(case, evening))


@require_POST
@on_evening(**AGREE)
def offer(request, case, evening):
    """The training body offers the date to the commune."""
    return _act(request, case, evening, actions.offer, _("The date is offered to the commune, which confirms it."))


@require_POST
@on_evening(**AGREE)
def confirm(request, case, evening):
    """The other side confirms; at a common evening each commune for itself, or the desk for one that telephoned."""
    if request.POST.get("date", _slot_words(evening)) != _slot_words(evening):
        why = _("The date has changed meanwhile. Read it again before you confirm it.")
        return _show(request, case, evening, why=why, status=409)
    wanted = request.GET.get("party", "")
    party = next((row for row in case.parties if str(row.pk) == wanted), None)
    if wanted and (party is None or not case.is_body):
        raise Http404
    try:
        actions.confirm(case, evening, party=party, by=request.user)
    except Refused as refusal:
        evening.refresh_from_db()
        return _show(request, case, evening, why=str(refusal.verdict.why), status=409)
    if evening.state == "confirmed":
        messages.success(request, _("The evening is confirmed; everybody is told."))
    else:
        messages.success(request, _("The yes is noted. The evening is confirmed once every commune has agreed."))
    return redirect(_here(case, evening))


@require_safe
@on_evening(**READ)
def calendar(request, case, evening):
    """The evening for one's calendar."""
    content = calendars.book(
        str(case.body), [(evening, case.host)], language=get_language() or "", url=base_url() + _here(case, evening)
    )
    return http.response(content, f"{case.request.reference} {evening.number}", "ics")


def _missed(evening) -> int:
    """How many people hear by letter what makes up for an evening that they missed."""
    return len(evening_letters.on_paper(row for row, _near in queries.make_ups(evening, timezone.localdate())))


def _letter(case, evening, today: date):
    """The letters that are to be printed now: of an evening that was held, those for whoever missed it."""
    if evening.state == HELD:
        return evening_letters.missed_letters(case, evening, queries.make_ups(evening, today), today)
    people, visitors = queries.people_of(evening) if evening.sequence else ([], [])
    return evening_letters.evening_letters(case, evening, evening_letters.on_paper([*people, *visitors]), today)


@require_POST
@on_evening(**AGREE)
def letters_printed(request, case, evening):
    """The letters for those who missed the evening are on paper."""
    evening_rooms.letters_printed(case, evening, by=request.user)
    return redirect(_here(case, evening))


@require_safe
@on_evening(**AGREE)
def letters(request, case, evening):
    """The letters for those without an e-mail address, about the evening as it stands now."""
    letter = _letter(case, evening, timezone.localdate())
    if letter is None:
        return _show(request, case, evening, why=_("Nobody needs a letter: everybody hears it by mail."))
    try:
        return http.response(letter, letter.title, "pdf", inline=True)
    except ExportFault as fault:
        return _show(request, case, evening, why=str(http.explain(fault)), status=503)
