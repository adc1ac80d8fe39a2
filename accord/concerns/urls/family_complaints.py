"""Addresses of complaints for families, under /family/complaints/."""

from accord.concerns.urls import family_complaint, family_complaint_papers

app_name = "family_complaints"
urlpatterns = [*family_complaint_papers.urlpatterns, *family_complaint.urlpatterns]
