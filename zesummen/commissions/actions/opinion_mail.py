"""Mails about opinions: to the secretariat when asked, to the college when sent or silent, back when answered."""

from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import by_role
from zesummen.kernel import mail

from ..models import Opinion
from ..states import OpinionOrigin

SECRETARIAT = ("officer", "secretary", "president")
COLLEGE = ("mayor", "alderman", "secretary")


def asked(opinion: Opinion) -> int:
    """Tell the secretariat and the president that an opinion is asked for; how many mails."""
    return _post(opinion, "opinion_asked", SECRETARIAT, _("An opinion is asked for: %(title)s"))


def sent(opinion: Opinion) -> int:
    """Tell the college that an opinion has come, with the day by which an answer is wished; how many mails."""
    return _post(opinion, "opinion_sent", _addressees(opinion), _("Opinion of the commission: %(title)s"))


def reminded(opinion: Opinion) -> int:
    """Remind the college of an opinion without an answer; how many mails."""
    return _post(opinion, "opinion_reminder", _addressees(opinion), _("Still without an answer: %(title)s"))


def answered(opinion: Opinion) -> int:
    """Tell the secretariat and the president that the college answered; how many mails."""
    return _post(opinion, "opinion_answered", SECRETARIAT, _("The college answered: %(title)s"))


def _addressees(opinion: Opinion) -> tuple[str, ...]:
    return (*COLLEGE, "councillor") if opinion.origin == OpinionOrigin.COUNCIL else COLLEGE


def _post(opinion: Opinion, kind: str, roles: tuple[str, ...], subject) -> int:
    people = {person.pk: person for role in roles for person in by_role(opinion.space, role)}
    for person in people.values():
        mail.post(
            kind,
            to_address=person.email,
            to=person,
            language=person.language,
            space=opinion.space,
            subject=lambda: subject % {"title": opinion.title},
            context={
                "opinion": opinion,
                "commission": opinion.commission,
                "link": f"{mail.base_url()}/s/{opinion.space.slug}/{opinion.thread_link()}",
            },
        )
    return len(people)
