"""The papers of candidates: what is there, what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from zesummen.kernel.together import fill

from ..models import Application, Call, Proof
from ..rules import proofs as rules
from ..states import LIVE
from . import rulebook


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of one candidate; ``missing`` in words, empty where nothing is."""

    rows: list[Proof] = field(default_factory=list)
    missing: str = ""

    @property
    def files(self) -> int:
        """How many the candidate handed in online."""
        return sum(row.noted_by_id is None for row in self.rows)


def of(application: Application) -> Papers:
    """The papers of one candidate."""
    return by_file(application.call, [application])[application.pk]


def by_file(call: Call, applications: Iterable[Application]) -> dict[int, Papers]:
    """The papers of these candidates of one call, by the number of the file. One statement."""
    rows = list(applications)
    found: dict[int, list[Proof]] = {row.pk: [] for row in rows}
    there = Q(attachment=None) | Q(attachment__removed_at=None)
    proofs = Proof.objects.filter(there, application__in=list(found)).order_by("pk")
    proofs, versions = proofs.select_related("attachment__stored", "noted_by"), rulebook.version_rows(call.commission)
    fill(proofs, versions)
    for proof in proofs:
        found[proof.application_id].append(proof)
    day = call.opens_on or call.commission.from_on
    eligibility = rulebook.book_on(versions, call.commission.regime, day).eligibility
    made = {}
    for row in rows:
        row.call = call
        given = [proof.kind for proof in found[row.pk]]
        owed = rules.missing(row, given, eligibility=eligibility) if row.state in LIVE else ""
        made[row.pk] = Papers(found[row.pk], owed)
    return made
