"""Addresses of letters for a family, a part of `family_conduct`."""

from django.urls import URLPattern, path

from accord.conduct.views import family_letters

urlpatterns: list[URLPattern] = [
    path("letters/", family_letters.letters, name="letters"),
    path("letters/<str:ref>/", family_letters.letter, name="letter"),
    path("letters/<str:ref>/letter.pdf", family_letters.letter_file, name="letter_file"),
]
