"""How django-allauth keeps and names apps, passkeys and recovery codes."""

import base64
import hashlib
import io
from typing import TYPE_CHECKING, Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.encoding import force_bytes
from django.utils.translation import gettext as _

from accord.people.sign_in import second_factor
from accord.people.sign_in.words import ERRORS

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps secrets encrypted at rest and names passkeys in plain words."""

    error_messages = {**DefaultMFAAdapter.error_messages, **ERRORS}

    def encrypt(self, text: str) -> str:
        """Return the secret of an app or of recovery codes as it is stored."""
        return _vault().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a stored secret in the clear."""
        return _vault().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """Return the square code that an app for codes reads."""
        import segno

        out = io.BytesIO()
        segno.make(url, error="m").save(out, kind="svg", border=2, scale=4, light="#fff", xmldecl=False)
        return out.getvalue().decode()

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Return the name under which the app lists this sign-in."""
        return str(getattr(user, "email", "") or getattr(user, "sign_in_name", ""))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether the person's roles allow the removal."""
        return second_factor.may_remove(authenticator)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:
        """Return a name for a new passkey."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("My device %(number)s") % {"number": str(count + 1)} if count else _("My device")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Name the place to which passkeys belong."""
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return {**entity, "name": str(settings.PRODUCT_NAME)}


def _vault() -> "MultiFernet":
    from cryptography.fernet import Fernet, MultiFernet

    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"second-factor:" + force_bytes(key)).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
