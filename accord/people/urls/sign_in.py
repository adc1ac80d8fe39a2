"""Addresses of signing in and of one's own sign-in. Names that begin with account_ or mfa_ are known to allauth."""

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from django.apps import apps
from django.urls import path

from accord.people.views import security, sign_in

urlpatterns = [
    path("login/", sign_in.sign_in, name="account_login"),
    path("login/code/", sign_in.ask_for_code, name="account_request_login_code"),
    path("login/code/confirm/", sign_in.type_code, name="account_confirm_login_code"),
    path("login/passkey/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("login/second-step/", second.authenticate, name="mfa_authenticate"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", account.signup, name="account_signup"),
    path("again/password/", account.reauthenticate, name="account_reauthenticate"),
    path("again/code/", second.reauthenticate, name="mfa_reauthenticate"),
    path("again/passkey/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/confirm/", account.confirm_password_reset_code, name="account_confirm_password_reset_code"),
    path("password/reset/complete/", account.complete_password_reset, name="account_complete_password_reset"),
    path("password/reset/done/", account.password_reset_from_key_done, name="account_password_reset_completed"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("security/done/", security.finished, name="mfa_index"),
    path("security/app/", app.activate_totp, name="mfa_activate_totp"),
    path("security/app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("security/codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("security/codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("security/passkey/", security.add_passkey, name="mfa_add_webauthn"),
    path("service/", sign_in.start_service, name="staff_service"),
    path("service/confirm/", sign_in.confirm_service, name="staff_service_confirm"),
]

if apps.is_installed("allauth.socialaccount.providers.openid_connect"):
    from allauth.socialaccount.providers.openid_connect import views as service

    urlpatterns.append(path("service/<slug:provider_id>/callback/", service.callback, name="openid_connect_callback"))
