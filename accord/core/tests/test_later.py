"""A module that is loaded later: nothing before its first use, and then as ever."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from accord.core.later import load_later


@pytest.fixture
def parcel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A package with a module that knows a word, gone from the process afterwards."""
    folder = tmp_path / "parcel_of_words"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "told.py").write_text("WORD = 'ladder'\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder.name
    for name in (folder.name, f"{folder.name}.told"):
        sys.modules.pop(name, None)


def test_it_is_loaded_with_its_first_use(parcel: str) -> None:
    name = f"{parcel}.told"
    load_later(name)
    told = getattr(import_module(parcel), "told")  # noqa: B009
    assert name not in sys.modules
    assert told.WORD == "ladder"
    assert name in sys.modules


def test_what_it_does_not_know_is_missed_as_ever(parcel: str) -> None:
    load_later(f"{parcel}.told")
    with pytest.raises(AttributeError):
        _ = import_module(parcel).told.OTHER


def test_what_is_loaded_already_stays(parcel: str) -> None:
    told = import_module(f"{parcel}.told")
    load_later(f"{parcel}.told")
    assert import_module(parcel).told is told
