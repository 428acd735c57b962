"""What the files list of a page needs, and a frozen document as part of a page."""

import base64

from django import template

from zesummen.kernel.exports import marks
from zesummen.kernel.exports.document import Document, Figure, Heading, Numbered, repeated_captions

register = template.Library()


@register.filter
def label(obj) -> str:
    """The model's label, for ``{% url "documents:attach" space.slug owner|label owner.pk %}``."""
    return obj._meta.label_lower


@register.inclusion_tag("documents/_document.html")
def document(shown: Document, level: int = 2) -> dict:
    """A document within a page, word for word as in its PDF; its first headings become ``h<level>``."""
    return {
        "document": shown,
        "marks": marks.lines_for(shown),
        "reference_label": marks.REFERENCE_NUMBER[shown.language] + marks.colon(shown.language),
        "blocks": [
            {**_part(block, level), "repeats": repeats}
            for block, repeats in zip(shown.blocks, repeated_captions(shown.blocks), strict=True)
        ],
    }


def _part(block, level: int) -> dict:
    part = {"kind": type(block).__name__, "block": block}
    if isinstance(block, Heading):
        part["level"] = min(block.level + level - 1, 6)
    if isinstance(block, Figure):
        # As a picture and not as markup: a browser runs nothing inside it, and the content policy stays whole.
        part["source"] = "data:image/svg+xml;base64," + base64.b64encode(block.svg.encode("utf-8")).decode("ascii")
    if isinstance(block, Numbered):
        part["numbered"] = list(enumerate(block.items, start=block.start))
    if hasattr(block, "columns"):
        part["rows"] = [_cells(block.columns, row) for row in block.rows]
        part["foot"] = [_cells(block.columns, row) for row in block.foot]
    return part


def _cells(columns, row) -> list[tuple]:
    return [(cell, column.align == "end") for column, cell in zip(columns, row, strict=True)]
