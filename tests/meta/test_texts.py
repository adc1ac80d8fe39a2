"""Every text is collected for translation, and said in the language of the page it stands on."""

import ast

import pytest

from accord.web.texts import KEYWORDS
from tests.meta.source import imported, modules, named, nodes

SAYS = "django.utils.translation"
SAYING = ("gettext", "pgettext", "ngettext", "npgettext")


@pytest.mark.requirement("A6")
def test_whatever_a_text_is_said_with_is_known_to_the_collector():
    unknown = [
        f"{named(path)}: {own}"
        for path in modules()
        for own, (module, name) in imported(path).items()
        if module == SAYS and name.removesuffix("_lazy").removesuffix("_noop") in SAYING and own not in KEYWORDS
    ]
    assert unknown == [], "name it as it is, or add the name to KEYWORDS in web/texts.py"


@pytest.mark.requirement("A6")
def test_no_text_of_a_form_is_fixed_in_the_language_of_the_start():
    """A lazy text with values put in is said at once; `said_later` waits for the page."""
    fixed = [
        f"{named(path)}:{node.lineno}"
        for path in modules()
        for node in nodes(path)
        if isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Mod)
        and any(
            isinstance(part, ast.Call)
            and isinstance(part.func, ast.Name)
            and imported(path).get(part.func.id, ("", ""))[0] == SAYS
            and imported(path)[part.func.id][1].endswith("_lazy")
            for part in ast.walk(node.left)
        )
    ]
    assert fixed == []
