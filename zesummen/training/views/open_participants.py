"""The participant's page by personal link or typed code: no account. Opening a link changes nothing; buttons do."""

from collections.abc import Callable
from functools import cache as keep
from functools import wraps
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from django.core.cache import cache
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.commissions.forms.cards import CodeForm, LanguageForm
from zesummen.commissions.views.members import guarded, open_answer
from zesummen.kernel.access import Refused
from zesummen.kernel.exports import http
from zesummen.kernel.mail import base_url
from zesummen.kernel.pages import open_page
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import LANGUAGES, REFERENCE

from .. import participant_codes, queries
from ..actions import evening_rooms
from ..actions import polls as poll_actions
from ..actions.participant_codes import choose_language
from ..forms import after as after_forms
from ..forms import polls as forms
from ..models import Evening, Participant, Poll
from ..queries import evening_calendar as calendars
from ..queries import evenings as evening_queries
from ..queries import polls as poll_queries
from ..rules import evenings as rules
from ..states import PollState

MOST_WRONG = 10  # codes typed wrongly from one address
FOR_SECONDS = 3600


def _wrong_so_far(request) -> tuple[str, int]:
    key = f"participant-code:{request.META.get('REMOTE_ADDR', '')}"
    return key, cache.get(key, 0)


@require_http_methods(["GET", "HEAD", "POST"])
@open_page
@never_cache
def enter(request):
    """Type the code of the letter."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound and form.is_valid():
        key, wrong = _wrong_so_far(request)
        row = participant_codes.open_code(form.cleaned_data["code"]) if wrong < MOST_WRONG else None
        if wrong >= MOST_WRONG:
            status = 429
            form.add_error("code", _("Too many wrong codes. Wait an hour, or call the secretary of your commission."))
        elif row is not None:
            return guarded(redirect("training_open:participant", participant_codes.part_of(row)))
        else:
            cache.add(key, 0, FOR_SECONDS)
            cache.incr(key)
            form.add_error("code", _("This code does not exist. Compare it with your letter, letter by letter."))
    return open_answer(request, "training/open/enter.html", {"form": form}, status=status)


def by_link(view):
    """Open the training body and the person of the link, in the person's language; a clear page where it opens nothing.

    The view gets ``(request, participant, …)``, inside the training body's space.
    """

    @open_page
    @never_cache
    @wraps(view)
    def opened(request, part, **kwargs):
        row = participant_codes.open_link(part)
        if row is None:
            return _bad(
                request,
                _("This link is not complete, or was replaced by a newer one. Type the code of your newest letter."),
            )
        with inside(row.space):
            row.request.space = row.party.space = row.space
            language = row.language if row.language in LANGUAGES else REFERENCE
            with translation.override(language):
                request.LANGUAGE_CODE = language
                response = _checked(view, request, row, kwargs)
            response.headers["Content-Language"] = language
            return response

    return opened


def _checked(view, request, row: Participant, kwargs: dict):
    verdict = rules.is_own(row, request.user)
    if not verdict:
        return _bad(request, verdict.why, status=403)
    return guarded(view(request, row, **kwargs))


def _bad(request, why, *, status: int = 410):
    return open_answer(request, "training/open/bad.html", {"why": why}, status=status)


@keep
def block_readers() -> tuple[Callable[[Participant, Any], Any], ...]:
    """What stands on the page: each ``queries/open_<noun>.py`` with ``ORDER``, ``TEMPLATE`` and
    ``block(participant, today)``, which returns what its template shows, or ``None``."""
    names = [part.name for part in iter_modules(queries.__path__) if part.name.startswith("open_")]
    modules = [import_module(f"{queries.__name__}.{name}") for name in names]
    return tuple(sorted((m for m in modules if hasattr(m, "block")), key=lambda m: m.ORDER))  # type: ignore[arg-type]


def show(request, row: Participant, *, why: str = "", status: int = 200, **given):
    """The page, again after a refusal (``why``) or with a bound form by the name of its block (``polls=form``)."""
    today = timezone.localdate()
    blocks = []
    for module in block_readers():
        found = module.block(row, today)  # type: ignore[attr-defined]
        if found is not None:
            blocks.append({"template": module.TEMPLATE, "shown": found})  # type: ignore[attr-defined]
    bound = [form for form in given.values() if form is not None]
    context = {
        "me": row,
        "course": row.request.course,
        "commission": row.party.commission_name,
        "body": row.space,
        "blocks": blocks,
        "given": given,
        "problem_forms": bound,
        "poll_forms": _poll_forms(blocks, given),
        "sheet_forms": _sheet_forms(blocks, given),
        "before_form": given.get("questions") or after_forms.BeforeForm(),
        "why": why,
        "part": participant_codes.part_of(row),
        "here": f"/t/{participant_codes.part_of(row)}/",
        "feed": f"{base_url()}/t/{participant_codes.part_of(row)}/calendar.ics",
        "language_form": LanguageForm(initial={"language": row.language}),
    }
    status = 422 if bound and status == 200 else status
    return open_answer(request, "training/open/participant.html", context, status=status)


def _poll_forms(blocks: list[dict], given: dict) -> list[tuple[Any, Any]]:
    """Each open poll with its form, the bound one where it came back."""
    found = []
    for own in next(
        (b["shown"]["polls"] for b in blocks if isinstance(b["shown"], dict) and "polls" in b["shown"]), []
    ):
        bound = given.get(f"poll_{own.poll.pk}")
        dates = [row for row, _voice in own.dates]
        voices = {row.pk: voice for row, voice in own.dates}
        found.append((own, bound or forms.AnswerForm(dates=dates, voices=voices)))
    return found


def _sheet_forms(blocks: list[dict], given: dict) -> list[tuple[Any, Any]]:
    """Each evening about which feedback is open, with its form, the bound one where it came back."""
    rows = next((b["shown"]["sheets"] for b in blocks if isinstance(b["shown"], dict) and "sheets" in b["shown"]), [])
    return [(row, given.get(f"feedback_{row.pk}") or after_forms.FeedbackForm()) for row in rows]


@require_safe
@by_link
def participant(request, row):
    """What is mine: dates to answer, my evenings, what came of them."""
    return show(request, row)


def _home(row: Participant):
    return redirect("training_open:participant", participant_codes.part_of(row))


@require_POST
@by_link
def answer(request, row, poll):
    """Which dates suit me."""
    found = Poll.objects.filter(pk=poll, request=row.request_id).exclude(state=PollState.DRAFT).first()
    if found is None:
        raise Http404
    form = forms.AnswerForm(request.POST, dates=poll_queries.dates_of(found))
    if not form.is_valid():
        return show(request, row, **{f"poll_{found.pk}": form})
    try:
        poll_actions.answer(poll=found, participant=row, voices=form.voices)
    except Refused as refusal:
        return show(request, row, why=str(refusal.verdict.why), status=409)
    return redirect(f"/t/{participant_codes.part_of(row)}/?thanks={found.pk}")


@require_POST
@by_link
def visit(request, row, evening):
    """I come to this evening of a neighbour's commission, or not after all."""
    found = Evening.objects.filter(pk=evening).select_related("request").first()
    if found is None:
        raise Http404
    try:
        evening_rooms.visit(participant=row, evening=found, comes=request.POST.get("comes") == "yes")
    except Refused as refusal:
        return show(request, row, why=str(refusal.verdict.why), status=409)
    return _home(row)


