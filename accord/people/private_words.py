"""Words that one family reads are looked through for what belongs to other families, before anything is decided."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.core.forms import Form
from accord.core.words import isolate
from accord.people.facts.private_details import details_of_others
from accord.people.models import Guardian, Student
from accord.rules.private_details import Detail, Found, Known, Verdict, details_in, judge_words
from accord.schools.models import School

WHY = "why_details_stay"
"""The field in which a writer says why somebody else's details must stay."""


class DetailsFound(DomainError):
    """Words hold what belongs to somebody else. `may_stay`: whether the writer can say why it must stay.

    `names` says where it is for what was written on an earlier page, and has no field on this one.
    """

    def __init__(self, verdict: Verdict, names: Mapping[str, str] | None = None) -> None:
        self.may_stay = len(verdict.never) < len(verdict.found)
        fields: dict[str, str] = {}
        for one in verdict.found:
            said = _sentence(one)
            if names and one.where in names:
                said = _("%(where)s: %(what)s") % {"where": names[one.where], "what": said}
            fields[one.where] = f"{fields[one.where]} {said}" if one.where in fields else said
        super().__init__("details_found", next(iter(fields.values())), 422, fields=fields)


def found_in(
    school: School,
    reader: Guardian | None,
    texts: Mapping[str, str],
    *,
    close: Iterable[Student] = (),
    own_children: Iterable[Student] = (),
    own: Iterable[Known] = (),
) -> list[Found]:
    """What words for a reader (None: somebody without a record) hold of other families; 4 queries.

    `texts` by the field in which each was written. `close`: children whose given name alone would say who is meant.
    `own_children` and `own`: what is the reader's own beside what their record says.
    """
    if not any(text.strip() for text in texts.values()):
        return []
    known, own_on_record = details_of_others(school, reader, close=close, own_children=own_children)
    mine = (*own_on_record, *own)
    return [one for where, text in texts.items() for one in details_in(where, text, known, mine)]


def stop_once(found: Iterable[Found], why_they_stay: str, names: Mapping[str, str] | None = None) -> str:
    """Return why something stays, '' where nothing was found. Raises DetailsFound (DETAILS-1, DETAILS-3)."""
    verdict = judge_words(found, why_they_stay)
    if not verdict.may_go:
        raise DetailsFound(verdict, names)
    return why_they_stay.strip() if verdict.found else ""


class ReadByFamily(Form):
    """A form with a field more once somebody else's details were found in its words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound and WHY in self.data:
            self._ask_why()

    def refuse(self, refusal: DomainError) -> None:
        """Show where the details stand, and ask why they must stay where that can be."""
        if isinstance(refusal, DetailsFound) and refusal.may_stay and WHY not in self.fields:
            self._ask_why()
        super().refuse(refusal)

    def why_details_stay(self) -> str:
        """Why somebody else's details must stay; '' where nobody was asked."""
        return str(self.cleaned_data.get(WHY, ""))

    def _ask_why(self) -> None:
        self.fields[WHY] = forms.CharField(
            label=_("If it must stay: why?"),
            help_text=_("Kept with the case. The guardian does not read it."),
            widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            required=False,
        )


def _sentence(one: Found) -> str:
    said = {"words": isolate(one.words)}
    if one.confidential:
        return _("“%(words)s” is an address that must never stand here. Take it out.") % said
    return {
        Detail.ADDRESS: _("“%(words)s” is the address of another family. Take it out, or say below why it must stay."),
        Detail.EMAIL: _(
            "“%(words)s” is the e-mail address of another family. Take it out, or say below why it must stay."
        ),
        Detail.PHONE: _(
            "“%(words)s” is the telephone number of another family. Take it out, or say below why it must stay."
        ),
        Detail.CHILD: _("“%(words)s” is the name of another child. Take it out, or say below why it must stay."),
    }[one.detail] % said
