"""The first page, the communes, and the pages that say how Zesummen behaves."""

from datetime import date

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zesummen.kernel.pages import open_page
from zesummen.kernel.words import active_language, plain
from zesummen.territory.sources import SOURCES

from ..finished import finished
from ..queries import spaces
from .base import show

STATED_ON = date(2026, 11, 21)  # the self-assessment behind the accessibility statement


@require_safe
@finished(of="country")
def entry(request):
    """The first page in the language of the browser. Answers itself: a visit begins without a detour."""
    answer = _home(request)
    answer.headers["Content-Language"] = active_language()
    answer.headers["Vary"] = "Accept-Language, Cookie"  # the one public address that does not name its language
    return answer


@require_safe
@finished(of="country")
def home(request):
    """What Zesummen is, and the way to one's commune."""
    return _home(request)


def _home(request):
    found = spaces.country()
    return show(request, "public/home.html", {"country": found, "map": _map(found)}, section="home")


@require_safe
@finished(of="country")
def communes(request):
    """The map of all communes, with the table below."""
    found = spaces.country()
    return show(request, "public/communes.html", {"country": found, "map": _map(found)}, section="communes")


def _map(found):
    words = {row.commune.lau2: _("public plan") if row.plans else _("no public plan yet") for row in found.rows}
    return spaces.country_map(
        found, _("Communes with a public plan"), words, lambda slug: reverse("public:commune", args=[slug])
    )


@require_safe
@open_page
def find(request):
    """The commune somebody typed: straight to its page, or the list of those that fit."""
    wanted = plain(request.GET.get("q", "").strip()[:100])
    rows = spaces.country().rows
    hits = [row for row in rows if wanted and any(wanted in plain(name) for name in _names(row))]
    exact = [row for row in hits if any(wanted == plain(name) for name in _names(row))]
    if len(exact or hits) == 1:
        return HttpResponseRedirect(reverse("public:commune", args=[(exact or hits)[0].slug]))
    return show(
        request, "public/find.html", {"hits": hits, "asked": request.GET.get("q", "").strip()[:100]}, section="communes"
    )


def _names(row) -> tuple[str, ...]:
    return (row.commune.name_fr, row.commune.name_de, row.commune.name_lb)


@require_safe
@finished(of="program")
def accessibility(request):
    """The accessibility statement."""
    return show(request, "public/accessibility.html", {"stated_on": STATED_ON})


@require_safe
@finished(of="program")
def privacy(request):
    """Data protection and legal notice."""
    return show(request, "public/privacy.html")


@require_safe
@finished(of="program")
def about(request):
    """What Zesummen is for."""
    return show(request, "public/about.html")


@require_safe
@finished(of="program")
def how_counted(request):
    """Sources of all figures, and how small numbers are protected."""
    return show(request, "public/how_counted.html", {"sources": list(SOURCES.values())})
