"""Addresses of the pages about incoming mail, below `staff/SCHOOL/mail/`."""

from django.urls import path

from accord.delivery.inbound import views

app_name = "mail"
urlpatterns = [
    path("", views.strays, name="strays"),
    path("addresses/", views.addresses, name="addresses"),
    path("addresses/<slug:ref>/end/", views.end_address, name="end_address"),
    path("<slug:ref>/", views.stray, name="stray"),
    path("<slug:ref>/files/<int:number>/", views.file, name="file"),
]
