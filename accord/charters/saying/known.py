"""What topics and kinds of conduct are called where a charter says no words for them, only a short name."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_CALLED: dict[str, Promise] = {
    "attendance": _("attendance"),
    "boarding": _("boarding"),
    "friendships": _("friendships"),
    "health": _("health"),
    "learning": _("learning"),
    "money": _("money"),
    "praise": _("praise"),
    "safeguarding": _("keeping children safe"),
    "something_else": _("something else"),
    "special_needs": _("special needs"),
    "transport": _("the way to school"),
    "abusive_language": _("abusive language"),
    "harassment": _("harassment"),
    "public_attack": _("attacks in public"),
    "site_rules": _("the rules of the site"),
    "threats_and_violence": _("threats and violence"),
    "unreasonable_demands": _("unreasonable demands"),
}


def is_known(short_name: str) -> bool:
    """Whether a short name is one of those that we can say in every language."""
    return short_name in _CALLED


def capitalised(name: str) -> str:
    """Write a name as it begins a line."""
    return name[:1].upper() + name[1:]


def called(short_name: str) -> str:
    """Say a short name in the active language; one that only its charter knows as it stands there."""
    return str(_CALLED[short_name]) if short_name in _CALLED else short_name.replace("_", " ")
