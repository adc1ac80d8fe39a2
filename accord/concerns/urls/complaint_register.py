"""Addresses of the register and of taking a complaint down, a part of `complaints`."""

from django.urls import path

from accord.concerns.views import register, taking_down

urlpatterns = [
    path("", register.register, name="register"),
    path("new/", taking_down.take_down, name="take_down"),
    path("<str:ref>/receipt/", taking_down.receipt, name="receipt"),
    path("<str:ref>/status/", register.status, name="status"),
    path("<str:ref>/points/", register.points, name="points"),
    path("<str:ref>/scope/", register.scope, name="scope"),
    path("<str:ref>/late/", register.late, name="late"),
    path("<str:ref>/for-family/<slug:asked>/", register.for_family, name="for_family"),
]
