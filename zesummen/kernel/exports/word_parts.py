"""The pieces of WordprocessingML that python-docx has no words for. Child only; no Django here."""

import base64
import io

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from . import marks

FONT = "Source Sans Pro"
INK, QUIET, THREAD, LINK = (RGBColor.from_string(c) for c in ("1F2430", "545B68", "A3182B", "1C3F94"))


def set_styles(file, locale: str) -> None:
    """One font, calm headings, the document's language as the default of every run."""
    styles = file.styles
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        defaults.append(language)
    language.set(qn("w:val"), locale)
    for name, size in {
        "Normal": 10.5,
        "Heading 1": 16,
        "Heading 2": 13,
        "Heading 3": 11.5,
        "Heading 4": 10.5,
        "Title": 22,
        "Subtitle": 12.5,
        "Caption": 9,
    }.items():
        _set_font(styles[name], size, INK)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4"):
        styles[name].font.bold = True
    styles["Heading 4"].font.italic = False
    styles["Subtitle"].font.italic = False
    styles["Caption"].font.bold = False
    _drop_border(styles["Title"])
    styles["Normal"].paragraph_format.space_after = Pt(6)
    _table_style(styles)
    _note_style(styles)
    if "TOC Heading" not in [s.name for s in styles]:
        made = styles.add_style("TOC Heading", WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles["Normal"]
        _set_font(made, 13, INK)
        made.font.bold = True


def _set_font(style, size: float, colour) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for side in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{side}"), None)
    for side in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{side}"), FONT)


def _drop_border(style) -> None:
    border = style.element.pPr.find(qn("w:pBdr"))
    if border is not None:
        style.element.pPr.remove(border)


def _table_style(styles) -> None:
    """Thin lines between rows, a stronger one under the header."""
    style = styles.add_style("Zesummen table", WD_STYLE_TYPE.TABLE)
    style.base_style = styles["Normal Table"]
    style.element.append(
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblBorders>"
            '<w:top w:val="single" w:sz="8" w:color="1F2430"/><w:bottom w:val="single" w:sz="8" w:color="1F2430"/>'
            '<w:insideH w:val="single" w:sz="4" w:color="B9BDC6"/></w:tblBorders>'
            '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        )
    )


def _note_style(styles) -> None:
    style = styles.add_style("Zesummen note", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.element.get_or_add_pPr().append(
        parse_xml(f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" w:color="A3182B"/></w:pBdr>')
    )


def speak(paragraph, language: str) -> None:
    """Mark the runs of a paragraph as spoken in another language."""
    if language:
        for run in paragraph.runs:
            _set_language(run, language)


def _set_language(run, language: str) -> None:
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), marks.WORD_LOCALE.get(language, language))
    run._r.get_or_add_rPr().append(mark)


def add_spans(paragraph, spans, language: str) -> None:
    """Runs for spans; newlines become line breaks."""
    for span in spans:
        if span.kind == "link":
            _add_link(paragraph, span)
            continue
        run = paragraph.add_run(span.text)
        run.bold = True if span.kind == "strong" else None
        run.italic = True if span.kind == "emphasis" else None
        run.font.strike = True if span.kind == "struck" else None
        if span.kind == "blackout":
            black(run)
        if span.language or language:
            _set_language(run, span.language or language)


def black(run) -> None:
    """White words on black: what was there is gone, the label says so."""
    run.font.color.rgb = RGBColor(255, 255, 255)
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "000000")):
        shade.set(qn(f"w:{name}"), value)
    run._r.get_or_add_rPr().append(shade)


