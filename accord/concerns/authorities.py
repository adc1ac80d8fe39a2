"""Who outside the school can look at a complaint after its last stage, by country; named in every outcome letter."""

from django.utils.translation import gettext as _

from accord.schools.facts import settings_of
from accord.schools.models import School

AUTHORITIES = {
    "GB-ENG": ("Department for Education", "https://www.gov.uk/complain-about-school"),
    "SG": ("Ministry of Education", "https://www.moe.gov.sg/contact-us"),
}
"""The authority and its address, by subdivision or country (ISO 3166)."""


def authority_words(school: School) -> str:
    """Say who can be asked outside the school; where we know no name, how to find it."""
    country = settings_of(school).country.value or ""
    part = f"{country}-{school.subdivision}" if school.subdivision else "GB-ENG" if country == "GB" else country
    if (known := AUTHORITIES.get(part)) is not None:
        name, address = known
        return _("Outside the school you can turn to: %(authority)s, %(address)s") % {
            "authority": name, "address": address,
        }  # fmt: skip
    return _("You can ask the authority that oversees schools here. Our office tells you its name and address.")
