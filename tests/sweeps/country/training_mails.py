"""What makes the mails of a request and of what comes after its evenings, in the training body of the demo country."""

from datetime import timedelta

from django.utils import timezone

from sweeps.country.planting import person
from zesummen.kernel.words import text
from zesummen.territory.models import Space
from zesummen.training.actions import after, decisions, feedback, parties, requests
from zesummen.training.models import Attendance, Evening, Participant, Poll, TrainingRequest
from zesummen.training.queries import cases
from zesummen.training.states import EveningState, RequestState

OFFICERS = {"steinfort": "Diane Kohn", "differdange": "Cleo Adler"}


def of_requests(space, dora) -> None:
    """A draft is sent, shared with a neighbour who agrees and leaves again, and taken back; another request waits and
    is declined."""
    _shared(space)
    waiting = Poll.objects.order_by("pk").first().request_id
    requests.queue(case=cases.find(space, waiting), by=dora)
    requests.decline(case=cases.find(space, waiting), reason="La formatrice est malade.", by=dora)


def _shared(body) -> None:
    own, near = (Space.objects.select_related("commune").get(slug=slug) for slug in OFFICERS)
    diane, cleo = (person(name) for name in OFFICERS.values())
    draft = TrainingRequest.objects.get(state=RequestState.DRAFT, parties__party_space=own)
    case = cases.find(own, draft.pk)
    told = {"reason": "renewal", "contact_phone": "27 00 00 03", "expected_full": 9, "consents": True}
    requests.save(case=case, expected=draft.version, by=diane, **told)
    requests.send(case=parties.add(case=cases.find(own, draft.pk), commune=near.commune, by=diane), by=diane)
    invited = cases.find(near, draft.pk)
    parties.join(case=invited, party=invited.party, by=cleo)
    joined = cases.find(near, draft.pk)
    parties.leave(case=joined, party=joined.party, by=cleo)
    requests.withdraw(case=cases.find(own, draft.pk), reason="La commission est dissoute.", by=diane)


def of_afterwards(space, dora) -> None:
    """An evening of three days ago: its note goes out, who came is asked how it was, and later what became of it."""
    today = timezone.localdate()
    rows = Evening.objects.filter(state=EveningState.HELD, note_sent_on=None, attendances__isnull=False)
    held = rows.filter(request__state=RequestState.RUNNING).order_by("pk").first()
    Evening.objects.filter(pk=held.pk).update(day=today - timedelta(days=3))
    case, evening = cases.find_evening(space, held.pk)
    came = Participant.objects.filter(attendances__evening=evening)
    Participant.objects.filter(pk__in=came.values("pk"), email="").update(email="membre@zesummen.example")
    Attendance.objects.filter(evening=evening).update(feedback_asked_on=None)
    title = text("fr", fr="Tenir un café des langues chaque mois")
    decisions.record(case=case, evening=evening, party=case.host, title=title, client_key="mail", by=dora)
    after.send_note(case=case, evening=evening, by=dora)
    assert feedback.ask_due(space)
    assert after.ask_due(space, today + timedelta(days=100))
