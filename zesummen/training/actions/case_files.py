"""Papers for the trainer: released and taken back by the commune, each look of the training body written down there."""

from collections.abc import Iterable

from django.db import transaction

from zesummen.accounts.queries import grants
from zesummen.kernel import journal
from zesummen.kernel.access import insist

from ..case import Case
from ..models import Party
from ..queries.case_files import LABELS
from ..rules import case_files as rules


@transaction.atomic
def release(*, case: Case, keys: Iterable[str], by) -> Party:
    """The commune lets the training body read these papers for this training, and no others."""
    insist(rules.may_release(grants(by, case.viewer), case))
    party, wanted = case.party, [key for key in LABELS if key in set(keys)]
    if party is None or party.released == wanted:
        return party
    Party.objects.filter(pk=party.pk).update(released=wanted)
    party.released = wanted
    verb = "training_file.released" if wanted else "training_file.withheld"
    words = ", ".join(str(LABELS[key]) for key in wanted)
    journal.note(verb, case.request, space=case.viewer, by=by, title=case.request.reference, papers=words)
    return party


def look(*, case: Case, party: Party, key: str, by) -> None:
    """The training body read a paper: the commune sees who and when. The commune's own looks are not written down."""
    insist(rules.may_read(case, party, key))
    if not case.is_body:
        return
    journal.note(
        "training_file.read", case.request, space=party.party_space, by=by, title=case.request.reference,
        body=str(case.body), paper=str(LABELS[key]), is_look=True,
    )  # fmt: skip
