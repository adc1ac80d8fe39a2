"""Addresses of worries about a child for staff, under /staff/SCHOOL/safeguarding/."""

from django.urls import path

from accord.concerns.views import safeguarding, worries

app_name = "safeguarding"
urlpatterns = [
    path("", safeguarding.worries, name="worries"),
    path("tell/", worries.at_work, name="tell"),
    path("told/<str:ref>/", worries.own_at_work, name="own"),
    path("<str:ref>/", safeguarding.worry, name="worry"),
    path("<str:ref>/note/", safeguarding.note, name="note"),
    path("<str:ref>/end/", safeguarding.end, name="end"),
    path("<str:ref>/child/", safeguarding.child, name="child"),
]
