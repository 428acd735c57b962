"""Files of a folder, frozen documents, the letterhead and the commune's own Word models."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.accounts.mydata import Section, Told
from zesummen.kernel.access import Grants
from zesummen.kernel.exports import document as documents
from zesummen.kernel.exports.document import Document
from zesummen.kernel.exports.upload import KINDS as FILE_KINDS

from . import rules
from .models import Attachment, FrozenDocument, Letterhead, WordModel
from .states import KINDS, ModelKind, Visibility

TONES = {Visibility.INTERNAL: "plain", Visibility.RELEASED: "under_way", Visibility.PUBLIC: "completed"}


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file as pages show it."""

    pk: int
    title: str
    kind: str
    size: int
    language: str
    dated_on: date
    visibility: str
    visibility_label: str
    tone: str
    is_authoritative: bool
    is_public_copy: bool
    note: str
    added_by: str
    replaces: str
    may_change: bool


def files_of(folder_id: int | None, granted: Grants, by=None) -> list[FileRow]:
    """The present files of a folder that this person may read, newest first; none where there is no folder yet."""
    return files_by_folder([folder_id] if folder_id else [], granted, by).get(folder_id, [])


def files_by_folder(folder_ids: Iterable[int], granted: Grants, by=None) -> dict[int, list[FileRow]]:
    """The same for many folders in one query: for lists of objects that each have files."""
    found: dict[int, list[FileRow]] = {}
    wanted = [pk for pk in folder_ids if pk]
    if not wanted:
        return found
    for attachment in _present().filter(folder__in=wanted):
        if rules.may_read(granted, attachment):
            found.setdefault(attachment.folder_id, []).append(_row(attachment, granted, by))
    return found


def public_files(folder_ids: Iterable[int]) -> list[FileRow]:
    """The public files of these folders, newest first."""
    rows = _present().filter(folder__in=[pk for pk in folder_ids if pk], visibility=Visibility.PUBLIC)
    return [_row(attachment, Grants(), None) for attachment in rows]


def released_files(folder_ids: Iterable[int]) -> list[FileRow]:
    """Files that bodies outside may see: released and public ones."""
    open_to = [Visibility.RELEASED, Visibility.PUBLIC]
    rows = _present().filter(folder__in=[pk for pk in folder_ids if pk], visibility__in=open_to)
    return [_row(attachment, Grants(), None) for attachment in rows]


def row_of(attachment: Attachment) -> FileRow:
    """One file as pages show it."""
    return _row(attachment, Grants(), None)


def _present():
    return Attachment.objects.filter(removed_at=None, replaced_by=None).select_related(
        "stored", "folder", "added_by", "replaces"
    )


def _row(attachment: Attachment, granted: Grants, by) -> FileRow:
    return FileRow(
        pk=attachment.pk,
        title=attachment.title,
        kind=str(FILE_KINDS[attachment.stored.kind].label),
        size=attachment.stored.size,
        language=attachment.language,
        dated_on=attachment.dated_on,
        visibility=attachment.visibility,
        visibility_label=attachment.get_visibility_display(),
        tone=TONES[attachment.visibility],
        is_authoritative=attachment.is_authoritative,
        is_public_copy=attachment.public_copy_of_id is not None,
        note=attachment.note,
        added_by=str(attachment.added_by or ""),
        replaces=attachment.replaces.title if attachment.replaces_id else "",
        may_change=bool(by and rules.may_change(granted, attachment, by)),
    )


def files_by(person):
    """What this app stores about a person: the files they attached, for the page of their own data."""
    rows = Attachment.objects.filter(added_by=person).select_related("space").order_by("-pk")[:500]
    told = Told(rows, lambda a: {"on": a.added_at.date(), "title": a.title, "space": str(a.space)})
    labels = {"on": _("date"), "title": _("title"), "space": _("space")}
    yield Section("files", _("Files you attached"), told, labels)


def successor_of(attachment: Attachment) -> Attachment | None:
    """The version that replaced this one."""
    return Attachment.objects.filter(replaces=attachment).select_related("stored", "folder").first()


def history_of(attachment: Attachment) -> list[Attachment]:
    """This file and all versions before it, newest first (a chain is short: a correction is rare)."""
    chain, seen = [attachment], {attachment.pk}
    rows = Attachment.objects.filter(folder=attachment.folder_id).select_related("added_by", "stored")
    earlier = {row.pk: row for row in rows}
    while chain[-1].replaces_id and chain[-1].replaces_id not in seen:
        seen.add(chain[-1].replaces_id)
        chain.append(earlier[chain[-1].replaces_id])
    return chain


def opened(frozen: FrozenDocument) -> Document:
    """The document that was frozen."""
    return documents.load(frozen.payload)


def letterhead_row() -> Letterhead | None:
    """The letterhead of the open space, if it was ever written."""
    return Letterhead.objects.select_related("arms").first()


def letterhead_of(space) -> documents.Letterhead:
    """What stands at the head of a document of this space; from its name and address until someone writes one.

    Read once for this ``space`` object: the papers of one page in several languages have one head.
    """
    if "letterhead_read" not in space.__dict__:
        space.__dict__["letterhead_read"] = _letterhead(space)
    return space.__dict__["letterhead_read"]


def _letterhead(space) -> documents.Letterhead:
    row = letterhead_row()
    if row is None:
        return _unwritten(space)
    arms = ""
    if row.arms_id:
        with row.arms.file.open("rb") as file:
            arms = base64.b64encode(file.read()).decode("ascii")
    return documents.Letterhead(
        lines=tuple(_lines(row.lines)) or (space.name_in("fr"),),
        address=tuple(_lines(row.address)),
        arms=arms,
        arms_alt=f"Armoiries – {space.name_in('fr')}" if arms else "",
        footer=row.footer,
    )


def _unwritten(space) -> documents.Letterhead:
    title = "Administration communale" if space.kind == "commune" else ""
    address = [*_lines(space.contact_address), *([space.contact_email] if space.contact_email else [])]
    return documents.Letterhead(tuple(part for part in (title, space.name_in("fr")) if part), tuple(address))


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


def reference(pattern: str, *, year: int, number: int) -> str:
    """A reference number from a pattern with {year} and {number}."""
    return pattern.replace("{year}", f"{year:04d}").replace("{number}", str(number))


def reference_pattern() -> str:
    """The pattern of the open space."""
    row = letterhead_row()
    return row.reference_pattern if row else "{year}/{number}"


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A kind of document and the commune's own model for it, if there is one."""

    kind: ModelKind
    own: WordModel | None


def word_models() -> list[ModelRow]:
    """Every kind of document that can have a model of one's own, in the order of their names."""
    found = WordModel.objects.filter(is_active=True).select_related("stored", "uploaded_by")
    active = {model.kind: model for model in found}
    rows = [ModelRow(kind, active.get(kind.key)) for kind in KINDS.values()]
    return sorted(rows, key=lambda row: str(row.kind.label))


def active_model(kind: str) -> bytes | None:
    """The commune's own Word file for this kind of document."""
    model = WordModel.objects.filter(kind=kind, is_active=True).select_related("stored").first()
    if model is None:
        return None
    with model.stored.file.open("rb") as file:
        return file.read()
