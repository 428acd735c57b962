"""Tables people paste or send: read as they are, or refused with a sentence that says what to do."""

import io
import zipfile

import pytest
from django.utils import translation

from zesummen.kernel.exports import child, http, reading, sheet, text, upload

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def zipped(**parts) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return packed.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        "Titre\tAnnée\nFête\t2026",
        "Titre;Année\r\nFête;2026\r\n",
        "Titre,Année\nFête,2026",
        "\ufeffTitre\tAnnée\n\nFête\t2026\n\n",
        '"Titre";"Année"\n"Fête";"2026"',
    ],
)
def test_the_separator_is_found(words):
    read = reading.pasted(words)
    assert read.header == ("Titre", "Année")
    assert read.body[-1].cells == ("Fête", "2026")


def test_lines_are_counted_as_in_the_sheet():
    assert [row.line for row in reading.pasted("a\tb\n\n\nc\td").rows] == [1, 4]


def test_a_comma_inside_a_cell_is_no_separator_when_tabs_are_there():
    assert reading.pasted("a, b\tc, d\ne, f\tg").rows[0].cells == ("a, b", "c, d")


def test_a_cell_may_hold_several_lines():
    assert reading.pasted('a\tb\n"one\ntwo"\tc').body[0].cells == ("one\ntwo", "c")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "no table here"),
        (" \n\t\n", "no table here"),
        ("a|b|c\nd|e|f", "Only one column"),
        ("only\none\ncolumn", "Only one column"),
        ("\n".join("a\tb" for _ in range(5002)), "more than 5000 rows"),
    ],
)
def test_what_cannot_be_read_is_told(words, sentence):
    with pytest.raises(reading.Unreadable, match=sentence):
        reading.pasted(words)


def test_a_list_of_names_is_a_table_where_one_column_is_enough():
    assert len(reading.pasted("Name\nAnna\nBen", min_columns=1).rows) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_old_and_new_encodings_are_read(encoding):
    content = "Prénom;Straße\nZoé;Große Gasse n° 3\n".encode(encoding)
    assert reading.uploaded(content, "x.csv").body[0].cells == ("Zoé", "Große Gasse n° 3")


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\x00\x01\x02" * 50, b"PK\x03\x04rest", b"<svg xmlns='x'></svg>"],
)
def test_a_file_that_is_no_table_is_refused_in_words(content):
    with pytest.raises(reading.Unreadable) as told:
        reading.uploaded(content, "budget.csv")
    assert len(str(told.value)) > 15


def test_a_broken_office_sheet_is_refused_in_words():
    content = zipped(xl__workbook_dot_xml="<x/>")
    with pytest.raises(reading.Unreadable, match="cannot be opened"):
        reading.uploaded(content, "budget.xlsx")


def test_a_bomb_is_not_unpacked():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 250_000_000)
    with pytest.raises(reading.Unreadable, match="too large"):
        reading.uploaded(packed.getvalue(), "bomb.xlsx")


def test_columns_are_found_by_their_names_in_any_language():
    columns = {"title": ("Title", "Titre", "Titel"), "year": ("Year", "Année", "Jahr")}
    rows, faults = reading.by_header(reading.pasted("ANNEE\ttitre \n2026\tFête"), columns, required=["title"])
    assert faults == [] and rows == [(2, {"year": "2026", "title": "Fête"})]


def test_unknown_double_and_missing_columns_are_told_with_their_place():
    columns = {"title": ("Title",), "year": ("Year",)}
    _rows, faults = reading.by_header(reading.pasted("Year\tyear\tColour\n1\t2\t3"), columns, required=["title"])
    assert [str(f) for f in faults] == [
        "Line 1, column 2 (year): this column stands twice.",
        "Line 1, column 3 (Colour): this column is not known; remove it or rename it.",
        "Line 1: the column “Title” is missing.",
    ]
    assert reading.column_number(reading.pasted("a\tYEAR\n1\t2"), columns, "year") == 2


def test_files_are_known_by_their_first_bytes():
    docx = zipped(word__document_dot_xml="<x/>")
    assert upload.kind_of(docx, "x.pdf") == "docx"
    assert upload.kind_of(zipped(mimetype=ODS_TYPE)) == "ods"
    assert upload.kind_of(b"%PDF-1.4 ...", "x.docx") == "pdf"
    assert upload.kind_of(b"\xff\xd8\xff\xe0") == "jpeg"
    assert upload.kind_of(b"RIFF1234WEBPVP8 ") == "webp"
    assert upload.kind_of(b"Moien", "x.csv") == "csv"
    assert [upload.kind_of(b"Moien", name) for name in ("", "x.TXT", "x.exe", "x.pdf")] == ["txt", "txt", "", ""]
    assert upload.kind_of(zipped(word__document_dot_xml="x", word__vbaProject_dot_bin="x")) == "macro"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"x" * 2_000_001, "at most 1 MB"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "Choose one of these: PDF"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "cannot be taken"),
        (b"<!DOCTYPE html><script>", "cannot be taken"),
        (b"Moien", "cannot be taken"),
        (zipped(word__document_dot_xml="x", word__vbaProject_dot_bin="x"), "macros"),
    ],
)
def test_files_of_the_wrong_kind_are_refused_in_words(content, sentence):
    with pytest.raises(upload.BadFile, match=sentence):
        upload.check(content, "paper.pdf", limit=1_000_000)


@pytest.mark.parametrize("content", [b"\x00\x01\x02\x03", b"\x80\x81\x8d\x8f" * 100, bytes(range(256)) * 4])
def test_bytes_that_are_no_text_are_no_text(content):
    with pytest.raises(ValueError):
        text.decode(content)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Plan d’action 2026/27", "Plan-d-action-2026-27.pdf"),
        ("../../etc/passwd", "etc-passwd.pdf"),
        ("Élus & « amis »\r\nX-Evil: 1", "Élus-amis-X-Evil-1.pdf"),
        ("", "zesummen.pdf"),
        ("a" * 300, "a" * 100 + ".pdf"),
    ],
)
def test_file_names_are_safe(title, name):
    assert http.safe_name(title, "pdf") == name


def test_a_download_is_never_guessed_by_the_browser():
    answer = http.response(b"Moien", "Café", "txt", inline=True)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment;") and "Caf%C3%A9.txt" in answer["Content-Disposition"]
    assert http.response(b"%PDF-", "x", "pdf", inline=True)["Content-Disposition"].startswith("inline")


def test_a_worksheet_goes_out_as_csv():
    answer = http.response(sheet.worksheet("n", "t", ["a"], [["é"]]), "t", "csv")
    assert answer.content.decode("utf-8-sig") == "a\r\né\r\n"


@pytest.mark.parametrize("code", ["busy", "slow", "model.unknown", "model.grammar", "model.broken", "crash"])
def test_every_fault_has_a_sentence(code):
    from zesummen.kernel.exports.faults import ExportFault

    assert len(http.explain(ExportFault(code, name="subject", why="line 3"))) > 20


def test_the_place_of_a_document_is_given_back_when_it_fails():
    from zesummen.kernel.exports.faults import ExportFault

    for _again in range(3):
        with pytest.raises(ExportFault):
            child.make("nothing", {}, timeout=5)
