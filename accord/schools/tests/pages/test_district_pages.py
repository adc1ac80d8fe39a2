"""The pages of a district."""

import pytest
from django.urls import reverse

from accord.schools import facts
from accord.schools.models import DistrictSetting, School

pytestmark = pytest.mark.requirement("A1")


def page(name, **more):
    return reverse(f"district:{name}", kwargs={"district": "harbour", **more})


def text(response):
    return response.content.decode()


def test_a_school_is_opened_and_listed(cast, browse):
    chief = browse("chief")
    assert chief.post(page("new_school"), {"name": "Quayside School", "slug": ""}).status_code == 302
    assert "Quayside School" in text(chief.get(page("overview")))
    assert School.objects.get(slug="quayside-school").district == cast.trust


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"name": "", "slug": ""}, "Write the name of the school."),
        ({"name": "Riverbank", "slug": "riverbank"}, "This short name is taken."),
        ({"name": "A", "slug": "no spaces"}, "Use small letters, digits and hyphens only."),
        ({"name": "学校", "slug": ""}, "Write a short name with the letters a to z"),
    ],
)
def test_a_mistake_keeps_what_was_typed(cast, browse, sent, words):
    answer = browse("chief").post(page("new_school"), sent)
    assert answer.status_code == 422
    assert words in text(answer)
    assert sent["name"] in text(answer)


def test_a_default_is_laid_down_and_reaches_the_schools(cast, browse):
    chief, url = browse("chief"), page("default", key="languages")
    sent = {"value": ["en", "cy"], "latitude": "refine", "seen": chief.seen(url)}
    assert chief.post(url, sent).status_code == 302
    assert "cy" in facts.settings_of(School.objects.get(slug="riverbank")).languages.value
    assert "a school may add languages" in text(chief.get(page("defaults")))


def test_hours_are_laid_down_day_by_day(cast, browse):
    chief, url = browse("chief"), page("default", key="weekly_hours")
    sent = {f"d{day}_0_opens": "" for day in range(1, 8)} | {f"d{day}_0_closes": "" for day in range(1, 8)}
    sent |= {"d1_0_opens": "08:00", "d1_0_closes": "16:00", "latitude": "fixed", "seen": chief.seen(url)}
    assert chief.post(url, sent).status_code == 302
    assert DistrictSetting.objects.get(key="weekly_hours").value == [[1, 480, 960]]
    shown = text(browse("admin").get(reverse("schools:hours", kwargs={"school": "riverbank"})))
    assert "They are the same at every school" in shown
    assert "Set school hours from a date on" not in shown


def test_two_people_at_the_same_default_do_not_overwrite_each_other(cast, browse):
    chief, url = browse("chief"), page("default", key="languages")
    seen = chief.seen(url)
    DistrictSetting.objects.filter(key="languages").update(value=["en", "pl"])
    answer = chief.post(url, {"value": ["en"], "latitude": "fixed", "seen": seen})
    assert answer.status_code == 409
    assert "Polski" in text(answer)


def test_a_default_is_taken_back(cast, browse):
    chief = browse("chief")
    url = page("default", key="country")
    assert chief.post(page("remove_default", key="country"), {"seen": chief.seen(url)}).status_code == 302
    assert not DistrictSetting.objects.filter(key="country").exists()


def test_the_name_is_changed_and_values_are_added(cast, browse):
    chief = browse("chief")
    sent = {"name": "Harbour Trust", "kind": "trust", "seen": chief.seen(page("details"))}
    assert chief.post(page("details"), sent).status_code == 302
    assert chief.post(page("new_value"), {"name_en": "Openness", "sentence_en": "We say why."}).status_code == 302
    assert "Openness" in text(chief.get(page("values")))
    assert "Openness" in text(browse("admin").get(reverse("schools:values", kwargs={"school": "riverbank"})))


def test_nobody_else_can_change_anything(cast, browse):
    admin = browse("admin")
    for url in (
        page("new_school"),
        page("details"),
        page("default", key="languages"),
        page("remove_default", key="languages"),
        page("new_value"),
    ):
        assert admin.post(url).status_code == 404, url
    assert browse("chief").get(page("default", key="nonsense")).status_code == 404
