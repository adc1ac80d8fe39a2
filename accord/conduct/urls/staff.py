"""Addresses of conduct for staff, under /staff/SCHOOL/conduct/. Fixed words come before references."""

from accord.conduct.urls import incidents, letters, measures, patterns

app_name = "conduct"
urlpatterns = [*patterns.urlpatterns, *letters.urlpatterns, *measures.urlpatterns, *incidents.urlpatterns]
