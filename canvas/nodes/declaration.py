"""`@node`: a function becomes a node type."""

import hashlib
import inspect
import sys
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from canvas.nodes.node_type import Kind, NodeType
from canvas.nodes.signature import context_argument_of, fields_of, outputs_of

AnyFunction = TypeVar("AnyFunction", bound=Callable[..., Any])


class DuplicateNodeTypeError(Exception):
    """Two declarations claim one id."""


_NODES = "canvas.nodes."
# What declarations are made of: it says how values are checked, not what becomes of them.
_LANGUAGE = {
    f"{_NODES}{name}"
    for name in (
        "annotations",
        "context",
        "declaration",
        "node_type",
        "params",
        "ports",
        "standard",
    )
}

declared: dict[str, NodeType] = {}


def node(node_type: str, **details: Any) -> Callable[[AnyFunction], AnyFunction]:
    """Declare a node type; `details` are those of `describe_function`.

    Raises DuplicateNodeTypeError when the id is taken.
    """

    def declare(function: AnyFunction) -> AnyFunction:
        if node_type in declared:
            raise DuplicateNodeTypeError(f"The node type {node_type} is declared twice")
        declared[node_type] = describe_function(function, node_type, **details)
        return function

    return declare


def describe_function(
    function: Callable[..., Any],
    node_type: str,
    *,
    label: str,
    category: str = "Utilities",
    kind: Kind = "utility",
    output: str | None = None,
    **details: Any,
) -> NodeType:
    """Read a node type off a function: the signature is the ports, the docstring the description.

    `output` names a single output that should not be called after its type; `details` are further
    fields of NodeType.
    """
    return NodeType(
        node_type=node_type,
        label=label,
        category=category,
        description=_first_paragraph(inspect.getdoc(function) or ""),
        inputs=fields_of(function),
        outputs=outputs_of(function, name=output),
        kind=kind,
        version=_version(function),
        function=function,
        context_argument=context_argument_of(function),
        **details,
    )


def _first_paragraph(text: str) -> str:
    return " ".join(text.split("\n\n", 1)[0].split())


def _version(function: Callable[..., Any]) -> str:
    """Hash the function, the module around it and the modules of nodes that this one calls.

    A helper's change must miss the cache, too.
    """
    module = inspect.getmodule(function)
    around = "" if module is None else "".join(map(_source, _helpers(module.__name__)))
    return hashlib.sha256((inspect.getsource(function) + around).encode()).hexdigest()


@cache
def _helpers(name: str) -> tuple[str, ...]:
    """The module of that name, and those whose functions it calls, directly or through others."""
    found = [name]
    for one in found:
        for value in vars(sys.modules[one]).values():
            origin = value.__name__ if inspect.ismodule(value) else getattr(value, "__module__", "")
            helps = str(origin).startswith(_NODES) and origin not in _LANGUAGE
            if helps and origin in sys.modules and origin not in found:
                found.append(origin)
    return (name, *sorted(found[1:]))


@cache
def _source(name: str) -> str:
    return inspect.getsource(sys.modules[name])
