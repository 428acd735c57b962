"""The handover file as a document, and as a ZIP with the papers themselves."""

import io
import zipfile

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zesummen.documents.models import Attachment
from zesummen.documents.queries import letterhead_of
from zesummen.kernel import dates
from zesummen.kernel.exports import child
from zesummen.kernel.exports import document as d
from zesummen.kernel.exports.http import safe_name
from zesummen.kernel.words import active_language

from ..queries.handover import HandoverFile

LARGEST = 200 * 1024 * 1024  # bytes of papers in one ZIP


def handover_document(space, handover: HandoverFile) -> d.Document:
    """Tasks, actions, promises, papers and people, in the reader's language."""
    blocks = [
        d.paragraph(_("What is open, what was promised, where the papers are and who is who."), style="lead"),
        *_section(
            _("Open tasks"), (_("Task"), _("Who"), pgettext("last day", "By")), handover.tasks, _("No open task.")
        ),
        *_section(
            _("Open actions"),
            (_("Action"), _("Standing"), _("Until"), _("Owners")),
            handover.actions,
            _("No open action."),
        ),
        *_section(
            _("Promises"),
            (_("Who"), _("What"), _("Answer"), _("When")),
            handover.promises,
            _("Nobody promised anything yet."),
        ),
        *_section(
            _("Papers"), (_("Paper"), _("Where"), _("Date")), [row[:3] for row in handover.papers], _("No paper yet.")
        ),
        *_section(_("People"), (_("Name"), _("As what"), _("Contact"), _("Note")), handover.people, _("Nobody yet.")),
    ]
    return d.Document(
        _("Handover: %(title)s") % {"title": handover.title},
        active_language(),
        tuple(blocks),
        header=letterhead_of(space),
        date=dates.long_date(handover.made_on),
        demo=space.is_demo,
        made_on=handover.made_on.isoformat(),
        landscape=True,
    )


def _section(title: str, columns, rows, nothing: str) -> list:
    if not rows:
        return [d.heading(1, title), d.paragraph(nothing)]
    return [d.heading(1, title), d.table(f"{title} ({len(rows)})", columns, rows)]


def handover_zip(document: d.Document, handover: HandoverFile) -> bytes:
    """The file as PDF, Word and JSON, and every uploaded paper under its title, up to 200 MB of them."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("handover.pdf", child.pdf(document))
        archive.writestr("handover.docx", child.word(document))
        archive.writestr("handover.json", d.dump(document))
        left_out = _add_papers(archive, handover)
        if left_out:
            archive.writestr("papers/NOT-INCLUDED.txt", "\n".join(left_out) + "\n")
    return target.getvalue()


def _add_papers(archive, handover: HandoverFile) -> list[str]:
    """The bytes of the papers; the titles of those that are gone or no longer fit."""
    rows = Attachment.objects.filter(pk__in=[row[3] for row in handover.papers if row[3]]).select_related("stored")
    size, left_out = 0, []
    for row in rows:
        size += row.stored.size
        if size > LARGEST:
            left_out.append(row.title)
            continue
        try:
            with row.stored.file.open("rb") as stored:
                archive.writestr(f"papers/{row.pk}-{safe_name(row.title, row.stored.kind)}", stored.read())
        except FileNotFoundError:
            left_out.append(row.title)
    return left_out
