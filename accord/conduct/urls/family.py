"""Addresses of conduct for families, under /family/conduct/."""

from accord.conduct.urls import family_incidents, family_letters, family_measures

app_name = "family_conduct"
urlpatterns = [*family_letters.urlpatterns, *family_measures.urlpatterns, *family_incidents.urlpatterns]
