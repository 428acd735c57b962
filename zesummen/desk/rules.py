"""What the desk lets each role do, and its sentences in the journal."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import declare
from zesummen.kernel.journal import tell

KEEPERS = ["journal.read", "retention.read", "retention.carry_out"]

declare(
    permissions={
        "journal.read": _("read the journal of this space"),
        "retention.read": _("see what is kept how long"),
        "retention.carry_out": _("delete what is past its term"),
    },
    roles={
        "officer": KEEPERS,
        "space_admin": KEEPERS,
        "training_desk": KEEPERS,
        "advisor": KEEPERS,
        "secretary": ["journal.read", "retention.read"],
        "mayor": ["journal.read", "retention.read"],
        "alderman": ["journal.read"],
        "syvicol_advisor": ["journal.read"],
        "ministry_reader": ["journal.read"],
    },
)

tell("space.changed", _("%(by)s changed the settings of this space: %(changed)s"))
tell("retention.deleted", _("%(by)s deleted what was past its term: %(title)s (%(count)s)"))
