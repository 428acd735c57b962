"""What is wrong with a season file: every fault with its line and its path, as data and as an English sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .lines import Path
from .words import FAULTS


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. ``code`` is a key of ``words.FAULTS``; ``line`` is 0 where there was no text."""

    path: Path
    line: int
    code: str
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """The path as people write it: ``requests[3].windows[0].from``."""
        text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in self.path)
        return text.lstrip(".")

    def __str__(self) -> str:
        place = f"line {self.line}, {self.where}: " if self.path else f"line {self.line}: " if self.line else ""
        return place + FAULTS[self.code].format(**self.params)


class Faulty(Exception):
    """The file is not taken. ``faults`` holds everything that was found, in the order of the file."""

    def __init__(self, faults: list[Fault]):
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class Reader:
    """One value of the file with its path: typed looks into it note a fault and give a harmless stand-in."""

    def __init__(self, value: object, path: Path, lines: Mapping[Path, int], faults: list[Fault]):
        self.value, self.path, self.lines, self.faults = value, path, lines, faults

    def fault(self, code: str, /, **params: object) -> None:
        """Note what is wrong here."""
        near = next((self.path[:n] for n in range(len(self.path), -1, -1) if self.path[:n] in self.lines), ())
        self.faults.append(Fault(self.path, self.lines.get(near, 0), code, params))

    def child(self, name: str | int, value: object) -> "Reader":
        return Reader(value, (*self.path, name), self.lines, self.faults)

    def fields(self, known: set[str], needed: set[str]) -> bool:
        """Whether this is an object with all that is needed; unknown names are faults too."""
        if not isinstance(self.value, dict):
            self.fault("not.object")
            return False
        for name in sorted(self.value.keys() - known):
            self.child(name, None).fault("unknown.field", field=name, known=", ".join(sorted(known)))
        there = {name for name, value in self.value.items() if value is not None}
        for name in sorted(needed - there):
            self.fault("missing", field=name)
        return needed <= there

    def get(self, name: str) -> "Reader":
        value = self.value.get(name) if isinstance(self.value, dict) else None
        return self.child(name, value)

    def has(self, name: str) -> bool:
        return isinstance(self.value, dict) and self.value.get(name) is not None

    def each(self, name: str) -> list["Reader"]:
        """The members of a list that may be missing."""
        if not self.has(name):
            return []
        listed = self.get(name)
        if not isinstance(listed.value, list):
            listed.fault("not.list")
            return []
        return [listed.child(number, value) for number, value in enumerate(listed.value)]

    def text(self, name: str, default: str = "") -> str:
        if not self.has(name):
            return default
        value = self.get(name).value
        if not isinstance(value, str) or not value.strip() or len(value) > 500:
            self.get(name).fault("not.text")
            return default
        return value.strip()

    def whole(self, name: str, default: int, least: int, most: int) -> int:
        if not self.has(name):
            return default
        value = self.get(name).value
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.get(name).fault("not.whole", least=least, most=most)
            return default
        return value

    def number(self, name: str, default: float, least: float, most: float) -> float:
        if not self.has(name):
            return default
        value = self.get(name).value
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            self.get(name).fault("not.number", least=least, most=most)
            return default
        return float(value)

    def flag(self, name: str, default: bool) -> bool:
        if not self.has(name):
            return default
        value = self.get(name).value
        if not isinstance(value, bool):
            self.get(name).fault("not.flag")
            return default
        return value
