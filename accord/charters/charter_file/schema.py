"""The file format as a JSON Schema, made from the kinds of rule, for editors that check while one types."""

from typing import Any

from django.conf import settings

from accord.charters.charter_file.writing import FORMAT
from accord.charters.models import Section
from accord.rules.charter import RULE_KINDS, Unit, Weekday, default_values, plain_values, value_fields
from accord.rules.charter_values import fields

_NAME = {"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]{0,59}$"}


def charter_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) of a charter file."""
    languages = [code for code, _ in settings.LANGUAGES]
    texts = {"type": "object", "propertyNames": {"enum": languages}, "additionalProperties": {"type": "string"}}
    clause = _object(
        {"clause": _NAME, "text": texts, "children": texts, "rules": {"$ref": "#/$defs/rules"}},
        needed=["clause", "text"],
    )
    section = _object(
        {"section": {"enum": list(Section.Kind.values)}, "clauses": {"type": "array", "items": clause}},
        needed=["section"],
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A charter of a school and its families",
        **_object(
            {
                "accord_charter": {"const": FORMAT},
                "languages": {"type": "array", "items": {"enum": languages}, "minItems": 1, "uniqueItems": True},
                "title": texts,
                "opening": texts,
                "change_note": texts,
                "sections": {"type": "array", "items": section},
            },
            needed=["accord_charter", "languages", "title", "sections"],
        ),
        "$defs": {
            "rules": {
                "type": "object",
                "propertyNames": _NAME,
                "additionalProperties": {"oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in RULE_KINDS]},
            },
            **{kind: _rule(kind) for kind in RULE_KINDS},
        },
    }


def _rule(kind: str) -> dict[str, Any]:
    defaults = plain_values(default_values(RULE_KINDS[kind]))
    values = {name: {**_value(how), "default": defaults[name]} for name, how in value_fields(RULE_KINDS[kind]).items()}
    described = {"description": (RULE_KINDS[kind].__doc__ or "").strip()}
    return {**described, **_object({"kind": {"const": kind}, **values}, needed=["kind"])}


def _object(properties: dict[str, Any], *, needed: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}


_TIME = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00"


def _value(how: Any) -> dict[str, Any]:
    match how:
        case fields.MaybeField():
            return {"anyOf": [{"type": "null"}, _value(how.inner)]}
        case fields.DurationField():
            return {"type": "string", "pattern": f"^[1-9][0-9]* ({'|'.join(Unit)})$"}
        case fields.NumberField():
            return {"type": "integer", "minimum": how.least, "maximum": how.most}
        case fields.YesNoField():
            return {"type": "boolean"}
        case fields.ChoiceField():
            return {"enum": [option.value for option in how.options]}
        case fields.ChoicesField():
            options = [option.value for option in how.options]
            return {"type": "array", "items": {"enum": options}, "minItems": how.least, "uniqueItems": True}
        case fields.ClockTimeField():
            return {"type": "string", "pattern": f"^({_TIME})$"}
        case fields.WeekField():
            day = {"type": "array", "items": {"type": "string", "pattern": f"^({_TIME})-({_TIME})$"}}
            return _object({weekday.value: day for weekday in Weekday}, needed=[])
        case fields.NameField():
            return {"type": "string", "maxLength": how.longest}
        case fields.WordsField():
            return {"type": "object", "additionalProperties": {"type": "string", "maxLength": how.longest}}
    raise TypeError(f"No schema for {type(how).__name__}")
