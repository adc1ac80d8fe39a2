"""Addresses of what somebody is asked in a complaint, under /asked/complaints/, whatever post they hold."""

from django.urls import path

from accord.concerns.views import asked, handling, handling_steps

app_name = "asked_panels"
urlpatterns = [
    path("account/<str:ref>/", asked.account, name="account"),
    path("<str:ref>/", handling.complaint, name="complaint"),
    path("<str:ref>/step/<slug:act>/", handling_steps.step, name="step"),
    path("<str:ref>/papers/<str:paper>/", handling.paper, name="paper"),
    path("<str:ref>/bundle/<str:bundle>/", handling.bundle, name="bundle"),
]
