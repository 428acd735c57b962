"""Document → Word file with real headings, lists, tables and language. Runs in the child only; no Django here."""

import dataclasses
import datetime
import io

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.shared import Cm, Mm, Pt

from . import marks, word_parts, word_table
from .document import Document, as_data, repeated_captions

LONGEST_TERM = 28  # letters; a longer term would push the column of values to the right
LINE_WIDTH = {False: Cm(16.6), True: Cm(25.3)}


def make(document: Document) -> bytes:
    """The document as DOCX, A4, titled, in its language, with marks and "n / m" at the foot of every page."""
    made = _Writer(document).write()
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


class _Writer:
    def __init__(self, document: Document):
        self.source = document
        self.file = docx.Document()
        self.landscape = document.landscape
        self.outline = [b for b in as_data(document)["blocks"] if b["is"] == "Heading"]

    def write(self):
        word_parts.set_styles(self.file, marks.WORD_LOCALE[self.source.language])
        self._properties()
        self._page(self.file.sections[0], self.source.landscape)
        word_parts.header_and_footer(self.file, self.source)
        self._top()
        for block, repeats in zip(self.source.blocks, repeated_captions(self.source.blocks), strict=True):
            shown = dataclasses.replace(block, caption="") if repeats else block
            getattr(self, f"_{type(block).__name__.lower()}")(shown)
        return self.file

    def _properties(self):
        core, source = self.file.core_properties, self.source
        core.title, core.subject, core.author = source.title[:255], source.subject[:255], source.author[:255]
        core.language = marks.WORD_LOCALE[source.language]
        core.comments, core.keywords = "", ""
        if source.made_on:
            core.created = core.modified = datetime.datetime.fromisoformat(f"{source.made_on}T12:00:00")

    def _page(self, section, landscape: bool):
        long, short = Mm(297), Mm(210)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if landscape else (short, long)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.4)

    def _top(self):
        source = self.source
        if source.header:
            word_parts.letterhead(self.file, source.header, LINE_WIDTH[self.landscape])
        if source.reference or source.date:
            line = self.file.add_paragraph()
            if source.reference:
                line.add_run(marks.REFERENCE_NUMBER[source.language] + marks.colon(source.language) + source.reference)
            if source.date:
                stops = line.paragraph_format.tab_stops
                stops.add_tab_stop(LINE_WIDTH[self.landscape], WD_TAB_ALIGNMENT.RIGHT)
                line.add_run(f"\t{source.date}")
        if source.show_title:
            self.file.add_paragraph(source.title, style="Title")

    # ---- blocks ----

    def _heading(self, block):
        made = self.file.add_heading(block.text, level=block.level)
        word_parts.speak(made, block.language)

    def _paragraph(self, block):
        styles = {"lead": "Subtitle", "small": "Caption"}
        made = self.file.add_paragraph(style=styles.get(block.style, "Body Text"))
        if block.style == "centred":
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        made.paragraph_format.keep_with_next = True if block.style == "kept" else None
        if block.style == "indented":
            made.paragraph_format.left_indent = Cm(0.8)
        word_parts.add_spans(made, block.spans, block.language)

    def _bullets(self, block):
        for item in block.items:
            word_parts.add_spans(self.file.add_paragraph(style="List Bullet"), item, block.language)

    def _numbered(self, block):
        number = word_parts.new_numbering(self.file, block.prefix, block.start)
        for item in block.items:
            made = self.file.add_paragraph(style="List Number")
            word_parts.number_with(made, number)
            word_parts.add_spans(made, item, block.language)

    def _table(self, block):
        if block.caption:
            caption = self.file.add_paragraph(block.caption, style="Caption")
            caption.paragraph_format.keep_with_next = True
        word_table.append(self.file, block, LINE_WIDTH[self.landscape])
        self.file.add_paragraph(block.note, style="Caption")

    def _facts(self, block):
        longest = max((len(term) for term, _value in block.pairs if len(term) <= LONGEST_TERM), default=0)
        column = Cm(1.0 + 0.19 * longest)
        for term, value in block.pairs:
            made = self.file.add_paragraph(style="Body Text")
            made.paragraph_format.space_after = Pt(2)
            # Terms stand in a column of their own; a longer one runs on to the next stop.
            made.paragraph_format.left_indent = column
            made.paragraph_format.first_line_indent = -column
            made.paragraph_format.tab_stops.add_tab_stop(column)
            made.add_run(term + marks.colon(self.source.language).rstrip()).bold = True
            made.add_run("\t")
            word_parts.add_spans(made, value, "")

    def _signatures(self, block):
        if block.opening:
            self.file.add_paragraph(block.opening, style="Body Text").paragraph_format.space_before = Pt(18)
        for office, name in block.people:
            made = self.file.add_paragraph(style="Body Text")
            made.paragraph_format.space_before = Pt(12)
            made.paragraph_format.keep_together = True
            made.add_run(office)
            made.add_run().add_break(WD_BREAK.LINE)
            made.add_run().add_break(WD_BREAK.LINE)
            made.add_run().add_break(WD_BREAK.LINE)
            made.add_run(name).bold = True

    def _figure(self, block):
        width = int(LINE_WIDTH[self.landscape] * block.width / 100)
        picture = self.file.add_picture(io.BytesIO(word_parts.drawn(block.svg)), width=width)
        about = picture._inline.docPr
        about.set("descr", block.alt)
        about.set("title", block.caption or block.alt[:80])
        if block.caption:
            self.file.paragraphs[-1].paragraph_format.keep_with_next = True
            self.file.add_paragraph(block.caption, style="Caption")

    def _pagebreak(self, block):
        if block.landscape == self.landscape:
            self.file.add_page_break()
            return
        self.landscape = block.landscape
        self._page(self.file.add_section(), block.landscape)

    def _note(self, block):
        made = self.file.add_paragraph(style="Zesummen note")
        word_parts.add_spans(made, block.spans, block.language)

    def _outline(self, block):
        self.file.add_paragraph(marks.CONTENTS[self.source.language], style="TOC Heading")
        entries = [h for h in self.outline if h["level"] <= block.depth]
        word_parts.contents(self.file, entries, block.depth)

    def _blackedout(self, block):
        made = self.file.add_paragraph(style="Body Text")
        word_parts.black(made.add_run(block.label))
