"""Courses that training bodies offer to commissions: who offers what, one course, its papers to print."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zesummen.kernel.words import active_language
from zesummen.territory.models import Space
from zesummen.territory.states import SpaceKind
from zesummen.training.queries import courses as queries
from zesummen.training.queries import handouts

from .. import exports
from ..finished import finished
from .base import made, show

SECTION = "training"


def _body_or_404(slug: str) -> Space:
    found = Space.objects.filter(slug=slug, kind=SpaceKind.TRAINING_BODY).first()
    if found is None:
        raise Http404
    return found


@require_safe
@finished(of="country")
def trainings(request):
    """All training bodies with the courses they offer."""
    return show(request, "public/trainings.html", {"bodies": queries.by_body(active_language())}, section=SECTION)


@require_safe
@finished
def training_body(request, slug):
    """The courses of one training body, with whom to ask."""
    body = _body_or_404(slug)
    context = {"courses": queries.open_courses(body, active_language()), "body": body}
    return show(request, "public/training_body.html", context, space=body, section=SECTION)


@require_safe
@finished
def course(request, slug, code):
    """One course: aims, contents, for whom, practical terms, how to ask for it."""
    body = _body_or_404(slug)
    found = queries.open_course(body, code, active_language())
    if found is None:
        raise Http404
    papers = [
        (title, *(reverse("public:course_file", args=[slug, code, name, kind]) for kind in ("pdf", "docx")))
        for name, title in handouts.names()
    ]
    context = {"course": found, "body": body, "papers": papers}
    return show(request, "public/course.html", context, space=body, section=SECTION)


@require_safe
@finished
def course_file(request, slug, code, name, kind):
    """A handout of the course in the language of the page; also once the course is no longer offered."""
    body, language = _body_or_404(slug), active_language()
    found = queries.open_course(body, code, language, offered_only=False)
    document = found and handouts.make(name, found, language, timezone.localdate())
    if document is None:
        raise Http404
    back = reverse("public:course", args=[slug, code])
    return made(request, lambda: exports.document_file(document, document.title, kind), back=back)
