"""Files of messages for staff, a part of `messages`."""

from django.urls import URLPattern, path

from accord.messaging.views import files

urlpatterns: list[URLPattern] = [path("files/<str:ref>/", files.file, name="file")]
