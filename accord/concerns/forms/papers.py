"""Papers of a complaint: what the school or the family brings, what a colleague is asked, who may read it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accord.concerns.forms.long_words import long_words
from accord.concerns.papers import LARGEST, NewPaper, read_paper, written_paper
from accord.core.forms import Form
from accord.core.said_later import said_later
from accord.people.models import StaffMember
from accord.people.private_words import WHY, ReadByFamily


class PaperForm(ReadByFamily):
    """A paper: a file, or words written here."""

    name = forms.CharField(label=_("What it is"), max_length=120)
    file = forms.FileField(
        label=_("File"), required=False,
        help_text=said_later(
            lambda: gettext("PDF, a picture or plain text, at most %(size)s MB.") % {"size": LARGEST // (1024 * 1024)}
        ),
    )  # fmt: skip
    text = long_words(_("Or write it here"), 6, required=False, max_length=20000)
    for_family = forms.BooleanField(
        label=_("The family and the panel read it"), required=False, initial=True,
        help_text=_(
            "What the family may not read, the panel is not given either. Look through a PDF or a picture yourself: "
            "details of other families in it are not found here."
        ),
    )  # fmt: skip

    def paper(self) -> NewPaper:
        """The paper as it was brought. Raises DomainError for one that cannot be taken."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        name = self.cleaned_data["name"]
        if file is None:
            return written_paper(name, self.cleaned_data["text"])
        found = read_paper(file.name or "", file.content_type or "", file.read())
        return NewPaper(name, found.media_type, found.content, found.pages, found.text)


class FamilyPaperForm(PaperForm):
    """A paper that the family brings; it is always theirs to read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["for_family"]
        self.fields.pop(WHY, None)


class ShowForm(ReadByFamily):
    """Show a paper to the family, or take it out again."""

    paper = forms.CharField(widget=forms.HiddenInput)
    for_family = forms.CharField(widget=forms.HiddenInput, required=False)


class AskAccountForm(Form):
    """Ask a colleague what they know."""

    staff = forms.ChoiceField(label=pgettext_lazy("member of staff to choose", "Who"))
    question = long_words(
        _("What you ask"), 5, max_length=4000,
        help_text=_("They read this and nothing else of the complaint. Leave names out where you can."),
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: Iterable[StaffMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {one.ref: one for one in colleagues}
        self.fields["staff"].choices = [("", ""), *((ref, one.full_name) for ref, one in self.colleagues.items())]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> StaffMember:
        """The colleague who was chosen."""
        return self.colleagues[self.cleaned_data["staff"]]


class AccountForm(Form):
    """What a member of staff knows, in their own words."""

    text = long_words(_("What you saw, heard or did"), 10, max_length=20000)


class WordsForm(Form):
    """A few words of the family."""

    words = long_words(_("What you think of it"), 6, max_length=8000)
