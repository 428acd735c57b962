"""The reference facts as small tables of the project's own; the first line of each says where it comes from."""

import csv
from collections.abc import Iterator
from datetime import date
from importlib.resources import files


def read(name: str) -> Iterator[dict[str, str]]:
    """The rows of ``<name>.csv`` as text; the comment line is left out."""
    with (files(__name__) / f"{name}.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


def series(numbers: str, first_year: int) -> Iterator[tuple[int, int]]:
    """``"4178 4210"`` from 2017 is 2017: 4178, 2018: 4210."""
    for offset, number in enumerate(numbers.split()):
        yield first_year + offset, int(number)


def pairs(text: str) -> Iterator[tuple[str, int]]:
    """``"LUX:3084 PRT:520"`` as pairs of code and number."""
    for part in text.split():
        code, number = part.split(":")
        yield code, int(number)


def day(text: str) -> date | None:
    """An ISO date, or nothing."""
    return date.fromisoformat(text) if text else None
