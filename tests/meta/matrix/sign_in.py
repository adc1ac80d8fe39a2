"""Signing in: invitations, the way in, sign-in and its safety."""

from tests.meta.matrix.answers import Own, Row, always, looks, presses, signed_in
from tests.meta.matrix.who import ADMIN, CALENDAR, OFFICE

AT_A_SCHOOL = {
    "invitations:list": looks(CALENDAR),
    "invitations:send": presses(CALENDAR),
    "invitations:letters": Row(OFFICE, 200, 405, absent=ADMIN),
    "invitations:withdraw": presses(OFFICE, of="invitation", absent=ADMIN),
    "invitations:again": presses(OFFICE, of="invitation", absent=ADMIN),
}

FOR_EVERYBODY = {
    "security:security": signed_in(200, 200),
    "security:second_step": signed_in(302, 302),
    "security:second_step_again": signed_in(302, 302),
    "security:remove_passkey": signed_in(302, 302),
    "security:end_sessions": signed_in(405, 302),
    "security:end_session": signed_in(405, 404),
    "account_login": Own((200, 422), (302, 302), (302, 302)),
    "account_request_login_code": Own((200, 422), (302, 302), (302, 302)),
    "account_confirm_login_code": always(302, 302),
    "mfa_login_webauthn": always(302, 302),
    "mfa_authenticate": always(302, 302),
    "account_logout": Own((302, 302), (200, 302), (200, 302)),
    "account_inactive": always(200, 405),
    "account_signup": Own((200, 200), (302, 302), (302, 302)),
    "account_reauthenticate": signed_in(200, 422),
    "mfa_reauthenticate": signed_in(302, 302),
    "mfa_reauthenticate_webauthn": signed_in(302, 302),
    "account_reset_password": always(200, 422),
    "account_confirm_password_reset_code": always(302, 302),
    "account_complete_password_reset": always(302, 302),
    "account_password_reset_completed": always(200, 405),
    "account_change_password": signed_in(200, 422),
    "account_set_password": signed_in(302, 302),
    "mfa_index": signed_in(302, 302),
    "mfa_activate_totp": signed_in(302, 302),
    "mfa_deactivate_totp": signed_in(404, 404),
    "mfa_view_recovery_codes": signed_in(404, 405),
    "mfa_generate_recovery_codes": signed_in(302, 302),
    "mfa_add_webauthn": signed_in(302, 302),
    "staff_service": always(404, 405),
    "staff_service_confirm": always(302, 302),
    "openid_connect_callback": always(404, 404),
    "join:code": always(200, 422),
    "join:welcome": always(302, 302),
    "join:open": always(404, 404),
}
