"""Where each reference fact comes from: shown with its date wherever a figure appears."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher's table. ``publisher`` and ``title`` are proper names and stay as they are in every language."""

    key: str
    publisher: str
    title: str
    as_of: str  # ISO date, or a year or span of years where the source gives no day
    licence: str
    note: str = ""  # what a reader must know before using it

    @property
    def line(self) -> str:
        """Publisher and table, as printed under a figure."""
        return f"{self.publisher}, {self.title}"


SOURCES: dict[str, Source] = {
    source.key: source
    for source in (
        Source(
            "act",
            "Administration du cadastre et de la topographie (ACT)",
            "limadmin",
            "2025-10-21",
            "CC0 1.0",
        ),
        Source(
            "population",
            "STATEC",
            "LUSTAT DF_X021",
            "2026-01-01",
            "CC0 1.0",
            _("Residents on 1 January of each year, within the communes of today."),
        ),
        Source(
            "register",
            "CTIE / RNPP",
            "data.public.lu",
            "2026-01-01",
            "CC BY 3.0 LU",
            _("Register of natural persons, about 1 January 2026."),
        ),
        Source(
            "older",
            "RNPP",
            "data.public.lu",
            "2025",
            "CC BY 3.0 LU",
            _("Age pyramid of the register of natural persons; the day of the year is not stated."),
        ),
        Source(
            "rolls",
            "data.public.lu",
            "Résultats officiels des élections communales",
            "2023-06-11",
            "data.public.lu",
            _("Electors of the commune as it was at that election."),
        ),
        Source(
            "councils",
            "data.public.lu",
            "Résultats officiels des élections communales",
            "2023-06-11",
            "data.public.lu",
            _("Councillors elected; the number of aldermen is the legal maximum."),
        ),
        Source(
            "pacts",
            "MFSVA",
            "communiqués",
            "2025-12-02",
            "",
            _("Read from public pages. A commune that is not named may have signed all the same."),
        ),
    )
}
