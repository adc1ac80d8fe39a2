"""What the verbs, kinds and fields of a result are called."""

from collections.abc import Callable, Mapping

from babel.lists import format_list
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as lazy

from accord.core.words import locale_for
from accord.people.roster.kinds import Kind


def counted(kinds: Mapping[str, int]) -> str:
    """So many of each kind, as one list in the reader's language; empty when there are none."""
    said = [COUNTED[kind](count) for kind, count in kinds.items() if kind in COUNTED]
    return format_list(said, style="unit", locale=locale_for(get_language() or "en")) if said else ""


VERBS: dict[str, str | Promise] = {
    "add": lazy("Added"),
    "return": lazy("Back again"),
    "change": lazy("Changed"),
    "replace": lazy("Rolled over"),
    "end": lazy("Ended"),
    "conflict": lazy("Conflicts"),
}

COUNTED: dict[str, Callable[[int], str]] = {
    Kind.YEAR: lambda count: ngettext("%(count)s school year", "%(count)s school years", count) % {"count": count},
    Kind.TERM: lambda count: ngettext("%(count)s term", "%(count)s terms", count) % {"count": count},
    Kind.CLASS: lambda count: ngettext("%(count)s class", "%(count)s classes", count) % {"count": count},
    Kind.STAFF: lambda count: (
        ngettext("%(count)s member of staff", "%(count)s members of staff", count) % {"count": count}
    ),
    Kind.STUDENT: lambda count: ngettext("%(count)s student", "%(count)s students", count) % {"count": count},
    Kind.GUARDIAN: lambda count: ngettext("%(count)s guardian", "%(count)s guardians", count) % {"count": count},
    Kind.TIE: lambda count: (
        ngettext("%(count)s tie between a guardian and a child", "%(count)s ties between guardians and children", count)
        % {"count": count}
    ),
    Kind.TEACHING: lambda count: (
        ngettext("%(count)s part in teaching", "%(count)s parts in teaching", count) % {"count": count}
    ),
    Kind.ENROLMENT: lambda count: (
        ngettext("%(count)s place in a class", "%(count)s places in classes", count) % {"count": count}
    ),
}

KINDS: dict[str, str | Promise] = {
    Kind.YEAR: lazy("School year"),
    Kind.TERM: lazy("Term"),
    Kind.CLASS: lazy("Class"),
    Kind.STAFF: lazy("Staff"),
    Kind.STUDENT: lazy("Student"),
    Kind.GUARDIAN: lazy("Guardian"),
    Kind.TIE: lazy("Tie"),
    Kind.TEACHING: lazy("Teaching"),
    Kind.ENROLMENT: lazy("Place in a class"),
}

FIELDS: dict[str, str | Promise] = {
    "given_name": lazy("Given name"),
    "family_name": lazy("Family name"),
    "preferred_name": lazy("Called"),
    "born_on": lazy("Date of birth"),
    "year_group": lazy("Year group"),
    "email": lazy("E-mail"),
    "phone": lazy("Telephone"),
    "name": lazy("Name"),
    "kind": lazy("Kind"),
    "subject": lazy("Subject"),
    "relationship": lazy("Relationship"),
    "starts_on": lazy("First day"),
    "ends_on": lazy("Last day"),
}

NOTES: dict[str, str | Promise] = {
    "someone_else": lazy(
        "The whole name changed, and the date of birth or the e-mail address with it. The number may have been given"
        " to somebody else, so nothing is changed unless you say that it is the same person."
    ),
    "administrator": lazy(
        "This person is an administrator of the school. An import never ends an administrator; do it on the staff page."
    ),
    "does_not_fit": lazy("These dates do not fit with the school's own calendar. Change them there if they are right."),
    "ended_by_hand": lazy("The school gave this another last day by hand. It stays as it is."),
    "": lazy("The school has changed this by hand since the last import. The school's value stays."),
}
