"""Addresses of worries about a child for families and students, under /family/child-at-risk/."""

from django.urls import path

from accord.concerns.views import worries

app_name = "family_safeguarding"
urlpatterns = [
    path("", worries.at_home, name="tell"),
    path("<str:ref>/", worries.own_at_home, name="own"),
]
