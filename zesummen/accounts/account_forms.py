"""allauth's forms, whose refusals name their field as ours do."""

from allauth.account import forms as account
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import EditWebAuthnForm

from zesummen.kernel.field_errors import NamesItsFields


class Login(NamesItsFields, account.LoginForm):
    """Sign in with address and password."""


class AddEmail(NamesItsFields, account.AddEmailForm):
    """Another address for the account."""


class ChangePassword(NamesItsFields, account.ChangePasswordForm):
    """A new password instead of the old."""


class SetPassword(NamesItsFields, account.SetPasswordForm):
    """A first password for somebody who signed in without."""


class ResetPassword(NamesItsFields, account.ResetPasswordForm):
    """Ask for a link to choose a new password."""


class ResetPasswordByLink(NamesItsFields, account.ResetPasswordKeyForm):
    """Choose it."""


class ReauthenticateByPassword(NamesItsFields, account.ReauthenticateForm):
    """The password once more, before something that matters."""


class RequestCode(NamesItsFields, account.RequestLoginCodeForm):
    """Ask for a code by mail."""


class ConfirmCode(NamesItsFields, account.ConfirmLoginCodeForm):
    """Type the code."""


class SecondFactor(NamesItsFields, AuthenticateForm):
    """The code of the second factor."""


class ReauthenticateBySecondFactor(NamesItsFields, ReauthenticateForm):
    """The same, before something that matters."""


class ActivateApp(NamesItsFields, ActivateTOTPForm):
    """The first code of an authenticator app."""


class RenameKey(NamesItsFields, EditWebAuthnForm):
    """Another name for a passkey."""
