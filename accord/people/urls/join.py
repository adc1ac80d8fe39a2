"""Addresses of joining by invitation."""

from django.urls import path

from accord.people.views import join

app_name = "join"
urlpatterns = [
    path("", join.enter_code, name="code"),
    path("welcome/", join.welcome, name="welcome"),
    path("<slug:code>/", join.open_link, name="open"),
]
