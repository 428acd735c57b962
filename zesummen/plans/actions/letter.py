"""The letter to the ministry: written from the data, frozen, recorded as sent."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from zesummen.accounts.queries import grants
from zesummen.documents import queries as files
from zesummen.documents.actions import freeze_document
from zesummen.kernel import journal
from zesummen.kernel.access import Refused, insist, no

from ..models import MinistryLetter, Plan
from ..queries.papers.letter import Letter, letter_document
from ..rules import adoption as rules


@transaction.atomic
def write_letter(*, plan: Plan, letter: Letter, by) -> MinistryLetter:
    """Freeze the letter as it was written. A later one stands beside it; both stay readable."""
    insist(rules.may_adopt(grants(by, plan.space), plan))
    space = plan.space
    document = letter_document(letter, header=files.letterhead_of(space), author=space.name, demo=space.is_demo)
    frozen = freeze_document(kind="ministry_letter", document=document, space=space, by=by)
    made = MinistryLetter.objects.create(space=space, plan=plan, document=frozen, made_on=letter.day)
    journal.note("letter.made", made, space=space, by=by, title=letter.subject)
    return made


@transaction.atomic
def record_sent(*, letter: MinistryLetter, on: date, how: str, today: date, by) -> MinistryLetter:
    """Record how and when the letter left; once."""
    insist(rules.may_send_letter(grants(by, letter.space), letter))
    if on > today:
        raise Refused(no(_("This day has not come yet. Enter the day on which the letter left.")))
    if on < letter.made_on:
        raise Refused(no(_("The letter was written later than that. Enter the day on which it left.")))
    changed = MinistryLetter.objects.filter(pk=letter.pk, sent_on=None).update(
        sent_on=on, sent_how=how.strip(), sent_by=by
    )
    if not changed:
        raise Refused(no(_("This letter was sent already.")))
    letter.refresh_from_db()
    journal.note("letter.sent", letter, space=letter.space, by=by, day=on.isoformat(), how=how)
    return letter
