"""Staff, their roles and their teams."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.people.models import RoleHolding, StaffMember, Team, TeamMembership
from accord.people.tests.pages import begun, noted, send, staff_page, told_wrong, words

pytestmark = [pytest.mark.requirement("A3"), pytest.mark.django_db]


def test_colleagues_see_who_works_here_and_in_which_role(as_person):
    found = words(as_person("tan").get(staff_page("staff")))
    for said in ("Helen Moss", "Headteacher", "Form teacher of 4B", "Head of year · 4"):
        assert said in found, said
    assert "Yasmin Saleh" not in found
    assert as_person("governor").get(staff_page("staff")).status_code == 403


def test_a_role_is_given_from_a_day_and_opens_what_the_table_says(as_person, cast):
    admin, lim = as_person("admin"), as_person("lim")
    orders = staff_page("orders", cast.students["tom"].ref)
    assert lim.get(orders).status_code == 403
    url = staff_page("new_role", cast.staff["lim"].ref)
    assert send(admin, url, {"role": "safeguarding_lead", "starts_on": "2026-11-24"}).status_code == 302
    assert lim.get(orders).status_code == 403
    with clock.travel_to(clock.now() + timedelta(days=1)):
        assert lim.get(orders).status_code == 200
    assert noted("give_role")[0].details["role"] == "safeguarding_lead"


def test_SEE_8_nobody_gives_a_role_to_themselves(as_person, cast):
    admin = as_person("admin")
    role = {"role": "headteacher", "starts_on": "2026-11-23"}
    assert send(admin, staff_page("new_role", cast.staff["tan"].ref), role).status_code == 302
    refused = send(admin, staff_page("new_role", cast.staff["admin"].ref), role)
    assert refused.status_code == 422
    assert "Nobody gives a role to themselves." in words(refused)
    assert not RoleHolding.objects.filter(staff=cast.staff["admin"], role="headteacher").exists()


def test_no_administrator_reaches_another_school(as_person, cast):
    admin, here, there = as_person("hillside_office"), cast.staff["tan"], cast.staff["hillside_head"]
    role = {"role": "governor", "starts_on": "2026-11-23"}
    assert send(admin, staff_page("new_role", there.ref, school="hillside"), role).status_code == 302
    assert send(admin, staff_page("new_role", here.ref, school="hillside"), role).status_code == 404
    assert send(admin, staff_page("new_role", here.ref), role).status_code == 404
    holding = here.roles.first()
    ended = send(admin, staff_page("end_role", holding.ref, school="hillside"), {"when": "now"})
    assert ended.status_code == 404


def test_a_role_ends_at_once_or_after_a_day(as_person, cast):
    admin, head = as_person("admin"), as_person("head")
    orders, holding = staff_page("orders", cast.students["tom"].ref), cast.staff["head"].roles.get()
    assert head.get(orders).status_code == 200
    url = staff_page("end_role", holding.ref)
    assert send(admin, url, {"when": "now"}).status_code == 302
    assert head.get(orders).status_code == 403
    assert send(admin, url, {"when": "now"}).status_code == 422
    lead = as_person("safeguarding")
    url = staff_page("end_role", cast.staff["safeguarding"].roles.get().ref)
    assert send(admin, url, {"when": "after", "last_day": "2026-11-24"}).status_code == 302
    for days, status in ((0, 200), (1, 200), (2, 403)):
        with clock.travel_to(clock.now() + timedelta(days=days)):
            assert lead.get(orders).status_code == status, days


def test_SEE_9_the_last_administrator_cannot_go(as_person, cast):
    admin, own = as_person("admin"), cast.staff["admin"].roles.get()
    end, leave = staff_page("end_role", own.ref), staff_page("end_staff", cast.staff["admin"].ref)
    for url, data in ((end, {"when": "now"}), (leave, {"last_day": "2026-12-18"})):
        refused = send(admin, url, data)
        assert refused.status_code == 422
        assert "is the last administrator" in words(refused)
    second = {"role": "administrator", "starts_on": "2026-11-23", "ends_on": "2027-01-08"}
    give = staff_page("new_role", cast.staff["office"].ref)
    send(admin, give, second)
    assert send(admin, end, {"when": "now"}).status_code == 422
    RoleHolding.objects.filter(staff=cast.staff["office"], role="administrator").update(ends_on=None)
    assert send(admin, end, {"when": "now"}).status_code == 302


def test_a_role_says_what_is_wrong_with_it(as_person, cast):
    admin, url = as_person("admin"), staff_page("new_role", cast.staff["tan"].ref)
    dates = {"role": "leader", "starts_on": "2026-12-02", "ends_on": "2026-12-01"}
    assert told_wrong(send(admin, url, dates)) == {"ends_on"}
    assert told_wrong(send(admin, url, {"role": "head_of_year", "starts_on": "2026-12-02"})) == {"scope"}
    assert told_wrong(send(admin, url, {"role": "teacher", "starts_on": "2026-12-02"})) == {"role"}
    assert told_wrong(send(admin, url, {"role": "king", "starts_on": "soon"})) == {"role", "starts_on"}


def test_somebody_joins_the_staff_and_leaves_it(as_person, cast):
    admin = as_person("admin")
    send(admin, staff_page("new_staff"), {"title": "Dr", "given_name": "Noor", "family_name": "Bakker"})
    noor = StaffMember.objects.get(given_name="Noor")
    assert "Noor Bakker" in words(as_person("tan").get(staff_page("staff")))
    url = staff_page("edit_staff", noor.ref)
    send(admin, url, begun(admin, url) | {"job_title": "School nurse"})
    assert "School nurse" in words(as_person("tan").get(staff_page("member", noor.ref)))
    tan = as_person("tan")
    assert send(admin, staff_page("end_staff", cast.staff["tan"].ref), {"last_day": "2026-11-23"}).status_code == 302
    assert tan.get("/staff/riverbank/").status_code == 200
    with clock.travel_to(clock.now() + timedelta(days=1)):
        assert tan.get("/staff/riverbank/").status_code != 200
        assert "Hui Min Tan" in words(admin.get(staff_page("staff") + "?left"))
    assert [len(noted(verb)) for verb in ("add_staff_member", "change_staff_member", "end_employment")] == [1, 1, 1]


@pytest.mark.in_turn
def test_a_team_is_formed_filled_renamed_and_dissolved(as_person, cast):
    admin, office = as_person("admin"), cast.staff["office"]
    send(admin, staff_page("new_team"), {"name": "Year 4", "purpose": "Everything about year 4"})
    team = Team.objects.get(name="Year 4")
    page = staff_page("team", team.ref)
    assert send(admin, page, {"staff": cast.staff["tan"].ref, "leads": "on"}).status_code == 302
    assert send(admin, page, {"staff": office.ref}).status_code == 302
    assert told_wrong(send(admin, page, {"staff": office.ref})) == {"staff"}
    assert told_wrong(send(admin, page, {"staff": cast.staff["hillside_head"].ref})) == {"staff"}
    found = words(as_person("lim").get(page))
    assert "Hui Min Tan" in found
    assert "Leads the team" in found
    taken = send(
        admin,
        staff_page("edit_team", team.ref),
        begun(admin, staff_page("edit_team", team.ref)) | {"name": "Attendance"},
    )
    assert told_wrong(taken) == {"name"}
    membership = TeamMembership.objects.get(team=team, staff=office)
    assert send(admin, staff_page("leave_team", membership.ref)).status_code == 302
    admin.get(page)
    assert "Olive Park" not in words(admin.get(page)).split("Take somebody in")[0]
    assert send(admin, staff_page("leave_team", membership.ref)).status_code == 409
    assert send(admin, staff_page("end_team", team.ref)).status_code == 302
    assert admin.get(page).status_code == 404
    assert "Year 4" not in words(admin.get(staff_page("teams")))
    verbs = ("form_team", "join_team", "leave_team", "end_team")
    assert [len(noted(verb)) for verb in verbs] == [1, 2, 1, 1]


def test_only_an_administrator_touches_staff_and_teams(as_person, cast):
    team, url = cast.teams["Attendance"], staff_page("team", cast.teams["Attendance"].ref)
    for key in ("head", "office", "tan"):
        person = as_person(key)
        assert person.get(url).status_code == 200
        assert send(person, url, {"staff": cast.staff["tan"].ref}).status_code == 403, key
        assert send(person, staff_page("end_team", team.ref)).status_code == 403, key
    assert not TeamMembership.objects.filter(team=team, staff=cast.staff["tan"]).exists()


def test_a_class_shows_its_teachers_and_its_students(as_person, cast):
    found = words(as_person("tan").get(staff_page("class", cast.classes["4B"].ref)))
    assert "Hui Min Tan" in found
    assert "Idris Yusuf" in found
    assert as_person("tan").get(staff_page("class", cast.classes["1A"].ref)).status_code == 404
    listed = words(as_person("office").get(staff_page("classes")))
    assert "4B" in listed
    assert "3J" not in listed
