"""Write a ready answer, or change it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.core.words import listed
from accord.messaging.filling import NAMES, has_loose_brace, unknown_names
from accord.messaging.models import MessageTemplate
from accord.people.models import StaffMember
from accord.schools.models import School
from accord.schools.seen import check_seen, stamp_of

LONGEST_NAME = 80


@transaction.atomic
def keep_template(
    *,
    school: School,
    staff: StaffMember,
    name: str,
    wordings: Mapping[str, str],
    by: str,
    at: datetime,
    template: MessageTemplate | None = None,
    seen: str | None = None,
) -> MessageTemplate:
    """A ready answer is kept under a name, with its wording in each language of the school.

    Raises DomainError for an empty main wording, for names in braces that nobody knows, and where a colleague has
    changed the answer since it was `seen`.
    """
    kept = {language: text.strip() for language, text in wordings.items() if text.strip()}
    check_wordings(school, kept)
    details = {"languages": sorted(kept)}
    if template is None:
        template = MessageTemplate.objects.create(
            school=school, by=staff, name=name.strip()[:LONGEST_NAME], wordings=kept, created_at=at
        )
    else:
        template = MessageTemplate.objects.select_for_update(of=("self",)).get(pk=template.pk)
        check_seen(seen, stamp_of(template))
        others = {code: text for code, text in template.wordings.items() if code not in wordings}
        template.name, template.wordings = name.strip()[:LONGEST_NAME], others | kept
        template.save(update_fields=["name", "wordings"])
    audit.record(by=by, verb="keep_template", subject=f"template:{template.ref}", school=school.ref, details=details)
    return template


def check_wordings(school: School, wordings: Mapping[str, str]) -> None:
    """Say what is wrong with the wordings, field by field. Raises DomainError."""
    wrong: dict[str, str] = {}
    if school.main_language not in wordings:
        wrong[f"text_{school.main_language}"] = _("The main language of the school needs its wording.")
    for language, text in wordings.items():
        if unknown := unknown_names(text):
            wrong[f"text_{language}"] = _("We do not know %(names)s. You can use %(known)s.") % {
                "names": listed(f"{{{name}}}" for name in unknown),
                "known": listed(f"{{{name}}}" for name in NAMES),
            }
        elif has_loose_brace(text):
            wrong[f"text_{language}"] = _("A brace is open. Write a name like {child}, or leave the brace out.")
    if wrong:
        raise DomainError("template_wording", next(iter(wrong.values())), status=422, fields=wrong)
