"""Verdicts and sentences about the inventory of what exists."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import journal
from zesummen.kernel.access import YES, Grants, Verdict, may, no

from ..models import InventoryItem


def may_keep(granted: Grants) -> Verdict:
    """Write the inventory of the space."""
    return may(granted, "register.write")


def may_end(granted: Grants, item: InventoryItem, on: date, today: date) -> Verdict:
    """Say that something no longer exists since a day that has come."""
    verdict = may_keep(granted)
    if not verdict:
        return verdict
    if item.ended_on:
        return no(_("This was marked as ended already."))
    if on > today:
        return no(_("This day has not come yet. Enter the end once it has ended."))
    return YES


def may_reopen(granted: Grants, item: InventoryItem) -> Verdict:
    """Say that something exists again."""
    verdict = may_keep(granted)
    if verdict and not item.ended_on:
        return no(_("This is in the inventory already."))
    return verdict


journal.tell("inventory.added", _("%(by)s added “%(title)s” to the inventory"))
journal.tell("inventory.changed", _("%(by)s changed “%(title)s” in the inventory: %(changed)s"))
journal.tell("inventory.ended", _("%(by)s noted that “%(title)s” ended on %(day)s"))
journal.tell("inventory.reopened", _("%(by)s noted that “%(title)s” exists again"))
journal.tell("inventory.imported", _("%(by)s read in “%(title)s” from a sheet"))
