"""The archive of a commission: the handover file and every paper it adopted, with the files kept beside them, as a ZIP."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from zesummen.documents.models import Attachment
from zesummen.kernel.exports import child
from zesummen.kernel.exports.document import Document, dump
from zesummen.kernel.exports.http import safe_name

LARGEST = 200 * 1024 * 1024  # bytes of files in one archive


def archive(handover: Document, papers: Mapping[str, Document], files: Sequence[Attachment]) -> bytes:
    """The handover file as PDF, Word and JSON, each paper as PDF, and the files up to 200 MB of them.

    What no longer fits or is gone from the disk is named in ``files/NOT-INCLUDED.txt``. ``ExportFault`` where a paper
    cannot be made.
    """
    target = io.BytesIO(child.pdfs({"handover.pdf": handover, **papers}))
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("handover.docx", child.word(handover))
        packed.writestr("handover.json", dump(handover))
        left_out = _add_files(packed, files)
        if left_out:
            packed.writestr("files/NOT-INCLUDED.txt", "\n".join(left_out) + "\n")
    return target.getvalue()


def _add_files(packed: zipfile.ZipFile, files: Sequence[Attachment]) -> list[str]:
    size, left_out = 0, []
    for row in files:
        size += row.stored.size
        if size > LARGEST:
            left_out.append(str(row.title))
            continue
        try:
            with row.stored.file.open("rb") as stored:
                packed.writestr(f"files/{row.pk}-{safe_name(str(row.title), row.stored.kind)}", stored.read())
        except FileNotFoundError:
            left_out.append(str(row.title))
    return left_out
