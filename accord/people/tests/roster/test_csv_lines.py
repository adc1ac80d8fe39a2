"""Lines of a file cut into cells: quotes, stray quotes, endless lines, zero bytes, separators."""

import io

import pytest

from accord.people.roster import limits
from accord.people.roster.csvlines import PhysicalLines, find_separator, read_lines

pytestmark = [pytest.mark.requirement("A4")]


def cut(text: str) -> tuple[list[tuple[int, list[str]]], list[tuple[str, int]]]:
    """The records of a text, and what was reported."""
    reports: list[tuple[str, int]] = []

    def report(code: str, line: int, _params: object) -> None:
        reports.append((code, line))

    physical = PhysicalLines(io.StringIO(text, newline=None), limits=limits.LIMITS, report=report)
    return [(line.number, line.cells) for line in read_lines(physical, report=report)], reports


def test_quoted_line_breaks_commas_and_quotes_belong_to_the_cell():
    records, reports = cut('a,b\r\n1,"x\r\ny, ""z"""\r\n2,w\r\n')
    assert records == [(1, ["a", "b"]), (2, ["1", 'x\ny, "z"']), (4, ["2", "w"])]
    assert reports == []


def test_one_stray_quote_costs_one_line():
    records, reports = cut('a,b\n1,"open\n2,fine\n3,"quo"te"\n4,fine\n')
    assert [number for number, _ in records] == [1, 3, 5]
    assert reports == [("stray_quote", 2), ("stray_quote", 4)]


def test_a_line_without_end_is_passed_over_without_keeping_it():
    records, reports = cut("a,b\n" + "x" * 1_000_000 + "\n1,2\n")
    assert records == [(1, ["a", "b"]), (3, ["1", "2"])]
    assert reports == [("line_too_long", 2)]


def test_zero_bytes_are_named():
    assert cut("a,b\n1,\0\n2,3\n")[1] == [("zero_byte", 2)]


@pytest.mark.parametrize(("line", "separator"), [("a,b,c", ","), ("a;b;c", ";"), ("a\tb", "\t"), ('"a,b";c;d', ";")])
def test_the_separator_is_found(line, separator):
    assert find_separator(line) == separator
