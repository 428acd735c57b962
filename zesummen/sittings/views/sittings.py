"""One sitting, from its plan to its approved minutes."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from zesummen.documents.queries import files_of
from zesummen.kernel import journal
from zesummen.kernel.dates import day_with_weekday as weekday
from zesummen.kernel.exports import http
from zesummen.kernel.pages import attempt, granted, needs, page
from zesummen.kernel.words import active_language

from .. import actions, forms, queries, rules
from ..models import Sitting
from ..queries import papers
from ..queries.days import day_warnings, days_in_words, days_of_notice
from ..queries.paper_words import WORDS
from ..states import SittingState
from ..ways import way_of
from .base import SECTION, body_or_404, file_of, posted, sitting_or_404


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def sitting_new(request, pk):
    """Plan a sitting of a body; what speaks against the day is said before it is kept."""
    body, today = body_or_404(request, pk), timezone.localdate()
    before = queries.sittings().filter(body=body).first()
    start = {"languages": [], **way_of(body).proposed(body, today)}
    if before:
        kept = ("place", "starts_at", "step_free", "interpreter", "is_open")
        start |= {name: getattr(before, name) for name in kept} | {"languages": before.languages or start["languages"]}
    form = forms.SittingForm(
        posted(request),
        initial={"version": 0, **start},
        warn=lambda day: day_warnings(body, day, today=today),
        has_missions=bool(way_of(body).missions(body)),
    )
    if form.is_valid():
        made = attempt(form, actions.plan_sitting, body=body, by=request.user, **form.values)
        if made:
            messages.success(request, _("The sitting is planned. Now look at its agenda."))
            return redirect("sittings:sitting", request.space.slug, made.pk)
    sheet = queries.sheet_of(body, today)
    return page(request, "sittings/sitting_form.html", {"form": form, "body": body, "sheet": sheet, **SECTION})


@require_GET
@needs("sitting.read")
def sitting(request, pk):
    """One sitting: agenda, replies, attendance, decisions, tasks, papers, files."""
    the_sitting, rights = sitting_or_404(request, pk), granted(request)
    today = timezone.localdate()
    sheet = queries.sitting_sheet(the_sitting)
    mine = next((row for row in sheet.attendance if row.member.person_id == request.user.pk), None)
    tasks, way = (*sheet.open_tasks, *sheet.new_tasks), way_of(the_sitting.body)
    services = (
        frozenset() if not tasks or "sitting.write" in rights else queries.services_of_person(request.user, today)
    )
    called = queries.called_again_by(the_sitting) if the_sitting.state == SittingState.NO_QUORUM else None
    context = {
        "sitting": the_sitting,
        "sheet": sheet,
        "body": the_sitting.body,
        "today": today,
        "mine": mine,
        "letters": _letters(way, sheet) if way.lists_letters and the_sitting.state in rules.OPEN else [],
        "missions": dict(way.missions(the_sitting.body)),
        "has_substitutes": way.seats_substitutes,
        "may_send_substitute": bool(mine) and way.may_send_substitute(the_sitting, mine.member_id),
        "called": called,
        "may_close": rules.may_close_for_quorum(rights, the_sitting, sheet.standing, today),
        "may_call_again": rules.may_call_again(rights, the_sitting, is_called=called is not None),
        "page_parts": way.page_parts,
        "aside_parts": way.aside_parts,
        **way.page(request, sheet),
        "closable": {task.pk for task in tasks if rules.may_close(rights, task, request.user, services)},
        "may_write": "sitting.write" in rights,
        "may_change": rules.may_change_sitting(rights, the_sitting),
        "may_hold": rules.may_hold(rights, the_sitting, today),
        "may_minute": rules.may_minute(rights, the_sitting),
        "files": files_of(the_sitting.folder_id, rights, request.user),
        "entries": journal.lines_about(the_sitting, 12) if way.lists_letters else None,
        "is_late": sheet.notice.is_late(today),
        "is_open": the_sitting.state in rules.OPEN,
        "waiting": len(sheet.waiting),
        "needed": days_of_notice(sheet.notice),
        "notice_days": _counted(the_sitting, sheet),
        "minutes_papers": _minutes_papers(the_sitting) if the_sitting.is_over else (),
        "spoken": ", ".join(str(label) for code, label in forms.LANGUAGES if code in the_sitting.languages),
        **SECTION,
    }
    return page(request, "sittings/sitting.html", context)


def _counted(sitting, sheet) -> str:
    """How much notice was given, or by when it must leave: calendar and clear days, both."""
    if not sitting.convened_on:
        words = {"calendar": weekday(sheet.notice.calendar_by), "clear": weekday(sheet.notice.clear_by)}
        return _("by %(calendar)s in calendar days, by %(clear)s in clear days") % words
    days = (sitting.day - sitting.convened_on).days
    words = {
        "day": weekday(sitting.convened_on),
        "calendar": days_in_words(max(days, 0), is_clear=False),
        "clear": days_in_words(max(days - 1, 0), is_clear=True),
    }
    return _("left on %(day)s: %(calendar)s, %(clear)s before") % words


def _minutes_papers(sitting) -> list[tuple[str, str]]:
    """(language, its word for minutes): French and the reader's language; of frozen minutes the languages they have."""
    is_approved = sitting.state == SittingState.APPROVED
    there = way_of(sitting.body).frozen_languages(sitting) if is_approved else ()
    codes = there or tuple(dict.fromkeys(("fr", active_language())))
    return [(code, WORDS[code]["minutes"]) for code in codes]


