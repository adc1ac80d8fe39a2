"""A form field taken apart for the templates, so that one macro can draw every kind of field."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

LONG = 40
"""Answers longer than this many letters get a field as wide as the column."""


@dataclass(frozen=True, slots=True)
class FieldParts:
    """What the ``field`` macro needs to know about one field."""

    kind: str
    id: str
    label: str
    help: str
    errors: tuple[str, ...]
    required: bool
    described_by: str
    attrs: dict[str, Any]
    widget: dict[str, Any]
    short: bool

    @property
    def is_group(self) -> bool:
        """True when the question is asked by a group (radios, several boxes), not one field."""
        return self.kind in {"radio", "checkboxes", "group"}

    @property
    def target(self) -> str:
        """The id that a link in the error summary leads to."""
        return f"{self.id}_0" if self.is_group else self.id

    @property
    def choices(self) -> list[dict[str, Any]]:
        """All choices in one row; the first of a group has the `heading` of its group."""
        return [
            {**choice, "heading": heading} if heading and not place else choice
            for heading, group, _ in self.widget["optgroups"]
            for place, choice in enumerate(group)
        ]


def kind_of(widget: forms.Widget) -> str:
    """Say which drawing a widget asks for."""
    match widget:
        case forms.CheckboxSelectMultiple():
            return "checkboxes"
        case forms.RadioSelect():
            return "radio"
        case forms.Select():
            return "select"
        case forms.CheckboxInput():
            return "checkbox"
        case forms.Textarea():
            return "textarea"
        case forms.FileInput():
            return "file"
        case forms.MultiWidget():
            return "group"
    return "input"


def field_parts(bound: BoundField, *, describe: bool = True) -> FieldParts:
    """Take a bound field apart; ``describe`` links its help and error to it for screen readers."""
    widget = bound.field.widget
    id_ = bound.id_for_label or bound.auto_id or f"id_{bound.html_name}"
    kind = kind_of(widget)
    if kind in {"radio", "checkboxes", "group"}:
        id_ = bound.auto_id or f"id_{bound.html_name}"
    errors = tuple(str(error) for error in bound.errors)
    described = [f"{id_}_help"] if bound.help_text else []
    described += [f"{id_}_error"] if errors else []
    attrs: dict[str, Any] = {"id": id_}
    if widget.use_required_attribute(bound.initial) and bound.field.required:
        attrs["required"] = True
    if bound.field.disabled:
        attrs["disabled"] = True
    if errors:
        attrs["aria-invalid"] = "true"
    if described and describe:
        attrs["aria-describedby"] = " ".join(described)
    drawn = widget.get_context(bound.html_name, bound.value(), attrs)["widget"]
    if kind == "input" and isinstance(bound.field, forms.DateField | forms.TimeField):
        drawn["value"] = _native_value(bound)
        if drawn["value"] is None or _reads(bound, drawn["value"]):
            drawn["type"] = _native_type(bound.field)
    longest = drawn["attrs"].get("maxlength")
    if kind == "textarea":  # A browser would cut off in silence what somebody pastes; the form says what is too long.
        drawn["attrs"].pop("maxlength", None)
    return FieldParts(
        kind=kind,
        id=id_,
        label=str(bound.label),
        help=str(bound.help_text),
        errors=errors,
        required=bound.field.required,
        described_by=" ".join(described),
        attrs=drawn["attrs"],
        widget=drawn,
        short=isinstance(bound.field, forms.DateField | forms.TimeField | forms.IntegerField)
        or (longest is not None and int(longest) <= LONG),
    )


def _native_type(field: forms.Field) -> str:
    return "date" if isinstance(field, forms.DateField) else "time"


def _reads(bound: BoundField, value: str) -> bool:
    """True when the browser's picker can show the value; otherwise it would drop what was typed."""
    reader = date if isinstance(bound.field, forms.DateField) else time
    try:
        reader.fromisoformat(value)
    except ValueError:
        return False
    return True


def _native_value(bound: BoundField) -> str | None:
    """Write a date or time the way the browser's own pickers read it; typed text stays as typed."""
    value = bound.value()
    if value in (None, ""):
        return None
    if isinstance(bound.field, forms.TimeField) and hasattr(value, "isoformat"):
        return str(value.isoformat(timespec="minutes"))
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
