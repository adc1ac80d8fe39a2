"""manifest.csv: which version of OneRoster a bundle speaks, and which files are whole or only changes."""

from dataclasses import dataclass
from typing import Literal

from accord.people.roster.bundle import Bundle
from accord.people.roster.csvlines import PhysicalLines, read_lines
from accord.people.roster.decoding import find_encoding, open_text
from accord.people.roster.limits import LIMITS
from accord.people.roster.oneroster import KNOWN_FILES
from accord.people.roster.problem import Problem, Severity, clip
from accord.people.roster.scratch import Scratch
from accord.people.roster.values import clean

Mode = Literal["bulk", "delta"]
VERSIONS = {"1.1": "1.1", "1.1.1": "1.1", "1.2": "1.2", "1.2.1": "1.2"}


@dataclass(frozen=True, slots=True)
class Manifest:
    """The version, and the mode of each file that is to be read (lower-case names)."""

    version: str
    modes: dict[str, Mode]
    system: str = ""


def read_manifest(bundle: Bundle, scratch: Scratch) -> Manifest:
    """What the bundle says about itself; contradictions become problems.

    Without a manifest nobody promised that the bundle is complete: it is read as changes only, so that
    no one is ended for being absent from it.
    """
    member = bundle.get("manifest.csv")
    if member is None:
        scratch.report(Problem("manifest_missing", Severity.NOTE))
        modes: dict[str, Mode] = {name: "delta" for name in bundle.members if name in KNOWN_FILES}
        return Manifest(_version_by_files(bundle), modes)
    properties = _properties(bundle, scratch)
    stated = properties.get("oneroster.version", ("", 0))[0]
    version = VERSIONS.get(stated, "")
    if stated and not version:
        line = properties["oneroster.version"][1]
        scratch.report(
            Problem("version_unknown", Severity.FATAL, "manifest.csv", line, "value", {"version": clip(stated)})
        )
    system = properties.get("source.systemname", ("", 0))[0]
    return Manifest(version or _version_by_files(bundle), _modes(properties, bundle, scratch), clip(system))


def _properties(bundle: Bundle, scratch: Scratch) -> dict[str, tuple[str, int]]:
    member = bundle.members["manifest.csv"]

    def report(code: str, line: int, params: dict[str, int | str]) -> None:
        scratch.report(Problem(code, Severity.FATAL, "manifest.csv", line, "", params))

    properties: dict[str, tuple[str, int]] = {}
    with open_text(member.open, find_encoding(member.open)) as stream:
        physical = PhysicalLines(stream, limits=LIMITS, report=report)
        for line in read_lines(physical, report=report):
            name, value = (clean(cell) for cell in (line.cells + ["", ""])[:2])
            properties[name.lower()] = (value, line.number)
    return properties


def _modes(properties: dict[str, tuple[str, int]], bundle: Bundle, scratch: Scratch) -> dict[str, Mode]:
    modes: dict[str, Mode] = {}
    for name, (value, line) in properties.items():
        if not name.startswith("file."):
            continue
        file = f"{name.removeprefix('file.')}.csv"
        stated = value.lower()
        if stated not in ("bulk", "delta", "absent"):
            params = {"name": clip(name), "value": clip(value)}
            scratch.report(Problem("manifest_value", Severity.FATAL, "manifest.csv", line, "value", params))
        elif stated == "absent":
            if file in KNOWN_FILES and file in bundle.members:
                scratch.report(Problem("file_said_absent", Severity.NOTE, bundle.members[file].shown_as))
        elif file in KNOWN_FILES:
            if file not in bundle.members:
                params = {"name": clip(file), "value": stated}
                scratch.report(Problem("manifest_file_missing", Severity.FATAL, "manifest.csv", line, "value", params))
            else:
                modes[file] = "bulk" if stated == "bulk" else "delta"
    for file in sorted(KNOWN_FILES & bundle.members.keys() - modes.keys()):
        if f"file.{file.removesuffix('.csv')}" not in properties:
            scratch.report(Problem("file_not_in_manifest", Severity.NOTE, bundle.members[file].shown_as))
            modes[file] = "delta"
    return modes


def _version_by_files(bundle: Bundle) -> str:
    return "1.2" if bundle.get("roles.csv") is not None else "1.1"
