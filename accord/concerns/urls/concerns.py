"""Addresses of concerns for staff, under /staff/SCHOOL/concerns/."""

from django.urls import path

from accord.concerns.views import concern_acts, concerns

app_name = "concerns"
urlpatterns = [
    path("", concerns.concerns, name="concerns"),
    path("asked/<str:ref>/", concerns.asked, name="asked"),
    path("<str:ref>/", concerns.concern, name="concern"),
    path("<str:ref>/talk/", concern_acts.talk, name="talk"),
    path("<str:ref>/view/", concern_acts.view, name="view"),
    path("<str:ref>/ask/", concern_acts.ask, name="ask"),
    path("<str:ref>/leader/", concern_acts.pass_on, name="pass_on"),
    path("<str:ref>/agree/", concern_acts.agree, name="agree"),
    path("<str:ref>/looked/", concern_acts.looked, name="looked"),
]
