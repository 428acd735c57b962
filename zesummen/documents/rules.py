"""Who may attach, read, replace, remove and open files, and keep the commune's letterhead and Word models."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, declare, may, no
from zesummen.kernel.journal import tell

from .models import Attachment
from .states import KINDS, Visibility

READ = ["file.read"]
WORK = [*READ, "file.attach"]
KEEP = [*WORK, "file.manage", "file.publish", "paper.settings"]

declare(
    permissions={
        "file.read": _("read internal files"),
        "file.attach": _("attach files"),
        "file.manage": _("replace and remove files of others"),
        "file.publish": _("release files or make them public"),
        "paper.settings": _("change the letterhead and the Word models"),
    },
    roles={
        "officer": KEEP,
        "secretary": KEEP,
        "mayor": [*WORK, "file.publish"],
        "alderman": WORK,
        "councillor": READ,
        "treasurer": WORK,
        "steering": WORK,
        "lead": WORK,
        "president": READ,
        "member": READ,
        "reader": READ,
        "space_admin": [*READ, "paper.settings"],
        "advisor": WORK,
        "training_desk": WORK,
        "trainer": READ,
        "syvicol_advisor": READ,
        "ministry_reader": READ,
    },
)


def may_read(granted: Grants, attachment: Attachment) -> Verdict:
    """Public files are everybody's; the rest takes membership and the folder's own permission."""
    if attachment.visibility == Visibility.PUBLIC and not attachment.removed_at:
        return YES
    return may(granted, attachment.folder.permission)


def may_attach(granted: Grants, permission: str = "file.attach", visibility: str = Visibility.INTERNAL) -> Verdict:
    """Attaching takes the folder's own permission; opening a file at once takes the right to publish too."""
    if not (allowed := may(granted, permission)):
        return allowed
    return YES if visibility == Visibility.INTERNAL else may(granted, "file.publish")


def may_change(granted: Grants, attachment: Attachment, by, *, has_successor: bool = False) -> Verdict:
    """Whoever attached a file may replace or remove it, and those who keep the papers; a present one only."""
    own = granted.is_member and attachment.added_by_id == by.pk and "file.attach" in granted
    if not own and not (allowed := may(granted, "file.manage")):
        return allowed
    if attachment.removed_at:
        return no(_("This file has been removed already."))
    if has_successor:
        return no(_("This file has been replaced already. Work on the newest version."))
    return YES


def may_open(granted: Grants, attachment: Attachment) -> Verdict:
    """Changing who sees a file."""
    if not (allowed := may(granted, "file.publish")):
        return allowed
    return no(_("This file has been removed already.")) if attachment.removed_at else YES


def may_keep_papers(granted: Grants) -> Verdict:
    """Letterhead and Word models."""
    return may(granted, "paper.settings")


def fits(kind: str, names: list[str]) -> Verdict:
    """Do a Word model's fields fit its kind? Unknown ones are told with the known ones, missing ones by name."""
    known = KINDS[kind]
    unknown = [name for name in names if name not in known.names]
    if unknown:
        return no(
            _("The file uses fields that are not known: %(unknown)s. Known are: %(known)s.")
            % {"unknown": ", ".join(unknown), "known": ", ".join(known.names)}
        )
    missing = [name for name in known.required if name not in names]
    if missing:
        listed = ", ".join(missing)
        return no(_("The file lacks fields that this document must have: %(missing)s.") % {"missing": listed})
    return YES


def _visibility_in_words(key: str):
    return dict(Visibility.choices).get(key, key)


tell("file.attached", _("%(by)s attached “%(title)s” to “%(folder)s”"))
tell("file.replaced", _("%(by)s replaced “%(before)s” by “%(title)s”: %(reason)s"))
tell("file.removed", _("%(by)s removed “%(title)s”: %(reason)s"))
tell(
    "file.opened",
    _("%(by)s changed who sees “%(title)s”: from %(before)s to %(after)s"),
    before=_visibility_in_words,
    after=_visibility_in_words,
)
tell("document.frozen", _("%(by)s froze the document “%(title)s” as version %(number)s"))
tell("letterhead.changed", _("%(by)s changed the letterhead"))
tell("word_model.installed", _("%(by)s installed a Word model of the commune’s own for “%(title)s”"))
tell("word_model.retired", _("%(by)s went back to the built-in model for “%(title)s”"))
