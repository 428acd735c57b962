"""Sentences about the plan check."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import journal

journal.tell("check.waived", _("%(by)s left a finding of the plan check as it is: %(finding)s Reason: %(reason)s"))
journal.tell("check.unwaived", _("%(by)s put a finding of the plan check back on the list: %(finding)s"))
journal.tell("check.limits", _("%(by)s changed the limits of the plan check of “%(title)s”"))
