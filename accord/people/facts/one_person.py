"""Who is one person with whom, since records of theirs were joined; see rules/taking_part.py for why it counts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F, Q, QuerySet, Value

from accord.people.facts.keys import key_of_login
from accord.people.models import GuardianJoined, StaffJoined

KINDS: dict[str, Any] = {"guardian": GuardianJoined, "staff": StaffJoined}


def selves_of(keys: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Every key of the people who have one of the keys and were joined; one query where nobody was."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    asked: set[str] = set()
    asking = set(keys)
    while asking:
        for one, other in _ties(asking):
            near[one].add(other)
            near[other].add(one)
        asked |= asking
        asking = set(near) - asked
    return {key: frozenset(_reached(key, near)) for key in near}


def with_other_selves(keys: Iterable[str]) -> frozenset[str]:
    """The keys, and every further one of the same people."""
    keys = frozenset(keys)
    return keys.union(*selves_of(keys).values())


def sign_ins_of(login_id: int) -> frozenset[int]:
    """Every sign-in of the person who has one."""
    keys = with_other_selves([key_of_login(login_id)])
    return frozenset(login for key in keys if (login := login_of_key(key)) is not None)


def login_of_key(key: str) -> int | None:
    """The login that a key names; None for somebody without one."""
    kind, _colon, pk = key.partition(":")
    return int(pk) if kind == "login" and pk.isdigit() else None


def other_sign_ins(logins: QuerySet[Any, int]) -> Mapping[int, int]:
    """Further sign-ins of the people who have these, each with the one of these; one query where there are none.

    `logins` is a list of keys of logins that the database may read by itself.
    """
    rows = _joined(Q(login_gone__in=logins) | Q(login_stays__in=logins))
    keys = {key_of_login(pk) for row in rows for pk in (row["gone"], row["stays"])}
    if not keys:
        return {}
    here, found = set(logins), {}
    for key, all_keys in selves_of(keys).items():
        login = login_of_key(key)
        known = sorted(pk for one in all_keys if (pk := login_of_key(one)) in here and pk)
        if login and login not in here and known:
            found[login] = known[0]
    return found


def _ties(keys: set[str]) -> Iterable[tuple[str, str]]:
    by_kind: defaultdict[str, set[int]] = defaultdict(set)
    for key in keys:
        kind, _colon, pk = key.partition(":")
        if pk.isdigit():
            by_kind[kind].add(int(pk))
    logins = by_kind["login"]
    wanted = Q(login_gone__in=logins) | Q(login_stays__in=logins)
    for row in _joined(wanted, by_kind):
        if row["gone"] and row["stays"]:
            yield key_of_login(row["gone"]), key_of_login(row["stays"])
        into = key_of_login(row["login"]) if row["login"] else f"{row['kind']}:{row['to']}"
        yield f"{row['kind']}:{row['was']}", into


def _joined(wanted: Q, by_kind: Mapping[str, set[int]] | None = None) -> QuerySet[Any, dict[str, Any]]:
    """Rows of both kinds of joins as one list."""
    parts: list[QuerySet[Any, dict[str, Any]]] = []
    for kind, model in KINDS.items():
        pks = (by_kind or {}).get(kind, set())
        rows = model.objects.filter(wanted | Q(away__in=pks) | Q(into__in=pks)).order_by()
        parts.append(
            rows.values(
                kind=Value(kind),
                was=F("away_id"),
                to=F("into_id"),
                login=F("into__login_id"),
                gone=F("login_gone_id"),
                stays=F("login_stays_id"),
            )
        )
    return parts[0].union(*parts[1:])


def _reached(start: str, near: Mapping[str, set[str]]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        for key in near.get(waiting.pop(), ()):
            if key not in found:
                found.add(key)
                waiting.append(key)
    return found
