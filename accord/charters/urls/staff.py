"""The charter's pages for staff."""

from django.urls import URLPattern, URLResolver

from accord.charters.urls import editor, publishing, signing

app_name = "charters"
urlpatterns: list[URLPattern | URLResolver] = [
    *editor.patterns,
    *publishing.patterns,
    *signing.patterns,
]
