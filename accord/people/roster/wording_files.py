"""The words for what is wrong with whole files and bundles."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

Sentence = str | Promise
NOTHING = lazy("Nothing to do.")

FILE_WORDINGS: Mapping[str, tuple[Sentence, Sentence]] = {
    "not_found": (lazy("There is no file called “%(name)s”."), lazy("Check the name and the folder.")),
    "file_empty": (lazy("The file is empty."), lazy("Export it again and look whether anything is in it.")),
    "upload_too_large": (
        lazy("The file is larger than %(limit_mb)s MB."),
        lazy("Pack it as a zip file, or split it into several."),
    ),
    "not_a_zip": (
        lazy("The file is called a zip file but is not one."),
        lazy("Export it again, or send the CSV files packed anew."),
    ),
    "not_a_table": (
        lazy("This is a document, not a table that we can read."),
        lazy("Save it as CSV (comma separated) and send that."),
    ),
    "workbook": (
        lazy("This is a spreadsheet file."),
        lazy("Open it in your spreadsheet program and save it as CSV in UTF-8; then send that file."),
    ),
    "zip_damaged": (
        lazy("The zip file is damaged and cannot be read to its end."),
        lazy("Export or copy it again; it was probably cut off on its way."),
    ),
    "zip_encrypted": (
        lazy("The zip file is locked with a password."),
        lazy("Pack it again without a password. The connection to this page protects it on its way."),
    ),
    "zip_method": (
        lazy("The zip file was packed in a way that we cannot read."),
        lazy("Pack it again with the usual method of your computer."),
    ),
    "unsafe_name": (
        lazy("The file name “%(name)s” points outside its own folder."),
        lazy("Pack only the CSV files, without their folders. If this came from somebody else, ask them about it."),
    ),
    "too_many_entries": (
        lazy("There are more than %(limit)s files in it."),
        lazy("Pack only the CSV files of the roster."),
    ),
    "too_large_unpacked": (
        lazy("Unpacked, it would be larger than %(limit_mb)s MB."),
        lazy("Split the roster, for example by school."),
    ),
    "packed_too_tightly": (
        lazy("It is packed far more tightly than any real table can be."),
        lazy("Export it again from the school's own system. If this came from somebody else, ask them about it."),
    ),
    "file_twice": (
        lazy("The file is in the bundle twice."),
        lazy("Keep one of them, without folders, and pack again."),
    ),
    "no_tables": (
        lazy("There is no CSV file in it."),
        lazy("Pack the CSV files of the roster into the zip file."),
    ),
    "no_known_files": (
        lazy("None of these files belongs to a OneRoster bundle: %(names)s."),
        lazy("Send users.csv, orgs.csv and the other files of the standard, or choose one of the tables of your own."),
    ),
    "one_table_only": (
        lazy("There are several tables in it; we cannot know which one to read."),
        lazy("Send one CSV file."),
    ),
    "encoding_unknown": (lazy("We do not know the encoding “%(name)s”."), lazy("Choose one from the list.")),
    "encoding_broken": (
        lazy("The file cannot be read as %(name)s."),
        lazy("Save it as UTF-8, or choose another encoding."),
    ),
    "encoding_guessed": (
        lazy("The file does not say how it writes its letters. We read it as %(name)s."),
        lazy("Look at some names below. If letters with accents look wrong, start again and choose the encoding."),
    ),
    "manifest_missing": (
        lazy("There is no manifest.csv, so we cannot know whether the bundle is complete."),
        lazy("It is read as changes only: nobody is ended for not being in it. Add manifest.csv to change that."),
    ),
    "version_unknown": (
        lazy("The bundle is written for OneRoster %(version)s. We read 1.1 and 1.2."),
        lazy("Choose OneRoster 1.1 or 1.2 when you export."),
    ),
    "manifest_value": (
        lazy("“%(name)s” is “%(value)s” in the manifest."),
        lazy("It can be bulk, delta or absent."),
    ),
    "manifest_file_missing": (
        lazy("The manifest promises %(name)s (%(value)s), but the file is not in the bundle."),
        lazy("Add the file, or write absent in the manifest."),
    ),
    "file_said_absent": (
        lazy("The manifest says that this file is absent, so it was not read."),
        lazy("If it should count, write bulk or delta in the manifest."),
    ),
    "file_not_in_manifest": (
        lazy("The manifest does not mention this file. It is read as changes only."),
        lazy("Add it to the manifest if it is complete."),
    ),
    "file_passed_over": (lazy("This file does not belong to a roster and was not read."), NOTHING),
    "file_not_needed": (lazy("Accord does not keep what is in this file; it was not read."), NOTHING),
    "too_many_columns": (
        lazy("The file has more than %(limit)s columns."),
        lazy("It was probably cut with the wrong separator. Save it again as CSV."),
    ),
    "header_missing": (
        lazy("The first line does not name the columns."),
        lazy("Put the names of the columns in the first line; these are needed: %(expected)s."),
    ),
    "column_twice": (
        lazy("There are two columns called %(column)s."),
        lazy("Remove one of them, or rename it."),
    ),
    "column_missing": (lazy("There is no column %(column)s."), lazy("Add it; it is needed on every line.")),
    "columns_passed_over": (lazy("These columns are not needed and were not read: %(names)s."), NOTHING),
    "no_lines": (
        lazy("The file has a first line but nothing below it."),
        lazy("A complete file without a line would end everything it speaks of. Export it again, or leave it out."),
    ),
    "which_school": (
        lazy("The bundle speaks of several schools, and we cannot tell which of them is yours: %(names)s."),
        lazy("Choose the school and start again."),
    ),
    "school_not_in_it": (
        lazy("There is no school with the identifier “%(value)s” in the bundle."),
        lazy("Choose one of these: %(names)s."),
    ),
}
