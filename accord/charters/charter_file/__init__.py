"""A charter as one readable file (YAML): written, read, checked, described. What is written reads back exactly."""

from accord.charters.charter_file.checking import Checked, check_charter_file
from accord.charters.charter_file.mistakes import BadCharterFile, Mistake
from accord.charters.charter_file.reading import read_charter_file
from accord.charters.charter_file.schema import charter_schema
from accord.charters.charter_file.writing import write_charter_file

__all__ = [
    "BadCharterFile",
    "Checked",
    "Mistake",
    "charter_schema",
    "check_charter_file",
    "read_charter_file",
    "write_charter_file",
]
