"""A sparse matrix that grows column by column and row by row, and one cost vector per level."""

from array import array
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Key = tuple[object, ...]


class Matrix:
    """Entries are collected in any order; ``close`` sorts them by column and adds up what met in one place."""

    def __init__(self, levels: Iterable[str]):
        self._costs = {level: array("d") for level in levels}
        self._rows: dict[Key, int] = {}
        self._row, self._column, self._value = array("i"), array("i"), array("d")
        self._lower, self._upper, self._most = array("d"), array("d"), array("d")

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self._most)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self._lower)

    def add_column(self, costs: dict[str, int]) -> int:
        """A column from 0 to 1; its number."""
        for level, known in self._costs.items():
            known.append(costs.get(level, 0))
        self._most.append(1)
        return self.width - 1

    def enter(self, row: Key, column: int, value: float, *, lower: float, upper: float) -> None:
        """A number in a row, which is made when it is new."""
        number = self._rows.get(row)
        if number is None:
            number = self._rows[row] = self.height
            self._lower.append(lower)
            self._upper.append(upper)
        self._row.append(number)
        self._column.append(column)
        self._value.append(value)

    def row_of(self, row: Key) -> int | None:
        """The number of a row; None for one without entries."""
        return self._rows.get(row)

    def close(self) -> None:
        """Nothing more is added."""
        place = np.frombuffer(self._column, dtype=np.int32).astype(np.int64) * max(self.height, 1)
        place += np.frombuffer(self._row, dtype=np.int32)
        spots, inverse = np.unique(place, return_inverse=True)
        self.values: Floats = np.zeros(len(spots))
        np.add.at(self.values, inverse, np.frombuffer(self._value))
        self.rows: Ints = spots % max(self.height, 1)
        self.starts: Ints = np.searchsorted(spots // max(self.height, 1), np.arange(self.width + 1))
        self.lower: Floats = np.array(self._lower, dtype=np.float64)
        self.upper: Floats = np.array(self._upper, dtype=np.float64)
        self.most: Floats = np.array(self._most, dtype=np.float64)
        self.costs: dict[str, Floats] = {level: np.array(cost) for level, cost in self._costs.items()}
        del self._row, self._column, self._value, self._costs

    def cost(self, level: str) -> Floats:
        """What each column costs at a level."""
        return self.costs[level]

    def part(self, columns: Ints) -> tuple[Ints, Ints, Floats]:
        """Starts, rows and values of these columns alone."""
        lengths = self.starts[columns + 1] - self.starts[columns]
        starts = np.concatenate(([0], np.cumsum(lengths)))
        take = np.arange(starts[-1]) + np.repeat(self.starts[columns] - starts[:-1], lengths)
        return starts, self.rows[take], self.values[take]
