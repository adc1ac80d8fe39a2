"""Where crests are served to those who belong to a school."""

from django.urls import path

from accord.schools.views.overview import crest_file

urlpatterns = [path("<slug:school>/<str:name>", crest_file, name="crest")]
