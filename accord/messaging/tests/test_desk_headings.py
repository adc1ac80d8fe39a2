"""The headings in the navigation beside the inbox: each stands above what belongs to it."""

import re

import pytest

from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C9")]


@pytest.mark.in_turn
@pytest.mark.parametrize("key", ["head", "office", "tan"])
def test_the_desk_and_the_news_stand_under_a_heading_of_their_own(cast: Cast, as_person, key: str) -> None:
    found = as_person(key).get("/staff/riverbank/messages/").content.decode()
    beside = found.split('id="navigation"')[1].split("</nav>")[0]
    under: dict[str, list[str]] = {}
    heading = ""
    for name, label in re.findall(r'<li class="desk__section">([^<]+)</li>|<span>([^<]+)</span>', beside):
        heading = name or heading
        if label:
            under.setdefault(heading, []).append(label)
    assert under["For you"][:2] == ["My desk", "News"]
    assert under["All"] == ["Everything I may read", "Settled"]
    other = as_person(key).get("/staff/riverbank/").content.decode().split('id="navigation"')[1].split("</nav>")[0]
    assert "For you" not in other, "where no places stand above, it needs no heading"
