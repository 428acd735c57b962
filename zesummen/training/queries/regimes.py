"""Whose missions an evening is about: those of the commission that hosts it, whatever year the course was written in."""

from zesummen.commissions.models import Commission
from zesummen.kernel.tenancy import inside

from ..case import Case


def regimes_of(case: Case) -> list[str]:
    """The regimes of the commissions that take part, the host's first; of the course where no commission is known.

    One statement a commission that works here: two or three at a common evening.
    """
    found: list[str] = []
    for party in sorted(case.parties, key=lambda row: not row.is_host):
        if party.party_space is None:
            continue
        with inside(party.party_space):
            regime = Commission.objects.filter(pk=party.commission_ref).values_list("regime", flat=True).first()
        found.append(regime or party.party_space.regime)
    return list(dict.fromkeys(found)) or list(case.request.course.regimes) or ["2023"]
