"""allauth's form for a new key, with a passkey as the ordinary case."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.field_errors import NamesItsFields


class AddKeyForm(NamesItsFields, AddWebAuthnForm):
    """A passkey unless somebody unticks it: most devices can, and then no password is needed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the key")
        alone = self.fields["passwordless"]
        alone.initial = True
        alone.label = _("Sign in with this key alone, without a password")
        alone.help_text = _("Untick it for an old security key that asks for no PIN or fingerprint.")
