"""What every language accepts from a keyboard: the day always comes before the month."""

_DATES = ("%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %m %Y", "%d.%m.%y", "%d/%m/%y", "%d-%m-%y")
_CLOCK = ("%H:%M", "%H:%M:%S", "%Hh%M")
TIMES = ["%H:%M", "%H:%M:%S", "%Hh%M", "%H h %M", "%H.%M", "%Hh", "%H:%M:%S.%f"]


def dates(usual: str) -> list[str]:
    """All patterns, the usual one of the language first: forms show dates in it."""
    return [usual, *(pattern for pattern in _DATES if pattern != usual)]


def moments(usual: str) -> list[str]:
    """A date and a time, by a space or a T."""
    return [f"{day}{mark}{time}" for day in dates(usual) for mark in " T" for time in _CLOCK] + ["%Y-%m-%d %H:%M:%S.%f"]
