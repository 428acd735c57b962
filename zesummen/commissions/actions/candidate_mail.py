"""What candidates hear: that the application came, and what became of it. By mail; without an address by letter."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel import mail

from .. import candidate_codes
from ..models import Application
from ..queries import candidate_letters as letters


def receipt(application: Application) -> None:
    """Tell the candidate that the application came, with the address that opens it."""
    _post(application, "candidate_receipt", _("Your application has arrived: %(commission)s"))


def outcome(application: Application) -> None:
    """Tell the candidate what was decided; whoever has no address gets a letter, which the secretariat prints."""
    if not application.email:
        return
    _post(application, "candidate_outcome", _("Your application: %(commission)s"))
    today = timezone.localdate()
    Application.objects.filter(pk=application.pk, told_on=None).update(told_on=today)
    application.told_on = application.told_on or today


def _post(application: Application, kind: str, subject) -> None:
    if not application.email:
        return
    commission = application.call.commission
    code = candidate_codes.code_of(application.pk)
    mail.post(
        kind,
        to_address=application.email,
        to_name=application.name,
        language=application.language,
        space=application.space,
        subject=lambda: subject % {"commission": commission.body.name},
        context={
            "application": application,
            "commission": commission,
            "sentences": lambda: letters.sentences(application),
            "link": f"{mail.base_url()}/c/{code}/",
            "code": candidate_codes.spelt(code),
        },
        private=True,
    )
