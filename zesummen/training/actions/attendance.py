"""Note who came to an evening: ticked on a list, said by one's own phone, keyed in from paper."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal
from zesummen.kernel.access import Refused, insist, no

from ..models import Attendance, Evening, Participant, Party
from ..rules import attendance as rules
from ..states import Part

HOW = ("list", "phone", "paper")


@transaction.atomic
def note(*, case, evening: Evening, participant: Participant, how: str = "list", by) -> Attendance:
    """Note that a person came, perhaps from a neighbour's request. Noted twice, it stays as it was noted first."""
    return note_all(case=case, evening=evening, participants=[participant], how=how, by=by)[0]


@transaction.atomic
def note_all(*, case, evening: Evening, participants: Iterable[Participant], how: str = "list", by) -> list[Attendance]:
    """Note several people at once: a paper list that is keyed in."""
    insist(rules.may_note(grants(by, case.viewer), case, evening, timezone.localdate()))
    made = [_noted(evening, one, how, by) for one in participants]
    if count := sum(is_new for _row, is_new in made):
        journal.note("training.present", evening, space=case.body, by=by, title=_title(case, evening), count=count)
    return [row for row, _is_new in made]


@transaction.atomic
def check_in(*, evening: Evening, participant: Participant) -> Attendance:
    """A person says by the own link that he or she is there."""
    insist(rules.may_check_in(evening, timezone.localtime()))
    if participant.left_on:
        raise Refused(no(_("You are no longer on the list of this training.")))
    return _noted(evening, participant, "phone", None)[0]


def _noted(evening: Evening, participant: Participant, how: str, by) -> tuple[Attendance, bool]:
    if how not in HOW:
        raise ValueError(f"Noted how? {how!r}")
    return Attendance.objects.get_or_create(
        evening=evening,
        participant=participant,
        defaults={
            "space_id": evening.space_id,
            "number": evening.number,
            "name": participant.name,
            "part": participant.part,
            "seat_ref": participant.seat_ref,
            "how": how,
            "noted_by": by,
        },
    )


@transaction.atomic
def take_back(*, case, evening: Evening, participant: Participant, by) -> None:
    """Take back what was ticked by mistake; nothing where it was not noted."""
    insist(rules.may_note(grants(by, case.viewer), case, evening, timezone.localdate()))
    found = Attendance.objects.filter(evening=evening, participant=participant)
    if found.filter(feedback_given=True).exists():
        raise Refused(no(_("This person has given feedback on the evening, so she or he was there.")))
    if found.delete()[0]:
        title = _title(case, evening)
        journal.note("training.not_present", evening, space=case.body, by=by, title=title, name=participant.name)


@transaction.atomic
def add_person(*, case, evening: Evening, party: Party, name: str, part: str, function: str = "", by) -> Attendance:
    """Somebody who was not expected came: on the list of the training from now on, and there."""
    insist(rules.may_note(grants(by, case.viewer), case, evening, timezone.localdate()))
    if part not in Part.values:
        raise Refused(no(_("Choose as what the person came.")))
    known = Participant.objects.filter(request=case.request, party=party, name__iexact=name, left_on=None).first()
    person = known or Participant.objects.create(
        space=case.body, request=case.request, party=party, name=name, part=part, function=function
    )
    return note(case=case, evening=evening, participant=person, by=by)


def _title(case, evening: Evening) -> str:
    return f"{case.request.reference} · {evening.number}"
