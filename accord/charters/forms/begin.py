"""How a draft begins: from a ready charter, the edition in force, a file, or an empty page."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accord.charters.charter_file import BadCharterFile, read_charter_file
from accord.charters.content import CharterContent
from accord.charters.forms.draft import DraftForm

LARGEST = 2 * 1024 * 1024
"""Bytes of a charter file."""


class BeginForm(DraftForm):
    """Where the words of a new draft come from."""

    source = forms.ChoiceField()
    file = forms.FileField(required=False)

    def __init__(self, *args: Any, sources: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = list(sources)  # type: ignore[attr-defined]
        self.fields["source"].label = _("Begin from")
        self.fields["file"].label = _("A charter file")
        self.fields["file"].help_text = _(
            "A file that another school, or you yourselves, brought out of Accord (.yaml)."
        )
        self.fields["file"].widget.attrs["accept"] = ".yaml,.yml"
        self.fields["file"].required = not self.is_bound or self.data.get("source") == "file"
        self.read: CharterContent | None = None

    def clean(self) -> dict[str, Any]:
        """Read the file that was sent; each mistake is named with its line."""
        cleaned = super().clean() or {}
        if cleaned.get("source") != "file":
            return cleaned
        sent = cleaned.get("file")
        if not sent:
            return cleaned
        if sent.size > LARGEST:
            self.add_error("file", _("This file is too large for a charter."))
        else:
            try:
                self.read = read_charter_file(sent.read())
            except BadCharterFile as bad:
                for mistake in bad.mistakes[:20]:
                    self.add_error(
                        "file",
                        _("Line %(line)s: %(problem)s") % {"line": mistake.line, "problem": mistake.sentence},
                    )
        return cleaned
