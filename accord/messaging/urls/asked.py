"""Emergencies that somebody of the district looks back at, under /asked/emergencies/."""

from django.urls import URLPattern, path

from accord.messaging.views import asked_emergency

app_name = "asked_emergencies"
urlpatterns: list[URLPattern] = [path("<str:ref>/", asked_emergency.emergency, name="emergency")]