@require_POST
@by_link
def language(request, row):
    """In which language this page, mails and letters come."""
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return show(request, row, language=form)
    choose_language(participant=row, language=form.cleaned_data["language"])
    return _home(row)


def _mine(row: Participant) -> list[tuple[Evening, Any]]:
    """The evenings that are told to this person, with the host of each."""
    return evening_queries.told_to(row)


@require_safe
@by_link
def evening_file(request, row, evening):
    """One of my evenings for the calendar."""
    found = next(((one, host) for one, host in _mine(row) if one.pk == evening), None)
    if found is None:
        raise Http404
    content = calendars.book(str(row.space), [found], language=row.language)
    return http.response(content, f"{row.request.reference} {found[0].number}", "ics")


@require_safe
@by_link
def feed(request, row):
    """All my evenings as a calendar to subscribe to; the address is a secret."""
    url = f"{base_url()}/t/{participant_codes.part_of(row)}/"
    content = calendars.book(str(row.request.course), _mine(row), language=row.language, url=url)
    return http.response(content, row.request.reference, "ics")


@require_safe
@open_page
@never_cache
def trainer_feed(request, part):
    """The evenings of a trainer as a calendar to subscribe to; the address is a secret."""
    trainer = calendars.trainer_of(part)
    if trainer is None:
        raise Http404
    with inside(trainer.space):
        rows = evening_queries.told_of(trainer)
        language = trainer.person.language if trainer.person else (trainer.languages or [REFERENCE])[0]
        with translation.override(language):
            name = calendars.feed_name(trainer)
        content = calendars.book(name, rows, language=language)
    return guarded(http.response(content, name, "ics"))
