"""Texts with values in them that wait for the page: said in the language of whoever looks, not of whoever starts."""

from collections.abc import Callable

from django.utils.functional import lazy


def said_later(say: Callable[[], str]) -> str:
    """Return a text that is said anew in the language of each page; a lazy text with values put in would be fixed."""
    return lazy(say, str)()
