"""The office's list."""

from django.urls import path

from accord.delivery.views import office

app_name = "deliveries"
urlpatterns = [
    path("", office.unreached, name="list"),
    path("<str:ref>/", office.tell_them, name="tell"),
    path("<str:ref>/again/", office.use_again, name="use_again"),
]
