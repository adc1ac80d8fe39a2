"""Handing in a roster, saying what its columns mean, and agreeing to what it would change."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.people.models import RosterImport
from accord.people.roster.decoding import CHOICES
from accord.people.roster.limits import LIMITS, MEGABYTE
from accord.people.roster.matching.fields import fields_of, label_of
from accord.people.roster.matching.propose import Proposal

LEAVE_OUT = "-"


class RosterFileForm(Form):
    """A file, what it is, and, if need be, how it writes its letters."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A zip file of CSV files, or one CSV file, of at most 200 MB."),
        widget=forms.FileInput(attrs={"accept": ".zip,.csv,.txt,application/zip,text/csv"}),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("The file is empty. Export it again and look whether anything is in it."),
            "invalid": _("Choose a file first."),
        },
    )
    table = forms.ChoiceField(
        label=_("What is in it?"),
        choices=RosterImport.Table.choices,
        widget=forms.RadioSelect,
        initial=RosterImport.Table.ONEROSTER,
    )
    encoding = forms.ChoiceField(
        label=_("Encoding"),
        required=False,
        choices=[("", _("Find out by itself")), *CHOICES.items()],
        help_text=_("Change this only if names came out wrong last time."),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse what is too large before it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size and file.size > LIMITS.upload_bytes:
            raise forms.ValidationError(
                _now("The file is larger than %(limit_mb)s MB. Pack it as a zip file, or split it into several.")
                % {"limit_mb": LIMITS.upload_bytes // MEGABYTE}
            )
        return file


class ColumnsForm(Form):
    """One choice for each column of the table, proposed by us and confirmed by a person."""

    def __init__(
        self,
        *args: Any,
        table: str,
        proposals: Sequence[Proposal],
        kept: dict[int, str],
        years: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [(LEAVE_OUT, _now("Leave this column out")), *((name, label_of(name)) for name in fields_of(table))]
        self.positions = [proposal.position for proposal in proposals]
        for proposal in proposals:
            self.fields[f"column_{proposal.position}"] = forms.ChoiceField(
                label=proposal.header or _now("Column %(number)s") % {"number": proposal.position + 1},
                choices=choices,
                initial=(kept.get(proposal.position, "") if kept else proposal.field) or LEAVE_OUT,
            )
        self.fields["year"] = forms.ChoiceField(
            label=_now("School year of the classes"),
            required=False,
            choices=years,
            initial=years[0][0] if years else "",
        )
        self.fields["dates"] = forms.ChoiceField(
            label=_now("How is 03/04/2026 meant?"),
            choices=[
                ("day", _now("The third of April (day first)")),
                ("month", _now("The fourth of March (month first)")),
            ],
            initial="day",
        )
        self.fields["is_everybody"] = forms.BooleanField(
            label=_now("This table is complete: who is not in it has left the school"),
            required=False,
            help_text=_now("Without this tick nobody is ended."),
        )

    @property
    def columns(self) -> dict[int, str]:
        """What was chosen, by position."""
        chosen = {position: self.cleaned_data[f"column_{position}"] for position in self.positions}
        return {position: "" if field == LEAVE_OUT else field for position, field in chosen.items()}


class AgreeForm(Form):
    """Yes, take this over; with express ticks for what nobody should agree to in passing."""

    without_bad_lines = forms.BooleanField(label="", required=False)
    though_many_leave = forms.BooleanField(label="", required=False)


class SchoolOfBundleForm(Form):
    """Which school of the bundle is ours."""

    org = forms.ChoiceField(label=_("Which of these is your school?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, schools: Sequence[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["org"].choices = [  # type: ignore[attr-defined]
            (identifier, f"{name} ({code})" if code else name) for identifier, name, code in schools
        ]
