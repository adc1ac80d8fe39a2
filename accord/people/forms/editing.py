"""A form over a stored record: it carries the mark of what its person saw."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import Model

from accord.core.errors import DomainError
from accord.core.forms import Form
from accord.people.freshness import ChangedMeanwhile, mark_of


class EditForm(Form):
    """Begins with what the record says; `kept` names the fields that it changes.

    A field that is called otherwise in the record (a choice of a person) stands in `aliases`.
    """

    kept: Sequence[str] = ()
    aliases: Mapping[str, str] = {}
    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, record: Model, **kwargs: Any) -> None:
        stored = [self.aliases.get(name, name) for name in self.kept]
        begin = {name: getattr(record, source) for name, source in zip(self.kept, stored, strict=True)}
        kwargs["initial"] = begin | {"seen": mark_of(record, sorted(stored))} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    @property
    def changes(self) -> dict[str, Any]:
        """The values of the record's fields as they were sent."""
        return {name: self.cleaned_data[name] for name in self.kept}

    def refuse(self, refusal: DomainError) -> None:
        """Show a refusal; after a change by somebody else, sending again means to replace it."""
        super().refuse(refusal)
        if isinstance(refusal, ChangedMeanwhile):
            if refusal.fields:
                self.add_error(None, f"{refusal.message} {refusal.remedy}")
            self.data = {**self.data.dict(), self.add_prefix("seen"): refusal.mark}  # type: ignore[attr-defined]


def by_ref(rows: Iterable[Any], label: str = "called") -> list[tuple[str, str]]:
    """Return choices whose value is the public ref and whose words are the name."""
    return [(row.ref, str(getattr(row, label))) for row in rows]
