"""The public pages of a commission: who sits, when, what it advised, and its sittings as a calendar."""

import datetime

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zesummen.commissions.catalogue import mission_label
from zesummen.commissions.queries import opinion_papers
from zesummen.documents.queries import opened
from zesummen.kernel import tenancy
from zesummen.kernel.exports import ics
from zesummen.kernel.mail import base_url
from zesummen.kernel.words import active_language

from .. import exports
from ..finished import finished
from ..queries import commission as queries
from .base import made, show, space_or_404


@require_safe
@finished
def commission(request, slug, pk=None):
    """The commission in office, or an earlier one: people, sittings, opinions and what became of them."""
    space = space_or_404(slug)
    page = queries.commission_page(space, pk)
    if page is None:
        raise Http404
    return show(request, "public/commission.html", {"page": page}, space=space, section="communes")


@require_safe
@finished
def opinion(request, slug, pk):
    """One opinion with its answer and what it led to."""
    space = space_or_404(slug)
    page = queries.opinion_page(space, pk)
    if page is None:
        raise Http404
    values = {"page": page, "o": page.sheet, "mission": page.sheet.mission and mission_label(page.sheet.mission)}
    return show(request, "public/commission_opinion.html", values, space=space, section="communes")


@require_safe
@finished
def opinion_file(request, slug, pk, kind):
    """The same as PDF or Word in the language of the page; the French text is the reference."""
    page = queries.opinion_page(space_or_404(slug), pk)
    if page is None:
        raise Http404
    document = opinion_papers.paper(page.sheet, active_language())
    back = reverse("public:commission_opinion", args=[slug, pk])
    return made(request, lambda: exports.document_file(document, document.title, kind), back=back)


def _minutes(slug: str, pk: int):
    """The space, the row and the frozen document of released minutes."""
    space = space_or_404(slug)
    with tenancy.inside(space):
        found = queries.public_minutes(space, pk)
        if found is None:
            raise Http404
        return space, found, opened(found.document)


@require_safe
@finished
def minutes(request, slug, pk):
    """The released minutes: offices, not persons."""
    space, found, document = _minutes(slug, pk)
    with tenancy.inside(space):
        others = queries.other_languages(found)
    values = {"minutes": found, "sitting": found.version.sitting, "document": document, "others": others}
    return show(request, "public/commission_minutes.html", values, space=space, section="communes")


@require_safe
@finished
def minutes_file(request, slug, pk, kind):
    """The same as PDF or Word, as it was frozen."""
    _space, _found, document = _minutes(slug, pk)
    back = reverse("public:commission_minutes", args=[slug, pk])
    return made(request, lambda: exports.document_file(document, document.title, kind), back=back)


@require_safe
@finished
def calendar(request, slug):
    """The coming sittings for a calendar program: day, hour, place, agenda. No person is named in it."""
    space = space_or_404(slug)
    page = queries.commission_page(space)
    if page is None:
        raise Http404
    name = str(page.commission.name)
    address = base_url() + reverse("public:commission", args=[slug])
    book = ics.calendar(name, [event(name, address, row) for row in page.ahead])
    return exports.file(book, "text/calendar; charset=utf-8", f"{slug}-commission.ics")


def event(name: str, address: str, row: queries.PublicSitting) -> ics.Event:
    """A sitting as an entry of a calendar."""
    sitting = row.sitting
    starts = datetime.datetime.combine(sitting.day, sitting.starts_at, ics.ZONE)
    ends = datetime.datetime.combine(sitting.day, sitting.ends_at, ics.ZONE) if sitting.ends_at else None
    return ics.Event(
        uid=f"sitting-{row.pk}@zesummen",
        title=_("%(commission)s, sitting %(number)s/%(year)s")
        % {"commission": name, "number": row.number, "year": row.year},
        starts=starts,
        ends=ends if ends and ends > starts else None,
        place=sitting.place,
        description="\n".join(f"{item.number}. {item.title or item.kind_label}" for item in row.items),
        url=f"{address}#sitting-{row.pk}",
        cancelled=row.is_cancelled,
    )
