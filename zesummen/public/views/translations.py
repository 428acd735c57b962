"""The translation desk of a space: what is missing or out of date, and a table out and back in."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents.forms import sent
from zesummen.kernel.access import Forbidden, may
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.exports.sheet import Workbook
from zesummen.kernel.pages import attempt, granted, needs, page
from zesummen.kernel.words import LANGUAGES

from .. import rules
from ..actions import translations as actions
from ..forms.translations import ChooseForm, ReadBackForm, TranslationForm, WriteBackForm
from ..queries import translations as queries

NAMES = dict(settings.LANGUAGES)


def _chosen(request) -> tuple[str, str]:
    language, state = request.GET.get("language", ""), request.GET.get("state", "")
    first = next(code for code in ("de", "lb", "en") if code != request.space.first_language)
    return language if language in LANGUAGES else first, state if state in (*queries.STATES, "all") else ""


@require_safe
@needs("plan.read")
def desk(request):
    """Per language what is to do, and the list for one of them."""
    language, state = _chosen(request)
    every = queries.entries()
    return page(
        request,
        "public/translations.html",
        {
            "choose": ChooseForm(initial={"language": language, "state": state}),
            "language": language,
            "state": state,
            "name": NAMES[language],
            "chosen": f"?language={language}&state={state}",
            "tally": queries.tally(every),
            "lines": queries.lines(every, language, state),
            "may_write": may(granted(request), "plan.write"),
        },
    )


@require_safe
@needs("plan.read")
def table(request, kind):
    """The list as a table for a translator."""
    language, state = _chosen(request)
    sheet = queries.table(queries.lines(queries.entries(), language, state), language)
    name = f"{request.space.slug}-{language}"
    try:
        return http.response(sheet if kind == "csv" else Workbook(name, (sheet,)), name, kind)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect("public:translations", request.space.slug)


def _entry(label: str, pk: int, part: str, language: str):
    found = queries.entry(label, pk, part)
    if found is None or language not in LANGUAGES or found.text.original == language:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@needs("plan.read")
def edit(request, label, pk, part, language):
    """One text: the original beside its translation."""
    entry = _entry(label, pk, part, language)
    form = TranslationForm(
        request.POST or None, language=language, initial={"text": entry.written(language), "version": entry.version}
    )
    verdict = may(granted(request), rules.writing(label))
    if request.method == "POST" and not verdict:
        raise Forbidden(verdict)
    if request.method == "POST" and form.is_valid():
        seen = queries.Entry(entry.label, entry.pk, entry.part, entry.text, form.cleaned_data["version"])
        if attempt(
            form,
            actions.write,
            space=request.space,
            entry=seen,
            language=language,
            text=form.cleaned_data["text"],
            by=request.user,
        ):
            messages.success(request, _("The translation is saved."))
            return redirect(_back(request, language))
    return page(
        request,
        "public/translation.html",
        {
            "form": form,
            "entry": entry,
            "language": language,
            "name": NAMES[language],
            "line": queries.Line(entry, language),
            "verdict": verdict,
            "back": _back(request, language),
        },
    )


def _back(request, language: str) -> str:
    return f"{reverse('public:translations', args=[request.space.slug])}?language={language}"


@require_POST
@needs("plan.read")
def check(request, label, pk, part, language):
    """Mark a translation as checked."""
    verdict = may(granted(request), rules.writing(label))
    if not verdict:
        raise Forbidden(verdict)
    actions.check(space=request.space, entry=_entry(label, pk, part, language), language=language, by=request.user)
    messages.success(request, _("The translation is marked as checked."))
    return redirect(_back(request, language))


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def read_back(request):
    """A translator's table: looked at first, then written whole or not at all."""
    entries = {entry.key: entry for entry in queries.entries()}
    if request.method == "POST" and "packed" in request.POST:
        return _write_back(request, entries)
    form = ReadBackForm(*sent(request), entries=entries, initial={"language": _chosen(request)[0]})
    if form.is_bound and form.is_valid():
        packed = WriteBackForm(initial={"packed": form.packed}, entries=entries)
        return page(
            request,
            "public/translations_preview.html",
            {"seen": form, "packed": packed, "name": NAMES[form.cleaned_data["language"]]},
        )
    return page(request, "public/translations_read.html", {"form": form})


def _write_back(request, entries: dict):
    form = WriteBackForm(request.POST, entries=entries)
    if form.is_valid():
        count = attempt(
            form, actions.read_back, space=request.space, rows=form.rows, language=form.language, by=request.user
        )
        if count is not None:
            messages.success(
                request,
                ngettext("%(n)d translation was written.", "%(n)d translations were written.", count) % {"n": count},
            )
            return redirect(_back(request, form.language))
    again = ReadBackForm(entries=entries)
    return page(request, "public/translations_read.html", {"form": again, "problem_forms": [form]}, status=422)
