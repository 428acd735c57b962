"""Who may translate, and who may make keys for programs; the sentences of both."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from zesummen.kernel import journal
from zesummen.kernel.access import declare

#: What writing a translation takes, by model; the plan's own right where none is named.
WRITING = {"council.deliberation": "council.write", "sittings.body": "sitting.write"}


def writing(label: str) -> str:
    """The permission that writing a translation of a row of this model takes."""
    return WRITING.get(label, "plan.write")


def _language(code: str):
    return dict(settings.LANGUAGES).get(code, code)


declare(
    permissions={"api.keys": _("make and revoke keys for programs")},
    roles={"officer": ["api.keys"], "space_admin": ["api.keys"]},
)
journal.tell("translation.written", _("%(by)s translated “%(title)s” into %(language)s"), language=_language)
journal.tell(
    "translation.checked", _("%(by)s checked the translation of “%(title)s” into %(language)s"), language=_language
)
journal.tell(
    "translation.read_back",
    _("%(by)s read back translations into %(language)s from a table: %(count)s"),
    language=_language,
)
journal.tell("key.made", _("%(by)s made the key “%(title)s” for programs, good until %(until)s"))
journal.tell("key.revoked", _("%(by)s revoked the key “%(title)s” for programs"))
