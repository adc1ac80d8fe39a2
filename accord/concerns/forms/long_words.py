"""A field for more than a line of words, in whatever script they are written."""

from typing import Any

from django import forms


def long_words(label: Any, rows: int = 5, **more: Any) -> forms.CharField:
    """A field of several rows; its words run as their own script does."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}), **more)
