"""After sign-in the interface speaks the person's own language."""

from allauth.account.signals import user_logged_in
from django.conf import settings
from django.dispatch import receiver

from zesummen.kernel.middleware import COOKIE


@receiver(user_logged_in)
def speak_their_language(sender, request, user, response=None, **kwargs):
    """Remember the person's language in the cookie that every page reads."""
    if response is not None:
        remember_language(response, user.language)


def remember_language(response, language: str) -> None:
    """Set the language cookie for a year."""
    response.set_cookie(
        COOKIE, language, max_age=365 * 24 * 3600, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
