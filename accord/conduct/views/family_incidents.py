"""Incidents for a guardian: reporting what somebody on the staff did, and one's own account when one is asked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accord.charters.saying.choices import choice_label
from accord.conduct.access import family_incidents as access
from accord.conduct.actions.give_account import give_account
from accord.conduct.actions.report_incident import report_incident
from accord.conduct.declared import speaks_of_danger
from accord.conduct.facts.kinds import clause_address, kind_of, kinds_of_conduct
from accord.conduct.facts.matters import edition_at
from accord.conduct.facts.own_accounts import own_accounts
from accord.conduct.facts.report_standing import standing_of
from accord.conduct.forms.case import OwnAccountForm
from accord.conduct.forms.family_report import FamilyReportForm
from accord.conduct.models import Account, Incident
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.models import Guardian
from accord.people.viewer import asking
from accord.rules.charter import ConductOf, Step


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """What one reported, and for what one was asked."""
    viewer, language = asking(request), get_language() or "en"
    asked = [(one, bool(own_accounts(one))) for one in access.requests_in_family(viewer)]
    content = {
        "at": clock.now(),
        "asked": asked,
        "reported": [(one, kind_of(one, language), standing_of(one)) for one in access.reports_in_family(viewer)],
        "may_report": bool(viewer.guardianships),
    }
    return render(request, "conduct/family_overview.html", content)


def report(request: HttpRequest) -> HttpResponse:
    """Report what somebody on the staff did; it goes to somebody who had no part in it."""
    viewer, at = asking(request), clock.now()
    own = access.get_guardianship_at(viewer, request.GET.get("school", ""))
    guardian = access.get_own_guardian(own)
    edition = edition_at(guardian.school, at)
    posted = request.method == "POST"
    form = FamilyReportForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        groups=kinds_of_conduct(edition, get_language() or "en", of=ConductOf.STAFF),
        staff=access.staff_known_to(own),
        initial={"place": Incident.Place.ON_SITE, "happened_at": at},
    )
    if posted and form.is_valid():
        try:
            made = _report(form, guardian, viewer.actor)
            messages.success(request, _("Thank you for telling us."))
            return redirect("family_conduct:reported", made.ref)
        except DomainError as refusal:
            form.refuse(refusal)
    schools = [one for one in viewer.guardianships if one.school_ref != own.school_ref]
    content = {
        "form": form,
        "school_name": own.school_name,
        "others": schools,
        "school_phone": guardian.school.emergency_phone or guardian.school.office_phone,
    }
    return render(request, "conduct/family_report.html", content, status=422 if form.errors else 200)


def _report(form: FamilyReportForm, guardian: Guardian, actor: str) -> Incident:
    said = form.cleaned_data
    return report_incident(
        school=guardian.school, happened_at=said["happened_at"], place=said["place"], category=said["category"],
        words=said["words"], language=get_language() or "en", by=actor, at=clock.now(), by_guardian=guardian,
        about_staff=form.concerned, about_words=said["about_words"], brought=form.brought,
    )  # fmt: skip


@require_GET
def reported(request: HttpRequest, ref: str) -> HttpResponse:
    """What one reported, and where it stands in plain words; what follows for somebody stays private."""
    incident = access.get_report_in_family(asking(request), ref)
    content = {
        "incident": incident, "kind": kind_of(incident, get_language() or "en"), "standing": standing_of(incident),
        "at": clock.now(), "child_at_risk": speaks_of_danger(incident.words, incident.school, incident.language),
    }  # fmt: skip
    return render(request, "conduct/family_reported.html", content)


def account(request: HttpRequest, ref: str) -> HttpResponse:
    """Give one's own account: what is said to have happened, until when, what may follow, and how else to say it."""
    viewer = asking(request)
    asked = access.get_request_in_family(viewer, ref)
    posted, language = request.method == "POST", get_language() or "en"
    form = OwnAccountForm(request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid():
        try:
            give_account(
                incident=asked.incident, side=asked.side, how=Account.How.PORTAL, text=form.cleaned_data["text"],
                language=language, by=viewer.actor, at=clock.now(), guardian=asked.guardian, brought=form.brought,
            )  # fmt: skip
            messages.success(request, _("Thank you. We have it as you wrote it."))
            return redirect("family_conduct:account", ref)
        except DomainError as refusal:
            form.refuse(refusal)
    kind = kind_of(asked.incident, language)
    content = {
        "asked": asked, "form": form, "at": clock.now(), "given": own_accounts(asked), "kind": kind,
        "clause_href": clause_address(asked.incident.edition, kind.clause, for_family=True),
        "step": choice_label(Step(asked.step)) if asked.step else "",
        "about_you": asked.side == Account.Side.GUARDIAN,
    }  # fmt: skip
    return render(request, "conduct/family_account.html", content, status=422 if form.errors else 200)
