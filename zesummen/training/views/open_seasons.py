"""The season as a calendar to subscribe to."""

from django.http import Http404
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from zesummen.commissions.views.members import guarded
from zesummen.kernel.exports import http
from zesummen.kernel.pages import open_page
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import REFERENCE

from ..queries import season_calendar


@require_safe
@open_page
@never_cache
def season_feed(request, part):
    """All evenings of a season for the desk's own calendar; the address is a secret."""
    season = season_calendar.season_of(part)
    if season is None:
        raise Http404
    with inside(season.space), translation.override(REFERENCE):
        content = season_calendar.calendar(season, timezone.localdate())
    return guarded(http.response(content, season.name, "ics"))
