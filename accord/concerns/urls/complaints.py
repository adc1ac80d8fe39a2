"""Addresses of complaints for staff, under /staff/SCHOOL/complaints/. Fixed words come before references."""

from accord.concerns.urls import complaint_handling, complaint_register

app_name = "complaints"
urlpatterns = [*complaint_register.urlpatterns, *complaint_handling.urlpatterns]
