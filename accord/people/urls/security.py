"""Addresses of one's own sign-in: ways, second step, devices."""

from django.urls import path

from accord.people.views import security

app_name = "security"
urlpatterns = [
    path("", security.security, name="security"),
    path("second-step/", security.second_step, name="second_step"),
    path("second-step/again/", security.second_step_again, name="second_step_again"),
    path("passkey/<slug:handle>/remove/", security.remove_passkey, name="remove_passkey"),
    path("sessions/end/", security.end_sessions, name="end_sessions"),
    path("sessions/<slug:handle>/end/", security.end_one_session, name="end_session"),
]
