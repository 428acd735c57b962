"""Keys of a space, and the space a key opens."""

from hashlib import sha256

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.mydata import Section, Told
from zesummen.territory.models import Space

from ..models import ApiKey


def keys() -> list[ApiKey]:
    """All keys of the open space, newest first."""
    return list(ApiKey.objects.select_related("made_by", "revoked_by"))


def space_of_key(words: str) -> Space | None:
    """The space that a good key opens: not revoked, not past its day. One statement, before any space is open."""
    rows = ApiKey._base_manager.select_related("space__commune", "space__grouping")
    found = rows.filter(
        sha256=sha256(words.encode()).hexdigest(), revoked_at=None, until_on__gte=timezone.localdate()
    ).first()
    return found.space if found else None


def keys_by(person):
    """What this app stores about a person: the keys for programs they made, for the page of their own data."""
    rows = ApiKey.objects.filter(made_by=person).select_related("space")
    told = Told(rows, lambda key: {"on": key.made_at.date(), "title": key.label, "space": str(key.space)})
    labels = {"on": _("date"), "title": _("title"), "space": _("space")}
    yield Section("keys", _("Keys for programs you made"), told, labels)
