"""Search in a space."""

from django.views.decorators.http import require_safe

from zesummen.kernel.pages import needs, page

from ..queries.search import search as find


@require_safe
@needs("plan.read")
def search(request):
    """What was written about a word: plans, needs, objectives, actions, inventory, register."""
    words = request.GET.get("q", "").strip()[:100]
    groups = find(words)
    return page(
        request,
        "desk/search.html",
        {
            "words_asked": words,
            "groups": groups,
            "space_base": f"/s/{request.space.slug}/",
            "section": "",
            "found": sum(len(group.hits) for group in groups),
        },
    )
