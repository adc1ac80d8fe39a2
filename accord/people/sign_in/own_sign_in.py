"""What a person can see of the own sign-in: ways, devices, passkeys. Handles stand for rows without a ref."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from accord.people.models import Login
from accord.people.sign_in.staff_service import service_name

BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
MACHINES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class Passkey:
    """One passkey as its owner knows it."""

    handle: str
    name: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class Device:
    """One place where the person is signed in."""

    handle: str
    name: str
    since: datetime
    current: bool


@dataclass(frozen=True)
class Overview:
    """All ways of signing in, and all devices."""

    email: str
    sign_in_name: str
    has_password: bool
    passkeys: tuple[Passkey, ...]
    app_since: datetime | None
    codes_left: int | None
    service: str
    devices: tuple[Device, ...]


def overview(login: Login, *, current: str) -> Overview:
    """Gather what the person's page about signing in shows; `current` is the key of this session."""
    passkeys: list[Passkey] = []
    app_since: datetime | None = None
    codes_left: int | None = None
    for row in Authenticator.objects.filter(user=login).order_by("created_at"):
        if row.type == Authenticator.Type.WEBAUTHN:
            passkeys.append(Passkey(handle_of("passkey", row.pk), row.wrap().name, row.created_at, row.last_used_at))
        elif row.type == Authenticator.Type.TOTP:
            app_since = row.created_at
        else:
            codes_left = len(row.wrap().get_unused_codes())
    linked = SocialAccount.objects.filter(user=login).exists()
    return Overview(
        email=login.email or "",
        sign_in_name="" if login.email else login.sign_in_name,
        has_password=login.has_usable_password(),
        passkeys=tuple(passkeys),
        app_since=app_since,
        codes_left=codes_left,
        service=service_name() if linked else "",
        devices=tuple(
            Device(
                handle_of("session", row.pk), device_name(row.user_agent), row.created_at, row.session_key == current
            )
            for row in sorted(UserSession.objects.purge_and_list(login), key=lambda one: one.created_at, reverse=True)
        ),
    )


def passkey_of(login: Login, handle: str) -> Authenticator | None:
    """Return the person's own passkey behind a handle, or None."""
    rows = Authenticator.objects.filter(user=login, type=Authenticator.Type.WEBAUTHN)
    return next((row for row in rows if constant_time_compare(handle_of("passkey", row.pk), handle)), None)


def session_of(login: Login, handle: str) -> UserSession | None:
    """Return the person's own session behind a handle, or None."""
    rows = UserSession.objects.filter(user=login)
    return next((row for row in rows if constant_time_compare(handle_of("session", row.pk), handle)), None)


def handle_of(kind: str, key: int) -> str:
    """Return what stands for a row of a library's table in an address: 16 characters that cannot be counted."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{kind}:{key}".encode(), hashlib.sha256).hexdigest()[:16]


def device_name(user_agent: str) -> str:
    """Say which browser on which kind of device, as far as the browser tells."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    machine = next((name for mark, name in MACHINES if mark in user_agent), "")
    if browser and machine:
        return _("%(browser)s on %(machine)s") % {"browser": browser, "machine": machine}
    return browser or machine or _("Another device")
