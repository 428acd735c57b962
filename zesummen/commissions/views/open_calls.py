"""Applying without an account: the public form, and the own application by its code. Opening a link changes nothing."""

from functools import wraps

from django.core.cache import cache
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel.moves import may_move
from zesummen.kernel.pages import attempt, open_page
from zesummen.kernel.tenancy import inside
from zesummen.territory.models import Space

from .. import candidate_codes, states
from ..actions import applications as actions
from ..actions import proofs as proof_actions
from ..call_words import NOTICE
from ..declared import DECLARED
from ..forms import applications as forms
from ..forms import proofs as proof_forms
from ..models import Call
from ..queries import applications as queries
from ..queries import calls, proofs, rulebook
from ..queries import candidate_letters as letters
from ..queries.applications import TONES
from ..rules import proofs as proof_rules
from ..states import ApplicationState
from .members import guarded, open_answer
from .open_member import FOR_SECONDS, MOST_WRONG

MOST_SENT = 6  # applications from one address in an hour: a family, a counter of an association


@open_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request, language, slug, pk):
    """The form of a published call, in the language of the address."""
    space = Space.objects.filter(slug=slug).first()
    today = timezone.localdate()
    sheet = calls.public_call(space, pk, today) if space else None
    if sheet is None:
        raise Http404
    with inside(space):
        call = Call.objects.select_related("commission", "commission__body").get(pk=pk)
        call.space = call.commission.space = call.commission.body.space = space
        book = rulebook.rules_on(call.commission, today)
        posted = request.POST if request.method == "POST" else None
        form = forms.PublicForm(
            posted,
            request.FILES if posted is not None else None,
            is_late=sheet.is_late,
            min_age=book.min_age,
            eligibility=book.eligibility,
            substitutes=book.has_substitutes,
            initial={"language": language},
        )
        if form.is_valid() and (made := _taken(request, form, call)):
            return guarded(redirect("commissions_open:candidate", candidate_codes.code_of(made.pk)))
        context = {
            "form": form,
            "call": sheet,
            "owner": space,
            "privacy": NOTICE[language]["privacy_text"],
            "back": f"/{language}/c/{slug}/call/{pk}/",
        }
        status = 422 if form.is_bound else 200
        return open_answer(request, "commissions/open_call_apply.html", context, status=status)


def _taken(request, form, call: Call):
    """The application, or nothing with the reason in the form. Not more than a few an hour from one address."""
    key = f"candidate-form:{request.META.get('REMOTE_ADDR', '')}"
    if cache.get(key, 0) >= MOST_SENT:
        form.add_error(
            None,
            _("Many applications came from this connection within an hour. Wait a while, or hand in the paper form."),
        )
        return None
    made = attempt(form, actions.apply, call=call, papers=form.uploads, **form.values)
    if made is not None:
        cache.add(key, 0, FOR_SECONDS)
        cache.incr(key)
    return made


@open_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request):
    """Type the code of the receipt."""
    form = forms.CodeForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound and form.is_valid():
        key = f"candidate-code:{request.META.get('REMOTE_ADDR', '')}"
        wrong = cache.get(key, 0)
        typed = form.cleaned_data["code"]
        if wrong >= MOST_WRONG:
            status = 429
            form.add_error("code", _("Too many wrong codes. Wait an hour, or call the commune."))
        elif queries.open_code(typed) is not None:
            return guarded(redirect("commissions_open:candidate", candidate_codes.read(typed)))
        else:
            cache.add(key, 0, FOR_SECONDS)
            cache.incr(key)
            form.add_error("code", _bad())
    return open_answer(request, "commissions/open_call_enter.html", {"form": form}, status=status)


def _bad() -> str:
    return _(
        "This code opens no application. Compare it with your receipt, letter by letter; an erased file has no code."
    )


def by_code(view):
    """Open the space and the application of the code, in the candidate's language; a clear page where there is none."""

    @open_page
    @never_cache
    @wraps(view)
    def opened(request, part, **kwargs):
        found = queries.open_code(part)
        if found is None:
            return open_answer(request, "commissions/open_call_bad.html", {"why": _bad()}, status=410)
        space = found.space
        found.call.space = found.call.commission.space = found.call.commission.body.space = space
        language = letters.language_of(found)
        with inside(space), translation.override(language):
            request.LANGUAGE_CODE = language
            response = guarded(view(request, found, **kwargs))
        response.headers["Content-Language"] = language
        return response

    return opened


@by_code
@require_safe
def candidate(request, found):
    """The own application: its state, what was written, and the way to withdraw it."""
    state = letters.told_state(found)
    is_told = found.decided_on is not None and found.call.state in queries.OVER
    shown = state if is_told or state in (ApplicationState.RECEIVED, ApplicationState.WITHDRAWN) else None
    languages = dict(forms.LANGUAGES)
    context = {
        "application": found,
        "commission": found.call.commission,
        "owner": found.space,
        "state": shown,
        "tone": TONES[state] if shown else "under_way",
        "sentences": letters.sentences(found) if is_told and state != ApplicationState.WITHDRAWN else [],
        "code": candidate_codes.spelt(candidate_codes.code_of(found.pk)),
        "here": f"/c/{candidate_codes.code_of(found.pk)}/",
        "part": candidate_codes.code_of(found.pk),
        "languages": ", ".join(str(languages.get(code, code)) for code in found.languages),
        "declared": [
            (label, dict(choices)[found.declared[key]])
            for key, (label, choices) in DECLARED.items()
            if found.declared.get(key) in dict(choices)
        ],
        "may_withdraw": may_move(found, states.WITHDRAW),
        "papers": (papers := proofs.of(found)),
        "may_hand_in": proof_rules.may_hand_in(found, papers.files),
        "may_take_back": proof_rules.may_take_back(found),
        "privacy": NOTICE[letters.language_of(found)]["privacy_text"],
    }
    return open_answer(request, "commissions/open_call_candidate.html", context)


def _home(found):
    return redirect("commissions_open:candidate", candidate_codes.code_of(found.pk))


@by_code
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request, found):
    """Hand in papers: the certificate of residence or of the employer."""
    call = found.call
    eligibility = rulebook.rules_on(call.commission, found.came_on).eligibility
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = proof_forms.HandInForm(*posted, eligibility=eligibility)
    if form.is_valid():
        uploads = proof_forms.uploads(form.cleaned_data)
        if attempt(form, proof_actions.hand_in, application=found, uploads=uploads):
            return _home(found)
    shown = proofs.of(found)
    context = {
        "form": form,
        "application": found,
        "commission": call.commission,
        "owner": found.space,
        "papers": shown,
        "may_hand_in": proof_rules.may_hand_in(found, shown.files),
        "here": f"/c/{candidate_codes.code_of(found.pk)}/",
    }
    status = 422 if form.is_bound else 200
    return open_answer(request, "commissions/open_call_papers.html", context, status=status)


@by_code
@require_POST
def take_back(request, found, proof):
    """Have an own paper erased."""
    row = next((one for one in proofs.of(found).rows if one.pk == proof and one.noted_by_id is None), None)
    if row is None:
        raise Http404
    proof_actions.take_back(proof=row, application=found)
    return _home(found)


@by_code
@require_POST
def withdraw(request, found):
    """Withdraw the own application."""
    return _home(actions.withdraw(application=found))


@by_code
@require_POST
def leave_pool(request, found):
    """No longer be asked for other help."""
    return _home(actions.leave_pool(application=found))
