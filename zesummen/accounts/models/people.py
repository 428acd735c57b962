"""A person who signs in. One person, one account, whatever the number of spaces."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.tenancy import Versioned


class Audience(models.TextChoices):
    """Who sees one field of a person. The order is from closed to open."""

    CLOSED = "closed", _("only those who run the space")
    MEMBERS = "members", _("the members of my spaces")
    PUBLIC = "public", _("everybody")


VISIBLE_FIELDS = ("full_name", "email", "phone")


class PersonManager(BaseUserManager):
    """People by their address, which is always kept in lower case."""

    def get_by_natural_key(self, email):
        return self.get(email=normal_email(email))

    def create_user(self, email, password=None, **values):
        """A person with this address; without a password she signs in by mailed code or passkey."""
        person = self.model(email=normal_email(email), **values)
        if password:
            person.set_password(password)
        else:
            person.set_unusable_password()
        person.save(using=self._db)
        return person


def normal_email(email: str) -> str:
    """The one spelling under which an address is kept and looked up."""
    return (email or "").strip().lower()


class Person(AbstractBaseUser, Versioned):
    """A human being with an account. Rights come from memberships, never from here."""

    email = models.EmailField(_("e-mail address"), unique=True)
    full_name = models.CharField(_("name"), max_length=120)
    short_name = models.CharField(_("how we should address you"), max_length=60, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="fr")
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    visibility = models.JSONField(default=dict, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)  # support of the installation; opens no space
    date_joined = models.DateTimeField(default=timezone.now, editable=False)
    erased_at = models.DateTimeField(null=True, editable=False)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        ordering = ["full_name", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="person_email_lower"),
            models.CheckConstraint(
                condition=models.Q(erased_at__isnull=True) | models.Q(is_active=False), name="person_erased_inactive"
            ),
        ]

    def __str__(self):
        return self.full_name or self.email

    def save(self, *args, **kwargs):
        self.email = normal_email(self.email)
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.short_name or self.full_name

    def audience_of(self, field: str) -> str:
        """Who sees this field: closed unless the person chose otherwise; a name always to the own spaces."""
        chosen = (self.visibility or {}).get(field)
        chosen = chosen if chosen in Audience.values else Audience.CLOSED
        return Audience.MEMBERS if field == "full_name" and chosen == Audience.CLOSED else chosen
