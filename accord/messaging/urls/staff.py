"""Addresses of conversations at the desk."""

from django.urls import path

from accord.messaging.views import desk

app_name = "messages"
urlpatterns = [
    path("", desk.inbox, name="inbox"),
    path("<slug:ref>/", desk.conversation, name="conversation"),
]
