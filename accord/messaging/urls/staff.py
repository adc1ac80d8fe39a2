"""Addresses of conversations for staff, under /staff/SCHOOL/messages/. Fixed words come before references."""

from accord.messaging.urls import desk, files, helping, searching

app_name = "messages"
urlpatterns = [*helping.urlpatterns, *searching.urlpatterns, *files.urlpatterns, *desk.urlpatterns]
