"""Every page opens for those who may, and for nobody else."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.requirement("A1")


def addresses(school):
    at = {"school": school.slug}
    year, closure = school.years.first(), school.closures.first()
    return {
        "look": [
            reverse("schools:school", kwargs=at),
            reverse("schools:values", kwargs=at),
            reverse("schools:hours", kwargs=at),
            reverse("schools:calendar", kwargs=at),
            reverse("schools:year", kwargs={**at, "ref": year.ref}),
        ],
        "calendar": [
            reverse("schools:new_hours", kwargs={**at, "kind": "school"}),
            reverse("schools:new_hours", kwargs={**at, "kind": "office"}),
            reverse("schools:week", kwargs={**at, "ref": school.weekly_hours.first().ref}),
            reverse("schools:new_year", kwargs=at),
            reverse("schools:change_year", kwargs={**at, "ref": year.ref}),
            reverse("schools:new_closure", kwargs=at),
            reverse("schools:closure", kwargs={**at, "ref": closure.ref}),
            reverse("schools:import_closures", kwargs=at),
            reverse("schools:holidays", kwargs=at),
            reverse("schools:new_special_day", kwargs=at),
            reverse("schools:special_day", kwargs={**at, "ref": school.special_days.first().ref}),
        ],
        "school": [
            reverse("schools:details", kwargs=at),
            reverse("schools:crest", kwargs=at),
            reverse("schools:new_value", kwargs=at),
            reverse("schools:value", kwargs={**at, "ref": school.values.first().ref}),
        ],
    }


@pytest.mark.parametrize("kind", ["look", "calendar", "school"])
def test_the_administrator_opens_every_page(cast, browse, kind):
    admin = browse("admin")
    for url in addresses(cast.riverbank)[kind]:
        assert admin.get(url).status_code == 200, url


@pytest.mark.parametrize(
    ("key", "kind", "status"),
    [
        ("office", "look", 200),
        ("office", "calendar", 200),
        ("office", "school", 403),
        ("head", "look", 200),
        ("head", "calendar", 403),
        ("tan", "look", 403),
        ("tan", "calendar", 403),
        ("amina", "look", 404),
        ("amina", "school", 404),
        ("alnoor_admin", "look", 404),
        ("alnoor_admin", "calendar", 404),
        ("alnoor_admin", "school", 404),
    ],
)
def test_others_see_only_what_their_role_opens(cast, browse, key, kind, status):
    person = browse(key)
    for url in addresses(cast.riverbank)[kind]:
        assert person.get(url).status_code == status, url


def test_parts_of_another_school_are_not_found_under_ones_own(cast, browse):
    admin = browse("admin")
    foreign = cast.alnoor
    for name, ref in (
        ("closure", foreign.closures.first().ref),
        ("special_day", foreign.special_days.first().ref),
        ("week", foreign.weekly_hours.first().ref),
        ("year", foreign.years.first().ref),
        ("change_year", foreign.years.first().ref),
    ):
        own = reverse(f"schools:{name}", kwargs={"school": "riverbank", "ref": ref})
        assert admin.get(own).status_code == 404, name


@pytest.mark.in_turn
def test_pages_are_shown_in_arabic_too(cast, browse):
    admin = browse("admin")
    admin.client.cookies["language"] = "ar"
    for urls in addresses(cast.riverbank).values():
        for url in urls:
            page = admin.get(url)
            assert page.status_code == 200, url
            assert 'dir="rtl"' in page.content.decode()


def test_the_chief_executive_opens_every_page_of_the_district(cast, browse):
    chief, at = browse("chief"), {"district": "harbour"}
    pages = [
        *(reverse(f"district:{name}", kwargs=at) for name in ("overview", "details", "new_school", "defaults")),
        *(reverse(f"district:{name}", kwargs=at) for name in ("values", "new_value")),
        *(
            reverse("district:default", kwargs={**at, "key": key})
            for key in ("time_zone", "languages", "country", "weekly_hours")
        ),
    ]
    stranger = browse("admin")
    for url in pages:
        assert chief.get(url).status_code == 200, url
        assert stranger.get(url).status_code == 404, url
    assert chief.get("/district/").status_code == 302
    assert stranger.get("/district/").status_code == 404