def _letters(way, sheet) -> list:
    wanted = way.letters_to([row.member for row in sheet.attendance])
    return [row for row in sheet.attendance if row.member_id in wanted]


@require_GET
@needs("sitting.read")
def history(request, pk):
    """What was done with a sitting, the newest first."""
    the_sitting = sitting_or_404(request, pk)
    context = {"sitting": the_sitting, "entries": journal.lines_about(the_sitting, 200), **SECTION}
    return page(request, "sittings/history.html", context)


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def sitting_edit(request, pk):
    """Change day, hour, place; another day is looked at like a new one."""
    the_sitting, today = sitting_or_404(request, pk), timezone.localdate()
    body = the_sitting.body
    start = {name: getattr(the_sitting, name, "") for name in forms.SittingForm.base_fields}
    form = forms.SittingForm(
        posted(request),
        initial=start,
        warn=lambda day: day_warnings(body, day, today=today, sitting=the_sitting),
        is_new=False,
        has_missions=bool(way_of(body).missions(body)),
    )
    if form.is_valid() and attempt(
        form,
        actions.change_sitting,
        sitting=the_sitting,
        expected=form.cleaned_data["version"],
        by=request.user,
        **form.values,
    ):
        return redirect("sittings:sitting", request.space.slug, pk)
    context = {"form": form, "body": the_sitting.body, "sitting": the_sitting, **SECTION}
    return page(request, "sittings/sitting_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def convene(request, pk):
    """Look at the notice, then send it."""
    the_sitting = sitting_or_404(request, pk)
    sheet = queries.sitting_sheet(the_sitting)
    way, is_late = way_of(the_sitting.body), sheet.notice.is_late(timezone.localdate())
    form = forms.ConveneForm(posted(request), is_late=is_late)
    if request.method == "POST" and form.is_valid():
        sent = attempt(form, actions.convene, sitting=the_sitting, by=request.user)
        if sent:
            told = ngettext(
                "The notice went to %(count)d member by e-mail.",
                "The notice went to %(count)d members by e-mail.",
                sent[0],
            )
            messages.success(request, told % {"count": sent[0]})
            return redirect("sittings:sitting", request.space.slug, pk)
    people = [row.member for row in sheet.attendance] or queries.members_on(the_sitting.body, the_sitting.day)
    letters = way.letters_to(people)
    context = {
        "form": form,
        "sitting": the_sitting,
        "sheet": sheet,
        "document": papers.notice(sheet),
        "body": the_sitting.body,
        "mails": [member for member in people if member.address],
        "letters": [member for member in people if member.pk in letters],
        "guests": [guest.name for guest in sheet.guests],
        "is_late": is_late,
        "needed": days_of_notice(sheet.notice),
        **SECTION,
    }
    return page(request, "sittings/convene.html", context)


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def cancel(request, pk):
    """Cancel with a reason."""
    the_sitting = sitting_or_404(request, pk)
    form = forms.ReasonForm(posted(request))
    if form.is_valid() and attempt(
        form, actions.cancel_sitting, sitting=the_sitting, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The sitting is cancelled. Its points wait for the next one."))
        return redirect("sittings:sitting", request.space.slug, pk)
    return page(request, "sittings/cancel.html", {"form": form, "sitting": the_sitting, **SECTION})


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def minutes(request, pk):
    """The running text of the minutes."""
    the_sitting = sitting_or_404(request, pk)
    form = forms.MinutesForm(posted(request), initial={"minutes": the_sitting.minutes, "version": the_sitting.version})
    if form.is_valid() and attempt(
        form,
        actions.write_minutes,
        sitting=the_sitting,
        minutes=form.cleaned_data["minutes"],
        expected=form.cleaned_data["version"],
        by=request.user,
    ):
        return redirect("sittings:sitting", request.space.slug, pk)
    return page(request, "sittings/minutes.html", {"form": form, "sitting": the_sitting, **SECTION})


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def approve(request, pk):
    """Record that the body approved the minutes; a body with a page of its own for them does it there."""
    the_sitting = sitting_or_404(request, pk)
    if own := way_of(the_sitting.body).minutes_page(the_sitting):
        return redirect(f"/s/{request.space.slug}/{own}")
    form = forms.ApproveForm(posted(request), initial={"approved_on": timezone.localdate()})
    if form.is_valid() and attempt(
        form, actions.approve_minutes, sitting=the_sitting, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The minutes are approved and stay as they are."))
        return redirect("sittings:sitting", request.space.slug, pk)
    context = {
        "form": form,
        "sitting": the_sitting,
        "document": papers.minutes(queries.sitting_sheet(the_sitting)),
        **SECTION,
    }
    return page(request, "sittings/approve.html", context)


@require_GET
@needs("sitting.read")
def calendar(request, pk):
    """The sitting for one's calendar."""
    the_sitting = sitting_or_404(request, pk)
    return http.response(actions.notices.calendar(the_sitting), str(the_sitting), "ics")


@require_GET
@needs("sitting.read")
def notice_file(request, pk, language, kind):
    """The notice as a document."""
    return _paper(request, pk, language, kind, papers.notice, "sitting_notice")


@require_GET
@needs("sitting.read")
def minutes_file(request, pk, language, kind):
    """The minutes as a document, with a draft mark until they are approved; from then on as they were frozen."""
    the_sitting = sitting_or_404(request, pk)
    if not the_sitting.is_over:
        raise Http404
    is_approved = the_sitting.state == SittingState.APPROVED
    frozen = way_of(the_sitting.body).frozen_minutes(the_sitting, language) if is_approved else None
    if frozen is not None:
        return file_of(request, lambda: frozen, kind, language, ("sittings:sitting", pk))
    return _paper(request, pk, language, kind, papers.minutes, "sitting_minutes")


def _paper(request, pk, language, kind, make, model):
    the_sitting = sitting_or_404(request, pk)
    sheet = queries.sitting_sheet(the_sitting)
    values = papers.model_values(sheet, language=language) if language in papers.LANGUAGES else {}
    return file_of(
        request,
        lambda: make(sheet, language=language),
        kind,
        language,
        ("sittings:sitting", pk),
        model_kind=model,
        values=values,
    )


@require_GET
@needs("sitting.write")
def letter(request, pk, member):
    """The notice as a letter to one member without an address."""
    the_sitting: Sitting = sitting_or_404(request, pk)
    sheet = queries.sitting_sheet(the_sitting)
    row = next((row for row in sheet.attendance if row.member_id == member), None)
    if row is None:
        raise Http404
    language = row.member.language if row.member.language in papers.LANGUAGES else "fr"
    block = way_of(the_sitting.body).letter_block(row.member)
    return file_of(request, lambda: papers.letter(sheet, row, block), "pdf", language, ("sittings:sitting", pk))
