"""Changing the settings of a space."""

from collections.abc import Callable

from django.db import transaction

from zesummen.accounts.queries import grants
from zesummen.kernel import journal
from zesummen.kernel.access import insist, may
from zesummen.kernel.moves import Stale
from zesummen.territory.models import Space


@transaction.atomic
def change_settings(*, space: Space, expected: int, stamp: Callable[[Space], int], by, **values) -> Space:
    """Write colour, languages, law and contact. ``Stale`` when somebody else saved since ``expected`` was counted."""
    insist(may(grants(by, space), "space.settings"))
    current = Space.objects.select_for_update().get(pk=space.pk)
    if stamp(current) != expected:
        current.version = stamp(current)  # type: ignore[attr-defined]
        raise Stale(current)
    changed = [name for name, value in values.items() if getattr(current, name) != value]
    for name in changed:
        setattr(current, name, values[name])
    if changed:
        current.save(update_fields=changed)
        journal.note("space.changed", current, space=current, by=by, changed=", ".join(sorted(changed)))
    return current
