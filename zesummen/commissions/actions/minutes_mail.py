"""Mail about minutes: whoever keeps them hears of a remark at once."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import by_role
from zesummen.kernel import mail

from ..models import Remark
from ..queries import fillings, seats

KEEPERS = ("officer", "secretary")


def remark_made(remark: Remark, *, but=None) -> int:
    """Tell the secretary of the commission and the keepers of the sittings of a remark; how many mails. Not ``but``."""
    sitting = remark.sitting
    found = {}
    for person in (person for role in KEEPERS for person in by_role(sitting.space, role)):
        found[person.email.casefold()] = (person.email, person, person.full_name, person.language)
    commission = fillings.commission_of(sitting.body)
    office = seats.secretary_on(commission, timezone.localdate()) if commission else None
    if office is not None and office.address:
        person = office.person if office.person_id else None
        language = person.language if person else office.language
        found.setdefault(office.address.casefold(), (office.address, person, office.name, language))
    told = [row for row in found.values() if but is None or row[1] is None or row[1].pk != but.pk]
    for address, person, name, language in told:
        mail.post(
            "minutes_remark",
            to_address=address,
            to=person,
            to_name=name,
            language=language,
            space=sitting.space,
            subject=lambda: _("A remark on the draft minutes: %(sitting)s") % {"sitting": sitting},
            context={
                "sitting": sitting,
                "name": remark.member.name,
                "link": f"{mail.base_url()}/s/{sitting.space.slug}/sittings/{sitting.pk}/minutes/versions/#remarks",
            },
        )
    return len(told)
