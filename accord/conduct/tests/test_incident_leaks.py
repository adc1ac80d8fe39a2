"""Who learns nothing of an incident: each strange word is seen by whom it is meant for, and by nobody else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accord.conduct.access.incidents import cases_for
from accord.conduct.actions.ask_for_account import ask_for_account
from accord.conduct.actions.close_incident import close_incident
from accord.conduct.actions.give_account import give_account
from accord.conduct.actions.report_incident import report_incident
from accord.conduct.evidence import Brought, Post
from accord.conduct.facts.matters import matter_of
from accord.conduct.models import Affected, Incident
from accord.conduct.tests.pages import page, send
from accord.core.models import AuditEntry
from accord.delivery.models import Notice
from accord.people.facts.in_charge import key_of_login
from accord.people.viewer import viewer_of
from accord.rules.charter import Step
from accord.rules.taking_part import Part, why_barred
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I1", "I9", "K8")]

REPORT, EVIDENCE, ASKED, GUARDIANS, WITNESS = "quokkashout", "quokkapost", "quokkaask", "quokkaside", "quokkasaw"
WORDS = (REPORT, EVIDENCE, ASKED, GUARDIANS, WITNESS)
AT_WORK = ("desk", "staff_news:news", "messages:inbox", "conduct:incidents", "conduct:report", "people:staff")
AT_HOME = ("family", "family_news:news", "family_messages:conversations", "family_conduct:overview")


@pytest.fixture
def matter(cast: Cast) -> Incident:
    """Jakub shouted at Ms Tan; he and Mr Ode were asked, and both have answered."""
    by, at = "login:tests", MONDAY
    incident = report_incident(
        school=cast.riverbank, happened_at=at - timedelta(hours=1), place="gate", category="other", words=REPORT,
        language="en", by=by, at=at, by_staff=cast.staff["year_head"], about_guardian=cast.guardians["jakub"],
        student=cast.students["lena"], affected=[cast.staff["tan"]], brought=Brought(post=Post("", EVIDENCE)),
    )  # fmt: skip
    asked = {"incident": incident, "staff": cast.staff["deputy"], "step": Step.WRITTEN_WARNING, "by": by, "at": at}
    ask_for_account(words=ASKED, **asked)  # type: ignore[arg-type]
    ask_for_account(words="What did you see?", side="witness", of_staff=cast.staff["ode"], **asked)  # type: ignore[arg-type]
    gave = {"incident": incident, "how": "portal", "language": "en", "by": by, "at": at}
    give_account(side="guardian", text=GUARDIANS, guardian=cast.guardians["jakub"], **gave)  # type: ignore[arg-type]
    give_account(side="witness", text=WITNESS, staff=cast.staff["ode"], **gave)  # type: ignore[arg-type]
    return incident


def everything(client: Client, names: tuple[str, ...], *args: str) -> str:
    """All that these pages say, those that are open to the person."""
    answers = [client.get(reverse(name, args=args)) for name in names]
    return " ".join(one.content.decode() for one in answers if one.status_code == 200)


def own_pages(client: Client) -> str:
    """Every page of one's own parts in the matter that is linked from one's first pages."""
    found = everything(client, AT_WORK, "riverbank")
    links = {part.split('"')[0] for part in found.split('href="')[1:] if "/conduct/" in part.split('"')[0]}
    return found + " ".join(client.get(link).content.decode() for link in sorted(links))


@pytest.mark.in_turn
def test_each_word_is_read_by_whom_it_is_meant_for_alone(cast: Cast, matter: Incident, as_person) -> None:
    case = page(as_person("deputy"), "conduct:incident", "riverbank", matter.ref)
    assert all(word in case for word in WORDS)
    assert REPORT in page(as_person("head"), "conduct:incident", "riverbank", matter.ref)
    jakub = as_person("jakub")
    own = everything(jakub, AT_HOME) + page(
        jakub, "family_conduct:account", matter.account_requests.get(side="guardian").ref
    )
    assert ASKED in own
    assert GUARDIANS in own
    assert not [word for word in (REPORT, EVIDENCE, WITNESS, "Weiss", "Ode") if word in own]
    reporter = own_pages(as_person("year_head"))
    assert REPORT in reporter
    assert not [word for word in WORDS[1:] if word in reporter]
    witness = own_pages(as_person("ode"))
    assert WITNESS in witness
    assert not [word for word in (REPORT, EVIDENCE, ASKED, GUARDIANS, "Kowalski") if word in witness]


@pytest.mark.in_turn
def test_others_learn_nothing(cast: Cast, matter: Incident, as_person) -> None:
    for key in ("ewa", "grace", "amina"):
        client = as_person(key)
        found = everything(client, AT_HOME)
        assert found, key
        assert not [word for word in (*WORDS, "your side") if word in found], key
        for name in ("family_conduct:account", "family_conduct:reported"):
            page(client, name, matter.account_requests.get(side="guardian").ref, status=404)
    for key in ("tan", "lim", "needs", "office", "governor", "chair", "admin", "safeguarding", "volunteers"):
        client = as_person(key)
        found = own_pages(client) + everything(client, ("deliveries:list",), "riverbank")
        assert found, key
        assert not [word for word in WORDS if word in found], key
        assert matter.ref not in found, key
        piece = matter.evidence.get().ref
        for name, args in (("incident", ()), ("ask_account", ()), ("evidence", (piece,)), ("evidence_file", (piece,))):
            answer = client.get(reverse(f"conduct:{name}", args=["riverbank", matter.ref, *args]))
            assert answer.status_code in (403, 404), (key, name)
            assert not [word for word in WORDS if word in answer.content.decode()]
    said = " ".join(f"{one.subject} {one.text} {one.url}" for one in Notice.objects.filter(about_ref=matter.ref))
    said += " ".join(f"{one.purpose} {one.details}" for one in AuditEntry.objects.all())
    assert said
    assert not [word for word in (*WORDS, "Kowalski", "Tan") if word in said]


@pytest.mark.in_turn
def test_the_list_and_the_rulebook_bar_the_same_people(cast: Cast, matter: Incident, as_person) -> None:
    """A leader who reported it, was harmed, is named or is family neither lists nor opens it (PART-1 to PART-3)."""
    head = cast.staff["head"]

    def opens() -> bool:
        post = viewer_of(cast.login("head")).post_at("riverbank")
        assert post
        listed = cases_for(post).filter(pk=matter.pk).exists()
        barred = why_barred(key_of_login(post.login_id), Part.READ, matter_of(Incident.objects.get(pk=matter.pk)))
        assert listed == (barred is None)
        answer = as_person("head").get(reverse("conduct:incident", args=["riverbank", matter.ref]))
        assert answer.status_code == (200 if listed else 404)
        return listed

    assert opens()
    harmed = Affected.objects.create(incident=matter, staff=head)
    assert not opens()
    harmed.delete()
    Incident.objects.filter(pk=matter.pk).update(reported_by_staff=head)
    assert not opens()
    Incident.objects.filter(pk=matter.pk).update(reported_by_staff=cast.staff["tan"])
    grace = cast.guardians["grace"]
    was, grace.login = grace.login, head.login
    grace.save(update_fields=["login"])
    assert opens()
    Incident.objects.filter(pk=matter.pk).update(about_guardian=grace, student=None)
    assert not opens()
    Incident.objects.filter(pk=matter.pk).update(about_guardian=cast.guardians["jakub"], student=cast.students["tom"])
    assert not opens()
    grace.login = was
    grace.save(update_fields=["login"])
    assert opens()
    Incident.objects.filter(pk=matter.pk).update(about_guardian=None, about_staff=head)
    assert not opens()


@pytest.mark.in_turn
@pytest.mark.requirement("I7")
def test_support_is_between_two_people_alone(cast: Cast, matter: Incident, as_person) -> None:
    deputy, tan, head = as_person("deputy"), as_person("tan"), as_person("head")
    affected = Affected.objects.get()
    page(tan, "conduct:support", "riverbank", affected.ref, status=404)
    send(deputy, "conduct:support", "riverbank", affected.ref, words="A walk and some chamomile?")
    assert "chamomile" in page(deputy, "conduct:support", "riverbank", affected.ref)
    assert "A word of support for you" in page(tan, "conduct:incidents", "riverbank")
    assert "chamomile" in page(tan, "conduct:support", "riverbank", affected.ref)
    offer = affected.support.get()
    head_page = page(head, "conduct:support", "riverbank", affected.ref)
    case = page(head, "conduct:incident", "riverbank", matter.ref)
    before = case.replace("chamomile", "")
    assert "chamomile" not in head_page + case
    assert "Leo Grant" not in head_page
    refused = head.post(reverse("conduct:answer_support", args=["riverbank", offer.ref]), {"once": "k" * 16})
    assert refused.status_code == 404
    send(tan, "conduct:answer_support", "riverbank", offer.ref, taken="yes")
    assert "Accepted" in page(deputy, "conduct:support", "riverbank", affected.ref)
    assert "Accepted" not in page(head, "conduct:support", "riverbank", affected.ref)
    assert page(head, "conduct:incident", "riverbank", matter.ref).count("upport") == before.count("upport")
    for key in ("jakub", "ewa"):
        assert "chamomile" not in everything(as_person(key), AT_HOME)
    for key in ("ode", "office", "year_head", "chair", "safeguarding"):
        page(as_person(key), "conduct:support", "riverbank", affected.ref, status=404)
    words = " ".join(f"{one.verb} {one.details} {one.purpose}" for one in AuditEntry.objects.all())
    assert "upport" not in words
    assert "chamomile" not in words
    assert "upport" not in " ".join(f"{one.subject} {one.text} {one.kind}" for one in Notice.objects.all())


@pytest.mark.in_turn
def test_after_closing_the_reporter_learns_only_that(cast: Cast, matter: Incident, as_person) -> None:
    close_incident(
        incident=matter,
        how="no_measure",
        reasons="quokkareason",
        staff=cast.staff["deputy"],
        by="login:tests",
        at=MONDAY,
    )
    told = own_pages(as_person("year_head"))
    assert "Dealt with" in told
    assert REPORT in told
    assert not [word for word in ("quokkareason", *WORDS[1:]) if word in told]
    assert "quokkareason" in page(as_person("deputy"), "conduct:incident", "riverbank", matter.ref)


@pytest.mark.in_turn
@pytest.mark.requirement("A2")
def test_nothing_of_it_is_found_by_searching_or_in_a_copy(cast: Cast, matter: Incident, as_person) -> None:
    """What is said in an incident stands in no search, no copy, no list of the office and in no page of a person."""
    jakub, lena = cast.guardians["jakub"].ref, cast.students["lena"].ref
    for key in ("office", "head", "safeguarding", "tan"):
        client = as_person(key)
        found = ""
        for name, args in (("people:guardian", (jakub,)), ("people:student", (lena,)), ("people:search", ())):
            answer = client.get(reverse(name, args=["riverbank", *args]), {"q": REPORT, "name": REPORT})
            found += answer.content.decode().replace(f'value="{REPORT}"', "").replace(f"“{REPORT}”", "")
        answer = client.get(reverse("messages:search", args=["riverbank"]), {"q": GUARDIANS})
        found += answer.content.decode().replace(f'value="{GUARDIANS}"', "").replace(f"“{GUARDIANS}”", "")
        assert "Kowalski" in found, key
        assert not [word for word in (EVIDENCE, ASKED, WITNESS) if word in found], key
        assert matter.ref not in found, key
