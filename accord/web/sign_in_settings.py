"""Settings of signing in: how people prove who they are, and how often they may try.

Single sign-on for staff is configured by four variables of the environment: `ACCORD_OIDC_ISSUER` (the address of
the identity provider), `ACCORD_OIDC_CLIENT_ID`, `ACCORD_OIDC_SECRET` and `ACCORD_OIDC_NAME` (the word on the button).
"""

import os

from accord.people.sign_in.service_settings import staff_service

AUTHENTICATION_BACKENDS = ["accord.people.sign_in.backend.SignInBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accord.people.sign_in.passwords.LongEnough", "OPTIONS": {"shortest": 10, "longest": 128}},
    {"NAME": "accord.people.sign_in.passwords.NotWellKnown"},
    {"NAME": "accord.people.sign_in.passwords.NotAboutYou"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "accord.people.sign_in.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "sign_in_name"
ACCOUNT_USER_DISPLAY = "accord.people.sign_in.adapter.display_name"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email", "username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGIN_TIMEOUT = 20 * 60
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 4
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = False
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS = 4
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": True, "length": 8}
ACCOUNT_FORMS = {
    "login": "accord.people.sign_in.forms.SignInForm",
    "request_login_code": "accord.people.sign_in.forms.AskForCodeForm",
    "confirm_login_code": "accord.people.sign_in.forms.CodeForm",
    "confirm_password_reset_code": "accord.people.sign_in.forms.CodeForm",
    "reset_password": "accord.people.sign_in.forms.ForgottenPasswordForm",
    "reset_password_from_key": "accord.people.sign_in.forms.NewPasswordForm",
    "change_password": "accord.people.sign_in.forms.ChangePasswordForm",
    "set_password": "accord.people.sign_in.forms.FirstPasswordForm",
    "reauthenticate": "accord.people.sign_in.forms.PasswordAgainForm",
}
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "30/m/ip,5/5m/key",
    "request_login_code": "30/m/ip,4/10m/key",
    "reset_password": "30/m/ip,4/10m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
    "manage_email": "10/m/user",
    "confirm_code": "30/m/ip",
    "open_invitation": "20/m/ip,120/h/ip",
}

MFA_ADAPTER = "accord.people.sign_in.second_factor_adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Accord"
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_FORMS = {
    "authenticate": "accord.people.sign_in.forms.SecondFactorForm",
    "reauthenticate": "accord.people.sign_in.forms.SecondFactorAgainForm",
    "activate_totp": "accord.people.sign_in.forms.AppForm",
    "add_webauthn": "accord.people.sign_in.forms.PasskeyForm",
}

SOCIALACCOUNT_ADAPTER = "accord.people.sign_in.staff_service.StaffServiceAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = "service"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": staff_service(os.environ)},
}
