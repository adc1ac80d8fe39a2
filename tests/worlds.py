"""Worlds for tests: what many tests begin with is written once for each process, in a database of its own.

A test inside a transaction that has written nothing yet steps from its database into the world that it asks for: the
connection goes to that world's database, and the records come from a copy, so that no test sees another's. When the
test ends, what it wrote there is undone. A test that has written something before, or that commits, builds for itself.
"""

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, models
from django.test import TestCase

from accord.schools.facts import kept
from tests import world_databases

Gift = TypeVar("Gift")
Name = tuple[object, ...]
MOST = 24
"""Worlds that are kept of those that grew out of one; what was visited longest ago makes room."""


@dataclass
class World:
    """A database with what was written into it, the records that were handed back, and what grew out of it."""

    database: world_databases.Database
    gift: bytes = b""
    facts: dict[Any, Any] = field(default_factory=dict)
    grown: "dict[Name, World]" = field(default_factory=dict)


class _Traveller:
    """Where the test that is running stands: in a world, or (None) somewhere that is not remembered."""

    here: World | None = None
    may_travel = False
    untouched = 0


_root: World | None = None


@contextmanager
def visiting() -> Iterator[None]:
    """While this lasts, `remembered` may lead into other worlds; afterwards the test is back in its own database."""
    global _root
    begins_here = connection.in_atomic_block and not connection.savepoint_ids and not _Traveller.may_travel
    if not begins_here or world_databases.has_written(since=_begun_with):
        yield
        return
    home = world_databases.home()
    if _root is None:
        _root = World(home)
    _root.database = home
    _Traveller.here, _Traveller.may_travel, _Traveller.untouched = _root, True, _begun_with
    try:
        yield
        if home.raw is not connection.connection and not connection.needs_rollback:
            connection.check_constraints()
    finally:
        _Traveller.here, _Traveller.may_travel = None, False
        world_databases.go_home(home)


def remembered(name: Name, build: Callable[[], Gift], *, unchanged: object = None) -> Gift:
    """Return what `build` writes and hands back: built once in a process for each name in each world.

    `unchanged`: what the caller holds already; to be remembered, a world must not change its values.
    """
    here = _Traveller.here
    if here is None or connection.savepoint_ids or world_databases.has_written(since=_Traveller.untouched):
        return build()
    found = here.grown.get(name)
    if found is None:
        return _build(here, name, build, unchanged)
    here.grown[name] = here.grown.pop(name)
    world_databases.step_into(found.database)
    _Traveller.here, _Traveller.untouched = found, world_databases.count()
    for key, fact in found.facts.items():
        kept._facts.put(key, fact)
    gift: Gift = pickle.loads(found.gift)
    return gift


def _build(here: World, name: Name, build: Callable[[], Gift], unchanged: object) -> Gift:
    """Write a new world on a copy of the one in which the test stands.

    What fails is not remembered, nor what changes the caller's records or stores files, which lie elsewhere.
    """
    _Traveller.here = None
    world_databases.step_into(copy := world_databases.copy_of(here.database))
    before, held = len(connection.run_on_commit), _values(unchanged)
    gift = build()
    if _values(unchanged) != held or connection.needs_rollback or Path(settings.MEDIA_ROOT).exists():
        return gift
    del connection.run_on_commit[before:]
    world_databases.keep(copy)
    if len(here.grown) == MOST:
        _forget(here.grown.pop(next(iter(here.grown))))
    here.grown[name] = world = World(copy, pickle.dumps(gift), dict(kept._facts._things))
    _Traveller.here, _Traveller.untouched = world, world_databases.count()
    return gift


def _forget(world: World) -> None:
    world_databases.close(world.database)
    for each in world.grown.values():
        _forget(each)


def _values(held: object) -> list[Any]:
    """Return the values of every record that is held, without what is read along with them."""
    found: list[Any] = []

    def look(thing: object) -> None:
        if isinstance(thing, models.Model):
            found.append([getattr(thing, each.attname) for each in thing._meta.concrete_fields])
        elif isinstance(thing, dict):
            for each in thing.values():
                look(each)

    look(getattr(held, "__dict__", {}))
    return found


_begun_with = 0


@contextmanager
def beginnings_are_noted() -> Iterator[None]:
    """While this lasts, each test inside a transaction notes how much its connection had written when it began."""
    usual = TestCase._enter_atomics

    def enter(cls: type[TestCase]) -> Any:
        global _begun_with
        atomics = usual.__func__(cls)
        _begun_with = world_databases.count()
        return atomics

    TestCase._enter_atomics = classmethod(enter)
    try:
        yield
    finally:
        TestCase._enter_atomics = usual
