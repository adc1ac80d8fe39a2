"""Addresses of districts, below `district/`."""

from django.urls import path

from accord.schools.views import district, district_values

app_name = "district"
urlpatterns = [
    path("", district.mine, name="mine"),
    path("<slug:district>/", district.overview, name="overview"),
    path("<slug:district>/details/", district.details, name="details"),
    path("<slug:district>/schools/new/", district.new_school, name="new_school"),
    path("<slug:district>/defaults/", district.defaults, name="defaults"),
    path("<slug:district>/defaults/<slug:key>/", district.default, name="default"),
    path("<slug:district>/defaults/<slug:key>/remove/", district.take_default_back, name="remove_default"),
    path("<slug:district>/values/", district_values.values, name="values"),
    path("<slug:district>/values/new/", district_values.new_value, name="new_value"),
    path("<slug:district>/values/<slug:ref>/", district_values.value, name="value"),
    path("<slug:district>/values/<slug:ref>/move/", district_values.place_value, name="move_value"),
    path("<slug:district>/values/<slug:ref>/remove/", district_values.take_value_out, name="remove_value"),
]
