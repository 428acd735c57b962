"""Every paper and table that can be taken along: in five languages it opens in its own program and is whole.

The files are made in this process instead of the child: a library is then loaded once and not for each file.
"""

import csv
import io
import json
import re

import docx
import pikepdf
import pypdfium2
import pytest
import python_calamine

from addresses import Page, address, pages
from sweeps.country.visitors import insider
from sweeps.english import left_in_english
from zesummen.kernel.exports import child
from zesummen.kernel.words import LANGUAGES

pytestmark = [pytest.mark.usefixtures("country"), pytest.mark.slow]

KINDS = ("pdf", "docx", "xlsx", "csv", "json", "ics")
ENDING = re.compile(r"\.(?:pdf|docx|xlsx|csv|json|ics)\$?$|\.<\w+:(?:kind|ending)>$|\.\(\?P<kind>")
PAPERS = [page for page in pages() if page.is_ours and ENDING.search(page.route)]
NOTHING = re.compile(r"\bNone\b|object at 0x|\{\{|\{%|%\([a-z_]+\)[sd]")
MACHINE_DAY = re.compile(r"(?<![\w/.-])20\d\d-\d\d-\d\d(?![\w-])")
TYPES = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "text/csv": "csv",
    "application/json": "json",
    "text/calendar": "ics",
}


#: What a paper holds in English because the demo's people wrote or installed it so: the reason.
SAID: dict[str, str] = {
    "public:translations_table": "names of columns that are read back, the same for every translator",
    "council:deliberation_extract": "the commune's own Word model, which the sweep's country installed in English",
}
ASKED_OTHERWISE = {"accounts:copy"}  # only posted to


@pytest.fixture(autouse=True)
def here(monkeypatch):
    """The child's work in this process."""
    monkeypatch.setattr(
        child, "make", lambda what, order, **_also: child._makers()[what](json.loads(json.dumps(order)))
    )


def readable(text: str) -> list[str]:
    """What a reader should not find in a paper."""
    found = [f"{hit.group()!r} stands in it" for hit in [NOTHING.search(text)] if hit]
    return found + [f"a machine's day: {hit.group()}" for hit in [MACHINE_DAY.search(text)] if hit]


def read_pdf(content: bytes, wanted: str) -> list[str]:
    found = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if "/StructTreeRoot" not in pdf.Root or not pdf.Root.MarkInfo.Marked:
            found.append("no tags")
        spoken = str(pdf.Root.get("/Lang", ""))[:2]
        if spoken not in LANGUAGES or (wanted and spoken != wanted):
            found.append(f"speaks {spoken!r} and not {wanted!r}")
        if not str(pdf.docinfo.get("/Title", "")).strip():
            found.append("no title")
    text = "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    return found + readable(text) + ([] if text.strip() else ["no words"])


def read_docx(content: bytes, wanted: str) -> list[str]:
    file = docx.Document(io.BytesIO(content))
    cells = [p for table in file.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    lines = [*file.paragraphs, *cells]
    core = file.core_properties
    spoken = core.language[:2]
    found = [] if core.title.strip() else ["no title"]
    if spoken not in LANGUAGES or (wanted and spoken != wanted):
        found.append(f"speaks {spoken!r} and not {wanted!r}")
    found += [
        f"an empty {p.style.name}" for p in file.paragraphs if p.style.name[:7] == "Heading" and not p.text.strip()
    ]
    found += readable("\n".join(p.text for p in lines))
    if spoken in ("fr", "de"):
        own = [p.text for p in lines if not p._p.xpath(".//w:r/w:rPr/w:lang")]
        found += [f"English: {text!r}" for text in left_in_english(own, spoken)]
    return found


def read_csv(content: bytes, _wanted: str) -> list[str]:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    widths = {len(row) for row in rows if row}
    return (
        ([] if rows else ["empty"])
        + ([] if "None" not in {cell for row in rows for cell in row} else ["None"])
        + ([] if widths else ["no columns"])
    )


def read_json(content: bytes, _wanted: str) -> list[str]:
    return [] if json.loads(content) is not None else ["empty"]


def read_ics(content: bytes, _wanted: str) -> list[str]:
    text = content.decode()
    fault = [] if text.startswith("BEGIN:VCALENDAR\r\n") else ["no calendar"]
    return fault + (["None"] if NOTHING.search(text) else [])


def read_xlsx(content: bytes, wanted: str) -> list[str]:
    book = python_calamine.load_workbook(io.BytesIO(content))
    sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    values = [cell for sheet in sheets for row in sheet.to_python() for cell in row if cell not in (None, "")]
    found = [f"{value!r}" for value in values if isinstance(value, str) and NOTHING.search(value)]
    if wanted in ("fr", "de"):
        found += [f"English: {t!r}" for t in left_in_english([v for v in values if isinstance(v, str)], wanted)]
    return found + ([] if values else ["empty"])


READERS = {
    "pdf": read_pdf, "docx": read_docx, "csv": read_csv, "json": read_json, "ics": read_ics, "xlsx": read_xlsx,
}  # fmt: skip


def variants(page: Page):
    """The addresses of a page in each kind it may offer, with the kind."""
    name = next((name for name in ("kind", "ending") if name in page.params), "")
    seen = set()
    for kind in KINDS if name else ("",):
        try:
            path = address(page, **({name: kind} if name else {}))
        except Exception as problem:  # the pattern itself allows other kinds only
            assert "does not fit" in str(problem), problem
            continue
        if path not in seen:
            seen.add(path)
            yield path


def in_languages(page: Page, path: str):
    """The same in each language: (path, cookie, language the paper must have)."""
    first = path.split("/")[1]
    for language in LANGUAGES:
        if "language" in page.params:
            swapped = re.sub(r"(?<=[-/])fr(?=[./-])", language, path)
            yield swapped, language, language if swapped != path or language == "fr" else ""
        elif first in LANGUAGES:
            yield f"/{language}/{path.split('/', 2)[2]}", language, ""
        else:
            yield path, language, ""


@pytest.mark.parametrize("page", PAPERS, ids=lambda page: page.name)
def test_every_file_opens_in_its_own_program_and_is_whole(page: Page):
    browser, faults, opened = insider(page), [], 0
    for base in variants(page):
        for path, language, wanted in in_languages(page, base):
            browser.cookies["language"] = language
            answer = browser.get(path)
            kind = TYPES.get(answer.headers.get("Content-Type", "").split(";")[0])
            if answer.status_code != 200 or kind is None:
                continue  # a kind or language that this paper is not offered in: test_doors
            opened += 1
            content = answer.getvalue()
            tables = language if kind == "xlsx" and "language" not in page.params else wanted
            found = READERS[kind](content, tables)
            if page.name in SAID:
                found = [fault for fault in found if not fault.startswith("English: ")]
            faults += [f"{language} {path}: {fault}" for fault in found]
    browser.cookies["language"] = "en"
    assert not faults, "\n".join(faults[:20])
    assert opened or page.name in ASKED_OTHERWISE, f"{page.name} gave no file"


def test_the_sweep_reads_the_papers_of_a_plan():
    names = {page.name for page in PAPERS}
    assert {
        "council:deliberation_german_file",
        "plans:notice_folded",
        "plans:evaluation_report",
        "public:plan_file",
    } - names <= {"plans:evaluation_report"}
