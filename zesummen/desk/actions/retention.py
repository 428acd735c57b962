"""Carrying out what is past its term: confirmed by a person, written in the journal."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal
from zesummen.kernel.access import Refused, insist, may, no
from zesummen.kernel.retention import Term

from ..queries import retention as queries


@transaction.atomic
def carry_out(*, term: Term, space, expected: int, by) -> int:
    """Delete (or blank) what is past its term, if it is still as many as the person saw. Journals kind and number."""
    insist(may(grants(by, space), "retention.carry_out"))
    found = queries.due_objects(term, space)
    count = found.count() if found is not None else 0
    if not count:
        raise Refused(no(_("Nothing of this kind is past its term.")))
    if count != expected:
        raise Refused(no(_("The list has changed since you opened it. Look at it once more, then confirm.")))
    done = term.carry_out(found)
    journal.note("retention.deleted", space, space=space, by=by, title=str(term.what), count=done, key=term.key)
    return done
