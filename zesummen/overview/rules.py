"""Who sees what communes released, and which objects can be released at all."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import journal
from zesummen.kernel.access import declare

declare(
    permissions={"overview.read": _("read what communes released")},
    roles={
        "trainer": ["overview.read"],
        "training_desk": ["overview.read"],
        "advisor": ["overview.read"],
        "syvicol_advisor": ["overview.read"],
        "ministry_reader": ["overview.read"],
    },
)

journal.tell("overview.read", _("%(by)s (%(body)s) looked at “%(title)s”"))
journal.tell("overview.taken", _("%(by)s (%(body)s) took “%(title)s” along as a file"))
