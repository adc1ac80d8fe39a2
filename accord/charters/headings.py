"""What the parts of a charter are called where it speaks to children."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.charters.models import Section

_FOR_CHILDREN: dict[str, Promise] = {
    Section.Kind.VALUES: _("What we care about"),
    Section.Kind.SCHOOL: _("What the school promises"),
    Section.Kind.FAMILIES: _("What we all do"),
    Section.Kind.CHILDREN: _("What you can count on"),
    Section.Kind.CONDUCT: _("What is not all right"),
    Section.Kind.BREACH: _("What happens when it goes wrong"),
    Section.Kind.CONCERN: _("When you are worried"),
    Section.Kind.POLICIES: _("Other rules"),
}


def for_children(kind: str) -> str:
    """Return the heading of a part in words for children, in the active language."""
    return str(_FOR_CHILDREN[kind])
