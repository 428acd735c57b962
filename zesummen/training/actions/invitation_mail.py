"""The invitation as a mail: the letter itself, with the way to the course's page. A reminder is short."""

from zesummen.kernel import mail

from ..invitation_texts import LANGUAGES
from ..models import Invitation, InvitationRound
from ..queries import invitation_papers as papers


def invite(found: InvitationRound, row: Invitation) -> None:
    """The letter, by mail."""
    _post("training_invitation", found, row)


def remind(found: InvitationRound, row: Invitation) -> None:
    """A short reminder."""
    _post("training_invitation_reminder", found, row)


def _post(kind: str, found: InvitationRound, row: Invitation) -> None:
    letter = papers.letter_of(found, row, LANGUAGES[0])
    mail.post(
        kind,
        to_address=row.email,
        language=LANGUAGES[0],
        space=found.space,
        subject=lambda: letter.subject,
        context={
            "letter": letter,
            "body": found.space,
            "invitation": row,
            "link": f"{mail.base_url()}/{LANGUAGES[0]}/training/{found.space.slug}/{found.course.code}/",
        },
        private=True,
    )
