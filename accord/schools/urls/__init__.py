"""Addresses of a school's set-up, below `staff/<school>/school/`."""

from django.urls import path

from accord.schools.views import calendar, closures, hours, imports, overview, values

app_name = "schools"
urlpatterns = [
    path("", overview.overview, name="school"),
    path("details/", overview.details, name="details"),
    path("crest/", overview.crest, name="crest"),
    path("crest/remove/", overview.take_crest_away, name="remove_crest"),
    path("values/", values.values, name="values"),
    path("values/new/", values.new_value, name="new_value"),
    path("values/<slug:ref>/", values.value, name="value"),
    path("values/<slug:ref>/move/", values.place_value, name="move_value"),
    path("values/<slug:ref>/remove/", values.take_value_out, name="remove_value"),
    path("hours/", hours.hours, name="hours"),
    path("hours/new/<slug:kind>/", hours.new_hours, name="new_hours"),
    path("hours/<slug:ref>/", hours.week, name="week"),
    path("hours/<slug:ref>/remove/", hours.take_hours_back, name="remove_hours"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/years/new/", calendar.new_year, name="new_year"),
    path("calendar/years/<slug:ref>/", calendar.year, name="year"),
    path("calendar/years/<slug:ref>/change/", calendar.change_year, name="change_year"),
    path("calendar/years/<slug:ref>/remove/", calendar.take_year_back, name="remove_year"),
    path("calendar/closures/new/", closures.new_closure, name="new_closure"),
    path("calendar/closures/import/", imports.import_file, name="import_closures"),
    path("calendar/closures/import/apply/", imports.apply_import, name="apply_import"),
    path("calendar/closures/holidays/", imports.holidays, name="holidays"),
    path("calendar/closures/<slug:ref>/", closures.closure, name="closure"),
    path("calendar/closures/<slug:ref>/remove/", closures.take_closure_back, name="remove_closure"),
    path("calendar/days/new/", closures.new_special_day, name="new_special_day"),
    path("calendar/days/<slug:ref>/", closures.special_day, name="special_day"),
    path("calendar/days/<slug:ref>/remove/", closures.take_special_day_back, name="remove_special_day"),
]
