"""Verdicts and sentences about needs and their evidence."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import journal
from zesummen.kernel.access import YES, Grants, Verdict, no

from ..models import Evidence, Need
from ..states import EvidenceKind
from .plans import may_write

FIXED = frozenset({EvidenceKind.FIGURE, EvidenceKind.GAP})


def may_change_need(granted: Grants, need: Need) -> Verdict:
    """Change a need that was not dropped."""
    verdict = may_write(granted, need.plan)
    if verdict and need.dropped_on:
        return no(_("This need was dropped. Take it up again before you change it."))
    return verdict


def may_drop(granted: Grants, need: Need, *, objectives: int) -> Verdict:
    """Drop a need that no objective answers."""
    verdict = may_change_need(granted, need)
    if verdict and objectives:
        return no(_("Objectives answer this need. Take the need off them first, or keep it."))
    return verdict


def may_take_up(granted: Grants, need: Need) -> Verdict:
    """Take a dropped need up again."""
    verdict = may_write(granted, need.plan)
    if verdict and not need.dropped_on:
        return no(_("This need stands already."))
    return verdict


def may_change_evidence(granted: Grants, evidence: Evidence) -> Verdict:
    """Change the words of an evidence. A figure and a gap are kept as they were found."""
    verdict = may_change_need(granted, evidence.need)
    if verdict and evidence.kind in FIXED:
        return no(_("A figure and a gap are kept as they were found. Remove it and choose it again."))
    return verdict


def may_remove_evidence(granted: Grants, evidence: Evidence, *, files: int) -> Verdict:
    """Remove an evidence to which no file is attached."""
    verdict = may_change_need(granted, evidence.need)
    if verdict and files:
        return no(_("Files are attached to this evidence. Remove them first, with a reason."))
    return verdict if not verdict else YES


def kind_words(value: str):
    """The words of a kind of evidence."""
    return EvidenceKind(value).label if value in EvidenceKind.values else value


journal.tell("need.written", _("%(by)s wrote the need “%(title)s”"))
journal.tell("need.changed", _("%(by)s changed the need “%(title)s”: %(changed)s"))
journal.tell("need.dropped", _("%(by)s dropped the need “%(title)s”: %(reason)s"))
journal.tell("need.taken_up", _("%(by)s took up the need “%(title)s” again"))
journal.tell("evidence.added", _("%(by)s added evidence to “%(title)s”, %(kind)s: %(what)s"), kind=kind_words)
journal.tell("evidence.changed", _("%(by)s changed evidence of “%(title)s”: %(what)s"))
journal.tell("evidence.removed", _("%(by)s removed evidence from “%(title)s”, %(kind)s: %(what)s"), kind=kind_words)
