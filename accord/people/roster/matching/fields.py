"""What a school's own table can tell us, column by column."""

from django.utils.translation import gettext as _

ADULTS = (1, 2, 3)
CHILD_FIELDS = (
    "child_id",
    "child_given_name",
    "child_family_name",
    "child_name",
    "child_preferred_name",
    "child_born_on",
    "child_year_group",
    "child_class",
)
ADULT_PARTS = ("id", "name", "given_name", "family_name", "relationship", "email", "phone")
ADULT_FIELDS = tuple(f"adult{number}_{part}" for number in ADULTS for part in ADULT_PARTS)
STAFF_FIELDS = (
    "staff_id",
    "staff_given_name",
    "staff_family_name",
    "staff_name",
    "staff_email",
    "staff_class",
)


def fields_of(table: str) -> tuple[str, ...]:
    """The fields that a table of families, or of staff, can fill."""
    return STAFF_FIELDS if table == "staff" else CHILD_FIELDS + ADULT_FIELDS


def label_of(field: str) -> str:
    """What a field is called on the screen."""
    if field.startswith("adult"):
        return _adult_label(field.partition("_")[2], int(field[5]))
    return {
        "child_id": _("Child: number in your system"),
        "child_given_name": _("Child: given name"),
        "child_family_name": _("Child: family name"),
        "child_name": _("Child: whole name"),
        "child_preferred_name": _("Child: name the child is called by"),
        "child_born_on": _("Child: date of birth"),
        "child_year_group": _("Child: year group"),
        "child_class": _("Child: class"),
        "staff_id": _("Staff: number in your system"),
        "staff_given_name": _("Staff: given name"),
        "staff_family_name": _("Staff: family name"),
        "staff_name": _("Staff: whole name"),
        "staff_email": _("Staff: e-mail"),
        "staff_class": _("Staff: class that is led"),
    }[field]


def _adult_label(part: str, number: int) -> str:
    return {
        "id": _("Adult %(number)s: number in your system"),
        "name": _("Adult %(number)s: whole name"),
        "given_name": _("Adult %(number)s: given name"),
        "family_name": _("Adult %(number)s: family name"),
        "relationship": _("Adult %(number)s: relationship to the child"),
        "email": _("Adult %(number)s: e-mail"),
        "phone": _("Adult %(number)s: telephone"),
    }[part] % {"number": number}
