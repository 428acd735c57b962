"""Papers of candidates: handed in online, taken back, recorded by the secretariat."""

from django.db import transaction
from django.utils import timezone, translation

from zesummen.accounts.queries import grants
from zesummen.documents.actions import Upload, attach_to, erase_files, receive_file
from zesummen.kernel import journal
from zesummen.kernel.access import insist

from ..models import Application, Proof
from ..queries import proofs as queries
from ..rules import applications as file_rules
from ..rules import proofs as rules
from ..states import ProofKind


def _title(application: Application, kind: str) -> str:
    """The kind of the paper, in the commune's language: no name stands in the title of a file."""
    with translation.override(application.space.first_language):
        return str(ProofKind(kind).label).capitalize()


@transaction.atomic
def hand_in(*, application: Application, uploads: dict[str, Upload]) -> list[Proof]:
    """The candidate hands in papers by the own link, ``{kind: file}``; all of them, or none."""
    locked = Application.objects.select_for_update().get(pk=application.pk)
    locked.call, locked.space = application.call, application.space
    insist(rules.may_hand_in(locked, queries.of(locked).files + len(uploads) - 1))
    today = timezone.localdate()
    made = []
    for kind, upload in uploads.items():
        stored = receive_file(
            owner=locked,
            upload=upload,
            title=_title(locked, kind),
            dated_on=today,
            language=locked.space.first_language,
        )
        made.append(
            Proof.objects.create(
                space=locked.space, application=locked, kind=kind, attachment=stored, came_on=today, noted_by=None
            )
        )
        journal.note("candidate.proof_came", locked, space=locked.space)
    application.refresh_from_db(fields=["folder"])
    return made


@transaction.atomic
def take_back(*, proof: Proof, application: Application) -> None:
    """The candidate takes back a paper that was handed in online; the file is erased at once."""
    insist(rules.may_take_back(application))
    attachment = proof.attachment
    proof.delete()
    erase_files([attachment])
    journal.note("candidate.proof_taken_back", application, space=application.space)


@transaction.atomic
def note_paper(*, application: Application, kind: str, upload: Upload | None, by) -> Proof:
    """Record a paper that came otherwise: a scan, or none where it was seen and no copy is kept."""
    insist(file_rules.may_keep(grants(by, application.space), application.call))
    today = timezone.localdate()
    stored = None
    if upload is not None:
        words = {"title": _title(application, kind), "language": application.space.first_language}
        stored = attach_to(owner=application, upload=upload, dated_on=today, by=by, **words)
    made = Proof.objects.create(
        space=application.space, application=application, kind=kind, attachment=stored, came_on=today, noted_by=by
    )
    journal.note("candidate.proof_noted", application, space=application.space, by=by)
    return made
