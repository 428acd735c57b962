"""What makes the mails of invitations and handouts, in the training body of the demo country."""

from datetime import timedelta

from django.utils import timezone

from zesummen.training.actions import handouts, invitations
from zesummen.training.models import Invitation, InvitationRound, Participant
from zesummen.training.queries import cases
from zesummen.training.queries import invitations as queries
from zesummen.training.states import ASKED_REQUEST


def of_invitations(space, dora) -> None:
    """Two communes are invited by mail and reminded; the people of a request get their handouts."""
    found = InvitationRound.objects.select_related("course").first()
    found.space = found.course.space = space
    rows = queries.rows_of(found)[:2]
    chosen = Invitation.objects.filter(pk__in=[row.pk for row in rows])
    chosen.update(state="to_send", email="commune@zesummen.example", request=None)
    invitations.mail_all(round=found, rows=list(chosen.select_related("commune")), by=dora)
    chosen.update(sent_on=timezone.localdate() - timedelta(days=21))
    invitations.remind_all(round=found, rows=list(chosen.select_related("commune")), by=dora)
    person = Participant.objects.filter(left_on=None, request__state__in=ASKED_REQUEST).exclude(email="").first()
    handouts.send(case=cases.find(space, person.request_id), by=dora)
