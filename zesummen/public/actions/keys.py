"""Make and revoke keys for programs."""

import secrets
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from zesummen.accounts.queries import grants
from zesummen.kernel import dates, journal
from zesummen.kernel.access import insist, may

from ..models import ApiKey

MARK = "zsm_"  # a key left in a repository is found by its beginning


@transaction.atomic
def make_key(*, space, label: str, until_on: date, by) -> tuple[ApiKey, str]:
    """A new key of the space, good until that day included, and its words, which are kept nowhere."""
    insist(may(grants(by, space), "api.keys"))
    words = MARK + secrets.token_urlsafe(32)
    key = ApiKey.objects.create(
        space=space,
        label=label,
        start=words[:8],
        sha256=sha256(words.encode()).hexdigest(),
        until_on=until_on,
        made_by=by,
    )
    journal.note("key.made", key, space=space, by=by, until=dates.short_date(until_on, "fr"))
    return key, words


@transaction.atomic
def revoke_key(*, key: ApiKey, by) -> None:
    """The key is good for nothing from now on. Doing it twice changes nothing."""
    insist(may(grants(by, key.space), "api.keys"))
    if ApiKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=timezone.now(), revoked_by=by):
        journal.note("key.revoked", key, space=key.space, by=by)
