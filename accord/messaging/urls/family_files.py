"""Files of messages for guardians, a part of `family_messages`."""

from django.urls import URLPattern, path

from accord.messaging.views import files

urlpatterns: list[URLPattern] = [path("files/<str:ref>/", files.own_file, name="file")]
