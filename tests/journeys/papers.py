"""Documents opened by programs of their own: Word by python-docx, PDF by pikepdf, sheets by calamine."""

import io

import pikepdf
import pypdfium2
from docx import Document
from python_calamine import CalamineWorkbook


def word(content: bytes, *words: str) -> str:
    """A Word file with a title, a language and these words; its text."""
    opened = Document(io.BytesIO(content))
    assert opened.core_properties.title, "the Word file has a title"
    text = "\n".join(node.text or "" for node in opened.element.body.iter() if node.tag.endswith("}t"))
    folded = " ".join(text.split())
    for word in words:
        assert word in folded, f"“{word}” is not in the Word file: {folded[:800]}"
    return text


def pdf(content: bytes, language: str) -> int:
    """A tagged PDF with a title and this language; how many pages it has."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        root = opened.Root
        assert str(root.Lang).lower().startswith(language), f"language {root.get('/Lang')}"
        assert bool(root.MarkInfo.Marked) and "/StructTreeRoot" in root, "tagged"
        assert bool(root.ViewerPreferences.DisplayDocTitle), "the title stands in the window"
        with opened.open_metadata() as about:
            assert about.get("dc:title"), "title"
        return len(opened.pages)


def letters(content: bytes) -> list[str]:
    """What a reader sees on each page of a PDF."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]


def page_count(content: bytes) -> int:
    """How many pages a PDF of any origin has."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        return len(opened.pages)


def sheet(content: bytes) -> list[list]:
    """The rows of the first sheet of a workbook."""
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
