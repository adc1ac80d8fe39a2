"""A login: one way in for one person, whatever the person is at whichever school."""

from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from accord.core import clock
from accord.core.ids import REF_LENGTH, new_ref


class LoginQuerySet(BaseUserManager["Login"]):
    """How logins are found and made; addresses are compared without regard to case."""

    def get_by_natural_key(self, username: str | None) -> "Login":
        return self.get(sign_in_name__iexact=username or "")

    def create_login(self, *, email: str = "", password: str | None = None, **fields: Any) -> "Login":
        """Store a login; without a password it can only be entered by code, passkey or sign-in service."""
        login = self.model(email=email.strip().lower() or None, **fields)
        login.set_password(password)
        login.save(using=self._db)
        return login


class Login(AbstractBaseUser):
    """A person's sign-in. Staff who are also parents have one login and two faces."""

    ref = models.CharField(max_length=REF_LENGTH, unique=True, default=new_ref, editable=False)
    sign_in_name = models.CharField(max_length=60, unique=True, default=new_ref)
    email = models.EmailField(null=True, blank=True, unique=True)
    name = models.CharField(max_length=160)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, default="en")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    USERNAME_FIELD = "sign_in_name"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = LoginQuerySet()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="login_email_once")]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]
