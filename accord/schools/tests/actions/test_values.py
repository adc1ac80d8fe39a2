"""Core values: adding, saying differently, moving, taking out."""

import pytest

from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from accord.schools.actions.add_value import add_value
from accord.schools.actions.change_value import change_value
from accord.schools.actions.move_value import move_value
from accord.schools.actions.remove_value import remove_value
from accord.schools.tests.conftest import BY, MONDAY
from accord.schools.values import MOST, stamp_of_value, values_of, wordings_of

pytestmark = pytest.mark.requirement("A1")


def said(name, sentence="We do it every day."):
    return {"name": name, "sentence": sentence}


def add(owner, **wordings):
    return add_value(by=BY, at=MONDAY, owner=owner, wordings=wordings)


def names(owner, language="en"):
    return [wordings_of(value)[language]["name"] for value in values_of(owner)]


def test_a_value_is_said_in_several_languages(cast):
    value = add(cast.riverbank, en=said("Hope"), pl=said("Nadzieja"), ar=said("", ""))
    assert set(wordings_of(value)) == {"en", "pl"}
    assert names(cast.riverbank)[-1] == "Hope"


def test_a_district_has_values_too(cast):
    add(cast.trust, en=said("Openness"))
    assert names(cast.trust) == ["Openness"]
    assert AuditEntry.objects.get(verb="add_value").details["after"]["en"]["name"] == "Openness"


@pytest.mark.parametrize(
    ("wordings", "field"),
    [
        ({"en": said("", "")}, "name_en"),
        ({"pl": said("Nadzieja")}, "name_en"),
        ({"en": said("Hope", "")}, "sentence_en"),
        ({"en": said("Hope"), "pl": said("", "Zdanie.")}, "name_pl"),
    ],
)
def test_a_half_said_value_is_refused_at_its_field(cast, wordings, field):
    with pytest.raises(DomainError) as refused:
        add(cast.riverbank, **wordings)
    assert field in refused.value.fields


def test_there_can_be_too_many_values(cast):
    for number in range(MOST - values_of(cast.riverbank).count()):
        add(cast.riverbank, en=said(f"Value {number}"))
    with pytest.raises(DomainError, match="enough-values"):
        add(cast.riverbank, en=said("One more"))
    last = values_of(cast.riverbank).last()
    change_value(by=BY, value=last, wordings={"en": said("Still changeable")})


def test_values_change_places(cast):
    first = values_of(cast.riverbank).first()
    move_value(by=BY, value=first, up=False)
    assert names(cast.riverbank) == ["Courage", "Kindness", "Curiosity"]
    move_value(by=BY, value=first, up=True)
    move_value(by=BY, value=first, up=True)
    assert names(cast.riverbank) == ["Kindness", "Courage", "Curiosity"]


def test_nobody_overwrites_a_colleagues_words_unknowingly(cast):
    value = values_of(cast.riverbank).first()
    seen = stamp_of_value(value)
    change_value(by=BY, value=value, wordings={"en": said("Warmth")}, seen=seen)
    with pytest.raises(DomainError, match="changed-meanwhile"):
        change_value(by=BY, value=value, wordings={"en": said("Care")}, seen=seen)
    with pytest.raises(DomainError, match="changed-meanwhile"):
        remove_value(by=BY, value=value, seen=seen)
    assert names(cast.riverbank)[0] == "Warmth"


def test_a_value_taken_out_stays_in_the_record_of_changes(cast):
    remove_value(by=BY, value=values_of(cast.riverbank).first())
    assert names(cast.riverbank) == ["Courage", "Curiosity"]
    assert AuditEntry.objects.get(verb="remove_value").details["before"]["en"]["name"] == "Kindness"
