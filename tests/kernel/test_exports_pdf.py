"""PDFs open in a reader that shows tags, language and title; no text of a person can steer the layout."""

import io
import subprocess

import pikepdf
import pypdfium2
import pytest

from samples import hostile, plan
from zesummen.kernel.exports import child, marks
from zesummen.kernel.exports import document as d
from zesummen.kernel.exports.faults import ExportFault


def opened(document):
    return pikepdf.open(io.BytesIO(child.pdf(document)))


def words(content: bytes) -> list[str]:
    file = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in file]


def tags(pdf) -> set[str]:
    found = set()

    def walk(node):
        if isinstance(node, pikepdf.Array):
            for item in node:
                walk(item)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.add(str(node["/S"]))
            if "/K" in node:
                walk(node["/K"])

    walk(pdf.Root.StructTreeRoot)
    return found


@pytest.mark.parametrize("language", d.LANGUAGES)
def test_a_pdf_carries_tags_title_and_language(language):
    with opened(plan(language)) as pdf:
        assert str(pdf.Root.Lang).split("-")[0] == language
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.docinfo["/Title"] == "Plan communal intégration"
        with pdf.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
            assert meta["pdfaid:part"] == "2" and meta["pdfaid:conformance"] == "A"
        assert [str(item.title) for item in pdf.open_outline().root] == ["Où nous en sommes", "Matrice"]
        assert {"/Table", "/THead", "/TH", "/TD", "/Figure", "/H1", "/H2", "/L", "/LI", "/TOC"} <= tags(pdf)


def test_the_figure_speaks_and_another_language_is_marked():
    with opened(plan()) as pdf:
        dictionaries = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        figures = [o for o in dictionaries if o.get("/S") == pikepdf.Name("/Figure")]
        assert "Le Portugal devant la France" in [str(f.get("/Alt", "")) for f in figures]
        assert any(str(o.get("/Lang", "")).startswith("de") for o in dictionaries if "/S" in o)


def test_every_page_has_its_marks_and_its_number():
    content = child.pdf(plan("pt", demo=True, information_only=True, draft_mark="Rascunho"))
    pages = words(content)
    assert len(pages) >= 4
    for number, page in enumerate(pages, start=1):
        flat = " ".join(page.split())
        assert marks.DEMO["pt"] in flat
        assert marks.REFERENCE["pt"] in flat
        assert "Rascunho" in flat
        assert f"página {number} / {len(pages)}" in flat


def test_a_wide_table_lies_on_its_side():
    with opened(plan()) as pdf:
        shapes = [float(p.mediabox[2]) > float(p.mediabox[3]) for p in pdf.pages]
    assert True in shapes and False in shapes


def test_the_same_document_gives_the_same_bytes():
    assert child.pdf(plan()) == child.pdf(plan())


def test_hostile_words_are_only_words():
    text = " ".join(words(child.pdf(hostile())))
    assert '#panic("typst")' in text
    assert "{{ 7 * 7 }}" in text and "49" not in text
    assert "□" in text and "Word-Versioun" in text  # what no font has is shown, and said
    assert "ẞ Ÿ → ✓ €" in text


def test_a_name_of_rare_letters_alone_does_not_stop_a_document():
    odd = "".join(chr(c) for c in range(0x1780, 0x17B4)) + "𝔛🏴󠁧󠁢"
    assert child.pdf(d.Document(odd, "fr", (d.heading(1, odd), d.paragraph(odd)))).startswith(b"%PDF-")


def test_very_long_words_are_set():
    long = "Donaudampfschifffahrt" * 5000
    assert len(words(child.pdf(d.Document("Long", "de", (d.paragraph(long), d.paragraph("mot " * 25000)))))) > 10


def test_a_picture_that_is_none_is_refused_with_a_fault():
    with pytest.raises(ExportFault) as told:
        child.pdf(d.Document("T", "fr", (d.Figure("not svg", "alt"),)))
    assert told.value.code == "pdf.refused"


def test_a_child_that_hangs_is_ended():
    with pytest.raises(ExportFault) as told:
        child.make("pdf", {"document": d.as_data(plan())}, timeout=0.01)
    assert told.value.code in {"slow", "busy"}


def test_a_defect_in_the_child_is_told_without_a_trace():
    with pytest.raises(ExportFault) as told:
        child.make("nothing", {})
    assert told.value.code == "crash" and "KeyError" in str(told.value) and "\n" not in str(told.value)


def test_typst_stays_out_of_the_web_process():
    code = (
        "import sys; from zesummen.kernel.exports import document as d, child, sheet;"
        "child.pdf(d.Document('T', 'fr'));"
        "print([m for m in ('typst', 'docx', 'docxtpl', 'xlsxwriter', 'django') if m in sys.modules])"
    )
    import sys

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=child.PACKAGE_ROOT)
    assert done.stdout.strip() == "[]", done.stderr
