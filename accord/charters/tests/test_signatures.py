"""The school's own side: report, lists, answers on paper and at meetings, talks with those who do not agree."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse

from accord.charters.content import RuleContent
from accord.charters.models import Acknowledgement, ConversationOffer, PromiseOutcome
from accord.charters.tests.making import CHARTER, published, with_clause
from accord.core import clock
from accord.people.models import Guardian
from accord.people.tests.pages import filled, noted, send, told_wrong, words
from tests.cast import MONDAY

pytestmark = [pytest.mark.requirement("B3"), pytest.mark.django_db]


@pytest.fixture
def edition(cast):
    return published(cast)


def page(name: str, *args: str) -> str:
    return reverse(f"charters:{name}", args=["riverbank", *args])


def sign(person, cast) -> str:
    address = reverse("family_charters:sign", args=[cast.riverbank.ref])
    return send(person, address, filled(person.get(address)) | {"agree": "on"})["Location"]


def decline(person, cast, reason: str = "I see it differently.") -> None:
    address = reverse("family_charters:decline", args=[cast.riverbank.ref])
    send(person, address, filled(person.get(address)) | {"clauses": ["courtesy"], "reason": reason})


def record(office, kind: str, person, **said):
    address = page("record_answer", kind, person.ref)
    return send(office, address, filled(office.get(address)) | {"outcome": "signed", "way": "paper"} | said)


def test_the_report_counts_by_class_year_and_language(as_person, cast, edition):
    sign(as_person("amina"), cast)
    decline(as_person("ewa"), cast)
    told = words(as_person("office").get(page("signatures")))
    assert "1 of 11 have signed." in told
    assert "Declined: 1. Taken back: 0. Not answered: 9." in told
    assert "By class" in told
    assert "1A 1 of 3" in told, "Amina, Mei and Kavitha"
    assert "4B 1 of 9" in told
    assert "Arabic 1 of 1" in told
    assert "Polish 0 of 2" in told


@pytest.mark.in_turn
def test_the_names_can_be_narrowed_down(as_person, cast, edition):
    sign(as_person("amina"), cast)
    office = as_person("office")
    signed = words(office.get(page("signers") + "?state=signed"))
    assert "Amina Yusuf" in signed
    assert "Ewa Kowalska" not in signed
    in_1a = words(office.get(page("signers") + "?form=1A"))
    assert ("Mei Chen" in in_1a, "Ewa Kowalska" in in_1a) == (True, False)
    assert "Hui Min Tan" in words(office.get(page("signers") + "?who=staff"))


def test_a_form_teacher_sees_the_own_class_and_no_reasons(as_person, cast, edition):
    decline(as_person("mei"), cast, reason="MY-REASON")
    lim = as_person("lim")
    told = words(lim.get(page("signers")))
    assert "Mei Chen" in told
    assert "Declined" in told
    assert "Ewa Kowalska" not in told
    for name in ("signatures", "signers", "signers_to_print", "signers_file"):
        answer = lim.get(page(name) + "?who=staff")
        assert answer.status_code == 200
        assert "MY-REASON" not in answer.content.decode()
        assert "Hui Min Tan" not in answer.content.decode()
    assert lim.get(page("talks")).status_code == 403
    assert as_person("ode").get(page("signatures")).status_code == 403, "teaches no form"
    assert "MY-REASON" in words(as_person("deputy").get(page("talks")))


def test_staff_who_are_parents_see_nothing_of_their_own_family(as_person, cast, edition):
    """Ms Nair is made the office: her own record as a mother stays out of every list and out of her reach."""
    cast.staff["nair"].roles.create(role="office", starts_on="2026-09-01")
    office, nair = as_person("office"), as_person("nair")
    assert "Priya Nair" in words(office.get(page("signers") + "?form=4B")).partition("Sign out")[2]
    body = words(nair.get(page("signers") + "?form=4B")).partition("Sign out")[2]
    assert "Priya Nair" not in body
    assert office.get(page("record_answer", "guardian", cast.guardians["priya"].ref)).status_code == 200
    assert nair.get(page("record_answer", "guardian", cast.guardians["priya"].ref)).status_code == 404


def test_an_answer_on_paper_is_found_by_name_or_code_and_recorded(as_person, cast, edition):
    office, kavitha = as_person("office"), cast.guardians["kavitha"]
    assert "Kavitha Raman" in words(office.get(page("find_signer") + "?name=kavi"))
    by_code = office.get(page("find_signer") + f"?name={kavitha.ref.upper()}")
    assert by_code["Location"] == page("record_answer", "guardian", kavitha.ref)
    arabic = edition.texts.get(language="ar")
    assert record(office, "guardian", kavitha, text=arabic.ref).status_code == 302
    kept = Acknowledgement.objects.get()
    assert (kept.guardian, kept.way, kept.text, kept.recorded_by) == (kavitha, "paper", arabic, cast.staff["office"])
    assert len(noted("record_answer")) == 1
    assert record(office, "guardian", kavitha, text=arabic.ref).status_code == 302
    assert Acknowledgement.objects.count() == 1, "recorded twice it stands once"
    copy = office.get(page("paper_copy", kept.ref))
    assert "Kavitha Raman" in copy.content.decode()
    assert as_person("tan").get(page("paper_copy", kept.ref)).status_code == 403


def test_a_refusal_on_paper_needs_words_and_a_talk_is_owed(as_person, cast, edition):
    office = as_person("office")
    refused = record(office, "guardian", cast.guardians["kavitha"], outcome="declined")
    assert (refused.status_code, told_wrong(refused)) == (422, {"reason"})
    assert (
        record(office, "guardian", cast.guardians["kavitha"], outcome="declined", reason="Said so.").status_code == 302
    )
    assert ConversationOffer.objects.get().acknowledgement.reason == "Said so."


def test_only_the_office_records(as_person, cast, edition):
    address = page("record_answer", "guardian", cast.guardians["amina"].ref)
    assert as_person("office").get(address).status_code == 200
    for key in ("head", "deputy", "tan", "admin"):
        assert as_person(key).get(address).status_code == 403
    assert as_person("office").get(page("record_answer", "staff", cast.staff["office"].ref)).status_code == 404


def test_a_class_is_ticked_off_at_a_meeting_one_record_for_each(as_person, cast, edition):
    sign(as_person("amina"), cast)
    office = as_person("office")
    told = words(office.get(page("meeting") + "?form=1A"))
    assert "Mei Chen" in told
    assert "Amina Yusuf" not in told
    people = [cast.guardians[key].ref for key in ("mei", "kavitha")]
    done = send(office, page("meeting") + "?form=1A", {"people": people})
    assert done.status_code == 302
    kept = Acknowledgement.objects.filter(way="meeting")
    assert {one.guardian for one in kept} == {cast.guardians["mei"], cast.guardians["kavitha"]}
    assert len(noted("record_answer")) == 2
    assert "2 signatures recorded." in words(office.get(done["Location"]))
    assert send(office, page("meeting") + "?form=1A", {"people": people}).status_code == 422, "they have signed"
    assert Acknowledgement.objects.count() == 3


def test_the_list_for_paper_holds_those_without_a_sign_in(as_person, cast, edition):
    office = as_person("office")
    told = words(office.get(page("signers_to_print")))
    assert "Kavitha Raman" in told
    assert cast.guardians["kavitha"].ref in told
    assert "Amina Yusuf" not in told
    record(office, "guardian", cast.guardians["kavitha"])
    assert "Nobody needs to be asked on paper." in words(office.get(page("signers_to_print")))


def test_the_file_holds_no_formula_and_no_reason(as_person, cast, edition):
    Guardian.objects.filter(id=cast.guardians["mei"].id).update(preferred_name='=HYPERLINK("http://evil")')
    decline(as_person("mei"), cast, reason="MY-REASON")
    answer = as_person("office").get(page("signers_file"))
    rows = list(csv.reader(io.StringIO(answer.content.decode().removeprefix("\ufeff"))))
    assert len(rows) == 12
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert ['\'=HYPERLINK("http://evil")', "1A"] in [row[:2] for row in rows]
    assert "MY-REASON" not in answer.content.decode()


def test_a_talk_is_offered_in_time_and_held(as_person, cast, edition):
    decline(as_person("ewa"), cast, reason="Eight hours are too long.")
    deputy, offer = as_person("deputy"), ConversationOffer.objects.get()
    told = words(deputy.get(page("talks")))
    assert "Ewa Kowalska Eight hours are too long. Offer it by Monday 30 November 4:30 pm" in told
    assert "Please speak kindly." in words(deputy.get(page("talk", offer.ref)))
    with clock.travel_to(MONDAY + timedelta(days=1)):
        assert send(deputy, page("talk", offer.ref), {"note": "By telephone."}).status_code == 302
        promise = PromiseOutcome.objects.get()
        assert promise.met_at == MONDAY + timedelta(days=1)
        assert promise.working_seconds, "counted in the school's own time"
        to_come = send(deputy, page("talk", offer.ref), {"held_on": "2026-12-01"})
        assert told_wrong(to_come) == {"held_on"}
        send(deputy, page("talk", offer.ref), {"held_on": "2026-11-24", "note": "We agreed on two changes."})
    offer.refresh_from_db()
    assert (str(offer.held_on), offer.note) == ("2026-11-24", "We agreed on two changes.")
    assert offer.offered_by == cast.staff["deputy"]
    assert PromiseOutcome.objects.get().met_at == MONDAY + timedelta(days=1), "the first offer counts"
    assert "Held on" in words(deputy.get(page("talks")))


@pytest.mark.in_turn
def test_staff_sign_on_their_desk(as_person, cast, edition):
    tan = as_person("tan")
    assert "The charter of Riverbank Primary School waits for you" in words(tan.get("/staff/riverbank/"))
    done = send(tan, page("own_sign"), filled(tan.get(page("own_sign"))) | {"agree": "on"})
    kept = Acknowledgement.objects.get()
    assert kept.staff == cast.staff["tan"]
    assert done["Location"] == page("own_answer", kept.ref)
    assert "Primary School waits for you" not in words(tan.get("/staff/riverbank/"))
    assert tan.get(page("own_copy", kept.ref)).status_code == 200
    assert as_person("lim").get(page("own_copy", kept.ref)).status_code == 404
    assert as_person("head").get(page("own_answer", kept.ref)).status_code == 404


def test_who_works_and_is_a_parent_signs_in_both_places(as_person, cast, edition):
    nair = as_person("nair")
    family = reverse("family_charters:sign", args=[cast.riverbank.ref])
    send(nair, family, filled(nair.get(family)) | {"agree": "on"})
    assert "Primary School waits for you" in words(nair.get("/staff/riverbank/"))
    send(nair, page("own_sign"), filled(nair.get(page("own_sign"))) | {"agree": "on"})
    kept = Acknowledgement.objects.order_by("id")
    assert [(one.guardian, one.staff) for one in kept] == [(cast.guardians["priya"], None), (None, cast.staff["nair"])]


@pytest.mark.in_turn
def test_students_sign_where_the_charter_says_so(as_person, cast):
    family = reverse("family_charters:sign", args=[cast.riverbank.ref])
    published(cast)
    assert as_person("maya").get(family).status_code == 404
    rule = {"signed_by": ["guardians", "staff", "students"], "students_from_year": 6}
    with clock.travel_to(MONDAY + timedelta(days=1)):
        published(cast, with_clause(CHARTER, "courtesy", rules=(RuleContent("signing", "signing", rule),)))
        maya = as_person("maya")
        assert "Primary School waits for you" in words(maya.get("/family/"))
        assert send(maya, family, filled(maya.get(family)) | {"agree": "on"}).status_code == 302
        assert Acknowledgement.objects.get().student == cast.students["maya"]
        told = words(as_person("office").get(page("signatures") + "?who=student"))
        assert "1 of 1 has signed." in told


def test_the_desk_leads_a_form_teacher_to_the_own_class(as_person, cast, edition):
    assert page("signatures") in as_person("tan").get("/staff/riverbank/").content.decode()
    assert page("signatures") not in as_person("ode").get("/staff/riverbank/").content.decode()
