"""Modules that are loaded once somebody asks for something of them, instead of where they are imported.

``import json`` costs what `json` costs, even where it is needed an hour later. Of the modules that are named here the
import gives one without anything in it, and whoever first asks it for something has it loaded, in place. (Python 3.15
has this in its syntax, PEP 810; `importlib.util.LazyLoader` is not safe with threads before 3.12.)
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.abc import Loader


def come_later(names: Iterable[str]) -> None:
    """From now on an import of one of these gives a module that is loaded once it is asked for something.

    They are modules in Python: one that is a library of C comes as ever.
    """
    sys.meta_path.insert(0, _Finder(names))


def load_now(names: Iterable[str]) -> None:
    """Load these, whether or not they come later: where there is time for it."""
    for name in names:
        module = import_module(name)
        if isinstance(module, _Later) and module._waiting is not None:
            module._waiting.load(module)


class _Later(ModuleType):
    """A module that is loaded when it is asked for what it has not."""

    _waiting: _Waiting | None

    def __getattr__(self, name: str) -> Any:
        waiting = self.__dict__.get("_waiting")
        if waiting is not None:
            waiting.load(self)
        try:
            return self.__dict__[name]
        except KeyError:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}") from None


class _Finder:
    """Stands before Python's own finders."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """What the other finders find, with a loader that waits; `None` for a module that does not come later."""
        if name not in self._names:
            return None
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(name, path, target)
            if spec is not None and spec.loader is not None:
                spec.loader = _Waiting(spec.loader)  # type: ignore[assignment]  # of Python's loaders' kind
                return spec
        return None


class _Waiting:
    """The loader of a module that has not been asked for anything yet."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader
        self._loads = False
        # Whoever asks while another thread loads it waits for all of it; the thread that loads it gets what is there.
        self._lock = RLock()

    def create_module(self, _spec: ModuleSpec) -> None:
        """An ordinary one: Python asks it for this and that until it is set up."""

    def exec_module(self, module: ModuleType) -> None:
        """Where Python would load it."""
        module.__dict__["_waiting"] = self
        module.__class__ = _Later

    def load(self, module: _Later) -> None:
        """Load it, unless somebody has meanwhile. What goes wrong is told to whoever asked."""
        with self._lock:
            if self._loads or module.__dict__["_waiting"] is None:
                return
            self._loads = True
            try:
                assert module.__spec__ is not None
                module.__spec__.loader = module.__loader__ = self._loader
                self._loader.exec_module(module)
                module.__dict__["_waiting"] = None
            finally:
                self._loads = False
