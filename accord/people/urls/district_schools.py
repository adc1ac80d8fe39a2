"""Who sets up a school of a district, below `district/…/schools/…/`."""

from django.urls import path

from accord.people.views import first_administrator

app_name = "district_schools"
urlpatterns = [path("administrator/", first_administrator.administrator, name="administrator")]
