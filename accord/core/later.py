"""Modules of others that are loaded with their first use: large, and in many schools never asked for."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


class Later(ModuleType):
    """Stands for a module until something of it is asked for; it is loaded once, whoever asks at the same time."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


def load_later(name: str) -> None:
    """Let `from package import module` load nothing. Called before the module is first imported."""
    if name not in sys.modules:
        package, _dot, module = name.rpartition(".")
        setattr(import_module(package), module, Later(name))
