"""The short-lived process that makes and reads office files, and the one door to it.

``make("pdf", {...})`` starts ``child.py`` on its own, gives it JSON on standard input and takes bytes from standard
output. A web process never imports Typst or an Office library: they would keep hundreds of MiB. A file that is a
bomb, or a defect in a library, costs that child and nobody else.
"""

import base64
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

PACKAGE_ROOT = Path(__file__).resolve().parents[3]
TIMEOUT = 30  # seconds for one file, the wait for a free place included in none of them
MEMORY = 3 * 1024**3  # bytes of address space; Typst's threads reserve much and use little
_PLACES = threading.BoundedSemaphore(2)
_FAULT = 3  # exit status: a clear sentence stands on standard error


def make(what: str, order: dict, *, timeout: int = TIMEOUT) -> bytes:
    """Have the child do ``what`` (a key of ``_makers``); ``ExportFault`` with a sentence if it cannot."""
    from .faults import ExportFault

    if not _PLACES.acquire(timeout=timeout):
        raise ExportFault("busy", "Too many documents are being made just now. Try again in a moment.")
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-s", __file__, what],
            input=json.dumps(order, ensure_ascii=False).encode("utf-8", "surrogatepass"),
            capture_output=True,
            timeout=timeout,
            check=False,
            env=_environment(),
        )
    except subprocess.TimeoutExpired:
        raise ExportFault("slow", f"The file was not ready after {timeout} seconds.") from None
    finally:
        _PLACES.release()
    if done.returncode == 0:
        return done.stdout
    if done.returncode == _FAULT:
        told = json.loads(done.stderr.decode("utf-8").strip().splitlines()[-1])
        raise ExportFault(told["code"], told["sentence"], **told["facts"])
    tail = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no word"]
    raise ExportFault("crash", f"The process that makes files ended with status {done.returncode}: {tail[0][:300]}")


def _environment() -> dict[str, str]:
    """No settings, no secrets: only what Python needs to start."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "TMPDIR", "SYSTEMROOT") if name in os.environ}
    return {**kept, "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}


def pdf(document) -> bytes:
    """The document as tagged PDF/UA-1 and PDF/A-2a."""
    from .document import as_data

    return make("pdf", {"document": as_data(document)})


def pdfs(documents: dict) -> bytes:
    """Many documents as PDF in one ZIP, each under its file name: the child starts once for all of them."""
    from .document import as_data

    order = {"documents": {name: as_data(document) for name, document in documents.items()}}
    return make("pdfs", order, timeout=4 * TIMEOUT)


def folded(document) -> bytes:
    """The document as a leaflet that is folded twice, on both sides of one sheet (tagged PDF)."""
    from .document import as_data

    return make("folded", {"document": as_data(document)})


def word(document) -> bytes:
    """The document as a Word file."""
    from .document import as_data

    return make("word", {"document": as_data(document)})


def filled(model: bytes, values: dict, *, marks=(), title: str = "", locale: str = "") -> bytes:
    """A Word model with its named fields filled and ``marks`` at the foot of every page."""
    order = {"model": _packed(model), "values": values, "marks": list(marks), "title": title, "locale": locale}
    return make("filled", order)


def fields_of(model: bytes, samples: dict | None = None) -> list[str]:
    """The names of the fields of a Word model; with ``samples`` it is also filled once, to find what would fail."""
    return json.loads(make("fields", {"model": _packed(model), "samples": samples}))


def xlsx(workbook) -> bytes:
    """The workbook as XLSX."""
    from .sheet import as_data

    return make("xlsx", {"workbook": as_data(workbook)})


def sheet_rows(content: bytes, kind: str, limit: int) -> list[list[str]]:
    """Cells of the first sheet of an XLSX or ODS file as words, at most ``limit`` rows and one more."""
    return json.loads(make("rows", {"content": _packed(content), "kind": kind, "limit": limit}))


def _packed(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _makers() -> dict:
    """What the child can do. Each imports its own library only, so that a PDF does not wait for Word."""
    return {**_of_pages(), **_of_office_files()}


def _of_pages() -> dict:
    """What is set by Typst."""

    def make_pdf(order):
        from zesummen.kernel.exports import document, pdf

        return pdf.make(document.load(order["document"]))

    def make_pdfs(order):
        import io
        import zipfile

        from zesummen.kernel.exports import document, pdf

        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in order["documents"].items():
                archive.writestr(name, pdf.make(document.load(data)))
        return packed.getvalue()

    def make_folded(order):
        from zesummen.kernel.exports import document, pdf

        return pdf.folded(document.load(order["document"]))

    return {"pdf": make_pdf, "pdfs": make_pdfs, "folded": make_folded}


def _of_office_files() -> dict:
    """What is opened in Word or in a spreadsheet, and read from them."""

    def make_word(order):
        from zesummen.kernel.exports import document, word

        return word.make(document.load(order["document"]))

    def make_filled(order):
        from zesummen.kernel.exports import word_model

        about = {name: order[name] for name in ("marks", "title", "locale") if name in order}
        return word_model.fill(base64.b64decode(order["model"]), order["values"], **about)

    def make_fields(order):
        from zesummen.kernel.exports import word_model

        found = word_model.fields_of(base64.b64decode(order["model"]), order["samples"])
        return json.dumps(found).encode()

    def make_xlsx(order):
        from zesummen.kernel.exports import sheet

        return sheet.make(sheet.load(order["workbook"]))

    def make_rows(order):
        from zesummen.kernel.exports import office_rows

        rows = office_rows.rows(base64.b64decode(order["content"]), order["kind"], order["limit"])
        return json.dumps(rows, ensure_ascii=False).encode()

    return {
        "word": make_word,
        "filled": make_filled,
        "fields": make_fields,
        "xlsx": make_xlsx,
        "rows": make_rows,
    }


def main() -> int:
    """The child's own start: one order in, one file out."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (TIMEOUT * 2, TIMEOUT * 2))
    sys.path.insert(0, str(PACKAGE_ROOT))
    from zesummen.kernel.exports.faults import ExportFault

    try:
        made = _makers()[sys.argv[1]](json.loads(sys.stdin.buffer.read()))
    except ExportFault as fault:
        told = {"code": fault.code, "sentence": str(fault), "facts": fault.facts}
        sys.stderr.write(json.dumps(told) + "\n")
        return _FAULT
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # no long farewell of libraries
