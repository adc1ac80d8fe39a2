"""A charter as one readable file (YAML): written, read, checked, described. What is written reads back exactly."""

from accord.charters.charter_file.mistakes import BadCharterFile, Mistake
from accord.charters.charter_file.reading import read_charter_file
from accord.charters.charter_file.schema import charter_schema
from accord.charters.charter_file.writing import write_charter_file

__all__ = ["BadCharterFile", "Mistake", "charter_schema", "read_charter_file", "write_charter_file"]
