"""Files of messages and senders of mail for staff, a part of `messages`."""

from django.urls import URLPattern, path

from accord.messaging.views import files, senders

urlpatterns: list[URLPattern] = [
    path("files/<str:ref>/", files.file, name="file"),
    path("<str:ref>/sender/", senders.sender, name="sender"),
]
