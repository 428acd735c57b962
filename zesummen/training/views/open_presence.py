"""I am there: said on the own page, by the personal link."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from zesummen.kernel.access import Refused

from .. import participant_codes
from ..actions import attendance as actions
from ..queries import open_presence as queries
from .open_participants import by_link, show


@require_POST
@by_link
def here(request, row):
    """Note that the person is at today's evening; pressed twice, once."""
    wanted = request.POST.get("evening", "")
    found = next((one for one in queries.mine_on(row, timezone.localdate()) if str(one.pk) == wanted), None)
    if found is None:
        raise Http404
    found.space = row.space
    try:
        actions.check_in(evening=found, participant=row)
    except Refused as refusal:
        return show(request, row, why=str(refusal.verdict.why), status=409)
    return redirect("training_open:participant", participant_codes.part_of(row))
