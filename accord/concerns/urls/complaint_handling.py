"""Addresses of handling one complaint, a part of `complaints`."""

from django.urls import path

from accord.concerns.views import handling, handling_steps, handling_together, serial

urlpatterns = [
    path("together/", handling_together.together, name="together"),
    path("decisions/", serial.decisions, name="serial_decisions"),
    path("decisions/<str:ref>/", serial.decision, name="serial_decision"),
    path("decisions/<str:ref>/letter/", serial.letter, name="serial_letter"),
    path("<str:ref>/", handling.complaint, name="complaint"),
    path("<str:ref>/step/<slug:act>/", handling_steps.step, name="step"),
    path("<str:ref>/decide/", serial.decide, name="decide_serial"),
    path("<str:ref>/papers/<str:paper>/", handling.paper, name="paper"),
    path("<str:ref>/bundle/<str:bundle>/", handling.bundle, name="bundle"),
]
