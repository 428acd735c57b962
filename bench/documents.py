"""The adopted plan of 60 actions as tagged PDF, against the same content through WeasyPrint or LibreOffice."""

import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

RUNS = 5


def measure() -> dict:
    """Seconds from the frozen sheet to the file, median of some runs, and ratios to what else is installed."""
    from django.utils import timezone

    from zesummen.kernel.exports import child
    from zesummen.kernel.tenancy import inside
    from zesummen.plans.models import Plan
    from zesummen.plans.queries.papers.plan import plan_document
    from zesummen.plans.queries.sheet import plan_sheet
    from zesummen.territory.models import Space

    space = Space.objects.get(slug="esch-sur-alzette")
    with inside(space):
        plan = Plan.objects.get()
        plan.space = space
        sheet = plan_sheet(plan)
        document = plan_document(sheet, language="fr", made_on=timezone.localdate())
        ours, pdf = _median(lambda: child.pdf(plan_document(sheet, language="fr", made_on=timezone.localdate())))
        word, docx = _median(lambda: child.word(document))
    found = {
        "plan of 60 actions as PDF, seconds (wanted 1)": round(ours, 2),
        "PDF KiB": len(pdf) // 1024,
        "as Word, seconds": round(word, 2),
    }
    return found | _libreoffice(docx, ours) | _weasyprint(document, ours)


def _median(make: Callable[[], bytes]) -> tuple[float, bytes]:
    make()
    spent, made = [], b""
    for _run in range(RUNS):
        started = time.perf_counter()
        made = make()
        spent.append(time.perf_counter() - started)
    return statistics.median(spent), made


def _libreoffice(docx: bytes, ours: float) -> dict:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        return {"LibreOffice": "not installed"}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.docx"
        file.write_bytes(docx)
        command = [
            program,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(file),
        ]
        subprocess.run(command, capture_output=True, check=True, timeout=180)
        started = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True, timeout=180)
        spent = time.perf_counter() - started
    return {"LibreOffice, seconds": round(spent, 2), "LibreOffice / ours (wanted 10)": round(spent / ours, 1)}


def _weasyprint(document, ours: float) -> dict:
    try:
        from weasyprint import HTML
    except (ImportError, OSError):
        return {"WeasyPrint": "not installed"}
    from django.template import engines

    page = engines["django"].from_string(
        "{% load documents %}<html lang=fr><title>Plan</title><body>{% document shown %}"
    )
    html = page.render({"shown": document})
    started = time.perf_counter()
    HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    spent = time.perf_counter() - started
    return {"WeasyPrint, seconds": round(spent, 2), "WeasyPrint / ours (wanted 10)": round(spent / ours, 1)}
