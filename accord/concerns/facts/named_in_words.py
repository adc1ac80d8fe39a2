"""Whom words mean: somebody on the staff by their family name, or whoever holds a post that the words name."""

import re
from datetime import date

from accord.people.facts.in_charge import in_charge
from accord.people.models import Login, StaffMember
from accord.people.viewer import in_force
from accord.rules.charter import Decider
from accord.schools.models import School

SHORTEST_NAME = 3
POSTS = {
    Decider.HEADTEACHER: ("headteacher", "head teacher", "principal", "dyrektor", "director", "directeur", "directrice",
                          "directora", "المدير", "校长", "guru besar", "pengetua", "pennaeth", "پرنسپل", "ہیڈ ٹیچر",
                          "தலைமை ஆசிரிய"),
    Decider.LEADER: ("deputy", "assistant head", "wicedyrektor", "zastępc", "adjunct", "adjoint", "subdirector",
                     "penolong kanan", "副校长", "نائب", "dirprwy", "وائس پرنسپل", "துணைத் தலைமை"),
    Decider.CHAIR: ("chair", "president of the governors", "przewodnicząc", "président", "presidente", "președinte",
                    "رئيس مجلس", "董事会主席", "pengerusi", "cadeirydd", "چیئر"),
}  # fmt: skip
"""How families name the posts whose holders would otherwise read a complaint about themselves."""

ABOVE = {
    Decider.CHIEF_EXECUTIVE: ("chief executive", "ceo", "head of the trust", "dyrektor generaln", "directeur général",
                              "directrice générale", "director ejecutiv", "directora ejecutiv", "director executiv",
                              "director general", "الرئيس التنفيذي", "首席执行官", "ketua eksekutif",
                              "prif weithredwr", "چیف ایگزیکٹو", "தலைமை நிர்வாக"),
    Decider.DISTRICT: ("district administrator",),
}  # fmt: skip
"""How families name the posts of the district."""


def named_in_words(school: School, words: str, on: date) -> list[StaffMember]:
    """Those whom free words may mean. Rather one too many than one who reads what is about them."""
    said = words.casefold()
    if not said.strip():
        return []
    rows = StaffMember.objects.filter(in_force(on), school=school)
    found = [one for one in rows if _has(said, one.family_name) or _has(said, one.preferred_name)]
    people = in_charge(school, on)
    for role, names in POSTS.items():
        if any(name.casefold() in said for name in names):
            found += [one.staff for one in people.get(role, []) if one.staff]
    return list(dict.fromkeys(found))


def named_above_in_words(school: School, words: str, on: date) -> list[Login]:
    """Those of the district whom free words may mean, by the same measure."""
    said = words.casefold()
    if not said.strip():
        return []
    found = []
    for role, line in in_charge(school, on).items():
        by_post = any(name.casefold() in said for name in ABOVE.get(role, ()))
        found += [one.login for one in line if one.login and not one.staff and (by_post or _has_name(said, one.name))]
    return list(dict.fromkeys(found))


def _has_name(said: str, name: str) -> bool:
    return _has(said, name.split()[-1]) if name.split() else False


def _has(said: str, name: str) -> bool:
    name = (name or "").casefold().strip()
    if len(name) < SHORTEST_NAME and name.isascii():
        return bool(name) and re.search(rf"\b(?:mr|mrs|ms|miss|mx|dr)\.?\s+{re.escape(name)}\b", said) is not None
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said) is not None
