"""Addresses of letters, a part of `conduct`. Fixed words come before references."""

from django.urls import URLPattern, path

from accord.conduct.views import letters

urlpatterns: list[URLPattern] = [
    path("letters/<str:ref>/letter.pdf", letters.letter_file, name="letter_file"),
    path("letters/<str:ref>/seal/", letters.seal, name="seal_letter"),
    path("<str:ref>/letters/", letters.letters, name="letters"),
]
