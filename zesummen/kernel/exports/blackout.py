"""A public copy of a document: chosen passages are gone, not hidden. The original stays as it is."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

from . import marks
from .document import BlackedOut, Document, Figure, Note, Span, clean, plain, spans


def blacked_out(document: Document, passages: Sequence[str]) -> tuple[Document, list[str]]:
    """A public copy without ``passages`` (each in full, wherever it stands) and the passages that were not found.

    A passage may run over bold and plain words within one paragraph, item or cell. A drawing that contains one is
    replaced as a whole, since its words cannot be taken out singly.
    """
    wanted = sorted({clean(p).strip() for p in passages if clean(p).strip()}, key=len, reverse=True)
    copier = _Copier(wanted, marks.BLACKED_OUT[document.language])
    blocks = tuple(copier.block(block) for block in document.blocks)
    header = document.header
    told = Note(spans(marks.PUBLIC_COPY[document.language]))
    copy = dataclasses.replace(
        document,
        title=copier.words(document.title),
        subject=copier.words(document.subject),
        reference=copier.words(document.reference),
        header=copier.thing(header) if header else None,
        blocks=(told, *blocks),
    )
    return copy, [passage for passage in wanted if passage not in copier.found]


_FIXED = {"arms", "style", "align", "kind", "language", "share", "level"}


class _Copier:
    def __init__(self, wanted: list[str], label: str):
        self.wanted, self.label, self.found = wanted, label, set()

    def words(self, text: str) -> str:
        for passage in self.wanted:
            if passage in text:
                self.found.add(passage)
                text = text.replace(passage, self.label)
        return text

    def block(self, block: Any) -> Any:
        if isinstance(block, Figure):
            hits = [p for p in self.wanted if p in block.svg or p in block.alt or p in block.caption]
            self.found.update(hits)
            return BlackedOut(self.label) if hits else block
        return self.thing(block)

    def thing(self, thing: Any) -> Any:
        if isinstance(thing, tuple):
            if thing and all(isinstance(item, Span) for item in thing):
                return self.spans(thing)
            return tuple(self.thing(item) for item in thing)
        if isinstance(thing, str):
            return self.words(thing)
        if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
            names = [f.name for f in dataclasses.fields(thing) if f.name not in _FIXED]
            return dataclasses.replace(thing, **{name: self.thing(getattr(thing, name)) for name in names})
        return thing

    def spans(self, parts: tuple[Span, ...]) -> tuple[Span, ...]:
        holes = self._holes(plain(parts))
        if not holes:
            return tuple(dataclasses.replace(p, target=self.words(p.target)) if p.target else p for p in parts)
        return tuple(self._cut(parts, holes))

    def _holes(self, text: str) -> list[tuple[int, int]]:
        taken: list[tuple[int, int]] = []
        for passage in self.wanted:
            start = text.find(passage)
            while start >= 0:
                self.found.add(passage)
                taken.append((start, start + len(passage)))
                start = text.find(passage, start + 1)
        merged: list[tuple[int, int]] = []
        for start, end in sorted(taken):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    def _cut(self, parts: tuple[Span, ...], holes: list[tuple[int, int]]) -> Iterable[Span]:
        position = 0
        for part in parts:
            begin, end, cursor = position, position + len(part.text), position
            position = end
            for start, stop in holes:
                if stop <= begin or start >= end:
                    continue
                if start > cursor:
                    yield dataclasses.replace(part, text=part.text[cursor - begin : start - begin])
                if start >= begin:
                    yield Span(self.label, "blackout")
                cursor = min(stop, end)
            if cursor < end:
                yield dataclasses.replace(part, text=part.text[cursor - begin :])
