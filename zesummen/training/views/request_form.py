"""Asking for a training: the course, the form (a draft at any time), *check answers*, sending. The desk keys in the same."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zesummen.kernel.access import Forbidden, Refused, may
from zesummen.kernel.pages import attempt, granted, needs
from zesummen.kernel.words import LANGUAGES
from zesummen.territory.states import SpaceKind

from ..actions import requests as actions
from ..forms import requests as forms
from ..queries import requests as queries
from ..queries import wishes
from ..queries.courses import offered
from ..rules import requests as rules
from ..states import RequestState
from .base import on_case, show, show_case

INITIAL = (
    "reason", "contact_name", "contact_role", "contact_phone", "contact_email", "languages", "interpretation",
    "expected_full", "expected_substitutes", "expected_guests", "topics", "topics_other", "last_training", "remarks",
    "place_name", "place_address", "has_screen", "has_wifi", "step_free", "consents", "version",
)  # fmt: skip


def to_request(request, pk: int, tail: str = ""):
    """To a page of the request as this space sees it."""
    return redirect(f"/s/{request.space.slug}/training/requests/{pk}/{tail}")


def _begun(request, form, act, values: dict):
    """To the form of the new draft, or to the request that is there already; ``None``: the form says why not."""
    try:
        made = act(**values)
    except actions.AlreadyAsked as told:
        messages.info(request, str(told.verdict.why))
        return to_request(request, told.request.pk)
    except Forbidden:
        raise
    except Refused as refusal:
        form.refuse(refusal)
        return None
    return to_request(request, made.request.pk, "form/")


@require_http_methods(["GET", "POST"])
@needs("training.ask")
def ask(request):
    """Choose a course; the draft is begun and knows the commission. Who asks twice is led to the first request."""
    offers = queries.offers(request.space.regime) if request.space.kind == SpaceKind.COMMUNE else []
    form = forms.AskForm(request.POST if request.method == "POST" else None, offers=offers)
    if form.is_valid():
        offer = form.chosen
        values = {"viewer": request.space, "body": offer.body, "course": offer.course, "by": request.user}
        if answer := _begun(request, form, actions.begin, values):
            return answer
    context = {"form": form, "offers": offers, "is_commune": request.space.kind == SpaceKind.COMMUNE}
    return show(request, "training/ask.html", context)


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def record(request):
    """A call, a mail or a paper form is keyed in, also of a commune that does not work here."""
    form = forms.RecordForm(
        request.POST if request.method == "POST" else None,
        communes=queries.communes(),
        courses=offered(),
        initial={
            "asked_on": timezone.localdate(),
            **{name: request.GET[name] for name in ("commune", "course") if name in request.GET},
        },
    )
    if form.is_valid():
        values = {"body": request.space, "by": request.user, **form.values}
        if answer := _begun(request, form, actions.record, values):
            return answer
    own = [offer for offer in queries.offers() if offer.body.pk == request.space.pk]
    return show(request, "training/request_record.html", {"form": form, "offers": own, "paper_languages": LANGUAGES})


@require_http_methods(["GET", "POST"])
@on_case("training.ask", body="training.desk")
def form(request, case):
    """The form. Saving keeps a draft as it is; *check answers* shows it in words."""
    verdict = rules.may_change(granted(request), case)
    if not verdict:
        raise Forbidden(verdict)
    row = case.request
    sheet, known = queries.about(case)
    found = forms.RequestForm(
        request.POST if request.method == "POST" else None,
        course=row.course,
        wishes=sheet.rows,
        asks_officer=case.is_body and queries.lacks_officer(case, known, timezone.localdate()),
        initial={name: getattr(row, name) for name in INITIAL},
    )
    if found.is_valid():
        expected = found.cleaned_data["version"]
        if attempt(found, actions.save, case=case, expected=expected, by=request.user, **found.values):
            if row.state != RequestState.DRAFT:
                messages.success(request, _("The request is changed."))
                return to_request(request, row.pk)
            if "check" in request.POST:
                return to_request(request, row.pk, "check/")
            messages.success(request, _("The draft is saved. You can go on at any time."))
            return to_request(request, row.pk)
    context = {
        "form": found,
        "sheet": sheet,
        "known": known,
        "may_invite_council": case.party is not None,
        "house_rule": wishes.house_rule(row.course),
        "has_usual": bool(row.course.windows),
    }
    return show_case(request, case, "training/request_form.html", context, tab="request")


@require_http_methods(["GET", "POST"])
@on_case("training.ask", body="training.desk")
def check(request, case):
    """Every answer in words, what is missing, and whether the dates can work; then it is sent."""
    row = case.request
    if row.state != RequestState.DRAFT:
        return to_request(request, row.pk)
    today, refused = timezone.localdate(), ""
    sheet, known = queries.about(case)
    if request.method == "POST":
        try:
            actions.send(case=case, by=request.user)
        except Forbidden:
            raise
        except Refused as refusal:
            refused = str(refusal.verdict.why)
        else:
            messages.success(request, _("The request is sent. The training body has it, and the others are told."))
            return to_request(request, row.pk)
    context = {
        "sheet": sheet,
        "known": known,
        "may_invite_council": case.party is not None,
        "lacking": wishes.lacking(row),
        "contradiction": wishes.contradiction(row, list(sheet.rows), today),
        "obstacle": wishes.obstacle(row, list(sheet.rows), today),
        "refused": refused,
    }
    return show_case(
        request, case, "training/request_check.html", context, tab="request", status=422 if refused else 200
    )


def may_ask(request) -> bool:
    """Whether the button to ask is shown."""
    return request.space.kind == SpaceKind.COMMUNE and bool(may(granted(request), "training.ask"))
