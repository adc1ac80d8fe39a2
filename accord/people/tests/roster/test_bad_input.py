"""Wrong, huge, hostile and half-finished bundles: each is refused with a clear reason before anything is read."""

import random
import zipfile
from pathlib import Path

import pytest

from accord.people.roster.bundle import open_bundle
from accord.people.roster.limits import Limits
from accord.people.roster.problem import Problem, RosterUnreadableError
from accord.people.roster.wording import explain
from accord.people.tests.roster.bundles import small_school

pytestmark = [pytest.mark.requirement("A4")]


def refusal_of(path: Path, **more: object) -> Problem:
    """The one reason for which a bundle is not opened."""
    with pytest.raises(RosterUnreadableError) as caught:
        open_bundle(path, **more)
    words = explain(caught.value.problem)
    assert words.reason
    assert words.remedy
    return caught.value.problem


def zip_with(path: Path, entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def test_a_good_bundle_is_opened_as_zip_folder_and_zip_with_a_folder(tmp_path):
    contents = small_school().contents()
    assert len(open_bundle(zip_with(tmp_path / "a.zip", contents)).members) == len(contents)
    inside = {f"export/{name}": content for name, content in contents.items()} | {"__MACOSX/._users.csv": b"x"}
    assert len(open_bundle(zip_with(tmp_path / "b.zip", inside)).members) == len(contents)
    assert len(open_bundle(small_school().folder(tmp_path / "c")).members) == len(contents)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../users.csv", "unsafe_name"),
        ("/etc/users.csv", "unsafe_name"),
        ("a/../../users.csv", "unsafe_name"),
        ("..\\users.csv", "unsafe_name"),
        ("C:/users.csv", "unsafe_name"),
        ("readme.txt", "no_tables"),
        ("[Content_Types].xml", "workbook"),
    ],
)
def test_names_that_lead_elsewhere_and_wrong_kinds_are_refused(tmp_path, name, code):
    assert refusal_of(zip_with(tmp_path / "x.zip", {name: b"sourcedId\n1\n"})).code == code


def test_the_same_file_twice_is_refused(tmp_path):
    assert refusal_of(zip_with(tmp_path / "x.zip", {"a/users.csv": b"1", "b/users.csv": b"2"})).code == "file_twice"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = zip_with(tmp_path / "bomb.zip", {"users.csv": b"0" * (30 * 1024 * 1024)})
    assert path.stat().st_size < 100_000
    assert refusal_of(path).code == "packed_too_tightly"


def test_more_than_was_allowed_is_never_read(tmp_path):
    path = zip_with(tmp_path / "big.zip", {"users.csv": random.Random(1).randbytes(200_000)}, zipfile.ZIP_STORED)
    assert refusal_of(path, limits=Limits(unpacked_bytes=100_000)).code == "too_large_unpacked"
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "users.csv").write_bytes(b"x" * 200_000)
    member = open_bundle(folder, limits=Limits(unpacked_bytes=100_000)).members["users.csv"]
    with member.open() as stream, pytest.raises(RosterUnreadableError) as caught:
        stream.read()
    assert caught.value.problem.code == "too_large_unpacked"


def test_too_many_entries_are_refused(tmp_path):
    path = zip_with(tmp_path / "many.zip", {f"f{number}.csv": b"x" for number in range(300)})
    assert refusal_of(path).code == "too_many_entries"


def test_a_locked_zip_says_that_it_is_locked(tmp_path):
    path = zip_with(tmp_path / "locked.zip", {"users.csv": b"sourcedId\n1\n"})
    raw = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + place] |= 1
    path.write_bytes(raw)
    assert refusal_of(path).code == "zip_encrypted"


@pytest.mark.parametrize("seed", range(40))
def test_a_zip_with_bytes_knocked_out_is_refused_or_read_and_never_worse(tmp_path, seed):
    raw = bytearray(small_school().zipped())
    dice = random.Random(seed)
    for _ in range(8):
        raw[dice.randrange(len(raw))] = dice.randrange(256)
    path = tmp_path / "x.zip"
    path.write_bytes(raw[: dice.randrange(len(raw) // 2, len(raw))] if seed % 2 else raw)
    try:
        for member in open_bundle(path).members.values():
            with member.open() as stream:
                stream.read()
    except RosterUnreadableError as refusal:
        remedy = explain(refusal.problem).remedy
    else:
        remedy = "none needed"
    assert remedy


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("hidden")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "users.csv").symlink_to(secret)
    assert refusal_of(folder).code == "unsafe_name"


@pytest.mark.parametrize("name", ["missing.zip", "empty.csv"])
def test_nothing_there_and_nothing_in_it(tmp_path, name):
    if name == "empty.csv":
        (tmp_path / name).touch()
    assert refusal_of(tmp_path / name).code in ("not_found", "file_empty")
