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


@pytest.mark.parametrize("lines", range(30, 60, 3))
def test_words_that_are_kept_stand_on_the_page_of_the_figure_they_lead_to(lines):
    square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    told = [
        d.heading(1, "Réponse"),
        d.paragraph("Je viens", style="kept"),
        d.paragraph("Scannez", style="kept"),
        d.Figure(square, "Code", "Code : ABC", width=20),
    ]
    letter = d.Document("Lettre", "fr", (*(d.paragraph(f"Point {n}") for n in range(lines)), *told))
    pages = words(child.pdf(letter))
    (page,) = (text for text in pages if "Réponse" in text)
    assert "Je viens" in page and "Scannez" in page and "Code : ABC" in page


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


def six_panels(words: str = "Venez.") -> d.Document:
    blocks = [d.paragraph("Couverture", style="lead")]
    for number in range(2, 7):
        blocks += [d.PageBreak(), d.heading(1, f"Panneau {number}"), d.paragraph(words)]
    return d.Document("Dépliant", "fr", tuple(blocks), demo=True, header=d.Letterhead(("Commune",)))


def test_a_folded_leaflet_has_each_panel_where_the_fold_wants_it():
    content = child.folded(six_panels())
    file = pypdfium2.PdfDocument(content)
    sizes = [[round(side / 72 * 25.4) for side in page.get_size()] for page in file]
    assert sizes == [[297, 210], [297, 210]]
    left = {}  # millimetres from the left edge of each panel's first word
    for number, page in enumerate(file):
        text = page.get_textpage()
        for panel in ("Couverture", *(f"Panneau {n}" for n in range(2, 7))):
            if found := text.search(panel).get_next():
                left[panel] = (number, text.get_charbox(found[0])[0] / 72 * 25.4)
    order = sorted(left, key=left.get)
    assert order == ["Panneau 5", "Panneau 6", "Couverture", "Panneau 2", "Panneau 3", "Panneau 4"]
    starts = [left[panel][1] for panel in order]
    for start, edge in zip(starts, (0, 97, 197, 0, 100, 200), strict=True):
        assert edge + 8 < start < edge + 12
    assert all(marks.DEMO["fr"] in " ".join(page.split()) for page in words(content))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang).startswith("fr")


def test_a_panel_holds_a_long_text_in_smaller_type_and_says_when_it_cannot():
    assert child.folded(six_panels("Venez nombreux. " * 90)).startswith(b"%PDF")
    with pytest.raises(ExportFault) as told:
        child.folded(six_panels("Venez nombreux. " * 900))
    assert told.value.code == "leaflet.long"


def test_a_caption_that_repeats_the_heading_is_not_shown_twice():
    table = d.table("Budget", ("Exercice", "Dépenses"), [("2027", "1,00 €")])
    other = d.table("Par objectif", ("Objectif", "Dépenses"), [("1", "1,00 €")])
    document = d.Document("Plan", "fr", (d.heading(1, "Budget"), table, other))
    assert d.repeated_captions(document.blocks) == [False, True, False]
    said = "".join(words(child.pdf(document)))
    assert said.count("Budget") == 1 and "Par objectif" in said


def test_terms_stand_in_a_column_and_stay_a_list():
    pairs = [("Durée", "six ans"), ("Terme qui dépasse de loin la colonne des termes courts", "oui")]
    with opened(d.Document("Plan", "fr", (d.facts(pairs),))) as pdf:
        assert {"/L", "/LI", "/Lbl", "/LBody"} <= tags(pdf)
