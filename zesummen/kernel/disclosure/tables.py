"""The two shapes that pages show: a list with its total, and a table with totals on both sides."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

from .network import Arc, Shown, protect

TOTAL = "total"


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """How to show each cell, row total, column total, and the total of all."""

    cells: tuple[tuple[Shown, ...], ...]
    row_totals: tuple[Shown, ...]
    column_totals: tuple[Shown, ...]
    total: Shown


def protect_list(values: Mapping[Hashable, int], *, forced: Collection[Hashable] = ()) -> dict[Hashable, Shown]:
    """How to show the entries of a list and, under ``"total"``, their sum. No entry may be called ``"total"``."""
    if TOTAL in values:
        raise ValueError("An entry of a list cannot be called “total”.")
    arcs = [Arc(key, "apart", "together", value) for key, value in values.items()]
    arcs.append(Arc(TOTAL, "together", "apart", sum(values.values()), level=1))
    return protect(arcs, forced=forced)


def table_arcs(rows: Sequence[Sequence[int]]) -> list[Arc]:
    """A table with its totals as a circulation: all → rows → columns → all."""
    width = len(rows[0]) if rows else 0
    if any(len(row) != width for row in rows):
        raise ValueError("All rows of a table have the same number of cells.")
    arcs = [Arc((i, j), ("row", i), ("column", j), value) for i, row in enumerate(rows) for j, value in enumerate(row)]
    arcs += [Arc((i, None), "all rows", ("row", i), sum(row), level=1) for i, row in enumerate(rows)]
    arcs += [Arc((None, j), ("column", j), "all columns", sum(row[j] for row in rows), level=1) for j in range(width)]
    arcs.append(Arc((None, None), "all columns", "all rows", sum(map(sum, rows)), level=2))
    return arcs


def protect_table(rows: Sequence[Sequence[int]]) -> ProtectedTable:
    """How to show a table of counts with its row totals, column totals and grand total."""
    shown = protect(table_arcs(rows))
    height, width = range(len(rows)), range(len(rows[0]) if rows else 0)
    return ProtectedTable(
        tuple(tuple(shown[i, j] for j in width) for i in height),
        tuple(shown[i, None] for i in height),
        tuple(shown[None, j] for j in width),
        shown[None, None],
    )


def withheld(shown: Mapping[Hashable, Shown]) -> bool:
    """Was the whole table left out?"""
    return all(state is Shown.HIDDEN for state in shown.values())
