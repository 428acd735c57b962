"""The run sheet on the facilitator's phone, and on paper."""

from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from zesummen.kernel import live
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import granted

from ..actions import hints
from ..queries import room_papers
from ..queries import rooms as rooms
from ..queries import run as queries
from ..queries import steps as step_queries
from ..rules import attendance as attendance_rules
from ..rules import rooms as rules
from .base import on_evening, show_case
from .rooms import address


@require_safe
@never_cache
@on_evening("training.read", body="training.read")
def run(request, case, evening):
    """Timed steps, where the evening is, and what the co-host noted."""
    return _show(request, case, evening)


@require_safe
@never_cache
@on_evening("training.read", body="training.read")
def run_part(request, case, evening):
    """What changes on it."""
    return _show(request, case, evening, is_part=True)


def _show(request, case, evening, *, is_part: bool = False, why: str = "", status: int = 200):
    steps, room, may = step_queries.of(evening.session_id), rooms.of(evening), granted(request)
    step = steps.at(room.step) if room else None
    context = {
        "evening": evening,
        "here": address(case, evening),
        "room": room,
        "step": step,
        "number": room.step if room else 0,
        "lines": queries.lines(evening, steps, room),
        "clock": queries.clock(room, step) if room else None,
        "late": queries.late(evening, steps, room) if room else 0,
        "next_step": steps.after(room.step if room else 0),
        "previous": steps.before(room.step) if room else 0,
        "minutes": sum(row.minutes for row in steps.rows),
        "may_lead": rules.may_lead(may, case),
        "may_open": rules.may_open(may, case, evening),
        "may_note": attendance_rules.may_host(may, case),
        "live": live.address(hints.desk_of(room)) if room else "",
        "on": "run",
        "why": why,
    }
    template = "training/_run.html" if is_part else "training/run.html"
    return show_case(request, case, template, context, tab="evenings", status=status)


@require_safe
@on_evening("training.read", body="training.read")
def sheet(request, case, evening, language, kind):
    """The run sheet as a document."""
    document = room_papers.run_sheet(case, evening, language=language)
    try:
        return http.response(document, document.title, kind, inline=True)
    except ExportFault as fault:
        return _show(request, case, evening, why=http.explain(fault), status=503)
