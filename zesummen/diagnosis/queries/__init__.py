"""What the diagnosis reads: the statistics sheet, its figures, and the objects they are made of."""

from .sheet import Bar, Bars, Cell, Figure, Line, Lines, Origin, Row, Section, StatisticsSheet, Table
from .sheets import figure, figures, sheet_of, statistics_sheet

__all__ = [
    "Bar",
    "Bars",
    "Cell",
    "Figure",
    "Line",
    "Lines",
    "Origin",
    "Row",
    "Section",
    "StatisticsSheet",
    "Table",
    "figure",
    "figures",
    "sheet_of",
    "statistics_sheet",
]
