"""Taking part: electors on the roll, the council, and the pacts that were found."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext as _

from zesummen.kernel.dates import long_date, month_and_year, short_date
from zesummen.territory.models import Commune, ElectionRoll, PactSignature
from zesummen.territory.states import DatePrecision

from . import counts
from .sheet import Cell, Section, Table
from .write import NONE, Pen, not_shown, rounded, table


def electors(communes: Sequence[Commune], rolls: Sequence[ElectionRoll], pen: Pen) -> Section | None:
    """Electors of Luxembourg and of other nationality; rolls that cannot be right are named and not used."""
    if not rolls:
        return None
    last = max(roll.election_on for roll in rolls)
    latest = [roll for roll in rolls if roll.election_on.year == last.year]
    definition = _("People entered on the electoral roll of the commune, as the commune was at that election. "
                   "Residents of other nationalities have to enrol themselves.")  # fmt: skip
    usable = [roll for roll in latest if not roll.unusable]
    figures: tuple = ()
    finding = _("The roll of the last election cannot be used; the table says why.")
    if len(usable) == len(latest):
        found = counts.together([counts.electors(roll) for roll in latest])
        share = Fraction(100 * found["other"].value, found["total"].value) if found["total"].value else None
        hidden = not found["other"].is_open
        about = {"source": "rolls", "as_of": last.isoformat(), "definition": definition}
        figures = (
            pen.count_figure("roll.other", _("Electors of another nationality on the roll"), found["other"],
                             unit=_("people"), **about),
            pen.share_figure("roll.other_share", _("Their share of the roll"), share, hidden=hidden, **about),
        )  # fmt: skip
        finding = (
            ""
            if hidden
            else _("On the roll of %(year)s, %(share)s of the electors held another nationality than Luxembourg's.")
            % {"year": last.year, "share": pen.percent(share)}
        )
    return Section(
        key="electors",
        title=_("Electors on the roll"),
        finding=finding,
        figures=figures,
        tables=(_rolls_table(communes, rolls, pen, definition, last.isoformat()),),
    )


def _rolls_table(
    communes: Sequence[Commune], rolls: Sequence[ElectionRoll], pen: Pen, definition: str, as_of: str
) -> Table:
    order = sorted(rolls, key=lambda roll: (roll.election_on, roll.commune.name_fr, roll.section))
    cells = [_roll_cells(roll, pen) for roll in order]
    kept = 4 if any(line[3].text for line in cells) else 3  # no column of remarks where there is none
    labels = [_roll_label(roll, len(communes) > 1, pen) for roll in order]
    rows = tuple(pen.row(label, *line[:kept]) for label, line in zip(labels, cells, strict=True))
    return table(
        pen, "rolls", as_of=as_of, key="electors", caption=_("Electors on the roll of communal elections"),
        columns=(_("Election"), _("Of Luxembourg nationality"), _("Of another nationality"), _("Share of the latter"),
                 _("Remark"))[: kept + 1],
        rows=rows, definition=definition,
        note=not_shown() if any(c.shown is not None and c.value is None for r in rows for c in r.cells) else "",
    )  # fmt: skip


def _roll_label(roll: ElectionRoll, several: bool, pen: Pen) -> str:
    day = long_date(roll.election_on, pen.language)
    place = roll.section or (roll.commune.name_in(pen.language) if several else "")
    return f"{day}, {place}" if place else day


def _roll_cells(roll: ElectionRoll, pen: Pen) -> tuple[Cell, ...]:
    if roll.unusable:
        reasons = {
            "implausible": _("Not usable: in the source, the number of electors of another nationality is too low to "
                             "be right."),
            "missing": _("Not usable: the election was held later, and its roll is not in the source."),
        }  # fmt: skip
        return Cell(NONE), Cell(NONE), Cell(NONE), Cell(reasons.get(roll.unusable, _("Not usable.")))
    found = counts.electors(roll)
    share = Fraction(100 * found["other"].value, found["total"].value or 1)
    last = Cell(pen.percent(share), rounded(share)) if found["other"].is_open else Cell(NONE)
    remark = _("Elected without a vote: no more candidates than seats.") if roll.uncontested else ""
    return pen.count_cell(found["luxembourg"]), pen.count_cell(found["other"]), last, Cell(remark)


def council(communes: Sequence[Commune], pen: Pen) -> Section:
    """Council size and electoral system; the number of aldermen is the legal maximum, not the real one."""
    seats = sum(commune.council_size for commune in communes)
    rows = tuple(
        pen.row(commune.name_in(pen.language), pen.whole_cell(commune.council_size),
                Cell(commune.get_election_system_display()), pen.whole_cell(commune.max_echevins))
        for commune in communes
    )  # fmt: skip
    definition = _("Councillors elected on 11 June 2023 (Berdorf: 8 October 2023). The number of aldermen is the most "
                   "that the law allows, not how many there are.")  # fmt: skip
    return Section(
        key="council",
        title=_("The council"),
        figures=(
            pen.figure("council.size", _("Councillors"), seats, pen.whole(seats), unit=_("seats"), source="councils",
                       definition=definition),
        ),
        tables=(
            table(pen, "councils", key="council", caption=_("Councils elected in 2023"),
                  columns=(_("Commune"), _("Councillors"), _("Electoral system"), _("Aldermen at most")), rows=rows,
                  definition=definition),
        ),
    )  # fmt: skip


def pacts(communes: Sequence[Commune], signed: Sequence[PactSignature], pen: Pen) -> Section:
    """Pacts found in public sources. Not found is not "has not signed"."""
    several = len(communes) > 1
    order = sorted(signed, key=lambda pact: (pact.commune.name_fr, pact.phase != "pilot"))
    rows = [
        pen.row(pact.commune.name_in(pen.language), Cell(pact.get_phase_display()), Cell(_signed(pact, pen)),
                Cell(pact.through or NONE), Cell(f"{pact.source} ({pact.get_confidence_display()})"))
        for pact in order
    ]  # fmt: skip
    absent = [c for c in communes if c.pk not in {pact.commune_id for pact in signed}]
    not_found = _("Not found in public sources. That does not mean that it has not signed.")
    rows += [pen.row(c.name_in(pen.language), Cell(not_found), Cell(NONE), Cell(NONE), Cell(NONE)) for c in absent]
    finding = ""
    if not several:
        finding = _("A pact was found in public sources.") if signed else not_found
    return Section(
        key="pacts",
        title=_("Pacts for living together"),
        finding=finding,
        tables=(
            table(pen, "pacts", key="pacts", caption=_("Pacts found in public sources"),
                  columns=(_("Commune"), _("Pact"), _("Signed"), _("Through"), _("Read in")), rows=tuple(rows),
                  definition=_("Communiqués and press until 2 December 2025. Nine communes that signed before summer "
                               "2025 are not named in any page found.")),
        ),
    )  # fmt: skip


def _signed(pact: PactSignature, pen: Pen) -> str:
    if not pact.signed_on:
        return _("day not known")
    if pact.precision == DatePrecision.MONTH:
        return month_and_year(pact.signed_on, pen.language)
    return short_date(pact.signed_on, pen.language)
