"""The people of the cast whom the demo offers to be, in the order of the story."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Face:
    """One person to sign in as, and what there is to see."""

    key: str
    name: str
    words: str


def faces() -> list[tuple[str, list[Face]]]:
    """Return the people on offer, grouped as families, staff, and those above the school."""
    return [
        (
            _("Families"),
            [
                Face("amina", "Amina Yusuf", _("A mother of two at Riverbank who reads Arabic.")),
                Face("siti", "Siti Rahman", _("A mother with children at two schools of the trust.")),
                Face("ewa", "Ewa Kowalska", _("Lena's mother. Her address is confidential.")),
                Face("jakub", "Jakub Kowalski", _("Lena's father, who lives elsewhere.")),
                Face("layla", "Layla Haddad", _("A mother at Al Noor, a school from Sunday to Thursday.")),
            ],
        ),
        (
            _("Staff"),
            [
                Face("tan", "Hui Min Tan", _("Form teacher of 4B.")),
                Face("nair", "Priya Nair", _("A form teacher who is also a mother at the school.")),
                Face("office", "Olive Park", _("The school office: families, invitations, the roster.")),
                Face("admin", "Arun Das", _("Administrator: hours, year, staff and roles.")),
                Face("needs", "Sol Navarro", _("Special needs coordinator: writes down who has support.")),
                Face("safeguarding", "Ada Okafor", _("Safeguarding lead: reads and records court orders.")),
                Face("deputy", "Leo Grant", _("Deputy headteacher: complaints and incidents come to him first.")),
                Face("head", "Helen Moss", _("Headteacher.")),
                Face("alnoor_admin", "Khalid Noor", _("The office of Al Noor School.")),
            ],
        ),
        (
            _("Above the school"),
            [
                Face("chair", "Carys Price", _("Chair of governors.")),
                Face("chief", "Edith Crane", _("Chief executive of the trust.")),
            ],
        ),
    ]
