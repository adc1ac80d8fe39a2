"""A table of the school’s own making: its columns are matched and remembered; what they lack is asked for."""

from datetime import date

import pytest

from accord.people.models import Student
from accord.people.tests.roster.handing_in import TABLE, hand_in, send, work, year_on

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A4")]


@pytest.mark.in_turn
def test_a_table_of_our_own_is_matched_and_remembered(as_person, cast):
    client = as_person("office")
    page = hand_in(client, TABLE.encode("cp1250", "replace"), name="children.csv", table="families")
    shown = client.get(page, follow=True).content.decode()
    assert "What the columns mean" in shown
    assert "For example: N1 · N2" in shown
    chosen = {f"column_{at}": field for at, field in enumerate(
        ["child_id", "child_family_name", "child_given_name", "child_born_on", "child_class", "adult1_name",
         "adult1_email", "adult2_name", "adult2_email"]
    )}  # fmt: skip
    answer = send(client, f"{page}columns/", **chosen, dates="day", year=year_on(shown))
    assert answer.status_code == 302, answer.content.decode()
    work()
    send(client, f"{page}agree/")
    work()
    max_ = Student.objects.get(source_id="N2")
    assert (max_.family_name, max_.born_on) == ("Łukasik", date(2018, 5, 4))
    assert max_.enrolments.get().school_class.name == "Maple"
    assert [tie.guardian.full_name for tie in max_.contacts.all()] == ["Anna Łukasik"]
    again = hand_in(client, TABLE.encode(), name="children.csv", table="families")
    assert "You have brought in a table with these headings before." in client.get(again, follow=True).content.decode()


def test_columns_without_a_name_or_a_number_are_refused_and_kept(as_person, cast):
    client = as_person("office")
    page = hand_in(client, TABLE.encode(), name="children.csv", table="families")
    left_out = {f"column_{at}": "-" for at in range(9)}
    shown = client.get(f"{page}columns/").content.decode()
    about = {"dates": "day", "year": year_on(shown)}
    refused = send(client, f"{page}columns/", **{**left_out, "column_0": "child_id"}, **about)
    assert refused.status_code == 422
    assert "No column holds the name." in refused.content.decode()
    twice = send(client, f"{page}columns/", **{**left_out, "column_0": "child_id", "column_1": "child_id"}, **about)
    assert "Two columns cannot both be" in twice.content.decode()
