"""On which line of a JSON text each value begins, so that a fault can be told with its line."""

import json
import re

Path = tuple[str | int, ...]
BLANK = re.compile(r"[ \t\r\n]*")
SCALAR = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s,\]}]+', re.DOTALL)


def lines_of(text: str) -> dict[Path, int]:
    """Line of every value, by its path; the text has been found to be JSON."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found: dict[Path, int] = {}
    _Walk(text, starts, found).value(0, ())
    return found


class _Walk:
    def __init__(self, text: str, starts: list[int], found: dict[Path, int]):
        self.text, self.starts, self.found = text, starts, found
        self.line = 0

    def value(self, at: int, path: Path) -> int:
        """Note where the value begins, go through it, and give the place behind it."""
        at = self._blank(at)
        while self.line + 1 < len(self.starts) and self.starts[self.line + 1] <= at:
            self.line += 1
        self.found[path] = self.line + 1
        if self.text[at] in "{[":
            return self._items(at, path)
        return self._scalar(at)

    def _items(self, at: int, path: Path) -> int:
        names = self.text[at] == "{"
        at = self._blank(at + 1)
        number = 0
        while self.text[at] not in "}]":
            name: str | int = number
            if names:
                end = self._scalar(at)
                name = json.loads(self.text[at:end])
                at = self._blank(end) + 1
            at = self._blank(self.value(at, (*path, name)))
            number += 1
            if self.text[at] == ",":
                at = self._blank(at + 1)
        return at + 1

    def _scalar(self, at: int) -> int:
        match = SCALAR.match(self.text, at)
        return match.end() if match else at + 1

    def _blank(self, at: int) -> int:
        match = BLANK.match(self.text, at)
        return match.end() if match else at
