"""Fixtures for every test: the cast, and signing in as one of them."""

import gc
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.template import engines
from django.test import Client
from hypothesis import settings as hypothesis
from jinja2 import FileSystemBytecodeCache
from whitenoise.middleware import WhiteNoiseMiddleware

from accord.core.shelf import Shelf
from accord.schools.facts import kept
from accord.web.demo import Cast
from tests import laid_tables, turns, world_databases
from tests.cast import cast
from tests.emptying import tables_that_can_be_emptied
from tests.worlds import beginnings_are_noted

__all__ = ["as_person", "cast"]
_NUMBERS = count(1)

for _name, _examples in turns.ROUNDS.items():
    hypothesis.register_profile(_name, deadline=None, max_examples=_examples)
hypothesis.load_profile(turns.rounds())


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a second database be asked only what depends on a database, and tables of cases be asked in turn."""
    parser.addoption("--database-only", action="store_true", help="leave out pages and what uses no database")
    parser.addoption("--turn", default="0/1", help="of what is asked in turn, this part: 0/5, 1/5 and so on")


def pytest_configure(config: pytest.Config) -> None:
    """Know from the beginning which part is asked."""
    turns.begin(config.getoption("--turn"))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[object]:
    """What is read to find the tests stays until the end: nobody need look through it for what may go."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()
        gc.set_threshold(20_000, 20, 20)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was chosen to be left out, and count it as such."""
    without = {item for item in items if item.get_closest_marker("in_turn") and not turns.is_asked(item.nodeid)}
    if config.getoption("--database-only"):
        without |= {item for item in items if not _uses_database(item)}
    if without:
        config.hook.pytest_deselected(items=[*without])
        items[:] = [item for item in items if item not in without]


def _uses_database(item: pytest.Item) -> bool:
    """Whether a test is about records rather than about pages, which only draw what records hold."""
    fixtures = set(getattr(item, "fixturenames", ()))
    if "as_person" in fixtures:
        return False
    return item.get_closest_marker("django_db") is not None or bool(fixtures & {"db", "transactional_db"})


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool, django_db_modify_db_settings: None, django_db_blocker: Any) -> bool:
    """Begin with a copy of the empty tables where they were laid before."""
    with django_db_blocker.unblock():
        return django_db_keepdb or laid_tables.begin()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Whoever had to lay the tables keeps a copy of them for the next."""
    with django_db_blocker.unblock():
        laid_tables.end()


@pytest.fixture(scope="session", autouse=True)
def emptying():
    """Let tests that commit leave empty tables behind them."""
    with tables_that_can_be_emptied():
        yield


@pytest.fixture(scope="session", autouse=True)
def worlds(django_db_blocker: Any):
    """Let tests begin in worlds that were built once for the process."""
    with beginnings_are_noted():
        yield
    with django_db_blocker.unblock():
        world_databases.close_all()


@pytest.fixture(scope="session", autouse=True)
def templates_are_read_once() -> None:
    """Keep what templates were turned into for the next process; a changed template is turned anew."""
    folder = Path(settings.ACCORD_HOME) / "test-templates"
    folder.mkdir(parents=True, exist_ok=True)
    engines["jinja2"].env.bytecode_cache = FileSystemBytecodeCache(str(folder))


@pytest.fixture(scope="session", autouse=True)
def style_sheets_are_found_once():
    """Let every browser of the tests know the files of the first one, instead of looking through all folders anew."""
    usual, found = WhiteNoiseMiddleware.add_files_from_finders, {}

    def add(self: WhiteNoiseMiddleware) -> None:
        if not found:
            usual(self)
            found.update(self.files)
        self.files.update(found)

    WhiteNoiseMiddleware.add_files_from_finders = add
    yield
    WhiteNoiseMiddleware.add_files_from_finders = usual


@pytest.fixture(scope="session", autouse=True)
def passwords_are_hashed_quickly() -> None:
    """Passwords are kept by the same method as in life, which there is slow on purpose."""
    Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost = 1, 1024


@pytest.fixture(scope="session")
def all_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which each test of this process finds one of its own."""
    return tmp_path_factory.mktemp("files")


@pytest.fixture(autouse=True)
def own_files(all_files: Path, settings: Any) -> None:
    """What a test stores lies in a folder of its own, made when it is needed."""
    settings.MEDIA_ROOT = all_files / str(next(_NUMBERS))


@pytest.fixture(autouse=True)
def facts_are_filed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """File what a school's facts say as the product does after each commit, of which a test inside one has none.

    Tests that commit for themselves leave it to the product. Each test has a shelf of its own.
    """
    marked = request.node.get_closest_marker("django_db")
    commits = bool(marked and marked.kwargs.get("transaction"))
    if commits or {"transactional_db", "live_server"} & set(request.fixturenames):
        return
    shelf: Shelf[object] = Shelf(most=512)
    monkeypatch.setattr(kept, "_facts", shelf)
    monkeypatch.setattr(kept, "file_fact", shelf.put)


@pytest.fixture
def as_person(cast: Cast):
    """Return a function that gives a browser client signed in as a person of the cast, second step included.

    The device speaks English, whatever the person's own language, so that tests can read the pages.
    """

    def sign_in(key: str) -> Client:
        client = Client()
        login = cast.login(key)
        client.force_login(login)
        session = client.session
        session["account_authentication_methods_user"] = str(login.pk)
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 0}]
        session.save()
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        return client

    return sign_in
