"""What a complainant gets in words is looked through for what belongs to other families, before it is decided."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from accord.concerns.models import Complaint, ComplaintPaper, DetailsStay, Finding, Remedy, Stage
from accord.people.models import Guardian, Login
from accord.people.private_words import found_in, stop_once
from accord.rules.private_details import Detail, Found, Known
from accord.schools.models import School


def look_through(
    complaint: Complaint, of: str, texts: Mapping[str, str], why_they_stay: str, *, login: Login, at: datetime
) -> None:
    """Look through words for a complainant, by the field in which each was written; keep why something stays.

    `of` names what was written, as in DetailsStay. Raises DetailsFound (DETAILS-1, DETAILS-3).
    """
    _keep(complaint, of, stop_once(details_in_words(complaint, texts), why_they_stay), login, at)


def look_through_answer(
    stage: Stage, texts: Mapping[str, str], why_they_stay: str, *, login: Login, at: datetime
) -> None:
    """Look through an answer and all that its letter holds beside it; what was explained before may stay again.

    An address that has become confidential meanwhile never passes. Raises DetailsFound.
    """
    complaint = stage.complaint
    earlier, names = _written_before(stage)
    explained = set(complaint.details_that_stay.values_list("of", flat=True))
    found = [
        one
        for one in details_in_words(complaint, {**texts, **earlier})
        if one.where in texts or one.confidential or one.where not in explained
    ]
    _keep(complaint, f"answer:{stage.number}", stop_once(found, why_they_stay, names), login, at)


def look_at_paper(
    complaint: Complaint, name: str, text: str, why_they_stay: str, *, names: Mapping[str, str] | None = None
) -> str:
    """Look through a paper before the family can read it; return why something stays, else ''.

    `names` says where it is for words that cannot be changed on this page. Raises DetailsFound.
    """
    return stop_once(details_in_words(complaint, {"name": name, "text": text}), why_they_stay, names)


def keep_why_in_paper(paper: ComplaintPaper, why: str, *, login: Login, at: datetime) -> None:
    """Keep why details of others stay in a paper; nothing where there were none."""
    _keep(paper.complaint, f"paper:{paper.ref}", why, login, at)


def look_through_bundle(
    complaint: Complaint, papers: Iterable[ComplaintPaper], why_they_stay: str, *, login: Login, at: datetime
) -> None:
    """Look once more through what staff wrote before it goes to panel and family; what was explained may stay.

    An address that has become confidential meanwhile never passes. Raises DetailsFound.
    """
    own = {f"paper:{one.ref}": one for one in papers if not one.by_family and one.kind != ComplaintPaper.Kind.OUTCOME}
    explained = set(complaint.details_that_stay.values_list("of", flat=True))
    found = [
        one
        for one in details_in_words(complaint, {of: f"{one.name}\n{one.text}" for of, one in own.items()})
        if one.confidential or one.where not in explained
    ]
    why = stop_once(found, why_they_stay, {of: one.name for of, one in own.items()})
    for of in sorted({one.where for one in found}):
        keep_why_in_paper(own[of], why, login=login, at=at)


def look_through_serial(school: School, guardian: Guardian, texts: Mapping[str, str], why_they_stay: str) -> str:
    """Look through a decision on serial complaints; return why something stays, else ''. Raises DetailsFound."""
    return stop_once(found_in(school, guardian, texts), why_they_stay)


def details_in_words(complaint: Complaint, texts: Mapping[str, str]) -> list[Found]:
    """What words for a complainant hold of other families; what they gave to be reached by is their own."""
    reach = complaint.reach
    own = [Known(Detail.ADDRESS, reach), Known(Detail.PHONE, reach)]
    own += [Known(Detail.EMAIL, word.strip(".,;()<>")) for word in reach.split() if "@" in word]
    children = [complaint.student] if complaint.student else []
    return found_in(complaint.school, complaint.guardian, texts, own_children=children, own=own)


def _written_before(stage: Stage) -> tuple[dict[str, str], dict[str, str]]:
    """What the letter holds that was written on earlier pages, by what it is, and what each is called."""
    texts, names = {}, {}
    points = {}
    for number, point in enumerate(stage.complaint.points.filter(dropped_at__isnull=True), start=1):
        points[point.pk] = (f"point:{point.ref}", _("Point %(number)s") % {"number": number})
    for finding in Finding.objects.filter(stage=stage, point__in=points):
        of, name = points[finding.point_id]
        texts[of], names[of] = f"{finding.reasons}\n{finding.in_their_language}", name
    for remedy in Remedy.objects.filter(complaint=stage.complaint, done_at__isnull=True):
        of = f"remedy:{remedy.ref}"
        texts[of], names[of] = f"{remedy.text}\n{remedy.in_their_language}", _("What is put right")
    return texts, names


def _keep(complaint: Complaint, of: str, why: str, login: Login, at: datetime) -> None:
    if why:
        DetailsStay.objects.create(complaint=complaint, of=of, why=why, by=login, at=at, created_at=at)
