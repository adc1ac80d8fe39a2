"""The fields of the forms on a page of a conversation. Those of empty forms are drawn once for each language.

An empty form is the same for everybody: it knows of no reader, no matter and no right.
"""

from collections.abc import Hashable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from django.template.loader import get_template
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from accord.core.forms import Form
from accord.messaging.forms.desk import AnswerForm
from accord.messaging.forms.reply import ReplyForm

Fields = Mapping[str, Markup]

LOOKS: dict[type[Form], dict[str, dict[str, Any]]] = {
    AnswerForm: {"text": {"attrs": {"data-key": "r"}}},
    ReplyForm: {"emergency": {"help": _("The person on duty is told at once, whatever the hour.")}},
}
"""What the component `field` is told of some fields beside the field itself."""


def fields_of(form: Form | None, kind: type[Form], **given: Hashable) -> Fields:
    """The fields of a form as they stand on the page, by name; without a form those of an empty one of its kind.

    `given` is what the kind needs to begin an empty form.
    """
    return _drawn(form) if form else _empty(kind, get_language(), **given)


@lru_cache(maxsize=128)
def _empty(kind: type[Form], language: str | None, **given: Any) -> Fields:
    """Draw an empty form. (The language is the active one; it tells the drawings apart.)"""
    return MappingProxyType(_drawn(kind(**given)))


def _drawn(form: Form) -> dict[str, Markup]:
    looks = LOOKS.get(type(form), {})
    field = get_template("components/form.html").template.module.field  # type: ignore[attr-defined]
    return {each.name: field(each, **looks.get(each.name, {})) for each in form.visible_fields()}