def _add_link(paragraph, span) -> None:
    where = paragraph.part.relate_to(span.target, docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    holder = OxmlElement("w:hyperlink")
    holder.set(qn("r:id"), where)
    run = paragraph.add_run(span.text)
    run.font.color.rgb, run.font.underline = LINK, True
    holder.append(run._r)
    paragraph._p.append(holder)


def new_numbering(file, prefix: str, start: int) -> int:
    """A numbering of its own that begins at ``start``; its number for ``number_with``."""
    numbering = file.part.numbering_part.element
    used = [int(n.get(qn("w:abstractNumId"))) for n in numbering.findall(qn("w:abstractNum"))]
    key = max(used, default=0) + 1
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="{int(start)}"/><w:numFmt w:val="decimal"/><w:lvlText w:val=""/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum>'
    )
    abstract.find(qn("w:lvl")).find(qn("w:lvlText")).set(qn("w:val"), f"{prefix}%1.")
    if prefix:
        abstract.find(qn("w:lvl")).find(qn("w:pPr")).find(qn("w:ind")).set(qn("w:left"), "1134")
        abstract.find(qn("w:lvl")).find(qn("w:pPr")).find(qn("w:ind")).set(qn("w:hanging"), "1134")
    numbering.insert(len(used), abstract)
    return numbering.add_num(key).numId


def number_with(paragraph, number: int) -> None:
    """Count this paragraph in that numbering."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def letterhead(file, head, width: int) -> None:
    """Arms, name and address above a red line."""
    top = file.add_paragraph()
    if head.arms:
        shape = top.add_run().add_picture(io.BytesIO(base64.b64decode(head.arms)), height=Cm(1.7))
        shape._inline.docPr.set("descr", head.arms_alt)
        top.add_run("  ")
    for i, words in enumerate(head.lines):
        run = top.add_run(words if i == 0 else f"\n{words}")
        run.bold = i == 0
        run.font.size = Pt(12 if i == 0 else 10)
    bottom = file.add_paragraph()
    run = bottom.add_run(" · ".join(head.address))
    run.font.size, run.font.color.rgb = Pt(8.5), QUIET
    bottom._p.get_or_add_pPr().append(
        parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="8" w:space="4" w:color="A3182B"/></w:pBdr>')
    )
    bottom.paragraph_format.space_after = Pt(14)


def header_and_footer(file, source) -> None:
    """Title and reference on top, marks and "n / m" at the foot, on every page."""
    section = file.sections[0]
    top = section.header.paragraphs[0]
    words = " · ".join(part for part in (source.title[:90], source.reference) if part)
    _small(top.add_run(words), QUIET)
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(16.6), WD_TAB_ALIGNMENT.RIGHT)
    for i, mark in enumerate(marks.lines_for(source)):
        run = _small(foot.add_run(mark if i == 0 else f"\n{mark}"), THREAD)
        run.bold = True
    if source.header and source.header.footer:
        _small(foot.add_run(("\n" if foot.runs else "") + source.header.footer), QUIET)
    _small(foot.add_run(f"\t{marks.PAGE[source.language]} "), QUIET)
    _field(foot, "PAGE", "1")
    _small(foot.add_run(" / "), QUIET)
    _field(foot, "NUMPAGES", "1")


def _small(run, colour):
    run.font.size, run.font.color.rgb = Pt(8), colour
    return run


def _field(paragraph, code: str, shown: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.append(_small(paragraph.add_run(shown), QUIET)._r)
    paragraph._p.append(field)


def contents(file, entries: list[dict], depth: int) -> None:
    """A contents field that Word can refresh, already filled with the headings."""
    first = file.add_paragraph()
    _mark(first, "begin")
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f' TOC \\o "1-{int(depth)}" \\h \\z \\u '
    first.add_run()._r.append(code)
    _mark(first, "separate")
    line = first
    for i, entry in enumerate(entries):
        line = first if i == 0 else file.add_paragraph()
        line.add_run(entry["text"])
        line.paragraph_format.left_indent = Cm(0.6 * (entry["level"] - 1))
        line.paragraph_format.space_after = Pt(2)
    _mark(line, "end")


def _mark(paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def drawn(svg: str) -> bytes:
    """The drawing as PNG, since Word files carry no SVG without a picture beside it."""
    import typst

    source = b"#set page(width: 17cm, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), width: 100%)"
    return typst.compile(source, format="png", ppi=180.0, sys_inputs={"svg": svg}, ignore_system_fonts=True)
