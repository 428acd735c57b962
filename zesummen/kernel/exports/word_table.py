"""Tables of a Word file, written as XML in one go: python-docx needs a second for what a budget annex holds.

Child only; no Django here. Every word of a person passes ``escape``.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from . import marks
from .document import Span, Table

_SIDES = {"start": "left", "end": "right", "centre": "center"}
_EMU_PER_TWIP = 635


def append(file, block: Table, width: int) -> None:
    """Add the table at the end of the document; ``width`` of the line in EMU."""
    style = file.styles["Zesummen table"].style_id
    table = _Writer(file.part, block, width // _EMU_PER_TWIP)
    file.element.body._insert_tbl(parse_xml(table.xml(style)))


class _Writer:
    def __init__(self, part, block: Table, width: int):
        self.part, self.block = part, block
        self.size = 16 if block.small else 19  # half points
        shares = [max(column.share, 1) for column in block.columns]
        self.widths = [width * share // sum(shares) for share in shares]

    def xml(self, style: str) -> str:
        """The whole ``w:tbl``."""
        caption = f"<w:tblCaption w:val={quoteattr(self.block.caption[:250])}/>" if self.block.caption else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        head = tuple((Span(column.label, "strong"),) for column in self.block.columns)
        rows = [self._row(head, "<w:tblHeader/>")]
        rows += [self._row(row) for row in self.block.rows]
        rows += [self._row(row, bold=True) for row in self.block.foot]
        return (
            f'<w:tbl {nsdecls("w", "r")}><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(self.widths)}" '
            f'w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" '
            f'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{caption}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def _row(self, cells: Iterable, extra: str = "", bold: bool = False) -> str:
        made = [
            self._cell(cell, column.align, width, bold)
            for cell, column, width in zip(cells, self.block.columns, self.widths, strict=True)
        ]
        return f"<w:tr><w:trPr><w:cantSplit/>{extra}</w:trPr>{''.join(made)}</w:tr>"

    def _cell(self, spans: Iterable[Span], align: str, width: int, bold: bool) -> str:
        runs = "".join(self._run(span, bold) for span in spans)
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:spacing w:after="0"/>'
            f'<w:jc w:val="{_SIDES[align]}"/></w:pPr>{runs}</w:p></w:tc>'
        )

    def _run(self, span: Span, bold: bool) -> str:
        looks = "<w:b/>" if bold or span.kind == "strong" else ""
        looks += "<w:i/>" if span.kind == "emphasis" else ""
        looks += "<w:strike/>" if span.kind == "struck" else ""
        looks += {"blackout": '<w:color w:val="FFFFFF"/>', "link": '<w:color w:val="1C3F94"/>'}.get(span.kind, "")
        looks += f'<w:sz w:val="{self.size}"/>'
        looks += '<w:u w:val="single"/>' if span.kind == "link" else ""
        looks += '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>' if span.kind == "blackout" else ""
        if span.language:
            looks += f"<w:lang w:val={quoteattr(marks.WORD_LOCALE.get(span.language, span.language))}/>"
        lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in span.text.split("\n"))
        run = f"<w:r><w:rPr>{looks}</w:rPr>{'<w:br/>'.join(lines)}</w:r>"
        if span.kind != "link":
            return run
        where = self.part.relate_to(span.target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return f'<w:hyperlink r:id="{where}">{run}</w:hyperlink>'
