"""The charter's pages for staff."""

from django.urls import URLPattern, URLResolver, path

from accord.charters.urls import editor
from accord.charters.views import own_signing

app_name = "charters"
urlpatterns: list[URLPattern | URLResolver] = [
    *editor.patterns,
    path("sign/", own_signing.sign, name="own_sign"),
    path("sign/decline/", own_signing.decline, name="own_decline"),
    path("answers/<slug:ref>/", own_signing.answer, name="own_answer"),
    path("answers/<slug:ref>/withdraw/", own_signing.withdraw, name="own_withdraw"),
    path("answers/<slug:ref>/copy/", own_signing.copy, name="own_copy"),
]
