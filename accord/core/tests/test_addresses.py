"""Addresses of pages are the same by the quick way as by Django's own."""

import pytest
from django.urls import NoReverseMatch, reverse

from accord.core.addresses import address


@pytest.mark.parametrize(
    "parts",
    [
        ("messages:inbox", "riverbank"),
        ("messages:conversation", "riverbank", "ab12-cd_34"),
        ("messages:conversation", "riverbank", "with space"),
        ("messages:conversation", "riverbank", "größe%20"),
        ("home",),
    ],
)
def test_the_quick_way_is_the_same(parts: tuple[str, ...]) -> None:
    name, *given = parts
    assert address(name, *given) == address(name, *given) == reverse(name, args=given)


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(NoReverseMatch):
        address("messages:conversation", "riverbank")
    with pytest.raises(NoReverseMatch):
        address("messages:inbox", "not a slug")
    with pytest.raises(NoReverseMatch):
        address("no-such-page")
