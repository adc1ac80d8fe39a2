"""Who of a district holds safeguarding for its schools, below `district/…/safeguarding/`."""

from django.urls import path

from accord.people.views import district_safeguarding

app_name = "district_people"
urlpatterns = [
    path("", district_safeguarding.safeguarding, name="safeguarding"),
    path("<str:ref>/end/", district_safeguarding.end, name="end_safeguarding"),
]
