"""The rules as annex of the council's decision: attached when it is drafted, renewed while it is a draft."""

from django.utils import timezone
from django.utils.translation import gettext as _

from zesummen.council.models import Deliberation
from zesummen.documents.actions import Upload, attach_to, replace_file
from zesummen.documents.models import Attachment
from zesummen.kernel.access import Refused, no
from zesummen.kernel.exports import child, http
from zesummen.kernel.exports.faults import ExportFault

from ..models import RulesVersion
from ..queries import rulebook_sheet


def _upload(version: RulesVersion) -> Upload:
    document = rulebook_sheet.annex(version, timezone.localdate())
    try:
        return Upload(child.pdf(document), f"{document.title}.pdf", "pdf")
    except ExportFault as fault:
        raise Refused(no(http.explain(fault)))


def _title(version: RulesVersion) -> str:
    """In French, the language of the decision, like the other annexes of the council."""
    return f"Annexe : le règlement d’ordre intérieur, version n° {version.number}"


def attach(version: RulesVersion, decision: Deliberation, *, by) -> Attachment:
    """Attach the rules as they are now to the decision that approves them; ``Refused`` where the PDF cannot be made."""
    return attach_to(
        owner=decision,
        link=decision.get_absolute_url(),
        upload=_upload(version),
        title=_title(version),
        dated_on=timezone.localdate(),
        language="fr",
        by=by,
    )


def renew(version: RulesVersion, *, by) -> None:
    """Put the rules of now in place of those that are attached to the drafted decision; the earlier ones stay readable."""
    decision = version.deliberation
    if decision is None or not decision.folder_id:
        return
    there = Attachment.objects.filter(
        folder=decision.folder_id, title=_title(version), removed_at=None, replaced_by=None
    )
    found = there.select_related("folder", "stored", "space").order_by("-pk").first()
    if found is not None:
        replace_file(
            attachment=found,
            upload=_upload(version),
            title=found.title,
            dated_on=timezone.localdate(),
            reason=_("The rules were changed while the decision was a draft."),
            by=by,
        )
