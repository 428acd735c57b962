"""Where trainings begin: in a commune what is offered and what was asked, in the training body what waits for the desk."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from zesummen.kernel.pages import granted, leads_in, needs
from zesummen.kernel.words import LANGUAGES

from ..queries import desk, next_steps, seasons
from ..queries import requests as queries
from ..states import RUNNING_REQUEST
from .base import show
from .request_form import may_ask

LINKS = (
    (_("All requests"), "training/requests/"),
    (_("Evenings"), "training/evenings/"),
    (_("Seasons"), "training/seasons/"),
    (_("Trainers"), "training/trainers/"),
    (_("Courses"), "training/courses/"),
    (_("Invitations"), "training/invitations/"),
    (_("Who is covered"), "training/coverage/"),
)


@require_safe
@needs("training.read")
def home(request):
    """The first page of this part."""
    return _commune(request) if request.space.is_territorial else _body(request)


def _commune(request):
    rows = next_steps.rows(request.space, timezone.localdate())
    running = [row for row in rows if row.request.state in RUNNING_REQUEST]
    context = {
        "running": running,
        "past": [row for row in rows if row not in running],
        "offers": queries.offers(request.space.regime),
        "may_ask": may_ask(request),
        "paper_languages": LANGUAGES,
    }
    return show(request, "training/home_commune.html", context)


def _body(request):
    base, rights = f"/s/{request.space.slug}/", granted(request)
    today = timezone.localdate()
    found = desk.desk(request.space, today)
    is_desk = "training.desk" in rights
    context = {
        "desk": found,
        "unplanned": seasons.unplanned([row.request for row in (*found.new, *found.waiting)], today) if is_desk else [],
        "is_desk": is_desk,
        "links": [(words, tail) for words, tail in LINKS if leads_in(base + tail, rights.permissions)],
    }
    return show(request, "training/home_body.html", context)
