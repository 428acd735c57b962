"""For bodies outside: the list of what was released, and reading it. Each look is written into the owner's journal."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from zesummen.documents import exports as papers
from zesummen.documents.models import Attachment
from zesummen.kernel import tenancy
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.exports.http import explain
from zesummen.kernel.pages import needs, page
from zesummen.territory.models import Space

from ..actions.releases import note_look
from ..forms import FilterForm
from ..queries import released as queries
from ..queries.kinds import KINDS


@require_safe
@needs("overview.read")
def overview(request):
    """All that communes released, on a map and in a table."""
    form = FilterForm(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {"kind": "", "q": ""}
    every = queries.released(queries.owners())
    rows = queries.narrowed(every, wanted["kind"], wanted["q"])
    return page(
        request,
        "overview/overview.html",
        {
            "form": form,
            "rows": rows,
            "all": len(every),
            "map": queries.released_map(rows, timezone.localdate()),
            "section": "overview",
        },
        status=200,
    )


def _opened(owner: str):
    return get_object_or_404(Space.objects.select_related("commune", "grouping"), slug=owner)


def _object(space, kind: str, pk: int):
    found = queries.released_object(space, kind, pk)
    if found is None:
        raise Http404
    return found


@require_safe
@needs("overview.read")
def read(request, owner, kind, pk):
    """One released object, as its document."""
    space = _opened(owner)
    with tenancy.inside(space):
        found = _object(space, kind, pk)
        document, files = KINDS[kind].document(found), queries.files_of(found)
        note_look(obj=found, title=document.title, body=request.space, by=request.user)
    return page(
        request,
        "overview/read.html",
        {
            "document": document,
            "files": files,
            "owner": space,
            "kind": KINDS[kind],
            "pk": pk,
            "released_at": found.released_at,
            "section": "overview",
        },
    )


@require_safe
@needs("overview.read")
def take(request, owner, kind, pk, ending):
    """The same as PDF or Word."""
    space = _opened(owner)
    with tenancy.inside(space):
        found = _object(space, kind, pk)
        document = KINDS[kind].document(found)
        note_look(obj=found, title=document.title, body=request.space, taken=True, by=request.user)
    try:
        return papers.answer(document, ending)
    except ExportFault as fault:
        return page(request, "overview/no_file.html", {"why": explain(fault), "section": "overview"}, status=503)


@require_safe
@needs("overview.read")
def take_file(request, owner, kind, pk, file):
    """A file that was released with the object."""
    space = _opened(owner)
    with tenancy.inside(space):
        found = _object(space, kind, pk)
        if file not in {row.pk for row in queries.files_of(found)}:
            raise Http404
        attachment = Attachment.objects.select_related("stored").get(pk=file)
        note_look(obj=found, title=attachment.title, body=request.space, taken=True, by=request.user)
        return papers.stored_answer(attachment)
