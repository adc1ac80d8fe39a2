"""Addresses of a family's conversations."""

from django.urls import path

from accord.messaging.views import family

app_name = "family_messages"
urlpatterns = [
    path("", family.conversations, name="conversations"),
    path("<slug:ref>/", family.conversation, name="conversation"),
]
