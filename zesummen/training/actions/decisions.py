"""What the members decided on an evening: recorded once, whoever presses twice."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.words import Text

from ..models import CardGroup, Decision, Evening, Party
from ..rules import decisions as rules
from . import hints

FACTS = ("title", "owner_name", "due_on", "mission")


@transaction.atomic
def record(
    *,
    case,
    evening: Evening,
    party: Party,
    title: Text,
    owner: str = "",
    due: date | None = None,
    mission: str = "",
    client_key: str,
    group: CardGroup | None = None,
    by,
) -> Decision:
    """Record a decision of one commission; the same ``client_key`` gives back what was recorded the first time."""
    insist(rules.may_record(grants(by, case.viewer), case, evening, timezone.localdate()))
    if party.request_id != case.request.pk:
        raise Refused(no(_("This commission does not take part in the evening.")))
    if due and due < evening.day:
        raise Refused(no(_("The decision cannot be due before it was taken.")))
    place = Decision.objects.filter(evening=evening).aggregate(last=Max("position"))["last"] or 0
    row, is_new = Decision.objects.get_or_create(
        evening=evening,
        client_key=client_key,
        defaults={
            "space": case.body, "party": party, "group": group, "position": place + 1, "title": title,
            "owner_name": owner, "due_on": due, "mission": mission, "made_by": by,
        },
    )  # fmt: skip
    if is_new:
        _journal("training.decided", case, row, by)
        hints.room_changed(evening)
    return row


@transaction.atomic
def change(*, case, decision: Decision, expected: int, by, **values) -> Decision:
    """Write other words, owner, day or mission; ``moves.Stale`` when somebody else was quicker."""
    insist(rules.may_change(grants(by, case.viewer), case, decision))
    if values.get("due_on") and values["due_on"] < decision.evening.day:
        raise Refused(no(_("The decision cannot be due before it was taken.")))
    if moves.edit(decision, expected=expected, **{name: values[name] for name in FACTS if name in values}):
        _journal("training.decision_changed", case, decision, by)
        hints.room_changed(decision.evening)
    return decision


@transaction.atomic
def remove(*, case, decision: Decision, by) -> None:
    """Take away what was recorded by mistake, while nothing rests on it."""
    insist(rules.may_change(grants(by, case.viewer), case, decision))
    _journal("training.decision_removed", case, decision, by)
    Decision.objects.filter(pk=decision.pk).delete()
    hints.room_changed(decision.evening)


def _journal(verb: str, case, decision: Decision, by) -> None:
    """For the training body and for the commission's commune: it is its decision."""
    for space in filter(None, (case.body, decision.party.party_space)):
        journal.note(verb, decision, space=space, by=by, title=str(decision.title))
