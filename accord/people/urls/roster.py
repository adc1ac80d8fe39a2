"""Addresses of the roster imports, below `staff/<school>/roster/`."""

from django.urls import path

from accord.people.views import roster, roster_result

app_name = "roster"
urlpatterns = [
    path("", roster.imports, name="imports"),
    path("new/", roster.start, name="start"),
    path("<slug:ref>/", roster.roster, name="roster"),
    path("<slug:ref>/progress/", roster.progress, name="progress"),
    path("<slug:ref>/columns/", roster.columns, name="columns"),
    path("<slug:ref>/school/", roster.choose_school, name="choose_school"),
    path("<slug:ref>/decide/<int:number>/", roster.decide, name="decide"),
    path("<slug:ref>/agree/", roster.agree, name="agree"),
    path("<slug:ref>/drop/", roster.drop, name="drop"),
    path("<slug:ref>/bad-lines.csv", roster_result.bad_lines, name="bad_lines"),
]
