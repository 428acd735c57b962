"""A person's own data as open files."""

import csv
import io
import json
import zipfile

from django.utils import timezone
from django.utils.translation import gettext as _


def as_json(person, sections) -> bytes:
    """One JSON object: a key per section, rows with plain English names."""
    content = {"person": person.email, "taken_at": timezone.now().isoformat(timespec="seconds")}
    content |= {section.key: section.rows for section in sections}
    return json.dumps(content, ensure_ascii=False, indent=2, default=str).encode()


def as_zip(person, sections) -> bytes:
    """A ZIP: a read-me, everything as JSON, and one CSV table (UTF-8, semicolons) per section with rows."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _read_me(person, sections))
        archive.writestr("my-data.json", as_json(person, sections))
        for section in sections:
            if section.rows:
                archive.writestr(f"{section.key}.csv", _table(section))
    return target.getvalue()


def _read_me(person, sections) -> str:
    lines = [_("What Zesummen stores about %(name)s (%(email)s)") % {"name": person, "email": person.email}, ""]
    lines += [f"{section.key}: {section.title} ({len(section.rows)})" for section in sections]
    return "\n".join(str(line) for line in lines) + "\n"


def _table(section) -> str:
    headings, rows = section.table
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";")
    writer.writerow([str(heading) for heading in headings])
    for row in rows:
        writer.writerow([_safe(value) for value in row])
    return "\ufeff" + sheet.getvalue()


def _safe(value) -> str:
    """Text that no spreadsheet takes for a formula."""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
