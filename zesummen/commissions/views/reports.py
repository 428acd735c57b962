"""The annual report: the years, one report with its paper, its words, and what happens to it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents import queries as files
from zesummen.kernel import journal
from zesummen.kernel.pages import attempt, granted, needs

from ..actions import reports as actions
from ..forms import reports as forms
from ..queries import reports as queries
from ..queries.addressees import addressees
from ..queries.report_words import words
from ..rules import reports as rules
from ..states import ReportState
from .base import commission_or_404, show
from .papers import paper

TAB = "reports"


def report_or_404(request, pk: int, report: int):
    """The annual report of this commission in the open space."""
    found = queries.find(pk, report)
    if found is None:
        raise Http404
    found.space = found.commission.space = found.commission.body.space = request.space
    return found


def _back_to(request, found):
    return redirect("commissions:report", request.space.slug, found.commission_id, found.pk)


@require_safe
@needs("commission.read")
def report_list(request, pk):
    """Every year of the term with its report."""
    commission, today = commission_or_404(request, pk), timezone.localdate()
    given = granted(request)
    last = queries.last_year(commission, today)
    rows = queries.rows(commission, last)
    years = [row.year for row in rows if row.report is None]
    context = {
        "rows": rows,
        "may_begin": bool(years) and rules.may_begin(given, commission, years[0], last),
        "last_year": today.year - 1,
    }
    return show(request, commission, "commissions/reports.html", context, tab=TAB)


@require_POST
@needs("commission.write")
def report_begin(request, pk, year):
    """Begin the report of a year."""
    made = actions.begin(commission=commission_or_404(request, pk), year=year, by=request.user)
    messages.success(request, _("The report is compiled. Read it, and add a foreword if you want."))
    return _back_to(request, made)


@require_safe
@needs("commission.read")
def report(request, pk, report):
    """One report: its paper word for word, who owes what next, and its files once it is adopted."""
    found, today, given = report_or_404(request, pk, report), timezone.localdate(), granted(request)
    is_draft = found.state == ReportState.DRAFT
    language = "de" if get_language() == "de" else "fr"
    context = {
        "report": found,
        "tone": queries.TONES[found.state],
        "sent_to": addressees(found.sent_to),
        "document": queries.document(found, language, today, is_page=True),
        "titles": [(code, words(code)["title"].format(year=found.year)) for code in queries.LANGUAGES],
        "files": [] if is_draft else files.files_of(found.folder_id, given, request.user),
        "entries": [] if is_draft else journal.lines_about(found, 12),
        "may_write": rules.may_write(given, found),
        "may_adopt": rules.may_adopt(given, found, today),
        "may_send": rules.may_send(given, found),
        "may_publish": rules.may_publish(given, found),
        "may_attach": "commission.write" in given and not is_draft,
    }
    return show(request, found.commission, "commissions/report.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("programme.write")
def report_words(request, pk, report):
    """Foreword and outlook: the words of people."""
    found = report_or_404(request, pk, report)
    start = {name: getattr(found, name) for name in ("foreword", "outlook", "version")}
    form = forms.WordsForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        values = {"report": found, "expected": form.cleaned_data["version"], "by": request.user}
        if attempt(form, actions.write, **values, **form.values):
            messages.success(request, _("The words are saved."))
            return _back_to(request, found)
    return _form(request, found, "commissions/report_words.html", form)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def report_adopt(request, pk, report):
    """Record that the commission adopted the report."""
    found, today = report_or_404(request, pk, report), timezone.localdate()
    form = forms.AdoptForm(request.POST if request.method == "POST" else None, initial={"adopted_on": today})
    if form.is_valid() and attempt(form, actions.adopt, report=found, by=request.user, **form.cleaned_data):
        messages.success(request, _("The report is adopted. Its words and figures stay as they are."))
        return _back_to(request, found)
    verdict = rules.may_adopt(granted(request), found, today)
    return _form(request, found, "commissions/report_adopt.html", form, verdict=verdict)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def report_send(request, pk, report):
    """Send the report to the council and the college."""
    found = report_or_404(request, pk, report)
    form = forms.SendForm(request.POST if request.method == "POST" else None, initial={"to": ["council", "college"]})
    if form.is_valid() and attempt(form, actions.send, report=found, by=request.user, **form.cleaned_data):
        messages.success(request, _("The report is sent. Everybody concerned hears of it by mail."))
        return _back_to(request, found)
    verdict = rules.may_send(granted(request), found)
    return _form(request, found, "commissions/report_send.html", form, verdict=verdict)


def _form(request, found, template: str, form, **context):
    return show(request, found.commission, template, {"form": form, "report": found, **context}, tab=TAB)


@require_POST
@needs("commission.publish")
def report_publish(request, pk, report):
    """Open the report to the public."""
    found = actions.publish(report=report_or_404(request, pk, report), by=request.user)
    messages.success(request, _("The report is public."))
    return _back_to(request, found)


@require_POST
@needs("commission.publish")
def report_close(request, pk, report):
    """Take the report off the public pages."""
    found = actions.close_again(report=report_or_404(request, pk, report), by=request.user)
    messages.success(request, _("The report is no longer public."))
    return _back_to(request, found)


@require_safe
@needs("commission.read")
def report_file(request, pk, report, language, kind):
    """The report as PDF, Word or JSON in one of five languages."""
    found, today = report_or_404(request, pk, report), timezone.localdate()
    back = ("commissions:report", request.space.slug, pk, found.pk)

    return paper(
        request, lambda: queries.document(found, language, today), kind, language, back, languages=queries.LANGUAGES
    )
