"""Attach, replace, remove and open files; freeze documents; keep letterhead and Word models. Nothing is lost."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.exports import child, http
from zesummen.kernel.exports import document as documents
from zesummen.kernel.exports.document import Document
from zesummen.kernel.exports.faults import ExportFault

from . import queries, rules
from .models import Attachment, Folder, FrozenDocument, Letterhead, StoredFile, WordModel
from .states import KINDS, Visibility


@dataclass(frozen=True, slots=True)
class Upload:
    """A checked file: its bytes, the name it came with, its kind (a key of ``exports.upload.KINDS``)."""

    content: bytes
    name: str
    kind: str

    @classmethod
    def of(cls, file) -> "Upload | None":
        """From what an ``UploadField`` returns."""
        return cls(file.content, file.name, file.kind) if file else None


@transaction.atomic
def ensure_folder(obj, *, title: str = "", link: str = "", permission: str = "") -> Folder:
    """The folder of an object that ``HasFolder``; made with the first file. Two at once end with one folder.

    ``link`` is the object's page; ``permission`` is what reading its internal files takes, else the class says it.
    """
    if obj.folder_id:
        return obj.folder
    link = link or (obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else "")
    folder = Folder.objects.create(
        space_id=obj.space_id,
        title=(title or str(obj))[:300],
        link=link[:200],
        permission=permission or obj.folder_permission,
        write_permission=obj.folder_write_permission,
        is_read_journalled=obj.folder_reads_journalled,
    )
    model = type(obj)._base_manager
    if not model.filter(pk=obj.pk, folder=None).update(folder=folder):
        folder.delete()
    obj.refresh_from_db(fields=["folder"])
    return obj.folder


def store(*, upload: Upload, space, by) -> StoredFile:
    """Keep the bytes under a name of our own; they are never changed afterwards."""
    row = StoredFile(
        space=space,
        name=http.safe_name(upload.name.rsplit(".", 1)[0], upload.kind)[:255],
        size=len(upload.content),
        sha256=hashlib.sha256(upload.content).hexdigest(),
        kind=upload.kind,
        uploaded_by=by,
    )
    row.file.save(row.name, ContentFile(upload.content), save=False)
    row.save()
    return row


@transaction.atomic
def attach_file(
    *,
    folder: Folder,
    upload: Upload,
    title: str,
    dated_on: date,
    language: str,
    visibility: str = Visibility.INTERNAL,
    is_authoritative: bool = False,
    public_copy_of: Attachment | None = None,
    note: str = "",
    by,
) -> Attachment:
    """Attach a file to a folder. Opening it at once takes the right to publish."""
    insist(rules.may_attach(grants(by, folder.space), folder.write_permission, visibility))
    attachment = Attachment.objects.create(
        space=folder.space,
        folder=folder,
        stored=store(upload=upload, space=folder.space, by=by),
        title=title,
        dated_on=dated_on,
        language=language,
        visibility=visibility,
        is_authoritative=is_authoritative,
        public_copy_of=public_copy_of,
        note=note,
        added_by=by,
    )
    journal.note("file.attached", attachment, space=folder.space, by=by, folder=folder.title)
    return attachment


@transaction.atomic
def attach_to(*, owner, link: str = "", by, **values) -> Attachment:
    """Attach a file to an object that ``HasFolder``; its folder is made with the first one, ``link`` its page."""
    seen = values.get("visibility", Visibility.INTERNAL)
    insist(rules.may_attach(grants(by, owner.space), owner.folder_write_permission, seen))
    return attach_file(folder=ensure_folder(owner, link=link), by=by, **values)


@transaction.atomic
def receive_file(*, owner, upload: Upload, title: str, dated_on: date, language: str) -> Attachment:
    """Keep a file that somebody without an account hands in by a personal link; always internal, by nobody.

    No right of its own and no line in the journal: the action that calls it has checked the link and writes the line.
    """
    return Attachment.objects.create(
        space=owner.space,
        folder=ensure_folder(owner),
        stored=store(upload=upload, space=owner.space, by=None),
        title=title,
        dated_on=dated_on,
        language=language,
    )


def look(attachment: Attachment, *, by) -> None:
    """Journal that somebody opened a file of a folder whose reading is recorded; nothing for all others."""
    if attachment.folder.is_read_journalled:
        journal.look(attachment, space=attachment.space, by=by, what=attachment.folder.title)


@transaction.atomic
def replace_file(*, attachment: Attachment, upload: Upload, title: str, dated_on: date, reason: str, by) -> Attachment:
    """A correction: a new version that names the one it replaces, with the reason. The old one stays readable.

    Who sees it and whether it is the authoritative copy carry over; the second of two at once is refused.
    """
    successor = queries.successor_of(attachment)
    granted = grants(by, attachment.space)
    insist(rules.may_change(granted, attachment, by, has_successor=successor is not None))
    if attachment.visibility != Visibility.INTERNAL:
        insist(rules.may_open(granted, attachment))
    try:
        with transaction.atomic():
            made = Attachment.objects.create(
                space=attachment.space,
                folder=attachment.folder,
                stored=store(upload=upload, space=attachment.space, by=by),
                title=title,
                dated_on=dated_on,
                language=attachment.language,
                visibility=attachment.visibility,
                replaces=attachment,
                is_authoritative=attachment.is_authoritative,
                public_copy_of=attachment.public_copy_of,
                note=reason,
                added_by=by,
            )
    except IntegrityError:
        raise Refused(no(_("This file has been replaced already. Work on the newest version.")))
    journal.note("file.replaced", made, space=made.space, by=by, before=attachment.title, reason=reason)
    return made


@transaction.atomic
def remove_attachment(*, attachment: Attachment, reason: str, by) -> None:
    """Take a file off the pages, with the reason; the bytes and the line stay, and only the keepers see them."""
    successor = queries.successor_of(attachment)
    insist(rules.may_change(grants(by, attachment.space), attachment, by, has_successor=successor is not None))
    changed = Attachment.objects.filter(pk=attachment.pk, removed_at=None).update(
        removed_at=timezone.now(), removed_by=by, removed_reason=reason[:400]
    )
    if not changed:
        raise Refused(no(_("This file has been removed already.")))
    attachment.refresh_from_db()
    journal.note("file.removed", attachment, space=attachment.space, by=by, reason=reason)


@transaction.atomic
def erase_files(attachments: Iterable[Attachment]) -> int:
    """Erase these rows by the retention table, and the bytes that nothing else needs once the transaction is through."""
    rows = list(attachments)
    stored = {row.stored_id: row.stored for row in rows}
    Attachment.objects.filter(pk__in=[row.pk for row in rows]).delete()
    used = set()
    for model, name in ((Attachment, "stored"), (WordModel, "stored"), (Letterhead, "arms")):
        used |= set(model.objects.filter(**{f"{name}__in": stored}).values_list(name, flat=True))
    for pk, row in stored.items():
        if pk not in used:
            StoredFile.objects.filter(pk=pk).delete()
            transaction.on_commit(lambda file=row.file: file.storage.delete(file.name))
    return len(rows)


@transaction.atomic
def erase_folders(folders: Iterable[int]) -> None:
    """Erase folders with all their files, replaced and removed ones too, when the object they belonged to is erased."""
    folders = list(folders)
    while rows := list(
        Attachment.objects.filter(folder__in=folders, replaced_by=None, public_copies=None).select_related("stored")
    ):
        erase_files(rows)  # the newest version first: a later one protects the earlier
    Folder.objects.filter(pk__in=folders).delete()


@transaction.atomic
def set_visibility(*, attachment: Attachment, visibility: str, expected: int, by) -> None:
    """Change who sees a file; ``moves.Stale`` when somebody else changed it first."""
    insist(rules.may_open(grants(by, attachment.space), attachment))
    before = attachment.visibility
    if moves.edit(attachment, expected=expected, visibility=visibility):
        journal.note("file.opened", attachment, space=attachment.space, by=by, before=before, after=visibility)


@transaction.atomic
def freeze_document(
    *, kind: str, document: Document, space, replaces: FrozenDocument | None = None, by
) -> FrozenDocument:
    """Keep a document as it is now: its words as JSON and their SHA-256. A correction names what it replaces.

    No right of its own: the acts that freeze (a vote, an adoption, a report) have insisted on theirs.
    """
    words = documents.dump(document)
    frozen = FrozenDocument.objects.create(
        space=space,
        kind=kind,
        title=document.title[:300],
        language=document.language,
        payload=json.loads(words),
        sha256=hashlib.sha256(words.encode("utf-8")).hexdigest(),
        made_by=by,
        replaces=replaces,
        number=replaces.number + 1 if replaces else 1,
    )
    journal.note("document.frozen", frozen, space=space, by=by, number=frozen.number, sha256=frozen.sha256)
    return frozen


@transaction.atomic
def save_letterhead(*, space, values: dict, arms: Upload | None, drop_arms: bool, expected: int, by) -> Letterhead:
    """Write the letterhead; ``expected`` 0 is the first time. ``moves.Stale`` when somebody else saved first."""
    insist(rules.may_keep_papers(grants(by, space)))
    row, made = Letterhead.objects.get_or_create(space=space)
    values = dict(values)
    if arms:
        values["arms"] = store(upload=arms, space=space, by=by)
    elif drop_arms:
        values["arms"] = None
    moves.edit(row, expected=row.version if made else expected, **values)
    space.__dict__.pop("letterhead_read", None)
    journal.note("letterhead.changed", row, space=space, by=by)
    return row


@transaction.atomic
def install_word_model(*, kind: str, upload: Upload, space, by) -> WordModel:
    """Put the commune's own Word file in place of ours for this kind; the one before stays, no longer used.

    Refused with a sentence: unknown fields by name with the known ones, missing required ones, broken grammar.
    """
    insist(rules.may_keep_papers(grants(by, space)))
    try:
        names = child.fields_of(upload.content, KINDS[kind].samples)
    except ExportFault as fault:
        raise Refused(no(http.explain(fault)))
    insist(rules.fits(kind, names))
    WordModel.objects.filter(kind=kind, is_active=True).update(is_active=False)
    made = WordModel.objects.create(
        space=space, kind=kind, stored=store(upload=upload, space=space, by=by), uploaded_by=by
    )
    journal.note("word_model.installed", made, space=space, by=by, title=str(KINDS[kind].label))
    return made


@transaction.atomic
def retire_word_model(*, model: WordModel, by) -> None:
    """Go back to the built-in model; pressing twice changes nothing more."""
    insist(rules.may_keep_papers(grants(by, model.space)))
    if WordModel.objects.filter(pk=model.pk, is_active=True).update(is_active=False):
        title = str(KINDS[model.kind].label) if model.kind in KINDS else model.kind
        journal.note("word_model.retired", model, space=model.space, by=by, title=title)
