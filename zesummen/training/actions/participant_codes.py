"""The codes of participants: given before anything is sent that carries one, renewed when a letter was lost."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from zesummen.accounts.queries import grants
from zesummen.kernel.access import insist

from .. import participant_codes
from ..models import Participant
from ..queries.cases import Case
from ..rules import evenings as rules
from .journalling import note


def give(participants: Iterable[Participant]) -> None:
    """See to it that the codes of these people open their pages. No right of its own; one statement for all."""
    wanting = []
    for row in participants:
        digest = participant_codes.digest_of(row)
        if row.code_digest != digest:
            row.code_digest = digest
            wanting.append(row)
    if wanting:
        Participant.objects.bulk_update(wanting, ["code_digest"])


@transaction.atomic
def renew(*, case: Case, participant: Participant, by) -> None:
    """A new code; the former one, and every link with it, opens nothing from now on."""
    insist(rules.may_agree(grants(by, case.viewer), case))
    Participant.objects.filter(pk=participant.pk).update(code_generation=F("code_generation") + 1)
    participant.refresh_from_db(fields=["code_generation", "code_digest"])
    give([participant])
    note(case, "training_code.renewed", by=by, name=participant.name)


def choose_language(*, participant: Participant, language: str) -> None:
    """The person's own choice by link: page, mails and letters come in this language. Said twice it is the same."""
    Participant.objects.filter(pk=participant.pk).exclude(language=language).update(
        language=language, version=F("version") + 1
    )
