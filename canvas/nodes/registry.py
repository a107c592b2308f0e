"""The one list of node types: utilities declared by `@node`, models read from the catalogue.

The API, the palette, prices, the documentation and validation all read this registry.
"""

import hashlib
import importlib
import pkgutil
from collections.abc import Iterable
from functools import cached_property, lru_cache

from canvas.nodes import utilities
from canvas.nodes.catalogue import read_catalogue
from canvas.nodes.declaration import DuplicateNodeTypeError, declared, node
from canvas.nodes.describing import describe
from canvas.nodes.node_type import NodeType, Output
from canvas.nodes.spelling import closest

__all__ = [
    "DuplicateNodeTypeError",
    "NodeType",
    "Output",
    "Registry",
    "describe",
    "node",
    "registry",
]

_KINDS = ("input", "model", "utility", "output")
# How the palette is read; a category that is not named here comes after these.
_CATEGORIES = (
    "Text", "Number", "Logic", "People", "Lists", "JSON", "Image", "Mask", "Video", "Audio", "Web",
)  # fmt: skip


class Registry:
    """Node types by id. An alias finds its node type but is not listed."""

    def __init__(self, node_types: Iterable[NodeType]) -> None:
        """Raises DuplicateNodeTypeError when two node types share an id or an alias."""
        self._node_types: dict[str, NodeType] = {}
        self._by_name: dict[str, NodeType] = {}
        for node_type in sorted(node_types, key=_place):
            self._node_types[node_type.node_type] = node_type
            for name in (node_type.node_type, *node_type.aliases):
                if name in self._by_name:
                    raise DuplicateNodeTypeError(f"The node type {name} is declared twice")
                self._by_name[name] = node_type

    def get(self, node_type: str) -> NodeType | None:
        """The node type of that id or alias, or None."""
        return self._by_name.get(node_type)

    def all(self) -> tuple[NodeType, ...]:
        """Every node type, in the palette's order."""
        return tuple(self._node_types.values())

    def names(self) -> tuple[str, ...]:
        """Every id and alias."""
        return tuple(self._by_name)

    def suggest(self, name: str) -> str | None:
        """The id most like a misspelt one."""
        return closest(name, self._by_name)

    @cached_property
    def version(self) -> str:
        """Changes whenever a node type does; for the ETag of GET /nodes."""
        digest = hashlib.sha256()
        for node_type in self.all():
            digest.update(f"{node_type.node_type} {node_type.version}\n".encode())
        return digest.hexdigest()[:16]


def _place(node_type: NodeType) -> tuple[int, int, bool, str]:
    """Where it stands in the palette. Utilities are many: the rest is in the order of letters."""
    kind, rank, rare = _KINDS.index(node_type.kind), 0, not node_type.common
    if node_type.kind != "utility":
        return kind, rank, rare, ""
    known = node_type.category in _CATEGORIES
    rank = _CATEGORIES.index(node_type.category) if known else len(_CATEGORIES)
    return kind, rank, rare, node_type.label.lower()


def registry() -> Registry:
    """The registry of this installation, built on first use."""
    return _installed or own()


def install(added: Iterable[NodeType]) -> None:
    """Puts models beside this installation's own; those that were added before are forgotten.

    Raises DuplicateNodeTypeError for one whose name is taken.
    """
    global _installed
    more = tuple(added)
    _installed = Registry((*own().all(), *more)) if more else None


_installed: Registry | None = None


@lru_cache(maxsize=1)
def own() -> Registry:
    """The registry without what `install` added."""
    for module in pkgutil.walk_packages(utilities.__path__, f"{utilities.__name__}."):
        importlib.import_module(module.name)
    return Registry((*declared.values(), *read_catalogue()))
