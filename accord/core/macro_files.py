"""Files of macros are executed once in a process, not once for each page that imports them.

Jinja2 executes a file anew wherever it is imported `with context`, because its macros might look something up in the
page; and for files imported without, it first compares all names that every page knows. Most files ask the page for
nothing: their macros say what they are handed. What such a file is can be read in it, and is read once.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from jinja2 import Environment, Template, meta, nodes
from jinja2.environment import TemplateModule
from jinja2.runtime import Context

from accord.core.written import written

_BESIDE = (nodes.Import, nodes.FromImport, nodes.Include)


class MacroFile(Template):
    """A template that keeps its macros where they are the same for every page, and writes values with few steps."""

    @classmethod
    def from_code(cls, environment: Environment, *args: Any, **given: Any) -> "MacroFile":
        """Make a template of what was compiled; its functions write each value by the `escape` of their module."""
        made = super().from_code(environment, *args, **given)
        made.root_render_func.__globals__["escape"] = written
        return made  # type: ignore[return-value]

    def make_module(
        self, vars: dict[str, Any] | None = None, shared: bool = False, locals: Mapping[str, Any] | None = None
    ) -> TemplateModule:
        """Return the macros of this file as one page imports them `with context`."""
        return self.module if shared and self._asks_nothing else super().make_module(vars, shared, locals)

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """Return the macros of this file without a page; every page knows the same names beside its own."""
        return self._module if self._module is not None else super()._get_default_module()

    @cached_property
    def _asks_nothing(self) -> bool:
        """Whether no macro looks anything up in the page, hands the page on, or says something by being imported."""
        env = self.environment
        if env.loader is None or self.name is None:
            return False
        tree = env.parse(env.loader.get_source(env, self.name)[0], self.name)
        hands_on = any(beside.with_context for beside in tree.find_all(_BESIDE))  # type: ignore[attr-defined]
        speaks = any(part.find(nodes.Call) for part in tree.body if not isinstance(part, nodes.Macro))
        return not hands_on and not speaks and not meta.find_undeclared_variables(tree) - env.globals.keys()
