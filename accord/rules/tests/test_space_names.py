"""Which names pass for the school's, however they are spelt."""

from __future__ import annotations

import pytest

from accord.rules.looks_alike import look_of, looks_of_words
from accord.rules.space_names import BearsName, SpaceNameFacts, passes_for_the_school

pytestmark = pytest.mark.requirement("C7")

STAFF = (
    BearsName("Ada", "Okafor"),
    BearsName("Hui Min", "Tan"),
    BearsName("Jean", "van der Berg"),
    BearsName("Robert", "James", "Bobby"),
    BearsName("Mary", "Lim"),
    BearsName("Ola", "", ""),
)


def passes(name: str, *own: str, school: str = "Riverbank Primary School") -> bool:
    return passes_for_the_school(SpaceNameFacts(name, own, STAFF, school))


@pytest.mark.parametrize(
    "name",
    [
        "Ada Okafor", "ada  OKAFOR", "Okafor Ada", "A. Okafor", "AdaOkafor", "Adá Okafór", "Аda Okаfоr", "Ada 0kafor",
        "Ada Okafor (4B)", "Ada M Okafor", "Hui-Min Tan", "Hui Tan", "Tan Hui Min", "H Tan", "Jean van der Berg",
        "Bobby James", "Robert James", "Mary Llm", "M. Lim",
        "Mr Anybody", "mrs. anybody", "Dr Anybody", "Señora Nadie", "Pani Kowalska", "Cikgu Siti", "Encik Ali",
        "السيد أحمد", "திரு குமார்", "Headteacher", "head-teacher", "Head teacher", "H e a d t e a c h e r",
        "Headteacher Jo", "Jo, class teacher", "School office", "the office", "Admin", "Adm1n", "Moderator", "Pennaeth",
        "Directrice", "Nauczyciel", "Director", "المديرة", "ہیڈ ماسٹر", "தலைமை ஆசிரியர்", "王老师", "校长",
        "Riverbank", "Riverbank Primary", "Riverbank Primary School", "R1verbank",
    ],
)  # fmt: skip
def test_group_12_what_passes_for_the_school_is_refused(name):
    assert passes(name)


@pytest.mark.parametrize(
    "name",
    [
        "Amina", "Ada", "Tan", "Lim", "James", "Ben Okafor", "Amina Okafor", "Grace", "Mary", "Sara's dad",
        "Ewa from the ferry", "Müller", "Siti", "李伟", "Kumar", "أحمد", "Heather", "Staffan", "Ofelia", "Berg", "Jo",
        "Kate and Tom", "4B mum", "Priya N", "Dr", "Pan",
    ],
)  # fmt: skip
def test_group_12_names_of_families_are_free(name):
    assert not passes(name)


@pytest.mark.parametrize("name", ["Guru", "Victoria", "Head"])
def test_group_12_ones_own_first_name_is_always_free(name):
    assert passes(name, school="Victoria Primary School")
    assert not passes(name, name, school="Victoria Primary School")


def test_group_13_the_answer_is_a_mere_yes_or_no():
    assert passes("Ms Okafor") is passes("Ms Nobody") is True


def test_look_alikes_are_one_letter():
    assert look_of("Аda") == look_of("Ada") == look_of("ÁDA") == look_of("4da")
    assert look_of("Ili") == look_of("1l|")
    assert looks_of_words("Ada (O’Kafor), 4B") == looks_of_words("ada okafor 4b")
