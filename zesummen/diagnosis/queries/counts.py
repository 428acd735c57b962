"""Counts with how each may be shown.

One commune's table is protected by itself. A grouping shows only sums of what each of its communes shows, so that
its sheet tells nothing that theirs do not: subtracting one from the other leads nowhere.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from zesummen.kernel.disclosure import Arc, Shown, protect, protect_list, protect_table
from zesummen.territory.models import ElectionRoll, ResidentsBySex
from zesummen.territory.nationalities import LUXEMBOURG, group_of

LISTED = 20  # nationalities that a commune's sheet names
OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people, and how it may be shown."""

    value: int
    shown: Shown = Shown.OPEN

    @property
    def is_open(self) -> bool:
        """May the number itself be shown?"""
        return self.shown is Shown.OPEN


Counts = dict[Hashable, Count]


def together(tables: Iterable[Counts]) -> Counts:
    """The sum of the communes' tables: a cell is shown if each commune shows its own. Cells not in all are left out."""
    found = list(tables)
    if len(found) == 1:
        return found[0]
    shared = [key for key in found[0] if all(key in table for table in found)] if found else []
    return {
        key: Count(
            sum(table[key].value for table in found),
            Shown.OPEN if all(table[key].is_open for table in found) else Shown.HIDDEN,
        )
        for key in shared
    }


def foreigners(residents: int, luxembourg: int) -> Counts:
    """Residents with and without Luxembourg nationality, and all."""
    values = {"luxembourg": luxembourg, "foreign": residents - luxembourg}
    return _dress({**values, "total": residents}, protect_list(values))


def by_sex_and_age(row: ResidentsBySex) -> Counts:
    """Women and men under 18 and from 18, with all totals: keys ``(line, column)``, ``None`` for a total."""
    cells = [[row.women_minor, row.women_adult], [row.men_minor, row.men_adult]]
    table = protect_table(cells)
    made: Counts = {(i, j): Count(cells[i][j], table.cells[i][j]) for i in (0, 1) for j in (0, 1)}
    made.update({(i, None): Count(sum(cells[i]), table.row_totals[i]) for i in (0, 1)})
    made.update({(None, j): Count(cells[0][j] + cells[1][j], table.column_totals[j]) for j in (0, 1)})
    made[None, None] = Count(row.total, table.total)
    return made


def electors(roll: ElectionRoll) -> Counts:
    """Electors of Luxembourg and of other nationality, and all. The roll must be usable."""
    values = {"luxembourg": roll.luxembourg or 0, "other": roll.other or 0}
    return _dress({**values, "total": sum(values.values())}, protect_list(values))


def nationalities(held: Mapping[str, int]) -> Counts:
    """Holders of the most frequent nationalities, of all others together, and of the three groups.

    Keys: ISO codes, ``others``, and ``group:luxembourg``, ``group:eu``, ``group:other``. All are protected as one
    table, although they are printed as two.
    """
    foreign = [code for code in held if code != LUXEMBOURG]
    listed = sorted(foreign, key=lambda code: (-held[code], code))[:LISTED]
    arcs = [Arc(code, "holders", group_of(code), held[code]) for code in listed]
    rest = {"eu": 0, "other": 0}
    for code in set(foreign) - set(listed):
        rest[group_of(code)] += held[code]
    arcs.append(Arc(OTHERS, "holders", "rest", sum(rest.values())))
    arcs += [Arc(("rest", group), "rest", group, persons, published=False) for group, persons in rest.items()]
    sums = {group: rest[group] + sum(held[c] for c in listed if group_of(c) == group) for group in rest}
    arcs += [Arc(f"group:{group}", group, "all", persons, level=1) for group, persons in sums.items()]
    luxembourg = held.get(LUXEMBOURG, 0)
    arcs.append(Arc("group:luxembourg", "holders", "all", luxembourg))
    arcs.append(Arc("every", "all", "holders", sum(sums.values()) + luxembourg, level=2, published=False))
    return _dress({arc.key: arc.value for arc in arcs if arc.published}, protect(arcs))


def named(table: Counts) -> list[str]:
    """The codes of a table of nationalities: those shown, most first; then the hidden ones by code.

    Hidden ones in order of size would stand between two numbers that say nearly what they are.
    """
    codes = [str(key) for key in table if key != OTHERS and not str(key).startswith("group:")]
    return sorted(codes, key=lambda c: (not table[c].is_open, -table[c].value if table[c].is_open else 0, c))


def with_others(table: Counts, listed: Iterable[str]) -> Count:
    """Holders of all nationalities but Luxembourg's and those listed: what the groups leave."""
    groups = [table[f"group:{group}"] for group in ("eu", "other")]
    chosen = [table[code] for code in listed]
    rest = sum(c.value for c in groups) - sum(c.value for c in chosen)
    if all(count.is_open for count in (*groups, *chosen)) and (rest == 0 or rest >= 5):
        return Count(rest)
    return Count(rest, Shown.HIDDEN)


def _dress(values: Mapping[Hashable, int], shown: Mapping[Hashable, Shown]) -> Counts:
    return {key: Count(value, shown[key]) for key, value in values.items()}
