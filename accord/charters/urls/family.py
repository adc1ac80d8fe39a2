"""The charter's pages for families."""

from django.urls import URLPattern, URLResolver

app_name = "family_charters"
urlpatterns: list[URLPattern | URLResolver] = []
