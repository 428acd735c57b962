"""Where django-allauth meets our rules: no open sign-up, all mail through the outbox, names of our own."""

from typing import NamedTuple

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zesummen.kernel import mail

from .models import Person
from .models.people import normal_email

# Sentences of ours where allauth's say too little to somebody who is stuck.
MESSAGES = {
    "account_inactive": _("This account is closed. Ask the integration officer of your commune."),
    "email_password_mismatch": _(
        "This address and password do not belong together. Check both, or ask for a code by mail instead."
    ),
    "too_many_login_attempts": _("Too many attempts with this address. Wait five minutes, then try again."),
    "rate_limited": _("Too many attempts. Wait a few minutes, then try again."),
    "incorrect_code": _("This code is not right. Type the newest code that we sent you, or ask for another."),
}


class Site(NamedTuple):
    """What allauth's mails call the site."""

    name: str
    domain: str


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation; every mail is posted in the reader's own language."""

    error_messages = {**DefaultAccountAdapter.error_messages, **MESSAGES}

    def is_open_for_signup(self, request) -> bool:
        """Never: an invitation makes the account (``actions.accept_invitation``)."""
        return False

    def clean_email(self, email: str) -> str:
        return normal_email(email)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Post one of allauth's mails: sign-in code, password reset, "something changed in your account"."""
        person = self._reader(email, context)
        values = {
            **context,
            "request": current.request,
            "email": email,
            "person": person,
            "current_site": Site("Zesummen", mail.base_url().split("//")[-1]),
            "message_template": f"{template_prefix}_message.txt",
        }
        mail.post(
            template_prefix.replace("/", "."),
            to=person,
            to_address=email,
            to_name=str(person or ""),
            language=person.language if person else get_language() or "fr",
            subject=lambda: render_to_string(f"{template_prefix}_subject.txt", values),
            template="mail/account",
            context=values,
        )

    @staticmethod
    def _reader(email: str, context: dict):
        user = context.get("user")
        if isinstance(user, Person):
            return user
        return Person.objects.filter(email=normal_email(email), is_active=True).first()


class SocialAdapter(DefaultSocialAccountAdapter):
    """The provider that the installation names opens existing accounts only, by their verified address."""

    def is_open_for_signup(self, request, sociallogin) -> bool:
        return False

    def can_authenticate_by_email(self, login, email: str) -> bool:
        """Yes: whoever runs the installation chose this provider. Addresses it did not verify never count."""
        return True

    def populate_user(self, request, sociallogin, data):
        """The provider's name for the person, where it gives one; we keep one name, not two halves."""
        person = super().populate_user(request, sociallogin, data)
        parts = [data.get("first_name") or "", data.get("last_name") or ""]
        person.full_name = (data.get("name") or " ".join(parts)).strip()[:120]
        return person
