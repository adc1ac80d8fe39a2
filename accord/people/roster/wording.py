"""Says what is wrong with a line and how to mend it, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from accord.people.roster.problem import Problem, Severity
from accord.people.roster.wording_files import FILE_WORDINGS

Sentence = str | Promise
LATER = lazy("Nothing to do. If it matters, mend it in the school's own system before the next import.")

LINE_WORDINGS: Mapping[str, tuple[Sentence, Sentence]] = {
    "line_too_long": (
        lazy("The line is longer than %(limit)s characters."),
        lazy("A line break or a closing quotation mark is probably missing. Mend it and start again."),
    ),
    "cell_too_long": (
        lazy("A cell on this line is far too long."),
        lazy("A closing quotation mark is probably missing. Mend it and start again."),
    ),
    "stray_quote": (
        lazy("There is a quotation mark in the middle of a cell."),
        lazy('Write the cell between quotation marks and double the one inside, as in "Anna ""Ania"" Nowak".'),
    ),
    "quote_not_closed": (
        lazy("A quotation mark is opened on this line and not closed within %(lines)s lines."),
        lazy("Add the closing quotation mark, or remove the opening one."),
    ),
    "zero_byte": (
        lazy("Cell %(position)s holds a character that no text should hold (a zero byte)."),
        lazy("Export the file again; the old one was damaged on its way."),
    ),
    "letters_unreadable": (
        lazy("Cell %(position)s holds letters that we cannot read."),
        lazy("Save the file as UTF-8 and start again, or choose the file's encoding by hand."),
    ),
    "cell_count": (
        lazy("The line has %(found)s cells, but the first line of the file names %(expected)s columns."),
        lazy("Look for a comma too many or too few; a cell with a comma in it needs quotation marks."),
    ),
    "value_missing": (lazy("This cell is empty, but it is needed."), lazy("Fill it in and start again.")),
    "value_too_long": (
        lazy("“%(value)s” is longer than %(limit)s characters."),
        lazy("Shorten it; perhaps two columns have run together."),
    ),
    "word_unknown": (
        lazy("“%(value)s” is not a word that this column may hold."),
        lazy("Use one of these: %(allowed)s."),
    ),
    "date_unreadable": (
        lazy("“%(value)s” is not a date."),
        lazy("Write the year, the month and the day with dashes, as in 2026-09-01."),
    ),
    "moment_unreadable": (
        lazy("“%(value)s” is not a date with a time."),
        lazy("Write it as in 2026-09-01T08:30:00Z."),
    ),
    "yes_or_no_unreadable": (lazy("“%(value)s” is neither yes nor no."), lazy("Write true or false.")),
    "email_unreadable": (
        lazy("“%(value)s” is not an e-mail address; it was left empty."),
        lazy("Correct the address in the school's own system. The rest of the line is used."),
    ),
    "phone_unreadable": (
        lazy("“%(value)s” is not a telephone number; it was left empty."),
        lazy("Write one number only, best with its country, as in +44 20 7946 0000. The rest of the line is used."),
    ),
    "identifier_twice": (
        lazy("The identifier “%(value)s” stands on line %(other)s too, with something else beside it."),
        lazy("We cannot know which is right, so both are left out. Keep one of them, or give one a new identifier."),
    ),
    "line_repeated": (
        lazy("The identifier “%(value)s” was given on line %(other)s already; that line is used."),
        LATER,
    ),
    "ends_before_beginning": (
        lazy("It ends on %(ends)s, before it begins on %(begins)s."),
        lazy("Put the two dates right and start again."),
    ),
    "points_to_nowhere": (
        lazy("It names “%(value)s”, which is not in %(target)s."),
        lazy("Add the missing line to %(target)s, or remove the mention here."),
    ),
    "points_to_left_out": (
        lazy("It names “%(value)s”, whose own line in %(target)s cannot be used."),
        lazy("Mend the line of “%(value)s” in %(target)s; then this one is right too."),
    ),
    "person_without_role": (
        lazy("This person has no role in roles.csv and is passed over."),
        lazy("Add a line for this person to roles.csv if the person belongs to the school."),
    ),
    "role_by_hand": (
        lazy("The file calls this person “%(value)s”. An import never gives such rights."),
        lazy("The person is added to the staff. Give the role by hand on the staff page."),
    ),
    "place_without_person": (
        lazy("“%(value)s” is given a place in a class as %(role)s, but is not known as such."),
        lazy("Look at the person's role in the school's own system."),
    ),
    "tie_without_people": (
        lazy("“%(one)s” and “%(other)s” are not a child and an adult responsible for a child."),
        lazy("Look at the roles of the two in the school's own system."),
    ),
    "of_another_school": (
        lazy("%(count)s lines belong to other schools and were passed over."),
        lazy("Nothing to do. Import the same file at those schools for their people."),
    ),
    "year_overlaps": (
        lazy("The school year “%(value)s” overlaps “%(other)s”, so it was passed over."),
        lazy("Give the two years dates that do not overlap, if both are needed."),
    ),
    "term_does_not_fit": (
        lazy("The term “%(value)s” does not fit beside or inside “%(other)s”, so it was passed over."),
        lazy("Nothing to do if it only groups other terms. You can change terms on the page of the school year."),
    ),
    "older_line": (
        lazy("We know something newer about this one already, so the line was passed over."),
        LATER,
    ),
    "child_unidentified": (
        lazy("There is nothing on this line by which we could know this child again next time."),
        lazy("Fill in the child's number, or the full name and the date of birth."),
    ),
    "adult_unidentified": (
        lazy("There is an adult with neither a name nor an address; only the child is used."),
        lazy("Fill in at least the adult's name."),
    ),
    "child_described_twice": (
        lazy("“%(value)s” stands on line %(other)s too, with another name or date of birth."),
        lazy("Give each child a number of its own, or make both lines say the same."),
    ),
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """A problem in words: where it is, what is wrong, how to mend it."""

    place: str
    reason: str
    remedy: str
    leaves_out: bool


def explain(problem: Problem) -> Explanation:
    """Put a problem into the words of the reader's language."""
    reason, remedy = {**LINE_WORDINGS, **FILE_WORDINGS}[problem.code]
    values = {**problem.params, "file": problem.file, "column": problem.column}
    return Explanation(
        place=_place(problem),
        reason=str(reason) % values,
        remedy=str(remedy) % values,
        leaves_out=problem.severity is not Severity.NOTE,
    )


def _place(problem: Problem) -> str:
    values = {"file": problem.file, "line": problem.line, "column": problem.column}
    if problem.line and problem.column:
        return _("%(file)s, line %(line)s, column %(column)s") % values
    if problem.line:
        return _("%(file)s, line %(line)s") % values
    if problem.column:
        return _("%(file)s, column %(column)s") % values
    return problem.file or _("The whole import")
